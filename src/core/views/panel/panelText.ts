import { type Task } from '../../util/task';
import type { Board, BoardSides } from '../board/board';
import type { QuoteCard } from '../cards/quoteCard';
import type { ViewContext } from '../facts/facts';
import type { AnalysisFilter } from '../filter/analysisFilter';
import type { PositionState } from '../filter/analysisState';
import type { Matrix } from '../matrix/matrix';
import type { NetworkView } from '../network/networkView';
import { positionTimeline, type PositionTimeline } from '../timeline/timeline';
import { isWithin } from '../timeline/timelineZoom';
import { plainCounts, type CountedText } from '../words/countedText';
import type { Localizer } from '../words/localizer';
import { INDENT, textSection } from '../words/textSection';
import { panelData, type PositionBody } from './panel';

/** A tab of the panel as lines of text: its title, the counts, and the whole content of the picture
 * in words. Headings are between empty lines, and their content is indented. A task; the corpus
 * must not change while it runs. */
export function* panelText(
  given: { readonly whole: ViewContext; readonly context: ViewContext },
  state: PositionState,
  filter: AnalysisFilter,
): Task<string> {
  const { context } = given;
  const { localizer } = context;
  const data = yield* panelData(given, tabular(state), filter, localizer, WIDTH);
  const lines = [localizer.text(state.view), '', ...data.remarks.map(plainCounts), ''];
  yield;
  return [...lines, ...bodyLines(context, state, data.body), ''].join('\n');
}

/** Width of the layout of the picture, which is not drawn. */
const WIDTH = 900;

/** The state with the ties of a network as a table, which is complete. */
function tabular(state: PositionState): PositionState {
  return state.view === 'network' ? { ...state, networkTable: 'ties' } : state;
}

function bodyLines(
  context: ViewContext,
  state: PositionState,
  body: PositionBody,
): readonly string[] {
  switch (body.kind) {
    case 'board':
      return boardLines(context.localizer, body);
    case 'matrix':
      return matrixLines(context.localizer, body);
    case 'timeline':
      return timelineLines(context.localizer, positionTimeline(context, state));
    case 'network':
      return networkLines(context.localizer, body);
    case 'nothing':
      return [body.text];
  }
}

function boardLines(localizer: Localizer, { issues, more, chosen }: Board): readonly string[] {
  return [
    ...textSection(localizer.text('issues list'), [
      ...issues.map(({ label }) => label),
      ...some(more),
    ]),
    ...(chosen ? sidesLines(localizer, chosen) : []),
  ];
}

function sidesLines(localizer: Localizer, sides: BoardSides): readonly string[] {
  const { name, statement, note, pairs, measures, columns, stated, oneSided } = sides;
  const about = [
    ...(statement === undefined ? [] : [`“${statement}”`]),
    ...some(note),
    plainCounts(pairs),
    ...measures.map(({ figure, of }) => counts(figure, of)),
  ];
  return [
    ...textSection(name, about),
    ...columns.flatMap(({ title, actors, more }) => [
      ...textSection(plainCounts(title), []),
      ...actors.flatMap(({ name: actor, detail, cards, more: rest }) => [
        `${INDENT}${counts([{ text: actor, opens: undefined }], detail)}`,
        ...[...cards.map(cardLine), ...some(rest)].map((line) => `${INDENT}${INDENT}${line}`),
      ]),
      ...some(more),
      '',
    ]),
    ...(stated.length === 0
      ? []
      : textSection(
          localizer.text('stated here'),
          stated.map(({ label }) => label),
        )),
    ...(oneSided.length === 0 ? [] : textSection(localizer.text('one-sided here'), oneSided)),
  ];
}

/** Each actor with its cells, which name both actor and issue, so that each line can be understood
 * alone. */
function matrixLines(
  localizer: Localizer,
  { actors, cells, more, quotes }: Matrix,
): readonly string[] {
  return [
    ...more,
    ...actors.flatMap(({ name, count }, row) =>
      textSection(
        counts(
          [{ text: name, opens: undefined }],
          [{ text: localizer.text('counted claims', count), opens: undefined }],
        ),
        cells.filter((cell) => cell.row === row).map(({ label }) => label),
      ),
    ),
    ...(quotes
      ? textSection(quotes.title, [...quotes.cards.map(cardLine), ...some(quotes.more)])
      : []),
  ];
}

/** Each lane in the order of time: its marks with their dates, then its shifts. */
function timelineLines(localizer: Localizer, timeline: PositionTimeline): readonly string[] {
  const { name, lanes, notes, zoom } = timeline;
  return [
    ...textSection(name, notes.map(plainCounts)),
    ...lanes.flatMap((lane) => {
      const shown = lane.marks.filter(({ days }) => isWithin(days, zoom));
      const shifts = lane.shifts.map(({ label }) => label);
      const head = `${lane.name} · ${localizer.text('positions', shown.length)}`;
      return textSection(head, [...shown.map(({ label }) => label), ...shifts]);
    }),
  ];
}

function networkLines(localizer: Localizer, view: NetworkView): readonly string[] {
  const { nodeTable, tieTable } = view;
  const row = (cells: readonly string[], columns: NetworkView['nodeTable']['columns']): string =>
    cells
      .map((cell, at) => (at === 0 ? cell : `${columns[at]?.name ?? ''}: ${cell}`))
      .filter((cell) => !cell.endsWith(': '))
      .join(' · ');
  const nodes = nodeTable.rows.map(({ cells }) => row(cells, nodeTable.columns));
  const ties = (tieTable?.rows ?? []).map(({ cells: [one = '', other = '', ...rest] }) =>
    row(
      [`${one} ${view.isDirected ? '→' : '–'} ${other}`, ...rest],
      tieTable?.columns.slice(1) ?? [],
    ),
  );
  return [
    ...textSection(`${view.title} · ${view.counts}`, [...view.notes, ...view.definition]),
    ...textSection(localizer.text('nodes list'), nodes),
    ...textSection(localizer.text('ties list'), ties),
  ];
}

function cardLine({ quote, stance, source, date, doubt }: QuoteCard): string {
  return [quote, stance, source, date, doubt].filter(Boolean).join(' · ');
}

function counts(one: CountedText, other: CountedText): string {
  return [one, other].map(plainCounts).filter(Boolean).join(' · ');
}

function some(line: string | undefined): readonly string[] {
  return line === undefined ? [] : [line];
}
