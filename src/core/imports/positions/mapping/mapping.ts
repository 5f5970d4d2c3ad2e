import { ALL_FIELDS, type FieldFile } from '../../../model/fields';
import { key, mapOf, record } from '../../../yaml/shape/groupShapes';
import { choice, text } from '../../../yaml/shape/scalarShapes';
import type { Shape } from '../../../yaml/shape/shape';

export const MAPPING_FORMAT = 'policy-mapping/1';

/** What a column can mean besides a field of the position. */
type OtherColumn = 'article' | 'id' | 'quote' | 'start' | 'end' | 'article-date';

/** The meanings that a column of a table can have. */
export type PositionColumn = OtherColumn | FieldFile;

/** The unit in which a table counts places. */
export const OFFSET_UNITS = ['utf-16', 'code-points', 'utf-8'] as const;

export type OffsetUnit = (typeof OFFSET_UNITS)[number];

/** Which column of a table has which part of a position. */
export interface PositionMapping {
  /** The names of columns. */
  readonly columns: Readonly<Partial<Record<PositionColumn, string>>>;
  /** Ids of the codebook's own fields, with the column of each. */
  readonly fields: ReadonlyMap<string, string>;
  /** Between the members of a list in one cell; undefined where each cell is one value. */
  readonly separator: string | undefined;
  /** Undefined: the unit that fits most quotes. */
  readonly unit: OffsetUnit | undefined;
  /** Words of the table, with the stance that each means. */
  readonly stances: ReadonlyMap<string, string>;
}

const COLUMNS = {
  article: key('The file of the article, its path or its title.', text()),
  id: key('Identifies the row at each import.', text()),
  quote: key('The words of the article.', text()),
  start: key('Where the quote begins.', text()),
  end: key('Where it ends, exclusive.', text()),
  ...columnsOfFields(),
} as Readonly<Record<PositionColumn, Shape<string>>>;

function columnsOfFields(): Readonly<Record<string, Shape<string>>> {
  const columns: Record<string, Shape<string>> = {};
  for (const { key: field, file, imported } of ALL_FIELDS) {
    columns[file] = key(imported.meaning, text());
    if (field !== 'date') continue;
    const sameDate = 'The date of the article: a claim of the same date has none of its own.';
    columns['article-date'] = key(sameDate, text());
  }
  return columns;
}

/** The meanings of columns in the order of the mapping file. */
export const POSITION_COLUMNS = Object.keys(COLUMNS) as readonly PositionColumn[];

/** The one definition of a mapping file. */
export const MAPPING = record(
  {
    format: key('The format of this file.', choice([MAPPING_FORMAT])),
    columns: key('The fields of a position, each with its column.', record(COLUMNS)),
    fields: key('Fields of the codebook, with the column of each.', mapOf(text(), { ids: false })),
    separator: key('Between the members of a list in one cell, such as "; ".', text()),
    unit: key('The unit of `start` and `end`; detected if absent.', choice(OFFSET_UNITS)),
    stances: key('Words used in the table, each with its stance.', mapOf(text(), { ids: false })),
  },
  { needs: [{ keys: ['format'], code: 'format-missing' }] },
);
