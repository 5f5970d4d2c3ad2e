import type { Localizer } from '../words/localizer';
import { INDENT, textSection } from '../words/textSection';
import type { ConfusionTable } from './confusionTable';
import type { DetailTable, FigureDetails } from './figureDetails';
import type { FigureRow } from './figureRows';
import type { IntercoderView } from './intercoderView';
import type { PassageRow } from './passageList';

/** Everything that the tab shows as lines of text. Each line has the names of its figures, so that
 * it can be understood alone. */
export function intercoderLines(
  localizer: Localizer,
  { groups, columns, tables, confusion, passages }: IntercoderView,
): readonly string[] {
  const names = columns.map(({ name }) => name);
  const shown = passages.choices.find(({ id }) => id === passages.chosen)?.name ?? '';
  return [
    ...groups.flatMap(({ title, rows }) =>
      textSection(
        title,
        rows.flatMap((row) => figureLines(row, names)),
      ),
    ),
    ...tables.flatMap(({ title, columns: own, rows }) => {
      const ownNames = own.slice(1).map(({ name }) => name);
      return textSection(
        title,
        rows.map(({ name, cells }) => named(name, cells, ownNames)),
      );
    }),
    ...(confusion ? confusionLines(confusion) : []),
    ...textSection(`${localizer.text('Passages')}: ${shown}`, [
      ...passages.passages.flatMap(passageLines),
      ...(passages.note === undefined ? [] : [passages.note]),
    ]),
  ];
}

function figureLines(
  { name, isFurther, cells, notes, details }: FigureRow,
  columns: readonly string[],
): readonly string[] {
  return [
    `${isFurther ? INDENT : ''}${named(name, cells, columns)}`,
    ...notes.map((note) => `${INDENT}${note}`),
    ...(details ? detailLines(details).map((line) => `${INDENT}${line}`) : []),
  ];
}

function detailLines({ lines, tables }: FigureDetails): readonly string[] {
  return [...lines.map(({ name, text }) => `${name}: ${text}`), ...tables.flatMap(tableLines)];
}

function tableLines({ caption, columns, rows, more }: DetailTable): readonly string[] {
  const [, ...names] = columns;
  return [
    caption,
    ...rows.map(([name = '', ...cells]) => `${INDENT}${named(name, cells, names)}`),
    ...(more === undefined ? [] : [`${INDENT}${more}`]),
  ];
}

function confusionLines({ title, axes, cells, note }: ConfusionTable): readonly string[] {
  return textSection(title, [
    ...(cells.length > 0 ? [axes] : []),
    ...cells.map(({ label }) => label),
    ...(note === undefined ? [] : [note]),
  ]);
}

function passageLines({ title, about, disputes, readings }: PassageRow): readonly string[] {
  return [
    [title, about].filter(Boolean).join(' · '),
    ...disputes.map((dispute) => `${INDENT}${dispute}`),
    ...readings.flatMap(({ name, records, nothing }) => [
      ...records.map(
        (record) => `${INDENT}${name}: ${[record.name, record.stance, record.quote].join(' · ')}`,
      ),
      ...(nothing === undefined ? [] : [`${INDENT}${name}: ${nothing}`]),
    ]),
  ];
}

function named(name: string, cells: readonly string[], columns: readonly string[]): string {
  const figures = cells.flatMap((cell, at) =>
    cell === '' ? [] : [`${columns[at] ?? ''}: ${cell}`],
  );
  return [name, ...figures].join(' · ');
}
