import type { ActorId, CoderId, IssueId } from '../../model/ids';
import type { Doubt } from '../../networks/share';
import { addAt, sum } from '../../util/lists';
import type { Posterior } from './chain/chain';
import { DRAWS } from './drawn/lanes';
import { AGAINST, FOR, NOTHING } from './unitReadings';

// What makes shares doubtful, beside their intervals. What was never coded twice has no error of
// its own, and what a coder never codes is missed by as many of the new coders.

/** What is doubtful about all shares of a study, and about those of an actor on an issue. */
export interface StudyDoubts {
  /** Whether rates come from articles that were drawn at random to be coded twice. */
  readonly isRandom: boolean;
  /** Readings on the side that an actor hardly ever takes on an issue, and how many of them the
   * draws take for errors, on average. */
  readonly contrary: { readonly readings: number; readonly errors: number };
  /** The coder who reads one side more often than others do; undefined where none does. */
  readonly oneSided: OneSided | undefined;
  /** Who never codes which actor or issue, though others do. */
  readonly neverCoded: readonly NeverCoded[];
  /** Actors and issues of the analysis that no article coded twice has. */
  readonly unmeasured: { readonly actors: number; readonly issues: number };
  /** Of a finding about an actor on an issue. */
  readonly of: (actor: ActorId, issue: IssueId) => readonly Doubt[];
}

export interface OneSided {
  readonly coder: CoderId;
  readonly side: 'for' | 'against';
}

export type NeverCoded = { readonly coder: CoderId } & (
  { readonly actor: ActorId } | { readonly issue: IssueId }
);

/** Articles coded twice below which intervals may be too narrow: in the calibration they held three
 * of four shares in a study of twelve (docs/reference/found-again.md). */
export const ENOUGH_ARTICLES = 20;
/** Where more of the contrary readings are errors, shares stand on what is not there. */
const MOST_ERRORS = 1 / 3;

/** The doubts that draws give. `articles`: number of those that rates come from. */
export function doubtsOf(posterior: Posterior, articles: number, isRandom: boolean): StudyDoubts {
  const { units, found } = posterior;
  const contrary = contraryReadings(posterior);
  const oneSided = oneSidedCoder(posterior);
  const study: readonly Doubt[] = [
    ...(articles < ENOUGH_ARTICLES ? (['few-articles'] as const) : []),
    ...(isRandom ? [] : (['not-random'] as const)),
    ...(oneSided ? (['one-sided'] as const) : []),
    ...(contrary.errors > contrary.readings * MOST_ERRORS ? (['contrary-errors'] as const) : []),
  ];
  const numbers = {
    actor: { all: units.actors, ofCell: units.actorOfCell },
    issue: { all: units.issues, ofCell: units.issueOfCell },
  };
  const measured = { actor: new Set<number>(), issue: new Set<number>() };
  const asked = { actor: new Set<number>(), issue: new Set<number>() };
  for (const what of ['actor', 'issue'] as const) {
    for (const [unit, cell] of units.cellOf.entries()) {
      const number = numbers[what].ofCell[cell] ?? 0;
      if (units.informs[unit]) measured[what].add(number);
      if (units.isDrawn[unit]) asked[what].add(number);
    }
  }
  const never = (what: 'actor' | 'issue', number: number): readonly number[] =>
    found.measured.filter((coder) => found.never(coder, what, number));
  const ofPart = (what: 'actor' | 'issue', number: number | undefined): readonly Doubt[] => {
    if (number === undefined || !measured[what].has(number)) return [`${what}-not-coded-twice`];
    return never(what, number).length > 0 ? [`coder-never-codes-${what}`] : [];
  };
  const coders = units.coders.all();
  const [actors, issues] = [units.actors.all(), units.issues.all()];
  const neverCoded = (['actor', 'issue'] as const).flatMap((what) =>
    [...asked[what]].flatMap((number) =>
      never(what, number).map((at): NeverCoded => {
        const coder = coders[at] ?? '';
        return what === 'actor'
          ? { coder, actor: actors[number] ?? '' }
          : { coder, issue: issues[number] ?? '' };
      }),
    ),
  );
  const unmeasured = (what: 'actor' | 'issue'): number =>
    [...asked[what]].filter((number) => !measured[what].has(number)).length;
  return {
    ...{ isRandom, contrary, oneSided, neverCoded },
    unmeasured: { actors: unmeasured('actor'), issues: unmeasured('issue') },
    of: (actor, issue) => [
      ...ofPart('actor', units.actors.known(actor)),
      ...ofPart('issue', units.issues.known(issue)),
      ...study,
    ],
  };
}

