import { COUNTS } from '../words/shared';
import type { ConfusionMatrix } from '../../intercoder/agreement/confusion';
import type { CodedField } from '../../intercoder/agreement/compared/fields';
import { greatest } from '../../util/lists';
import type { ComparedCoders } from './comparedCoders';
import { coderLabel, fieldLabel, valueLabel, type CoderNames } from './intercoderNames';
import { choiceText } from './passageChoice';

/** Which values of a field meet. All texts are safe labels. */
export interface ConfusionTable {
  readonly title: string;
  /** Whose values the rows and the columns are. */
  readonly axes: string;
  /** Names of the values. Empty where coders gave no value to the same position. */
  readonly values: readonly string[];
  readonly cells: readonly ConfusionCell[];
  /** Why the table has not all values, or none. */
  readonly note: string | undefined;
}

/** Only of values that meet. */
export interface ConfusionCell {
  readonly row: number;
  readonly column: number;
  readonly count: number;
  /** Of the greatest count, from 0 to 1. */
  readonly share: number;
  readonly isSame: boolean;
  /** "support (Lea) and oppose (Max): 3 positions" */
  readonly label: string;
  /** The state that lists its passages. */
  readonly lists: string;
}

/** A table with more values could not be read. */
const MOST_VALUES = 30;

/** The field whose values a state shows. */
export function shownField(
  { fields, agreement }: ComparedCoders,
  asked: string,
): CodedField | undefined {
  const used = usedFields({ fields, agreement });
  return used.find(({ name }) => name === asked) ?? used[0] ?? fields[0];
}

/** The fields that a coder has used. */
export function usedFields({
  fields,
  agreement,
}: Pick<ComparedCoders, 'fields' | 'agreement'>): readonly CodedField[] {
  return fields.filter(({ name }) => agreement.what.some(({ field }) => field === name));
}

export function confusionTable(
  names: CoderNames,
  { units, confusion }: ComparedCoders,
  field: CodedField,
): ConfusionTable {
  const { localizer } = names;
  const matrix = confusion(field);
  const values = matrix.values.slice(0, MOST_VALUES);
  const labels = values.map((value) => valueLabel(names, field, value));
  const hidden = matrix.values.length - values.length;
  return {
    title: localizer.text('Which values meet: {0}', fieldLabel(names, field.name, field.label)),
    axes: axesText(names, matrix, units.coders),
    values: labels,
    cells: cellsOf(names, matrix, units.coders, labels),
    note:
      values.length === 0
        ? localizer.text(
            'No two coders gave a value to the same position, so there are no values to compare.',
          )
        : hidden > 0
          ? localizer.text(
              ['{0} more value is not shown.', '{0} more values are not shown.'],
              hidden,
            )
          : undefined,
  };
}

function axesText(
  names: CoderNames,
  { isSymmetric }: ConfusionMatrix,
  [one = '', other = '']: readonly string[],
): string {
  const { localizer } = names;
  if (isSymmetric)
    return localizer.text('Rows: one coder. Columns: another. Every pair counts in both orders.');
  return localizer.text(
    'Rows: {0}. Columns: {1}.',
    coderLabel(names, one),
    coderLabel(names, other),
  );
}

function cellsOf(
  names: CoderNames,
  { values, counts, isSymmetric }: ConfusionMatrix,
  [first = '', second = '']: readonly string[],
  labels: readonly string[],
): readonly ConfusionCell[] {
  const { localizer } = names;
  const one = isSymmetric ? localizer.text('one coder') : coderLabel(names, first);
  const other = isSymmetric ? localizer.text('another coder') : coderLabel(names, second);
  const most = greatest(counts.flat());
  return labels.flatMap((rowName, row) =>
    labels.flatMap((columnName, column): readonly ConfusionCell[] => {
      const count = counts[row]?.[column] ?? 0;
      if (count === 0) return [];
      const positions = localizer.text(COUNTS.positions, count);
      return [
        {
          ...{ row, column, count, share: count / most, isSame: row === column },
          label: localizer.text(
            '{0} ({1}) and {2} ({3}): {4}',
            rowName,
            one,
            columnName,
            other,
            positions,
          ),
          lists: choiceText({
            kind: 'cell',
            row: values[row] ?? '',
            column: values[column] ?? '',
          }),
        },
      ];
    }),
  );
}
