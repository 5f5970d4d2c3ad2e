import { cue, mustAsk, quote, shown, type Family, type Where } from './case';
import { pageOf, sentencesAround } from './page';
import { capital, familyOf, type Person, type Scene } from './scene';

/** A sentence or paragraph in which another speaker is named: once with the first and the quote,
 * once with the second and the place to show. */
interface Swap {
  readonly scene: Scene;
  readonly speaker: readonly [Person, Person];
  readonly claim: string;
}

type Write = (mark: (words: string) => string, speaker: 0 | 1) => string;

/** `most`: sentences of the article before and after those of the family, in the same paragraph. */
function replaced(
  name: string,
  where: Where,
  writer: (swap: Swap) => Write,
  most: readonly [number, number] = [2, 2],
): Family {
  return familyOf('mouths')(name, (scene) => {
    const [a, b] = scene.people;
    const page = pageOf(scene);
    const around = sentencesAround(scene, most);
    const write = writer({ scene, speaker: [a, b], claim: scene.claim() });
    return mustAsk(where, page([around(write(quote, 0))]), page([around(write(shown, 1))]));
  });
}

/** Two persons of the same sex, so that a pronoun fits both. */
function alike({ people }: Scene): readonly [Person, Person] {
  const [first, ...others] = people;
  return [first, others.find(({ pronoun }) => pronoun === first.pronoun)!];
}

