import { actorName, coderName, issueName } from '../../codebook/lookUp';
import type { IntercoderAgreement } from '../../intercoder/agreement/agreement';
import type { CodedUnits } from '../../intercoder/agreement/codedUnits';
import type { FieldFigures } from '../../intercoder/agreement/fieldFigures';
import type { Interval, Resampling } from '../../measures/resample';
import { FEW_ARTICLES } from '../../measures/resample';
import { isDrawnForSeveral } from '../../intercoder/assignment/assignedTo';
import { GOLD, type CodersCorpus } from '../../intercoder/readings';
import type { CoderId } from '../../model/ids';
import { plural } from './agreementWords';
import { markdownText } from '../brief/markdownText';
import {
  AGREEMENT_DEFINITIONS,
  codebooksText,
  entryCells,
  excludedTexts,
  fieldTitle,
  figureText,
  numberText,
  paradoxText,
  percentText,
  undefinedText,
} from './agreementWords';

/** What a methods section reports about coding and intercoder agreement. */
export interface MethodsReport {
  readonly corpusName: string;
  readonly corpus: CodersCorpus;
  readonly units: CodedUnits;
  readonly agreement: IntercoderAgreement;
  readonly resampling: Resampling;
}

/** The tables and the paragraph of a methods section as Markdown, each number with its
 * definition. */
export function* methodsMarkdown(report: MethodsReport): Generator<string> {
  const { corpusName, corpus } = report;
  const { title, version } = corpus.codebook;
  yield `# ${markdownText(corpusName)}: methods\n\n`;
  const number = version === undefined ? '' : `, version ${markdownText(version)}`;
  yield `Codebook: ${markdownText(title ?? 'untitled')}${number}.\n\n`;
  yield '## For the methods section\n\n';
  yield `${sentences(report).join(' ')}\n\n`;
  yield* codingTable(report);
  yield* fieldTable(report);
  yield* issueTable(report);
  yield* actorTable(report);
  yield* coderTable(report);
  yield* cautions(report);
  yield '## Definitions\n\n';
  for (const [name, text] of Object.entries(NAMED)) yield `- **${name}**: ${text}.\n`;
}

const NAMED = {
  α: AGREEMENT_DEFINITIONS.alpha,
  alike: AGREEMENT_DEFINITIONS.percent,
  '95 %': AGREEMENT_DEFINITIONS.interval,
  'α ≥ .8': AGREEMENT_DEFINITIONS.reliable,
  'more articles': AGREEMENT_DEFINITIONS.needed,
  passage: AGREEMENT_DEFINITIONS.passage,
  'same passages (F1)': AGREEMENT_DEFINITIONS.f1,
  'same text': AGREEMENT_DEFINITIONS.marked,
  'actor and issue': AGREEMENT_DEFINITIONS.claim,
  'stance and other fields': AGREEMENT_DEFINITIONS.fields,
  'α of an issue or actor': AGREEMENT_DEFINITIONS.issueAlpha,
  'F1 of an issue or actor': AGREEMENT_DEFINITIONS.issueF1,
  'stance α': AGREEMENT_DEFINITIONS.issueStance,
  'text of an issue': AGREEMENT_DEFINITIONS.issueText,
  'F1 of a coder': AGREEMENT_DEFINITIONS.coderF1,
};

