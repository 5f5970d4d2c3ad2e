import type { FieldScalar, FieldValue, Position } from '../../model/annotation';
import type { Codebook, FieldDefinition } from '../../model/codebook';
import {
  ALL_FIELDS,
  listedValues,
  valuesAt,
  type KeyedField,
  type Vocabulary,
} from '../../model/fields';
import { toBoolean, toInteger, toNumber } from '../../yaml/shape/scalarShapes';
import { isId, type CoderId } from '../../model/ids';
import { nearestWord } from '../../util/nearestWord';
import type { NamedLayer } from '../entryNames';
import type { EntryResolver } from '../newEntries';
import { readDate } from './rowDates';
import type { DayOrder } from '../tables/foreignDate';
import type { PositionColumn, PositionMapping } from './mapping/mapping';
import { entryError, type PositionProblem, type PositionProblemCode } from './positionProblems';
import { stanceOf } from './mapping/stanceWords';
import type { TableCells } from './tableCells';

/** The content of a row, apart from its words; absent values are undefined or missing. */
export interface RowClaims {
  readonly claims: Partial<Position>;
  readonly fields: ReadonlyMap<string, FieldValue>;
  /** The row is skipped if one is an error. */
  readonly problems: readonly PositionProblem[];
}

interface ReadingRows {
  readonly cells: TableCells;
  readonly mapping: PositionMapping;
  readonly codebook: Codebook;
  readonly entries: EntryResolver;
  readonly dates: DayOrder | undefined;
}

/** Reads one row. `at`: its index; `before`: the position that already has its id, whose ids are
 * accepted even if the codebook lacks them; `articleDate`: a claim of the same date gets no date
 * of its own. */
