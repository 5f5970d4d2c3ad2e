import fc from 'fast-check';
import type { Coded } from './corpora';

// Random corpora of few actors over five years, who change sides.

/** The years of an actor on a side, with some months in which it says something. */
const stretch = fc.record({
  year: fc.integer({ min: 2018, max: 2022 }),
  months: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 }),
  isFor: fc.boolean(),
});
const ACTORS = ['left', 'right', 'person', 'loner'] as const;
const statements = fc.array(
  fc.tuple(fc.constantFrom(...ACTORS, 'person', 'left'), stretch, fc.nat({ max: 9 })),
  { minLength: 4, maxLength: 14 },
);

/** Records of articles of their own. One in ten has no date, one in ten only its year, one in ten
 * its month. */
function recordsOf(
  all: readonly (readonly [string, { year: number; months: number[]; isFor: boolean }, number])[],
): Coded[] {
  return all.flatMap(([actor, { year, months, isFor }, dated], at) =>
    months.map((month, index): Coded => {
      const digits = String(month).padStart(2, '0');
      const date =
        dated === 0
          ? undefined
          : dated === 1
            ? String(year)
            : `${String(year)}-${digits}${dated === 2 ? '' : '-01'}`;
      const id = `p${String(at)}-${String(index)}`;
      return {
        id,
        article: { path: `${id}.md`, date },
        start: 0,
        length: 10,
        coder: undefined,
        actors: [actor],
        issue: 'use',
        verb: isFor ? 'supports' : 'opposes',
        target: undefined,
        evaluation: undefined,
        condition: undefined,
        date: undefined,
      };
    }),
  );
}

export const changing = statements.map(recordsOf);
