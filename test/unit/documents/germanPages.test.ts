import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';

// The German manual says what the English one says. Where an English page changes, these tests name
// what its German page lacks: a section, a command, a block of code, a number.

const ROOT = path.resolve(__dirname, '../../..');
const read = (file: string): string => fs.readFileSync(path.join(ROOT, file), 'utf8');
const json = (file: string) => JSON.parse(read(file)) as Readonly<Record<string, string>>;

/** Paths from docs/de, which are those from docs. */
const pages = fs
  .readdirSync(path.join(ROOT, 'docs/de'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .map((file) => file.replaceAll('\\', '/'))
  .sort();

/** What the German interface has for each text of the English one; an English text may be said in
 * several places. */
const german = new Map<string, Set<string>>();
for (const [english, translated] of [
  [json('package.nls.json'), json('package.nls.de.json')],
  [json('l10n/bundle.l10n.json'), json('l10n/bundle.l10n.de.json')],
] as const) {
  for (const [key, text] of Object.entries(english)) {
    german.set(text, (german.get(text) ?? new Set()).add(translated[key] ?? ''));
  }
}

suite('The German pages of docs', () => {
  test('are the tasks, each with its English page', () => {
    assert.ok(pages.length >= 20);
    for (const page of pages) assert.ok(fs.existsSync(path.join(ROOT, 'docs', page)), page);
  });

  for (const page of pages) {
    suite(page, () => {
      const both = (of: (text: string) => readonly string[]) =>
        [of(read(`docs/de/${page}`)), of(read(`docs/${page}`))] as const;

      test('has the sections, tables and lists of its English page', () => {
        const [here, there] = both(shapeOf);
        assert.deepEqual(here, there);
      });

      test('has the blocks of code of its English page', () => {
        const [here, there] = both(blocksOf);
        assert.deepEqual(here, there);
      });

      test('has the pictures of its English page', () => {
        const [here, there] = both((text) =>
          [...text.matchAll(/\]\(([^)]+\.(?:png|svg))\)/g)].map(([, file = '']) =>
            path.basename(file),
          ),
        );
        assert.deepEqual(here, there);
      });

      test('has the numbers of its English page', () => {
        const [here, there] = both(numbersOf);
        assert.deepEqual(here, there);
      });

      test('names what its English page names, as the German interface does', () => {
        const [here, there] = both(namesOf);
        const meant = new Set(there.flatMap((name) => [...(german.get(name) ?? [name])]));
        assert.deepEqual(
          here.filter((name) => !meant.has(name)),
          [],
          'unknown',
        );
        const named = new Set(here);
        assert.deepEqual(
          there.filter((name) => ![...(german.get(name) ?? [name])].some((one) => named.has(one))),
          [],
          'missing',
        );
      });

      test('is in the form of address and the signs of the German interface', () => {
        const text = withoutCode(read(`docs/de/${page}`));
        assert.doesNotMatch(text, /\b(?:du|dich|dir|deine?[mnrs]?|euch|eure?[mnrs]?)\b/i);
        assert.doesNotMatch(text.replace(/„[^„“]*“/g, ''), /["„“”]/);
      });
    });
  }
});

function withoutBlocks(text: string): string {
  return text.replace(/^( *)```[^]*?^\1```$/gm, '');
}

function withoutCode(text: string): string {
  return withoutBlocks(text).replace(/`[^`\n]*`/g, '');
}

/** Headings by level, rows of tables, points and steps, in their order. */
function shapeOf(text: string): readonly string[] {
  return withoutBlocks(text)
    .split('\n')
    .flatMap((line) => /^(?:#+(?= )|\|(?= )|-(?= )|\d+\.(?= ))/.exec(line)?.[0] ?? []);
}

function blocksOf(text: string): readonly string[] {
  return text.match(/^( *)```[^]*?^\1```$/gm) ?? [];
}

/** As they are said, without the signs between digits, which differ. */
function numbersOf(text: string): readonly string[] {
  const plain = withoutCode(text)
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/(\d)[.,](?=\d)/g, '$1');
  return [...new Set(plain.match(/\d+/g) ?? [])].sort();
}

/** What is in italics: words of the interface. */
function namesOf(text: string): readonly string[] {
  const names = [...withoutCode(text).matchAll(/(?<![\w*])_([^_\n]+)_(?!\w)/g)];
  return [...new Set(names.map(([, name = '']) => name))].sort();
}
