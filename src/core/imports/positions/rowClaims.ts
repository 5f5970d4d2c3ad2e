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
import { isId } from '../../model/ids';
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
  rows: ReadingRows,
  at: number,
  before: Position | undefined,
  articleDate: string | undefined,
): RowClaims {
  return new RowReader(rows, at, before, articleDate).read();
}

class RowReader {
  readonly #rows: ReadingRows;
  readonly #at: number;
  readonly #before: Position | undefined;
  readonly #articleDate: string | undefined;
  readonly #problems: PositionProblem[] = [];

  constructor(
    rows: ReadingRows,
    at: number,
    before: Position | undefined,
    articleDate: string | undefined,
  ) {
    this.#rows = rows;
    this.#at = at;
    this.#before = before;
    this.#articleDate = articleDate;
  }

  read(): RowClaims {
    const fields = new Map<string, FieldValue>();
    for (const [id] of this.#rows.mapping.fields) {
      const value = this.#fieldOfStudy(id);
      if (value !== undefined) fields.set(id, value);
    }
    const read = ALL_FIELDS.map((field) => [field.key, this.#field(field)] as const);
    const claims = Object.fromEntries(
      read.filter(([, value]) => value !== undefined),
    ) as Partial<Position>;
    return { claims, fields, problems: this.#problems };
  }

  #field(field: KeyedField): unknown {
    switch (field.kind) {
      case 'actor':
        return this.#actor(field);
      case 'actors':
        return this.#entries(field, 'actor');
      case 'issues':
        return this.#entries(field, 'issue');
      case 'stance':
        return this.#stance();
      case 'coder':
        return this.#coder();
      case 'listed':
        return this.#listed(field);
      case 'text':
        return this.#rows.cells.text(this.#at, field.file);
      case 'texts':
        return this.#texts(field);
      case 'choice':
        return this.#choice(field);
      case 'number':
      case 'grade':
        return this.#number(field);
      case 'flag':
        return this.#flag(field);
      case 'date':
        return this.#date();
    }
  }

  #actor(field: KeyedField): string | undefined {
    const written = this.#word(field.file);
    const isKnown = written === undefined || written === this.#valueBefore(field);
    return isKnown ? written : this.#resolve('actor', written);
  }

  #entries({ file, key }: KeyedField, layer: NamedLayer): readonly string[] | undefined {
    const written = this.#word(file);
    if (written === undefined) return undefined;
    // A name may contain the separator.
    const isOne = this.#rows.entries.names[layer].find(written).length > 0;
    const listed = isOne ? [written] : this.#words(file).map((name) => name.trim());
    const old = this.#before && valuesAt(this.#before, key);
    if (listed.join('\n') === old?.join('\n')) return old;
    return [...new Set(listed.flatMap((name) => this.#resolve(layer, name) ?? []))];
  }

  #choice({ file, values = [] }: KeyedField): string | undefined {
    const written = this.#word(file);
    const found = values.find((value) => value === written?.toLowerCase());
    if (written !== undefined && !found) this.#warn('bad-value', [written, file]);
    return found;
  }

  #number({ file, values = [] }: KeyedField): number | undefined {
    const written = this.#word(file);
    const value = written === undefined ? undefined : toInteger(written.replace(/\.0+$/, ''));
    const isIn = value !== undefined && values.includes(String(value));
    if (written !== undefined && !isIn) this.#warn('bad-value', [written, file]);
    return isIn ? value : undefined;
  }

  #flag({ file }: KeyedField): boolean | undefined {
    const written = this.#word(file);
    if (written === undefined) return undefined;
    const value = toBoolean(written.toLowerCase());
    if (value === undefined) this.#warn('bad-value', [written, file]);
    return value;
  }

