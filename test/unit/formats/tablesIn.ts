import type { TableReader } from '../../../src/formats/contract';

/** The tables of a file, `[cell] [cell]` a line with `¶` for a line break, then the codes of its
 * problems. */
export async function tablesIn(
  reader: TableReader,
  name: string,
  content: string | Uint8Array,
): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const { tables, problems } = await reader.read({ name, bytes }, { isCancelled: () => false });
  const line = (cells: readonly string[]): string =>
    cells.map((cell) => `[${cell.replaceAll('\n', '¶')}]`).join(' ');
  return [
    ...tables.flatMap(({ name: sheet, columns, rows }) => [
      ...(sheet === '' ? [] : [`${sheet}:`]),
      ...[columns, ...rows].map(line),
    ]),
    ...problems.map(({ severity, code, at, name: what }) =>
      [severity, code, at, what].filter((part) => part !== undefined).join(' '),
    ),
  ].join('\n');
}

/** With a byte order mark. */
export function bytesOf(text: string, encoding: 'utf-16le' | 'utf-16be'): Uint8Array {
  const bytes = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
  return encoding === 'utf-16le' ? bytes : new Uint8Array(Buffer.from(bytes).swap16());
}
