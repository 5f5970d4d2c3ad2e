import { key, mapOf, record } from '../../../yaml/shape/groupShapes';
import { choice, text } from '../../../yaml/shape/scalarShapes';

export const MAPPING_FORMAT = 'policy-mapping/1';

/** The meanings that a column of a table can have, in the order of the mapping file. */
export const POSITION_COLUMNS = [
  'article',
  'id',
  'quote',
  'start',
  'end',
  'actor',
  'speaker',
  'according-to',
  'issue',
  'stance',
  'target',
  'evaluation',
  'addressee',
  'act',
  'condition',
  'intensity',
  'date',
  'article-date',
  'certainty',
  'status',
  'coder',
  'tags',
  'note',
] as const;

export type PositionColumn = (typeof POSITION_COLUMNS)[number];

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
  actor: key('Who holds the position: id, name or alias.', text()),
  speaker: key('The person who utters it.', text()),
  'according-to': key('Another actor who ascribes it.', text()),
  issue: key('What it is about: id, name or keyword.', text()),
  stance: key('For or against; map your own words under `stances`.', text()),
  target: key('The actor about whom it is.', text()),
  evaluation: key('Of the target: -1, 0 or 1.', text()),
  addressee: key('The actor to whom it is said.', text()),
  act: key('What is done by saying it.', text()),
  condition: key('Under which condition it holds.', text()),
  intensity: key('1, 2 or 3.', text()),
  date: key('Of the claim.', text()),
  'article-date': key(
    'The date of the article: a claim of the same date has none of its own.',
    text(),
  ),
  certainty: key('certain, probable or possible.', text()),
  status: key('draft or reviewed.', text()),
  coder: key('Who coded it.', text()),
  tags: key('Words of your own.', text()),
  note: key('A remark.', text()),
} satisfies Record<PositionColumn, unknown>;

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
