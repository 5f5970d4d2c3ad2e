/** Gives each of many names in turn one that none before it has: the name itself, or a numbered
 * one. A number that was tried for a name is not tried again, so it takes linear time. */
export function distinctly(
  numbered: (name: string, nth: number) => string,
): (name: string) => string {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return (name) => {
    let nth = counts.get(name) ?? 1;
    let own = nth === 1 ? name : numbered(name, nth);
    while (taken.has(own)) own = numbered(name, ++nth);
    counts.set(name, nth);
    taken.add(own);
    return own;
  };
}
