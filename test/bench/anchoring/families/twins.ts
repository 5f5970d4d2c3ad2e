import { maybeSilent, quote, type Family } from './case';
import { pageOf, sentencesAround } from './page';
import { capital, familyOf } from './scene';

const family = familyOf('mouths');

/** The paragraph occurs twice in the edition: unchanged, and with another speaker. `intact`: which
 * of the two is unchanged. */
function besideCopy(name: string, intact: 'original' | 'copy'): Family {
  return family(name, (scene) => {
    const page = pageOf(scene, 2);
    const around = sentencesAround(scene);
    const [a, b] = scene.people;
    const stated = scene.saying();
    const claim = scene.claim();
    const own = around(`${a.full} ${stated} that ${quote(claim)}.`);
    const other = around(`${b.full} ${stated} that ${claim}.`);
    const [original, copy] = intact === 'original' ? [own, other] : [other, own];
    return scene.next() < 0.5
      ? maybeSilent(page([own, '']), page([original, copy]))
      : maybeSilent(page(['', own]), page([copy, original]));
  });
}

/** The words occur twice and one of the two is obviously the truth: accepting it silently is right,
 * accepting the other is the fault. */
export const TWINS: readonly Family[] = [
  family('two equal sentences whose speakers are swapped', (scene) => {
    const page = pageOf(scene, 2);
    const [here, there] = [sentencesAround(scene, [1, 1]), sentencesAround(scene, [1, 1])];
    const [a, b] = scene.people;
    const stated = scene.saying();
    const claim = scene.claim();
    const sentence = (name: string, words: string): string => `${name} ${stated} that ${words}.`;
    return maybeSilent(
      page([here(sentence(a.name, quote(claim))), there(sentence(b.name, claim))]),
      page([here(sentence(b.name, claim)), there(sentence(a.name, quote(claim)))]),
    );
  }),
  besideCopy('the paragraph is copied, and another speaker put into the original', 'copy'),
  besideCopy('a copy with another speaker is put beside the original', 'original'),
  family('a copy marked as updated stands behind the original', (scene) => {
    const page = pageOf(scene, 2);
    const around = sentencesAround(scene);
    const [a] = scene.people;
    const stated = scene.saying();
    const claim = scene.claim();
    const old = around(`${a.name} ${stated} that ${quote(claim)}.`);
    const copy = around(`${a.name} ${stated} that ${claim}.`);
    return maybeSilent(page([old, '']), page([old, `${copy} (updated)`]));
  }),
  family('a reply repeats the words, and the original stays', (scene) => {
    const page = pageOf(scene, 2, { between: 0 });
    const [a, b] = scene.people;
    const claim = scene.claim();
    const answer = `${capital(scene.claim())}.`;
    const own = `**${a.name}:** Let me begin with this: ${quote(claim)}. Thank you.`;
    const charge = scene.pick(['You have just said that', 'My friend thinks that']);
    return maybeSilent(
      page([own, `**${b.name}:** I disagree. ${answer}`]),
      page([own, `**${b.name}:** ${charge} ${claim}. I disagree. ${answer}`]),
    );
  }),
];
