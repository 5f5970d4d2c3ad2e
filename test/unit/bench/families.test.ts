import assert from 'node:assert/strict';
import type { Span } from '../../../src/core/model/span';
import { snapToGraphemes } from '../../../src/core/text/graphemes';
import { FAMILIES, proseOf, type Family, type FamilyCase } from '../../bench/anchoring/families';
import { generator } from '../../bench/generated';

const SEEDS = 200;

const casesOf = ({ make }: Family, count = SEEDS): readonly FamilyCase[] =>
  Array.from({ length: count }, (_, seed) => make(generator(seed)));

const at = (text: string, { start, end }: Span): string => text.slice(start, end);

/** What a reader takes for the same words. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[“”]/g, '"')
    .replace(/[’]/g, "'")
    .replace(/[‐–]/g, '-')
    .replace(/\s+/g, ' ');
}

suite('Families of edits for the bench of quotes', () => {
  test('there are ten of other layouts and languages, and names are unique', () => {
    const count = (group: Family['group']): number =>
      FAMILIES.filter((family) => family.group === group).length;
    assert.equal(count('ten'), 10);
    assert.ok(count('mouths') >= 25 && count('ordinary') >= 12);
    assert.equal(new Set(FAMILIES.map(({ name }) => name)).size, FAMILIES.length);
  });

  test('of a text that a speech gives, whole sentences are taken', () => {
    const long = `${'The committee met again. '.repeat(30)}\n\n  ${'No vote was taken. '.repeat(6)}`;
    const prose = proseOf([long, 'Short.']);
    const made = new Set(Array.from({ length: 20 }, (_, seed) => prose(generator(seed))));
    assert.deepEqual(
      new Set([...made].map((paragraph) => paragraph.slice(0, 13))),
      new Set(['The committee', 'No vote was t']),
    );
    for (const paragraph of made) assert.match(paragraph, /^.{80,450}\.$/);
  });

  for (const family of FAMILIES) {
    suite(family.name, () => {
      let cases: readonly FamilyCase[] = [];

      suiteSetup(() => {
        cases = casesOf(family);
      });

      test('a seed gives the same case, and seeds give different ones', () => {
        assert.deepEqual(casesOf(family, 20), cases.slice(0, 20));
        const texts = new Set(cases.map(({ oldText, newText }) => `${oldText}\0${newText}`));
        assert.ok(texts.size >= 0.95 * SEEDS, `${texts.size} of ${SEEDS}`);
        const edits = new Set(cases.map(({ oldText, span }) => at(oldText, span)));
        assert.ok(edits.size >= 0.5 * SEEDS, `${edits.size} different quotes`);
      });

      test('texts are articles, and the edition is another one', () => {
        for (const { oldText, newText } of cases) {
          assert.notEqual(newText, oldText);
          for (const text of [oldText, newText]) {
            assert.ok(text.length >= 800 && text.length <= 6000, `${text.length} characters`);
            assert.doesNotMatch(text, /\r|[\ue000-\uf8ff]|undefined|\{[A-Z]\}/);
          }
        }
      });

      test('places lie in their text, at borders of graphemes', () => {
        for (const { oldText, newText, span, truth, acceptable } of cases) {
          for (const [text, place] of [
            [oldText, span],
            [newText, truth],
            [newText, acceptable],
          ] as const) {
            if (!place) continue;
            assert.ok(place.start >= 0 && place.start < place.end && place.end <= text.length);
            assert.deepEqual(snapToGraphemes(text, place), place);
            assert.equal(at(text, place), at(text, place).trim());
          }
        }
      });

      test('quote, truth and acceptable place hold the words that the case speaks of', () => {
        for (const made of cases) checkWords(made);
      });

      if (family.group === 'mouths') {
        test('where silence is allowed, the words stand in another place as well', () => {
          for (const { oldText, newText, span, expected } of cases) {
            const stands = newText.split(at(oldText, span)).length - 1;
            assert.ok(expected === 'must-ask' || stands === 2, `${stands} times`);
          }
        });
      }

      test('the case can be made around prose of other texts', () => {
        const paragraph = `A paragraph of another text, ${'with many words in it, '.repeat(8)}ends here.`;
        const made = family.make(generator(1), () => paragraph);
        checkWords(made);
      });
    });
  }
});

/** Words of the quote, in order, that a changed quote must still have. */
const KEPT = 0.6;

function checkWords(made: FamilyCase): void {
  const { oldText, newText, span, truth, acceptable, expected, cue, where, beyond } = made;
  const words = at(oldText, span);
  if (expected === 'may-be-silent') {
    assert.ok(truth);
    assert.equal(folded(at(newText, truth)), folded(words));
    return;
  }
  assert.ok(acceptable && cue && where && beyond !== undefined);
  assert.notEqual(folded(cue.old).trim(), folded(cue.new).trim());
  for (const [text, part] of [
    [oldText, cue.old],
    [newText, cue.new],
  ] as const) {
    for (const piece of part.split(' … ')) assert.ok(text.includes(piece), piece);
  }
  const found = at(newText, acceptable);
  if (where === 'inside the quote') {
    const kept = new Set(found.split(' '));
    const share =
      words.split(' ').filter((word) => kept.has(word)).length / words.split(' ').length;
    assert.notEqual(found, words);
    assert.equal(beyond, 0);
    assert.ok(share >= KEPT, `${words} / ${found}`);
  } else {
    assert.equal(found, words);
    assert.equal(truth, undefined);
    // The context itself shows the difference, where it is long enough.
    assert.notEqual(contextOf(oldText, span, beyond), contextOf(newText, acceptable, beyond));
  }
}

function contextOf(text: string, { start, end }: Span, beyond: number): string {
  return `${text.slice(Math.max(0, start - beyond - 1), start)}|${text.slice(end, end + beyond + 1)}`;
}
