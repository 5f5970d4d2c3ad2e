/** The title in the properties of a file; undefined if a program put it there, as the name of a
 * file, or of an untitled one. */
export function fileTitle(title: string | undefined): string | undefined {
  const line = title?.replace(/\s+/g, ' ').trim() ?? '';
  return line === '' || MADE_UP.test(line) ? undefined : line;
}

const MADE_UP =
  /^(microsoft (word|powerpoint) - .*|(document|dokument|documento|untitled|unbenannt|sans titre) ?\d*|.*\.(docx?|rtf|odt|pdf|indd|qxd|html?|txt))$/i;
