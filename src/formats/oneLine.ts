/** What a file says of itself on one line; undefined where it says nothing. */
export function oneLine(text: string | null | undefined): string | undefined {
  const line = text?.replace(/[\s\u00ad]+/g, ' ').trim() ?? '';
  return line === '' ? undefined : line;
}
