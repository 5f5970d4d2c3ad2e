import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  driverSettings,
  launcherScript,
} from '../../../src/vscode/features/gitMerging/mergeDriver';
import {
  gitMissing,
  repository,
  type MergeInGit,
  type Repository,
} from '../../reliability/gitRepository';
import { ONE_POSITION as BASE } from '../../support/onePosition';

const FILE = 'articles/talks.md.annotations.yaml';
/** Each side changed a field of its own: git alone sees a conflict, the driver none. */
const OURS = BASE.replace('stance: oppose', 'stance: neutral');
const THEIRS = BASE.replace('start: 10', 'start: 12');

/** What the setting that the extension writes adds to git's own error. */
const OUR_WORDS = /was not merged\. Nothing is lost/;

/** Programs in the place of ours, each with one fault. */
const FAULTY_PROGRAMS = {
  'does not know an option': `console.error('Unknown option'); process.exit(2);`,
  'is killed': `process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000);`,
  'runs out of memory': `process.abort();`,
  'prints nothing and exits with 1': `process.exit(1);`,
  'prints nothing and exits with 0': '',
  'cannot be parsed': `}`,
  'claims a conflict that it has not marked': `console.log('conflict'); process.exit(1);`,
  'says something else': `console.log('welcome'); process.exit(0);`,
} as const;

suite('A broken merge driver in real git never loses theirs silently', () => {
  let repo: Repository;

  suiteSetup(function () {
    const reason = gitMissing();
    if (reason === undefined) return;
    console.log(`Not run: ${reason}.`);
    this.skip();
  });
  setup(() => {
    repo = repository();
    repo.installDriver();
  });
  teardown(() => repo.remove());

  const inGit = (name: string): string => path.join(repo.folder, '.git', name);
  const merge = (file = FILE): MergeInGit =>
    repo.merge({ [file]: { base: BASE, ours: OURS, theirs: THEIRS } });

  for (const [fault, source] of Object.entries(FAULTY_PROGRAMS)) {
    test(`the program ${fault}: git stops`, () => {
      fs.writeFileSync(inGit("it's a program.js"), source);
      assertStopped(repo, merge(), OUR_WORDS);
    });
  }

  for (const [fault, text] of [
    ['is a broken interpreter', '#!/no/such/interpreter\n'],
    ['does not run what it is given', '#!/bin/sh\nexit 1\n'],
  ] as const) {
    test(`what runs the program ${fault}: git stops`, () => {
      fs.writeFileSync(inGit('runtime'), text, { mode: 0o755 });
      fs.writeFileSync(
        inGit('merge annotations.sh'),
        launcherScript(inGit("it's a program.js"), inGit('runtime')),
      );
      assertStopped(repo, merge(), OUR_WORDS);
    });
  }

  for (const kept of [0, 0.25, 0.5, 0.75]) {
    test(`the script that git starts was cut off after ${String(kept * 100)} %: git stops`, () => {
      const script = fs.readFileSync(inGit('merge annotations.sh'), 'utf8');
      fs.writeFileSync(inGit('merge annotations.sh'), script.slice(0, kept * script.length));
      assertStopped(repo, merge(), OUR_WORDS);
    });
  }

  test('after a stop, git merges without the driver as soon as its settings are removed', () => {
    fs.writeFileSync(inGit("it's a program.js"), 'process.exit(1)');
    assertStopped(repo, merge(), OUR_WORDS);
    repo.git('config', '--remove-section', 'merge.policy-annotations');
    const { code, output } = repo.git('merge', '--no-edit', 'tom');
    assert.equal(code, 0, output);
    assertMerged(repo);
  });

  test('a rebase and a cherry-pick stop as well', () => {
    fs.writeFileSync(inGit("it's a program.js"), 'process.exit(1)');
    merge();
    for (const command of ['cherry-pick', 'rebase']) {
      const { code, output } = repo.git(command, 'tom');
      assert.notEqual(code, 0, output);
      assert.match(output, /was not merged/);
      assert.ok(repo.git('show', `main:${FILE}`).output.includes('stance: neutral'));
      assert.ok(repo.git('show', `tom:${FILE}`).output.includes('start: 12'));
      repo.git(command, '--abort');
    }
  });

  for (const file of ['-o.md.annotations.yaml', '--theirs=x.md.annotations.yaml']) {
    test(`a path that begins like an option is merged: ${file}`, () => {
      const { code, output } = merge(file);
      assert.equal(code, 0, output);
      assertMerged(repo, file);
    });
  }

  test('a launcher that an older setting starts tells git by its exit code alone', () => {
    const launcher = inGit('merge annotations.sh').replaceAll("'", "'\\''");
    repo.git('config', 'merge.policy-annotations.driver', `sh '${launcher}' %O %A %B %P %X %Y`);
    fs.writeFileSync(inGit("it's a program.js"), 'process.exit(1)');
    assertStopped(repo, merge());
  });
});

