import type { Cell } from '../../tables/csv';
import type { Sheet, SheetCell, SheetColumn } from './workbook';

/** The most UTF-16 units in a cell of a spreadsheet, and the most rows and links of a sheet
 * (Microsoft, “Excel specifications and limits”). */
export const MOST_LETTERS = 32_767;
export const MOST_SHEET_ROWS = 1_048_576;
const MOST_LINKS = 65_530;
const MOST_ADDRESS = 2_079;

/** The values that did not fit into a workbook. */
export interface SheetLosses {
  cutTexts: number;
  excludedRows: number;
  daysAsText: number;
}

interface ColumnMeant {
  readonly name: string;
  /** `day`: a whole date is written as a date, others as text. `link`: the address comes from
   * `linkOf`. */
  readonly kind?: 'day' | 'link' | 'wrapped' | undefined;
  /** The greatest width, in characters. */
  readonly most?: number | undefined;
}

interface TableGiven {
  readonly name: string;
  readonly columns: readonly ColumnMeant[];
  readonly rows: Iterable<readonly Cell[]>;
  readonly linkOf?: (cell: string) => string | undefined;
  readonly frozenColumns?: number;
}

/** A sheet with a row of names above typed cells. */
export function* tableSheet(
  { name, columns, rows, linkOf, frozenColumns }: TableGiven,
  losses: SheetLosses,
): Generator<undefined, Sheet> {
  const made: SheetCell[][] = [];
  const widths = columns.map((column) => column.name.length + 3);
  let links = 0;
  for (const row of rows) {
    if (made.length === MOST_SHEET_ROWS - 1) {
      losses.excludedRows++;
      continue;
    }
    made.push(
      row.map((cell, at) => {
        const kind = columns[at]?.kind;
        widths[at] = Math.max(widths[at] ?? 0, String(cell ?? '').length + 1);
        if (typeof cell !== 'string') return cell;
        if (kind === 'day') return dayOrText(cell, losses);
        const address = kind === 'link' && links < MOST_LINKS ? linkOf?.(cell) : undefined;
        if (address === undefined || address.length > MOST_ADDRESS) return fitting(cell, losses);
        links++;
        return { text: fitting(cell, losses), address };
      }),
    );
    if (made.length % 256 === 0) yield undefined;
  }
  return {
    name,
    columns: columns.map((column, at) => columnOf(column, widths[at] ?? 0)),
    rows: made,
    isTable: true,
    frozenColumns,
  };
}

function columnOf({ name, kind, ...column }: ColumnMeant, width: number): SheetColumn {
  const isWrapped = kind === 'wrapped';
  const most = column.most ?? (isWrapped ? 60 : kind === 'day' ? 14 : 36);
  return { name, width: Math.min(most, Math.max(8, width)), isWrapped };
}

/** A text of at most the length of a cell, cut between characters. */
function fitting(text: string, losses: SheetLosses): string {
  if (text.length <= MOST_LETTERS) return text;
  losses.cutTexts++;
  return `${text.slice(0, MOST_LETTERS - 2).replace(/[\uD800-\uDBFF]$/, '')} …`;
}

/** Spreadsheets have only whole days, and disagree on those before March 1900. */
function dayOrText(written: string, losses: SheetLosses): SheetCell {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(written.trim()) ?? [];
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const isDay =
    day !== undefined && new Date(time).toISOString().startsWith(written.trim()) && time >= FIRST;
  if (!isDay) {
    losses.daysAsText++;
    return fitting(written, losses);
  }
  return { day: Math.round((time - ZERO) / DAY) };
}

const DAY = 86_400_000;
const ZERO = Date.UTC(1899, 11, 30);
const FIRST = Date.UTC(1900, 2, 1);
