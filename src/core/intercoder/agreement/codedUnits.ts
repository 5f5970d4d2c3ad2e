import type { Position } from '../../model/annotation';
import type { Codebook } from '../../model/codebook';
import type { ActorId, CoderId, IssueId } from '../../model/ids';
import type { PlacedAnnotation } from '../../model/place';
import { pauses, type Task } from '../../util/task';
import { passagesOf, type Passage } from '../passages';
import type { CodersCorpus } from '../readings';
import {
  countedArticles,
  type CountedArticles,
  type NothingCounted,
  type ReadingChoice,
} from './countedArticles';

/** The records of one coder in a unit. */
export interface UnitReading {
  /** Index into `CodedUnits.coders`. */
  readonly coder: number;
  readonly records: readonly PlacedAnnotation<Position>[];
}

/** A passage as a unit: each coder who read the article has a reading of it. */
export interface PassageUnit {
  /** Index into `CodedUnits.articles`. */
  readonly article: number;
  /** From 0 in its article. */
  readonly index: number;
  readonly passage: Passage;
  /** In the order of coders. Without records where the coder found nothing there. */
  readonly readings: readonly UnitReading[];
}

/** What an actor says on an issue in a passage, where at least two coders found it. */
export interface ClaimUnit {
  readonly unit: PassageUnit;
  readonly actor: ActorId;
  /** Undefined for positions without an issue, such as an evaluation of another actor. */
  readonly issue: IssueId | undefined;
  /** Of the coders who found it, in the order of coders. */
  readonly readings: readonly UnitReading[];
}

/** What coders are compared on, prepared once for all figures and lists. */
export interface CodedUnits extends CountedArticles {
  readonly codebook: Codebook;
  readonly coders: readonly CoderId[];
  readonly passages: readonly PassageUnit[];
  readonly claims: readonly ClaimUnit[];
}

/** The units of the readings that count; refused with a reason where there are none. A task. */
export function* codedUnits(
  corpus: CodersCorpus,
  choice: ReadingChoice,
): Task<CodedUnits | NothingCounted> {
  const counted = countedArticles(corpus, choice);
  if (counted.kind === 'refused') return counted;
  const passages: PassageUnit[] = [];
  const claims: ClaimUnit[] = [];
  const mustPause = pauses(RECORDS_AT_ONCE);
  const numbers = new Map(counted.coders.map((coder, index) => [coder, index]));
  for (const [article, { readings }] of counted.articles.entries()) {
    const coders = readings.map(({ coder }) => numbers.get(coder) ?? 0).sort((a, b) => a - b);
    for (const [index, passage] of passagesOf(readings).entries()) {
      const unit = { article, index, passage, readings: readingsOf(passage, coders, numbers) };
      passages.push(unit);
      for (const claim of claimsIn(unit)) claims.push(claim);
    }
    if (mustPause(readings.reduce((sum, { positions }) => sum + positions.length, 0))) {
      yield undefined;
    }
  }
  return { ...counted, codebook: corpus.codebook, passages, claims };
}

function readingsOf(
  { records }: Passage,
  coders: readonly number[],
  numbers: ReadonlyMap<CoderId, number>,
): readonly UnitReading[] {
  const readings = coders.map((coder) => ({
    coder,
    records: [] as UnitReading['records'][number][],
  }));
  for (const { coder, placed } of records) {
    const number = numbers.get(coder);
    for (const reading of readings) if (reading.coder === number) reading.records.push(placed);
  }
  return readings;
}

const RECORDS_AT_ONCE = 2000;

/** What two coders or more have in common in a passage, in the order of its records. */
function claimsIn(unit: PassageUnit): readonly ClaimUnit[] {
  if (unit.readings.filter(({ records }) => records.length > 0).length < 2) return [];
  const found = new Map<string, Omit<ClaimUnit, 'readings'> & { of: Map<number, UnitReading> }>();
  for (const { coder, records } of unit.readings) {
    for (const placed of records) {
      for (const { actor, issue } of claimsOf(placed.annotation)) {
        const key = claimName(actor, issue);
        const claim = found.get(key) ?? { unit, actor, issue, of: new Map<number, UnitReading>() };
        const earlier = claim.of.get(coder)?.records ?? [];
        claim.of.set(coder, { coder, records: [...earlier, placed] });
        found.set(key, claim);
      }
    }
  }
  return [...found.values()].flatMap(({ of, ...claim }) =>
    of.size < 2 ? [] : [{ ...claim, readings: [...of.values()] }],
  );
}

interface Claim {
  readonly actor: ActorId;
  readonly issue: IssueId | undefined;
}

/** Each actor with each issue of a position, each pair once. */
export function claimsOf({ actors, issues }: Position): readonly Claim[] {
  const [actor] = actors;
  if (actor !== undefined && actors.length === 1 && issues.length < 2) {
    return [{ actor, issue: issues[0] }];
  }
  const on = issues.length === 0 ? [undefined] : [...new Set(issues)];
  return [...new Set(actors)].flatMap((actor) => on.map((issue) => ({ actor, issue })));
}

/** The name of an actor on an issue as a label of a set. No id has the mark between them. */
export function claimName(actor: ActorId, issue: IssueId | undefined): string {
  return `${actor} · ${issue ?? '–'}`;
}

/** The sets that coders are compared by in a passage. */
export const PASSAGE_SETS = ['claim', 'actor', 'issue'] as const;

export type PassageSet = (typeof PASSAGE_SETS)[number];

/** What a coder found in a passage, as labels: actors with issues, actors or issues. A label of
 * several records repeats. */
export function labelsOf({ records }: UnitReading, of: PassageSet): readonly string[] {
  const [first] = records;
  if (first && records.length === 1) return labelsIn(first.annotation, of);
  return records.flatMap(({ annotation }) => labelsIn(annotation, of));
}

function labelsIn(position: Position, of: PassageSet): readonly string[] {
  if (of === 'actor') return position.actors;
  if (of === 'issue') return position.issues;
  return claimsOf(position).map(({ actor, issue }) => claimName(actor, issue));
}
