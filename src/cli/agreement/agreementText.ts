import {
  actorName,
  coderName,
  confusionOf,
  issueName,
  type Codebook,
  type CodedField,
  type FieldFigures,
  type GoldComparison,
  type GoldEntry,
  type IntercoderAgreement,
  codebooksText,
  entryCells,
  excludedTexts,
  fieldTitle,
  figureText,
  numberText,
  paradoxText,
  percentText,
  undefinedText,
} from '../../core';
import { printedLine } from '../output/printable';
import { intervalText } from '../output/intervalText';
import { fittedTable } from '../output/table';
import type { FoundAgreement } from './coderAgreement';
import { counted } from '../commands/remarks';

/** The tables of `agreement FOLDER`, for people. */
export function* agreementText(found: FoundAgreement, columns: number): Generator<string> {
  const { units, agreement, field } = found;
  const { where, what, issues, actors, byCoder } = agreement;
  const { codebook } = units;
  const names = units.coders.map((coder) => coderName(codebook, coder));
  yield printedLine(
    `${names.join(', ')}: ${counted(units.articles.length, 'article')}, ${counted(where.passages, 'passage')}, ${String(where.shared)} of them shared.`,
  );
  yield '\n';
  if (field) {
    const own = what.filter((one) => one.field === field.name);
    if (own.length === 0) {
      yield printedLine(`No coder gave “${field.label}” in what coders share.`);
      yield* remarks(found, own);
      return;
    }
    yield `${fittedTable(fieldRows(own), columns)}\n`;
    for (const one of own) yield* detailsText(one, columns);
    yield* confusionText(found, field, columns);
    yield* remarks(found, own);
    return;
  }
  yield `${fittedTable(placeRows(codebook, agreement), columns)}\n`;
  yield `${fittedTable(fieldRows(what), columns)}\n`;
  if (issues.length > 0) {
    const rows = issues.map((one) => [
      issueName(codebook, one.id),
      ...entryCells(one),
      figureText(one.text),
    ]);
    const header = ['ISSUE', ...ENTRY_HEADS, 'TEXT (K)U-α'];
    yield `${fittedTable([header, ...rows], columns)}\n`;
  }
  if (actors.length > 0) {
    const rows = actors.map((one) => [actorName(codebook, one.id), ...entryCells(one)]);
    yield `${fittedTable([['ACTOR', ...ENTRY_HEADS], ...rows], columns)}\n`;
  }
  // Two coders agree with each other equally.
  if (byCoder.length > 2) {
    const rows = byCoder.map(({ coder, f1, stance }) => [
      coderName(codebook, coder),
      numberText(f1),
      figureText(stance),
    ]);
    yield `${fittedTable([['CODER WITH THE OTHERS', 'F1', 'STANCE α'], ...rows], columns)}\n`;
  }
  yield* remarks(found, what);
}

const ENTRY_HEADS = ['POSITIONS', 'PASSAGES', 'F1', 'α', 'STANCE α'];

function placeRows(codebook: Codebook, { where }: IntercoderAgreement): string[][] {
  const pairs = where.pairs.map(({ coders, articles, positions, f1 }) => [
    `passages of ${coders.map((coder) => coderName(codebook, coder)).join(' – ')}`,
    String(articles),
    String(positions),
    numberText(f1),
    '',
    '',
  ]);
  return [
    ['WHERE', 'ARTICLES', 'POSITIONS', 'VALUE', '95 %', '≥ .8'],
    ...pairs,
    ['passages, mean F1', '', '', numberText(where.f1), ...certaintyTexts(where.f1Certainty)],
    [
      'marked text, |u-α',
      '',
      '',
      figureText(where.marked),
      ...certaintyTexts(where.markedCertainty),
    ],
  ];
}

function fieldRows(what: readonly FieldFigures[]): string[][] {
  return [
    ['WHAT', 'UNITS', 'ALIKE', 'α', '95 %', 'α ≥ .8', 'MORE ARTICLES'],
    ...what.map((one) => [
      fieldTitle(one),
      String(one.units),
      percentText(one.percent),
      figureText(one.alpha),
      intervalText(one.interval),
      percentText(one.reliable),
      one.needed === undefined ? '' : String(one.needed),
    ]),
  ];
}

