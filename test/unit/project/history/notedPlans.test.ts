import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describeSpan, newPosition, type AnnotationFileEdit } from '../../../../src/core';
import {
  besidePlan,
  Corpus,
  interruptedFiles,
  journaledFiles,
  PLAN_FILE,
  restore,
  type WriteOutcome,
} from '../../../../src/project';
import { caseCount } from '../../../support/caseCount';
import { interruptedPlan, plansOfNextDay } from '../../../support/interruptedPlan';
import { MemoryFiles } from '../../../support/memoryFiles';
import { memoryJournal } from '../../../support/memoryJournal';
import { MemoryTexts } from '../../../support/memoryTexts';
import { stillEnvironment } from '../../../support/environment';

const ROOT = 'file:///texts';
const TEXT = 'The port objects to the noise.\n';
const ARTICLES = ['a.txt', 'b.txt', 'c.txt', 'd.txt'];

suite('A change of several files that is interrupted', () => {
  test('is noted as a whole until all of its files are saved', async () => {
    const { corpus, files, entries } = await begun();
    await corpus.make(together(['a.txt', 'b.txt'], 'first'), 'saved');
    await settled(corpus);
    assert.deepEqual([...entries(), await interruptedPlan(files)], [undefined]);
    files.dieAfter(1);
    await corpus.make(together(['a.txt', 'b.txt']), 'Port ⊖ Noise');
    const found = await interruptedPlan(files.ofNextProcess());
    assert.deepEqual(
      found?.plans.map(({ label, files }) => [label, files.map(({ path }) => path)]),
      [['Port ⊖ Noise', ['a.txt.annotations.yaml', 'b.txt.annotations.yaml']]],
    );
  });

  test('of one file is noted with that file alone', async () => {
    const { corpus, files, journal } = await begun();
    files.dieAfter(0);
    await corpus.make(together(['a.txt']), 'Port ⊖ Noise');
    assert.equal(await interruptedPlan(files.ofNextProcess()), undefined);
    assert.equal((await journal.restart().pending()).changes.length, 1);
  });

  test('stays noted while a file cannot be written, and is forgotten when it can', async () => {
    const { corpus, files, entries } = await begun();
    files.lock('a.txt.annotations.yaml');
    await corpus.make(together(['a.txt', 'b.txt']), 'Port ⊖ Noise');
    await settled(corpus);
    assert.ok(entries().length > 0);
    assert.equal((await interruptedPlan(files))?.plans.length, 1);
    files.lock(undefined);
    corpus.saveAgain();
    await settled(corpus);
    assert.deepEqual([...entries(), await interruptedPlan(files)], [undefined]);
  });

  test('can be completed or taken back, whenever the process dies', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(ARTICLES, { minLength: 2 }),
        fc.nat({ max: 4 }),
        fc.boolean(),
        async (articles, written, isUndo) => {
          const { corpus, files } = await begun();
          await corpus.make(together(ARTICLES.slice(0, 3), 'first'), 'first');
          await settled(corpus);
          if (isUndo) {
            await corpus.make(together(articles), 'next');
            await settled(corpus);
          }
          const before = annotationsIn(files);
          files.dieAfter(written);
          if (isUndo) await corpus.replay('undo');
          else await corpus.make(together(articles), 'next');
          const wanted = new Map(before);
          const next = files.ofNextProcess();
          const [plan] = (await interruptedPlan(next))?.plans ?? [];
          // All is written: nothing is to be asked.
          if (!plan) assert.ok(written >= articles.length);
          if (!plan) return;
          for (const { path, wanted: text } of plan.files) {
            // A file that the first change made goes with it.
            if (text === '') wanted.delete(path);
            else wanted.set(path, text);
          }
          for (const [ending, texts] of [
            ['completed', wanted],
            ['takenBack', before],
          ] as const) {
            const restarted = new MemoryFiles(Object.fromEntries(next.texts));
            const plans = plansOfNextDay(restarted);
            const found = await plans.find();
            assert.ok(found.kind === 'interrupted');
            assert.deepEqual(await plans.end(found, ending), { kind: 'ended', left: [] });
            assert.deepEqual(sorted(annotationsIn(restarted)), sorted(texts));
            assert.equal(restarted.texts.has(PLAN_FILE), false);
          }
        },
      ),
      { numRuns: caseCount(60), seed: 20240502 },
    );
  });

  test('is ended in the codebook and the searches too where it undoes a refactoring', async () => {
    for (const written of [0, 1, 2, 3]) {
      for (const ending of ['completed', 'takenBack'] as const) {
        const { corpus, files } = await begun({
          'codebook.yaml': CODEBOOK,
          'searches.yaml':
            "format: policy-searches/1\nsearches:\n  - {name: port, query: 'actor:port'}\n",
        });
        await corpus.make(together(['a.txt', 'b.txt']), 'new');
        await settled(corpus);
        const old = new Map(files.texts);
        const plan = await corpus.planRefactoring({
          ...{ kind: 'rename', layer: 'actor', id: 'port', to: 'harbour' },
        });
        assert.ok(plan);
        assert.equal(await corpus.refactor(plan, 'renamed'), 'done');
        await settled(corpus);
        const renamed = new Map(files.texts);
        files.dieAfter(written);
        await corpus.replay('undo');
        const next = files.ofNextProcess();
        const plans = plansOfNextDay(next);
        const found = await plans.find();
        assert.ok(found.kind === 'interrupted');
        assert.deepEqual(await plans.end(found, ending), { kind: 'ended', left: [] });
        const wanted = ending === 'completed' ? old : renamed;
        assert.deepEqual(sorted(next.texts), sorted(wanted), `${written} ${ending}`);
      }
    }
  });

  test('leaves what another program wrote into its files meanwhile', async () => {
    const { corpus, files } = await begun();
    await corpus.make(together(['a.txt', 'b.txt'], 'first'), 'first');
    await settled(corpus);
    files.dieAfter(1);
    await corpus.make(together(['a.txt', 'b.txt'], 'second'), 'second');
    const path = 'a.txt.annotations.yaml';
    files.change(path, (text) => text.replace('oppose', 'support'));
    const next = files.ofNextProcess();
    const found = await interruptedPlan(next);
    const [file] = await interruptedFiles(found!.plans[0]!, (one) => next.read(one));
    assert.ok(file?.takenBack.kind === 'text');
    assert.match(file.takenBack.text, /id: first/);
    assert.match(file.takenBack.text, /support/);
    assert.doesNotMatch(file.takenBack.text, /second/);
  });

  test('keeps what was annotated after it in a file that could not be written', async () => {
    const { corpus, files, journal } = await begun();
    await corpus.make(together(['a.txt', 'b.txt'], 'first'), 'first');
    await settled(corpus);
    // The second file is locked from the first change on.
    const path = 'b.txt.annotations.yaml';
    files.lock(path);
    await corpus.make(together(['a.txt', 'b.txt'], 'both'), 'both');
    await corpus.make(together(['b.txt'], 'later'), 'later');
    await settled(corpus);
    const { changes } = await journal.restart().pending();
    const [plan] = (await interruptedPlan(files))?.plans ?? [];
    assert.ok(plan);
    assert.deepEqual(
      changes.map((change) => change.path),
      [path],
    );
    const read = (one: string) => files.read(one);
    for (const answer of ['completed', 'takenBack'] as const) {
      const file = (await interruptedFiles(plan, read)).find((one) => one.path === path);
      const restored = file?.[answer];
      const now = restored?.kind === 'text' ? restored.text : files.texts.get(path);
      const [left] = changes.flatMap((change) => besidePlan(plan, change) ?? []);
      assert.ok(left);
      const saved = restore(left, now === '' ? undefined : now);
      assert.ok(saved.kind === 'text', answer);
      assert.match(saved.text, /id: later/);
      assert.equal(saved.text.includes('id: both'), answer === 'completed');
    }
  });

  test('of which a file is as it was planned has nothing beside it', () => {
    const planned = { path: 'a.txt.annotations.yaml', base: 'before', wanted: 'after' };
    const change = { ...planned, id: '1', moment: '', root: ROOT, mayBeTorn: false };
    assert.equal(besidePlan({ files: [planned] }, change), undefined);
    const torn = { ...change, mayBeTorn: true };
    assert.equal(besidePlan({ files: [planned] }, torn), torn);
    const other = { ...change, path: 'b.txt.annotations.yaml' };
    assert.equal(besidePlan({ files: [planned] }, other), other);
  });

  test('taken back, leaves a file that it began to what was added there since', async () => {
    const { corpus, files } = await begun();
    files.dieAfter(1);
    await corpus.make(together(['a.txt', 'b.txt'], 'both'), 'both');
    const path = 'a.txt.annotations.yaml';
    const theirs = (files.texts.get(path) ?? '').replace(
      / {2}- id: both[^]*(?=\.\.\.)/,
      (entry) => {
        return entry + entry.replace('both', 'theirs');
      },
    );
    files.texts.set(path, theirs);
    const next = files.ofNextProcess();
    const found = await interruptedPlan(next);
    const [file] = await interruptedFiles(found!.plans[0]!, (one) => next.read(one));
    assert.ok(file?.takenBack.kind === 'text');
    assert.match(file.takenBack.text, /id: theirs/);
    assert.doesNotMatch(file.takenBack.text, /id: both/);
  });
});

