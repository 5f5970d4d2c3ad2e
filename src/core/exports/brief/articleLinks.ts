/** The address of a line of a file for a link in Markdown: its path with `/`, relative to where the link stands, and
 * `#L12`, as GitHub and VS Code read it. A path comes from files: whatever is in it, the link stays one, and leads to no
 * other server. */
export function lineLink(relativePath: string, line: number | undefined): string {
  const path = relativePath
    .split('/')
    .filter((part) => part !== '')
    .map(encodedPart)
    .join('/');
  return line === undefined ? path : `${path}#L${String(line)}`;
}

/** The path of a file as seen from a folder; both absolute, with `/`. Undefined from one Windows drive to another. */
export function pathFrom(folder: string, file: string): string | undefined {
  const [from, to] = [partsOf(folder), partsOf(file)];
  if (from[0] !== to[0] && [from[0], to[0]].some((part = '') => DRIVE.test(part))) return undefined;
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}

const DRIVE = /^[a-z]:$/i;

/** A drive has one letter in both cases. */
function partsOf(path: string): string[] {
  const [first = '', ...rest] = path.split('/').filter((part) => part !== '');
  return [DRIVE.test(first) ? first.toLowerCase() : first, ...rest].filter((part) => part !== '');
}

/** A lone half of a surrogate pair has no address. */
function encodedPart(part: string): string {
  return encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
