import assert from 'node:assert/strict';
import { TEXT_FORMATS, FORMATS, runSync } from '../../../src/core';
import { seenCounts } from '../../../src/project/files/seenCounts';
import { runCli } from './session';
import { CORPUS, inFolder } from './smallCorpus';

/** What every object of JavaScript has: a look-up by a name that a person gives must not find it.
 * */
const OBJECT_NAMES = ['toString', '__proto__', 'constructor', 'hasOwnProperty', 'valueOf'];
/** Names that no object has, of the same length and order. */
const PLAIN_NAMES = ['toStrinh', '__protp__', 'constructos', 'hasOwnPropertz', 'valueOg'];

/** Every option whose value is one of a list, an id or a name, on a command that has it. */
const OPTIONS: readonly (readonly string[])[] = [
  ['positions', '--scope'],
  ['positions', '--coding'],
  ['positions', '--articles'],
  ['positions', '--roll-up'],
  ['positions', '--date'],
  ['concordance', '--actor'],
  ['concordance', '--issue'],
  ['concordance', '--expression', 'exports', '--sort'],
  ['export', '--format'],
  ['export', '--format', 'positions-parquet', '--out', 'rows', '--partition-by'],
  ['network', '--format'],
  ['salience', '--format'],
  ['timeline', '--format'],
  ['coalitions', '--format'],
  ['network', '--mode'],
  ['network', '--rows'],
  ['network', '--columns'],
  ['network', '--qualifier'],
  ['network', '--scale'],
  ['network', '--aggregation'],
  ['network', '--normalization'],
  ['network', '--duplicates'],
  ['network', '--since'],
  ['network', '--until'],
  ['network', '--window'],
  ['network', '--exclude'],
  ['network', '--only'],
  ['salience', '--seed'],
  ['salience', '--resamples'],
  ['coalitions', '--resolution'],
];
const QUERIED = ['actor', 'issue', 'stance', 'coder', 'status', 'since', 'until'];

suite('the command line: names that every object has', () => {
  for (const [command = '', ...option] of OPTIONS) {
    test(`${command} ${option.join(' ')} knows none of them`, () =>
      inFolder(CORPUS, async (folder) => {
        for (const name of OBJECT_NAMES) {
          const result = await runCli([command, folder, ...option, name, '--quiet'], { folder });
          assert.deepEqual([result.exitCode, result.stdout], [2, ''], `${name}: ${result.stdout}`);
          assert.ok(
            result.stderr.includes(name) || result.stderr.includes('is one of'),
            result.stderr,
          );
        }
      }));
  }

  test('neither do variables of networks in front of a value, fields of queries and commands', () =>
    inFolder(CORPUS, async (folder) => {
      for (const name of OBJECT_NAMES) {
        for (const words of [
          ['network', folder, '--exclude', `${name}=x`],
          ['network', folder, '--rows', `field.${name}`],
          // With underlines it is no name of a field, but words to look for.
          ['positions', folder, '--query', `${name.replaceAll('_', '')}:x`],
          ...QUERIED.map((field) => ['positions', folder, '--query', `${field}:${name}`]),
          [name, folder],
          ['positions', folder, `--${name}`],
        ]) {
          const result = await runCli(words, { folder });
          assert.deepEqual([result.exitCode, result.stdout], [2, ''], words.join(' '));
        }
      }
    }));

  const outputs = [
    ...TEXT_FORMATS.map(({ id }) => ['export', '--format', id]),
    ...FORMATS.network.map(({ id }) => ['network', '--format', id]),
    ...['check', 'mentions', 'positions', 'disagreements', 'contradictions', 'network'].flatMap(
      (command) => [[command], [command, '--json']],
    ),
    ...['salience', 'timeline', 'coalitions'].flatMap((command) => [
      [command, '--resamples', '0', '--json'],
      [command, '--resamples', '0', '--format', 'csv'],
    ]),
    ['network', '--rows', 'constructor', '--columns', 'article', '--json'],
    ['network', '--mode', 'two', '--columns', 'field.constructor', '--json'],
    ['positions', '--query', 'actor:constructor stance:constructor', '--json'],
  ];
  for (const words of outputs) {
    test(`as ids, columns, keys and files they change nothing: ${words.join(' ')}`, async () => {
      const [odd = '', plain = ''] = await Promise.all(
        [OBJECT_NAMES, PLAIN_NAMES].map((names) =>
          inFolderGiving(corpusOf(names), async (folder) => {
            const [command = '', ...rest] = words.map((word) => renamed(word, names));
            const result = await runCli([command, folder, ...rest], { columns: 200 });
            return `${String(result.exitCode)}\n${result.stdout}\n${result.stderr}`.replaceAll(
              folder.split('/').at(-1) ?? '',
              'corpus',
            );
          }),
        ),
      );
      assert.equal(unescaped(odd), inObjectNames(unescaped(plain)));
      assert.match(odd, /^[01]\n/);
      assert.doesNotMatch(odd, / error /);
    });
  }

  test('counts of annotations are remembered for a file of such a name', () => {
    const rows = OBJECT_NAMES.map((path) => ({
      path,
      annotations: Array.from({ length: 50 }, () => ({})),
      stale: false,
    }));
    const counts = runSync(
      seenCounts(rows as never, (article) => `${article}.annotations.yaml`, {}),
    );
    assert.deepEqual(
      Object.entries(counts).map(([name]) => name),
      OBJECT_NAMES,
    );
  });
});

