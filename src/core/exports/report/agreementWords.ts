import type { EntryFigures } from '../../intercoder/agreement/entryFigures';
import { decimals, wholePercent } from '../../util/numbers';
import type { FieldFigures, Paradox } from '../../intercoder/agreement/fieldFigures';
import type {
  CountedArticles,
  ExcludedReadings,
  NothingCounted,
} from '../../intercoder/agreement/countedArticles';
import { NARROW, RELIABLE } from '../../intercoder/agreement/compared/resampled';
import type { Figure, UndefinedReason } from '../../intercoder/coefficients/figure';
import { FEW_ARTICLES } from '../../measures/resample';
import { GOLD } from '../../intercoder/readings';

// The words for figures of intercoder agreement, in English like all files that are written. Names
// of files and ids are as they are: who prints them makes them safe.

/** Why a coefficient is not defined, as the end of a sentence. */
export function undefinedText(reason: UndefinedReason): string {
  return UNDEFINED[reason];
}

const UNDEFINED: Readonly<Record<UndefinedReason, string>> = {
  'no-units': 'there is nothing to compare',
  'one-coder': 'there is only one coder',
  'more-than-two-coders': 'it is defined for two coders only',
  'no-shared-unit': 'no unit has values of two coders',
  'no-variation': 'no variation: all values are the same, so that chance explains any agreement',
  'pair-without-variation': 'no variation between two of the coders',
  'not-on-the-scale': 'a value has no place on the scale',
  'no-length': 'there is no text',
  'impossible-segments': 'segments of one coder overlap, or lie outside of the text',
  'nothing-marked': 'no coder marked anything',
  'never-meets': 'where one coder marked it, no other marked anything',
  'too-little-meets': 'two coders marked too little of the same text',
};

/** "stance", "stance, ordinal", "act, where both gave one". */
export function fieldTitle({ field, label, scale, absent }: FieldIdentity): string {
  const names = { claim: 'actor and issue', actor: 'actor', issue: 'issue' } as const;
  const isPassage = field === 'claim' || field === 'actor' || field === 'issue';
  const name = isPassage ? names[field] : label;
  const order = scale === 'ordinal' || scale === 'interval' ? `, ${scale}` : '';
  if (absent === 'missing') return name + order;
  if (isPassage) return name + (absent === 'none' ? ', with ∅' : ', where both found something');
  return name + order + (absent === 'none' ? '' : ', where both gave one');
}

type FieldIdentity = Pick<FieldFigures, 'field' | 'label' | 'scale' | 'absent'>;

/** Two decimals, with a minus sign; "not defined" without a value. */
export function figureText(figure: Pick<Figure, 'kind'> & { readonly value?: number }): string {
  return figure.kind === 'defined' ? numberText(figure.value) : 'not defined';
}

/** Two decimals, with a minus sign; "" without a value. */
export function numberText(value: number | undefined): string {
  return value === undefined ? '' : decimals(value);
}

/** A share as a percentage without decimals, never rounded to nothing or to all. */
export function percentText(share: number | undefined): string {
  return share === undefined ? '' : `${String(wholePercent(share))} %`;
}

/** Why a high percentage and a low α go together, as a sentence. */
export function paradoxText(
  title: string,
  figures: Pick<FieldFigures, 'alpha' | 'percent'>,
  paradox: Paradox,
): string {
  const alpha = figureText(figures.alpha);
  return `${title}: ${percentText(figures.percent)} alike, but α ${alpha}. ${percentText(paradox.share)} of all values are “${paradox.category}”: so frequent a value is chosen by two coders together most of the time even without reading, so that α rests on the few others.`;
}

/** What does not count, a sentence each. */
export function excludedTexts(excluded: ExcludedReadings): readonly string[] {
  const { changed, unfinished, oneCoder, refused, reprints, readings } = excluded;
  const articles = (count: number): string => plural(count, 'article');
  return [
    ...(oneCoder > 0 ? [`${articles(oneCoder)} of one coder only`] : []),
    ...(unfinished > 0
      ? [`${articles(unfinished)} that two coders began but not both completed`]
      : []),
    ...(changed > 0
      ? [
          `${articles(changed)} changed after completion, or completed by a coder who had been shown the others’ work (option --changed)`,
        ]
      : []),
    ...(refused > 0
      ? [`${articles(refused)} of two coders, where a file of one of them cannot be read`]
      : []),
    ...(reprints > 0 ? [`${plural(reprints, 'reprint')} of other articles`] : []),
    ...(readings > 0
      ? [
          `${plural(readings, 'further reading')} of the articles that count, unfinished, changed or not to be read`,
        ]
      : []),
  ];
}

