import assert from 'node:assert/strict';
import { wholeWords } from '../../../src/core/text/wholeWords';

suite('Whole words', () => {
  /** Brackets mark the span before; the result has them around whole words. */
  const widened = (marked: string): string => {
    const start = marked.indexOf('[');
    const end = marked.indexOf(']') - 1;
    const text = marked.replace(/[[\]]/g, '');
    const whole = wholeWords(text, { start, end });
    return `${text.slice(0, whole.start)}[${text.slice(whole.start, whole.end)}]${text.slice(whole.end)}`;
  };

  test('are taken where a span begins or ends inside one', () => {
    assert.equal(
      widened('The coun[cil rejects nigh]t flights.'),
      'The [council rejects night] flights.',
    );
    assert.equal(widened('Stra[ßen]bahn'), '[Straßenbahn]');
    assert.equal(widened('a 𝒜[𝒷𝒸] d'), 'a [𝒜𝒷𝒸] d');
  });

  test('stay as they are at their ends, at hyphens, and where a script has no spaces', () => {
    for (const one of [
      'The [council] rejects',
      '[The council]',
      'night-[time] flights',
      '我们[反对]采矿',
    ]) {
      assert.equal(widened(one), one);
    }
  });
});
