/** Text from a file as plain words of one line of Markdown: it cannot become a heading, a list, a
 * link, HTML, code, a formula or a table, in CommonMark and in GitHub's and VS Code's dialects.
 * Line breaks become spaces; control and bidirectional-override characters are dropped, since they
 * could hide or reorder the text around them. */
export function markdownText(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(INVISIBLE, '').trim();
  return breakLinks(line.replace(MARKUP, String.raw`\$&`)).replace(LINE_START, '$3\\$2$4');
}

const INVISIBLE = /[\p{Cc}\p{Bidi_Control}]/gu;
const MARKUP = /[\\`*_[\]<>|~$^&#!{}]/g;
/** Markup only at the beginning of a line: list marks, numbers of lists, underlines of headings. */
const LINE_START = /^(?:()([-+=])|(\d+)([.)]))/;

/** Most renderers turn bare addresses into links, even with escapes in them; a word joiner
 * (invisible, no break) inside prevents that. */
function breakLinks(line: string): string {
  return line
    .replace(/:(?=\/\/)/g, ':\u2060')
    .replace(/(?<![\p{L}\p{N}])(www)(?=\.)/giu, '$1\u2060')
    .replace(
      /(?<![\p{L}\p{N}])(mailto|xmpp|javascript|data|command|vscode|file)(?=:)/giu,
      '$1\u2060',
    )
    .replace(/@(?=\S)/g, '@\u2060')
    .replace(/(?<!\u2060)(?=\/\/)/g, '\u2060');
}