/** The readings of an actor on an issue that are on the side with fewer of them. */
function contraryReadings({ units, truths }: Posterior): StudyDoubts['contrary'] {
  const sides = [FOR, AGAINST].map(() => new Float64Array(units.cells.size));
  const eachSided = (each: (unit: number, cell: number, reading: number) => void): void => {
    for (const [unit, cell] of units.cellOf.entries()) {
      if (!units.isDrawn[unit]) continue;
      units.eachReading(unit, (_, reading) => {
        if (reading === FOR || reading === AGAINST) each(unit, cell, reading);
      });
    }
  };
  eachSided((_, cell, reading) => {
    const side = sides[reading];
    if (side) addAt(side, cell);
  });
  let [readings, errors] = [0, 0];
  eachSided((unit, cell, reading) => {
    const other = reading === FOR ? AGAINST : FOR;
    if ((sides[reading]?.[cell] ?? 0) >= (sides[other]?.[cell] ?? 0)) return;
    readings++;
    const own = truths.subarray(unit * DRAWS, (unit + 1) * DRAWS);
    errors += own.reduce((count, truth) => count + (truth === reading ? 0 : 1), 0) / DRAWS;
  });
  return { readings, errors };
}

/** Who reads against (or for) where others read the opposite more often than the reverse: a sign
 * test of differences with others, two-sided, p < .05, of at least ten. Of several, the one with
 * the largest surplus; who reads more against comes first. */
function oneSidedCoder({ units }: Posterior): OneSided | undefined {
  const against = new Float64Array(units.coders.size);
  const inFavor = new Float64Array(units.coders.size);
  for (let unit = 0; unit < units.count; unit++) {
    if (!units.informs[unit]) continue;
    const sides = new Map<number, number>();
    units.eachReading(unit, (coder, reading) => {
      if (reading !== NOTHING) sides.set(coder, reading);
    });
    for (const [coder, side] of sides) {
      const isOpposed = (other: number): boolean =>
        (side === FOR && other === AGAINST) || (side === AGAINST && other === FOR);
      const differences = [...sides.values()].filter(isOpposed).length;
      const own = side === AGAINST ? against : inFavor;
      addAt(own, coder, differences);
    }
  }
  const coders = units.coders.all();
  for (const [side, own, other] of [
    ['against', against, inFavor],
    ['for', inFavor, against],
  ] as const) {
    const surplus = coders
      .map((coder, at) => ({ coder, more: own[at] ?? 0, less: other[at] ?? 0 }))
      .filter(({ more, less }) => more + less >= 10 && chanceOfSigns(more, less) < 0.05)
      .sort((a, b) => b.more - b.less - (a.more - a.less));
    const [first] = surplus;
    if (first) return { coder: first.coder, side };
  }
  return undefined;
}

/** The two-sided p of a sign test for a surplus, 1 where there is none: twice the chance of `more`
 * or more heads among all tosses. */
function chanceOfSigns(more: number, less: number): number {
  const all = more + less;
  if (more <= less) return 1;
  const logs = Array.from({ length: all + 1 }, () => 0);
  for (let at = 1; at <= all; at++) logs[at] = (logs[at - 1] ?? 0) + Math.log(at);
  const tail = Array.from({ length: less + 1 }, (_, heads) =>
    Math.exp((logs[all] ?? 0) - (logs[heads] ?? 0) - (logs[all - heads] ?? 0) - all * Math.LN2),
  );
  return Math.min(1, 2 * sum(tail));
}
