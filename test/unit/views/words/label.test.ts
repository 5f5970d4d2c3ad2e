import assert from 'node:assert/strict';
import { labelText, quoteText, setQuotationMarks } from '../../../../src/core/views/words/label';
import { computingTime } from '../../../support/computingTime';

suite('A quote that has quotation marks of its own', () => {
  test('is shown with one pair', () => {
    assert.equal(quoteText([{ exact: '“No tariffs”' }]), '“No tariffs”');
    assert.equal(quoteText([{ exact: '„No tariffs“' }]), '“No tariffs”');
    assert.equal(quoteText([{ exact: '"No", she said' }]), '“"No", she said”');
  });

  test('is shown with German ones where the interface is German', () => {
    setQuotationMarks('de-AT');
    try {
      assert.equal(quoteText([{ exact: '“No tariffs”' }]), '„No tariffs“');
    } finally {
      setQuotationMarks('en');
    }
  });
});

suite('Labels from hostile text', () => {
  test('words of an ordinary name stay as they are', () => {
    assert.equal(labelText('Côte d’Ivoire & co.'), 'Côte d’Ivoire & co.');
  });

  test('line breaks, tabs and runs of white space become one space', () => {
    assert.equal(labelText('  trade\r\n\r\n policy\t\u2028of  May\u0000 '), 'trade policy of May');
  });

  test('an icon in a name is shown as the characters it is made of', () => {
    const label = labelText('pay $(trash) now $(sync~spin)');
    assert.doesNotMatch(label, /\$\(/);
    assert.equal(label.replaceAll('\u200b', ''), 'pay $(trash) now $(sync~spin)');
  });

  test('a zero-width character between the dollar and the bracket does not bring the icon back', () => {
    assert.doesNotMatch(labelText('$\u200b(trash) $\u2060(bug)'), /\$\(/);
  });

  test('controls of direction are removed', () => {
    assert.equal(labelText('safe\u202Etxt.exe\u2066'), 'safetxt.exe');
  });

  test('right-to-left words are isolated from what stands around them', () => {
    assert.equal(labelText('وزارة الخارجية'), '\u2068وزارة الخارجية\u2069');
  });

  test('a long text is cut at the limit and says so', () => {
    assert.equal(labelText('abcdefghij', 5), 'abcde…');
    assert.equal(labelText('abcde', 5), 'abcde');
    assert.equal(labelText(`a${' '.repeat(5000)}b`, 5), 'a…');
  });

  test('a cut leaves no half of a character', () => {
    assert.equal(labelText('abcd😀efg', 5), 'abcd…');
    assert.equal(labelText('abcde\u0301fgh', 5), 'abcd…');
    assert.equal(labelText('ab👩‍🚀cd', 4), 'ab…');
    assert.ok(labelText(`e${'\u0301'.repeat(5000)}`, 20).length <= 21);
  });

  test('ten megabytes cost no more than their beginning', () => {
    const huge = 'word '.repeat(2_000_000);
    const spent = computingTime(() => {
      for (let i = 0; i < 100; i += 1) labelText(huge);
    });
    assert.ok(spent < 500, `${spent} ms`);
  });

  test('a quote stands in quotation marks, its parts joined by an ellipsis', () => {
    assert.equal(
      quoteText([{ exact: 'no tariffs' }, { exact: 'for now' }]),
      '“no tariffs […] for now”',
    );
  });
});
