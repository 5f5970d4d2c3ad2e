import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { PLAN_FILE, planText, type ProcessName } from '../../../../src/project';
import { machineName, thisProcess } from '../../../../src/node/disk/processes';
import { temporaryName } from '../../../../src/node/disk/leftOvers';
import { CODEBOOK, HARBOUR, inCorpus, NIGHT, type Corpus } from './corpusFolder';

const HARBOUR_FILE = 'news/harbour.txt.annotations.yaml';
const NIGHT_FILE = 'night.txt.annotations.yaml';
const [OLD, NEW] = [CODEBOOK, CODEBOOK.replace('  port:', '  harbour:')];
const RENAMED = NIGHT.replace('[port,', '[harbour,');

/** Of a process that has ended. */
const ENDED = { machine: machineName(), id: 2_147_483_647 };

suite('A change that was interrupted', () => {
  test('is undone before the next change, and the next change is made', () =>
    inCorpus(async (corpus) => {
      interrupted(corpus);
      const renamed = await corpus.run('refactor', 'rename', 'actor:port', 'quay');
      assert.equal(
        renamed.stderr,
        '“actor:port is now actor:harbour” was interrupted, and is now undone (2 files written).\n',
      );
      assert.equal(renamed.exitCode, 0);
      assert.match(corpus.file('codebook.yaml'), / {2}quay:/);
      assert.equal(corpus.file(NIGHT_FILE), NIGHT.replace('[port,', '[quay,'));
      assert.equal(fs.existsSync(path.join(corpus.folder, PLAN_FILE)), false);
    }));

  test('is undone before recode, imports and assign too', async () => {
    for (const words of [
      ['recode', '--query', 'actor:town', '--set', 'note=x'],
      ['assign', '--share', '0.5'],
      ['import', '--codebook', 'names.csv'],
      ['import', 'rows.csv', '--positions'],
    ]) {
      await inCorpus(
        async (corpus) => {
          interrupted(corpus);
          const { stderr } = await corpus.run(...words);
          assert.match(stderr, /^“actor:port is now actor:harbour” was interrupted, /, words[0]);
          assert.match(corpus.file('codebook.yaml'), / {2}port: /);
          assert.equal(fs.existsSync(path.join(corpus.folder, PLAN_FILE)), false);
        },
        { 'names.csv': 'actor\nPilots\n', 'rows.csv': 'article,quote\nnight.txt,town\n' },
      );
    }
  });

  test('is finished or undone when asked, and then nothing is left to do', async () => {
    for (const [word, codebook, night, what] of [
      ['finish', NEW, RENAMED, 'finished (1 file written)'],
      ['undo', OLD, NIGHT, 'undone (2 files written)'],
    ] as const) {
      await inCorpus(async (corpus) => {
        interrupted(corpus);
        const ended = await corpus.run('refactor', word);
        assert.equal(
          ended.stderr,
          `“actor:port is now actor:harbour” was interrupted, and is now ${what}.\n`,
        );
        assert.deepEqual(
          [ended.exitCode, corpus.file('codebook.yaml'), corpus.file(NIGHT_FILE)],
          [0, codebook, night],
        );
        const again = await corpus.run('refactor', word, corpus.folder);
        assert.deepEqual(again, { exitCode: 0, stdout: 'Nothing was interrupted.\n', stderr: '' });
      });
    }
  });

  test('is reported by every other command, which writes nothing', () =>
    inCorpus(async (corpus) => {
      interrupted(corpus);
      const before = corpus.all();
      const line =
        `${PLAN_FILE}:1:1 error interrupted-change “actor:port is now actor:harbour” was interrupted: 2 of 3 files are changed. ` +
        'Run: policy-annotator refactor finish, or: policy-annotator refactor undo';
      for (const words of [
        ['check'],
        ['positions'],
        ['disagreements', 'news'],
        ['refactor', 'rename', 'actor:town', 'city', '--dry-run'],
      ]) {
        const { exitCode, stderr } = await corpus.run(...words);
        assert.ok(stderr.split('\n').includes(line), `${words.join(' ')}: ${stderr}`);
        assert.equal(exitCode, words.length === 1 && words[0] !== 'check' ? 0 : exitCode);
      }
      assert.deepEqual(corpus.all(), before);
      assert.ok(fs.existsSync(path.join(corpus.folder, PLAN_FILE)));
    }));

  test('on another machine waits for a person', () =>
    inCorpus(async (corpus) => {
      interrupted(corpus, { machine: 'ffffffff', id: 7 });
      const before = corpus.all();
      const renamed = await corpus.run('refactor', 'rename', 'actor:town', 'city');
      assert.equal(renamed.exitCode, 1);
      assert.match(renamed.stderr, /interrupted-change .*refactor undo\nNothing was changed\.\n$/);
      assert.deepEqual(corpus.all(), before);
      assert.equal((await corpus.run('refactor', 'undo')).exitCode, 0);
      assert.equal(corpus.file('codebook.yaml'), OLD);
    }));

  test('is left alone while its process runs', () =>
    inCorpus(async (corpus) => {
      // The parent of this process.
      interrupted(corpus, { machine: machineName(), id: process.ppid }, new Date());
      const before = corpus.all();
      for (const words of [
        ['refactor', 'rename', 'actor:town', 'city'],
        ['refactor', 'undo'],
      ]) {
        const { exitCode, stderr } = await corpus.run(...words);
        assert.equal(exitCode, 2);
        assert.match(stderr, /warning change-in-progress Another program is changing /);
      }
      assert.deepEqual(corpus.all(), before);
      assert.equal(thisProcess().isRunning(process.ppid), true);
    }));

  test('of a newer version, or in a plan that cannot be read, is not ended', async () => {
    for (const [change, message] of [
      [(text: string) => text.replace('plan/1', 'plan/2'), /A newer version/],
      [(text: string) => text.slice(0, 200), /This file cannot be read/],
      [(text: string) => text.replaceAll(NIGHT_FILE, '../x.annotations.yaml'), /cannot be read/],
    ] as const) {
      await inCorpus(async (corpus) => {
        interrupted(corpus);
        const plan = path.join(corpus.folder, PLAN_FILE);
        fs.writeFileSync(plan, change(fs.readFileSync(plan, 'utf8')));
        const before = corpus.all();
        for (const words of [
          ['refactor', 'rename', 'actor:town', 'city'],
          ['refactor', 'finish'],
        ]) {
          const { exitCode, stderr } = await corpus.run(...words);
          assert.equal(exitCode, 2);
          assert.match(stderr, message);
        }
        assert.deepEqual(corpus.all(), before);
      });
    }
  });

  test('in a plan that is no file to be read is reported as one that cannot be read', async () => {
    const makers: ((plan: string) => void)[] = [
      (plan) => fs.mkdirSync(plan),
      (plan) => {
        fs.writeFileSync(plan, '');
        fs.truncateSync(plan, 3e9);
      },
      // A link needs a right there that not every user has.
      ...(process.platform === 'win32' ? [] : [(plan: string) => fs.symlinkSync(__filename, plan)]),
    ];
    for (const make of makers) {
      await inCorpus(async (corpus) => {
        make(path.join(corpus.folder, PLAN_FILE));
        for (const words of [
          ['refactor', 'rename', 'actor:town', 'city'],
          ['refactor', 'undo'],
        ]) {
          const { exitCode, stderr } = await corpus.run(...words);
          assert.equal(exitCode, 2);
          assert.match(stderr, /error interrupted-change This file cannot be read, so a change/);
        }
        assert.match((await corpus.run('check')).stderr, /This file cannot be read/);
      });
    }
  });

  test('that cannot be undone in all files waits for a person before the next change', async () => {
    for (const night of [NIGHT, RENAMED]) {
      await inCorpus(async (corpus) => {
        interrupted(corpus);
        fs.writeFileSync(path.join(corpus.folder, NIGHT_FILE), night);
        fs.writeFileSync(path.join(corpus.folder, 'codebook.yaml'), `${NEW}# theirs\n`);
        const before = corpus.all();
        const renamed = await corpus.run('refactor', 'rename', 'actor:town', 'city');
        assert.equal(renamed.exitCode, 1);
        assert.match(renamed.stderr, / was interrupted: .*refactor undo\nNothing was changed\.\n$/);
        assert.deepEqual(corpus.all(), before);
      });
    }
  });

  test('is not ended by --dry-run, which names what would be left', () =>
    inCorpus(async (corpus) => {
      interrupted(corpus);
      const nothing = 'Nothing was written (--dry-run).\n';
      for (const word of ['finish', 'undo']) {
        const before = corpus.all();
        const { exitCode, stderr, stdout } = await corpus.run('refactor', word, '--dry-run');
        assert.deepEqual([exitCode, stdout], [0, nothing]);
        assert.match(stderr, / was interrupted: 2 of 3 files are changed\. /);
        assert.deepEqual(corpus.all(), before);
      }
      fs.writeFileSync(path.join(corpus.folder, 'codebook.yaml'), `${NEW}# theirs\n`);
      const { exitCode, stderr, stdout } = await corpus.run('refactor', 'undo', '--dry-run');
      assert.deepEqual([exitCode, stdout], [1, nothing]);
      assert.match(stderr, /\ncodebook\.yaml was changed since or cannot be written/);
      assert.ok(fs.existsSync(path.join(corpus.folder, PLAN_FILE)));
    }));

  test('has a name of a line, however long its plan makes it', () =>
    inCorpus(async (corpus) => {
      interrupted(corpus);
      const plan = path.join(corpus.folder, PLAN_FILE);
      const long = fs.readFileSync(plan, 'utf8').replace('actor:port is', 'x'.repeat(100_000));
      fs.writeFileSync(plan, long);
      const { stderr } = await corpus.run('check');
      assert.match(stderr, /“x{200}” was interrupted/);
    }));

  test('leaves a file that was changed since, and names it', () =>
    inCorpus(async (corpus) => {
      interrupted(corpus);
      fs.writeFileSync(path.join(corpus.folder, 'codebook.yaml'), `${NEW}# theirs\n`);
      const undone = await corpus.run('refactor', 'undo');
      assert.equal(undone.exitCode, 1);
      assert.match(
        undone.stderr,
        /^codebook\.yaml was changed since or cannot be written, and was left as it is\.\n.*delete \.policy-annotator-plan\.json/,
      );
      assert.equal(corpus.file('codebook.yaml'), `${NEW}# theirs\n`);
      assert.equal(corpus.file(HARBOUR_FILE), HARBOUR);
    }));

  test('through links is not carried out of the corpus', function () {
    // Needs a right there that not every user has.
    if (process.platform === 'win32') return this.skip();
    return inCorpus(async (corpus) => {
      interrupted(corpus);
      const outside = path.join(path.dirname(corpus.folder), `${path.basename(corpus.folder)}-out`);
      fs.writeFileSync(outside, NIGHT);
      fs.rmSync(path.join(corpus.folder, NIGHT_FILE));
      fs.symlinkSync(outside, path.join(corpus.folder, NIGHT_FILE));
      const finished = await corpus.run('refactor', 'finish');
      assert.equal(finished.exitCode, 1);
      assert.match(finished.stderr, new RegExp(`^${NIGHT_FILE} was changed since or cannot`));
      assert.equal(fs.readFileSync(outside, 'utf8'), NIGHT);
      fs.rmSync(outside);
    });
  });

  test('by a save leaves a file that check names, and the next save in its folder removes', () =>
    inCorpus(async (corpus) => {
      const left = temporaryName().replace(`-${String(process.pid)}-`, '-2147483647-');
      fs.writeFileSync(path.join(corpus.folder, left), 'part');
      const checked = await corpus.run('check', '--verbose');
      assert.match(checked.stderr, new RegExp(`^${left}:1:1 info left-over `, 'm'));
      await corpus.run('refactor', 'rename', 'actor:port', 'harbour');
      assert.equal(fs.existsSync(path.join(corpus.folder, left)), false);
    }));
});

/** As a process leaves it that ends between the codebook and the last of two annotation files. */
function interrupted(
  { folder }: Corpus,
  by: ProcessName = ENDED,
  moment = new Date('2024-05-02T09:30:00Z'),
): void {
  const harbour = HARBOUR.replaceAll('actor: port', 'actor: harbour');
  const plan = {
    label: 'actor:port is now actor:harbour',
    moment: moment.toISOString(),
    files: [
      { path: 'codebook.yaml', base: OLD, wanted: NEW },
      { path: HARBOUR_FILE, base: HARBOUR, wanted: harbour },
      { path: NIGHT_FILE, base: NIGHT, wanted: RENAMED },
    ],
  };
  fs.writeFileSync(path.join(folder, 'codebook.yaml'), NEW);
  fs.writeFileSync(path.join(folder, HARBOUR_FILE), harbour);
  fs.writeFileSync(path.join(folder, PLAN_FILE), planText({ process: by, plans: [plan] }));
}
