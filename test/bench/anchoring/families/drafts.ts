import { maybeSilent, quote, type Family } from './case';
import { capital, familyOf, type Person, type Scene } from './scene';

/** An article whose paragraphs are written one by one; one of them has the quote and its
 * speaker. */
export interface Draft {
  readonly scene: Scene;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** The index of the paragraph with the quote. */
  readonly at: number;
  /** When or where it was said; in the quote's own paragraph, at the beginning of a sentence or
   * inside. */
  readonly lead: string;
}

/** The old and the new text. */
export type Edit = (draft: Draft) => readonly [string, string];

/** A family of edits that do not affect the claim or its speaker. `shapes`: how many of the ways to
 * write the quote's paragraph are used, from the first. */
export function ordinary(name: string, edit: Edit, shapes = SHAPES.length): Family {
  return familyOf('ordinary')(name, (scene) => maybeSilent(...edit(draftOf(scene, shapes))));
}

export function textOf(title: string, paragraphs: readonly string[]): string {
  return `${[title, ...paragraphs].join('\n\n')}\n`;
}

/** An index where a paragraph can be inserted: anywhere but before the first. */
export function gapOf({ scene, paragraphs }: Draft): number {
  return scene.number(1, paragraphs.length);
}

/** An index of another paragraph than the quote's, at least that far away. */
export function otherOf({ scene, paragraphs, at }: Draft, least = 1): number {
  return scene.pick(paragraphs.map((_, i) => i).filter((i) => Math.abs(i - at) >= least));
}

interface Words {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** The same words at the beginning of a sentence and inside it. */
  readonly lead: string;
  readonly inside: string;
  readonly stated: string;
  readonly claim: string;
  readonly speaker: Person;
}

/** How the quote's paragraph is written. In the last one the lead is a part of the quote. */
const SHAPES: readonly ((words: Words) => readonly string[])[] = [
  ({ before, after, lead, stated, claim, speaker }) => [
    ...before,
    `${lead} ${speaker.name} ${stated} that ${quote(claim)}.`,
    ...after,
  ],
  ({ before, after, inside, claim, speaker }) => [
    ...before,
    `“${quote(capital(claim))},” ${speaker.full} said ${inside}.`,
    ...after,
  ],
  ({ after, inside, claim, speaker }) => [
    `**${speaker.name}**, ${inside}: ${quote(`${capital(claim)}.`)}`,
    ...after,
  ],
  ({ before, after, lead, stated, claim, speaker }) => [
    ...before,
    quote(`${lead} ${speaker.full} ${stated} that ${claim}.`),
    ...after,
  ],
];

/** Characters of the other paragraphs, so that one can be omitted. */
const LEAST = 1400;

function draftOf(scene: Scene, shapes: number): Draft {
  const lead = scene.pick([
    `On ${scene.day}`,
    `After the meeting in ${scene.city}`,
    `In an answer to the committee of ${scene.date}`,
    'Yesterday afternoon',
  ]);
  const [before, after] = [scene.number(0, 2), scene.number(1, 2)].map((many) =>
    Array.from({ length: many }, scene.sentence),
  );
  const own = scene
    .pick(SHAPES.slice(0, shapes))({
      before: before!,
      after: after!,
      lead,
      inside: lead.charAt(0).toLowerCase() + lead.slice(1),
      stated: scene.saying(),
      claim: scene.claim(),
      speaker: scene.people[0],
    })
    .join(' ');
  const others = Array.from({ length: scene.number(4, 8) }, scene.paragraph);
  while (others.join('').length < LEAST) others.push(scene.paragraph());
  const at = scene.number(0, others.length);
  const title = scene.next() < 0.5 ? `# ${scene.title()}` : scene.title();
  return { scene, title, paragraphs: [...others.slice(0, at), own, ...others.slice(at)], at, lead };
}