/** The speaker changes, in the text before the quote or behind it. */
export const SPEAKERS: readonly Family[] = [
  replaced('another name before the quote', 'same sentence', ({ scene, speaker, claim }) => {
    const [stated, day] = [scene.saying(), scene.day];
    const form = scene.pick(['name', 'full'] as const);
    return (mark, i) => `On ${day} ${cue(speaker[i][form])} ${stated} that ${mark(claim)}.`;
  }),
  replaced('another role before the quote, in lower case', 'same sentence', (swap) => {
    const stated = swap.scene.saying();
    const lead = swap.scene.pick(['In a short statement ', 'After the vote ', 'Once more ']);
    return (mark, i) => `${lead}${cue(swap.speaker[i].role)} ${stated} that ${mark(swap.claim)}.`;
  }),
  replaced('another pronoun before the quote', 'same sentence', ({ scene, claim }) => {
    const [one, other] = [scene.people[0], scene.people.find(differs(scene.people[0]))!];
    const stated = scene.saying();
    const pronouns = [one.pronoun, other.pronoun];
    return (mark, i) =>
      `${one.name} met ${other.name} in ${scene.city}. Later ${cue(pronouns[i])} ${stated} that ` +
      `${mark(claim)}.`;
  }),
  replaced(
    'another title before the same surname',
    'same sentence',
    ({ scene, speaker, claim }) => {
      const titles = scene.pick([
        ['Sen.', 'Gov.'],
        ['Judge', 'Deputy'],
        ['Gen.', 'Prof.'],
        ['Mr.', 'Ms.'],
      ]);
      const stated = scene.saying();
      return (mark, i) => `${cue(titles[i])} ${speaker[0].last} ${stated} that ${mark(claim)}.`;
    },
  ),
  replaced('another initial before the same surname', 'same sentence', (swap) => {
    const { scene, speaker, claim } = swap;
    const initials = scene.pick(['AD', 'JT', 'MS', 'KR', 'BE']);
    const stated = scene.saying();
    return (mark, i) =>
      `${cue(`${initials[i]!}.`)} ${speaker[0].last} ${stated} that ${mark(claim)}.`;
  }),
  replaced('a speaker with another number', 'same sentence', ({ scene, claim }) => {
    const [a, b] = [scene.number(1, 9), scene.number(1, 8)];
    const numbers = [a * 10 + b, b >= a ? a * 10 + b + 1 : b * 10 + a];
    const kind = scene.pick(['Witness', 'Delegate', 'Speaker', 'Respondent']);
    const stated = scene.saying();
    return (mark, i) => `${kind} ${cue(String(numbers[i]))} ${stated} that ${mark(claim)}.`;
  }),
  replaced('another name behind the quote', 'same sentence', ({ scene, speaker, claim }) => {
    const stated = scene.pick(['said', 'wrote', 'replied']);
    return (mark, i) => `“${mark(capital(claim))},” ${stated} ${cue(speaker[i].full)}.`;
  }),
  replaced('another name far behind the quote', 'same sentence', ({ scene, speaker, claim }) => {
    const form = scene.pick(['full', 'name', 'role'] as const);
    const way = scene.pick([
      `according to a memorandum of ${scene.number(4, 90)} pages that reached the members of the ` +
        `committee in ${scene.city} only after the vote and was signed by`,
      'in the words of a letter that three newspapers received that week, that no ministry wished to ' +
        'comment on, and that came, as its last page shows, from',
      `as the summary of the meeting on ${scene.topic} puts it, a summary of which there are two ` +
        'versions, both of them written by',
    ]);
    return (mark, i) => `${mark(capital(claim))}, ${way} ${cue(speaker[i][form])}.`;
  }),
  replaced('another name far before the quote', 'same sentence', ({ scene, speaker, claim }) => {
    const form = scene.pick(['full', 'name'] as const);
    const [years, stated] = [scene.number(2, 30), scene.saying()];
    const asides = [
      `who had come to ${scene.city} with ${scene.number(3, 40)} advisers`,
      `who has dealt with ${scene.topic} for ${years} years`,
      'whose report had been leaked to two newspapers in the week before the meeting',
      'and who had until then refused to speak in public about any part of the draft',
    ].slice(0, scene.number(1, 4));
    return (mark, i) =>
      `${cue(speaker[i][form])}, ${asides.join(', ')}, ${stated} that ${mark(claim)}.`;
  }),
  replaced('another name in the sentence before', 'sentence before', (swap) => {
    const { scene, speaker, claim } = swap;
    const form = scene.pick(['full', 'name'] as const);
    const rest = scene.pick([
      'took the floor next and was brief',
      `had prepared a statement on ${scene.topic}`,
      `saw the matter in another light on ${scene.day}`,
      'was the only one who answered the question',
    ]);
    return (mark, i) => `${cue(speaker[i][form])} ${rest}. ${mark(`${capital(claim)}.`)}`;
  }),
  replaced('another name two sentences before', 'farther', ({ scene, speaker, claim }) => {
    const rest = scene.pick(['opened the round', 'spoke from notes', 'had asked to speak first']);
    const other = scene.pick([
      'The hall had filled by then.',
      `It was already dark in ${scene.city}.`,
      `The tone was calm, and there were ${scene.number(3, 20)} points.`,
    ]);
    return (mark, i) =>
      `${cue(speaker[i].full)} ${rest}. ${other} ${mark(`${capital(claim)}.`)} ` +
      'So much for the first point of the speech.';
  }),
  replaced('a pronoun whose name stands in the paragraph before', 'farther', ({ scene, claim }) => {
    const speakers = alike(scene);
    const stated = scene.saying();
    const Pronoun = capital(speakers[0].pronoun);
    const rest = scene.pick([
      `was asked about ${scene.topic} at the end of the day`,
      `stayed in ${scene.city} for another meeting on ${scene.day}`,
    ]);
    return (mark, i) =>
      `${cue(speakers[i].full)} ${rest}.\n\n${Pronoun} ${stated} that ${mark(claim)}.`;
  }),
  replaced(
    'another name in the sentence behind',
    'sentence after',
    (swap) => {
      const { scene, speaker, claim } = swap;
      const form = scene.pick(['full', 'role'] as const);
      const view = scene.pick(['That was the view of', 'These were the words of', 'So argued']);
      return (mark, i) => `${mark(`${capital(claim)}.`)} ${view} ${cue(speaker[i][form])}.`;
    },
    [0, 2],
  ),
  replaced('two names of a sentence trade places', 'same sentence', ({ scene, speaker, claim }) => {
    const stated = scene.saying();
    const answer = scene.pick(['disagreed', 'called that absurd', 'left the room']);
    return (mark, i) =>
      `${cue(speaker[i].name)} ${stated} that ${mark(claim)}, but ` +
      `${speaker[i === 0 ? 1 : 0].name} ${answer}.`;
  }),
  replaced('hearer and speaker trade places', 'same sentence', ({ scene, speaker, claim }) => {
    const way = scene.pick(['told', 'assured', 'warned']);
    return (mark, i) =>
      `On ${scene.day} ${cue(speaker[i].name)} ${way} ${speaker[i === 0 ? 1 : 0].name} that ` +
      `${mark(claim)}.`;
  }),
  replaced('a quote with its speaker, who is another one', 'inside the quote', (swap) => {
    const { scene, speaker, claim } = swap;
    const stated = scene.saying();
    return (mark, i) => mark(`${cue(speaker[i].name)} ${stated} that ${claim}.`);
  }),
];

function differs({ pronoun }: Person): (other: Person) => boolean {
  return (other) => other.pronoun !== pronoun;
}