  #stance(): string | undefined {
    const { codebook, mapping } = this.#rows;
    const written = this.#word('stance');
    if (written === undefined || written === this.#before?.stance) return written;
    const mapped = mapping.stances.get(written);
    if (mapped !== undefined && !codebook.stances.has(mapped)) {
      const nearest = nearestWord(mapped, codebook.stances.keys());
      this.#report('error', 'mapped-stance', [written, mapped], nearest);
      return undefined;
    }
    const found = mapped ?? stanceOf(written, codebook);
    if (found === undefined) {
      const known = [...codebook.stances.keys(), ...mapping.stances.keys()];
      this.#report('error', 'unknown-stance', [written], nearestWord(written, known));
    }
    return found;
  }

  #coder(): string | undefined {
    const written = this.#word('coder');
    if (written === undefined || written === this.#before?.coder) return written;
    if (this.#rows.codebook.coders.size === 0 && isId(written)) return written;
    return this.#resolve('coder', written);
  }

  #listed(field: KeyedField): string | undefined {
    const written = this.#word(field.file);
    if (written === undefined || written === this.#valueBefore(field)) return written;
    const known = listedValues(field, this.#rows.codebook);
    const found = known.find((one) => one.toLowerCase() === written.toLowerCase());
    if (known.length > 0 && found === undefined) {
      const code = `unknown-${field.file as Vocabulary}` as const;
      this.#warn(code, [written], nearestWord(written, known));
    }
    return found ?? written;
  }

  #texts({ file, key }: KeyedField): readonly string[] | undefined {
    const written = this.#words(file);
    const before = this.#before;
    const isSame = before && valuesAt(before, key).join('\n') === written.join('\n');
    return written.length === 0 || isSame ? undefined : written;
  }

  #date(): string | undefined {
    const written = this.#word('date');
    if (written === undefined || written === this.#before?.date) return written;
    const read = readDate(written, this.#rows.dates);
    if (read === undefined) this.#warn('bad-date', [written]);
    const ofArticle = this.#word('article-date') ?? this.#articleDate;
    return read === ofArticle || read === this.#articleDate ? undefined : read;
  }

  /** The value of a field that the study's codebook defines. */
  #fieldOfStudy(id: string): FieldValue | undefined {
    const { cells, codebook } = this.#rows;
    const definition = codebook.fields.get(id);
    const written = cells.fieldText(this.#at, id);
    if (written === undefined) return undefined;
    if (!definition) return written;
    const listed = definition.list ? cells.split(written) : [written];
    const values = listed.flatMap((value) => this.#typed(value, definition) ?? []);
    return definition.list ? (values.length === 0 ? undefined : values) : values[0];
  }

  #typed(written: string, { type, id, values }: FieldDefinition): FieldScalar | undefined {
    if (type === 'actor' || type === 'issue') {
      const old = this.#before?.fields.get(id);
      return [old].flat().includes(written) ? written : this.#resolve(type, written);
    }
    const value =
      type === 'date' ? readDate(written, this.#rows.dates) : TYPED[type](written, values);
    if (value === undefined) this.#warn(type === 'date' ? 'bad-date' : 'bad-value', [written, id]);
    return value;
  }

  #word(column: PositionColumn): string | undefined {
    return this.#rows.cells.word(this.#at, column);
  }

  #words(column: PositionColumn): readonly string[] {
    return this.#rows.cells.words(this.#at, column);
  }

  #valueBefore({ key }: KeyedField): string | undefined {
    return this.#before && valuesAt(this.#before, key)[0];
  }

  #resolve(layer: NamedLayer, written: string): string | undefined {
    const found = this.#rows.entries.resolve(layer, written);
    if (found.kind === 'id') return found.id;
    this.#problems.push(entryError(this.#row, layer, written, found));
    return undefined;
  }

  #warn(code: PositionProblemCode, args: readonly string[], nearest?: string): void {
    this.#report('warning', code, args, nearest);
  }

  #report(
    severity: PositionProblem['severity'],
    code: PositionProblemCode,
    args: readonly string[],
    nearest?: string,
  ): void {
    this.#problems.push({ severity, code, row: this.#row, args, nearest });
  }

  get #row(): number {
    return this.#rows.cells.rowNumber(this.#at);
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
