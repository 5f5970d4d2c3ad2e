import assert from 'node:assert/strict';
import { speakerAt, speakerTurns } from '../../../src/core';

/** `speaker (role, time): first words` of each turn. */
function turns(text: string): readonly string[] {
  return speakerTurns(text).map(({ speaker, role, time, from, end }) => {
    const more = [role, time].filter((one) => one !== undefined).join(', ');
    const words = text.slice(from, end).trim().split(/\s+/).slice(0, 3).join(' ');
    return `${speaker}${more === '' ? '' : ` (${more})`}: ${words}`;
  });
}

suite('Turns of speakers', () => {
  test('of a hearing, with names in capitals before a full stop', () => {
    const text = `HEARING ON THE FERRY BILL

  The CHAIRMAN. The committee will come to order. I have spoken with
Mr. Lee. He is late.
  Mr. McKAY of Ohio. Thank you, Mr. Chairman. We oppose the bill.
  Senator Orr. I do not.

                    STATEMENT OF ANN LEE

  Mr. McKAY. My time is over.
`;
    assert.deepEqual(turns(text), [
      'The Chairman: The committee will',
      'Mr. McKay of Ohio: Thank you, Mr.',
      'Senator Orr: I do not.',
      'Mr. McKay: My time is',
    ]);
  });

  test('of a plenary, with offices and parties before a colon', () => {
    const text = `Präsident Dr. Karl Amann:
Ich rufe den Punkt auf.

Ute Born (SPD):
Herr Präsident! Ich frage Sie, Herr Minister: Wann fährt die Fähre?

Kai Tamm (Emden) (SPD):
Nie.

Eva Zoll, Bundesministerin für Verkehr:
Bald.

Jan Ost (SPD):
Vielen Dank. – Das genügt.
`;
    assert.deepEqual(turns(text), [
      'Dr. Karl Amann (Präsident): Ich rufe den',
      'Ute Born (SPD): Herr Präsident! Ich',
      'Kai Tamm (Emden, SPD): Nie.',
      'Eva Zoll (Bundesministerin für Verkehr): Bald.',
      'Jan Ost (SPD): Vielen Dank. –',
    ]);
  });

  test('of other parliaments: a dash, an office before the name, French, Chinese', () => {
    const europe =
      'President. – The debate is open.\n\nMia Novak (PPE). – We agree.\n\nUgo Conti, on behalf of the S&D Group. – We do not.\n';
    assert.deepEqual(turns(europe), [
      'President: The debate is',
      'Mia Novak (PPE): We agree.',
      'Ugo Conti (on behalf of the S&D Group): We do not.',
    ]);
    const kenya =
      'The Minister for Roads (Mr. Owino): Mr. Speaker, Sir, I beg to say this:\n\nHon. Members: Louder!\n\nMr. Speaker, Sir, there is one thing: the road.\n\nMr. Speaker: Order!\n';
    assert.deepEqual(turns(kenya), [
      'Mr. Owino (The Minister for Roads): Mr. Speaker, Sir,',
      'Hon. Members: Louder! Mr. Speaker,',
      'Mr. Speaker: Order!',
    ]);
    const france =
      'M. le président. La séance est ouverte.\n\nMme Anne Petit, ministre du travail. Merci.\n\nM. Luc Grand. Non.\n';
    assert.deepEqual(turns(france), [
      'M. le président: La séance est',
      'Mme Anne Petit (ministre du travail): Merci.',
      'M. Luc Grand: Non.',
    ]);
    const china = '主席：開會。\n\n林議員：反對。\n\n主席：多謝。\n\n林議員：完。\n';
    assert.deepEqual(
      speakerTurns(china).map(({ speaker }) => speaker),
      ['主席', '林議員', '主席', '林議員'],
    );
  });

  test('of interviews: bold names, questions and answers, times; a surname alone gets its name', () => {
    const bold = '**Paper:** Why?\n\n**Lee:** Because.\n\n**Paper:** Really?\n\n**Lee:** Yes.\n';
    assert.deepEqual(turns(bold), ['Paper: Why?', 'Lee: Because.', 'Paper: Really?', 'Lee: Yes.']);
    assert.deepEqual(turns('Q. Where were you?\nA. At sea.\nQ. Alone?\n'), [
      'Q: Where were you?',
      'A: At sea.',
      'Q: Alone?',
    ]);
    const show =
      'ANN LEE, HOST: Good evening.\n\nSENATOR KIM ORR: Hello.\n\nLEE: [00:12:30] Why?\n\nORR (20:15): So.\n';
    assert.deepEqual(turns(show), [
      'Ann Lee (HOST): Good evening.',
      'Kim Orr (SENATOR): Hello.',
      'Ann Lee (HOST): [00:12:30] Why?',
      'Kim Orr (SENATOR, 20:15): So.',
    ]);
  });

  test('end at a heading', () => {
    const text =
      'Mr. Lee: Yes.\n\nMs. Orr: No.\n\n# Second day\n\nThe hall is full.\n\nMr. Lee: Well.\n';
    assert.deepEqual(
      speakerTurns(text).map(({ start, end }) => text.slice(start, end)),
      ['Mr. Lee: Yes.\n\n', 'Ms. Orr: No.\n\n', 'Mr. Lee: Well.\n'],
    );
  });

  test('are not found in what is no conversation', () => {
    const news =
      'Background: the ferry is old.\n\nThe minister said: “Wait.”\n\nMr. Lee, who owns it, has one wish: peace.\n\nSource: Harbour Post\n\nSource: Quay\n';
    assert.deepEqual(turns(news), []);
    const head =
      'Section: News\nLength: 200 words\nByline: Ann Lee\nSection: News\nLength: 9 words\nByline: Kim Orr\n';
    assert.deepEqual(turns(head), []);
  });

  test('say who speaks at a place', () => {
    const text =
      'Minutes of May.\n\nMr. Lee: We oppose it.\n\nMs. Orr: We do not.\n\nMr. Lee: Well.\n';
    const found = speakerTurns(text);
    const at = (words: string): string | undefined =>
      speakerAt(found, text.indexOf(words))?.speaker;
    assert.equal(at('Minutes'), undefined);
    assert.equal(at('oppose'), 'Mr. Lee');
    assert.equal(at('do not'), 'Ms. Orr');
  });
});
