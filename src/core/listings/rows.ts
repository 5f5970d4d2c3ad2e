import type { Agreement } from '../analysis/agreements';
import type { Analysis } from '../analysis/analyse';
import { ascribedToTarget } from '../analysis/ascribed';
import { conditionWords } from '../analysis/claims/conditions';
import type { Contradiction } from '../analysis/contradictions';
import { isTwoSidedKind } from '../analysis/disagreements/kinds';
import type { Period } from '../analysis/disagreements/pairs';
import type { Disagreement } from '../analysis/disagreements/whoDisagrees';
import type { PositionRecord } from '../analysis/records/positionRecords';
import type { Details, FieldValue, Position, TypedAnnotation } from '../model/annotation';
import {
  ALL_FIELDS,
  annotationFields,
  isOfReading,
  TYPE_FIELDS,
  valueAt,
  type KeyedField,
} from '../model/fields';
import type { ArticleRow } from '../model/corpus';
import type { Layer } from '../model/mention';
import { anchorState, type AnchorState, type PlacedAnnotation } from '../model/place';

// The JSON images of recorded and derived data. No key is omitted: absent values are null.

export interface QuoteRow {
  readonly exact: string;
  readonly start: number | null;
  readonly end: number | null;
}

export interface MentionRow {
  readonly article: string;
  readonly kind: Layer;
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly ambiguous: boolean;
  readonly marked: boolean;
}

export function positionRow(record: PositionRecord) {
  return {
    id: record.id,
    article: record.article.path,
    ...Object.fromEntries(ALL_FIELDS.flatMap((field) => imagesOf(record, field))),
    quotes: quoteRows(record.placed),
    anchor: record.anchor,
  };
}

function imagesOf(
  record: PositionRecord,
  field: KeyedField,
): readonly (readonly [string, unknown])[] {
  const image = [camelCase(field.file), valueAt(record.position, field.key) ?? null] as const;
  switch (field.key) {
    case 'stance':
      return [image, ['polarity', record.polarity ?? null]];
    case 'date':
      return [
        ['date', record.date ?? null],
        ['dateOwn', record.position.date ?? null],
      ];
    // After the study's own fields, as in files.
    case 'note':
      return [['fields', plainFields(record.position)], image];
    default:
      return [image];
  }
}

/** What a reading says, as far as coders are compared in it. */
export function readingRow(position: Position) {
  const read = annotationFields('position').filter(isOfReading);
  return {
    id: position.id,
    ...Object.fromEntries(read.map((field) => [field.key, valueAt(position, field.key) ?? null])),
    fields: plainFields(position),
  };
}

/** `ascribedBy`: of a one-sided row, who ascribes a position on the issue to its target. */
export function disagreementRow(row: Disagreement, analysis: Analysis) {
  return {
    issue: row.issue ?? null,
    actors: row.actors,
    kind: row.kind,
    stated: row.stated,
    mixed: row.mixed,
    claims: row.claims,
    positions: row.positions,
    records: row.records,
    firstDate: row.firstDate ?? null,
    lastDate: row.lastDate ?? null,
    dates: row.stances.map((stance) => {
      const dates = isTwoSidedKind(row.kind) ? stance?.sidedDates : stance;
      return [dates?.firstDate ?? null, dates?.lastDate ?? null];
    }),
    periods: row.periods.map((period) => periodImage(row, period)),
    ascribedBy: ascribedToTarget(analysis, row),
  };
}

/** `claims`: those for, then those against. */
export function periodImage({ actors: [a, b] }: Disagreement, period: Period) {
  const { sign, firstDate, lastDate, sides } = period;
  const claims = sides.map(({ ownClaims }) => ownClaims);
  return {
    from: firstDate ?? null,
    to: lastDate ?? null,
    for: sign > 0 ? a : b,
    against: sign > 0 ? b : a,
    claims: sign > 0 ? claims : claims.toReversed(),
  };
}

export function agreementRow(row: Agreement) {
  return {
    issue: row.issue ?? null,
    actors: row.actors,
    kind: row.kind,
    stated: row.stated,
    joint: row.joint,
    mixed: row.mixed,
    positions: row.positions,
    records: row.records,
    firstDate: row.firstDate ?? null,
    lastDate: row.lastDate ?? null,
  };
}

export function contradictionRow(row: Contradiction) {
  const { actor, issue, kind, positions, conditional, records } = row;
  return {
    actor,
    issue,
    kind,
    conditional,
    conditions: records.map(conditionWords),
    positions,
    turns: row.turns.map(({ sign, firstDate, lastDate, records }) => ({
      sign,
      firstDate: firstDate ?? null,
      lastDate: lastDate ?? null,
      positions: records.map(({ id }) => id),
      speakers: [...new Set(records.flatMap(speakersOf))],
    })),
  };
}

/** Without a speaker, the actors. */
function speakersOf({ speaker, actors }: PositionRecord): readonly string[] {
  return speaker === undefined ? actors : [speaker];
}

export function annotationRow(
  id: string,
  article: ArticleRow,
  placed: PlacedAnnotation<TypedAnnotation>,
) {
  const { annotation } = placed;
  return {
    id,
    article: article.path,
    type: annotation.type,
    fields: plainFields(annotation),
    ...Object.fromEntries(
      TYPE_FIELDS.map((field) => [camelCase(field.file), valueAt(annotation, field.key) ?? null]),
    ),
    quotes: quoteRows(placed),
    anchor: anchorState(placed) satisfies AnchorState,
  };
}

export function articleRow({ path, metadata, coded, stale }: ArticleRow) {
  return {
    path,
    title: metadata.title ?? null,
    author: metadata.author ?? null,
    source: metadata.source ?? null,
    section: metadata.section ?? null,
    date: metadata.date ?? null,
    url: metadata.url ?? null,
    attributes: Object.fromEntries(metadata.attributes),
    duplicateOf: metadata.duplicateOf ?? null,
    coded: [...coded].map(([coder, { state, date, codebook, reason }]) => ({
      coder,
      state,
      date: date ?? null,
      codebook: codebook ?? null,
      reason: reason ?? null,
    })),
    refused: stale,
  };
}

/** The stored words of each part, and their present place. */
export function quoteRows(placed: PlacedAnnotation): QuoteRow[] {
  return placed.annotation.quote.map(({ exact }, index) => {
    const span = placed.places[index]?.span;
    return { exact, start: span?.start ?? null, end: span?.end ?? null };
  });
}

export function plainFields({ fields }: Details): Record<string, FieldValue> {
  return Object.fromEntries(fields);
}

function camelCase(key: string): string {
  return key.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