/** One of each thing that a person can name, named so. Ids are lower-case letters. */
function corpusOf(names: readonly string[]): Readonly<Record<string, string>> {
  const [, , id = ''] = names;
  const keys = names.map((name) => `${name}: "${name}"`).join(', ');
  const files = names.flatMap((name, at): [string, string][] => [
    [`${name}/${name}.md`, 'Beijing wants exports to go on.\n'],
    [
      `${name}/${name}.md.annotations.yaml`,
      `format: policy-annotations/1
article: {date: "2024-04-26", source: ${name}, title: ${name}, attributes: {${keys}}}
coding:
  - {by: ${id}, state: complete}
positions:
  - {id: ${id}-${at}, actor: ${id}, issue: ${id}, stance: ${id}, act: ${name}, coder: ${id}, tags: [${name}], fields: {${id}: ${name}}, quote: {exact: "exports to go on", start: 14}}
  - {id: b-${at}, actor: other, speaker: ${id}, issue: ${id}, stance: oppose, target: ${id}, evaluation: -1, quote: {exact: "Beijing", start: 0}, ${name}: "unknown key"}
...
`,
    ],
  ]);
  return {
    'codebook.yaml': `format: policy-codebook/1
coders: {${id}: {name: Lea}}
actors:
  ${id}: {name: China, type: ${id}, aliases: [Beijing], attributes: {${keys}}}
  other: {name: Other}
issues:
  ${id}: {name: Exports, keywords: [exports]}
stances:
  ${id}: {name: Yes, polarity: 1}
  oppose: {name: No, polarity: -1}
fields:
  ${id}: {type: text}
`,
    ...Object.fromEntries(files),
  };
}

/** Without the escapes of Markdown. */
const unescaped = (text: string): string => text.replaceAll('\\_', '_');

const inObjectNames = (text: string): string =>
  OBJECT_NAMES.reduce((all, name, at) => all.replaceAll(PLAIN_NAMES[at] ?? '', name), text);

const renamed = (word: string, names: readonly string[]): string =>
  word.replaceAll('constructor', names[2] ?? '');

async function inFolderGiving(
  files: Readonly<Record<string, string>>,
  body: (folder: string) => Promise<string>,
): Promise<string> {
  let given = '';
  await inFolder(files, async (folder) => {
    given = await body(folder);
  });
  return given;
}
