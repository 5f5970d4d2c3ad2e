import { cue, mustAsk, quote, shown, type Family } from './case';
import { pageOf, sentencesAround } from './page';
import { capital, familyOf, type Scene } from './scene';

const family = familyOf('mouths');

type Attribution = (mark: (words: string) => string, claim: string) => string;

/** The attribution to the first speaker, then to another. */
function attributions(scene: Scene): readonly [Attribution, Attribution] {
  const [a, b] = scene.people;
  const [stated, again, day] = [scene.saying(), scene.saying(), scene.day];
  const first = scene.pick<Attribution>([
    (mark, claim) => `${cue(`${a.name} ${stated}`)} that ${mark(claim)}.`,
    (mark, claim) => `On ${day} ${cue(`${a.full} ${stated}`)} that ${mark(claim)}.`,
    (mark, claim) => `${cue(`According to ${a.role}`)}, ${mark(claim)}.`,
  ]);
  const second = scene.pick<Attribution>([
    (mark, claim) => `${cue(`Nobody ${again}`)} that ${mark(claim)}, the paper claimed.`,
    (mark, claim) => `${cue(`${b.name} ${again}`)} that ${mark(claim)}.`,
    (mark, claim) => `In an aside ${cue(`${b.full} ${again}`)} that ${mark(claim)}.`,
    (mark, claim) => `${cue('It is a rumour')} that ${mark(claim)}.`,
    (mark, claim) => `${cue(`${capital(b.role)} denied`)} that ${mark(claim)}.`,
  ]);
  return [first, second];
}

/** Deleted in one paragraph and added for another speaker in another. */
function elsewhere(name: string, order: 'before' | 'after', between: number | undefined): Family {
  return family(name, (scene) => {
    const page = pageOf(scene, 2, between === undefined ? {} : { between });
    const [here, there] = [sentencesAround(scene), sentencesAround(scene)];
    const [stay, other] = [scene.sentence(), scene.sentence()];
    const claim = scene.claim();
    const [first, second] = attributions(scene);
    const inOrder = <T>(near: T, far: T): readonly T[] =>
      order === 'after' ? [near, far] : [far, near];
    return mustAsk(
      'same sentence',
      page(inOrder(here(`${first(quote, claim)} ${stay}`), there(other))),
      page(inOrder(here(stay), there(`${other} ${second(shown, claim)}`))),
    );
  });
}

