import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from '../../../scripts/lib/places.mjs';

const read = (file: string): string => fs.readFileSync(inRoot(file), 'utf8');

/** In bytes: what a stranger reads in a few minutes, and what fits on a few screens. */
const LARGEST = { 'README.md': 8_000, 'ARCHITECTURE.md': 12_000, 'CONTRIBUTING.md': 12_000 };
const LARGEST_DECISION = 3_000;
/** GitHub cuts longer lines of a block at a usual width of the window. */
const WIDEST = 100;

suite('The front documents', () => {
  for (const [file, most] of Object.entries(LARGEST)) {
    test(`${file} has at most ${String(most)} bytes`, () => {
      const bytes = fs.statSync(inRoot(file)).size;
      assert.ok(bytes > 0 && bytes <= most, `it has ${String(bytes)}`);
    });
  }

  test('the README begins with a picture and the two commands', () => {
    const beginning = read('README.md').split(/^## /m)[0]!;
    assert.match(beginning, /^!\[.+\]\(docs\/screenshots\/.+\.png\)$/m);
    assert.match(beginning, /```sh\nnpm start +# .+\nnpm test +# .+\n```/);
  });
});

/** A folder of the map, with what the map says of it. */
interface MapEntry {
  readonly folder: string;
  readonly text: string;
}

suite('The map of ARCHITECTURE.md', () => {
  const [, block] = /^## Map\n[^]*?```text\n([^]*?)```/m.exec(read('ARCHITECTURE.md'))!;
  const lines = block!.trimEnd().split('\n');
  const entries = entriesOf(lines);

  test(`has no line of more than ${String(WIDEST)} columns`, () => {
    assert.deepEqual(
      lines.filter((line) => line.length > WIDEST),
      [],
    );
  });

  test('names only what exists, each once, and says something of it', () => {
    assert.deepEqual(
      entries.filter(({ folder, text }) => text === '' || !fs.existsSync(inRoot(folder))),
      [],
    );
    const names = entries.map(({ folder }) => folder);
    assert.deepEqual([...new Set(names)], names);
  });

  test('has every folder of the source: with a line, or in the line of the folder above', () => {
    const folders = foldersBelow('src').filter((folder) => folder !== 'src');
    assert.ok(folders.length > 60);
    assert.deepEqual(
      folders.filter((folder) => !isMapped(folder, entries)),
      [],
    );
  });

  test('has the folders of core, and of its views, in the order in which they import', () => {
    const children = entries.filter(({ folder }) => path.posix.dirname(folder) === 'src/core');
    assert.deepEqual(
      children.map(({ folder }) => path.posix.basename(folder)),
      rulesInOrder('CORE'),
    );
    const views = children.find(({ folder }) => folder === 'src/core/views')!;
    const order = rulesInOrder('VIEWS');
    const named = [...views.text.matchAll(/\w+/g)]
      .map(([word]) => word)
      .filter((word) => order.includes(word));
    assert.deepEqual(named, order);
  });
});

suite('The decisions', () => {
  const folder = 'docs/decisions';
  const files = fs.readdirSync(inRoot(folder)).filter((name) => name !== 'index.md');

  test('are each a page of at most half a screen, with a number of its own', () => {
    assert.ok(files.length >= 20);
    for (const file of files) {
      const bytes = fs.statSync(inRoot(folder, file)).size;
      assert.ok(bytes <= LARGEST_DECISION, `${file} has ${String(bytes)} bytes`);
      const [, number] = /^(\d{3})-[a-z0-9-]+\.md$/.exec(file) ?? assert.fail(file);
      const heading = `# ${String(Number(number))}. `;
      assert.ok(read(`${folder}/${file}`).startsWith(heading), `${file}: “${heading}”`);
    }
    const numbers = files.map((file) => file.slice(0, 3));
    assert.deepEqual([...new Set(numbers)], numbers);
  });

  test('give context, decision, consequences and what holds them', () => {
    for (const file of files) {
      const parts = [...read(`${folder}/${file}`).matchAll(/^\*\*(\w+)\.\*\*/gm)];
      assert.deepEqual(
        parts.map(([, name]) => name),
        ['Context', 'Decision', 'Consequences'],
        file,
      );
      assert.match(read(`${folder}/${file}`), /Held by [^]*`(?:test|scripts)\/[^`]+`/, file);
    }
  });

  test('are all in the index, by their titles, and nothing else is', () => {
    const listed = [...read(`${folder}/index.md`).matchAll(/^- \[(.+)\]\((.+)\): .+\.$/gm)].map(
      ([, title, file]) => `${file}: ${title}`,
    );
    const titled = files.map((file) => {
      const [, title] = /^# \d+\. (.+)$/m.exec(read(`${folder}/${file}`))!;
      return `${file}: ${file.slice(0, 3)}. ${title}`;
    });
    assert.deepEqual(listed.sort(), titled.sort());
  });
});

/** Folders stand at the left, those in them two columns in, and lines that go on further in. */
function entriesOf(lines: readonly string[]): readonly MapEntry[] {
  const entries: MapEntry[] = [];
  let root = '';
  for (const line of lines) {
    const [, indent, name, text] = /^( {0,2})(\S+) +(.*)$/.exec(line) ?? [];
    if (name === undefined || text === undefined) {
      const last = entries.pop() ?? assert.fail(`the map begins with “${line}”`);
      entries.push({ ...last, text: `${last.text} ${line.trim()}` });
    } else if (indent === '') {
      root = name;
      entries.push({ folder: root, text });
    } else {
      entries.push({ folder: `${root}/${name}`, text });
    }
  }
  return entries;
}

function isMapped(folder: string, entries: readonly MapEntry[]): boolean {
  if (entries.some((entry) => entry.folder === folder)) return true;
  const above = entries
    .filter((entry) => folder.startsWith(`${entry.folder}/`))
    .sort((a, b) => b.folder.length - a.folder.length)[0];
  // An entry for each feature is a list of its own: src/vscode/allFeatures.ts.
  if (above === undefined || above.folder === 'src/vscode/features') return above !== undefined;
  const words = above.text.split(/[\s,;:()]+/);
  return words.includes(path.posix.basename(folder));
}

/** The folders that hold files. */
function foldersBelow(folder: string): readonly string[] {
  const entries = fs.readdirSync(inRoot(folder), { recursive: true, withFileTypes: true });
  const folders = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath }) => path.relative(inRoot('.'), parentPath).replaceAll('\\', '/'));
  return [...new Set(folders)].sort();
}

/** What a list of folders in the rules for imports has. */
function rulesInOrder(list: 'CORE' | 'VIEWS'): readonly string[] {
  const found = new RegExp(`^const ${list} = \\[([^]*?)^\\];`, 'm').exec(
    read('.dependency-cruiser.cjs'),
  );
  return [...found![1]!.matchAll(/'([\w-]+)'/g)].map(([, name]) => name!);
}
