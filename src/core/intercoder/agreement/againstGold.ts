import type { Position } from '../../model/annotation';
import type { ActorId, ArticlePath, CoderId, IssueId } from '../../model/ids';
import type { PlacedAnnotation } from '../../model/place';
import type { Span } from '../../model/span';
import type { Task } from '../../util/task';
import { GOLD, type CodersCorpus } from '../readings';
import {
  claimName,
  claimsOf,
  codedUnits,
  type CodedUnits,
  type PassageUnit,
  type UnitReading,
} from './codedUnits';
import type { NothingCounted } from './countedArticles';
import { codedFields, type CodedField } from './compared/fields';
import { fieldValues } from './compared/values';

/** `hit`: the coder has the claim of the gold standard, with its values. `different`: with other
 * values. `miss`: not in this passage. `extra`: a claim of the coder that the gold standard has not
 * in this passage. */
export type GoldOutcome = 'hit' | 'different' | 'miss' | 'extra';

/** What an actor says on an issue in a passage, by the gold standard, the coder or both. */
export interface GoldEntry {
  readonly outcome: GoldOutcome;
  readonly article: ArticlePath;
  /** That of the passage; undefined where its quotes are lost. */
  readonly span: Span | undefined;
  readonly actor: ActorId;
  readonly issue: IssueId | undefined;
  /** Empty for what is extra. */
  readonly gold: readonly PlacedAnnotation<Position>[];
  /** Empty for a miss. */
  readonly coder: readonly PlacedAnnotation<Position>[];
  /** The fields in which they differ, with the values of both. A field for which the gold standard
   * was asked and has no value is not compared. */
  readonly differences: readonly GoldDifference[];
  /** The notes of the gold standard on the claim, which say why; of what is extra, on the
   * passage. */
  readonly notes: readonly string[];
}

export interface GoldDifference {
  readonly field: string;
  readonly gold: readonly string[];
  readonly coder: readonly string[];
}

/** A coder's training articles beside the gold standard. */
export interface GoldComparison {
  readonly kind: 'compared';
  readonly coder: CoderId;
  /** The two readings as units, for figures of intercoder agreement. */
  readonly units: CodedUnits;
  /** By article and place. */
  readonly entries: readonly GoldEntry[];
  readonly counts: Readonly<Record<GoldOutcome, number>>;
  /** Of the coder's claims the share that the gold standard has, of its claims the share that the
   * coder has, whatever their other values; undefined where there are none. */
  readonly precision: number | undefined;
  readonly recall: number | undefined;
}

/** Compares a coder with the gold standard, in the articles that both completed. A task. */
export function* againstGold(
  corpus: CodersCorpus,
  coder: CoderId,
  includesChanged: boolean,
): Task<GoldComparison | NothingCounted> {
  const units = yield* codedUnits(corpus, { coders: [GOLD, coder], includesChanged });
  if (units.kind === 'refused') return units;
  const fields = codedFields(corpus.codebook);
  const entries = units.passages.flatMap((unit) => entriesOf(units, unit, fields));
  const counts = { hit: 0, different: 0, miss: 0, extra: 0 };
  for (const { outcome } of entries) counts[outcome] += 1;
  const both = counts.hit + counts.different;
  const share = (others: number): number | undefined =>
    both + others === 0 ? undefined : both / (both + others);
  return {
    kind: 'compared',
    coder,
    units,
    entries,
    counts,
    precision: share(counts.extra),
    recall: share(counts.miss),
  };
}

/** The coders that have completed an article with a gold standard, in the order of the corpus. */
export function trainedCoders({ articles }: CodersCorpus): readonly CoderId[] {
  const trained = articles.flatMap(({ readings }) =>
    readings.has(GOLD) ? [...readings.values()].filter(({ state }) => state !== 'unfinished') : [],
  );
  return [...new Set(trained.map(({ coder }) => coder))].filter((coder) => coder !== GOLD);
}

function entriesOf(
  units: CodedUnits,
  unit: PassageUnit,
  fields: readonly CodedField[],
): readonly GoldEntry[] {
  const golden = units.coders.indexOf(GOLD);
  const gold = claimsIn(unit.readings.filter(({ coder }) => coder === golden));
  const other = claimsIn(unit.readings.filter(({ coder }) => coder !== golden));
  const notesOfPassage = notesOf([...gold.values()].flatMap(({ records }) => records));
  return [...new Map([...other, ...gold])].map(([name, { actor, issue }]): GoldEntry => {
    const [own, its] = [other.get(name)?.records ?? [], gold.get(name)?.records ?? []];
    const differences = own.length > 0 && its.length > 0 ? differencesOf(its, own, fields) : [];
    const compared = differences.length > 0 ? 'different' : 'hit';
    return {
      outcome: its.length === 0 ? 'extra' : own.length === 0 ? 'miss' : compared,
      article: units.articles[unit.article]?.article.path ?? '',
      span: unit.passage.span,
      actor,
      issue,
      gold: its,
      coder: own,
      differences,
      notes: its.length === 0 ? notesOfPassage : notesOf(its),
    };
  });
}

interface CodedClaim {
  readonly actor: ActorId;
  readonly issue: IssueId | undefined;
  readonly records: PlacedAnnotation<Position>[];
}

function claimsIn(readings: readonly UnitReading[]): ReadonlyMap<string, CodedClaim> {
  const found = new Map<string, CodedClaim>();
  for (const placed of readings.flatMap(({ records }) => records)) {
    for (const { actor, issue } of claimsOf(placed.annotation)) {
      const name = claimName(actor, issue);
      const known = found.get(name);
      if (known) known.records.push(placed);
      else found.set(name, { actor, issue, records: [placed] });
    }
  }
  return found;
}

function differencesOf(
  gold: readonly PlacedAnnotation<Position>[],
  own: readonly PlacedAnnotation<Position>[],
  fields: readonly CodedField[],
): readonly GoldDifference[] {
  return fields.flatMap((field) => {
    const [its, coder] = [fieldValues(gold, field), fieldValues(own, field)];
    if (its.length === 0 && field.isAsked) return [];
    const isEqual = JSON.stringify(its) === JSON.stringify(coder);
    return isEqual ? [] : [{ field: field.name, gold: its, coder }];
  });
}

function notesOf(records: readonly PlacedAnnotation<Position>[]): readonly string[] {
  return [...new Set(records.flatMap(({ annotation: { note } }) => note ?? []))];
}
