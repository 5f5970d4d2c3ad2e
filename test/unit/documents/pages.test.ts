import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { TABS } from '../../../src/core';
import { EMPTY_CODEBOOK } from '../../../src/core/model/codebook';
import { codingKeys } from '../../../src/core/views/coding/codingKeys';

const ROOT = path.resolve(__dirname, '../../..');
const read = (file: string): string => fs.readFileSync(path.join(ROOT, file), 'utf8');

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly menus: {
      readonly commandPalette: readonly MenuItem[];
      readonly 'policyAnnotator.more': readonly MenuItem[];
    };
    readonly keybindings: readonly KeyBinding[];
    readonly configuration: readonly {
      readonly properties: Readonly<Record<string, { readonly default: unknown }>>;
    }[];
  };
}

interface MenuItem {
  readonly command: string;
  readonly when?: string;
}

interface KeyBinding {
  readonly command: string;
  readonly key: string;
  readonly mac?: string;
  readonly when: string;
  readonly args?: { readonly commands?: readonly (string | { readonly command: string })[] };
}

const { contributes } = JSON.parse(read('package.json')) as Manifest;
const texts = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;
const germanTexts = JSON.parse(read('package.nls.de.json')) as Readonly<Record<string, string>>;
const titleOf = (command: string, among = texts): string => {
  const { title = '' } = contributes.commands.find((one) => one.command === command) ?? {};
  return among[title.slice(1, -1)] ?? '';
};

/** Paths from the root, with slashes. */
const pages = fs
  .readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .map((file) => `docs/${file.replaceAll('\\', '/')}`)
  .sort();
/** Decisions are for those who change the program, and are reached from the README. */
const isForUsers = (page: string): boolean => !page.startsWith('docs/decisions/');
const isGerman = (page: string): boolean => page.startsWith('docs/de/');
const isTask = (page: string): boolean =>
  isForUsers(page) &&
  !/^docs\/(?:(?:de\/)?(?:index|tutorial)\.md|reference\/|evidence\/)/.test(page);
