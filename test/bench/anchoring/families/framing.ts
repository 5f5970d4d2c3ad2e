import { cue, mustAsk, quote, shown, type Family, type Where } from './case';
import { pageOf, sentencesAround } from './page';
import { capital, familyOf, type Scene } from './scene';

/** The old and the new sentence; `claim` is in lower case. */
type Reframe = (
  scene: Scene,
  claim: string,
) => readonly [
  old: (mark: (words: string) => string) => string,
  edited: (mark: (words: string) => string) => string,
];

function reframed(
  name: string,
  where: Where,
  reframe: Reframe,
  most: readonly [number, number] = [2, 2],
): Family {
  return familyOf('mouths')(name, (scene) => {
    const page = pageOf(scene);
    const around = sentencesAround(scene, most);
    const [old, edited] = reframe(scene, scene.claim());
    return mustAsk(where, page([around(old(quote))]), page([around(edited(shown))]));
  });
}

/** The same speaker, or none, and the same words; but they are no longer claimed. */
export const FRAMING: readonly Family[] = [
  reframed('said becomes denied', 'same sentence', ({ people: [a], pick, day }, claim) => {
    const stated = pick(['said', 'argued', 'insisted', 'wrote']);
    const denied = pick(['denied', 'disputed', 'doubted', 'would not confirm']);
    const lead = `On ${day} ${a.full}`;
    return [
      (mark) => `${lead} ${cue(stated)} that ${mark(claim)}.`,
      (mark) => `${lead} ${cue(denied)} that ${mark(claim)}.`,
    ];
  }),
  reframed('claimed becomes retracted', 'same sentence', ({ people: [a], pick, city }, claim) => {
    const claimed = pick(['put forward', 'made', 'defended']);
    const retracted = pick(['retracted', 'withdrew', 'apologised for']);
    return [
      (mark) => `In ${city} ${a.name} ${cue(claimed)} the claim that ${mark(claim)}.`,
      (mark) => `In ${city} ${a.name} ${cue(retracted)} the claim that ${mark(claim)}.`,
    ];
  }),
  reframed('not true that', 'same sentence', ({ people: [a], pick }, claim) => {
    const lead = pick(['It is', 'It is surely', 'To my mind it is']);
    const stated = pick(['said', 'replied', 'wrote']);
    return [
      (mark) => `“${lead} true that ${cue()}${mark(claim)},” ${a.name} ${stated}.`,
      (mark) => `“${lead} ${cue('not')} true that ${mark(claim)},” ${a.name} ${stated}.`,
    ];
  }),
  reframed('nobody said it', 'same sentence', ({ people: [a], pick, day, saying }, claim) => {
    const stated = saying();
    const noOne = pick(['Nobody', 'No minister', 'None of the delegates', 'Not one of them']);
    const tail = pick([`, ${a.role} claimed`, ', the paper noted', ` on ${day}`, '']);
    return [
      (mark) => `${cue(a.name)} ${stated} that ${mark(claim)}.`,
      (mark) => `${cue(noOne)} ${stated} that ${mark(claim)}${tail}.`,
    ];
  }),
  reframed(
    'a label says that it is false',
    'paragraph label',
    ({ people: [a], pick, saying }, claim) => {
      const stated = saying();
      const label = pick(['False:', 'FACT CHECK – not true:', 'Satire:', 'Rumour:', 'Retracted:']);
      return [
        (mark) => `${cue()}${a.full} ${stated} that ${mark(claim)}.`,
        (mark) => `${cue(label)} ${a.full} ${stated} that ${mark(claim)}.`,
      ];
    },
    [0, 2],
  ),
  reframed(
    'a retraction is added behind',
    'sentence after',
    ({ people: [a], pick, day }, claim) => {
      const retraction = pick([
        `${capital(a.pronoun)} later withdrew this.`,
        `On ${day} ${a.pronoun} took the words back.`,
        'The statement has since been retracted.',
        `${a.name} has meanwhile said that this was a mistake.`,
      ]);
      const stated = pick(['said', 'wrote', 'declared']);
      return [
        (mark) => `${mark(capital(claim))}, ${a.name} ${stated}.${cue()}`,
        (mark) => `${mark(capital(claim))}, ${a.name} ${stated}. ${cue(retraction)}`,
      ];
    },
  ),
  reframed(
    'a statement becomes a question',
    'same sentence',
    ({ people: [a], pick, day }, claim) => {
      const stated = pick(['said', 'argued', 'wrote']);
      const [ask, say] = pick([
        ['Did', 'say'],
        ['Would', 'really say'],
        ['Could', 'have said'],
      ] as const);
      return [
        (mark) => `${a.full} ${cue(stated)} on ${day} that ${mark(claim)}.`,
        (mark) => `${cue(ask)} ${a.full} ${cue(say)} on ${day} that ${mark(claim)}?`,
      ];
    },
  ),
  reframed(
    'a statement becomes a condition',
    'same sentence',
    ({ people: [a, b], saying, pick }, claim) => {
      const stated = saying();
      const then = pick([
        `${b.name} would have to answer`,
        `${a.pronoun} would stand alone`,
        'the talks would be over',
      ]);
      return [
        (mark) => `${cue()}${a.full} ${stated} that ${mark(claim)}.`,
        (mark) => `${cue('If')} ${a.full} ${stated} that ${mark(claim)}, ${then}.`,
      ];
    },
  ),
  reframed(
    'a statement becomes an expectation',
    'same sentence',
    ({ people: [a], pick, day }, claim) => {
      const stated = pick(['said', 'declared', 'argued']);
      const will = pick([
        'is expected to say',
        'might have said',
        'will perhaps argue',
        'refused to say',
      ]);
      return [
        (mark) => `On ${day} ${a.name} ${cue(stated)} that ${mark(claim)}.`,
        (mark) => `On ${day} ${a.name} ${cue(will)} that ${mark(claim)}.`,
      ];
    },
  ),
  reframed('what was said is what another is accused of', 'same sentence', (scene, claim) => {
    const [a, b] = scene.people;
    const stated = scene.saying();
    const chain = scene.pick([
      `accused ${b.name} of having said`,
      `quoted ${b.name} as saying`,
      `${stated} that only ${b.name} thought`,
      `made fun of ${b.name} for the idea`,
    ]);
    return [
      (mark) => `${a.full} ${cue(stated)} that ${mark(claim)}.`,
      (mark) => `${a.full} ${cue(chain)} that ${mark(claim)}.`,
    ];
  }),
  reframed(
    'according to becomes contrary to',
    'same sentence',
    ({ people: [a], pick, day }, claim) => {
      const who = `${pick([a.full, a.role])}, who spoke on ${day},`;
      const [other, holds] = pick([
        ['Contrary to what was reported of', ''],
        ['Unlike', 'the paper holds that '],
        ['In a sketch about', 'a clown explains that '],
      ] as const);
      return [
        (mark) => `${cue('According to')} ${who} ${mark(claim)}.`,
        (mark) => `${cue(other)} ${who} ${holds}${mark(claim)}.`,
      ];
    },
  ),
  reframed('the sentence is struck through', 'same sentence', ({ people: [a], saying }, claim) => {
    const stated = saying();
    return [
      (mark) => `${cue()}${a.full} ${stated} that ${mark(claim)}.${cue()}`,
      (mark) => `${cue('~~')}${a.full} ${stated} that ${mark(claim)}.${cue('~~')}`,
    ];
  }),
  reframed(
    'the sentence is commented out',
    'same sentence',
    ({ people: [a], saying, pick }, claim) => {
      const stated = saying();
      const opens = pick(['<!-- ', '<!-- to be checked: ', '<!-- removed: ']);
      return [
        (mark) => `${cue()}${a.full} ${stated} that ${mark(claim)}.${cue()}`,
        (mark) => `${cue(opens)}${a.full} ${stated} that ${mark(claim)}.${cue(' -->')}`,
      ];
    },
  ),
  reframed(
    'a passage is replaced by a report of it',
    'same sentence',
    (scene, claim) => {
      const [a, b] = scene.people;
      const stated = scene.saying();
      const rest = `${scene.sentence()} “${capital(scene.claim())},” ${a.pronoun} added.`;
      const report = scene.pick([
        `${b.full} looked into the story that had been going round in ${scene.city}, namely that`,
        `A search of the records of ${scene.day} gives no support to the story that`,
        `Readers had asked whether anything lay behind the reports that`,
      ]);
      const end = scene.pick([
        'No witness was found.',
        'The editors regret having printed it.',
        `${b.name} found nothing of the kind.`,
      ]);
      return [
        (mark) => `${cue(`${a.full} ${stated} that`)} ${mark(claim)}. ${rest}`,
        (mark) => `${cue(report)} ${mark(claim)}. ${end}`,
      ];
    },
    [0, 0],
  ),
  reframed('the attribution goes behind, to another', 'same sentence', (scene, claim) => {
    const [a, b] = scene.people;
    const words = capital(claim);
    return [
      (mark) => `${cue(`${a.full} said:`)} “${mark(words)}.”`,
      (mark) => `“${mark(words)},” ${cue(`said ${b.full}`)}.`,
    ];
  }),
  reframed('a sentence with another speaker is put between', 'sentence before', (scene, claim) => {
    const [a, b] = scene.people;
    const first = scene.pick(['spoke first', 'was asked to begin', 'had the first word']);
    const then = scene.pick([
      `${b.full} saw it differently.`,
      `Then ${b.name} replied.`,
      `${capital(b.role)} cut in.`,
    ]);
    return [
      (mark) => `${a.full} ${first}. ${cue()}${mark(`${capital(claim)}.`)} It was a long list.`,
      (mark) =>
        `${a.full} ${first}. ${cue(then)} ${mark(`${capital(claim)}.`)} It was a long list.`,
    ];
  }),
  reframed('the sentence with the speaker between is cut', 'sentence before', (scene, claim) => {
    const [a, b] = scene.people;
    const then = scene.pick([`Then ${b.name} replied.`, `${b.full} did not agree.`]);
    const first = scene.pick(['spoke first', 'had the first word', 'opened the debate']);
    return [
      (mark) =>
        `${a.full} ${first}. ${cue(then)} ${mark(`${capital(claim)}.`)} It was a long list.`,
      (mark) => `${a.full} ${first}. ${cue()}${mark(`${capital(claim)}.`)} It was a long list.`,
    ];
  }),
  reframed('a quote with its verb, which is negated', 'inside the quote', (scene, claim) => {
    const [a] = scene.people;
    const not = scene.pick(['never', 'hardly', 'not once']);
    return [
      (mark) => mark(`${a.full} ${cue()}said that ${claim}.`),
      (mark) => mark(`${a.full} ${cue(not)} said that ${claim}.`),
    ];
  }),
];
