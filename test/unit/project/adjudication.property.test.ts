import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  acceptedResults,
  annotationFileOf,
  articleQueue,
  decisionEdits,
  firstEdits,
  NO_METADATA,
  type QueuedPassage,
} from '../../../src/core';
import { Corpus } from '../../../src/project';
import { caseCount } from '../../support/caseCount';
import { stillEnvironment } from '../../support/environment';
import { MemoryFiles } from '../../support/memoryFiles';
import { MemoryTexts } from '../../support/memoryTexts';
import { WORDS_TEXT } from '../../support/readWords';

const BOOK = `format: policy-codebook/1
coders: {lea: {}, max: {}, zoe: {}, abe: {}, kim: {}}
actors: {china: {name: China}, japan: {name: Japan}}
issues: {exports: {name: Exports}}
annotation-files: one-per-coder
`;
const CODERS = ['lea', 'max', 'zoe', 'abe', 'kim'];
const PLAIN = annotationFileOf('a.txt');

const PART = fc.record({ from: fc.nat(50), length: fc.nat(6) });
const POSITION = fc.record({
  actor: fc.constantFrom('china', 'japan', '[china, japan]'),
  stance: fc.constantFrom('support', 'oppose'),
  parts: fc.array(PART, { minLength: 1, maxLength: 2 }),
});

/** Two to five coders; quotes may be in two parts, or overlap. */
const READINGS = fc.array(fc.array(POSITION, { maxLength: 3 }), { minLength: 2, maxLength: 5 });

const DECISION = fc.record({
  kind: fc.constant('decide' as const),
  at: fc.nat(),
  choice: fc.nat(),
});
const STEP = fc.oneof(
  { weight: 3, arbitrary: DECISION },
  fc.record({ kind: fc.constantFrom('rename' as const, 'merge' as const) }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }) },
);

type Readings = typeof READINGS extends fc.Arbitrary<infer One> ? One : never;
type Decide = typeof DECISION extends fc.Arbitrary<infer One> ? One : never;

suite('Decisions of adjudicators in a corpus', () => {
  test('are undone and done again among refactorings, with the bytes and states of each step', async () => {
    await fc.assert(
      fc.asyncProperty(READINGS, fc.array(STEP, { maxLength: 10 }), async (readings, steps) => {
        const memory = filesOf(readings);
        const corpus = await opened(memory);
        const present = async () => ({
          files: Object.fromEntries(memory.texts),
          states: await statesIn(corpus),
        });
        const history = [await present()];
        let at = 0;
        for (const step of steps) {
          if (step.kind === 'undo' || step.kind === 'redo') {
            const next = at + (step.kind === 'undo' ? -1 : 1);
            if (!history[next]) continue;
            await corpus.replay(step.kind);
            at = next;
          } else {
            if (step.kind === 'decide') await (await prepared(corpus, step))?.();
            else if (!(await refactor(corpus, step.kind))) continue;
            await corpus.settled();
            const now = await present();
            if (step.kind !== 'decide') assert.deepEqual(now.states, history[at]?.states);
            if (JSON.stringify(now) === JSON.stringify(history[at])) continue;
            history.splice((at += 1), history.length, now);
          }
          await corpus.settled();
          assert.deepEqual(await present(), history[at]);
        }
      }),
      { numRuns: caseCount(40) },
    );
  });

  test('of two windows at once are both kept, and a passage that both decided is looked at', async () => {
    await fc.assert(
      fc.asyncProperty(READINGS, DECISION, DECISION, DECISION, async (readings, first, a, b) => {
        const memory = filesOf(readings);
        const windows = [await opened(memory), await opened(memory)];
        const reread = async (): Promise<void> => {
          for (const one of windows) await one.settled();
          for (const one of windows) await one.filesChanged([...memory.texts.keys()]);
          for (const one of windows) await one.settled();
        };
        const [one, other] = windows;
        assert.ok(one && other);
        await (
          await prepared(one, first)
        )?.();
        await reread();
        const asked = [await passageAt(one, a), await passageAt(other, b)].map(keyOf);
        const both = [await prepared(one, a), await prepared(other, b)];
        await Promise.all(both.map(async (decide) => decide?.()));
        await reread();
        const states = await statesIn(one);
        assert.deepEqual(await statesIn(other), states);
        for (const key of asked) {
          const [state, ...results] = states[key] ?? [];
          if (state === undefined) continue;
          if (asked[0] !== asked[1]) assert.equal(state, 'decided', key);
          // That nothing counts may be said twice.
          else if (results.length > 0) assert.equal(state, 'changed', key);
        }
      }),
      { numRuns: caseCount(40) },
    );
  });
});

