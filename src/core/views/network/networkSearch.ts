/** The places of the nodes whose name has all typed words, ignoring case and marks above letters;
 * none where nothing is typed. */
export function foundNodes(
  nodes: readonly { readonly name: string }[],
  typed: string,
): readonly number[] {
  const words = plainLetters(typed).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return [];
  return nodes.flatMap(({ name }, at) => {
    const plain = plainLetters(name);
    return words.every((word) => plain.includes(word)) ? [at] : [];
  });
}

function plainLetters(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
