import { strFromU8, unzipSync } from 'fflate';
import { parseHTML } from 'linkedom';

/** A sheet as the file has it: cells by their reference, `B2`, with their type and style. */
export interface OpenedSheet {
  readonly xml: string;
  readonly rows: readonly (readonly (string | undefined)[])[];
  readonly kinds: ReadonlyMap<string, string>;
  readonly links: ReadonlyMap<string, string>;
}

/** Opens the bytes of a workbook without the code that wrote them. */
export function openedWorkbook(bytes: Uint8Array): ReadonlyMap<string, OpenedSheet> {
  const files = unzipSync(bytes);
  const textOf = (name: string): string => (files[name] ? strFromU8(files[name]) : '');
  const texts = [...textOf('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, inside = '']) => decoded(inside.replace(/<[^>]*>/g, '')),
  );
  const names = [...textOf('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)];
  return new Map(
    names.map(([, name = ''], at) => {
      const number = String(at + 1);
      const xml = textOf(`xl/worksheets/sheet${number}.xml`);
      const relations = textOf(`xl/worksheets/_rels/sheet${number}.xml.rels`);
      return [name, openedSheet(xml, relations, texts)];
    }),
  );
}

function openedSheet(xml: string, relations: string, texts: readonly string[]): OpenedSheet {
  const rows: (string | undefined)[][] = [];
  const kinds = new Map<string, string>();
  for (const [, row = '', cells = ''] of xml.matchAll(/<row r="(\d+)">(.*?)<\/row>/gs)) {
    const found: (string | undefined)[] = [];
    for (const [, place = '', look = '', type, inside = ''] of cells.matchAll(
      /<c r="([A-Z]+)\d+" s="(\d+)"(?: t="(\w+)")?>(.*?)<\/c>/gs,
    )) {
      kinds.set(`${place}${row}`, `${type ?? 'n'} ${look}`);
      const value = inside.replace(/<[^>]*>/g, '');
      found[columnOf(place)] = type === 's' ? texts[Number(value)] : value;
    }
    rows.push(found);
  }
  const addresses = new Map(
    [...relations.matchAll(/Id="([^"]*)"[^>]*Target="([^"]*)"/g)].map(([, id = '', to = '']) => [
      id,
      decoded(to),
    ]),
  );
  const links = new Map(
    [...xml.matchAll(/<hyperlink ref="([^"]*)" r:id="([^"]*)"/g)].map(([, cell = '', id = '']) => [
      cell,
      addresses.get(id) ?? '',
    ]),
  );
  return { xml, rows, kinds, links };
}

function columnOf(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Decodes as programs that read workbooks do: entities, then the escapes of characters. */
function decoded(text: string): string {
  const { document } = parseHTML(`<html><body>${text}</body></html>`);
  return (document.body.textContent ?? '').replace(/_x([0-9A-F]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
