import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from '../../../scripts/lib/places.mjs';
import { suites } from '../../../scripts/lib/suites.mjs';
import { GROUPS } from '../../reliability/groups';

const read = (file: string): string => fs.readFileSync(inRoot(file), 'utf8');

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** Whether a command runs a test file; undefined if there is no such command. */
type Runs = ((file: string) => boolean) | undefined;

interface Promised {
  readonly promise: string;
  readonly files: readonly string[];
  readonly commands: readonly string[];
}

suite('docs/evidence/promises.md', () => {
  const all = promisesIn(read('docs/evidence/promises.md'));

  test('names a test and a command for each promise', () => {
    assert.ok(all.length > 30);
    assert.deepEqual(
      all.filter(({ files, commands }) => files.length === 0 || commands.length === 0),
      [],
    );
  });

  test('names only tests that exist', () => {
    const files = all.flatMap((one) => one.files);
    assert.deepEqual(
      files.filter((file) => !fs.existsSync(inRoot(file))),
      [],
    );
  });

  test('names only commands that exist', () => {
    const commands = all.flatMap((one) => one.commands);
    assert.deepEqual(
      commands.filter((command) => runsOf(command) === undefined),
      [],
    );
  });

  test('has a command for each test, and a test for each command', () => {
    for (const { promise, files, commands } of all) {
      const runs = (file: string, command: string): boolean => runsOf(command)?.(file) ?? true;
      const idle = files.filter((file) => !commands.some((one) => runs(file, one)));
      assert.deepEqual(idle, [], `no command of “${promise}” runs these`);
      const empty = commands.filter((one) => !files.some((file) => runs(file, one)));
      assert.deepEqual(empty, [], `these run no test of “${promise}”`);
    }
  });

  test('would fail for a name that does not exist', () => {
    for (const command of [
      'npm run nothing',
      'npm test -- --only nothing',
      'npm run check -- nothing',
      'npm run reliability -- files nothing',
      'npm run bench -- "Keystroke" "nothing of the kind"',
    ]) {
      assert.equal(runsOf(command), undefined, command);
    }
    assert.equal(runsOf('npm run reliability -- files')?.('test/reliability/killRows.ts'), false);
    assert.equal(runsOf('npm run bench -- Keystroke')?.('test/bench/queryRows.ts'), false);
  });
});

/** Every entry of a list that begins with a promise; its tests and commands are its code. */
function promisesIn(page: string): readonly Promised[] {
  return [...page.matchAll(/^- \*\*(.+?)\*\*(.*)$/gm)].map(([, promise = '', rest = '']) => {
    const code = [...rest.matchAll(/`([^`]+)`/g)].map(([, one = '']) => one);
    return {
      promise,
      files: code.filter((one) => /^(?:test|scripts)\//.test(one)),
      commands: code.filter((one) => one.startsWith('npm ')),
    };
  });
}

function runsOf(command: string): Runs {
  const [, script = '', after = ''] = /^npm (?:run )?([\w-]+)(?: -- (.+))?$/.exec(command) ?? [];
  if (!Object.hasOwn(scripts, script)) return undefined;
  const words = [...after.matchAll(/"([^"]+)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);
  switch (script) {
    case 'unit':
      return words.length === 0 ? isBelow('test/unit/') : undefined;
    case 'test':
      return runsOfSuite(words);
    case 'check':
      return runsOfCheck(words);
    case 'reliability':
      return runsOfGroups(words);
    case 'bench':
      return runsOfRows(words);
    default:
      return undefined;
  }
}

function isBelow(...folders: readonly string[]): Runs {
  return (file) => folders.some((folder) => file.startsWith(folder));
}

function runsOfSuite([option, name = '', ...others]: readonly string[]): Runs {
  const isSuite = option === '--only' && others.length === 0 && Object.hasOwn(suites, name);
  return isSuite ? isBelow(`test/${name}/`) : undefined;
}

/** A check's commands stand behind its name, up to the next name. */
function runsOfCheck([name, ...others]: readonly string[]): Runs {
  if (name === undefined || others.length > 0) return undefined;
  const entry = new RegExp(`^  ${name}: ([^]*?)(?=^  \\w+: |^\\};)`, 'm').exec(
    read('scripts/check.mjs'),
  )?.[1];
  return entry === undefined ? undefined : (file) => entry.includes(`'${file}'`);
}

function runsOfGroups(names: readonly string[]): Runs {
  const groups = names.map((name) => GROUPS.find((group) => group.name === name));
  if (names.length === 0 || groups.includes(undefined)) return undefined;
  return (file) => groups.some((group) => group?.check === file);
}

/** Each word is a part of the name of a row, or asks for a report of its own. */
function runsOfRows(words: readonly string[]): Runs {
  if (words.length === 0) return isBelow('test/bench/', 'test/hostBench/');
  const files = words.filter((word) => word !== '100000').map(benchFilesOf);
  if (files.some((some) => some.length === 0)) return undefined;
  return (file) => files.flat().includes(file);
}

function benchFilesOf(word: string): readonly string[] {
  const files = fs
    .readdirSync(inRoot('test', 'bench'), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join('test/bench', file.replaceAll('\\', '/')));
  const isReport = read('test/bench/index.ts').includes(`wanted.includes('${word}')`);
  return isReport
    ? files.filter((file) => file.startsWith(`test/bench/${word}`))
    : files.filter((file) => file.endsWith('Rows.ts') && hasRow(read(file), word));
}

/** Whether a text in quotation marks has the words. */
function hasRow(source: string, words: string): boolean {
  return source.split('\n').some((line) => /['`](.*)['`]/.exec(line)?.[1]?.includes(words));
}
