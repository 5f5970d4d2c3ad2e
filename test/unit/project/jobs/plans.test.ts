import assert from 'node:assert/strict';
import {
  PLAN_FILE,
  Plans,
  planText,
  writeTogether,
  exchangeIn,
  type CorpusFiles,
  type Environment,
  type FileText,
  type NoteInPlace,
} from '../../../../src/project';
import { stillEnvironment } from '../../../support/environment';
import { plansOfNextDay } from '../../../support/interruptedPlan';
import { MemoryFiles } from '../../../support/memoryFiles';

const A = 'a.txt.annotations.yaml';
const B = 'b.txt.annotations.yaml';
const C = 'c.txt.annotations.yaml';
const [BEFORE, AFTER] = [annotations('port'), annotations('harbour')];

suite('Plans of a corpus', () => {
  test('are there before the first file is written and until the last one is', async () => {
    const { files, plans } = held({ [A]: BEFORE, [B]: BEFORE });
    const seen: boolean[] = [];
    const write = files.write.bind(files);
    files.write = (path, ...rest) => {
      if (path !== PLAN_FILE) seen.push(files.texts.has(PLAN_FILE));
      return write(path, ...rest);
    };
    assert.deepEqual(await changed(files, plans), { kind: 'written' });
    assert.deepEqual(seen, [true, true]);
    assert.deepEqual(
      [...files.texts],
      [
        [A, AFTER],
        [B, AFTER],
      ],
    );
  });

  test('of one file are not noted unless it is written in place', async () => {
    for (const isInPlace of [false, true]) {
      const { files, plans } = held({ [A]: BEFORE });
      const write = files.write.bind(files);
      let noted = false;
      const outcome = await writeTogether(
        { label: 'Port', files: [{ path: A, base: BEFORE, wanted: AFTER }] },
        {
          ...{ plans, read: (path: string) => files.read(path) },
          exchange: async (path, from, to, noteInPlace) => {
            assert.equal(files.texts.has(PLAN_FILE), false);
            if (isInPlace) assert.equal(await noteInPlace?.(), true);
            noted = files.texts.has(PLAN_FILE);
            return write(path, from, to);
          },
        },
      );
      assert.deepEqual([outcome, noted], [{ kind: 'written' }, isInPlace]);
      assert.deepEqual([...files.texts.keys()], [A]);
    }
  });

  test('are not touched while their process is alive', async () => {
    const { files } = held({ [A]: AFTER, [B]: BEFORE }, 7);
    const text = files.texts.get(PLAN_FILE);
    const found = async (is: Partial<NonNullable<Environment['process']>>, day = '02T09:31') => {
      const { kind } = await plansAt(files, is, day).find();
      return kind;
    };
    assert.equal(await found({ isRunning: (id) => id === 7 }), 'in-use');
    assert.equal(await found({ isRunning: () => false }), 'interrupted');
    // Another machine cannot be asked.
    assert.equal(await found({ machine: 'ffffffff', isRunning: () => false }), 'in-use');
    assert.equal(await found({ machine: 'ffffffff' }, '02T11:00'), 'interrupted');
    // The number may be that of another process by now, or of this one.
    assert.equal(await found({ isRunning: () => true }, '02T11:00'), 'interrupted');
    assert.equal(await found({ id: 7, isRunning: () => true }), 'interrupted');
    const alive = plansAt(files, { isRunning: () => true });
    assert.deepEqual(await changed(files, alive), { kind: 'unfinished' });
    assert.equal(files.texts.get(PLAN_FILE), text);
  });

  test('of two processes that end one, one is refused', async () => {
    const { files } = held({ [A]: AFTER, [B]: BEFORE }, 7);
    const [first, second] = [plansOfNextDay(files), plansOfNextDay(files)];
    const [one, other] = [await first.find(), await second.find()];
    assert.ok(one.kind === 'interrupted' && other.kind === 'interrupted');
    assert.deepEqual(await first.end(one, 'takenBack'), { kind: 'ended', left: [] });
    assert.deepEqual(await second.end(other, 'completed'), { kind: 'taken' });
    assert.deepEqual([files.texts.get(A), files.texts.get(B)], [BEFORE, BEFORE]);
  });

  test('that this process may not make its own are not ended, with the reason', async () => {
    const { files } = held({ [A]: AFTER, [B]: BEFORE }, 7);
    const plans = plansOfNextDay(files);
    const found = await plans.find();
    assert.ok(found.kind === 'interrupted');
    files.refusals.push({ kind: 'failed', reason: 'not-permitted' });
    assert.deepEqual(await plans.end(found, 'takenBack'), {
      ...{ kind: 'failed', reason: 'not-permitted' },
    });
    assert.deepEqual([files.texts.get(A), files.texts.get(B)], [AFTER, BEFORE]);
  });

  test('of another user are written in place, as their folder demands', async () => {
    const { files } = held({ [A]: AFTER, [B]: BEFORE }, 7);
    const inPlace: string[] = [];
    const write: CorpusFiles['write'] = files.write.bind(files);
    files.write = async (path: string, expected, next, noteInPlace?: NoteInPlace) => {
      if ((await noteInPlace?.()) !== true) return { kind: 'failed', reason: 'ENOJOURNAL' };
      inPlace.push(path);
      return write(path, expected, next);
    };
    const plans = plansOfNextDay(files);
    const found = await plans.find();
    assert.ok(found.kind === 'interrupted');
    assert.deepEqual(await plans.end(found, 'takenBack'), { kind: 'ended', left: [] });
    assert.deepEqual(inPlace, [PLAN_FILE, A]);
    assert.deepEqual([...files.texts.keys()], [A, B]);
  });

  test('that cannot be removed are reported as left', async () => {
    const { files } = held({ [A]: AFTER, [B]: BEFORE }, 7);
    files.removeFile = () => Promise.resolve({ kind: 'failed', reason: 'EPERM' });
    const plans = plansOfNextDay(files);
    const found = await plans.find();
    assert.ok(found.kind === 'interrupted');
    assert.deepEqual(await plans.end(found, 'takenBack'), { kind: 'ended', left: [PLAN_FILE] });
    assert.deepEqual([files.texts.get(A), files.texts.get(B)], [BEFORE, BEFORE]);
  });

  test('leave a file that is neither as before nor as after, and say which', async () => {
    for (const [ending, text] of [
      ['completed', AFTER],
      ['takenBack', BEFORE],
    ] as const) {
      const theirs = 'their: own\n';
      const { files } = held({ [A]: theirs, [B]: BEFORE, [C]: AFTER }, 7);
      const plans = plansOfNextDay(files);
      const found = await plans.find();
      assert.ok(found.kind === 'interrupted');
      assert.deepEqual(await plans.end(found, ending), { kind: 'ended', left: [A] });
      assert.deepEqual([files.texts.get(A), files.texts.get(B)], [theirs, text]);
      assert.ok(files.texts.has(PLAN_FILE));
    }
  });

  test('put right a file that was being written in place, also within a character', async () => {
    for (const ending of ['completed', 'takenBack'] as const) {
      const [before, after] = ['wächst', 'über'].map((note) => annotations('port', note));
      const [old, next] = [before, after].map((text) => Buffer.from(text ?? ''));
      assert.ok(old && next && before !== undefined && after !== undefined);
      for (let at = 0; at < next.length; at++) {
        const torn = Buffer.concat([next.subarray(0, at), old.subarray(at)]);
        const files: MemoryFiles = new TornFiles({ [A]: before }, torn);
        files.texts.set(PLAN_FILE, planOf([{ path: A, base: before, wanted: after }]));
        const plans = plansOfNextDay(files);
        const found = await plans.find();
        assert.ok(found.kind === 'interrupted');
        assert.deepEqual(await plans.end(found, ending), { kind: 'ended', left: [] });
        assert.equal(files.texts.get(A), ending === 'completed' ? after : before);
      }
    }
  });

  test('are not followed where they would make something else of a file', async () => {
    const other = '[core]\n\tfsmonitor = theirs\n';
    for (const path of [A, 'codebook.yaml', 'searches.yaml']) {
      for (const [base, wanted] of [
        ['[core]\n', other],
        [BEFORE, other],
        ['[core]\n', AFTER],
      ] as const) {
        const files = new MemoryFiles({
          ...{ [path]: base, [PLAN_FILE]: planOf([{ path, base, wanted }]) },
        });
        const plans = plansOfNextDay(files);
        const found = await plans.find();
        assert.ok(found.kind === 'interrupted');
        assert.deepEqual(await plans.end(found, 'completed'), { kind: 'ended', left: [path] });
        assert.equal(files.texts.get(path), base);
      }
    }
  });

  test('that cannot be noted prevent the change', async () => {
    const { files, plans } = held({ [A]: BEFORE, [B]: BEFORE });
    files.refusals.push({ kind: 'failed', reason: 'ENOSPC' });
    assert.deepEqual(await changed(files, plans), {
      ...{ kind: 'failed', path: PLAN_FILE, reason: 'ENOSPC', isConflict: false, left: [] },
    });
    assert.equal(files.texts.get(A), BEFORE);
  });

  test('that cannot be read are told from a folder that is out of reach', async () => {
    const { files, plans } = held({});
    let isReached = true;
    const read = files.read.bind(files);
    files.read = (path) =>
      path === PLAN_FILE || !isReached ? Promise.reject(new Error('EIO')) : read(path);
    assert.deepEqual(await plans.find(), { kind: 'unreadable' });
    isReached = false;
    assert.deepEqual(await plans.find(), { kind: 'none' });
  });

  test('that another program has removed are noted again', async () => {
    const { files, plans } = held({ [A]: BEFORE, [B]: BEFORE });
    const first = await plans.note({ label: 'first', files: [] });
    files.texts.delete(PLAN_FILE);
    const second = await plans.note({ label: 'second', files: [] });
    assert.ok(first.kind === 'noted' && second.kind === 'noted');
    await second.discard();
    assert.match(files.texts.get(PLAN_FILE) ?? '', /first/);
    await first.discard();
    assert.equal(files.texts.has(PLAN_FILE), false);
  });
});

