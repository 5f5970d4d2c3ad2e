/** About how many annotations an unreadable file has: the different ids that begin a line, or
 * follow the dash or the bracket that begins one. Both versions of a merge hold most entries,
 * which are counted once. Linear. */
export function aboutEntries(text: string): number {
  const ids = new Set<string>();
  for (const [, id] of text.matchAll(/^[ \t]*(?:-[ \t]+)*(?:\{[ \t]*)?id:[ \t]*([^\s,}#]+)/gm))
    if (id !== undefined) ids.add(id);
  return ids.size;
}
