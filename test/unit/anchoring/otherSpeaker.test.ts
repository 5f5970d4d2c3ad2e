import assert from 'node:assert/strict';
import { carryThroughDiff } from '../../../src/core/anchoring/carryThroughDiff';
import { placeAll } from '../../../src/core/anchoring/placeAnnotation';
import type { Place } from '../../../src/core/model/place';
import { marked } from '../text/marked';
import { annotationOf, describeMarked } from './quotes';

/** Where the marked words of the old text are in the new one, with the old text known and without.
 * */
function places(before: string, text: string): readonly [known: Place, unknown: Place] {
  const { text: oldText, span } = marked(before);
  const annotation = annotationOf(describeMarked(before));
  const placed = { annotation, places: [{ state: 'anchored' as const, span }] };
  const [known] = carryThroughDiff([placed], oldText, text);
  const [unknown] = placeAll(text, [annotation]);
  const [a, b] = [known?.places[0], unknown?.places[0]];
  assert.ok(a && b);
  return [a, b];
}

function statesOf(before: string, text: string): string {
  return places(before, text)
    .map(({ state }) => state)
    .join(', ');
}

const ASKED = 'uncertain, uncertain';
const INTRO = 'The ministers met in Beijing on Friday, and the talks went on until late at night.';
const END = 'No date was set for the next round. Both delegations left the city in the morning.';
const WORDS = 'Chinese exports threaten American jobs';

function article(...paragraphs: readonly string[]): string {
  return [INTRO, ...paragraphs, END].join('\n\n');
}

suite('The same words in another mouth', () => {
  const before = article(
    'The first hour was about visas.',
    `Mr. Blinken said that [[${WORDS}]] and that this must end.`,
    'Then the doors were closed.',
  );

  test('deleted here and added there, in the mouth of nobody, is asked about', () => {
    const after = article(
      'The first hour was about visas.',
      'Then the doors were closed.',
      `Nobody said that ${WORDS}, it claimed.`,
    );
    assert.equal(statesOf(before, after), ASKED);
    const [, unknown] = places(before, after);
    assert.deepEqual(unknown.beside, {
      where: 'before',
      was: 'Blinken said that',
      now: 'Nobody said that',
    });
  });

  const swaps = {
    'another name before it': ['Mr. Blinken said', 'Mr. Wang said'],
    'another verb before it': ['Blinken said that', 'Blinken denied that'],
    'a word more': ['Blinken said', 'Blinken never said'],
    'another end of its sentence': ['and that this must end', 'which he later called a mistake'],
    'a question in place of a statement': ['must end.', 'must end?'],
    'words that are struck out': [`that [[${WORDS}]]`, `that ~~[[${WORDS}]]~~`],
  } as const;
  for (const [name, [old, now]] of Object.entries(swaps)) {
    test(`${name} is asked about`, () => {
      assert.ok(before.includes(old));
      assert.equal(statesOf(before, marked(before.replace(old, now)).text), ASKED);
    });
  }

  test('a misspelt word, other quotation marks and a new paragraph are not', () => {
    for (const [old, now] of [
      ['and that this', 'and taht this'],
      ['said that', 'said, “that'],
      ['The first hour', 'A new paragraph.\n\nThe first hour'],
      ['\n\nThen the', '\n\nA new paragraph.\n\nThen the'],
    ] as const) {
      const text = marked(before.replace(old, now)).text;
      assert.match(statesOf(before, text), /^(?:anchored|moved), (?:anchored|moved)$/, now);
    }
  });

  test('an intact quote whose paragraph is copied behind it, with a mark, stays where it is', () => {
    const own = `Mr. Blinken said that ${WORDS} and that this must end.`;
    const after = marked(before).text.replace(own, `${own}\n\n(updated) ${own}`);
    const [known, unknown] = places(before, after);
    const start = after.indexOf(WORDS);
    for (const place of [known, unknown]) {
      assert.ok(place.state === 'uncertain' || place.span?.start === start, place.state);
    }
    assert.notEqual(known.state, 'uncertain');
  });
});