function filesOf(readings: Readings): MemoryFiles {
  const own = readings.map((positions, at) => {
    const coder = CODERS[at] ?? '';
    return [annotationFileOf('a.txt', coder), writtenFile(coder, positions)] as const;
  });
  return new MemoryFiles({
    ...{ 'codebook.yaml': BOOK, 'a.txt': `${WORDS_TEXT}\n` },
    ...Object.fromEntries(own),
  });
}

function writtenFile(coder: string, positions: Readings[number]): string {
  const entries = positions.map(({ actor, stance, parts }, at) => {
    const quote = parts.map(({ from, length }) => {
      const start = WORDS_TEXT.indexOf(`w${from}`);
      const last = `w${from + length}`;
      const end = WORDS_TEXT.indexOf(last, start) + last.length;
      return `{exact: "${WORDS_TEXT.slice(start, end)}", start: ${start}}`;
    });
    const keys = [
      ...[`id: ${coder}${at}`, `actor: ${actor}`, 'issue: exports', `stance: ${stance}`],
      `quote: ${quote.length > 1 ? `[${quote.join(', ')}]` : quote.join()}`,
    ];
    return `  - ${keys.join('\n    ')}\n`;
  });
  const head = `format: policy-annotations/1\ncoded:\n  ${coder}: {state: complete}\n`;
  return `${head}${entries.length > 0 ? 'positions:\n' : ''}${entries.join('')}...\n`;
}

async function opened(memory: MemoryFiles): Promise<Corpus> {
  const corpus = new Corpus(memory, stillEnvironment(), {
    ...{ coder: () => 'eve', largestText: () => 1_000_000, kept: new MemoryTexts() },
  });
  await corpus.load();
  return corpus;
}

async function passagesIn(corpus: Corpus): Promise<readonly QueuedPassage[]> {
  const read = await corpus.coders.of('a.txt');
  return read ? articleQueue(read).passages : [];
}

async function passageAt(corpus: Corpus, { at }: Decide): Promise<QueuedPassage | undefined> {
  const passages = await passagesIn(corpus);
  return passages[at % passages.length];
}

let ids = 0;

/** What writes a decision about a passage as it is now; undefined where there is none. */
async function prepared(
  corpus: Corpus,
  decision: Decide,
): Promise<(() => Promise<unknown>) | undefined> {
  const article = await corpus.coders.of('a.txt');
  const passage = await passageAt(corpus, decision);
  if (!article || !passage) return undefined;
  const at = decision.choice % (passage.readings.length + 2);
  const results =
    at === 0
      ? passage.adjudicated.map(({ annotation }) => ({ position: annotation, from: [] }))
      : acceptedResults(passage, passage.readings[at - 2]?.positions ?? []);
  const edits = decisionEdits(passage, results, {
    ...{ by: 'eve', at: '2026-01-01T00:00:00Z' },
    newId: () => `n${String((ids += 1))}x`,
  });
  const changed = [...firstEdits(article, NO_METADATA), ...edits];
  return () =>
    corpus.make({ articles: [{ article: 'a.txt', path: PLAIN, edits: changed }] }, 'Decide');
}

async function refactor(corpus: Corpus, kind: 'rename' | 'merge'): Promise<boolean> {
  const [id, into] = [...corpus.codebook.actors.keys()];
  if (id === undefined || (kind === 'merge' && into === undefined)) return false;
  const plan = await corpus.planRefactoring(
    kind === 'rename'
      ? { kind, layer: 'actor', id, to: `${id}-2` }
      : { kind, layer: 'actor', from: [id], into: into ?? '', keepsWords: false },
  );
  return plan?.blocked.length === 0 && (await corpus.refactor(plan, kind)) === 'done';
}

function keyOf(passage: QueuedPassage | undefined): string {
  return (passage?.positions ?? [])
    .map(({ placed }) => placed.annotation.id)
    .sort()
    .join();
}

/** For each passage its state and the ids of its results. */
async function statesIn(corpus: Corpus): Promise<Readonly<Record<string, readonly string[]>>> {
  const passages = await passagesIn(corpus);
  return Object.fromEntries(
    passages.map((passage) => [
      keyOf(passage),
      [passage.state, ...passage.adjudicated.map(({ annotation }) => annotation.id)],
    ]),
  );
}
