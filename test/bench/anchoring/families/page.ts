import { pick } from '../editions';
import { unmarked, type Prose } from './case';
import type { Stage } from './scene';

/** An article around paragraphs that a family writes: the same title and other paragraphs in each
 * call. Empty paragraphs are omitted. */
export type Page = (paragraphs: readonly string[]) => string;

/** Characters of the other paragraphs. */
const LEAST = 900;

export interface PageShape {
  /** How many other paragraphs are between the family's own; from 1 to 3 by default. */
  readonly between?: number;
  /** No title and no subheads: the family has its own. */
  readonly untitled?: boolean;
}

/** `slots`: how many paragraphs the family writes. */
export function pageOf(stage: Stage, slots = 1, shape: PageShape = {}): Page {
  const { paragraph, number } = stage;
  const some = (count: number): string[] => Array.from({ length: count }, paragraph);
  const gaps = Array.from({ length: slots + 1 }, (_, i) =>
    some(i === 0 || i === slots ? number(1, 3) : (shape.between ?? number(1, 3))),
  );
  while (gaps.flat().join('').length < LEAST) {
    stage.pick([gaps[0]!, gaps.at(-1)!]).push(paragraph());
  }
  if (!shape.untitled) {
    gaps[0]!.unshift(stage.next() < 0.5 ? `# ${stage.title()}` : stage.title());
    if (stage.next() < 0.4) {
      stage.pick([gaps[0]!, gaps.at(-1)!]).push(`## ${stage.subhead()}`, paragraph());
    }
  }
  return (paragraphs) =>
    `${gaps
      .flatMap((gap, i) => [...gap, paragraphs[i] ?? ''])
      .filter((made) => made !== '')
      .join('\n\n')}\n`;
}

/** Puts the same sentences around a family's own, so that the editions differ only in those. */
export function sentencesAround(
  stage: Stage,
  most: readonly [before: number, after: number] = [2, 2],
): (core: string) => string {
  const [before, after] = most.map((count) =>
    Array.from({ length: stage.number(0, count) }, stage.sentence),
  );
  return (core) => [...before!, core, ...after!].filter((made) => made !== '').join(' ');
}

/** Characters of a paragraph of other texts. */
const SHORTEST = 80;
const LONGEST = 450;

/** Paragraphs of other texts, each on one line and cut at the end of a sentence if it is long. */
export function proseOf(texts: readonly string[]): Prose {
  const paragraphs = texts
    .flatMap((text) => unmarked(text).split(/\n\s*\n|\n(?=[ \t])/))
    .map((paragraph) => shortened(paragraph.replace(/\s+/g, ' ').trim()))
    .filter((paragraph) => paragraph.length >= SHORTEST);
  return (next) => pick(paragraphs, next);
}

function shortened(paragraph: string): string {
  if (paragraph.length <= LONGEST) return paragraph;
  const ends = [...paragraph.slice(0, LONGEST).matchAll(/[.!?](?= \p{Lu})/gu)];
  const last = ends.at(-1);
  return last ? paragraph.slice(0, last.index + 1) : '';
}
