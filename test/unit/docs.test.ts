import { runSync } from '../../src/core/util/task';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { generalHelp } from '../../src/cli/options/help';
import { COMMANDS } from '../../src/cli/commands/allCommands';
import { normalizeText, parseAnnotationFile, parseCodebook, placeAll } from '../../src/core';

const ROOT = path.resolve(__dirname, '../..');
const read = (file: string): string => fs.readFileSync(path.join(ROOT, file), 'utf8');
const json = (file: string) => JSON.parse(read(file)) as Record<string, unknown>;

interface Manifest {
  readonly engines: { readonly vscode: string };
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly configuration: readonly { readonly properties: object }[];
  };
}

const manifest = json('package.json') as unknown as Manifest;
const titles = json('package.nls.json') as Record<string, string>;
const settings = manifest.contributes.configuration.flatMap(({ properties }) =>
  Object.keys(properties),
);

/** Those that speak of the project's own names; what is measured and looked at is beside them. */
const DOCUMENTS = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...filesBelow('docs').filter((file) => /^docs\/(?!evidence\/|decisions\/).*\.md$/.test(file)),
];
const texts = new Map(DOCUMENTS.map((file) => [file, read(file)]));
const withoutBlocks = (text: string): string => text.replace(/```[^]*?```/g, '');

for (const file of filesBelow('docs/decisions')) texts.set(file, read(file));