export function rowClaims(
  { cells, mapping, codebook, entries, dates }: ReadingRows,
  at: number,
  before: Position | undefined,
  articleDate: string | undefined,
): RowClaims {
  const problems: PositionProblem[] = [];
  const row = cells.rowNumber(at);
  const report = (
    severity: PositionProblem['severity'],
    code: PositionProblemCode,
    args: readonly string[],
    nearest?: string,
  ): void => void problems.push({ severity, code, row, args, nearest });
  const word = (column: PositionColumn): string | undefined => cells.word(at, column);
  const words = (column: PositionColumn): readonly string[] => cells.words(at, column);

  const resolve = (layer: NamedLayer, written: string): string | undefined => {
    const found = entries.resolve(layer, written);
    if (found.kind === 'id') return found.id;
    problems.push(entryError(row, layer, written, found));
    return undefined;
  };
  const one = (column: PositionColumn, layer: NamedLayer, old: string | undefined) => {
    const written = word(column);
    return written === undefined || written === old ? written : resolve(layer, written);
  };
  const several = (
    column: PositionColumn,
    layer: NamedLayer,
    old: readonly string[] | undefined,
  ) => {
    const written = word(column);
    if (written === undefined) return undefined;
    // A name may contain the separator.
    const isOne = entries.names[layer].find(written).length > 0;
    const listed = isOne ? [written] : words(column).map((name) => name.trim());
    if (listed.join('\n') === old?.join('\n')) return old;
    const ids = listed.flatMap((name) => resolve(layer, name) ?? []);
    return [...new Set(ids)];
  };
  const choice = ({ file, values = [] }: KeyedField) => {
    const written = word(file);
    const found = values.find((value) => value === written?.toLowerCase());
    if (written !== undefined && !found) report('warning', 'bad-value', [written, file]);
    return found;
  };
  const number = ({ file, values = [] }: KeyedField) => {
    const written = word(file);
    const value = written === undefined ? undefined : toInteger(written.replace(/\.0+$/, ''));
    const isIn = value !== undefined && values.includes(String(value));
    if (written !== undefined && !isIn) report('warning', 'bad-value', [written, file]);
    return isIn ? value : undefined;
  };
  const flag = ({ file }: KeyedField) => {
    const written = word(file);
    const value = written === undefined ? undefined : toBoolean(written.toLowerCase());
    if (written !== undefined && value === undefined)
      report('warning', 'bad-value', [written, file]);
    return value;
  };
  const stance = (): string | undefined => {
    const written = word('stance');
    if (written === undefined || written === before?.stance) return written;
    const mapped = mapping.stances.get(written);
    if (mapped !== undefined && !codebook.stances.has(mapped)) {
      report(
        'error',
        'mapped-stance',
        [written, mapped],
        nearestWord(mapped, codebook.stances.keys()),
      );
      return undefined;
    }
    const found = mapped ?? stanceOf(written, codebook);
    if (found === undefined) {
      const known = [...codebook.stances.keys(), ...mapping.stances.keys()];
      report('error', 'unknown-stance', [written], nearestWord(written, known));
    }
    return found;
  };
  const listed = (field: KeyedField): string | undefined => {
    const written = word(field.file);
    if (written === undefined || written === valueBefore(field)) return written;
    const known = listedValues(field, codebook);
    const found = known.find((one) => one.toLowerCase() === written.toLowerCase());
    if (known.length > 0 && found === undefined)
      report(
        'warning',
        `unknown-${field.file as Vocabulary}`,
        [written],
        nearestWord(written, known),
      );
    return found ?? written;
  };
  const texts = (field: KeyedField): readonly string[] | undefined => {
    const written = words(field.file);
    const isSame = before && valuesAt(before, field.key).join('\n') === written.join('\n');
    return written.length === 0 || isSame ? undefined : written;
  };
  const date = (): string | undefined => {
    const written = word('date');
    if (written === undefined || written === before?.date) return written;
    const read = readDate(written, dates);
    if (read === undefined) report('warning', 'bad-date', [written]);
    return read === (word('article-date') ?? articleDate) || read === articleDate
      ? undefined
      : read;
  };

  const fields = new Map<string, FieldValue>();
  for (const [id] of mapping.fields) {
    const value = fieldValue(id);
    if (value !== undefined) fields.set(id, value);
  }
  const claims = Object.fromEntries(
    ALL_FIELDS.map((field) => [field.key, read(field)]).filter(([, value]) => value !== undefined),
  ) as Partial<Position>;
  return { claims, fields, problems };

  function read(field: KeyedField): unknown {
    switch (field.kind) {
      case 'actor':
        return one(field.file, 'actor', valueBefore(field));
      case 'actors':
        return several(field.file, 'actor', before && valuesAt(before, field.key));
      case 'issues':
        return several(field.file, 'issue', before && valuesAt(before, field.key));
      case 'stance':
        return stance();
      case 'coder':
        return coder();
      case 'listed':
        return listed(field);
      case 'text':
        return cells.text(at, field.file);
      case 'texts':
        return texts(field);
      case 'choice':
        return choice(field);
      case 'number':
      case 'grade':
        return number(field);
      case 'flag':
        return flag(field);
      case 'date':
        return date();
    }
  }

  function valueBefore({ key }: KeyedField): string | undefined {
    return before && valuesAt(before, key)[0];
  }

  function coder(): CoderId | undefined {
    const written = word('coder');
    if (written === undefined || written === before?.coder) return written;
    if (codebook.coders.size === 0 && isId(written)) return written;
    return resolve('coder', written);
  }

  function fieldValue(id: string): FieldValue | undefined {
    const definition = codebook.fields.get(id);
    const written = cells.fieldText(at, id);
    if (written === undefined) return undefined;
    if (!definition) return written;
    const listed = definition.list ? cells.split(written) : [written];
    const values = listed.flatMap((value) => typed(value, definition) ?? []);
    return definition.list ? (values.length === 0 ? undefined : values) : values[0];
  }

  function typed(written: string, definition: FieldDefinition): FieldScalar | undefined {
    const { type, id } = definition;
    if (type === 'actor' || type === 'issue') {
      const old = before?.fields.get(id);
      return [old].flat().includes(written) ? written : resolve(type, written);
    }
    const value =
      type === 'date' ? readDate(written, dates) : TYPED[type](written, definition.values);
    if (value === undefined)
      report('warning', type === 'date' ? 'bad-date' : 'bad-value', [written, id]);
    return value;
  }
}

const TYPED = {
  text: (value: string) => value,
  integer: (value: string) => toInteger(value.trim()),
  number: (value: string) => toNumber(value.trim()),
  boolean: (value: string) => toBoolean(value.trim().toLowerCase()),
  choice: (value: string, values: readonly string[]) =>
    values.length === 0 || values.includes(value)
      ? value
      : values.find((one) => one.toLowerCase() === value.trim().toLowerCase()),
} as const;
