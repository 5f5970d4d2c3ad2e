import fs from 'node:fs';
import path from 'node:path';
import { copyFolder } from '../../../scripts/lib/temporary.mjs';

/** The language in which every string of ours stands in brackets and is a third longer. */
export const PSEUDO = 'qps-ploc';

/** A copy of the extension with that language. The folder has the name of the original. */
export function withPseudoLocale(extension: string, home: string): string {
  const copy = path.join(home, 'translated', path.basename(fs.realpathSync(extension)));
  fs.mkdirSync(copy, { recursive: true });
  for (const part of fs.readdirSync(extension)) {
    const from = path.join(extension, part);
    if (fs.statSync(from).isFile()) fs.copyFileSync(from, path.join(copy, part));
    else if (PACKED.includes(part)) copyFolder(from, path.join(copy, part));
  }
  for (const [from, to] of [
    ['package.nls.json', `package.nls.${PSEUDO}.json`],
    ['l10n/bundle.l10n.json', `l10n/bundle.l10n.${PSEUDO}.json`],
  ] as const) {
    const strings = Object.entries(
      JSON.parse(fs.readFileSync(path.join(extension, from), 'utf8')) as Record<string, string>,
    ).map(([key, text]) => [key, pseudo(text)]);
    fs.writeFileSync(path.join(copy, to), JSON.stringify(Object.fromEntries(strings)));
  }
  return copy;
}

/** The folders that the package has. */
const PACKED = ['dist', 'l10n', 'media', 'syntaxes', 'examples', 'tutorial', 'docs'];

/** Translates each line. In a line that is a single link, which VS Code shows as a button, only the
 * text of the link is translated. */
export function pseudo(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const [, label, target] = /^\[([^\]]+)\](\([^)]+\))$/.exec(line) ?? [];
      return label === undefined ? longer(line) : `[${longer(label)}]${target ?? ''}`;
    })
    .join('\n');
}

function longer(text: string): string {
  if (text === '') return '';
  return `⟦${text}${'·'.repeat(Math.ceil(text.length / 3))}⟧`;
}

/** The parts of a text outside brackets: they are not translated, or come from a file. */
export function outsideBrackets(text: string): string {
  let depth = 0;
  let outside = '';
  for (const letter of text) {
    if (letter === '⟦') depth++;
    else if (letter === '⟧') depth = Math.max(0, depth - 1);
    else if (depth === 0) outside += letter;
  }
  return outside;
}
