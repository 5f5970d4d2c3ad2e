import {
  confusionOf,
  type Certainty,
  type ReadingDispute,
  type DisputedPassage,
  type FieldFigures,
  type Figure,
  type GoldComparison,
  type GoldEntry,
  type IntercoderAgreement,
  type EntryFigures,
  type UnitizingFigure,
  agreementNote,
} from '../../core';
import type { FoundAgreement } from './coderAgreement';

// The output of `agreement FOLDER --json`: what is absent is null.

export function agreementImage(
  { units, agreement, resampling, fields, field }: FoundAgreement,
  disputed: readonly DisputedPassage[],
) {
  const { articles, passages, coders, excluded, otherCodebooks } = units;
  const [stance] = fields;
  const shown = field ?? stance;
  return {
    coders,
    articles: articles.length,
    passages: passages.length,
    excluded,
    otherCodebooks,
    where: whereImage(agreement),
    fields: agreement.what.filter((one) => !field || one.field === field.name).map(fieldImage),
    issues: agreement.issues.map(({ id, text, ...one }) => ({
      issue: id,
      ...entryImage(one),
      text: alphaImage(text),
    })),
    actors: agreement.actors.map(({ id, ...one }) => ({ actor: id, ...entryImage(one) })),
    byCoder: agreement.byCoder.map(({ coder, f1, stance }) => ({
      coder,
      f1: f1 ?? null,
      stance: alphaImage(stance),
    })),
    confusion: shown ? confusionImage(confusionOf(units, shown)) : null,
    disputed: disputed.map(disputedImage),
    definition: agreementNote(units, resampling),
  };
}

export function goldImage({
  comparison,
  agreement,
}: {
  readonly comparison: GoldComparison;
  readonly agreement: IntercoderAgreement;
}) {
  const { coder, counts, precision, recall, units, entries } = comparison;
  return {
    coder,
    articles: units.articles.length,
    ...counts,
    precision: precision ?? null,
    recall: recall ?? null,
    fields: agreement.what.map(fieldImage),
    entries: entries.map(goldEntryImage),
  };
}

function whereImage({ where }: IntercoderAgreement) {
  return {
    f1: where.f1 ?? null,
    ...certaintyImage(where.f1Certainty),
    marked: { ...alphaImage(where.marked), ...certaintyImage(where.markedCertainty) },
    length: where.length,
    passages: where.passages,
    shared: where.shared,
    unplaced: where.unplaced,
    pairs: where.pairs.map((pair) => ({ ...pair, f1: pair.f1 ?? null })),
    coders: where.coders.map((coder) => ({ ...coder, coverage: coder.coverage ?? null })),
  };
}

function fieldImage(one: FieldFigures) {
  return {
    field: one.field,
    label: one.label,
    scale: one.scale,
    absent: one.absent,
    ...alphaImage(one.alpha),
    units: one.units,
    values: one.values,
    percent: one.percent ?? null,
    ...coefficientsImage(one),
    interval: one.interval ?? null,
    reliable: one.reliable ?? null,
    needed: one.needed ?? null,
    paradox: one.paradox ?? null,
  };
}

function coefficientsImage({ details }: FieldFigures) {
  const value = (figure: Figure | undefined): number | null =>
    figure?.kind === 'defined' ? figure.value : null;
  return {
    cohen: value(details?.cohen),
    fleiss: value(details?.fleiss),
    scott: value(details?.scott),
    ac1: value(details?.ac1),
    categories: (details?.categories ?? []).map(({ category, count, alpha }) => ({
      category,
      count,
      alpha: value(alpha),
    })),
  };
}

function entryImage({ alpha, f1, stance, ...counts }: Omit<EntryFigures, 'id'>) {
  return {
    ...counts,
    f1: f1 ?? null,
    ...alphaImage(alpha),
    stance: alphaImage(stance),
  };
}

function alphaImage(figure: Figure | UnitizingFigure) {
  return figure.kind === 'defined'
    ? { alpha: figure.value, reason: null, observed: figure.observed, expected: figure.expected }
    : { alpha: null, reason: figure.reason, observed: null, expected: null };
}

function certaintyImage(certainty: Certainty | undefined) {
  return { interval: certainty?.interval ?? null, reliable: certainty?.reliable ?? null };
}

function confusionImage({ field, values, counts, isSymmetric }: ReturnType<typeof confusionOf>) {
  return { field, values, counts, symmetric: isSymmetric };
}

function disputedImage({ article, span, readings, disputes }: DisputedPassage) {
  return {
    article,
    start: span?.start ?? null,
    end: span?.end ?? null,
    readings: readings.map(({ coder, records }) => ({
      coder,
      positions: records.map(({ annotation }) => annotation.id),
    })),
    disputes: disputes.map(disputeImage),
  };
}

function disputeImage(dispute: ReadingDispute) {
  const none = { actor: null, issue: null, field: null, values: [] };
  switch (dispute.kind) {
    case 'nothing':
      return { kind: dispute.kind, coders: dispute.coders, ...none };
    case 'claim': {
      const { kind, coders, actor, issue } = dispute;
      return { ...none, kind, coders, actor, issue: issue ?? null };
    }
    case 'field': {
      const { kind, actor, issue, field, values } = dispute;
      const coders = values.map(({ coder }) => coder);
      return { kind, coders, actor, issue: issue ?? null, field, values };
    }
  }
}

function goldEntryImage({ gold, coder, span, issue, ...entry }: GoldEntry) {
  return {
    ...entry,
    issue: issue ?? null,
    start: span?.start ?? null,
    end: span?.end ?? null,
    gold: gold.map(({ annotation }) => annotation.id),
    coder: coder.map(({ annotation }) => annotation.id),
  };
}