/** What the versions of the codebook say, a sentence; undefined where all are the same. */
export function codebooksText({ otherCodebooks }: CountedArticles): string | undefined {
  const count = otherCodebooks.length;
  if (count === 0) return undefined;
  return `In ${plural(count, 'article')} the coders worked with different versions of the codebook (the version is stored when an article is completed): a part of what differs may be due to that.`;
}

/** Why nothing can be compared, and what to do, in sentences. */
export function refusedText({ reason, unknown, known, excluded }: NothingCounted): string {
  switch (reason) {
    case 'no-readings':
      return 'No coder has begun an article.';
    case 'unknown-coder':
      return unknown.includes(GOLD)
        ? `There is no gold standard: no article was completed by the coder “${GOLD}”.`
        : `There is no coder “${unknown.join('”, “')}”. Coders: ${known.join(', ')}.`;
    case 'one-coder':
      return 'Only one coder has begun an article. Intercoder agreement needs two.';
    case 'none-complete':
      return `No coder has completed an article (${plural(excluded.unfinished + excluded.oneCoder, 'article')} begun). What is absent from an unfinished article is not known.`;
    case 'only-changed':
      return `No article counts: ${plural(excluded.changed, 'article')} of two coders changed after completion, or completed by a coder who had been shown the others’ work, so that they may not be independent. Use --changed to compare them all the same.`;
    case 'no-overlap':
      return `No article was completed by two coders: ${excludedTexts(excluded).join(', ')}.`;
  }
}

/** What each number is, by its name in outputs. */
export const AGREEMENT_DEFINITIONS = {
  passage:
    'quotes that share at least half of the shorter one, directly or through others, whatever coder, actor and issue',
  f1: 'of the positions of two coders the share in passages where both have one; the mean over pairs of coders (Hripcsak and Rothschild 2005)',
  marked:
    '|u-α of the union of the text that each coder marked, over the articles end to end without front matter (Krippendorff, Mathet, Bouvry and Widlöcher 2016)',
  claim:
    'the set of actors with issues that a coder found in a passage; distance of two sets by Dice, 1 − 2|A ∩ B| / (|A| + |B|); ∅ where a coder found nothing',
  fields:
    'where coders share passage, actor and issue. Asked fields and stance: an absent value is missing; other fields: it is the value ∅ (none)',
  alpha:
    'Krippendorff’s α = 1 − D_o / D_e, any number of coders; not defined without variation, never 1',
  percent: 'of the pairs of values in a unit the share that is equal, averaged over units',
  interval: `2.5th to 97.5th percentile of resamples of the articles with replacement; none with fewer than ${String(FEW_ARTICLES)} articles`,
  reliable: `share of these resamples with an α of ${String(RELIABLE)} or more`,
  needed: `articles to code twice besides, until the interval is ± ${String(NARROW)}, if they are like these: by drawing larger samples`,
  issueAlpha:
    'α of whether a passage is on the issue (or of the actor), against all other passages',
  issueF1:
    '2a / (2a + b + c): of readings with the issue or actor, in pairs, those that the other has too',
  issueStance:
    'α of the stance on the issue (or of the actor, or of claims that the coder shares), nominal',
  coderF1: 'mean F1 of a coder with each of the others',
  issueText:
    '(k)u-α: whether the issue is found in the same words, of those that two coders marked',
} as const;

/** Positions, passages, F1, α and α of the stance, of an issue or an actor. */
export function entryCells({
  positions,
  passages,
  f1,
  alpha,
  stance,
}: EntryFigures): readonly string[] {
  const figures = [alpha, stance].map(figureText);
  return [String(positions), String(passages), numberText(f1), ...figures];
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}