function sentences({ corpus, units, agreement, resampling }: MethodsReport): readonly string[] {
  const { where, what } = agreement;
  const completed = corpus.articles.filter(({ readings }) =>
    [...readings.values()].some(({ coder, state }) => coder !== GOLD && state !== 'unfinished'),
  ).length;
  const double = units.articles.length;
  const claims = what.filter(({ field }) => field === 'claim');
  const stances = what.filter(({ field }) => field === 'stance');
  const interval = where.f1Certainty?.interval;
  const f1 =
    where.f1 === undefined
      ? 'No coder marked a position.'
      : `The mean pairwise F1 of positions in passages that both of two coders marked was ${numberText(where.f1)}${intervalText(interval)}.`;
  return [
    `${plural(completed, 'article')} ${completed === 1 ? 'was' : 'were'} coded to the end; ${String(double)} of them (${percentText(double / completed)}) by two or more of ${plural(units.coders.length, 'coder')} (${namesOf(units, units.coders)}), ${filesText(corpus)}.`,
    ...changedText(units),
    designText(corpus, units),
    `Positions were compared in ${plural(where.passages, 'passage')}, that is, quotes that share at least half of the shorter one.`,
    f1,
    ...alphaSentences('For actor and issue, as sets by Dice’s distance', claims, ({ absent }) =>
      absent === 'none'
        ? 'a passage that a coder did not mark counted as ∅'
        : 'where both marked it',
    ),
    ...alphaSentences(
      'For the stance, where coders had passage, actor and issue in common',
      stances,
      ({ scale }) => scale,
    ),
    resampling.times === 0 || double < FEW_ARTICLES
      ? `No intervals are given${double < FEW_ARTICLES ? ` for fewer than ${String(FEW_ARTICLES)} articles` : ''}.`
      : `Intervals are 95 % bootstrap intervals over articles (${plural(resampling.times, 'resample')}, seed ${String(resampling.seed)}).`,
  ];
}

/** How far the coders worked apart. */
function filesText({ codebook: { annotationFiles, coding } }: CodersCorpus): string {
  if (annotationFiles === 'shared') {
    return 'who write into one annotation file and could see each other’s annotations';
  }
  return coding.blind
    ? 'each in files of their own and blind to the others’ work, so independently'
    : 'each in files of their own, but not blind to the others’ work';
}

/** How it was chosen which articles several coded: figures of chosen ones may not hold for all. */
function designText({ codebook: { coding } }: CodersCorpus, { articles }: CodedUnits): string {
  const random = articles.filter(({ article }) => isDrawnForSeveral(coding, article.path)).length;
  if (random === articles.length) return 'The articles that several coded were drawn at random.';
  if (random === 0)
    return 'That the articles that several coded were drawn at random is not on record.';
  return `Of the articles that several coded, ${String(random)} ${random === 1 ? 'was' : 'were'} drawn at random; how the others were chosen is not on record.`;
}

function changedText({ articles }: CodedUnits): string[] {
  const { length } = articles.filter(({ readings }) =>
    readings.some(({ state }) => state === 'changed'),
  );
  if (length === 0) return [];
  return [
    `Of these articles, ${String(length)} ${length === 1 ? 'was' : 'were'} changed by a coder after completion, or completed by one who had been shown the others’ work.`,
  ];
}

/** Every α that was computed, each with what it is of, and not the best one alone. */
function alphaSentences(
  about: string,
  figures: readonly FieldFigures[],
  which: (figures: FieldFigures) => string,
): string[] {
  if (figures.length === 0) return [];
  const alphas = figures.map((one) => {
    const units = `${which(one)}, ${plural(one.units, 'unit')}`;
    return one.alpha.kind === 'undefined'
      ? `not defined (${units}: ${undefinedText(one.alpha.reason)})`
      : `${figureText(one.alpha)}${intervalText(one.interval)} (${units})`;
  });
  return [`${about}, Krippendorff’s α was ${alphas.join(' and ')}.`];
}

function intervalText(interval: Interval | undefined): string {
  return interval ? ` [${rangeText(interval)}]` : '';
}

function rangeText({ low, high }: Interval): string {
  return `${numberText(low)}, ${numberText(high)}`;
}

function* codingTable({ corpus, units, agreement }: MethodsReport): Generator<string> {
  yield '## Coding\n\n';
  yield '| coder | articles complete or not relevant | of these compared | positions compared | text marked |\n';
  yield '| --- | --: | --: | --: | --: |\n';
  for (const { coder, articles, positions, coverage } of agreement.where.coders) {
    const completed = corpus.articles.filter(({ readings }) => {
      const state = readings.get(coder)?.state;
      return state !== undefined && state !== 'unfinished';
    }).length;
    const cells = [completed, articles, positions, percentText(coverage)];
    yield `| ${namesOf(units, [coder])} | ${cells.join(' | ')} |\n`;
  }
  yield '\n';
}

