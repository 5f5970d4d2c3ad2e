import { mustAsk, quote, shown, type Family } from './case';
import { exchanged } from './exchanged';
import { pageOf } from './page';
import { capital, familyOf, type Scene } from './scene';

const lines = (...all: readonly string[]): string => all.join('\n\n');

/** Somebody is introduced in another paragraph, or paragraphs trade places. */
export const PASSAGES: readonly Family[] = [
  exchanged(
    'introduced in the paragraph above',
    (scene, claim) => (mark, a) =>
      lines(
        `${a.full} had the word next and spoke about ${scene.topic}.`,
        `${mark(`${capital(claim)}.`)} So it went on for an hour.`,
      ),
  ),
  exchanged(
    'introduced two paragraphs above',
    (scene, claim) => {
      const between = `${capital(scene.claim())}. That was the first point.`;
      return (mark, a) =>
        lines(
          `${a.full} had the word next and spoke about ${scene.topic}.`,
          between,
          `${mark(`${capital(claim)}.`)} So it went on for an hour.`,
        );
    },
    'farther',
  ),
  exchanged(
    'introduced three paragraphs above',
    (scene, claim) => {
      const between = [1, 2].map((n) => `${capital(scene.claim())}. That was point ${n}.`);
      return (mark, a) =>
        lines(
          `${a.full} had the word next and spoke about ${scene.topic}.`,
          ...between,
          `${mark(`${capital(claim)}.`)} So it went on for an hour.`,
        );
    },
    'farther',
  ),
  exchanged(
    'a chain of pronouns',
    ({ people: [{ pronoun }], topic, claim }, own) => {
      const She = capital(pronoun);
      const middle = `${She} began with ${topic}: ${claim()}.`;
      return (mark, a) =>
        lines(
          `The last one to speak that day was ${a.full}.`,
          middle,
          `${She} went on to say that ${mark(own)}.`,
        );
    },
    'farther',
  ),
  exchanged(
    'the minister, named in the paragraph above',
    ({ saying, day }, claim) =>
      (mark, a) =>
        lines(
          `The minister is ${a.full}, in office since ${day}.`,
          `On her way out the minister ${saying()} that ${mark(claim)}.`,
        ),
  ),
  exchanged(
    'der Minister, named in the paragraph above',
    (_, claim) => (mark, a) =>
      lines(
        `Im Amt ist seit Montag ${a.full}.`,
        `Vor der Presse hieß es, ${mark(claim)}, und das seit Jahren.`,
      ),
  ),
  exchanged('a group, named in the paragraph above', ({ topic }, claim) => (mark, a) => {
    return lines(
      `The delegation of ${a.country} was late because of ${topic}.`,
      `They held that ${mark(claim)}, and left.`,
    );
  }),
  exchanged(
    'a letter, signed two paragraphs below',
    (scene, claim) => {
      const more = `${capital(scene.claim())}. I hope for an answer.`;
      return (mark, a) =>
        lines(`${mark(`${capital(claim)}.`)} It has to end.`, more, `Yours faithfully, ${a.full}`);
    },
    'farther',
  ),
  exchanged(
    'a letter, signed below',
    (_, claim) => (mark, a) =>
      lines(`${mark(`${capital(claim)}.`)} It has to end.`, 'Sincerely,', a.full),
    'farther',
  ),
  exchanged(
    'a dialogue with dashes, introduced above',
    ({ topic }, claim) =>
      (mark, a) =>
        lines(
          `The reporter turned to ${a.full} and asked about ${topic}.`,
          `— ${mark(`${capital(claim)}.`)}`,
          '— Is that all?',
        ),
    'farther',
  ),
  exchanged(
    'the question names the person who answers',
    ({ topic }, claim) =>
      (mark, a) =>
        lines(
          `What do you make of ${topic}, ${a.name}?`,
          `${mark(`${capital(claim)}.`)} Sadly so.`,
        ),
  ),
  exchanged(
    'the second paragraph of a quotation, attributed in the first',
    (scene, claim) => (mark, a) =>
      lines(
        `“We had to wait,” said ${a.full}. “${capital(scene.topic)} is no small matter.`,
        `“${mark(`${capital(claim)}.`)} It has to end.”`,
      ),
  ),
  exchanged(
    'an indented quotation, introduced above',
    (_, claim) => (mark, a) =>
      lines(
        `In a letter of that spring, ${a.full} put it in other words.`,
        `    ${mark(`${capital(claim)}.`)} It has to end.`,
      ),
  ),
  exchanged(
    'a block quotation, introduced by a sentence',
    (_, claim) => (mark, a) =>
      lines(`This is what ${a.full} wrote.`, `> ${mark(`${capital(claim)}.`)} It has to end.`),
  ),
  exchanged(
    'the names of the paragraph above, in Russian',
    (_, claim) => (mark, a) =>
      lines(`Первым выступил депутат ${a.last} от оппозиции.`, `Он заявил, что ${mark(claim)}.`),
  ),
  ...(
    [
      [
        '李部长',
        '王主席',
        (who: string) => `会议由${who}主持。`,
        (words: string) => `他表示，${words}。`,
      ],
      [
        'ليلى حداد',
        'سمر خوري',
        (who: string) => `تحدثت ${who} في الجلسة.`,
        (words: string) => `وقالت إن ${words}.`,
      ],
    ] as const
  ).map(([was, now, above, own]) =>
    familyOf('names')(`a name above, in a script without capitals: ${was}`, (scene: Scene) => {
      const page = pageOf(scene);
      const claim = scene.claim();
      return mustAsk(
        'farther',
        page([lines(above(was), own(quote(claim)))]),
        page([lines(above(now), own(shown(claim)))]),
      );
    }),
  ),
  familyOf('names')('two introductions trade places', (scene: Scene) => {
    const [a, b] = scene.people;
    const [claim, other] = [capital(scene.claim()), capital(scene.claim())];
    const page = pageOf(scene);
    const write = (mark: typeof quote, first: string, second: string): string =>
      lines(
        `${first} was asked to begin.`,
        `${mark(`${claim}.`)} It has to end.`,
        `${second} was asked to reply.`,
        `${other}. It was late.`,
      );
    return mustAsk(
      'farther',
      page([write(quote, a.full, b.full)]),
      page([write(shown, b.full, a.full)]),
    );
  }),
  familyOf('names')('two statements trade places below their introductions', (scene: Scene) => {
    const [a, b] = scene.people;
    const [claim, other] = [capital(scene.claim()), capital(scene.claim())];
    const page = pageOf(scene);
    const write = (first: string, second: string): string =>
      lines(
        `${a.full} was asked to begin.`,
        `“${first} It has to end,” was the answer.`,
        `${b.full} was asked to reply.`,
        `“${second} It was late,” was the answer.`,
      );
    return mustAsk(
      'farther',
      page([write(quote(`${claim}.`), `${other}.`)]),
      page([write(`${other}.`, shown(`${claim}.`))]),
    );
  }),
];
