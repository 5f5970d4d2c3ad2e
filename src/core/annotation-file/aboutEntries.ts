/** About how many annotations a file has that cannot be read: the different ids that begin a line, or follow the dash or
 * the bracket that begins one. Both versions of a merge hold most entries, which then count once. Linear. */
export function aboutEntries(text: string): number {
  const ids = new Set<string>();
  for (const [, id] of text.matchAll(/^[ \t]*(?:-[ \t]+)*(?:\{[ \t]*)?id:[ \t]*([^\s,}#]+)/gm))
    if (id !== undefined) ids.add(id);
  return ids.size;
}
