import type { CountedText, PanelWords, TimelineBody } from '../../core/webview';
import { walkWithArrows } from '../parts/arrows';
import { chooser } from '../parts/chooser';
import { countedNodes } from '../parts/counted';
import { make, onClick } from '../parts/dom';
import { change, send } from '../parts/host';
import { pictureElement } from '../parts/paint';
import { zoomTools, zoomWith } from './timelineZoom';

export function timelineElements(timeline: TimelineBody, words: PanelWords): readonly Node[] {
  const { subject, choices, chosen, picture, notes, giveDates, window } = timeline;
  const subjects = [
    { id: 'issue', name: words['an issue'] },
    { id: 'actor', name: words['an actor'] },
  ];
  const compare = make('button', { type: 'button', 'data-key': 'compare' }, words['compare dates']);
  const stage = make('div', { class: 'stage', 'data-scroll': 'stage' });
  if (picture) {
    const drawn = pictureElement(picture);
    // A click beside its marks focuses the picture, and so does the drag that zooms, so that its
    // keys work.
    drawn.setAttribute('tabindex', '-1');
    drawn.dataset['key'] = 'picture';
    walkWithArrows(drawn, 'lanes');
    stage.append(drawn);
    zoomWith(drawn, picture.plot);
  }
  return [
    make(
      'div',
      { class: 'timeline' },
      make(
        'div',
        { class: 'tools' },
        chooser(words['timeline of'], subjects, subject, (id) => change({ subject: id })),
        chooser(
          subjects.find(({ id }) => id === subject)?.name ?? '',
          choices,
          chosen ?? '',
          (id) => change({ [subject]: id }),
        ),
        subject === 'actor' ? onClick(compare, () => send({ kind: 'compareDates' })) : undefined,
        picture && zoomTools(picture.plot, window, words),
      ),
      stage,
      notesElement(notes),
      giveDates === undefined ? undefined : datesButton(giveDates),
      picture && make('p', { class: 'note' }, words['timeline keys']),
    ),
  ];
}

function datesButton(name: string): HTMLElement {
  const button = make('button', { type: 'button', 'data-key': 'dates' }, name);
  return make(
    'div',
    { class: 'tools' },
    onClick(button, () => send({ kind: 'command', command: 'setArticleDates' })),
  );
}

function notesElement(notes: readonly CountedText[]): HTMLElement {
  const element = make(
    'div',
    {},
    ...notes.map((note, y) => make('p', { class: 'note' }, ...countedNodes(note, 'note', y))),
  );
  walkWithArrows(element, 'cells');
  return element;
}
