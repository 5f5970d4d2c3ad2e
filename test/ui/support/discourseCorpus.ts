import fs from 'node:fs';
import path from 'node:path';

/** Writes a corpus with many actors in four camps, each with its side on the issues: one article in
 * which all actors speak, with enough issues for the camps to show. */
export function writeDiscourseCorpus(folder: string, actors: number): void {
  const numbers = Array.from({ length: actors }, (_, at) => at);
  const issues = Array.from({ length: 24 }, (_, at) => at);
  write(folder, 'codebook.yaml', [
    'format: policy-codebook/1',
    'title: Assembly',
    'actors:',
    ...numbers.map((n) => `  member-${n}: {name: Member ${n}, type: ${TYPES[n % 3] ?? ''}}`),
    'issues:',
    ...issues.map((n) => `  plan-${n}: {name: Plan ${n}}`),
  ]);
  const words = numbers.map((n) => `Member ${n} takes the floor`);
  const text = words.map((one) => `${one}.\n`).join('');
  const annotations = ['format: policy-annotations/1', 'positions:'];
  let start = 0;
  for (const n of numbers) {
    const exact = words[n] ?? '';
    const quote = JSON.stringify({
      exact,
      prefix: text.slice(Math.max(0, start - 16), start),
      start,
    });
    const camp = n % 4;
    for (const turn of [0, 1]) {
      const issue = camp * 6 + ((n * 7 + turn * 5) % 8);
      const stance = (n + turn) % 9 === 0 ? 'oppose' : 'support';
      annotations.push(`  - {id: p${n}-${turn}, actor: member-${n}, issue: plan-${issue % 24},`);
      annotations.push(`     stance: ${stance}, quote: ${quote}}`);
    }
    start += exact.length + '.\n'.length;
  }
  fs.writeFileSync(path.join(folder, 'assembly.txt'), text);
  write(folder, 'assembly.txt.annotations.yaml', [...annotations, '...']);
}

const TYPES = ['party', 'ministry', 'union'];

function write(folder: string, name: string, lines: readonly string[]): void {
  fs.writeFileSync(path.join(folder, name), `${lines.join('\n')}\n`);
}