suite('Who speaks, outside of the sentence', () => {
  const quote = `[[${WORDS}.]]`;
  const cases: Readonly<Record<string, readonly [before: string, after: string]>> = {
    'the sentence before names another': [
      article(`Mr. Blinken was clear about it. ${quote} So it went on.`),
      article(`Mr. Wang was clear about it. ${quote} So it went on.`),
    ],
    'the sentence behind takes it back': [
      article(`Mr. Blinken was clear about it. ${quote} So it went on.`),
      article(`Mr. Blinken was clear about it. ${quote} He withdrew that. So it went on.`),
    ],
    'the label of a paragraph far above in it': [
      article(`**Mr. Blinken:** ${'It was a long day for all of us. '.repeat(20)}${quote}`),
      article(`**Mr. Wang:** ${'It was a long day for all of us. '.repeat(20)}${quote}`),
    ],
    'the label of the turn that the paragraph goes on with': [
      article('BLINKEN: Thank you.', 'I will be brief today.', quote),
      article('WANG: Thank you.', 'I will be brief today.', quote),
    ],
    'the turn of another before it': [
      article('BLINKEN: Thank you.', quote),
      article('BLINKEN: Thank you.', 'WANG: I have to answer that.', quote),
    ],
    'the heading above other paragraphs': [
      article('## Mr. Blinken', 'It was a long day.', 'All were tired.', quote),
      article('## Mr. Wang', 'It was a long day.', 'All were tired.', quote),
    ],
    'the line above a list': [
      article(`What the Americans say:\n- It is late.\n- ${quote}`),
      article(`What the Americans deny:\n- It is late.\n- ${quote}`),
    ],
    'the head of a table': [
      article(`| Washington | Beijing |\n| --- | --- |\n| ${quote} | No. |`),
      article(`| Beijing | Washington |\n| --- | --- |\n| ${quote} | No. |`),
    ],
    'the name below a quotation': [
      article(`> It was a long day. ${quote} So it went on.\n>\n> — Mr. Blinken`),
      article(`> It was a long day. ${quote} So it went on.\n>\n> — Mr. Wang`),
    ],
    'a footnote': [
      article(`It was said that ${quote.replace('.]]', ']].')}[1]`, '[1] Mr. Blinken, on Friday.'),
      article(`It was said that ${quote.replace('.]]', ']].')}[1]`, '[1] Mr. Wang, on Friday.'),
    ],
    'the by-line of a speech': [
      `# On trade\n\nSpeech by Antony Blinken, Beijing\n\n${article(quote)}`,
      `# On trade\n\nSpeech by Wang Yi, Beijing\n\n${article(quote)}`,
    ],
    'the name that a pronoun stands for': [
      article('Ms. Yellen spoke about trade for an hour.', `She said that ${quote}`),
      article('Ms. Tai spoke about trade for an hour.', `She said that ${quote}`),
    ],
    'words inside the quote': [
      article(`[[Mr. Blinken said that ${WORDS} in many towns.]]`),
      article(`[[Mr. Blinken hardly said that ${WORDS} in many towns.]]`),
    ],
  };
  for (const [name, [before, after]] of Object.entries(cases)) {
    test(`where the old text is known, is asked about: ${name}`, () => {
      const [known] = places(before, marked(after).text);
      assert.equal(known.state, 'uncertain');
      const [same] = places(before, `An update.\n\n${marked(before).text}`);
      assert.match(same.state, /^(?:anchored|moved)$/);
    });
  }

  /** Each is the marked text, and what of it becomes what. */
  const renamed: Readonly<Record<string, readonly [before: string, was: string, now: string]>> = {
    'a whole name in a by-line': [
      `# On trade\n\nBy Anna Weber\n\n${article(quote)}`,
      'Anna Weber',
      'Clara Hofmann',
    ],
    'the name alone, below the title': [
      `# On trade\n\nAnna Weber\n\n${article(quote)}`,
      'Anna Weber',
      'Clara Hofmann',
    ],
    'the author of the front matter': [
      `---\ntitle: On trade\nauthor: Anna Weber\n---\n\n# On trade\n\n${article(quote)}`,
      'Anna Weber',
      'Clara Hofmann',
    ],
    'one of the authors of the front matter': [
      `---\nauthors:\n  - Anna Weber\n---\n\n# On trade\n\n${article(quote)}`,
      'Anna Weber',
      'Clara Hofmann',
    ],
    'a by-line that ends as a sentence': [
      `# On trade\n\nSpeech by Anna Weber, 3 May 2024.\n\n${article(quote)}`,
      'Anna Weber',
      'Clara Hofmann',
    ],
    'a line with a name above its paragraph': [
      article(`Weber\n${quote}`, 'So it went on.'),
      'Weber\n',
      'Huber\n',
    ],
    'a bold name in a line of its own': [article('**Weber**', quote), 'Weber', 'Huber'],
    'a bold name that begins a paragraph': [
      article('**Weber** We are all tired.', 'I will be brief.', quote),
      'Weber',
      'Huber',
    ],
    'a name in a line of its own, paragraphs above': [
      article('Weber', 'It was a long day.', 'All were tired.', quote),
      'Weber',
      'Huber',
    ],
    'a heading with a line below it': [
      article('Weber\n-----', 'It was a long day.', quote),
      'Weber\n',
      'Huber\n',
    ],
    'a heading as HTML': [article('<h2>Weber</h2>', 'It was a long day.', quote), 'Weber', 'Huber'],
    'a heading above the nearest one': [
      article('## Weber', '### On trade', 'It was a long day.', quote),
      'Weber',
      'Huber',
    ],
    'a bold heading below a heading': [
      article('## Weber', '**On trade**', 'It was a long day.', quote),
      'Weber',
      'Huber',
    ],
    'a label with an article': [
      article('The witness: Thank you.', 'I will be brief.', quote),
      'The witness',
      'The judge',
    ],
    'a label in small letters': [
      article('weber: Thank you.', 'I will be brief.', quote),
      'weber',
      'huber',
    ],
    'a label with a role': [
      article('Minister of finance Weber: Thank you.', 'I will be brief.', quote),
      'Weber',
      'Huber',
    ],
    'a label behind a space': [
      article('Mme Weber : Merci.', 'I will be brief.', quote),
      'Weber',
      'Huber',
    ],
    'a Chinese label': [article('王毅：谢谢。', 'I will be brief.', quote), '王毅', '李强'],
    'a time and a name': [
      article('[00:12:44] Weber', 'Thank you.', 'I will be brief.', quote),
      'Weber',
      'Huber',
    ],
    'a name in italics below a quotation': [
      article(`> It was a long day. ${quote}\n\n*— Anna*`, 'So it went on.'),
      'Anna',
      'Clara',
    ],
    'a name behind a hyphen below a quotation': [
      article(`> It was a long day. ${quote}\n\n- Anna`, 'So it went on.'),
      'Anna',
      'Clara',
    ],
    'the last line of a quotation': [
      article(`> It was a long day. ${quote}\n> Anna`, 'So it went on.'),
      'Anna',
      'Clara',
    ],
    'a name in parentheses below a quotation': [
      article(`“It was a long day. ${quote}”\n\n(Anna, minister)`, 'So it went on.'),
      'Anna',
      'Clara',
    ],
    'a role behind a dash': [
      article(`> It was a long day. ${quote}\n>\n> — the minister`, 'So it went on.'),
      'the minister',
      'the lawyer',
    ],
    'the item that a nested item belongs to': [
      article(`What was said:\n\n- Washington:\n  - It is late.\n  - ${quote}\n- All left.`),
      'Washington',
      'Beijing',
    ],
    'a comment that opens a paragraph above': [
      article('It was a long day.', quote, 'So it went on. -->'),
      'It was a long day.',
      '<!-- It was a long day.',
    ],
    'another sentence above “she”': [
      article('Ms. Yellen spoke about trade for an hour.', `She said that ${quote}`),
      'Ms. Yellen spoke about trade for an hour.',
      'On the next day, nobody had expected Katherine Tai any more.',
    ],
    'an inflected word beside it': [
      article(`The ministra said that ${quote}`),
      'ministra',
      'ministro',
    ],
    'the plural of a word beside it': [article(`The union said that ${quote}`), 'union', 'unions'],
    'the end of a very long sentence': [
      article(
        `${quote.replace('.]]', ']]')}${', and so on and so forth'.repeat(15)}, as Weber said.`,
      ),
      'Weber',
      'Huber',
    ],
  };
  for (const [name, [before, was, now]] of Object.entries(renamed)) {
    test(`where the old text is known, is asked about: ${name}`, () => {
      const after = marked(before).text.replace(was, now);
      assert.notEqual(after, marked(before).text);
      assert.equal(places(before, after)[0].state, 'uncertain');
      const [same] = places(before, marked(before).text.replace(END, `${END} That was all.`));
      assert.match(same.state, /^(?:anchored|moved)$/);
    });
  }
});

