import type { PanelWords, PassageList, PassageRow, ReadRecord } from '../../core/webview';
import { walkWithArrows } from '../parts/arrows';
import { chooser } from '../parts/chooser';
import { make, onClick } from '../parts/dom';
import { change, send } from '../parts/host';

let isAsked = false;

/** Lists other passages, and scrolls to them where the page is so narrow that they are below. */
export function listPassages(lists: string | undefined): void {
  isAsked = true;
  change({ intercoderList: lists });
}

/** Passages with the readings of all coders beside each other; a reading opens its words in the
 * article. */
export function passagesElement(
  { choices, chosen, passages, note }: PassageList,
  words: PanelWords,
): HTMLElement {
  const list = make('div', { class: 'passages' }, ...passages.map(passageElement));
  walkWithArrows(list, 'cells');
  const head = make('h2', {}, words['passages list']);
  if (isAsked) requestAnimationFrame(() => head.scrollIntoView({ block: 'nearest' }));
  isAsked = false;
  return make(
    'section',
    {},
    head,
    make(
      'div',
      { class: 'tools' },
      chooser(words['list of passages'], choices, chosen, (intercoderList) =>
        change({ intercoderList }),
      ),
    ),
    list,
    note === undefined ? undefined : make('p', { class: 'note', role: 'status' }, note),
  );
}

/** More than a coder has in one passage, so that the arrow keys go from one to the next. */
const MOST_RECORDS = 10_000;

function passageElement(
  { article, title, about, disputes, readings }: PassageRow,
  at: number,
): HTMLElement {
  return make(
    'section',
    { class: 'passage' },
    make('h3', {}, title, make('span', { class: 'detail' }, about === '' ? '' : ` ${about}`)),
    make('ul', {}, ...disputes.map((dispute) => make('li', {}, dispute))),
    make(
      'div',
      { class: 'columns' },
      ...readings.map(({ coder, name, records, nothing }, x) =>
        make(
          'div',
          { class: 'reading' },
          make('h4', {}, name),
          ...records.map((record, place) =>
            recordElement(
              record,
              `${name}: `,
              `${String(at)} ${article} ${coder}`,
              [x, at + place / MOST_RECORDS],
              () => send({ kind: 'openReading', article, coder, id: record.id }),
            ),
          ),
          nothing === undefined ? undefined : make('p', { class: 'note' }, nothing),
        ),
      ),
    ),
  );
}

function recordElement(
  { id, look, sign, name, stance, quote }: ReadRecord,
  heard: string,
  of: string,
  [x, y]: readonly [number, number],
  open: () => void,
): HTMLElement {
  const button = make(
    'button',
    {
      class: `quote edge-${look}`,
      type: 'button',
      'data-key': `reading ${of} ${id}`,
      'data-x': x,
      'data-y': y,
    },
    // Shown above, and read out with it.
    make('span', { class: 'heard' }, heard),
    make('span', { class: 'words' }, make('strong', {}, name)),
    make('span', { class: 'words' }, quote),
    stance === ''
      ? undefined
      : make(
          'span',
          { class: 'about' },
          make('span', { class: `sign sign-${look}`, 'aria-hidden': 'true' }, sign),
          ` ${stance}`,
        ),
  );
  return onClick(button, open);
}
