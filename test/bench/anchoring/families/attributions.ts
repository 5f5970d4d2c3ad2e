import { quote, mustAsk, shown, type Family } from './case';
import { exchanged, type Write } from './exchanged';
import { capital, familyOf, type Scene } from './scene';
import { pageOf } from './page';

/** The person is named in the paragraph above, and the words are attributed to a pronoun. */
function pronoun(
  name: string,
  form: (words: string, she: boolean) => string,
  above: (person: string) => string,
): Family {
  return exchanged(name, (scene, claim): Write => {
    const she = scene.people[0].pronoun === 'she';
    // A capital letter that is not a speaker's.
    const before = scene.pick(['', '', `It was dark in ${scene.city} by then. `]);
    return (mark, a) => `${above(a.full)}\n\n${before}${form(mark(capital(claim)), she)}`;
  });
}

const lines = (...all: readonly string[]): string => all.join('\n\n');

/** Who said it is written behind the words. */
export const ATTRIBUTIONS: readonly Family[] = [
  pronoun(
    '“…,” he said; his name above',
    (words, she) => `“${words},” ${she ? 'she' : 'he'} said.`,
    (who) => `${who} was the first to take the floor that morning.`,
  ),
  pronoun(
    '“…,” said the pronoun and went on; the name above',
    (words, she) => `“${words},” ${she ? 'she' : 'he'} told the room. The hall was silent.`,
    (who) => `The floor was given to ${who}, whose patience was known.`,
  ),
  pronoun(
    '„…“, sagte er; his name above',
    (words, she) => `„${words}“, sagte ${she ? 'sie' : 'er'}.`,
    (who) => `Als Erstes sprach ${who} an diesem Morgen.`,
  ),
  pronoun(
    '« … », a-t-il dit; his name above',
    (words, she) => `« ${words} », a-t-${she ? 'elle' : 'il'} dit.`,
    (who) => `Ce matin-là, ${who} a parlé pendant une heure.`,
  ),
  pronoun(
    '«…», dijo él; his name above',
    (words, she) => `«${words}», dijo ${she ? 'ella' : 'él'}.`,
    (who) => `Aquella mañana habló primero ${who} durante una hora.`,
  ),
  pronoun(
    '"…," in straight marks; the name above',
    (words, she) => `"${words}," ${she ? 'she' : 'he'} added.`,
    (who) => `Then ${who} was asked to reply.`,
  ),
  pronoun(
    'the pronoun a sentence later; the name above',
    (words, she) => `“${words}.” That was what ${she ? 'she' : 'he'} had come to say.`,
    (who) => `At noon ${who} took the microphone.`,
  ),
  pronoun(
    'a quotation that nobody is named with; the name above',
    (words) => `“${words}. We have waited long enough.”`,
    (who) => `${who} did not mince words:`,
  ),
  exchanged('named one sentence later', (scene, claim) => {
    const rest = scene.pick(['were the words', 'was the message', 'was the view']);
    return (mark, a) => `${mark(`${capital(claim)}.`)} Those ${rest} of ${a.full}.`;
  }),
  exchanged('named two sentences later', ({ number }, claim) => {
    const count = number(3, 30);
    return (mark, a) =>
      `${mark(`${capital(claim)}.`)} The hall took note of it. It was ${a.full} who spoke, for ` +
      `${count} minutes.`;
  }),
  exchanged('named three sentences later', (scene, claim) => {
    const [first, second] = [scene.number(2, 9), scene.number(10, 90)];
    return (mark, a) =>
      `${mark(`${capital(claim)}.`)} There were ${first} points of that kind. They took ` +
      `${second} minutes. Nobody but ${a.name} had prepared any.`;
  }),
  exchanged(
    'a long quotation, attributed at its end',
    (_, claim) => (mark, a) =>
      `“We have heard much today. ${mark(`${capital(claim)}.`)} This has to end. We will come ` +
      `back to it. There is no other way,” ${a.full} said.`,
  ),
  exchanged(
    'a long quotation, attributed in a sentence behind it',
    (_, claim) => (mark, a) =>
      `“${mark(`${capital(claim)}.`)} This has to end. We will come back to it. There is no ` +
      `other way.” With these words ${a.full} sat down.`,
  ),
  exchanged(
    'in brackets at the end of the paragraph',
    (scene, claim) => (mark, a) =>
      `${mark(`${capital(claim)}.`)} It has been so for years. It cannot go on. (${a.name}, ` +
      `${scene.date})`,
  ),
  exchanged(
    'in brackets with a surname alone',
    (_, claim) => (mark, a) =>
      `${mark(`${capital(claim)}.`)} It has been so for years. Nothing was done. (${a.last})`,
  ),
  exchanged('below a quotation of two paragraphs', (scene, claim) => {
    const more = capital(scene.claim());
    return (mark, a) =>
      lines(
        `“${mark(`${capital(claim)}.`)} It has to end.`,
        `“${more}. That is what I have come to say,” ${a.full} said.`,
      );
  }),
  exchanged('below a quotation of three paragraphs', (scene, claim) => {
    const [more, last] = [capital(scene.claim()), capital(scene.claim())];
    return (mark, a) =>
      lines(
        `“${mark(`${capital(claim)}.`)} It has to end.`,
        `“${more}.`,
        `“${last},” said ${a.full}.`,
      );
  }),
  exchanged(
    'in the paragraph below',
    ({ day }, claim) =>
      (mark, a) =>
        lines(
          `“${mark(`${capital(claim)}.`)} It has to end.”`,
          `That is what ${a.full} told the committee on ${day}.`,
        ),
  ),
  exchanged(
    'in the paragraph below, in German',
    (_, claim) => (mark, a) =>
      lines(
        `„${mark(`${capital(claim)}.`)} Das muss enden.“`,
        `So äußerte sich ${a.full} am Freitag.`,
      ),
  ),
  exchanged(
    'as she put it, two sentences later',
    (_, claim) => (mark, a) =>
      `${mark(`${capital(claim)}.`)} The time has come. It is late, as ${a.name} put it.`,
  ),
  exchanged(
    'in the middle of the quotation',
    (scene, claim) => (mark, a) =>
      `“${capital(scene.topic)} is our concern,” said ${a.full}. “${mark(`${capital(claim)}.`)} ` +
      'It has to end.”',
  ),
  exchanged(
    'between two quotations of one paragraph',
    (_, claim) => (mark, a) =>
      `“${mark(capital(claim))}.” There was a pause before ${a.full} went on: “It has to end.”`,
  ),
  exchanged(
    'with a dash, in its own line',
    (_, claim) => (mark, a) => `“${mark(`${capital(claim)}.`)} It has to end.”\n— ${a.full}`,
  ),
  exchanged(
    'a role, two sentences later',
    (_, claim) => (mark, a) =>
      `${mark(`${capital(claim)}.`)} There was no applause. So argued ${a.name}, with a smile.`,
  ),
  familyOf('names')('two quotations trade their attributions', (scene: Scene) => {
    const [a, b] = scene.people;
    const [claim, other] = [capital(scene.claim()), capital(scene.claim())];
    const page = pageOf(scene);
    const write = (mark: typeof quote, first: string, second: string): string =>
      lines(
        `“${mark(`${claim}.`)} It has to end. We have waited,” said ${first}.`,
        `“${other}. We have no time. It is late,” said ${second}.`,
      );
    return mustAsk(
      'farther',
      page([write(quote, a.full, b.full)]),
      page([write(shown, b.full, a.full)]),
    );
  }),
];
