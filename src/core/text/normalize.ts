const BYTE_ORDER_MARK = 0xfeff;

/** The text in which all offsets are counted: one leading BOM removed, every `\r\n` and every lone
 * `\r` one `\n`. Costs one `indexOf` when there is nothing to do. */
export function normalizeText(raw: string): string {
  const text = raw.charCodeAt(0) === BYTE_ORDER_MARK ? raw.slice(1) : raw;
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
