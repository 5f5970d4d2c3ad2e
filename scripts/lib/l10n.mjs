// Finds every English string that the editor can translate.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const bundleFile = path.join(root, 'l10n', 'bundle.l10n.json');
export const germanFile = path.join(root, 'l10n', 'bundle.l10n.de.json');

const CALL = /(?:\bl10n\.|\b)t\(\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/g;

/** The strings given to `l10n.t` in the editor's sources: always a literal, first argument. */
export function stringsInSources() {
  const strings = new Set();
  for (const file of fs.readdirSync(path.join(root, 'src/vscode'), {
    recursive: true,
    encoding: 'utf8',
  })) {
    if (!file.endsWith('.ts')) continue;
    const source = fs.readFileSync(path.join(root, 'src/vscode', file), 'utf8');
    for (const [, literal] of source.matchAll(CALL)) strings.add(unquoted(literal ?? "''"));
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

/**
 * The text of a translation with the same keys; those that are not translated yet are empty.
 * @param {Iterable<string>} strings
 * @param {string} before
 */
export function translatedText(strings, before) {
  const known = /** @type {Record<string, string>} */ (JSON.parse(before));
  const sorted = [...new Set(strings)].sort();
  return `${JSON.stringify(Object.fromEntries(sorted.map((text) => [text, known[text] ?? ''])), null, 2)}\n`;
}

/** @param {string} literal */
function unquoted(literal) {
  const inner = literal.slice(1, -1).replace(/\\'/g, "'").replace(/"/g, '\\"');
  return JSON.parse(literal.startsWith('"') ? literal : `"${inner}"`);
}

/**
 * The strings that core gives to the editor's translation.
 * @param {Record<string, string | readonly string[]>} words
 * @param {Record<string, { message: string, near?: string | undefined }>} problems
 * @param {readonly { label: string, description: string }[]} formats
 */
export function coreStrings(words, problems, formats) {
  return [
    ...Object.values(words).flat(),
    ...Object.values(problems).flatMap(({ message, near }) =>
      near === undefined ? [message] : [message, near],
    ),
    ...formats.flatMap(({ label, description }) => [label, description]),
  ];
}
