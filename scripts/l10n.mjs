// Collects every English string that the editor can translate into l10n/bundle.l10n.json, the file
// that translators start from. `node scripts/l10n.mjs` writes it; a unit test says when it is old.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
export const bundleFile = path.join(root, 'l10n', 'bundle.l10n.json');

const CALL = /(?:\bl10n\.|\b)t\(\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/g;

/** The strings given to `l10n.t` in the editor's sources: always a literal, first argument. */
export function stringsInSources() {
  const strings = new Set();
  for (const file of fs.readdirSync(path.join(root, 'src/vscode'), { recursive: true })) {
    if (!file.endsWith('.ts')) continue;
    const source = fs.readFileSync(path.join(root, 'src/vscode', file), 'utf8');
    for (const [, literal] of source.matchAll(CALL)) strings.add(unquoted(literal));
  }
  return strings;
}

/**
 * The bundle's text: sorted, each string as key and value.
 * @param {Iterable<string>} strings
 */
export function bundleText(strings) {
  const sorted = [...new Set(strings)].sort();
  return `${JSON.stringify(Object.fromEntries(sorted.map((text) => [text, text])), null, 2)}\n`;
}

/** @param {string} literal */
function unquoted(literal) {
  const inner = literal.slice(1, -1).replace(/\\'/g, "'").replace(/"/g, '\\"');
  return JSON.parse(literal.startsWith('"') ? literal : `"${inner}"`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  // The views' words are TypeScript: the command line's own loader reads them.
  const { WORDS } = await import('../src/core/views/words.ts');
  const { PROBLEMS } = await import('../src/core/problems/table.ts');
  const { ALL_FORMATS } = await import('../src/core/exports/index.ts');
  fs.mkdirSync(path.dirname(bundleFile), { recursive: true });
  fs.writeFileSync(bundleFile, bundleText([...stringsInSources(), ...coreStrings(WORDS, PROBLEMS, ALL_FORMATS)]));
}

/**
 * The strings that core gives to the editor's translation.
 * @param {Record<string, string | readonly string[]>} words
 * @param {Record<string, { message: string }>} problems
 * @param {readonly { label: string, description: string }[]} formats
 */
export function coreStrings(words, problems, formats) {
  return [
    ...Object.values(words).flat(),
    ...Object.values(problems).map(({ message }) => message),
    ...formats.flatMap(({ label, description }) => [label, description]),
  ];
}
