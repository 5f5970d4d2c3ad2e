import type { Position } from '../../model/annotation';
import type { ActorId, ArticlePath, CoderId, IssueId } from '../../model/ids';
import type { PlacedAnnotation } from '../../model/place';
import type { Span } from '../../model/span';
import {
  claimName,
  claimsOf,
  type ClaimUnit,
  type CodedUnits,
  type PassageUnit,
} from './codedUnits';
import type { CodedField } from './compared/fields';
import { fieldValues } from './compared/values';

/** What coders have not in common in a passage. */
export type ReadingDispute =
  /** A coder who read the article found nothing there. */
  | { readonly kind: 'nothing'; readonly coders: readonly CoderId[] }
  /** Some of those who found something there have not this actor on this issue. */
  | {
      readonly kind: 'claim';
      readonly actor: ActorId;
      readonly issue: IssueId | undefined;
      readonly coders: readonly CoderId[];
    }
  /** They have the claim, with other values in a field. An asked field without a value is not
   * compared. */
  | {
      readonly kind: 'field';
      readonly field: string;
      readonly actor: ActorId;
      readonly issue: IssueId | undefined;
      readonly values: readonly { readonly coder: CoderId; readonly values: readonly string[] }[];
    };

/** A passage that coders read differently, with all readings of it. */
export interface DisputedPassage {
  readonly unit: PassageUnit;
  readonly article: ArticlePath;
  /** Undefined where all its quotes are lost. */
  readonly span: Span | undefined;
  readonly readings: readonly {
    readonly coder: CoderId;
    readonly records: readonly PlacedAnnotation<Position>[];
  }[];
  readonly disputes: readonly ReadingDispute[];
}

/** The passages on which coders differ, by article and place. `fields`: those that are compared. */
export function disputedPassages(
  units: CodedUnits,
  fields: readonly CodedField[],
): readonly DisputedPassage[] {
  const claimsOfUnit = new Map<PassageUnit, ClaimUnit[]>();
  for (const claim of units.claims) {
    const known = claimsOfUnit.get(claim.unit);
    if (known) known.push(claim);
    else claimsOfUnit.set(claim.unit, [claim]);
  }
  const coderOf = (coder: number): CoderId => units.coders[coder] ?? '';
  return units.passages.flatMap((unit) => {
    const disputes = [
      ...nothingFound(unit, coderOf),
      ...otherClaims(unit, coderOf),
      ...(claimsOfUnit.get(unit) ?? []).flatMap((claim) => otherValues(claim, fields, coderOf)),
    ];
    if (disputes.length === 0) return [];
    return {
      unit,
      article: units.articles[unit.article]?.article.path ?? '',
      span: unit.passage.span,
      readings: unit.readings.map(({ coder, records }) => ({ coder: coderOf(coder), records })),
      disputes,
    };
  });
}

type CoderOf = (coder: number) => CoderId;

function nothingFound({ readings }: PassageUnit, coderOf: CoderOf): readonly ReadingDispute[] {
  const empty = readings.filter(({ records }) => records.length === 0);
  if (empty.length === 0) return [];
  return [{ kind: 'nothing', coders: empty.map(({ coder }) => coderOf(coder)) }];
}

/** Claims that only some of those who found something there have. */
function otherClaims({ readings }: PassageUnit, coderOf: CoderOf): readonly ReadingDispute[] {
  const found = readings.filter(({ records }) => records.length > 0);
  if (found.length < 2) return [];
  const claims = new Map<string, { actor: ActorId; issue: IssueId | undefined; by: Set<number> }>();
  for (const { coder, records } of found) {
    for (const { annotation } of records) {
      for (const { actor, issue } of claimsOf(annotation)) {
        const key = claimName(actor, issue);
        const claim = claims.get(key) ?? { actor, issue, by: new Set<number>() };
        claim.by.add(coder);
        claims.set(key, claim);
      }
    }
  }
  return [...claims.values()].flatMap(({ actor, issue, by }): readonly ReadingDispute[] =>
    by.size === found.length
      ? []
      : [{ kind: 'claim', actor, issue, coders: [...by].sort((a, b) => a - b).map(coderOf) }],
  );
}

function otherValues(
  { actor, issue, readings }: ClaimUnit,
  fields: readonly CodedField[],
  coderOf: CoderOf,
): readonly ReadingDispute[] {
  return fields.flatMap((field): readonly ReadingDispute[] => {
    const values = readings
      .map(({ coder, records }) => ({
        coder: coderOf(coder),
        values: fieldValues(records, field),
      }))
      .filter((own) => own.values.length > 0 || !field.isAsked);
    const different = new Set(values.map((own) => JSON.stringify(own.values)));
    return different.size < 2 ? [] : [{ kind: 'field', field: field.name, actor, issue, values }];
  });
}