/** The words are removed from their speaker, and are another speaker's elsewhere. */
export const MOVED: readonly Family[] = [
  elsewhere('deleted, and added to another far behind', 'after', undefined),
  elsewhere('deleted, and added to another far before', 'before', undefined),
  elsewhere('deleted, and added to another in the next paragraph', 'after', 0),
  elsewhere('deleted, and added to another in the paragraph before', 'before', 0),
  family('deleted, and added to another in the same paragraph', (scene) => {
    const page = pageOf(scene);
    const around = sentencesAround(scene);
    const middle = Array.from({ length: scene.number(1, 3) }, scene.sentence).join(' ');
    const claim = scene.claim();
    const [first, second] = attributions(scene);
    return mustAsk(
      'same sentence',
      page([around(`${first(quote, claim)} ${middle}`)]),
      page([around(`${middle} ${second(shown, claim)}`)]),
    );
  }),
  family('two claims trade speakers', (scene) => {
    const page = pageOf(scene, 2);
    const [here, there] = [sentencesAround(scene), sentencesAround(scene)];
    const [a, b] = scene.people;
    const [stated, again] = [scene.saying(), scene.saying()];
    const [claim, other] = [scene.claim(), scene.claim()];
    return mustAsk(
      'same sentence',
      page([
        here(`${cue(a.name)} ${stated} that ${quote(claim)}.`),
        there(`${b.full} ${again} that ${other}.`),
      ]),
      page([
        here(`${a.name} ${stated} that ${other}.`),
        there(`${cue(b.full)} ${again} that ${shown(claim)}.`),
      ]),
    );
  }),
  family('reworded in place, and word for word in the mouth of another', (scene) => {
    const page = pageOf(scene, 2);
    const [here, there] = [sentencesAround(scene), sentencesAround(scene)];
    const [a, b] = scene.people;
    const claim = scene.claim();
    const at = claim.search(/ (?:in|along|across) the /);
    const more = scene.pick([' and much else', ' and a good deal more', ' more than anything']);
    const [start, end] = [claim.slice(0, at), claim.slice(at)];
    const [stated, again] = [scene.saying(), scene.saying()];
    const other = scene.sentence();
    return mustAsk(
      'inside the quote',
      page([here(`${a.name} ${stated} that ${quote(start + cue() + end)}.`), there(other)]),
      page([
        here(`${a.name} ${stated} that ${quote(start + cue(more) + end)}.`),
        there(`${other} ${b.full} ${again} that ${claim}.`),
      ]),
    );
  }),
  family('deleted, while the same words of another remain', (scene) => {
    const page = pageOf(scene, 2);
    const [here, there] = [sentencesAround(scene), sentencesAround(scene)];
    const [a, b] = scene.people;
    const claim = scene.claim();
    const [stated, again] = [scene.saying(), scene.saying()];
    const stay = scene.sentence();
    const own = here(`${cue(a.name)} ${stated} that ${quote(claim)}. ${stay}`);
    // A cue in the new text only: in the old one it is not the quote's speaker.
    const oldTwin = there(`${b.name} ${again} that ${claim}.`);
    const newTwin = there(`${cue(b.name)} ${again} that ${shown(claim)}.`);
    const [old, edited] = [
      [own, oldTwin],
      [here(stay), newTwin],
    ];
    if (scene.next() < 0.5) for (const order of [old, edited]) order.reverse();
    return mustAsk('same sentence', page(old), page(edited));
  }),
  family('a stock sentence of two speakers, of which one is deleted', (scene) => {
    const [a, b] = scene.people;
    const paragraph = scene.number(2, 90);
    const stock = scene.pick([
      `We shall vote against paragraph ${paragraph} of the draft on ${scene.topic}.`,
      `My delegation has nothing to add on paragraph ${paragraph} today.`,
      `Our position on ${scene.topic} and paragraph ${paragraph} has not changed.`,
    ]);
    const page = pageOf(scene, 2);
    const turns = [a, b].map(({ country }, i) => {
      const rest = `${capital(scene.claim())}.`;
      return (words: string): string => `${i === 0 ? cue(country) : country}: ${rest} ${words}`;
    });
    const other = `${b.country}: `;
    const kept = turns[1]!(stock);
    return mustAsk(
      'paragraph label',
      page([turns[0]!(quote(stock)), kept]),
      page(['', kept.replace(other, `${cue(b.country)}: `).replace(stock, shown(stock))]),
    );
  }),
  family('deleted, and held against the speaker in a reply', (scene) => {
    const page = pageOf(scene, 2, { between: 0 });
    const [a, b] = scene.people;
    const claim = scene.claim();
    const [turn, reply] = [scene.claim(), scene.claim()];
    const charge = scene.pick(['You said that', 'You once told us that', 'How can you say that']);
    const end = charge.startsWith('How') ? '?' : '.';
    return mustAsk(
      'paragraph label',
      page([
        `**${cue(a.name)}:** I will be brief. We hold that ${quote(claim)}. ${capital(turn)}.`,
        `**${b.name}:** I disagree. ${capital(reply)}.`,
      ]),
      page([
        `**${a.name}:** I will be brief. ${capital(turn)}.`,
        `**${cue(b.name)}:** ${charge} ${shown(claim)}${end} I disagree. ${capital(reply)}.`,
      ]),
    );
  }),
  family('a superseded paragraph remains, and its correction has another speaker', (scene) => {
    const page = pageOf(scene, 2);
    const [a, b] = scene.people;
    const stated = scene.saying();
    const claim = scene.claim();
    const around = sentencesAround(scene, [0, 1]);
    const sentence = (name: string, words: string): string => `${name} ${stated} that ${words}.`;
    const note = scene.pick(['(superseded, see below)', '(wrong, corrected below)']);
    return mustAsk(
      'sentence after',
      page([around(`${sentence(a.name, quote(claim))}${cue()}`), '']),
      page([
        around(`${sentence(a.name, shown(claim))} ${cue(note)}`),
        `(corrected) ${around(sentence(b.name, claim))}`,
      ]),
    );
  }),
];
