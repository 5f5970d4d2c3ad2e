import assert from 'node:assert/strict';
import { alteredQuote } from '../../../src/core/citations/alteredQuote';
import { findCitations } from '../../../src/core/citations/findCitations';
import type { QuotePart } from '../../../src/core/model/annotation';
import { quotePart } from '../../support/corpus';

const UNION: readonly QuotePart[] = [
  {
    ...quotePart('will not accept any night shifts as long as the port pays nothing for them', 17),
    prefix: 'The Port Union, founded in 1901, ',
    suffix: ', it said on Monday. The port is sil',
  },
];
const GERMAN = [quotePart('lehnt Nachtschichten ab, solange der Hafen sie nicht bezahlt', 12)];
const FRENCH = [quotePart('refuse le travail de nuit tant que le port ne le paie pas', 12)];

/** "quoted / annotated" for the first citation of a text that is altered. */
function alteredIn(text: string, quote = UNION): string | undefined {
  for (const { quotation } of findCitations(text)) {
    const found = quotation && alteredQuote(text.slice(quotation.start, quotation.end), quote);
    if (found) return `${found.quoted} / ${found.annotated}`;
  }
  return undefined;
}

suite('A quotation before a citation is altered', () => {
  test('when a word was exchanged, left out, put in or moved', () => {
    assert.equal(
      alteredIn('They “will not accept any day shifts as long as the port pays nothing” [[u1]].'),
      'will not accept any day shifts as long as the … / … 1901, will not accept any night shifts as long as the …',
    );
    assert.equal(
      alteredIn('They "will accept any night shifts" [[u1]].'),
      'will accept any night shifts / … Union, founded in 1901, will not accept any night shifts as …',
    );
    assert.equal(
      alteredIn('They “will certainly not accept any night shifts” [[u1]].'),
      'will certainly not accept any night shifts / … Union, founded in 1901, will not accept any night shifts as …',
    );
    assert.ok(alteredIn('They “will not any night shifts accept” [[u1]].'));
  });

  test('in the quotation marks of other languages', () => {
    for (const words of [
      '„lehnt Tagschichten ab, solange der Hafen sie nicht bezahlt“',
      '»lehnt Nachtschichten ab, solange die Stadt sie nicht bezahlt«',
      '‚lehnt alle Nachtschichten ab, solange der Hafen sie nicht bezahlt‘',
      '„lehnt Nachtschichten ab, solange der Hafen sie schlecht bezahlt"',
    ]) {
      assert.ok(alteredIn(`Die Gewerkschaft ${words} [[u1@abcdef]].`, GERMAN), words);
    }
    for (const words of [
      '« refuse le travail de jour tant que le port ne le paie pas »',
      '«\u00a0refuse tout travail de nuit tant que le port ne le paie pas\u00a0»',
      '‹ refuse le travail de nuit tant que la ville ne le paie pas ›',
    ]) {
      assert.ok(alteredIn(`Le syndicat ${words} [[u1]].`, FRENCH), words);
    }
    const chinese = [quotePart('工会不接受任何夜班', 2)];
    assert.equal(
      alteredIn('工会说「工会只接受任何夜班」[[u1]]。', chinese),
      '工会只接受任何夜 … / 工会不接受任何夜 …',
    );
    assert.equal(alteredIn('工会说「不接受任何夜班」[[u1]]。', chinese), undefined);
    assert.ok(alteredIn('They ‘won’t accept any night shifts’ [[u1]].'));
    assert.ok(alteredIn("They 'do not accept any night shifts' [[u1]]."));
  });

  test('in a block quote, with its source behind, below or without one', () => {
    const quoted = '> will not accept any day shifts as long\n> as the port pays nothing for them';
    assert.ok(alteredIn(`${quoted} [[u1]]`));
    assert.ok(alteredIn(`${quoted} — Port Union [[u1]]`));
    assert.ok(alteredIn(`${quoted}\n>\n> — Port Union, 4 May [[u1]]`));
    assert.ok(alteredIn(`So they say:\n\n${quoted}\n\n[[u1]] shows it.`));
    assert.ok(alteredIn(`> The union “will not accept any day shifts”. [[u1]]`));
  });

  test('in a brief, where the source of a quote stands between it and its citation', () => {
    const brief = (words: string): string =>
      `- for, under the condition “it is paid for by the port”: “${words}” — A “B” C, 2 May 2025, [alone.md ¶4](alone.md#L15) [[u1@abcdef]]`;
    assert.equal(alteredIn(brief('will not accept any night shifts')), undefined);
    assert.ok(alteredIn(brief('will not accept any more shifts')));
  });

  test('for each citation on its own', () => {
    const right = 'The union “will not accept any night shifts” [[u1]] and says so';
    assert.equal(alteredIn(`${right} [[u1]]. ${right} [[u1]], [[u2]].`), undefined);
    assert.ok(alteredIn(`${right}, that it “will not accept any day shifts” [[u1]].`));
  });
});

