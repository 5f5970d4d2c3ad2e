/** Where a path went when something above it, or it itself, was moved; undefined if it stayed. */
export function movedPath(path: string, from: string, to: string): string | undefined {
  if (path === from) return to;
  return path.startsWith(`${from}/`) ? to + path.slice(from.length) : undefined;
}

/** The same for a path as a file names it, which may spell accents otherwise than the disk. */
export function movedName(path: string, from: string, to: string): string | undefined {
  return movedPath(path, from, to) ?? movedPath(path.normalize('NFC'), from.normalize('NFC'), to);
}