/** Other coefficients, and α of each value against all others. */
function* detailsText(one: FieldFigures, columns: number): Generator<string> {
  const { details } = one;
  if (!details) return;
  const named = [
    ['Cohen’s κ', details.cohen],
    ['Fleiss’ κ', details.fleiss],
    ['Scott’s π', details.scott],
    ['Gwet’s AC1', details.ac1],
  ] as const;
  const rows = [
    ...named.map(([name, figure]) => [name, '', figureText(figure)]),
    ...details.categories.map(({ category, count, alpha }) => [
      `α of “${String(category)}” against all others`,
      String(count),
      figureText(alpha),
    ]),
  ];
  yield `${fittedTable([[fieldTitle(one), 'VALUES', 'FIGURE'], ...rows], columns)}\n`;
}

function* confusionText(
  { units }: FoundAgreement,
  field: CodedField,
  columns: number,
): Generator<string> {
  const { values, counts, isSymmetric } = confusionOf(units, field);
  if (values.length === 0) return;
  const names = units.coders.map((coder) => coderName(units.codebook, coder));
  const corner = isSymmetric ? 'ALL PAIRS' : names.join(' ↓ → ');
  const rows = values.map((value, row) => [value, ...(counts[row] ?? []).map(String)]);
  yield `${fittedTable([[corner, ...values], ...rows], columns)}\n`;
}

function* remarks(
  { units, agreement: { where }, resampling }: FoundAgreement,
  what: readonly FieldFigures[],
): Generator<string> {
  const codebooks = codebooksText(units);
  const lines = [
    ...what.flatMap((one) => {
      if (one.alpha.kind === 'undefined') {
        return `${fieldTitle(one)}: α is not defined: ${undefinedText(one.alpha.reason)}.`;
      }
      return one.paradox ? paradoxText(fieldTitle(one), one, one.paradox) : [];
    }),
    ...(where.marked.kind === 'undefined'
      ? [`|u-α is not defined: ${undefinedText(where.marked.reason)}.`]
      : []),
    ...(where.unplaced > 0
      ? [`Not in |u-α: ${counted(where.unplaced, 'position')} without a place in the text.`]
      : []),
    ...excludedTexts(units.excluded).map((text) => `Excluded: ${text}.`),
    ...(codebooks === undefined ? [] : [codebooks]),
    resampling.times === 0 || units.articles.length < 10
      ? 'No intervals: they need ten articles and --resamples above 0.'
      : `95 %: bootstrap over articles, ${counted(resampling.times, 'resample')}, seed ${String(resampling.seed)}. More articles: to code twice besides, until α is known to ± .1.`,
    'What each figure is: docs/reference/intercoder.md.',
  ];
  for (const line of lines) yield printedLine(line);
}

/** The interval, and the share of resamples that reach .8. */
function certaintyTexts(
  certainty: IntercoderAgreement['where']['f1Certainty'],
): readonly [string, string] {
  return [intervalText(certainty?.interval), percentText(certainty?.reliable)];
}

/** A coder beside the gold standard: what differs, with the notes. */
export function* goldText(
  {
    comparison,
    agreement,
  }: { readonly comparison: GoldComparison; readonly agreement: IntercoderAgreement },
  columns: number,
): Generator<string> {
  const { coder, units, counts, precision, recall, entries } = comparison;
  const { codebook } = units;
  const found = [
    `${coderName(codebook, coder)}: ${counted(units.articles.length, 'article')} with a gold standard.`,
    `${counted(counts.hit, 'hit')}, ${counted(counts.different, 'claim')} with other values, ${counted(counts.miss, 'miss', 'misses')}, ${String(counts.extra)} extra.`,
    `Found of the gold standard: ${percentText(recall)}; of the coder’s claims in it: ${percentText(precision)}.`,
  ];
  yield printedLine(found.join(' '));
  yield '\n';
  const differing = entries.filter(({ outcome }) => outcome !== 'hit');
  if (differing.length > 0) {
    const header = ['ARTICLE', 'PLACE', 'OUTCOME', 'ACTOR', 'ISSUE', 'DIFFERENCE', 'NOTE'];
    const rows = differing.map((entry) => goldCells(codebook, entry));
    yield `${fittedTable([header, ...rows], columns)}\n`;
  }
  yield `${fittedTable(fieldRows(agreement.what), columns)}\n`;
}

function goldCells(codebook: Codebook, entry: GoldEntry): string[] {
  const { article, span, outcome, actor, issue, differences, notes } = entry;
  return [
    article,
    span ? `${String(span.start)}–${String(span.end)}` : '',
    outcome,
    actorName(codebook, actor),
    issue === undefined ? '–' : issueName(codebook, issue),
    differences
      .map(({ field, gold, coder }) => `${field}: ${valueText(gold)}, not ${valueText(coder)}`)
      .join('; '),
    notes.join(' '),
  ];
}

function valueText(values: readonly string[]): string {
  return values.length === 0 ? '∅' : values.join(' + ');
}
