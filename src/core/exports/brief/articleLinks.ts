/** The address of a line of a file for a link in Markdown: its path with `/`, relative to the file
 * with the link, and `#L12`, as GitHub and VS Code read it. Paths come from files: whatever a path
 * contains, the result is one link, and leads to no other server. */
export function lineLink(relativePath: string, line: number | undefined): string {
  const path = relativePath
    .split('/')
    .filter((part) => part !== '')
    .map(encodedPart)
    .join('/');
  return line === undefined ? path : `${path}#L${String(line)}`;
}

/** The relative path of a file from a folder; both absolute, with `/`. Undefined from one Windows
 * drive to another. */
export function pathFrom(folder: string, file: string): string | undefined {
  const [from, to] = [partsOf(folder), partsOf(file)];
  if (from[0] !== to[0] && [from[0], to[0]].some((part = '') => DRIVE.test(part))) return undefined;
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}

const DRIVE = /^[a-z]:$/i;

/** Drive letters are compared without case. */
function partsOf(path: string): string[] {
  const [first = '', ...rest] = path.split('/').filter((part) => part !== '');
  return [DRIVE.test(first) ? first.toLowerCase() : first, ...rest].filter((part) => part !== '');
}

/** A lone surrogate cannot be encoded in an address. */
function encodedPart(part: string): string {
  return encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
