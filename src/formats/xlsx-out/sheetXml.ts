import type { LinkCell, Sheet, SheetCell, TextFile } from '../../core';
import {
  columnLetters,
  LOOK,
  MAIN,
  PACKAGE_RELATIONS,
  rangeOf,
  RELATIONS,
  XML,
} from './packageParts';
import type { SharedTexts } from './sharedTexts';
import { xmlText } from './xmlText';

/** The parts of a sheet, with the targets of its links. */
export function sheetParts(sheet: Sheet, number: number, texts: SharedTexts): TextFile[] {
  const links = linksOf(sheet);
  const name = `sheet${String(number)}.xml`;
  const part = {
    name: `xl/worksheets/${name}`,
    pieces: sheetXml(sheet, links, number === 1, texts),
  };
  if (links.length === 0) return [part];
  return [part, { name: `xl/worksheets/_rels/${name}.rels`, pieces: relations(links) }];
}

interface Link {
  readonly cell: string;
  readonly address: string;
}

function linksOf({ rows }: Sheet): Link[] {
  return rows.flatMap((row, at) =>
    row.flatMap((cell, column) =>
      isLink(cell)
        ? [{ cell: `${columnLetters(column)}${String(at + 2)}`, address: cell.address }]
        : [],
    ),
  );
}

function isLink(cell: SheetCell): cell is LinkCell {
  return typeof cell === 'object' && 'address' in cell;
}

/** Rows that are written before the host gets its turn. */
const ROWS_AT_ONCE = 250;

function* sheetXml(
  sheet: Sheet,
  links: readonly Link[],
  isFirst: boolean,
  texts: SharedTexts,
): Generator<string> {
  const { columns, rows, isTable } = sheet;
  const widths = columns.map(({ width }, at) => {
    const number = String(at + 1);
    return `<col min="${number}" max="${number}" width="${String(width)}" customWidth="1"/>`;
  });
  const letters = columns.map((_, at) => columnLetters(at));
  const frozen = frozenPane(sheet.frozenColumns ?? 0);
  yield `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">${fitsOnPage(sheet) ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : ''}<dimension ref="${rangeOf(sheet)}"/><sheetViews><sheetView ${isFirst ? 'tabSelected="1" ' : ''}workbookViewId="0">${isTable ? frozen : ''}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData>`;
  yield rowXml(
    columns.map(({ name }) => name),
    1,
    () => LOOK.head,
    { letters, texts },
  );
  const wrapped = (at: number): boolean => columns[at]?.isWrapped === true;
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    yield rows
      .slice(from, from + ROWS_AT_ONCE)
      .map((row, at) =>
        rowXml(row, from + at + 2, (cell, column) => lookOf(cell, wrapped(column)), {
          letters,
          texts,
        }),
      )
      .join('');
  }
  yield `</sheetData>${isTable ? `<autoFilter ref="${rangeOf(sheet)}"/>` : ''}`;
  if (links.length > 0) {
    const listed = links.map(
      ({ cell }, at) => `<hyperlink ref="${cell}" r:id="rId${String(at + 1)}"/>`,
    );
    yield `<hyperlinks>${listed.join('')}</hyperlinks>`;
  }
  yield `<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape"${fitsOnPage(sheet) ? ' fitToHeight="0"' : ''}/></worksheet>`;
}

/** The names of columns, and the first columns, remain visible. */
function frozenPane(columns: number): string {
  if (columns === 0)
    return '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>';
  const corner = `${columnLetters(columns)}2`;
  return `<pane xSplit="${String(columns)}" ySplit="1" topLeftCell="${corner}" activePane="bottomRight" state="frozen"/><selection pane="bottomRight"/>`;
}

/** Whether a sheet fits the width of a printed page: more columns would be printed too small. */
function fitsOnPage({ columns }: Sheet): boolean {
  return columns.reduce((sum, { width }) => sum + width, 0) <= 250;
}

/** A text that a spreadsheet would read as a formula if it were typed. */
const TYPED_FORMULA = /^\s*[=+\-@]/;

function lookOf(cell: SheetCell, isWrapped: boolean): number {
  if (typeof cell === 'object') return 'day' in cell ? LOOK.day : LOOK.link;
  const isGuarded = typeof cell === 'string' && TYPED_FORMULA.test(cell);
  if (isWrapped) return isGuarded ? LOOK.wrappedGuarded : LOOK.wrapped;
  return isGuarded ? LOOK.guarded : LOOK.plain;
}

function rowXml(
  row: readonly SheetCell[],
  number: number,
  look: (cell: SheetCell, column: number) => number,
  { letters, texts }: { readonly letters: readonly string[]; readonly texts: SharedTexts },
): string {
  const named = String(number);
  const cells = row.map((cell, at) => {
    const value = valueXml(cell, texts);
    if (value === undefined) return '';
    return `<c r="${letters[at] ?? ''}${named}" s="${String(look(cell, at))}"${value}</c>`;
  });
  return `<row r="${named}">${cells.join('')}</row>`;
}

/** The type and the value of a cell, never as a formula. */
function valueXml(cell: SheetCell, texts: SharedTexts): string | undefined {
  if (cell === undefined || cell === '') return undefined;
  if (typeof cell === 'number')
    return Number.isFinite(cell) ? `><v>${String(cell)}</v>` : valueXml(String(cell), texts);
  if (typeof cell === 'boolean') return ` t="b"><v>${cell ? '1' : '0'}</v>`;
  if (typeof cell === 'object' && 'day' in cell) return valueXml(cell.day, texts);
  const text = typeof cell === 'string' ? cell : cell.text;
  return ` t="s"><v>${String(texts.numberOf(text))}</v>`;
}

function* relations(links: readonly Link[]): Generator<string> {
  yield `${XML}<Relationships xmlns="${PACKAGE_RELATIONS}">`;
  yield links
    .map(
      ({ address }, at) =>
        `<Relationship Id="rId${String(at + 1)}" Type="${RELATIONS}/hyperlink" Target="${xmlText(address)}" TargetMode="External"/>`,
    )
    .join('');
  yield '</Relationships>';
}
