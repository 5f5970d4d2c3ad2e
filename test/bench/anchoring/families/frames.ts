import { cue, mustAsk, quote, shown, type Family } from './case';
import { exchanged, reworded } from './exchanged';
import { pageOf } from './page';
import { capital, familyOf, type Scene } from './scene';

const lines = (...all: readonly string[]): string => all.join('\n\n');

function headed(name: string, line: (who: string) => string): Family {
  return exchanged(name, (scene, claim) => {
    const more = Array.from({ length: scene.number(1, 4) }, () => {
      return `${capital(scene.claim())}. I will be brief.`;
    });
    return (mark, a) =>
      lines(line(a.full), ...more, `${mark(`${capital(claim)}.`)} It has to end.`);
  });
}

/** A note whose sign is behind the words. */
function noted(name: string, sign: string, note: (who: string) => string): Family {
  return exchanged(
    name,
    (scene, claim) => (mark, a) =>
      lines(`It was held that ${mark(claim)}${sign}.`, scene.topic, note(a.full)),
  );
}

/** Lines outside of sentences that show who speaks. */
export const FRAMES: readonly Family[] = [
  headed('a heading with a full stop', (who) => `Statement by ${who}.`),
  headed('a numbered section', (who) => `3. ${who}`),
  headed('a section with two numbers', (who) => `2.4 Remarks by ${who}`),
  headed('a section with a Roman number', (who) => `IV. ${who}`),
  headed('a short sentence that gives the floor', (who) => `${who} takes the floor.`),
  headed('a stage direction', (who) => `*Enter ${who}*`),
  headed('the Chair gives the floor', (who) => `The Chair now calls on ${who}.`),
  headed('a name in square brackets', (who) => `[${who}]`),
  headed('the sender of a message', (who) => `From: ${who}`),
  headed('a line between rules', (who) => `--- ${who} ---`),
  headed('a definition', (who) => `${who} ::`),
  exchanged(
    'a handle in a line of its own',
    (scene, claim) => (mark, a) =>
      lines(
        `@${cue(a.last.replace(/[^\p{L}]/gu, '').toLowerCase())}_press`,
        scene.topic,
        `${mark(`${capital(claim)}.`)} It has to end.`,
      ),
  ),
  exchanged(
    'a handle below',
    (_, claim) => (mark, a) =>
      lines(
        `${mark(`${capital(claim)}.`)} It has to end.`,
        `via @${cue(a.last.replace(/[^\p{L}]/gu, '').toLowerCase())}`,
      ),
  ),
  exchanged(
    'a line of a chat',
    (_, claim) => (mark, a) => `<${a.last}> ${mark(`${capital(claim)}.`)} It has to end.`,
  ),
  exchanged(
    'an element that cites',
    (_, claim) => (mark, a) =>
      `<blockquote>${mark(`${capital(claim)}.`)} It has to end. It is late. ` +
      `<cite>${a.full}</cite></blockquote>`,
    'farther',
  ),
  exchanged(
    'an element that cites, in a line below',
    (_, claim) => (mark, a) =>
      `<p>${mark(`${capital(claim)}.`)} It has to end.</p>\n<footer>${a.full}</footer>`,
    'farther',
  ),
  noted('a footnote of Markdown', '[^7]', (who) => `[^7]: ${who}, on Friday.`),
  noted('a footnote in parentheses', ' (7)', (who) => `(7) ${who}, on Friday.`),
  noted('a footnote with a raised number', '⁷', (who) => `⁷ ${who}, on Friday.`),
  familyOf('names')('the sign of another note', (scene: Scene) => {
    const [a, b] = scene.people;
    const claim = scene.claim();
    const page = pageOf(scene);
    const write = (mark: typeof quote, sign: number): string =>
      lines(
        `It was held that ${mark(claim)}[${cue(String(sign))}].`,
        `[1] ${a.full}, on Friday.\n[2] ${b.full}, on Friday.`,
      );
    return mustAsk('farther', page([write(quote, 1)]), page([write(shown, 2)]));
  }),
  familyOf('farther')('the legend of the letters', (scene: Scene) => {
    const [a, b] = scene.people;
    const [claim, other] = [capital(scene.claim()), capital(scene.claim())];
    const page = pageOf(scene);
    const write = (mark: typeof quote, first: string, second: string): string =>
      lines(`A = ${first}, B = ${second}`, `A: ${mark(`${claim}.`)}`, `B: ${other}.`);
    return mustAsk(
      'farther',
      page([write(quote, a.full, b.full)]),
      page([write(shown, b.full, a.full)]),
    );
  }),
  exchanged(
    'who wrote the text, at its end',
    (_, claim) => (mark, a) =>
      lines(`${mark(`${capital(claim)}.`)} It has to end.`, `Text: ${a.full}`),
    'farther',
  ),
  reworded(
    'for and against above a list',
    [
      ['+', '−'],
      ['pro', 'contra'],
    ],
    (scene, claim) => {
      const others = [capital(scene.claim()), capital(scene.claim())];
      return (mark, sign) =>
        lines(`(${sign})`, `${others[0]!}.`, `${mark(`${capital(claim)}.`)}\n\n${others[1]!}.`);
    },
  ),
  exchanged(
    'the first cell of the row of a table',
    ({ city, day }, claim) =>
      (mark, a) =>
        `| Who | Where | What | When |\n| --- | --- | --- | --- |\n` +
        `| ${a.full} | ${city} | ${mark(capital(claim))} | ${day} |`,
  ),
];

/** Words that differ by a letter or two, beside the words and inside. */
export const SPELLINGS: readonly Family[] = [
  reworded(
    'those who are alike but for an ending',
    [
      ['employers', 'employees'],
      ['lessors', 'lessees'],
      ['trainers', 'trainees'],
      ['payers', 'payees'],
    ],
    (scene, claim) => (mark, who) => `The ${who} ${scene.saying()} that ${mark(claim)}.`,
  ),
  reworded(
    'names that differ by swapped letters',
    [
      ['Kirsten', 'Kristen'],
      ['Marian', 'Marina'],
      ['Ariane', 'Ariena'],
      ['Blake', 'Balke'],
    ],
    (scene, claim) => (mark, who) => `Then ${who} ${scene.saying()} that ${mark(claim)}.`,
  ),
  reworded(
    'those who are alike but for a letter',
    [
      ['miners', 'minors'],
      ['painters', 'printers'],
      ['senders', 'lenders'],
      ['bakers', 'bankers'],
    ],
    (scene, claim) => (mark, who) => `According to the ${who} of ${scene.city}, ${mark(claim)}.`,
  ),
  reworded(
    'words of the sentence that turn it round',
    [
      ['united', 'untied'],
      ['ensured', 'endured'],
      ['averse', 'adverse'],
      ['elated', 'related'],
    ],
    (scene, claim) => (mark, word) =>
      `${scene.people[0].full} saw the ${word} side and said that ${mark(claim)}.`,
  ),
  reworded(
    'a word inside the quote',
    [
      ['defend', 'defund'],
      ['adopt', 'adapt'],
      ['resign', 'design'],
      ['include', 'incline'],
    ],
    (scene, claim) => (mark, word) =>
      `${scene.people[0].full} said that ${mark(`we must ${word} the law because ${claim}`)}.`,
  ),
];