function sorted(texts: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...texts].sort();
}

function annotationsIn({ texts }: MemoryFiles): Map<string, string> {
  return new Map([...texts].filter(([path]) => path.endsWith('.annotations.yaml')));
}

function together(articles: readonly string[], id = 'new') {
  return { articles: articles.map((article) => ({ article, edits: [added(id)] })) };
}

function added(id: string): AnnotationFileEdit {
  const quote = [describeSpan(TEXT, { start: 4, end: 8 })];
  const stated = { actors: ['port'], issues: ['noise'], stance: 'oppose' };
  return { kind: 'add', annotation: newPosition({ id, quote, coder: undefined }, stated) };
}

/** Files that a process writes until it dies. What it notes of them is not counted. */
class MortalFiles extends MemoryFiles {
  #left = Infinity;
  #locked: string | undefined;

  lock(path: string | undefined): void {
    this.#locked = path;
  }

  dieAfter(writes: number): void {
    this.#left = writes;
  }

  ofNextProcess(): MemoryFiles {
    return new MemoryFiles(Object.fromEntries(this.texts));
  }

  #isDead(path: string): boolean {
    if (path !== PLAN_FILE) this.#left--;
    return this.#left < 0;
  }

  override write(...args: Parameters<MemoryFiles['write']>): Promise<WriteOutcome> {
    if (this.#isDead(args[0])) return new Promise(() => undefined);
    if (args[0] === this.#locked) return Promise.resolve({ kind: 'failed', reason: 'EACCES' });
    return super.write(...args);
  }

  override removeFile(...args: Parameters<MemoryFiles['removeFile']>): Promise<WriteOutcome> {
    if (this.#isDead(args[0])) return new Promise(() => undefined);
    return super.removeFile(...args);
  }
}

/** Saved, and what was noted of it forgotten. */
async function settled(corpus: Corpus): Promise<void> {
  await corpus.settled();
  await corpus.plans.find();
}

const CODEBOOK = `format: policy-codebook/1
actors:
  port: {name: The port}
issues:
  noise: {name: Noise}
`;

async function begun(others: Readonly<Record<string, string>> = {}) {
  const files = new MortalFiles({
    'codebook.yaml': 'format: policy-codebook/1\n',
    ...others,
    ...Object.fromEntries(ARTICLES.map((article) => [article, TEXT])),
  });
  const journal = memoryJournal();
  const settings = { coder: () => '', largestText: () => 1e6, kept: new MemoryTexts() };
  const corpus = new Corpus(
    journaledFiles(files, journal.journal, ROOT),
    stillEnvironment(),
    settings,
  );
  await corpus.load();
  return { corpus, files, journal, entries: () => [...journal.files.keys()] };
}
