// Finds every English string that the editor can translate.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

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

/** The functions to which English is given, and which of their arguments it is: the methods of a
 * localizer, and functions. */
const METHODS = new Set(['text', 'line', 'pieces']);
const FUNCTIONS = new Map([
  ['countedLine', 1],
  ['phrase', 0],
  ['phrases', 0],
]);

/** The texts that the sources give to a localizer (src/core/views/words/localizer.ts), in place or
 * as phrases: one, or its singular and plural. */
export function textsForLocalizers() {
  /** @type {(string | readonly string[])[]} */
  const found = [];
  const folder = path.join(root, 'src');
  for (const file of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const source = fs.readFileSync(path.join(folder, file), 'utf8');
    if (/localizer|phrase/i.test(source)) found.push(...textsIn(source));
  }
  return found;
}

/**
 * The texts that a source gives to a localizer.
 * @param {string} source
 * @returns {readonly (string | readonly string[])[]}
 */
export function textsIn(source) {
  /** @type {(string | readonly string[])[]} */
  const texts = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isCallExpression(node)) {
      const { expression: called } = node;
      const at = ts.isIdentifier(called)
        ? FUNCTIONS.get(called.text)
        : ts.isPropertyAccessExpression(called) &&
            METHODS.has(called.name.text) &&
            /localizer(\(\))?$/i.test(called.expression.getText())
          ? 0
          : undefined;
      const given = at === undefined ? undefined : node.arguments[at];
      const isList = ts.isIdentifier(called) && called.text === 'phrases';
      if (given && isList && ts.isArrayLiteralExpression(given))
        for (const element of given.elements) literals(element, texts);
      else literals(given, texts);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true));
  return texts;
}

/**
 * The literals of an expression: of both branches of a condition, and of the values of tables. A
 * list is a singular with its plural.
 * @param {ts.Node | undefined} node
 * @param {(string | readonly string[])[]} found
 */
function literals(node, found) {
  if (node === undefined) return;
  if (ts.isStringLiteralLike(node)) found.push(node.text);
  else if (ts.isConditionalExpression(node)) {
    literals(node.whenTrue, found);
    literals(node.whenFalse, found);
  } else if (ts.isParenthesizedExpression(node)) literals(node.expression, found);
  else if (ts.isArrayLiteralExpression(node))
    found.push(node.elements.flatMap((one) => (ts.isStringLiteralLike(one) ? [one.text] : [])));
  else if (ts.isObjectLiteralExpression(node)) {
    for (const property of node.properties)
      if (ts.isPropertyAssignment(property)) literals(property.initializer, found);
  }
}

/**
 * The calls of `l10n.t` in a source: the text, and how many arguments fill its gaps.
 * @param {string} source
 * @returns {readonly { text: string, given: number }[]}
 */
export function callsIn(source) {
  return [...source.matchAll(CALL)].map(({ 0: begun, 1: literal = "''", index }) => ({
    text: unquoted(literal),
    given: argumentsBehind(source, index + begun.length),
  }));
}

/** What is skipped as a whole: a string, a template without nested ones, or a pair of brackets. */
const SKIPPED = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|[([{}\])]|,/g;

/**
 * The number of arguments from a place to the bracket that ends the call. A spread counts as all.
 * @param {string} source
 * @param {number} start
 */
function argumentsBehind(source, start) {
  let depth = 0;
  let from = start;
  const found = [];
  for (const { 0: sign, index } of source.slice(start).matchAll(SKIPPED)) {
    const at = start + index;
    if ('([{'.includes(sign)) depth++;
    if (depth === 0 && ',)'.includes(sign)) {
      found.push(source.slice(from, at).trim());
      from = at + 1;
      if (sign === ')') break;
    }
    if (')]}'.includes(sign)) depth--;
  }
  const given = found.filter((text) => text !== '');
  return given.some((text) => text.startsWith('...')) ? Infinity : given.length;
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
 * @param {Record<string, { message: string, near?: string | undefined }>} problems
 * @param {readonly { label: string, description: string }[]} formats
 */
export function coreStrings(problems, formats) {
  return [
    ...Object.values(problems).flatMap(({ message, near }) =>
      near === undefined ? [message] : [message, near],
    ),
    ...formats.flatMap(({ label, description }) => [label, description]),
  ];
}
