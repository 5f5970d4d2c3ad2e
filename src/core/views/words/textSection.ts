/** The indent of what stands below a heading, in a page of text. */
export const INDENT = '    ';

/** A heading between empty lines, with its content indented below. */
export function textSection(head: string, lines: readonly string[]): readonly string[] {
  return [head, '', ...lines.map((line) => `${INDENT}${line}`), ...(lines.length > 0 ? [''] : [])];
}
