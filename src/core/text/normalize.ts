const BYTE_ORDER_MARK = 0xfeff;

/** The text in which all offsets are counted: one leading BOM is removed, every `\r ` and every
 * lone `\r` becomes ` `. */
export function normalizeText(raw: string): string {
  const text = raw.charCodeAt(0) === BYTE_ORDER_MARK ? raw.slice(1) : raw;
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