suite('The documented setting of the merge driver in real git', function () {
  let repo: Repository;

  suiteSetup(function () {
    if (gitMissing() !== undefined) this.skip();
  });
  setup(() => {
    repo = repository();
    repo.installDriver();
    repo.git('config', 'merge.policy-annotations.driver', documentedDriver());
  });
  teardown(() => repo.remove());

  /** Puts a program of this name and text on the path of git. */
  const install = (text: string): void => {
    const folder = path.join(repo.folder, '.git', 'bin');
    fs.mkdirSync(folder);
    fs.writeFileSync(path.join(folder, 'policy-annotator'), text, { mode: 0o755 });
    repo.addToPath(folder);
  };
  const installOurs = (): void => {
    const program = path.join(repo.folder, '.git', "it's a program.js");
    install(`#!/bin/sh\nexec "${process.execPath}" "${program.replace('$', '\\$')}" "$@"\n`);
  };
  const merge = (file = FILE): MergeInGit =>
    repo.merge({ [file]: { base: BASE, ours: OURS, theirs: THEIRS } });

  test('sets what the extension sets, except for the program', () => {
    assert.deepEqual(
      driverSettings('x').map(([key]) => key),
      documentedSettings().map(([key]) => key),
    );
  });

  for (const file of [FILE, '-o.md.annotations.yaml', "it's $HOME.md.annotations.yaml"]) {
    test(`merges what both sides changed: ${file}`, () => {
      installOurs();
      const { code, output } = merge(file);
      assert.equal(code, 0, output);
      assertMerged(repo, file);
    });
  }

  test('leaves what needs a person between markers', () => {
    installOurs();
    const theirs = BASE.replace('stance: oppose', 'stance: support');
    const { code, conflicted } = repo.merge({ [FILE]: { base: BASE, ours: OURS, theirs } });
    assert.equal(code, 1);
    assert.deepEqual(conflicted, [FILE]);
    assert.match(repo.read(FILE), /^<<<<<<< HEAD\n {4}stance: neutral\n[^]*^>>>>>>> tom$/m);
  });

  test('the program is missing: git stops', () => {
    assertStopped(repo, merge());
  });

  for (const [fault, source] of [
    ...Object.entries(FAULTY_PROGRAMS).map(
      ([name, text]) => [name, `#!${process.execPath}\n${text}`] as const,
    ),
    ['has a broken interpreter', '#!/no/such/interpreter\n'] as const,
  ]) {
    test(`the program ${fault}: git stops`, () => {
      install(source);
      assertStopped(repo, merge());
    });
  }
});

/** Git says that it could not merge; ours is as it was, nothing is taken for decided, and theirs is
 * where it was committed. */
function assertStopped(
  repo: Repository,
  { code, output, conflicted }: MergeInGit,
  message?: RegExp,
): void {
  assert.ok(code !== null && code > 1, `${String(code)}: ${output}`);
  assert.match(output, /failed to execute internal merge/);
  if (message) assert.match(output, message);
  assert.deepEqual(conflicted, []);
  assert.equal(repo.read(FILE), OURS);
  assert.equal(repo.git('show', `tom:${FILE}`).output, THEIRS);
  assert.equal(repo.git('status', '--porcelain').output, '');
}

function assertMerged(repo: Repository, file = FILE): void {
  assert.equal(repo.read(file), OURS.replace('start: 10', 'start: 12'));
}

function documentedDriver(): string {
  const [, driver] = documentedSettings()[1] ?? [];
  return driver ?? '';
}

/** What docs/command-line/merge.md tells people to type, as git would get it from their shell. */
function documentedSettings(): [string, string][] {
  const page = fs.readFileSync(
    path.resolve(__dirname, '../../../docs/command-line/merge.md'),
    'utf8',
  );
  return [...page.matchAll(/^git config (merge\.\S+) (?:'([^']*)'|"([^"]*)"|(\S+))$/gm)].map(
    ([, key = '', single, double, plain]) => [key, single ?? double ?? plain ?? ''],
  );
}