suite('Files that are written together', () => {
  test('are restored where one of them cannot be, and the plan goes', async () => {
    const { files, plans } = held({ [A]: BEFORE, [B]: 'theirs: yes\n' });
    assert.deepEqual(await changed(files, plans), {
      ...{ kind: 'failed', path: B, isConflict: true, left: [] },
      reason: 'another program changed it in the meantime',
    });
    assert.deepEqual(
      [...files.texts],
      [
        [A, BEFORE],
        [B, 'theirs: yes\n'],
      ],
    );
  });

  test('that cannot be restored stay noted', async () => {
    const { files, plans } = held({ [A]: BEFORE, [B]: annotations('port', 'theirs') });
    const write = files.write.bind(files);
    files.write = (path, expected, next) =>
      next === BEFORE
        ? Promise.resolve({ kind: 'failed', reason: 'EIO' })
        : write(path, expected, next);
    const outcome = await changed(files, plans);
    assert.ok(outcome.kind === 'failed');
    assert.deepEqual(outcome.left, [A]);
    files.write = write;
    const next = plansOfNextDay(files);
    const found = await next.find();
    assert.ok(found.kind === 'interrupted');
    assert.deepEqual(await next.end(found, 'takenBack'), { kind: 'ended', left: [] });
    assert.equal(files.texts.get(A), BEFORE);
  });
});