/** Everything between single backticks, with the document that says it. */
const spoken = [...texts].flatMap(([file, text]) =>
  [...withoutBlocks(text).matchAll(/`([^`\n]+)`/g)].map(([, word]) => ({ file, word: word! })),
);

const sources = filesBelow('src').filter((file) => file.endsWith('.ts'));
const sourceText = new Map(sources.map((file) => [file, read(file)]));

suite('What the documents name', () => {
  test('every path exists', () => {
    const names = new Set(['src', 'scripts', 'test'].flatMap(filesBelow).map(baseName));
    const missing = spoken.filter(({ word }) => {
      if (
        /^(?:src|scripts|test|docs|examples|media|l10n|syntaxes|\.ci)(?:\/[\w./-]*)?$/.test(word)
      ) {
        return !fs.existsSync(path.join(ROOT, word));
      }
      if (!/^[\w.-]+\.(?:ts|mjs|cjs)$/.test(word)) return false;
      return !names.has(word) && !fs.existsSync(path.join(ROOT, word));
    });
    assert.deepEqual(missing, []);
    assert.ok(spoken.length > 300, `only ${String(spoken.length)} names were found`);
  });

  test('every npm script exists, and every script is told', () => {
    const all = [...texts.values()].join('\n');
    const named = [...all.matchAll(/npm (?:run ([\w-]+)|(start|test)\b)/g)].map(
      ([, script, short]) => script ?? short!,
    );
    assert.deepEqual([...new Set(named)].sort(), Object.keys(manifest.scripts).sort());
  });

  test('every word in italics is a word of the interface', () => {
    // The editor's own menus are not in our strings.
    const known = new Set(['Install from VSIX…', 'Moratorium', ...Object.values(titles)]);
    for (const key of Object.keys(json('l10n/bundle.l10n.json'))) known.add(key);
    const unknown = [...texts].flatMap(([file, text]) =>
      // test/unit/documents/germanPages.test.ts looks at those of the German interface.
      [
        ...(file.startsWith('docs/de/') ? '' : withoutBlocks(text)).matchAll(
          /(?<![\w`*])_([^_`\n]+)_(?!\w)/g,
        ),
      ]
        .map(([, word]) => `${file}: ${word}`)
        .filter((place) => !known.has(place.slice(file.length + 2))),
    );
    assert.deepEqual(unknown, []);
  });

  test('every setting exists, and every one is told', () => {
    const named = spoken.filter(({ word }) => /^policyAnnotator\.[\w.]*\w$/.test(word));
    assert.deepEqual([...new Set(named.map(({ word }) => word))].sort(), [...settings].sort());
  });

  test('every function exists', () => {
    const code = [...sourceText.values()].join('\n');
    const named = spoken.flatMap(({ word }) => /^(?:\w+\.)?(\w+)\(\)$/.exec(word)?.[1] ?? []);
    assert.ok(named.length > 10);
    for (const name of named) {
      const declared = new RegExp(
        `function ${name}\\b|^  ${name}[<(]|\\b${name}: \\(|${name}\\(id`,
        'm',
      );
      assert.match(code, declared, name);
    }
  });

  test('the packages are those of the lockfiles, each with its reason', () => {
    const table = read('docs/decisions/046-each-package-has-a-reason.md')
      .split('\n')
      .filter((line) => line.startsWith('- `'))
      .flatMap((line) => [...line.split(':')[0]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
    const apart = ['test/vsce', 'test/duckdb', 'test/axe'].map(
      (folder) => (json(`${folder}/package.json`) as unknown as Manifest).dependencies,
    );
    const real = [manifest.dependencies, manifest.devDependencies, ...apart];
    assert.deepEqual(table.sort(), real.flatMap((one) => Object.keys(one)).sort());
  });

  test('the oldest VS Code is the one of the manifest', () => {
    const [, oldest] = /VS Code (1\.\d+) or newer/.exec(texts.get('README.md')!) ?? [];
    assert.equal(`^${oldest}.0`, manifest.engines.vscode);
  });
});

suite('ARCHITECTURE.md', () => {
  test('every invariant names a check that exists', () => {
    const rules = [...read('.dependency-cruiser.cjs').matchAll(/rule\(\s*'([\w-]+)'/g)].map(
      ([, name]) => name!,
    );
    const paragraphs = section('ARCHITECTURE.md', 'Invariants')
      .split(/\n(?=\d+\. )/)
      .slice(1);
    assert.ok(paragraphs.length >= 10);
    const text = paragraphs.join('\n');
    for (const paragraph of paragraphs) {
      const held = paragraph.slice(paragraph.indexOf('Held by'));
      assert.match(held, /^Held by .*`(?:test\/|scripts\/|[\w-]+`)/, paragraph);
    }
    const named = [...text.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map(([, name]) => name!);
    const lint = read('eslint.config.mjs');
    for (const name of named) assert.ok(rules.includes(name) || lint.includes(`'${name}'`), name);
    for (const rule of rules) assert.ok(named.includes(rule), `no invariant names ${rule}`);
  });

  test('the files that write are the ones that the first decision names', () => {
    const writes =
      /\b(?:fs|disk)\.(?:writeFile|copy|delete|rename|open|rm)\(|\b(?:writeFileSync|renameSync|applyEdit)\(|createWriteStream/;
    const [list] = texts.get('docs/decisions/001-articles-are-never-written.md')!.split('Held by');
    const reported = [...list!.matchAll(/`(src\/[^`]+)`/g)].map(([, file]) => file);
    assert.deepEqual(sourcesWith(writes), reported.sort());
  });

  test('commands are registered, and Markdown for the editor is made, in one place each', () => {
    assert.deepEqual(sourcesWith(/registerCommand\(/), ['src/vscode/host/guarded.ts']);
    assert.deepEqual(sourcesWith(/new vscode\.MarkdownString|appendMarkdown\(/), [
      'src/vscode/ui/markdown.ts',
    ]);
  });

  test('nothing in the source reaches for the network', () => {
    const ways =
      /\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|['"](?:node:)?(?:https?|net|tls|dgram|dns)['"]|openExternal|createTelemetryLogger/;
    assert.deepEqual(sourcesWith(ways), []);
    assert.ok(ways.test("import http from 'node:http'") && ways.test('await fetch(url)'));
  });

  test('programs are started in one place, and none but git; threads in three', () => {
    assert.deepEqual(sourcesWith(/child_process/), ['src/node/disk/runGit.ts']);
    assert.deepEqual(sourcesWith(/worker_threads/), [
      'src/node/formats/formatThread.ts',
      'src/node/formats/threadReader.ts',
      'src/vscode/node/index/indexThread.ts',
      'src/vscode/node/index/threadScan.ts',
      'src/vscode/node/search/searchThread.ts',
      'src/vscode/node/search/threadSearch.ts',
    ]);
  });
});

suite('The example of docs/reference/files.md', () => {
  const text = texts.get('docs/reference/files.md')!;
  const block = (kind: string): readonly string[] =>
    [...text.matchAll(new RegExp(`\`\`\`${kind}\\n([^]*?)\`\`\``, 'g'))].map(([, one]) => one!);
  const [codebookText, annotations] = block('yaml');

  test('is read without a problem, and every quote is found where it says', () => {
    const codebook = runSync(parseCodebook(codebookText!));
    assert.ok(codebook.kind === 'codebook');
    assert.deepEqual(codebook.problems, []);
    const parsed = parseAnnotationFile(annotations!, codebook.codebook);
    assert.deepEqual(parsed.problems, []);
    assert.ok(parsed.kind === 'annotations');
    const places = placeAll(normalizeText(block('text')[0]!), parsed.file.annotations);
    assert.deepEqual(
      places.map((placed) => placed.places.map(({ state }) => state)),
      [['anchored'], ['anchored'], ['anchored']],
    );
  });

  test('every key of the files is explained', () => {
    const keys = ['codebook', 'annotations'].flatMap((kind) =>
      Object.keys((json(`syntaxes/${kind}.schema.json`) as { properties: object }).properties),
    );
    assert.deepEqual(
      keys.filter((key) => key !== 'format' && !text.includes(`\`${key}\``)),
      [],
    );
  });
});

suite('The command line, in docs', () => {
  test('has its help as it is printed', () => {
    const [, block] = /```text\n([^]*?)```/.exec(texts.get('docs/command-line.md')!)!;
    assert.equal(block, generalHelp(COMMANDS));
  });

  test('has the keys of each output as its schema has them', () => {
    const text = texts.get('docs/command-line/output.md')!;
    const commands = Object.keys(COMMANDS).filter(
      (name) => !['export', 'merge', 'convert', 'report'].includes(name),
    );
    for (const command of commands) {
      const row = new RegExp(`^\\| \`${command}\` +\\|(.*)\\|$`, 'm').exec(text);
      const reported = [...row![1]!.matchAll(/`(\w+)`/g)].map(([, key]) => key);
      const schema = json(`syntaxes/output/${command}.schema.json`) as {
        properties?: object;
        items?: { $ref?: string; properties?: object };
        $defs?: Record<string, { properties: object }>;
        definitions?: Record<string, { properties: object }>;
      };
      const name = schema.items?.$ref?.split('/').at(-1) ?? command;
      const members =
        schema.properties ??
        schema.items?.properties ??
        (schema.$defs ?? schema.definitions)?.[name]?.properties;
      assert.deepEqual(reported, Object.keys(members!), command);
    }
  });
});

/** From a heading of the second level to the next. */
function section(file: string, heading: string): string {
  const found = new RegExp(`^## ${heading}\\n([^]*?)(?=^## |(?![^]))`, 'm').exec(texts.get(file)!);
  assert.ok(found, `${file} has no “${heading}”`);
  return found[1]!;
}

function sourcesWith(pattern: RegExp): readonly string[] {
  return sources.filter((file) => pattern.test(withoutComments(sourceText.get(file)!))).sort();
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[^]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

function filesBelow(folder: string): readonly string[] {
  return fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.replaceAll('\\', '/')))
    .filter((file) => !file.includes('node_modules'));
}

function baseName(file: string): string {
  return path.posix.basename(file);
}
