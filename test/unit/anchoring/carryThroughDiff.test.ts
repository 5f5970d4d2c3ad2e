import assert from 'node:assert/strict';
import fc from 'fast-check';
import { alignTexts } from '../../../src/core/anchoring/align/alignTexts';
import { carryThroughDiff, quoteCarrier } from '../../../src/core/anchoring/carryThroughDiff';
import { marked, showSpan } from '../text/marked';
import { annotationOf, describeMarked, quoteOf } from './quotes';
import { caseCount } from '../../support/caseCount';

/** The marked words of the old text, in the new one: `moved (carried, same): …`. */
function after(before: string, text: string): string {
  const { text: oldText, span } = marked(before);
  const found = quoteCarrier(oldText, text).find(describeMarked(before), span);
  const words = 'words' in found ? `, ${found.words}` : '';
  return `${found.kind} (${found.reason}${words}): ${showSpan(text, found.span)}`;
}

suite('Quotes of an old text that was replaced by a new one', () => {
  const first = 'The talks on steel began on Monday in the old town hall.\n';
  const second =
    'Peru said that it [[opposes the new tariffs, which will cost many jobs]], and left early with all of its advisers.\n';
  const third = 'The others went on until the evening, and agreed on nothing at all.\n';
  const before = first + second + third;

  test('what did not change around them keeps them, at the start or moved', () => {
    assert.equal(after(before, marked(before).text), `anchored (carried, same): ${before}`);
    const moved = `An update of our editors.\n${before}`;
    assert.equal(after(before, marked(moved).text), `moved (carried, same): ${moved}`);
  });

  test('other words inside are shown in their place and asked about', () => {
    for (const words of ['all tariffs, since they', 'hardly the new tariffs, which']) {
      const edited = before.replace('the new tariffs, which', words);
      assert.equal(after(before, marked(edited).text), `uncertain (edited): ${edited}`);
    }
  });

  test('a misspelt word inside is the same word', () => {
    const edited = before.replace('tariffs, which', 'tarfifs, which');
    assert.equal(after(before, marked(edited).text), `anchored (carried, changed): ${edited}`);
  });

  test('another typography is no change of words', () => {
    const typeset = before.replace('tariffs, which', 'tariffs,\nwhich');
    assert.equal(after(before, marked(typeset).text), `anchored (carried, folded): ${typeset}`);
  });

  test('a paragraph that was moved takes its quote along, though edited elsewhere', () => {
    const text = third + first.replace('Monday', 'Tuesday') + second;
    assert.equal(after(before, marked(text).text), `moved (carried, same): ${text}`);
  });

  test('an edge that was edited is shown, not believed', () => {
    const text = before.replace('[[opposes', '[[rejects');
    assert.equal(after(before, marked(text).text), `uncertain (edited): ${text}`);
  });

  test('little that is left in its place is a suggestion', () => {
    const text = before.replace(/\[\[.*\]\]/, '[[rejects tariffs that cost jobs]]');
    assert.equal(after(before, marked(text).text), `uncertain (edited): ${text}`);
  });

  test('a quote that is gone does not go to a twin', () => {
    const twin =
      'Chile said that it opposes the new tariffs, which will cost many jobs, and stayed.\n';
    assert.equal(
      after(before + twin, first + third + twin),
      `uncertain (maybe-twin): ${first}${third}${twin.replace('opposes', '[[opposes').replace('jobs', 'jobs]]')}`,
    );
    assert.equal(after(before, first + third), `orphaned (words-gone): ${first}${third}`);
  });

  test('one of two equal sentences that went is neither of them', () => {
    const text = `${first}[[We object.]]\n${third}We object.\nThe meeting was closed.\n`;
    assert.match(after(text, `${first}We object.\nThe meeting was closed.\n`), /^uncertain /);
  });

  test('what had no sure place is looked for in the new text alone', () => {
    const part = quoteOf('tariffs');
    const annotation = annotationOf(part, quoteOf('quotas'));
    const lost = { annotation, places: [{ state: 'orphaned', span: undefined } as const] };
    const [placed] = carryThroughDiff([lost], 'No.', 'No tariffs.');
    assert.deepEqual(placed?.places, [
      { state: 'anchored', span: { start: 3, end: 10 } },
      { state: 'orphaned', span: undefined },
    ]);
  });

  test('texts share only stretches that are equal to the character, in order and apart', () => {
    const units = [
      'steel ',
      'trade ',
      'talks\n',
      'Talks\n',
      'a long line of words that stands once, or twice.\n',
      ' ',
      '. ',
      '关税',
    ];
    const text = fc.string({ unit: fc.constantFrom(...units), maxLength: 30 });
    fc.assert(
      fc.property(text, text, (oldText, newText) => {
        const { stretches, proven } = alignTexts(oldText, newText);
        let end = 0;
        for (const { oldStart, newStart, length } of stretches) {
          assert.ok(length > 0 && oldStart >= end);
          end = oldStart + length;
          assert.equal(oldText.slice(oldStart, end), newText.slice(newStart, newStart + length));
        }
        for (const one of proven) assert.ok(one.end - one.start >= 40);
      }),
      { numRuns: caseCount(2000) },
    );
    assert.deepEqual(alignTexts('', 'new'), { stretches: [], proven: [] });
  });
});