/** How a task page begins, and what its last section is called. */
const FORM = {
  english: [/^# [^\n]+\n\nYou want to [^\n]+\.\n\n1\. /, 'What can go wrong'],
  german: [/^# [^\n]+\n\nSie möchten [^\n]+\.\n\n1\. /, 'Was schiefgehen kann'],
} as const;
const documents = [...pages, 'README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];

suite('The pages of docs', () => {
  test('name every command of the Command Palette, and of its list of more, by its title', () => {
    const all = pages.filter(isForUsers).map(prose).join('\n');
    const { commandPalette, 'policyAnnotator.more': more } = contributes.menus;
    const offered = [...commandPalette, ...more].flatMap(({ command, when }) =>
      when === 'false' ? [] : [titleOf(command)],
    );
    assert.ok(offered.length > 50 && !offered.includes(''));
    assert.deepEqual(
      offered.filter((title) => !all.includes(`_${title}_`)),
      [],
    );
  });

  test('have every setting with its default', () => {
    const rows = rowsOf('docs/reference/settings.md');
    const listed = rows.flatMap(([setting = '', value = '']) =>
      setting.startsWith('`policyAnnotator.') ? [`${bare(setting)} = ${bare(value)}`] : [],
    );
    const real = contributes.configuration.flatMap(({ properties }) =>
      Object.entries(properties).map(([id, one]) => `${id} = ${asWritten(one.default)}`),
    );
    assert.deepEqual(listed.sort(), real.sort());
  });

  test('have every key, for Windows and Linux and for the Mac', () => {
    const rows = rowsOf('docs/reference/keyboard.md');
    const listed = rows.flatMap(([command = '', key = '', mac = '']) =>
      /^_.+_$/.test(command) ? [`${command.slice(1, -1)}: ${key}, ${mac}`.toLowerCase()] : [],
    );
    const real = contributes.keybindings
      .filter((one) => commandOf(one).startsWith('policyAnnotator.'))
      .filter((one) => commandOf(one) !== CODING_KEY)
      .map((one) => `${titleOf(commandOf(one))}: ${one.key}, ${one.mac ?? one.key}`);
    const distinct = (all: readonly string[]): readonly string[] => [...new Set(all)].sort();
    assert.deepEqual(distinct(listed), distinct(real.map((one) => one.toLowerCase())));
  });

  test('have the keys of coding mode, each of which is bound', () => {
    const page = read('docs/reference/keyboard.md');
    const section = page.slice(page.indexOf('## Coding mode'), page.indexOf('## Questions'));
    const listed = [...section.matchAll(/^\| ([^|]+?) +\|/gm)].flatMap(([, keys = '']) =>
      keys.split(', ').map((key) => key.toLowerCase()),
    );
    const keys = codingKeys(EMPTY_CODEBOOK).map(({ key }) => key);
    assert.deepEqual(
      listed.filter((key) => !/^(?:key|-+|1 to 9)$/.test(key)).sort(),
      keys.filter((key) => !/^[1-9]$/.test(key)).sort(),
    );
    const bound = contributes.keybindings
      .filter((one) => commandOf(one) === CODING_KEY || one.key === 'escape')
      .map((one) => (one.key === 'shift+/' ? '?' : one.key));
    assert.deepEqual(
      keys.filter((key) => !bound.includes(key)),
      [],
    );
  });

  test('count the tabs of the panel as they are', () => {
    const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'];
    const count = words[Object.keys(TABS).length]!;
    assert.ok(read('docs/analyse.md').includes(`are the ${count} tabs of one panel`));
    const counted = pages.flatMap((page) =>
      [...prose(page).matchAll(/\b(\w+) (?:tabs|analysis views)\b/g)]
        .filter(([, number = '']) => words.includes(number) && number !== count)
        .map(([sentence]) => `${page}: ${sentence}`),
    );
    assert.deepEqual(counted, []);
  });

  test('begin with what the reader wants to do, end with what can go wrong, and have steps between', () => {
    const tasks = pages.filter(isTask);
    assert.ok(tasks.length > 10);
    for (const page of tasks) {
      const [beginning, last] = FORM[isGerman(page) ? 'german' : 'english'];
      assert.match(read(page), beginning, page);
      const headings = headingsOf(page).filter(({ level }) => level === 2);
      assert.equal(headings.at(-1)?.text, last, page);
    }
  });

  test('have one title each', () => {
    for (const page of pages) {
      const titles = headingsOf(page).filter(({ level }) => level === 1);
      assert.equal(titles.length, 1, page);
    }
  });

  test('have each heading once, so that each has an anchor', () => {
    const twice = pages.flatMap((page) => {
      const texts = headingsOf(page).map(({ text }) => text);
      return texts.flatMap((text, at) => (texts.indexOf(text) < at ? [`${page}: ${text}`] : []));
    });
    assert.deepEqual(twice, []);
  });

  test('have as many cells in each row of a table as in its head', () => {
    const uneven = pages.flatMap((page) => {
      const bare = prose(page).replace(/`[^`\n]*`/g, '');
      const tables = bare.match(/(?:^\|.*\|$\n?)+/gm) ?? [];
      return tables.flatMap((table) => {
        const rows = table.trimEnd().split('\n');
        const borders = rows.map((row) => row.match(/(?<!\\)\|/g)?.length);
        return rows.flatMap((row, at) =>
          borders[at] === borders[0] ? [] : [`${page}: ${row.slice(0, 60)}`],
        );
      });
    });
    assert.deepEqual(uneven, []);
  });

  test('name a key only with the command that it runs', () => {
    const bound = new Map<string, string[]>([['ctrl+k ctrl+i', []]]);
    for (const one of contributes.keybindings) {
      const id = commandOf(one);
      bound.set(one.key, [...(bound.get(one.key) ?? []), titleOf(id), titleOf(id, germanTexts)]);
    }
    const wrong = pages.flatMap((page) =>
      [
        ...inEnglishKeys(page).matchAll(/(?:_([^_\n]+)_ \()?(Ctrl\+K (?:(?:Ctrl|Shift)\+)*\w+)/g),
      ].flatMap(([, command, key = '']) => {
        const titles = bound.get(key.toLowerCase());
        const isTrue = titles && (command === undefined || titles.includes(command));
        return isTrue ? [] : [`${page}: ${key} ${command ?? ''}`];
      }),
    );
    assert.deepEqual(wrong, []);
  });

  test('are all in the side bar of the manual', () => {
    const config = read('docs/.vitepress/config.mjs');
    const missing = pages
      .filter((page) => isForUsers(page) && !isGerman(page) && page !== 'docs/index.md')
      .filter((page) => !config.includes(`'${page.slice('docs/'.length, -'.md'.length)}'`));
    assert.deepEqual(missing, []);
  });

  test('are all reached from the index', () => {
    const reached = new Set(['docs/index.md', 'docs/de/index.md']);
    for (const page of reached) {
      for (const { target } of linksOf(page)) if (target.endsWith('.md')) reached.add(target);
    }
    assert.deepEqual(
      pages.filter((page) => isForUsers(page) && !reached.has(page)),
      [],
    );
  });
});

suite('Links of the documents', () => {
  test('lead to a file that is there, and to a heading that it has', () => {
    let count = 0;
    const wrong = documents.flatMap((document) =>
      linksOf(document).flatMap(({ link, target, anchor }) => {
        count++;
        if (!fs.existsSync(path.join(ROOT, target))) return [`${document}: ${link}`];
        const isThere =
          anchor === undefined ||
          headingsOf(target).some(({ text }) => anchorsOf(text).every((one) => one === anchor));
        return isThere ? [] : [`${document}: ${link}`];
      }),
    );
    assert.deepEqual(wrong, []);
    assert.ok(count > 200, String(count));
  });

  test('of docs stay in docs, so that a site can be made of it alone', () => {
    const leaving = pages.flatMap((page) =>
      linksOf(page).flatMap(({ link, target }) =>
        target.startsWith('docs/') ? [] : [`${page}: ${link}`],
      ),
    );
    assert.deepEqual(leaving, []);
  });

  test('of what is packed into the extension lead to pictures that are packed', () => {
    const packed = read('.vscodeignore');
    const pictures = pages
      .filter(isTask)
      .flatMap((page) =>
        linksOf(page).flatMap(({ target }) => (/\.(?:png|svg)$/.test(target) ? [target] : [])),
      );
    assert.ok(pictures.length > 5);
    for (const picture of pictures) {
      assert.ok(packed.includes(path.posix.parse(picture).name), picture);
    }
  });

  test('need headings whose anchors GitHub and VitePress make alike', () => {
    assert.deepEqual(anchorsOf('On the disagreement board'), [
      'on-the-disagreement-board',
      'on-the-disagreement-board',
    ]);
    assert.deepEqual(anchorsOf('Salience, timeline & co.'), [
      'salience-timeline--co',
      'salience-timeline-co',
    ]);
  });
});

/** As a German page calls keys, so does its keyboard. */
function inEnglishKeys(page: string): string {
  return prose(page)
    .replaceAll('Strg+', 'Ctrl+')
    .replaceAll('Umschalt+', 'Shift+')
    .replaceAll('Rücktaste', 'Backspace');
}

/** Without blocks of code. */
function prose(page: string): string {
  return read(page).replace(/^( *)```[^]*?^\1```$/gm, '');
}

/** The rows of all tables, heads and lines of dashes among them; a bar in code is no border. */
function rowsOf(page: string): readonly (readonly string[])[] {
  return [...prose(page).matchAll(/^\| (.+) \|$/gm)].map(([, row = '']) =>
    row.split(' | ').map((cell) => cell.trim()),
  );
}

function bare(code: string): string {
  return code.replace(/^`(.*)`$/, '$1');
}

/** As the page writes a value of `settings.json`: with a blank after each comma. */
function asWritten(value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify(value);
  return `[${value.map((one) => JSON.stringify(one)).join(', ')}]`;
}

/** Runs what a single key means in coding mode, which depends on the codebook. */
const CODING_KEY = 'policyAnnotator.codingKey';

/** The command of ours that a key runs, also one among others. */
function commandOf({ command, args }: KeyBinding): string {
  const ours = (args?.commands ?? []).find((one) => typeof one !== 'string');
  return typeof ours === 'object' ? ours.command : command;
}

interface Heading {
  readonly level: number;
  readonly text: string;
}

function headingsOf(page: string): readonly Heading[] {
  return [...prose(page).matchAll(/^(#+) (.+)$/gm)].map(([, signs = '', text = '']) => ({
    level: signs.length,
    text,
  }));
}

interface Link {
  readonly link: string;
  /** Path from the root. */
  readonly target: string;
  readonly anchor: string | undefined;
}

/** Links and pictures, without those of other sites. */
function linksOf(page: string): readonly Link[] {
  const text = prose(page).replace(/`[^`\n]*`/g, (code) => (code.includes('](') ? '' : code));
  return [...text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link = '']) => {
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? page : path.posix.join(path.posix.dirname(page), file);
    return { link, target, anchor };
  });
}

/** What a heading is called in an address: by GitHub, and by VitePress, which makes a site of docs.
 * */
function anchorsOf(heading: string): readonly [string, string] {
  const words = heading.toLowerCase();
  const github = words.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
  const site = words.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return [github, site];
}