suite('Who speaks, by the stored words alone', () => {
  const quote = `[[${WORDS}.]]`;
  for (const label of [
    'Weber (laughs): It is late.',
    'Minister of finance Weber: It is late.',
    'Minister of finance Weber:',
    '[00:12:44] Weber',
    'Mme Weber : Il est tard.',
    '**Weber** It is late.',
  ]) {
    test(`another name in the paragraph above is asked about: ${label}`, () => {
      const before = article(label, quote);
      const [, unknown] = places(before, marked(before).text.replace('Weber', 'Huber'));
      assert.equal(unknown.state, 'uncertain');
    });
  }

  test('another Chinese name is asked about', () => {
    const before = article('王毅：谢谢。', quote);
    const [, unknown] = places(before, marked(before).text.replace('王毅', '李强'));
    assert.equal(unknown.state, 'uncertain');
  });
});

suite('Edits beside a quote that say nothing about who speaks', () => {
  const own = `Weber said that [[${WORDS}]] for years. The talks go on.`;
  const cases: Readonly<Record<string, readonly [before: string, was: string, now: string]>> = {
    'a link in the next sentence': [
      article(own),
      'The talks go',
      'The [talks](https://example.org/talks) go',
    ],
    'the sign of a footnote in the next sentence': [
      article(own),
      'talks go on.',
      'talks go on.[^3]',
    ],
    'numbers of a list that moved on': [
      article(`Three things were said in Beijing:\n\n1. It is long.\n2. It is late.\n3. ${own}`),
      '1. It is long.\n2. It is late.\n3. Weber',
      '1. It is hot.\n2. It is long.\n3. It is late.\n4. Weber',
    ],
    'bullets that became numbers': [
      article(`Three things were said in Beijing:\n\n- It is late.\n- ${own}`),
      '- It is late.\n- Weber',
      '1. It is late.\n2. Weber',
    ],
    'a line above the title': [
      `A quiet night\n\n${article(own)}`,
      'A quiet night',
      'Tuesday.\n\nA quiet night',
    ],
    'numbers of items that are no sentences': [
      article(`What they want:\n\n1. Palau wants a pause\n2. Fiji says [[${WORDS}]]`),
      '1. Palau wants a pause\n2. Fiji',
      '1. Chile leaves\n2. Palau wants a pause\n3. Fiji',
    ],
    'an item that was inserted above': [
      article(`Three things were said in Beijing:\n\n- It is late.\n- ${own}`),
      '- It is late.',
      '- It is late.\n- It is hot.',
    ],
  };
  for (const [name, [before, was, now]] of Object.entries(cases)) {
    test(`are not asked about: ${name}`, () => {
      assert.ok(marked(before).text.includes(was));
      const after = marked(before).text.replace(was, now);
      assert.match(statesOf(before, after), /^(?:anchored|moved), (?:anchored|moved)$/);
    });
  }
});

