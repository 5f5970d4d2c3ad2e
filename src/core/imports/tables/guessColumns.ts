import { foreignDate } from './foreignDate';
import { COLUMN_ROLES, type ColumnMapping, type ColumnRole, type Table } from './table';

/** The role of each column: by its name, in ten languages, else by its content. A guess that is
 * shown before it is used; roles without a column are absent. */
export function guessColumns(table: Table): ColumnMapping {
  const guess: Partial<Record<ColumnRole, number>> = {};
  const free = new Set(table.columns.keys());
  const take = (role: ColumnRole, column: number | undefined): void => {
    if (column === undefined || guess[role] !== undefined) return;
    guess[role] = column;
    free.delete(column);
  };
  const names = table.columns.map(plainName);
  for (const role of COLUMN_ROLES) {
    const filled = NAMES[role].flatMap((name) => {
      const column = names.indexOf(name);
      return column >= 0 && free.has(column) && isFilled(table, column) ? [column] : [];
    });
    take(role, filled[0]);
  }
  const facts = columnFacts(table);
  take(
    'text',
    best(free, (column) => textWeight(facts[column])),
  );
  take(
    'url',
    best(free, (column) => shareOver(facts[column]?.urls, 0.8)),
  );
  take(
    'date',
    best(free, (column) => shareOver(facts[column]?.dates, 0.8)),
  );
  take(
    'title',
    best(free, (column) => titleWeight(facts[column])),
  );
  return guess;
}

/** Names of columns without case, accents, blanks and punctuation, the best first: those of
 * databases and common collection tools, and plain words. */
const NAMES: Readonly<Record<ColumnRole, readonly string[]>> = {
  text: words(
    'fulltext articletext articlebody body bodytext text content contents maintext article story transcript paragraph',
    'volltext artikeltext inhalt texte textecomplet contenu corps texto textocompleto cuerpo contenido testo testocompleto contenuto corpo conteudo tekst inhoud',
    'message description summary abstract текст анонс 正文 内容 全文 本文',
  ),
  title: words(
    'title headline head hl heading subject name titel uberschrift schlagzeile titre titulo titular titolo kop 标题 題名 タイトル',
  ),
  author: words(
    'author authors byline creator writer journalist by autor autoren verfasser auteur auteurs autora autores autore autori автор 作者 著者',
  ),
  source: words(
    'source publication publicationtitle pubtitle newspaper paper outlet publisher journal medium media medianame sourcename sitename website feed',
    'quelle zeitung publikation journal fuente medio periodico fonte giornale jornal krant bron источник 来源 媒体',
  ),
  date: words(
    'date publicationdate pubdate publishdate publisheddate published publishedat publishedon datepublished dateofpublication loaddate day created createdat timestamp',
    'datum erscheinungsdatum veroffentlicht datedepublication fecha fechadepublicacion data datadipubblicazione datadepublicacao дата 日期 日付',
  ),
  url: words(
    'url link weblink permalink uri href address articleurl documenturl docurl webaddress',
  ),
  id: words(
    'id guid uuid articleid documentid docid storyid recordid accessionnumber accessionno an identifier key doi nr no number',
  ),
};

function words(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(' '));
}

function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Rows that are read: a table may have a hundred thousand. */
const LOOKED_AT = 200;

interface ColumnFacts {
  readonly filled: number;
  /** Mean length of non-empty cells, in UTF-16 units. */
  readonly length: number;
  /** Shares of the non-empty cells, from 0 to 1. */
  readonly urls: number;
  readonly dates: number;
  readonly different: number;
  readonly withBlanks: number;
}

function columnFacts({ columns, rows }: Table): readonly ColumnFacts[] {
  return columns.map((_, column) => {
    const cells = rows.slice(0, LOOKED_AT).flatMap((row) => {
      const cell = row[column]?.trim() ?? '';
      return cell === '' ? [] : [cell];
    });
    const share = (test: (cell: string) => boolean): number =>
      cells.length === 0 ? 0 : cells.filter(test).length / cells.length;
    return {
      filled: cells.length,
      length: cells.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, cells.length),
      urls: share((cell) => /^https?:\/\/\S+$/i.test(cell)),
      dates: share((cell) => !/^\d{1,4}$/.test(cell) && foreignDate(cell).kind !== 'none'),
      different: new Set(cells).size / Math.max(1, cells.length),
      withBlanks: share((cell) => /\S\s+\S/.test(cell)),
    };
  });
}

function isFilled({ rows }: Table, column: number): boolean {
  return rows.slice(0, LOOKED_AT).some((row) => (row[column]?.trim() ?? '') !== '');
}

/** A column without the name of a text is one only if its cells are as long as paragraphs. */
function textWeight(facts: ColumnFacts | undefined): number {
  return facts && facts.length >= 150 && facts.withBlanks > 0.5 ? facts.length : 0;
}

function titleWeight(facts: ColumnFacts | undefined): number {
  if (!facts || facts.length < 12 || facts.length > 200 || facts.urls > 0.5) return 0;
  return facts.dates < 0.5 && facts.withBlanks > 0.8 && facts.different > 0.8 ? facts.length : 0;
}

function shareOver(share: number | undefined, least: number): number {
  return share !== undefined && share >= least ? share : 0;
}

/** The column with the greatest weight over 0; of equal ones the first. */
function best(columns: Iterable<number>, weightOf: (column: number) => number): number | undefined {
  let found: number | undefined;
  let most = 0;
  for (const column of columns) {
    const weight = weightOf(column);
    if (weight <= most) continue;
    most = weight;
    found = column;
  }
  return found;
}
