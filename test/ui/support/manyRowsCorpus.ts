import fs from 'node:fs';
import path from 'node:path';

/** The number of rows that the views of the corpus have at their top, or below their one
 * heading. */
export const MANY = 650;

/** Writes a corpus in which every view has many rows: as many articles to code, issues and
 * disagreements as MANY, one actor more, and one article ("plans.txt") with as many positions,
 * beside the one that answers it. */
export function writeManyRowsCorpus(folder: string): void {
  const numbers = Array.from({ length: MANY }, (_, index) => String(index + 1).padStart(4, '0'));
  write(folder, 'codebook.yaml', [
    'format: policy-codebook/1',
    'title: Many plans',
    'actors:',
    ...numbers.map((n) => `  town-${n}: {name: Town ${n}}`),
    '  ministry: {name: Ministry}',
    'issues:',
    ...numbers.map((n) => `  plan-${n}: {name: Plan ${n}}`),
  ]);
  writeArticle(folder, 'plans.txt', 'support', numbers, (n) => ({
    actor: `town-${n}`,
    words: `Town ${n} welcomes it`,
  }));
  writeArticle(folder, 'reply.txt', 'oppose', numbers, (n) => ({
    actor: 'ministry',
    words: `number ${n} will not do`,
  }));
  for (const n of numbers) write(folder, `wire-${n}.txt`, [`No news on ${n}.`]);
}

function writeArticle(
  folder: string,
  name: string,
  stance: string,
  numbers: readonly string[],
  stated: (n: string) => { readonly actor: string; readonly words: string },
): void {
  const all = numbers.map(stated);
  const text = all.map(({ words }) => `${words}.\n`).join('');
  const annotations = ['format: policy-annotations/1', 'positions:'];
  let start = 0;
  for (const [index, { actor, words }] of all.entries()) {
    const n = numbers[index] ?? '';
    const end = start + words.length;
    const sides = {
      prefix: text.slice(Math.max(0, start - 16), start),
      suffix: text.slice(end, end + 16),
    };
    // JSON is YAML.
    const quote = JSON.stringify({ exact: words, ...sides, start });
    annotations.push(`  - {id: ${stance}-${n}, actor: ${actor}, issue: plan-${n},`);
    annotations.push(`     stance: ${stance}, quote: ${quote}}`);
    start = end + '.\n'.length;
  }
  fs.writeFileSync(path.join(folder, name), text);
  write(folder, `${name}.annotations.yaml`, [...annotations, '...']);
}

function write(folder: string, name: string, lines: readonly string[]): void {
  fs.writeFileSync(path.join(folder, name), `${lines.join('\n')}\n`);
}
