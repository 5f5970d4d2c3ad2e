import assert from 'node:assert/strict';
import { carryThroughDiff } from '../../../src/core/anchoring/carryThroughDiff';
import { placeAll } from '../../../src/core/anchoring/placeAnnotation';
import type { Place } from '../../../src/core/model/place';
import { marked } from '../text/marked';
import { annotationOf, describeMarked } from './quotes';

/** Where the marked words of the old text are in the new one, with the old text known and without. */
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
});
