import type { FieldFigures } from '../../intercoder/agreement/fieldFigures';
import type { Figure } from '../../intercoder/coefficients/figure';
import type { Interval } from '../../measures/resample';
import { wholePercent } from '../../util/numbers';
import type { ComparedCoders } from './comparedCoders';
import { figureDetails, placeDetails, type FigureDetails } from './figureDetails';
import {
  fieldLabel,
  figureText,
  percentText,
  valueLabel,
  type CoderNames,
} from './intercoderNames';
import { phrase, type Phrase, phrases } from '../../util/phrase';

/** A part of the table of figures. */
export interface FigureGroup {
  readonly title: string;
  readonly rows: readonly FigureRow[];
}

export interface FigureRow {
  /** Distinguishes it from all others; see `AnalysisState.intercoderRow`. */
  readonly key: string;
  /** The field that it is about, where its values can be shown as a matrix. */
  readonly field: string | undefined;
  readonly name: string;
  /** The same as the row above, with other values or another distance. */
  readonly isFurther: boolean;
  /** In the order of the columns; the first has the reason where the figure is not defined. */
  readonly cells: readonly string[];
  readonly isDefined: boolean;
  /** What is to be known to read the figure. */
  readonly notes: readonly string[];
  readonly details: FigureDetails | undefined;
}

/** The columns behind the name, each with what it means. */
const FIGURE_COLUMNS = [
  phrases([
    'α',
    'Krippendorff’s α: 1 for coders who always agree, 0 for what chance gives. Where coders mark the same passages: F1.',
  ]),
  phrases(['95%', '95% of resamples of the articles are between these figures']),
  phrases(['P(α ≥ 0.8)', 'The share of resamples in which the figure is at least 0.8']),
  phrases(['Alike', 'The share of pairs of values that are the same, whatever chance gives']),
  phrases([
    'n',
    'What two coders or more gave a value to: passages, or positions of an actor on an issue. Of marked text: the characters that both read.',
  ]),
  phrases([
    'More articles',
    'How many more articles would have to be coded by two coders for an interval of ±0.1',
  ]),
] as const satisfies readonly (readonly [Phrase, Phrase])[];

/** What `n` counts. */
const UNITS = phrases({
  passages: ['{0} passage', '{0} passages'],
  positions: ['{0} position', '{0} positions'],
  characters: ['{0} character', '{0} characters'],
});

/** With fewer, a figure says little, however high it is. */
const FEW_UNITS = 10;

/** The table without the columns that are empty in each row; the figure itself stays. The reason
 * why a figure is not defined has the place of `reasonSpan` columns. */
export function filledColumns(groups: readonly FigureGroup[]): {
  readonly columns: (typeof FIGURE_COLUMNS)[number][];
  readonly groups: readonly FigureGroup[];
  readonly reasonSpan: number;
} {
  const all = groups.flatMap(({ rows }) => rows);
  const isShown = (at: number): boolean =>
    at === 0 || all.some(({ cells }) => (cells[at] ?? '') !== '');
  return {
    columns: FIGURE_COLUMNS.filter((_, at) => isShown(at)),
    groups: groups.map(({ title, rows }) => ({
      title,
      rows: rows.map((row) => ({ ...row, cells: row.cells.filter((_, at) => isShown(at)) })),
    })),
    reasonSpan: [0, 1, 2].filter(isShown).length,
  };
}

/** The table of figures; `open`: the key of the row whose details are given. */
export function figureGroups(
  names: CoderNames,
  compared: ComparedCoders,
  open: string,
): readonly FigureGroup[] {
  const { localizer } = names;
  const { what } = compared.agreement;
  const sets: FigureRow[] = [];
  const fields: FigureRow[] = [];
  for (const [at, figures] of what.entries()) {
    const isFurther = what[at - 1]?.field === figures.field;
    const row = fieldRow(names, compared, figures, isFurther, open);
    (isSet(figures) ? sets : fields).push(row);
  }
  const explained = new Set<string>();
  return [
    {
      title: localizer.text('Where: the same passages'),
      rows: placeRows(names, compared, open).map((row) => explainedOnce(row, explained)),
    },
    {
      title: localizer.text('What: who speaks about what in a passage'),
      rows: sets.map((row) => explainedOnce(row, explained)),
    },
    {
      title: localizer.text('Fields, where coders share passage, actor and issue'),
      rows: fields.map((row) => explainedOnce(row, explained)),
    },
  ].filter(({ rows }) => rows.length > 0);
}

/** The row without notes that an earlier one has. */
function explainedOnce(row: FigureRow, explained: Set<string>): FigureRow {
  const notes = row.notes.filter((note) => !explained.has(note));
  for (const note of notes) explained.add(note);
  return { ...row, notes };
}

const SETS = ['claim', 'actor', 'issue'] as const;

function isSet({ field }: FieldFigures): boolean {
  return SETS.some((one) => one === field);
}

