import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  editAnnotationFile,
  type AnnotationFileEdit,
} from '../../../../src/core/annotation-file/edit/edit';
import { annotationId } from '../../../../src/core/annotation-file/newId';
import {
  acceptedResults,
  decisionEdits,
  identicalEdits,
} from '../../../../src/core/intercoder/adjudication/decide';
import {
  articleQueue,
  countQueue,
  type QueuedPassage,
} from '../../../../src/core/intercoder/adjudication/queue';
import { seeded } from '../../../../src/core/measures/random';
import { caseCount } from '../../../support/caseCount';
import { CODERS_BOOK, readWords } from '../../../support/readWords';
import { keep, merged, positionLines } from './decidedPassages';

const RUNS = caseCount(40);
const CODERS = ['lea', 'max', 'eve', 'zoe'];

/** `china support exports 12-15`; long quotes chain passages. */
const LINE = positionLines(14);

/** For each coder the positions, by id. */
type Readings = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Two to four coders; the same position may be there twice. */
const READINGS = fc.array(fc.array(LINE, { maxLength: 5 }), { minLength: 2, maxLength: 4 }).map(
  (own): Readings =>
    new Map(
      own.map((lines, coder) => {
        const name = CODERS[coder] ?? '';
        return [name, new Map(lines.map((line, at) => [`${name}${at}`, line]))];
      }),
    ),
);

const DECISION = fc.record({
  kind: fc.constant('decide' as const),
  at: fc.nat(),
  choice: fc.nat(),
});

const STEP = fc.oneof(
  { weight: 3, arbitrary: DECISION },
  fc.record({ kind: fc.constant('identical' as const) }),
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
  fc.record({
    kind: fc.constantFrom('change' as const, 'remove' as const, 'add' as const),
    coder: fc.nat(),
    at: fc.nat(),
    line: LINE,
  }),
);

type Step = typeof STEP extends fc.Arbitrary<infer One> ? One : never;
type Change = Extract<Step, { readonly kind: 'change' | 'remove' | 'add' }>;

