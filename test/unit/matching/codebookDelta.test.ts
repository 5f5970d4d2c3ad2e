import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  buildDictionaryOf,
  type Dictionary,
  type Term,
} from '../../../src/core/matching/dictionary';
import { canDiffer, codebookDelta } from '../../../src/core/matching/codebookDelta';
import { matchText, mentionsOf } from '../../../src/core/matching/match';
import { samples, type Sample } from './arbitraries';
import { actors } from './marked';
import { caseCount, enough } from '../../support/caseCount';

const RUNS = caseCount(500);

interface Change {
  readonly steps: readonly (readonly Term[])[];
  readonly text: string;
}

/** Some of the terms, in some order, again and again: added, removed, moved, or as before. */
const changes: fc.Arbitrary<Change> = samples(30).chain(({ terms, text }: Sample) =>
  fc.array(fc.shuffledSubarray([...terms]), { minLength: 2, maxLength: 4 }).map((subsets) => ({
    steps: subsets.flatMap((subset) => [subset, terms.filter((term) => subset.includes(term))]),
    text,
  })),
);

suite('What a changed codebook changes in a text', () => {
  test('is nothing where the text cannot differ', () => {
    let same = 0;
    let different = 0;
    fc.assert(
      fc.property(changes, ({ steps: [before = [], , after = []], text }) => {
        const old = mentionsIn(buildDictionaryOf(before), text);
        const now = mentionsIn(buildDictionaryOf(after), text);
        if (canDiffer(codebookDelta(before, after), text)) different++;
        else {
          same++;
          assert.deepEqual(now, old);
        }
      }),
      { numRuns: RUNS },
    );
    assert.ok(
      same > enough(50) && different > enough(25),
      `${same} the same, ${different} perhaps not`,
    );
  });

  test('can be something only where a spelling stands that changed', () => {
    const before = actors('China', 'New York');
    const delta = codebookDelta(before, [...before, ...actors('New York Times')]);
    assert.deepEqual(delta.spellings, ['new york times']);
    assert.ok(canDiffer(delta, 'in the new york Times'));
    assert.ok(!canDiffer(delta, 'China and New York, New Yorks Times, New York Timesx'));
    assert.ok(!canDiffer(codebookDelta(before, [...before]), 'China and New York'));
  });
});

function mentionsIn(dictionary: Dictionary, text: string): ReturnType<typeof mentionsOf> {
  return mentionsOf(dictionary, matchText(dictionary, text));
}
