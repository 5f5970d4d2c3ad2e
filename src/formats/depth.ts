/** The limit of nested elements. Real pages have about thirty; finding the article takes very long
 * for a thousand. */
const DEEPEST = 250;

/** Whether elements are nested too deeply, checked before parsing, which would take very long.
 * Elements that need no end tag are not counted, since a page may have thousands in a row. */
export function isDeep(source: string): boolean {
  let depth = 0;
  for (let at = source.indexOf('<'); at >= 0; at = source.indexOf('<', at + 1)) {
    if (source.startsWith('<!--', at)) {
      at = source.indexOf('-->', at);
      if (at < 0) return false;
      continue;
    }
    TAG.lastIndex = at;
    const [, slash, name = ''] = TAG.exec(source) ?? [];
    if (name === '') continue;
    const end = source.indexOf('>', at);
    if (end < 0) return false;
    at = end;
    if (NEED_NO_END.test(name)) continue;
    if (slash === '' && ONLY_TEXT.test(name)) {
      // Tags in a script are not elements.
      const close = new RegExp(`</${name}[\\s/>]`, 'gi');
      close.lastIndex = at;
      const ended = close.exec(source);
      if (!ended) return false;
      at = ended.index + ended[0].length - 1;
      continue;
    }
    const isEmpty = source[end - 1] === '/';
    depth = slash === '/' ? Math.max(0, depth - 1) : isEmpty ? depth : depth + 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

const TAG = /<(\/?)([a-z][^\s>/]{0,100})/iy;

/** Elements of pages that contain no others. */
const ONLY_TEXT = /^(script|style|textarea|title|xmp|iframe|noembed|noframes)$/i;

const NEED_NO_END =
  /^(p|li|d[dt]|t[dhr]|tbody|thead|tfoot|colgroup|option|optgroup|r[bpt]|rtc|area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;
