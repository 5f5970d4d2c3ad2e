/** A property of a file on one line; undefined where it is missing or empty. */
export function oneLine(text: string | null | undefined): string | undefined {
  const line = text?.replace(/[\s\u00ad]+/g, ' ').trim() ?? '';
  return line === '' ? undefined : line;
}