suite('A name that was exchanged around a quote', () => {
  const quote = `[[${WORDS}.]]`;
  const cases: Readonly<Record<string, readonly [before: string, was: string, now: string]>> = {
    'he said, below his name': [
      article(
        'Then Mr. Blinken took the floor in Beijing.',
        `It was late in Beijing. “${quote}” he said.`,
      ),
      'Mr. Blinken',
      'Mr. Wang',
    ],
    'sagte er, unter seinem Namen': [
      article('Als Erster sprach Herr Weber.', `In Berlin war es spät. „${quote}“, sagte er.`),
      'Herr Weber',
      'Herr Huber',
    ],
    'a-t-il dit, sous son nom': [
      article('M. Leroy a parlé le premier.', `Paris attendait. « ${quote} », a-t-il dit.`),
      'Leroy',
      'Garnier',
    ],
    'one sentence later': [article(`${quote} So argued Mr. Blinken.`), 'Blinken', 'Wang'],
    'two sentences later': [
      article(`${quote} The hall took note. So argued Mr. Blinken.`),
      'Blinken',
      'Wang',
    ],
    'in brackets at the end of the paragraph': [
      article(`${quote} It was late. Nothing was done. (Blinken)`),
      'Blinken',
      'Wang',
    ],
    'below two paragraphs of a quotation': [
      article(`“${quote} It is late.`, '“It has to end,” said Mr. Blinken.'),
      'Blinken',
      'Wang',
    ],
    'two paragraphs above': [
      article('Mr. Blinken had the word.', 'It was a long day.', `${quote} It went on.`),
      'Blinken',
      'Wang',
    ],
    'those who are alike but for an ending': [
      article(`The employers held that ${quote}`),
      'employers',
      'employees',
    ],
    'names that are alike but for two letters': [
      article(`Then Kirsten said that ${quote}`),
      'Kirsten',
      'Kristen',
    ],
    'a footnote in parentheses': [
      article(`It was said: ${quote.replace('.]]', ']]')} (1).`, '(1) Mr. Blinken, on Friday.'),
      'Blinken',
      'Wang',
    ],
    'a raised footnote': [
      article(`It was said: ${quote.replace('.]]', ']]')}¹.`, '¹ Mr. Blinken, on Friday.'),
      'Blinken',
      'Wang',
    ],
    'a handle, some paragraphs above': [
      article('@blinken_press', 'It is late.', 'It is hot.', 'It is long.', 'So it is.', quote),
      '@blinken_press',
      '@wang_press',
    ],
    'a heading with a full stop, some paragraphs above': [
      article(
        'Statement by Ms. Tai.',
        'It is late.',
        'It is hot.',
        'It is long.',
        'So it is.',
        quote,
      ),
      'Tai',
      'Yellen',
    ],
    'a numbered section, some paragraphs above': [
      article(
        '3. Remarks by Ms. Tai',
        'It is late.',
        'It is hot.',
        'It is long.',
        'So it is.',
        quote,
      ),
      'Tai',
      'Yellen',
    ],
    'the sender, some paragraphs above': [
      article('From: Ana Roy', 'It is late.', 'It is hot.', 'It is long.', 'So it is.', quote),
      'Ana Roy',
      'Eva Lim',
    ],
  };
  for (const [name, [before, was, now]] of Object.entries(cases)) {
    test(`is asked about where the old text is known: ${name}`, () => {
      const after = marked(before).text.replace(was, now);
      assert.notEqual(after, marked(before).text);
      assert.equal(places(before, after)[0].state, 'uncertain');
      const [same] = places(before, marked(before).text.replace(END, `${END} That was all.`));
      assert.match(same.state, /^(?:anchored|moved)$/);
    });
  }

  test('is asked about where two statements trade places below their speakers', () => {
    const words = (first: string, second: string): string =>
      article(
        'Mr. Blinken began.',
        `“${first}” was his view.`,
        'Ms. Tai came next.',
        `“${second}” was her view.`,
      );
    const before = words(quote, 'Ports and railways need another hundred billion.');
    const after = words('Ports and railways need another hundred billion.', `${WORDS}.`);
    assert.equal(places(before, after)[0].state, 'uncertain');
  });

  test('is told with the names, and how far away they are', () => {
    const before = article(
      'Mr. Blinken had the word.',
      'It was a long day.',
      `${quote} It went on.`,
    );
    const [above] = places(before, marked(before).text.replace('Blinken', 'Wang'));
    assert.deepEqual(above.beside, { where: 'above', paragraphs: 2, was: 'Blinken', now: 'Wang' });
    const own = article(`${quote} It was late. Nothing was done. So argued Mr. Blinken.`);
    const [inside] = places(own, marked(own).text.replace('Blinken', 'Wang'));
    assert.deepEqual(inside.beside, { where: 'paragraph', was: 'Blinken', now: 'Wang' });
  });

  const own = `Weber said on that day: ${quote} The talks go on. So far, so good. (Lima)`;
  const kept: Readonly<Record<string, readonly [before: string, was: string, now: string]>> = {
    'a paragraph with a name is inserted above': [
      article('It was a long day.', own),
      'It was a long day.',
      'Mr. Wang had the word.\n\nIt was a long day.',
    ],
    'a paragraph with a name is deleted above': [
      article('Mr. Wang had the word.', own),
      'Mr. Wang had the word.\n\n',
      '',
    ],
    'a paragraph with a name is moved': [
      article('Mr. Wang had the word.', own, 'It was a long day.', 'All were tired.'),
      /Mr\. Wang had the word\.\n\n([^]*It was a long day\.)/.source,
      '$1\n\nMr. Wang had the word.',
    ],
    'another day in the paragraph above': [
      article('Mr. Wang had the word on Monday.', own),
      'on Monday',
      'on Tuesday',
    ],
    'a sentence with a name is added to the paragraph': [
      article(own),
      '(Lima)',
      'Mr. Wang was there. (Lima)',
    ],
    'a paragraph in place of another one': [
      article('Mr. Wang had the word and went on for an hour.', own),
      'Mr. Wang had the word and went on for an hour.',
      'Outside, a band from Lima played songs that nobody had heard for years.',
    ],
  };
  for (const [name, [before, was, now]] of Object.entries(kept)) {
    test(`is nothing that was only added, deleted or moved: ${name}`, () => {
      const after = marked(before).text.replace(
        new RegExp(was.startsWith('Mr\\.') ? was : escaped(was)),
        now,
      );
      assert.notEqual(after, marked(before).text);
      assert.match(places(before, after)[0].state, /^(?:anchored|moved)$/);
    });
  }
});

function escaped(words: string): string {
  return words.replace(/[.()]/g, '\\$&');
}
