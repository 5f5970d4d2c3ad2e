import {
  rowsSkipped,
  unknownDocuments,
  unknownNames,
  type Counting,
  type PlannedPosition,
  type PositionsPlan,
} from '../../core';
import { printedLine } from '../output/printable';
import { fittedTable } from '../output/table';

/** The result for a row. `changed`: the corpus has another position with that id, which was
 * kept. */
export type StateOfRow = PlannedPosition['kind'] | 'replaced';

/** How many rows have which result, how their quotes were found, and what is new in the
 * codebook. */
export function positionsReport(
  plan: PositionsPlan,
  stateOf: (position: PlannedPosition) => StateOfRow,
  rows: number,
  isDryRun: boolean,
  columns: number,
): string {
  const { positions, problems, added, countings } = plan;
  const refused = rowsSkipped(problems);
  const lacking = unknownDocuments(problems);
  const unknown = unknownNames(problems);
  const of = (state: StateOfRow): readonly PlannedPosition[] =>
    positions.filter((one) => stateOf(one) === state);
  const cells = (['new', 'replaced', 'same', 'changed'] as const).flatMap((state) => {
    const found = of(state);
    const review = found.filter(isForReview).length;
    return found.length === 0
      ? []
      : [[state, String(found.length), review > 0 ? String(review) : '']];
  });
  if (refused > 0) cells.push(['not imported', String(Math.min(refused, rows)), '']);
  const notes = [
    ...(added.length === 0 ? [] : [`New in the codebook: ${added.map(entryText).join('; ')}.`]),
    ...(unknown.length === 0 ? [] : [unknownText(unknown)]),
    ...(lacking === 0 ? [] : [lackingText(lacking)]),
    ...countings.map(countingText),
    ...(of('changed').length === 0
      ? []
      : ['Changed positions were not updated. Use --force to apply the values of the rows.']),
    ...(isDryRun ? ['Nothing was written (--dry-run).'] : []),
  ];
  const table = fittedTable([['STATE', 'ROWS', 'FOR REVIEW'], ...cells], columns);
  return table + (notes.length > 0 ? '\n' : '') + notes.map(printedLine).join('');
}

function isForReview({ state, kind }: PlannedPosition): boolean {
  return kind !== 'same' && state !== 'exact' && state !== 'found';
}

function entryText({ layer, id, name, nearest }: PositionsPlan['added'][number]): string {
  const near = nearest === undefined ? '' : `, similar to “${nearest}”`;
  return `${layer} ${id} (“${name}”${near})`;
}

/** The unknown names for which most rows are omitted; the others have a line each on standard
 * error. */
function unknownText(names: ReturnType<typeof unknownNames>): string {
  const shown = names.slice(0, MOST_NAMES).map(({ layer, name, nearest, rows }) => {
    const near = nearest === undefined ? '' : `, similar to “${nearest}”`;
    return `${layer} “${name}” (${rows === 1 ? '1 row' : `${String(rows)} rows`}${near})`;
  });
  const more = names.length - shown.length;
  const others = more > 0 ? ` and ${String(more)} more` : '';
  return `Not in the codebook: ${shown.join('; ')}${others}. Use --into-codebook add to add them.`;
}

function lackingText(documents: number): string {
  const stated =
    documents === 1
      ? '1 document is not in the corpus'
      : `${String(documents)} documents are not in the corpus`;
  return `${stated}. Import the missing texts first, or use --make-articles to make articles of the quotes.`;
}

const MOST_NAMES = 20;

/** How many quotes a way of counting places has fitted. */
export function countingText([way, fitted]: readonly [Counting, number]): string {
  const quotes = fitted === 1 ? '1 quote is' : `${String(fitted)} quotes are`;
  return `${quotes} at the place given there, counted in ${wayText(way)}.`;
}

const UNITS = { 'utf-16': 'UTF-16 units', 'code-points': 'code points', 'utf-8': 'bytes of UTF-8' };

function wayText({ unit, lineEnds, first, from }: Counting): string {
  return [
    UNITS[unit],
    ...(lineEnds === 'two' ? ['with two-character line breaks'] : []),
    ...(first === 1 ? ['from 1'] : []),
    ...(from === 'body' ? ['from the end of the front matter'] : []),
  ].join(', ');
}
