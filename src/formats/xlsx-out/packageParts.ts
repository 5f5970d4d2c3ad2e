import type { Sheet, TextFile, Workbook } from '../../core';
import { xmlText } from './xmlText';

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SCHEMAS = 'http://schemas.openxmlformats.org';
export const MAIN = `${SCHEMAS}/spreadsheetml/2006/main`;
export const RELATIONS = `${SCHEMAS}/officeDocument/2006/relationships`;
export const PACKAGE_RELATIONS = `${SCHEMAS}/package/2006/relationships`;
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** All parts of a workbook except its sheets. */
export function packageParts({ title, sheets }: Workbook): TextFile[] {
  return [
    { name: '[Content_Types].xml', pieces: [contentTypes(sheets)] },
    { name: '_rels/.rels', pieces: [packageRelations()] },
    { name: 'docProps/core.xml', pieces: [properties(title)] },
    { name: 'xl/workbook.xml', pieces: [workbookXml(sheets)] },
    { name: 'xl/_rels/workbook.xml.rels', pieces: [workbookRelations(sheets)] },
    { name: 'xl/styles.xml', pieces: [STYLES] },
  ];
}

function contentTypes(sheets: readonly Sheet[]): string {
  const parts = sheets.map(
    (_, at) =>
      `<Override PartName="/xl/worksheets/sheet${String(at + 1)}.xml" ContentType="${TYPES}.worksheet+xml"/>`,
  );
  return `${XML}<Types xmlns="${SCHEMAS}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPES}.sharedStrings+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${parts.join('')}</Types>`;
}

function packageRelations(): string {
  return `${XML}<Relationships xmlns="${PACKAGE_RELATIONS}"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${PACKAGE_RELATIONS}/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;
}

function properties(title: string): string {
  return `${XML}<cp:coreProperties xmlns:cp="${SCHEMAS}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(title)}</dc:title></cp:coreProperties>`;
}

/** The workbook part. Programs expect the range of a filter under a defined name. */
function workbookXml(sheets: readonly Sheet[]): string {
  const listed = sheets.map(
    ({ name }, at) =>
      `<sheet name="${xmlText(name)}" sheetId="${String(at + 1)}" r:id="rId${String(at + 1)}"/>`,
  );
  const names = sheets.flatMap((sheet, at) =>
    sheet.isTable
      ? [
          `<definedName name="_xlnm._FilterDatabase" localSheetId="${String(at)}" hidden="1">'${xmlText(sheet.name)}'!${absolute(rangeOf(sheet))}</definedName>`,
        ]
      : [],
  );
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${listed.join('')}</sheets><definedNames>${names.join('')}</definedNames></workbook>`;
}

function workbookRelations(sheets: readonly Sheet[]): string {
  const listed = sheets.map(
    (_, at) =>
      `<Relationship Id="rId${String(at + 1)}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${String(at + 1)}.xml"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE_RELATIONS}">${listed.join('')}<Relationship Id="rIdStyles" Type="${RELATIONS}/styles" Target="styles.xml"/><Relationship Id="rIdTexts" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`;
}

/** `A1:C20`: the names of the columns and all rows. */
export function rangeOf({ columns, rows }: Sheet): string {
  return `A1:${columnLetters(columns.length - 1)}${String(rows.length + 1)}`;
}

function absolute(range: string): string {
  return range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
}

/** `A` of 0, `AA` of 26. */
export function columnLetters(index: number): string {
  const before = Math.floor(index / 26);
  const letter = String.fromCharCode(65 + (index % 26));
  return before > 0 ? columnLetters(before - 1) + letter : letter;
}

/** Indexes of the cell formats below. A guarded text stays text when its cell is edited, whatever
 * it begins with. */
export const LOOK = {
  plain: 0,
  head: 1,
  wrapped: 2,
  day: 3,
  link: 4,
  guarded: 5,
  wrappedGuarded: 6,
};

const TOP = '<alignment vertical="top"/>';
const WRAPPED = '<alignment vertical="top" wrapText="1"/>';
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="3"><font><sz val="10"/><name val="Arial"/><family val="2"/></font><font><b/><sz val="10"/><name val="Arial"/><family val="2"/></font><font><u/><sz val="10"/><color rgb="FF0B5394"/><name val="Arial"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF3"/></patternFill></fill></fills><borders count="2"><border/><border><left/><right/><top/><bottom style="thin"><color rgb="FF7F8FA3"/></bottom></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="7"><xf applyAlignment="1">${TOP}</xf><xf fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${TOP}</xf><xf applyAlignment="1">${WRAPPED}</xf><xf numFmtId="164" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" horizontal="left"/></xf><xf fontId="2" applyFont="1" applyAlignment="1">${TOP}</xf><xf quotePrefix="1" applyAlignment="1">${TOP}</xf><xf quotePrefix="1" applyAlignment="1">${WRAPPED}</xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
