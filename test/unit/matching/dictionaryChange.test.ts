import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  buildDictionaryOf,
  type Dictionary,
  type Term,
} from '../../../src/core/matching/dictionary';
import {
  canDiffer,
  changedDictionaryOf,
  codebookDelta,
} from '../../../src/core/matching/dictionaryChange';
import { matchText, mentionsOf } from '../../../src/core/matching/match';
import { samples, type Sample } from './arbitraries';
import { actors } from './marked';

const RUNS = Number(process.env.RUNS ?? 500);

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

suite('A dictionary after a change of the codebook', function () {
  // Many random runs, on a machine that may be busy.
  this.timeout(60_000);

  test('finds what one built anew finds, step after step', () => {
    let kept = 0;
    let mentions = 0;
    fc.assert(
      fc.property(changes, ({ steps, text }) => {
        let before: readonly Term[] = [];
        let dictionary = buildDictionaryOf([]);
        for (const after of steps) {
          const old = dictionary;
          dictionary = changedDictionaryOf(dictionary, before, after);
          const built = buildDictionaryOf(after);
          const expected = mentionsIn(built, text);
          assert.deepEqual(mentionsIn(dictionary, text), expected);
          mentions += expected.length;
          if (dictionary !== old && dictionary.groups.length > built.groups.length) kept++;
          before = after;
        }
      }),
      { numRuns: RUNS },
    );
    assert.ok(
      kept > RUNS / 10 && mentions > RUNS,
      `${kept} changed dictionaries, ${mentions} mentions`,
    );
  });

  test('weak aliases come and go where they are wanted', () => {
    const strong = actors('China', 'Chinese');
    const weak = strong.map((term) => ({ ...term, weak: true }));
    for (const includeWeak of [true, false]) {
      const options = { includeWeak };
      const dictionary = changedDictionaryOf(
        buildDictionaryOf(strong, options),
        strong,
        weak,
        options,
      );
      assert.deepEqual(
        mentionsIn(dictionary, 'Chinese trade with China'),
        mentionsIn(buildDictionaryOf(weak, options), 'Chinese trade with China'),
      );
    }
  });

  test('the one before serves on, and its groups keep their numbers', () => {
    const before = actors('China', 'New York');
    const dictionary = buildDictionaryOf(before);
    const text = 'China, New York, New York Times';
    const found = mentionsIn(dictionary, text);
    const after = changedDictionaryOf(dictionary, before, [...before, ...actors('New York Times')]);
    assert.deepEqual(mentionsIn(dictionary, text), found);
    assert.deepEqual(after.groups.slice(0, 2), dictionary.groups);
    assert.equal(mentionsIn(after, text).at(-1)?.ids[0], 'New York Times');
  });

  test('nothing changes where nothing does that matching sees', () => {
    const terms = actors('China', 'New York');
    const dictionary = buildDictionaryOf(terms);
    assert.equal(changedDictionaryOf(dictionary, terms, [...terms]), dictionary);
    assert.equal(changedDictionaryOf(dictionary, terms, [...terms].reverse()), dictionary);
  });

  test('one alias among thousands is added without building the others', () => {
    const many = actors(...Array.from({ length: 3000 }, (_, index) => `Name${index} Land`));
    const dictionary = buildDictionaryOf(many);
    const after = [...many.slice(0, 1500), ...actors('New York'), ...many.slice(1500)];
    const changed = changedDictionaryOf(dictionary, many, after);
    // At the end, where building would not put it.
    assert.deepEqual(changed.groups.at(-1)?.ids, ['New York']);
    const text = 'Name12 Land and New York and Name2999 Land';
    assert.deepEqual(mentionsIn(changed, text), mentionsIn(buildDictionaryOf(after), text));
  });
});

suite('What a changed codebook changes in a text', function () {
  this.timeout(60_000);

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
      same > RUNS / 10 && different > RUNS / 20,
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
