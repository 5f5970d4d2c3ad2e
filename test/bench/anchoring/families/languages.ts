import { cue, mustAsk, quote, shown, type Family, type FamilyCase } from './case';
import { pageOf, sentencesAround } from './page';
import { capital } from './scene';
import {
  ARABIC,
  CHINESE,
  FRENCH,
  GERMAN,
  RUSSIAN,
  SPANISH,
  tongueScene,
  type Tongue,
  type TongueScene,
} from './tongues';

/** The article is in the family's own language throughout. */
function family(name: string, tongue: Tongue, make: (scene: TongueScene) => FamilyCase): Family {
  return { name, group: 'ten', make: (next) => make(tongueScene(next, tongue)) };
}

type Mark = (words: string) => string;

/** Other languages, each with another way to name the speaker. */
export const LANGUAGES: readonly Family[] = [
  family('German: reported speech, the speaker in the sentence before', GERMAN, (scene) => {
    const [a, b] = scene.people;
    const page = pageOf(scene);
    const around = sentencesAround(scene);
    const rest = scene.pick([
      'äußerte sich am Rande der Sitzung',
      'widersprach am Abend dem Entwurf',
      'nahm als Erstes zu den Zahlen Stellung',
    ]);
    const more = `${capital(scene.claim())}, und das seit Jahren.`;
    const claim = `${capital(scene.claim())}.`;
    const write = (name: string, mark: Mark): string =>
      page([around(`${cue(name)} ${rest}. ${mark(claim)} ${more}`)]);
    return mustAsk('sentence before', write(a, quote), write(b, shown));
  }),
  family('French: dialogue with dashes, the speaker behind', FRENCH, (scene) => {
    const [a, b] = scene.people;
    const page = pageOf(scene);
    const asked = scene.pick([
      'Qu’attendez-vous de cette réunion ?',
      'Y aura-t-il un accord ?',
      'Que dites-vous aux élus ?',
    ]);
    const verbs = [scene.pick(['répond', 'explique', 'dit']), scene.pick(['ironise', 'coupe'])];
    const claim = capital(scene.claim());
    const answer = `— ${capital(scene.claim())}.`;
    const write = (name: string, verb: string, mark: Mark): string =>
      page([`— ${asked}\n\n— ${mark(claim)}, ${cue(`${verb} ${name}`)}.\n\n${answer}`]);
    return mustAsk('same sentence', write(a, verbs[0]!, quote), write(b, verbs[1]!, shown));
  }),
  family('Spanish: a list whose lead-in line says whose it is', SPANISH, (scene) => {
    const [a, b] = scene.people;
    const page = pageOf(scene);
    const claims = Array.from({ length: scene.number(3, 5) }, () => capital(scene.claim()));
    const at = scene.number(0, claims.length - 1);
    const leads = scene.pick([
      [`Según ${a}:`, `Según ${b}:`],
      [`${capital(a)} sostiene lo siguiente:`, `${capital(b)} desmiente lo siguiente:`],
      [`Los argumentos que dio ${a}:`, `Los bulos que circulan:`],
    ]);
    const write = (lead: string, mark: Mark): string => {
      const bullets = claims.map((claim, i) => `• ${i === at ? mark(claim) : claim}.`);
      return page([[cue(lead), ...bullets].join('\n')]);
    };
    return mustAsk('paragraph label', write(leads[0]!, quote), write(leads[1]!, shown));
  }),
  family('Russian: the speaker in the subhead', RUSSIAN, (scene) => {
    const [a, b] = scene.people;
    const page = pageOf(scene);
    const first = `${capital(scene.claim())}.`;
    const claim = `${capital(scene.claim())}.`;
    const last = scene.pick([
      'Других вариантов сейчас нет.',
      'Об этом говорилось и раньше.',
      'Так было и в прошлом году.',
    ]);
    const level = scene.pick(['##', '###']);
    const write = (name: string, mark: Mark): string =>
      page([`${level} ${cue(name)}: что не так с проектом\n\n${first} ${mark(claim)} ${last}`]);
    return mustAsk('heading', write(a, quote), write(b, shown));
  }),
  family('Chinese: two speakers trade labels', CHINESE, (scene) => {
    const [a, b] = scene.people;
    const page = pageOf(scene);
    const [before, claim, other] = [scene.claim(), scene.claim(), scene.claim()];
    const asked = scene.pick(['您怎么看这次谈判？', '会达成协议吗？', '您对草案有什么意见？']);
    const write = (one: string, two: string, mark: Mark): string =>
      page([
        `记者：${asked}\n\n${cue(one)}：${before}。${mark(`${claim}。`)}谢谢。\n\n` +
          `${two}：我补充一点。${other}。`,
      ]);
    return mustAsk('paragraph label', write(a, b, quote), write(b, a, shown));
  }),
  family('Arabic: said becomes denied, or another says it', ARABIC, (scene) => {
    const [a, b] = scene.people;
    const page = pageOf(scene);
    const around = sentencesAround(scene);
    const claim = scene.claim();
    const [old, edited] = scene.pick([
      [`قال ${a}`, `قال ${b}`],
      [`أكد ${a} قوله`, `نفى ${a} قوله`],
      [`صدق من قال`, `كذب من قال`],
      [`صرح ${a} بالقول`, `اعتذر ${a} عن القول`],
    ]);
    const write = (words: string, mark: Mark): string =>
      page([around(`و${cue(words)} إن ${mark(claim)}.`)]);
    return mustAsk('same sentence', write(old, quote), write(edited, shown));
  }),
];
