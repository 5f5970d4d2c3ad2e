import type { ExampleOutcome } from '../../matching/exampleChecks';
import type { Codebook, Example, Examples, ExampleSide } from '../../model/codebook';
import { inQuotationMarks, labelText, quoteText } from '../words/label';
import type { Localizer } from '../words/localizer';
import { nameOf } from '../words/names';
import { safeFileText, words, type TextLine } from '../words/text';
import { phrases } from '../../util/phrase';

/** Lines of a card: the first example of each side, with its reason, and how many more there
 * are. */
export function exampleLines(examples: Examples, localizer: Localizer): readonly TextLine[] {
  return SIDES.flatMap((side) => {
    const [first, ...others] = examples[side];
    if (!first) return [];
    const line = localizer.line(
      WORDS[side],
      safeFileText(explained(first, localizer, MOST_IN_CARD)),
    );
    if (others.length === 0) return [line];
    return [[...line, words(' · '), ...localizer.line('and {0} more', others.length)]];
  });
}

/** The first example of each side, to be read while choosing; "" where there is none. */
export function exampleDetail(examples: Examples, localizer: Localizer): string {
  return SIDES.flatMap((side) => {
    const [first] = examples[side];
    return first ? [localizer.text(WORDS[side], explained(first, localizer, MOST_IN_PICK))] : [];
  }).join(' · ');
}

/** An example in a list of its entry: "belongs: “…”". */
export function exampleTitle(side: ExampleSide, { text }: Example, localizer: Localizer): string {
  return localizer.text(TITLES[side], quoteText([{ exact: text }], 120));
}

/** Why an example fails and what to do, in whole sentences; undefined where it holds. */
export function exampleFailureText(
  codebook: Codebook,
  { layer, id, example, failure }: ExampleOutcome,
  localizer: Localizer,
): string | undefined {
  const name = inQuotationMarks(nameOf(codebook, layer, id, localizer));
  const words = quoteText([{ exact: example.text }]);
  switch (failure?.kind) {
    case undefined:
      return undefined;
    case 'not-found':
      return localizer.text(
        '{0} has no name, alias or keyword in {1}, and no position with these words is coded with it. Add an alias or keyword, or correct the example.',
        name,
        words,
      );
    case 'found':
      return localizer.text(
        '{1} should not belong to {0}, but {2} is one of its names. Make this name weak, or correct the example.',
        name,
        words,
        quoteText([{ exact: failure.words }]),
      );
    case 'coded':
      return localizer.text(
        '{1} should not belong to {0}, but is coded with it, in {2}. Correct the position or the example.',
        name,
        words,
        labelText(failure.at.article),
      );
    case 'elsewhere': {
      const shown = failure.issues.slice(0, MOST_ISSUES);
      const more = failure.issues.length - shown.length;
      const issues = [
        ...shown.map((one) => inQuotationMarks(nameOf(codebook, 'issue', one, localizer))),
        ...(more > 0 ? [localizer.text('and {0} more', more)] : []),
      ].join(', ');
      const { article } = failure.at;
      return localizer.text(
        '{1} should belong to {0}, but is coded on {2} only, in {3}. Correct the position or the example.',
        name,
        words,
        issues,
        labelText(article),
      );
    }
  }
}

const SIDES: readonly ExampleSide[] = ['include', 'exclude'];
const WORDS = phrases({ include: 'For example {0}', exclude: 'But not {0}' });
const TITLES = phrases({
  include: 'belongs: {0}',
  exclude: 'does not belong: {0}',
});
const MOST_IN_CARD = 120;
const MOST_IN_PICK = 60;
const MOST_ISSUES = 3;

function explained({ text, why }: Example, localizer: Localizer, limit: number): string {
  const words = quoteText([{ exact: text }], limit);
  return why === undefined ? words : localizer.text('{0}: {1}', words, labelText(why, limit));
}