function* fieldTable({ agreement: { where, what } }: MethodsReport): Generator<string> {
  yield '## Intercoder agreement\n\n';
  yield '| figure | units | alike | α | 95 % | α ≥ .8 | more articles |\n';
  yield '| --- | --: | --: | --: | --: | --: | --: |\n';
  const range = (interval: Interval | undefined): string => (interval ? rangeText(interval) : '');
  yield rowText([
    'same passages (F1)',
    String(where.passages),
    '',
    numberText(where.f1),
    range(where.f1Certainty?.interval),
    '',
    '',
  ]);
  yield rowText([
    'same text',
    '',
    '',
    figureText(where.marked),
    range(where.markedCertainty?.interval),
    percentText(where.markedCertainty?.reliable),
    '',
  ]);
  for (const one of what) {
    yield rowText([
      markdownText(fieldTitle(one)),
      String(one.units),
      percentText(one.percent),
      figureText(one.alpha),
      range(one.interval),
      percentText(one.reliable),
      one.needed === undefined ? '' : String(one.needed),
    ]);
  }
  yield '\n';
}

function* issueTable({ units, agreement: { issues } }: MethodsReport): Generator<string> {
  if (issues.length === 0) return;
  yield '| issue | positions | passages | F1 | α | stance α | text (k)u-α |\n';
  yield '| --- | --: | --: | --: | --: | --: | --: |\n';
  for (const one of issues) {
    const name = markdownText(issueName(units.codebook, one.id));
    yield rowText([name, ...entryCells(one), figureText(one.text)]);
  }
  yield '\n';
}

function* actorTable({ units, agreement: { actors } }: MethodsReport): Generator<string> {
  if (actors.length === 0) return;
  yield '| actor | positions | passages | F1 | α | stance α |\n';
  yield '| --- | --: | --: | --: | --: | --: |\n';
  for (const one of actors) {
    yield rowText([markdownText(actorName(units.codebook, one.id)), ...entryCells(one)]);
  }
  yield '\n';
}

/** Two coders agree with each other equally. */
function* coderTable({ units, agreement: { byCoder } }: MethodsReport): Generator<string> {
  if (byCoder.length < 3) return;
  yield '| coder, with the others | F1 | stance α |\n';
  yield '| --- | --: | --: |\n';
  for (const { coder, f1, stance } of byCoder) {
    const name = markdownText(coderName(units.codebook, coder));
    yield rowText([name, numberText(f1), figureText(stance)]);
  }
  yield '\n';
}

function rowText(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

/** What is left out, and figures that mislead without an explanation. */
function* cautions({ units, agreement: { what, where } }: MethodsReport): Generator<string> {
  const codebooks = codebooksText(units);
  const lines = [
    ...excludedTexts(units.excluded).map((text) => `Not compared: ${text}.`),
    ...(where.unplaced > 0
      ? [`${plural(where.unplaced, 'position')} without a place in the text: not in “same text”.`]
      : []),
    ...(codebooks === undefined ? [] : [codebooks]),
    ...what.flatMap((one) => {
      const title = markdownText(fieldTitle(one));
      if (one.alpha.kind === 'undefined') {
        return `${title}: α is not defined: ${undefinedText(one.alpha.reason)}.`;
      }
      const { paradox } = one;
      if (!paradox) return [];
      return paradoxText(title, one, { ...paradox, category: markdownText(paradox.category) });
    }),
  ];
  if (lines.length === 0) return;
  yield '## To read with it\n\n';
  for (const line of lines) yield `- ${line}\n`;
  yield '\n';
}

function namesOf({ codebook }: CodedUnits, coders: readonly CoderId[]): string {
  return coders.map((coder) => markdownText(coderName(codebook, coder))).join(', ');
}
