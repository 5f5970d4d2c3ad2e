import type { IntercoderAgreement } from '../../intercoder/agreement/agreement';
import type { CodedUnits } from '../../intercoder/agreement/codedUnits';
import type { EntryFigures } from '../../intercoder/agreement/entryFigures';
import { codedFields } from '../../intercoder/agreement/compared/fields';
import type { UnitizingFigure } from '../../intercoder/unitizing/unitizing';
import type { Certainty } from '../../intercoder/agreement/compared/resampled';
import { unitValues } from '../../intercoder/agreement/unitsTable';
import type { Figure } from '../../intercoder/coefficients/figure';
import type { Resampling } from '../../measures/resample';
import type { Cell } from '../../tables/csv';
import type { DescribedTable } from '../../tables/dataPackage';
import { AGREEMENT_DEFINITIONS } from './agreementWords';

/** All figures as a table for programs: one row for each figure of places, fields and issues. */
export function agreementTable(
  { where, what, issues, actors, byCoder }: IntercoderAgreement,
  units: CodedUnits,
  resampling: Resampling,
): DescribedTable {
  const rows: (readonly Cell[])[] = [
    [
      ...named(['place', 'f1', 'share', '']),
      ...[undefined, undefined, undefined, where.f1, undefined],
      ...certaintyCells(where.f1Certainty),
    ],
    [
      ...named(['place', 'marked', 'text', '']),
      ...[undefined, undefined, undefined, ...valueCells(where.marked)],
      ...certaintyCells(where.markedCertainty),
    ],
    ...where.pairs.map(({ coders, positions, f1 }) => [
      ...named(['pair', coders.join(' – '), 'share', '']),
      ...[undefined, positions, undefined, f1, undefined],
      ...NO_CERTAINTY,
    ]),
    ...what.map((one) => [
      ...named(['field', one.field, one.scale, one.absent]),
      ...[one.units, one.values, one.percent, ...valueCells(one.alpha)],
      ...[one.interval?.low, one.interval?.high, one.reliable, one.needed],
    ]),
    ...issues.flatMap((one) => [
      ...entryRows('issue', one),
      [
        ...named(['issue text', one.id, 'text', '']),
        ...[one.passages, one.positions, undefined, ...valueCells(one.text)],
        ...NO_CERTAINTY,
      ],
    ]),
    ...actors.flatMap((one) => entryRows('actor', one)),
    ...byCoder.flatMap(({ coder, f1, stance }) => [
      [
        ...named(['coder', coder, 'share', '']),
        ...[undefined, undefined, undefined, f1, undefined],
        ...NO_CERTAINTY,
      ],
      stanceRow('coder', coder, stance),
    ]),
  ];
  return { columns: COLUMNS, rows, note: agreementNote(units, resampling) };
}

const named = (cells: readonly [part: string, name: string, scale: string, absent: string]) =>
  cells;

/** Whether a passage has an issue or actor, and the stance there. */
function entryRows(
  part: 'issue' | 'actor',
  { id, passages, positions, f1, alpha, stance }: EntryFigures,
): readonly (readonly Cell[])[] {
  return [
    [
      ...named([part, id, 'nominal', 'none']),
      ...[passages, positions, f1, ...valueCells(alpha)],
      ...NO_CERTAINTY,
    ],
    stanceRow(part, id, stance),
  ];
}

function stanceRow(part: string, id: string, stance: Figure): readonly Cell[] {
  return [
    ...named([`${part} stance`, id, 'nominal', 'missing']),
    ...[...sizeCells(stance), undefined, ...valueCells(stance)],
    ...NO_CERTAINTY,
  ];
}

/** How the figures were computed and what does not count, for the description of a table. */
export function agreementNote(
  { coders, articles, excluded, otherCodebooks }: CodedUnits,
  { seed, times }: Resampling,
) {
  return {
    figures: AGREEMENT_DEFINITIONS,
    coders,
    articles: articles.length,
    excluded,
    otherCodebooks,
    seed,
    resamples: times,
    source: 'docs/reference/intercoder.md',
  };
}

/** The long table of units and coders, for α in R or DKPro. */
export function unitsTable(units: CodedUnits): DescribedTable {
  const values = unitValues(units, codedFields(units.codebook));
  return {
    columns: [
      {
        name: 'unit',
        description: 'article#passage, from 1; for fields with actor · issue behind it',
      },
      { name: 'article', description: undefined },
      { name: 'coder', description: undefined },
      {
        name: 'field',
        description:
          'claim, actor, issue: what a coder found in the passage, as a set; others: fields of claims that two coders share; with -order the place of the value in its order',
      },
      {
        name: 'value',
        description:
          'members of a set with “ + ” between them; ∅: nothing found, or the value none',
      },
    ],
    rows: cellsOf(values),
    note: agreementNote(units, { seed: 0, times: 0 }),
  };
}

function* cellsOf(values: ReturnType<typeof unitValues>): Generator<readonly Cell[]> {
  for (const { unit, article, coder, field, value } of values) {
    yield [unit, article, coder, field, value];
  }
}

const described = (name: string, description?: string) => ({ name, description });

const COLUMNS: DescribedTable['columns'] = [
  described(
    'part',
    'place: whether coders mark the same text; pair: the same of two coders; field; issue, actor: whether a passage has it; coder: F1 with the others; … stance: α of the stance; issue text: (k)u-α',
  ),
  described('name', 'the figure, the coders, the field, the issue, actor or coder'),
  described('scale', 'set: Dice; nominal, ordinal, interval; share: F1; text: |u-α or (k)u-α'),
  described('absent', 'what an absent value is: missing, none (a value), or excluded'),
  described('units', 'with values of two coders or more; for issues and actors: passages with it'),
  described('values', 'in these units; for pairs, issues and actors: positions'),
  described(
    'percent',
    `${AGREEMENT_DEFINITIONS.percent}; for issues and actors: ${AGREEMENT_DEFINITIONS.issueF1}`,
  ),
  described('value', 'α, or F1'),
  described('reason', 'why there is no value'),
  described('interval_low', AGREEMENT_DEFINITIONS.interval),
  described('interval_high', AGREEMENT_DEFINITIONS.interval),
  described('reliable', AGREEMENT_DEFINITIONS.reliable),
  described('needed', AGREEMENT_DEFINITIONS.needed),
];

function valueCells(figure: Figure | UnitizingFigure): readonly Cell[] {
  return figure.kind === 'defined' ? [figure.value, undefined] : [undefined, figure.reason];
}

function sizeCells(figure: Figure): readonly Cell[] {
  return figure.kind === 'defined' ? [figure.units, figure.values] : [0, 0];
}

const NO_CERTAINTY: readonly Cell[] = [undefined, undefined, undefined, undefined];

function certaintyCells(certainty: Certainty | undefined): readonly Cell[] {
  return [certainty?.interval.low, certainty?.interval.high, certainty?.reliable, undefined];
}
