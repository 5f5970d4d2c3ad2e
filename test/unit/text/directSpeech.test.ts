import assert from 'node:assert/strict';
import { speechOf } from '../../../src/core/text/directSpeech';

/** The words between ‹ and › are the quote. */
function speech(marked: string): string | undefined {
  const start = marked.indexOf('‹');
  const end = marked.indexOf('›') - 1;
  return speechOf(marked.replace(/[‹›]/g, ''), { start, end });
}

suite('Whether words are direct speech', () => {
  test('is so inside quotation marks, of several languages', () => {
    for (const text of [
      'She said: “‹Tariffs are taxes.›” Nobody objected.',
      'Sie sagte: „‹Zölle sind Steuern.›“ Niemand widersprach.',
      'Elle dit : « ‹Les droits sont des taxes.› » Rien.',
      'She said: "‹Tariffs are taxes.›" Nobody objected.',
      '彼女は「‹関税は税金だ›」と言った。',
      // With the marks, and with the words around them.
      'She said: ‹“Tariffs are taxes.”› Nobody objected.',
      '‹“Tariffs are taxes, and taxes are paid here,” she said.›',
    ]) {
      assert.equal(speech(text), 'direct', text);
    }
  });

  test('is not so without any, or after they are closed', () => {
    for (const text of [
      '‹She called tariffs a tax.›',
      '“No,” she said. ‹She called tariffs a tax.›',
      "‹The union's leaders don't want it.›",
      // A quotation that nothing closes ends with its paragraph.
      '“And so it goes on.\n‹She called tariffs a tax.›',
    ]) {
      assert.equal(speech(text), 'paraphrase', text);
    }
  });

  test('is left to the coder where a few words only stand in marks', () => {
    assert.equal(speech('‹The minister called the levy on imports “a tax”.›'), undefined);
  });

  test('holds over the paragraphs of one quotation, each with its own mark', () => {
    assert.equal(speech('“First.\n“‹Tariffs are taxes.›”'), 'direct');
  });
});
