/** The limit of nested elements. Real pages have about thirty; finding the article takes very long
 * for a thousand. */
const DEEPEST = 250;

/** Whether elements are nested too deeply, checked before parsing, which would take very long.
 * Elements that need no end tag are not counted, since a page may have thousands in a row. */
export function isDeep(source: string): boolean {
  let depth = 0;
  for (let at = source.indexOf('<'); at >= 0; at = source.indexOf('<', at + 1)) {
    TAG.lastIndex = at;
    const [, slash, name = ''] = TAG.exec(source) ?? [];
    if (name === '') continue;
    const end = source.indexOf('>', at);
    if (end < 0) return false;
    at = end;
    if (NEED_NO_END.test(name)) continue;
    const isEmpty = source[end - 1] === '/';
    depth = slash === '/' ? Math.max(0, depth - 1) : isEmpty ? depth : depth + 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

const TAG = /<(\/?)([a-z][^\s>/]{0,100})/iy;

const NEED_NO_END =
  /^(p|li|d[dt]|t[dhr]|tbody|thead|tfoot|colgroup|option|optgroup|r[bpt]|rtc|area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;
