import { cue, mustAsk, quote, shown, type Family } from './case';
import { pageOf } from './page';
import { familyOf, type Person, type Scene } from './scene';

/** Paragraphs with the claim in the mouth of `a`. `b` is another person of the same sex. */
export type Write = (mark: (words: string) => string, a: Person, b: Person) => string;

/** A family in which the same paragraphs are written of one person, then of another: all else
 * stays. */
export function exchanged(
  name: string,
  writer: (scene: Scene, claim: string) => Write,
  group: Family['group'] = 'names',
): Family {
  return familyOf(group)(name, (scene) => {
    const [a, b] = alike(scene);
    const page = pageOf(scene);
    const write = writer(scene, scene.claim());
    return mustAsk('farther', page([write(quote, cued(a), b)]), page([write(shown, cued(b), a)]));
  });
}

/** The same, with two given words instead of persons. */
export function reworded(
  name: string,
  pairs: readonly (readonly [string, string])[],
  writer: (
    scene: Scene,
    claim: string,
  ) => (mark: (words: string) => string, word: string) => string,
): Family {
  return familyOf('names')(name, (scene) => {
    const page = pageOf(scene);
    const [was, now] = scene.pick(pairs);
    const write = writer(scene, scene.claim());
    return mustAsk('farther', page([write(quote, cue(was))]), page([write(shown, cue(now))]));
  });
}

/** Two persons of the same sex, so that a pronoun fits both. */
export function alike({ people }: Scene): readonly [Person, Person] {
  const [first, ...others] = people;
  return [first, others.find(({ pronoun }) => pronoun === first.pronoun)!];
}

function cued(person: Person): Person {
  const { first, last, full, name, role, country } = person;
  const marked = { first, last, full, name, role, country };
  const entries = Object.entries(marked).map(([key, words]) => [key, cue(words)]);
  return { ...person, ...(Object.fromEntries(entries) as typeof marked) };
}