/** Whether coders mark the same places: passages, and characters. */
function placeRows(
  names: CoderNames,
  compared: ComparedCoders,
  open: string,
): readonly FigureRow[] {
  const { localizer } = names;
  const { where } = compared.agreement;
  const { f1, f1Certainty, marked, markedCertainty, passages, length } = where;
  const nothing: Undefined = { kind: 'undefined', reason: 'nothing-marked' };
  const rows = [
    {
      key: 'row f1',
      name: phrase('Passages found (F1)'),
      figure: f1 === undefined ? nothing : ({ kind: 'defined', value: f1 } as const),
      certainty: f1Certainty,
      // The bound of .8 is one of α.
      reliable: undefined,
      of: localizer.text(UNITS.passages, passages),
      isFew: passages < FEW_UNITS,
    },
    {
      key: 'row marked',
      name: phrase('Marked text (|u-α)'),
      figure: marked,
      certainty: markedCertainty,
      reliable: markedCertainty?.reliable,
      of: localizer.text(UNITS.characters, length),
      isFew: false,
    },
  ] as const;
  return rows.map(({ key, name, figure, certainty, reliable, of, isFew }) => ({
    key,
    field: undefined,
    name: localizer.text(name),
    isFurther: false,
    cells: [
      figureText(names, figure),
      intervalText(names, certainty?.interval),
      reliable === undefined ? '' : percentText(names, reliable),
      '',
      of,
      '',
    ],
    isDefined: figure.kind === 'defined',
    notes: isFew && figure.kind === 'defined' ? [fewText(localizer)] : [],
    details: open === key ? placeDetails(names, where, name) : undefined,
  }));
}

type Undefined = Extract<Figure, { kind: 'undefined' }>;

const SET_NAMES = phrases({
  claim: 'Actor with issue',
  actor: 'Actor',
  issue: 'Issue',
});

function fieldRow(
  names: CoderNames,
  compared: ComparedCoders,
  figures: FieldFigures,
  isFurther: boolean,
  open: string,
): FigureRow {
  const { localizer } = names;
  const { field, alpha, interval, reliable, percent, units, scale, absent } = figures;
  const key = `${field} ${scale} ${absent}`;
  const isList = compared.fields.find((one) => one.name === field)?.isList ?? false;
  const name = isSet(figures)
    ? localizer.text(SET_NAMES[setOf(field)])
    : fieldLabel(names, field, figures.label);
  return {
    key,
    field: isSet(figures) ? undefined : field,
    name: isFurther ? furtherName(names, figures) : name,
    isFurther,
    cells: [
      figureText(names, alpha),
      intervalText(names, interval),
      reliable === undefined ? '' : percentText(names, reliable),
      percent === undefined ? '' : percentText(names, percent),
      localizer.text(UNITS[isSet(figures) ? 'passages' : 'positions'], units),
      neededText(names, compared, figures),
    ],
    isDefined: alpha.kind === 'defined',
    notes: notesOn(names, figures, isList),
    details: open === key ? figureDetails(names, { field, isList, figures }, name) : undefined,
  };
}

function setOf(field: string): (typeof SETS)[number] {
  return SETS.find((one) => one === field) ?? 'claim';
}

const SCALES = phrases({
  ordinal: 'by order',
  interval: 'by distance',
});

/** What distinguishes a row from the one above of the same field. */
function furtherName({ localizer }: CoderNames, { scale, field }: FieldFigures): string {
  if (scale === 'ordinal' || scale === 'interval') return localizer.text(SCALES[scale]);
  return localizer.text(
    setOf(field) === field ? 'where both found something' : 'where both gave a value',
  );
}

function notesOn(names: CoderNames, figures: FieldFigures, isList: boolean): readonly string[] {
  const { localizer } = names;
  const { field, alpha, percent, paradox, units } = figures;
  if (alpha.kind === 'undefined') {
    return alpha.reason === 'no-variation'
      ? [
          localizer.text(
            'All values are the same, so agreement cannot be told from chance. This is not perfect agreement.',
          ),
        ]
      : [];
  }
  if (units < FEW_UNITS) return [fewText(localizer)];
  if (!paradox || percent === undefined) return [];
  const value = valueLabel(names, { name: field, isList }, paradox.category);
  const [alike, share] = [wholePercent(percent), wholePercent(paradox.share)];
  return [
    localizer.text(
      'Coders are alike in {0}% and α is low because “{1}” is {2}% of all values: chance alone would give nearly as much.',
      alike,
      value,
      share,
    ),
  ];
}

function fewText(localizer: CoderNames['localizer']): string {
  return localizer.text('n is too small: with fewer than {0} a figure says little.', FEW_UNITS);
}

function neededText(
  { localizer }: CoderNames,
  { units }: ComparedCoders,
  { needed, interval }: FieldFigures,
): string {
  if (!interval) return '';
  // More than a hundred times as many: no study would code them.
  if (needed === undefined) return localizer.text('over {0}', 100 * units.articles.length);
  return needed === 0 ? localizer.number(0) : `+${localizer.number(needed)}`;
}

function intervalText({ localizer }: CoderNames, interval: Interval | undefined): string {
  return interval
    ? `${localizer.decimals(interval.low)} – ${localizer.decimals(interval.high)}`
    : '';
}