suite('Adjudicating while readings change', () => {
  test('a decision settles its passage and touches no other; unchanged passages keep their state', () => {
    fc.assert(
      fc.property(READINGS, fc.array(STEP, { maxLength: 12 }), (readings, steps) => {
        const study = new Study(readings);
        // One that comes to be again as it was decided is decided.
        const known = new Set<string>();
        for (const step of steps) {
          const before = study.byReadings();
          study.do(step);
          const after = study.byReadings();
          for (const [key, passage] of after) {
            const former = before.get(key);
            if (step.kind === 'decide') {
              const isDecided = key === study.lastDecided;
              assert.equal(passage.state, isDecided ? 'decided' : former?.state, key);
              if (!isDecided) assert.deepEqual(resultsOf(passage), resultsOf(former), key);
            }
            if (step.kind === 'identical') {
              const isKept = former?.state !== 'waiting' || passage.state === 'waiting';
              assert.equal(passage.state, isKept ? former?.state : 'decided', key);
            }
            if (isChange(step)) {
              if (former) assert.equal(passage.state, former.state, key);
              else if (!known.has(key)) assert.notEqual(passage.state, 'decided', key);
            }
            if (passage.state === 'decided') known.add(key);
          }
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('each position of a coder, and each result, is in one passage, and the counts add up', () => {
    fc.assert(
      fc.property(READINGS, fc.array(STEP, { maxLength: 12 }), (readings, steps) => {
        const study = new Study(readings);
        for (const step of steps) study.do(step);
        const passages = study.passages();
        const { waiting, changed, decided } = countQueue(passages);
        assert.equal(waiting + changed + decided, passages.length);
        const marked = passages.flatMap(({ positions }) => positions.map(({ ref }) => ref));
        const wanted = [...study.readings.values()].reduce((all, own) => all + own.size, 0);
        assert.deepEqual([marked.length, new Set(marked).size], [wanted, wanted]);
        const results = passages.flatMap(({ adjudicated }) =>
          adjudicated.map(({ annotation }) => annotation.id),
        );
        assert.equal(new Set(results).size, results.length);
      }),
      { numRuns: RUNS },
    );
  });

  test('whatever came before, every passage can be settled', () => {
    fc.assert(
      fc.property(
        READINGS,
        fc.array(STEP, { maxLength: 12 }),
        fc.nat(),
        (readings, steps, seed) => {
          const study = new Study(readings);
          for (const step of steps) study.do(step);
          const { length } = study.passages();
          for (let count = 0; count < length; count++) {
            const at = study.passages().findIndex(({ state }) => state !== 'decided');
            if (at >= 0) study.do({ kind: 'decide', at, choice: seed + count });
          }
          const passages = study.passages();
          assert.equal(countQueue(passages).decided, passages.length);
        },
      ),
      { numRuns: RUNS },
    );
  });

  test('after a merge, what two decided differently is changed, and nothing is decided as neither did', () => {
    const decisions = fc.array(DECISION, { maxLength: 4 });
    fc.assert(
      fc.property(
        READINGS,
        fc.array(STEP, { maxLength: 8 }),
        decisions,
        decisions,
        (readings, steps, ours, theirs) => {
          const base = new Study(readings);
          for (const step of steps) base.do(step);
          const sides = [ours, theirs].map((own, side) => {
            const study = new Study(base.readings, base.plain, side + 1);
            const decided = new Set<string>();
            for (const step of own) {
              study.do(step);
              decided.add(study.lastDecided);
            }
            return { study, decided };
          });
          const [one, other] = sides;
          assert.ok(one && other);
          // Where both changed one field of a result that both kept, git asks; ours is taken.
          const text = merged(base.plain, one.study.plain, other.study.plain);
          const after = new Study(base.readings, text, 3);
          for (const [key, passage] of after.byReadings()) {
            const own = sides.map(({ study }) => resultsOf(study.byReadings().get(key)));
            const deciding = own.filter((_, side) => sides[side]?.decided.has(key));
            if (deciding.length === 2 && deciding.join() !== ',') {
              assert.equal(passage.state, 'changed', key);
            } else if (deciding.length > 0) {
              assert.equal(passage.state, 'decided', key);
              assert.deepEqual(resultsOf(passage), deciding[0], key);
            }
          }
        },
      ),
      { numRuns: RUNS },
    );
  });
});

/** An adjudicated file, and what its coders read. */
class Study {
  readings: Readings;
  plain: string;
  /** The readings of the passage that was decided last. */
  lastDecided = '';
  readonly #undo: { readonly before: string; readonly inverse: readonly AnnotationFileEdit[] }[] =
    [];
  readonly #random: () => number;
  #moment = 0;

  constructor(readings: Readings, plain = '', seed = 0) {
    [this.readings, this.plain] = [readings, plain];
    this.#random = seeded(7919 * (seed + 1));
  }

  passages(): readonly QueuedPassage[] {
    const notation = [...this.readings].map(
      ([coder, own]) => [coder, [...own].map((line) => line.join(': ')).join('\n')] as const,
    );
    return articleQueue(readWords(Object.fromEntries(notation), this.plain)).passages;
  }

  byReadings(): ReadonlyMap<string, QueuedPassage> {
    return new Map(
      this.passages()
        .filter(({ positions }) => positions.length > 0)
        .map((passage) => [keyOf(passage), passage]),
    );
  }

  do(step: Step): void {
    if (isChange(step)) this.#change(step);
    else if (step.kind === 'undo') this.#undoOne();
    else if (step.kind === 'identical') {
      this.#edit(identicalEdits(this.passages(), this.#decided()));
    } else {
      const passages = this.passages();
      const passage = passages[step.at % passages.length];
      this.lastDecided = passage ? keyOf(passage) : '';
      if (passage) this.#edit(this.#editsFor(passage, step.choice));
    }
  }

  /** What is there, none of these, or the positions of one coder. */
  #editsFor(passage: QueuedPassage, choice: number): readonly AnnotationFileEdit[] {
    const at = choice % (passage.readings.length + 2);
    const accepted = passage.readings[at - 2]?.positions ?? [];
    const results = at === 0 ? keep(passage) : acceptedResults(passage, accepted);
    return decisionEdits(passage, results, this.#decided());
  }

  #decided() {
    // Clocks differ: a later decision may bear an earlier time.
    const at = new Date(Date.UTC(2026, 0, 1 + (((this.#moment += 1) * 5) % 7))).toISOString();
    return { by: 'eve', at, newId: () => annotationId(this.#random) };
  }

  #edit(edits: readonly AnnotationFileEdit[]): void {
    if (edits.length === 0) return;
    const done = editAnnotationFile(this.plain, edits, CODERS_BOOK);
    assert.ok(done.kind === 'edited');
    this.#undo.push({ before: this.plain, inverse: done.inverse });
    this.plain = done.text;
  }

  #undoOne(): void {
    const last = this.#undo.pop();
    if (!last) return;
    const done = editAnnotationFile(this.plain, last.inverse, CODERS_BOOK);
    assert.ok(done.kind === 'edited');
    // A new file without content is removed by the project.
    if (last.before !== '') assert.equal(done.text, last.before);
    this.plain = last.before;
  }

  #change({ kind, coder, at, line }: Change): void {
    const names = [...this.readings.keys()];
    const name = names[coder % names.length] ?? '';
    const own = new Map(this.readings.get(name));
    const ids = [...own.keys()];
    const id = ids[at % Math.max(1, ids.length)];
    if (kind === 'add') own.set(`${name}-${annotationId(this.#random)}`, line);
    else if (id !== undefined && kind === 'remove') own.delete(id);
    else if (id !== undefined) own.set(id, line);
    this.readings = new Map([...this.readings, [name, own]]);
  }
}

function isChange(step: Step): step is Change {
  return 'line' in step;
}

function keyOf({ positions }: QueuedPassage): string {
  return positions
    .map(({ ref }) => ref)
    .sort()
    .join();
}

/** Who, on what and in which words, without ids. */
function resultsOf(passage: QueuedPassage | undefined): readonly string[] {
  return (passage?.adjudicated ?? [])
    .map(({ annotation: { actors, issues, stance, quote } }) =>
      [...actors, ...issues, stance, quote[0]?.exact].join(' '),
    )
    .sort();
}