function annotations(actor: string, note = ''): string {
  return `format: policy-annotations/1
positions:
  - {id: a1, actor: ${actor}, issue: noise, stance: oppose, note: "${note}", quote: {exact: quay}}
...
`;
}

function planOf(files: Parameters<typeof writeTogether>[0]['files'], id = 7): string {
  const plan = { label: 'Port', moment: '2024-05-02T09:30:00Z', files };
  return planText({ process: { machine: '0a1b2c3d', id }, plans: [plan] });
}

/** Files of a corpus, with the plan of a process where one is named. */
function held(texts: Readonly<Record<string, string>>, id?: number) {
  const planned = Object.keys(texts).map((path) => ({ path, base: BEFORE, wanted: AFTER }));
  const files = new MemoryFiles({
    ...texts,
    ...(id === undefined ? {} : { [PLAN_FILE]: planOf(planned, id) }),
  });
  return { files, plans: plansAt(files, {}) };
}

function plansAt(
  files: MemoryFiles,
  is: Partial<NonNullable<Environment['process']>>,
  day = '02T09:31',
): Plans {
  const environment = stillEnvironment();
  return new Plans(files, {
    ...environment,
    clock: { ...environment.clock, moment: () => `2024-05-${day}:00Z` },
    process: { machine: '0a1b2c3d', id: 8, isRunning: () => false, ...is },
  });
}

function changed(files: MemoryFiles, plans: Plans) {
  return writeTogether(
    { label: 'Port', files: [A, B].map((path) => ({ path, base: BEFORE, wanted: AFTER })) },
    { plans, read: (path) => files.read(path), exchange: exchangeIn(files) },
  );
}

/** The first file holds bytes that need not be a text. */
class TornFiles extends MemoryFiles {
  #torn: Buffer | undefined;

  constructor(texts: Readonly<Record<string, string>>, torn: Buffer) {
    super(texts);
    this.#torn = torn;
  }

  override read(path: string): Promise<FileText | undefined> {
    if (path !== A || !this.#torn) return super.read(path);
    const text = this.#torn.toString('utf8');
    const clean = Buffer.from(text).equals(this.#torn);
    return Promise.resolve(clean ? { text, clean } : { text, clean, bytes: this.#torn });
  }

  override write(...[path, expected, next]: Parameters<MemoryFiles['write']>) {
    if (path !== A || !this.#torn) return super.write(path, expected, next);
    assert.ok(expected !== undefined && Buffer.from(expected).equals(this.#torn));
    this.#torn = undefined;
    this.texts.set(path, next);
    return Promise.resolve({ kind: 'saved' } as const);
  }
}
