import { cue, mustAsk, quote, shown, type Family } from './case';
import { pageOf } from './page';
import { capital, familyOf, type Scene } from './scene';

const family = familyOf('mouths');

/** Sentences in the first person or without one, as under a label; the quote is one of them. */
function turnOf(scene: Scene): (core: string) => string {
  const before = Array.from({ length: scene.number(0, 2) }, () => `${capital(scene.claim())}.`);
  const after = scene.pick([
    'That is all I can say today.',
    'We will see whether the others follow.',
    `I have said so since ${scene.number(1998, 2020)}.`,
  ]);
  return (core) => [...before, core, after].join(' ');
}

function question(scene: Scene): string {
  return scene.pick([
    `What do you expect of the talks on ${scene.topic}?`,
    `Will there be an agreement in ${scene.city}?`,
    `What would change your mind about ${scene.topic}?`,
    `You have been at this for ${scene.number(2, 20)} years. Has anything changed?`,
  ]);
}

/** The speaker is named in a label, a heading, a line above or a line below. */
export const LABELS: readonly Family[] = [
  family('another bold label before the paragraph', (scene) => {
    const [a, b] = scene.people;
    const page = pageOf(scene);
    const [turn, claim] = [turnOf(scene), `${capital(scene.claim())}.`];
    return mustAsk(
      'paragraph label',
      page([`**${cue(a.name)}:** ${turn(quote(claim))}`]),
      page([`**${cue(b.name)}:** ${turn(shown(claim))}`]),
    );
  }),
  family('neighbours in an interview trade labels', (scene) => {
    const [a, b] = scene.people;
    const [labelA, labelB] = [a, b].map(({ last }) => last.toUpperCase());
    const page = pageOf(scene, 1);
    const [turn, other] = [turnOf(scene), turnOf(scene)(`${capital(scene.claim())}.`)];
    const [claim, asked] = [`${capital(scene.claim())}.`, question(scene)];
    return mustAsk(
      'paragraph label',
      page([`Q: ${asked}\n\n${cue(labelA)}: ${turn(quote(claim))}\n\n${labelB}: ${other}`]),
      page([`Q: ${asked}\n\n${cue(labelB)}: ${turn(shown(claim))}\n\n${labelA}: ${other}`]),
    );
  }),
  family('the answer of an interview becomes the question', (scene) => {
    const [a] = scene.people;
    const page = pageOf(scene);
    const label = a.last.toUpperCase();
    const claim = `${capital(scene.claim())}.`;
    const turn = turnOf(scene);
    const asked = question(scene);
    return mustAsk(
      'paragraph label',
      page([`Q: ${asked}\n\n${cue(label)}: ${turn(quote(claim))}`]),
      page([
        `${cue('Q')}: ${shown(claim)} Is that fair?\n\n${label}: I would not put it like that.`,
      ]),
    );
  }),
  family('a turn of another is put before the second paragraph of a turn', (scene) => {
    const [a, b] = scene.people;
    const label = (last: string): string => `${last.toUpperCase()}: `;
    const page = pageOf(scene);
    const first = turnOf(scene)(`${capital(scene.claim())}.`);
    const [second, claim] = [turnOf(scene), `${capital(scene.claim())}.`];
    const turn = `${label(b.last)}Let me come in here. ${turnOf(scene)(`${capital(scene.claim())}.`)}`;
    return mustAsk(
      'paragraph label',
      page([`${label(a.last)}${first}\n\n${cue()}${second(quote(claim))}`]),
      page([`${label(a.last)}${first}\n\n${cue(turn)}\n\n${second(shown(claim))}`]),
    );
  }),
  family('a transcript with times gives the words to another number', (scene) => {
    const page = pageOf(scene);
    const times = [0, 1].map(
      (i) => `[00:${scene.number(10, 29) + 30 * i}:${scene.number(10, 59)}]`,
    );
    const [turn, other] = [turnOf(scene), turnOf(scene)(`${capital(scene.claim())}.`)];
    const claim = `${capital(scene.claim())}.`;
    const numbers = scene.pick([
      ['1', '2'],
      ['2', '3'],
      ['3', '1'],
      ['12', '11'],
    ]);
    const write = (mark: (words: string) => string, i: number): string =>
      `${times[0]} SPEAKER ${numbers[1 - i]}: ${other}\n` +
      `${times[1]} SPEAKER ${cue(numbers[i])}: ${turn(mark(claim))}`;
    return mustAsk('paragraph label', page([write(quote, 0)]), page([write(shown, 1)]));
  }),
  family('another speaker in the heading', (scene) => {
    const [a, b] = scene.people;
    const page = pageOf(scene);
    const kind = scene.pick(['The reply of', 'Statement by', 'What was put forward by']);
    const [turn, claim] = [turnOf(scene), `${capital(scene.claim())}.`];
    return mustAsk(
      'heading',
      page([`## ${kind} ${cue(a.full)}\n\n${turn(quote(claim))}`]),
      page([`## ${kind} ${cue(b.full)}\n\n${turn(shown(claim))}`]),
    );
  }),
  family('a paragraph is moved under the heading of another speaker', (scene) => {
    const [a, b] = scene.people;
    const [headA, headB] = [a, b].map(({ full }) => `### ${full}, for ${scene.pick(KINDS)}`);
    const [otherA, otherB] = [turnOf(scene), turnOf(scene)].map((turn) =>
      turn(`${capital(scene.claim())}.`),
    );
    const [turn, claim] = [turnOf(scene), `${capital(scene.claim())}.`];
    const page = pageOf(scene);
    return mustAsk(
      'heading',
      page([`${cue(headA)}\n\n${otherA}\n\n${turn(quote(claim))}\n\n${headB}\n\n${otherB}`]),
      page([`${headA}\n\n${otherA}\n\n${cue(headB)}\n\n${otherB}\n\n${turn(shown(claim))}`]),
    );
  }),
  family('a headline that gives the words to another', (scene) => {
    const [a, b] = scene.people;
    const claim = capital(scene.claim());
    const page = pageOf(scene, 1, { untitled: true });
    const rest = page(['']);
    const write = (last: string, words: string): string => `# ${cue(last)}: ${words}\n\n${rest}`;
    return mustAsk('heading', write(a.last, quote(claim)), write(b.last, shown(claim)));
  }),
  family('another name in a by-line of a speech', (scene) => {
    const [a, b] = scene.people;
    const [turn, claim] = [turnOf(scene), `${capital(scene.claim())}.`];
    const page = pageOf(scene, 2, { untitled: true });
    const head = scene.pick(['Speech by', 'Opening statement of', 'Guest essay by']);
    const write = (name: string, words: string): string =>
      `# On ${scene.topic}\n\n${head} ${cue(name)}, ${scene.city}, ${scene.date}\n\n` +
      page(['', turn(words)]);
    return mustAsk('heading', write(a.full, quote(claim)), write(b.full, shown(claim)));
  }),
  family('another person in a caption', (scene) => {
    const [a, b] = scene.people;
    const page = pageOf(scene);
    const [claim, plate] = [capital(scene.claim()), scene.number(2, 30)];
    const write = (name: string, words: string): string =>
      `*Photo ${plate}: ${cue(name)} in ${scene.city} on ${scene.day}. “${words}.” ` +
      `(Archive, ${scene.date})*`;
    return mustAsk(
      'sentence before',
      page([write(a.full, quote(claim))]),
      page([write(b.full, shown(claim))]),
    );
  }),
  family('another lead-in line above a list', (scene) => {
    const [a, b] = scene.people;
    const claims = Array.from({ length: scene.number(3, 5) }, () => capital(scene.claim()));
    const at = scene.number(0, claims.length - 1);
    const verb = scene.pick(['puts forward', 'repeats', 'makes these points']);
    const page = pageOf(scene);
    const write = (name: string, mark: (words: string) => string): string =>
      [
        `${cue(name)} ${verb}:`,
        ...claims.map((claim, i) => `- ${i === at ? mark(claim) : claim}`),
      ].join('\n');
    return mustAsk('paragraph label', page([write(a.full, quote)]), page([write(b.full, shown)]));
  }),
  family('another name under a block quote', (scene) => {
    const [a, b] = scene.people;
    const [turn, claim] = [turnOf(scene), `${capital(scene.claim())}.`];
    const page = pageOf(scene);
    const write = (name: string, words: string): string => `> ${turn(words)}\n>\n> — ${cue(name)}`;
    return mustAsk(
      'sentence after',
      page([write(a.full, quote(claim))]),
      page([write(b.full, shown(claim))]),
    );
  }),
];

const KINDS = ['the government', 'the opposition', 'the unions', 'the regions'];
