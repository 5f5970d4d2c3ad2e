import type { Codebook } from '../../../model/codebook';
import { LIST_SEPARATOR } from '../../../tables/csv';
import type { ArticleRow } from '../../../model/corpus';
import { ArticleNames } from '../../articleNames';
import { EntryNames } from '../../entryNames';
import { compareText } from '../../../util/order';
import type { Table } from '../../tables/table';
import { columnNamed, columnsNamed, POSITION_HEADERS } from './columnWords';
import { POSITION_COLUMNS, type PositionColumn, type PositionMapping } from './mapping';
import { numberStances, stanceOf } from './stanceWords';

/** The facts that a guess is based on. */
export interface GuessingFrom {
  readonly codebook: Codebook;
  readonly actors: EntryNames;
  readonly issues: EntryNames;
  /** Whether a cell names an article of the corpus. */
  readonly isArticle: (cell: string) => boolean;
}

/** Collects the facts for a guess of the mapping. */
export function guessFrom(codebook: Codebook, articles: readonly ArticleRow[]): GuessingFrom {
  const names = new ArticleNames(articles);
  return {
    codebook,
    actors: new EntryNames(codebook, 'actor'),
    issues: new EntryNames(codebook, 'issue'),
    isArticle: (cell) => names.find(cell).length > 0,
  };
}

/** The probable meaning of a table's columns: by their names, then by their content. Reads the
 * first thousand rows. */
export function guessMapping(table: Table, from: GuessingFrom): PositionMapping {
  const columns: Partial<Record<PositionColumn, string>> = {};
  const free = new Set(table.columns.filter((name) => name !== ''));
  const take = (key: PositionColumn, name: string | undefined): void => {
    if (name === undefined || columns[key] !== undefined) return;
    columns[key] = name;
    free.delete(name);
  };
  const values = (name: string): readonly string[] => valuesOf(table, name);
  take('article', articleColumn(columnsNamed(POSITION_HEADERS.article, free), values, from));
  for (const key of POSITION_COLUMNS) take(key, columnNamed(POSITION_HEADERS[key], free));
  const mostly = (holds: (value: string) => boolean): string | undefined =>
    [...free].find((name) => {
      const found = values(name);
      return found.length > 0 && found.filter(holds).length > found.length / 2;
    });
  const { codebook } = from;
  take('article', mostly(from.isArticle));
  take(
    'actor',
    mostly((value) => from.actors.find(value).length > 0),
  );
  take(
    'issue',
    mostly((value) => from.issues.find(value).length > 0),
  );
  take(
    'stance',
    mostly((value) => stanceOf(value, codebook) !== undefined),
  );
  take('quote', columns.quote ?? longest([...free], values));
  const fields = new Map<string, string>();
  for (const name of free) {
    const field = fieldNamed(name, codebook);
    if (field !== undefined && !fields.has(field)) fields.set(field, name);
  }
  const lists = [columns.actor, columns.issue, columns.target].flatMap((name) => name ?? []);
  return {
    columns,
    fields,
    separator: isOurs(table) ? LIST_SEPARATOR : separatorOf(lists.flatMap(values)),
    unit: undefined,
    stances: stanceMeanings(columns.stance === undefined ? [] : values(columns.stance), codebook),
  };
}

/** Of columns with such names, the one in which most cells name an article: tables have numbers of
 * documents, too. */
function articleColumn(
  names: readonly string[],
  values: (name: string) => readonly string[],
  { isArticle }: GuessingFrom,
): string | undefined {
  let [best] = names;
  let most = 0;
  for (const name of names) {
    const found = values(name).filter(isArticle).length;
    if (found > most) [best, most] = [name, found];
  }
  return best;
}

/** Words other than ids and names of stances are written into the mapping, where they can be seen
 * and corrected. */
function stanceMeanings(
  values: readonly string[],
  codebook: Codebook,
): ReadonlyMap<string, string> {
  const words = new Set(values.toSorted(compareText));
  const known = new Set(codebook.stances.keys());
  const meant = new Map(numberStances(words, codebook));
  for (const word of words) {
    const stance = stanceOf(word, codebook);
    if (stance !== undefined && !known.has(word) && !meant.has(word)) meant.set(word, stance);
  }
  return meant;
}

function fieldNamed(column: string, { fields }: Codebook): string | undefined {
  const name = column.replace(/^field\./, '');
  if (fields.has(name)) return name;
  const folded = name.toLowerCase();
  const found = [...fields.values()].find(
    (field) => field.id === folded || field.name?.toLowerCase() === folded,
  );
  // Exported tables mark columns as fields, whether the codebook has them or not.
  return found?.id ?? (column.startsWith('field.') ? name : undefined);
}

/** Whether this program wrote the table: its lists in cells have a fixed separator. */
function isOurs({ columns }: Table): boolean {
  return ['id', 'actor', 'actor_name', 'issue', 'issue_name', 'quote', 'anchor'].every((name) =>
    columns.includes(name),
  );
}

/** Undefined where no cell has a separator. */
function separatorOf(values: readonly string[]): string | undefined {
  return [LIST_SEPARATOR, ';', '|'].find((sign) => values.some((value) => value.includes(sign)));
}

/** The unused column with the longest texts, where these are sentences and not words. */
function longest(
  names: readonly string[],
  values: (name: string) => readonly string[],
): string | undefined {
  let found: string | undefined;
  let most = SENTENCE;
  for (const name of names) {
    const texts = values(name);
    const mean = texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length);
    if (mean > most) [found, most] = [name, mean];
  }
  return found;
}

const SENTENCE = 30;
const MOST_ROWS = 1000;

function valuesOf({ columns, rows }: Table, name: string): readonly string[] {
  const at = columns.indexOf(name);
  const values: string[] = [];
  for (const row of rows.slice(0, MOST_ROWS)) {
    const value = row[at]?.trim() ?? '';
    if (value !== '') values.push(value);
  }
  return values;
}