suite('A quotation before a citation is right', () => {
  const assertRight = (...texts: readonly string[]): void => {
    for (const text of texts) assert.equal(alteredIn(text), undefined, text);
  };

  test('when it is a part of the quote, or more of the article than was annotated', () =>
    assertRight(
      'It “will not accept any night shifts” [[u1]].',
      'They want money: “the port pays nothing for them” [[u1]].',
      '“The Port Union, founded in 1901, will not accept any night shifts” [[u1]].',
      '“In spring, the Port Union, founded in 1901, will not accept any night shifts” [[u1]].',
      '“any night shifts as long as the port pays nothing for them, it said on Monday. The port is silent.” [[u1]]',
    ));

  test('when what was left out, put in or changed is marked', () =>
    assertRight(
      'It “will not accept any night shifts … the port pays nothing” [[u1]].',
      'It “will not accept … as long as the port pays nothing” [[u1]].',
      'It “will not accept [...] as long as [the city’s] port pays nothing for [night shifts]” [[u1]].',
      'It “will not accept any night shifts . . . as long as the port pays nothing” [[u1]].',
      '“[The union] will not accept any night shift[] as long as the port pa[id] nothing” [[u1]]',
      String.raw`“will not accept \[…\] as long as the port pays nothing” [[u1]]`,
      '“[W]ill not accept any night shifts [sic]” [[u1]]',
    ));

  test('whatever its capital letters, spaces, dashes, hyphens and Markdown', () => {
    assertRight(
      '“Will not accept any night shifts” [[u1]].',
      '“will not accept any night shifts, as long as the port pays nothing for them.” [[u1]]',
      '“will *not* accept any\nnight&nbsp;shifts” [[u1]]',
      '“will not accept any [night shifts](https://port.example/day)” [[u1]]',
      '> Will **not** accept any night shifts\n> as long as the port pays\n> nothing for them. (Port Union 2024) [[u1]]',
    );
    const printed = [quotePart('The ﬁrst inter-\nnational dockers’ “meeting” – in Riga', 0)];
    assert.equal(
      alteredIn("“the first international dockers' ‘meeting’—in Riga” [[u1]]", printed),
      undefined,
    );
  });

  test('when a quote has parts and the ellipsis between them is kept', () => {
    const parts = [quotePart('will not accept', 17), quotePart('pays nothing for them', 71)];
    assert.equal(
      alteredIn('It “will not accept […] pays nothing for them” [[u1]]', parts),
      undefined,
    );
    assert.ok(alteredIn('It “will not accept […] pays little for them” [[u1]]', parts));
  });
});

suite('A quotation before a citation is not judged', () => {
  test('when it is a term, an own or a translated word, or of another text', () => {
    for (const text of [
      'The union spoke of “night work” and [[u1]] shows it.',
      'This is what “a day shift” means to them [[u1]].',
      'The mayor calls that “an attack on everybody who works at night in this town” [[u1]].',
      'The port says it “will pay for the night” [[u1]].',
      'It rejects “any kind of change to the way in which the port is run” [[u1]].',
      'Sie „wird keine Nachtschichten annehmen, solange der Hafen nichts dafür zahlt“ [[u1]].',
      'It is “not as long as the last one” [[u1]].',
      'The union won’t accept day shifts, and doesn’t say why [[u1]].',
      'It was a 5" pipe; the union will not accept any day shifts [[u1]].',
      "In the ‘90s and the '80s the union would not accept any day shifts [[u1]].",
      'They say „nein“ [[u2]] und will not accept any day shifts “ [[u1]].',
    ]) {
      assert.equal(alteredIn(text), undefined, text);
    }
  });

  test('when it is in another paragraph, or before another citation', () => {
    const altered = '“will not accept any day shifts”';
    for (const text of [
      `They say: ${altered}.\n\nThe union agrees [[u1]].`,
      `> They say: ${altered}.\n>\n> The union agrees [[u1]].`,
      `> will not accept any day shifts\n\nThe union agrees [[u1]].`,
    ]) {
      assert.equal(alteredIn(text), undefined, text);
    }
    const [first, second] = findCitations(`They say ${altered} [[u2]], [[u1]].`);
    assert.ok(first?.quotation && !second?.quotation);
  });

  test('in time that grows with the text alone', () => {
    const marks = '“a ‘b "c „d «e »f \'g '.repeat(20_000);
    assert.equal(findCitations(`${marks}[[u1]]`.repeat(3)).length, 3);
    const dashes = '> — — -- — --\n'.repeat(20_000);
    assert.equal(findCitations(`${dashes}[[u1]]`.repeat(3)).length, 3);
  });
});
