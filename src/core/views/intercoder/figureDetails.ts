import type { WhereAgreement } from '../../intercoder/agreement/agreement';
import type { FieldFigures } from '../../intercoder/agreement/fieldFigures';
import {
  coderLabel,
  figureText,
  percentText,
  valueLabel,
  type CoderNames,
} from './intercoderNames';
import { type Phrase, phrases } from '../../util/phrase';

/** What stands behind a figure. All texts are safe labels. */
export interface FigureDetails {
  /** "Details of Stance" */
  readonly title: string;
  readonly lines: readonly { readonly name: string; readonly text: string }[];
  readonly tables: readonly DetailTable[];
}

export interface DetailTable {
  readonly caption: string;
  /** The first is that of the names of rows. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly more: string | undefined;
}

const COEFFICIENT_NAMES = phrases({
  cohen: 'Cohen’s κ',
  fleiss: 'Fleiss’ κ',
  scott: 'Scott’s π',
  ac1: 'Gwet’s AC1',
});

/** Other coefficients of a field, and α of each of its values. `title`: its name. */
export function figureDetails(
  names: CoderNames,
  { field, isList, figures }: DetailedField,
  title: string,
): FigureDetails {
  const { localizer } = names;
  const { alpha, details } = figures;
  const lines: { name: string; text: string }[] = [];
  if (alpha.kind === 'defined') {
    lines.push({
      name: localizer.text('Observed disagreement'),
      text: localizer.decimals(alpha.observed),
    });
    lines.push({
      name: localizer.text('Disagreement by chance'),
      text: localizer.decimals(alpha.expected),
    });
  }
  if (!details) return { title: localizer.text('Details of {0}', title), lines, tables: [] };
  for (const coefficient of COEFFICIENTS) {
    const name = localizer.text(COEFFICIENT_NAMES[coefficient]);
    lines.push({ name, text: figureText(names, details[coefficient]) });
  }
  const categories = [...details.categories].sort((a, b) => b.count - a.count);
  const hidden = categories.length - MOST_CATEGORIES;
  const table: DetailTable = {
    caption: localizer.text('α of each value against all others'),
    columns: [localizer.text('Value'), localizer.text('α'), localizer.text('Given')],
    rows: categories
      .slice(0, MOST_CATEGORIES)
      .map((one) => [
        valueLabel(names, { name: field, isList }, String(one.category)),
        figureText(names, one.alpha),
        localizer.number(one.count),
      ]),
    more:
      hidden > 0
        ? localizer.text(['{0} more value is not shown.', '{0} more values are not shown.'], hidden)
        : undefined,
  };
  return { title: localizer.text('Details of {0}', title), lines, tables: [table] };
}

interface DetailedField {
  readonly field: string;
  readonly isList: boolean;
  readonly figures: Pick<FieldFigures, 'alpha' | 'details'>;
}

const COEFFICIENTS = ['cohen', 'fleiss', 'scott', 'ac1'] as const;

/** The values that were given most. */
const MOST_CATEGORIES = 20;

/** F1 of each pair of coders, and how much each of them marked. */
export function placeDetails(
  names: CoderNames,
  { pairs, coders }: WhereAgreement,
  row: Phrase,
): FigureDetails {
  const { localizer } = names;
  const notMarked = localizer.text('not defined: {0}', localizer.text('nothing marked'));
  return {
    title: localizer.text('Details of {0}', localizer.text(row)),
    lines: [],
    tables: [
      {
        caption: localizer.text('F1 of pairs of coders'),
        columns: [
          localizer.text('Coders'),
          'F1',
          localizer.text('Articles'),
          localizer.text('Positions'),
        ],
        rows: pairs.map(({ coders: [one, other], f1, articles, positions }) => [
          localizer.text('{0} and {1}', coderLabel(names, one), coderLabel(names, other)),
          f1 === undefined ? notMarked : localizer.decimals(f1),
          localizer.number(articles),
          localizer.number(positions),
        ]),
        more: undefined,
      },
      {
        caption: localizer.text('Coders'),
        columns: [
          localizer.text('Coder'),
          localizer.text('Articles'),
          localizer.text('Positions'),
          localizer.text('Text marked'),
        ],
        rows: coders.map(({ coder, articles, positions, coverage }) => [
          coderLabel(names, coder),
          localizer.number(articles),
          localizer.number(positions),
          coverage === undefined ? '' : percentText(names, coverage),
        ]),
        more: undefined,
      },
    ],
  };
}
