/** Words from outside as Markdown that shows them: what would be an HTML element, a picture, a
 * heading, a quotation or code is escaped, since a preview fetches pictures; so is a link that
 * opens anything but a web page or a message, such as a command of the editor. */
export function escapedMarkdown(words: string): string {
  return words
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replaceAll('![', '!\\[')
    .replace(/^(#{1,6} |>|`{3}|~{3})/gm, '\\$1')
    .replace(OTHER_LINK, '\\$&')
    .replace(OTHER_TARGET, '$1\\]:');
}

/** A target with a scheme; an escape or an entity may write its colon. */
const OTHER = /\s*<?(?!https?:\/\/|mailto:)[^\s()<>]{0,200}?[:&\\%]/i.source;
const OTHER_LINK = new RegExp(`\\](?=\\(${OTHER})`, 'gi');
/** The line that gives the target of links elsewhere. */
const OTHER_TARGET = new RegExp(`^( {0,3}\\[[^\\]\\n]{1,200})\\]:(?=${OTHER})`, 'gim');
