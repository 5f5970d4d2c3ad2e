import type { PageStart } from '../corpus/pages';

/** An article that was read from a file of another program, not yet compared with a corpus. */
export interface ImportedArticle {
  /** Identifies it within its file, the same at every import: '' where a file is one article, else
   * a number, an address or an id of the file's own. */
  readonly key: string;
  readonly title: string | undefined;
  readonly author: string | undefined;
  readonly source: string | undefined;
  /** `2024-04-26`, or a month or year; undefined where none was found or read with certainty. */
  readonly date: string | undefined;
  readonly url: string | undefined;
  /** What one person said in a longer document, whose other turns are articles too; the author is
   * the speaker. */
  readonly turn?: ImportedTurn | undefined;
  /** The part of a paper, as a news database names it. */
  readonly section?: string | undefined;
  /** Of the words, as a news database states it: `English`, `de`. */
  readonly language?: string | undefined;
  /** Where a date or an author was found that the file does not state as such. */
  readonly foundIn?: FoundIn | undefined;
  /** Where the pages of its document begin. */
  readonly pages?: readonly PageStart[] | undefined;
  /** Further keys of the front matter, in lower case. */
  readonly attributes?: ReadonlyMap<string, string> | undefined;
  /** The text is written as it is, since places are counted in it: else it becomes NFC. */
  readonly isCounted?: true;
  /** Markdown, without front matter. */
  readonly text: string;
}

/** `head`, `name`: of the text, of the file. `properties`: of a document; these are hints.
 * `stated`: by the user, for all articles. */
export interface FoundIn {
  readonly date?: 'head' | 'name' | 'stated' | undefined;
  readonly author?: 'properties' | 'stated' | undefined;
}

export interface ImportedTurn {
  /** Its place among the turns, from 1, with zeros in front: names of files are in their order. */
  readonly number: string;
  readonly role: string | undefined;
  readonly time: string | undefined;
}

/** A message about a file, shown before anything is written. */
export interface ImportProblem {
  /** `error`: the affected part was not read. */
  readonly severity: 'error' | 'warning';
  readonly code: ImportProblemCode;
  /** The place: a line, a page or a row, from 1; undefined for the whole file. */
  readonly at?: number | undefined;
  /** The value in the message: a word, a title, a date as written. */
  readonly name?: string | undefined;
  /** The number in the message; 1 if absent. */
  readonly count?: number | undefined;
  /** The second value in the message: what to do instead, in a word that needs no translation. */
  readonly instead?: string | undefined;
}

export type ImportProblemCode =
  /** Damaged, or not in the format of its ending. */
  | 'unreadable'
  /** It needs a password. */
  | 'encrypted'
  /** Pictures of pages, or nothing that could be an article. */
  | 'no-text'
  | 'too-large'
  /** It must be converted by another program first; `name`: `.doc`. */
  | 'convert-first'
  /** Likewise for a table; `name`: `.xls`. */
  | 'convert-table-first'
  /** It must be saved by its own program as another kind, `instead`; `name`: `.msg`. */
  | 'save-as'
  /** It is a file of another kind, whose extension is `name`. */
  | 'wrong-ending'
  /** Files packed into one; `name`: `.zip`. */
  | 'unpack-first'
  /** A project of a program for coding, `name`, which is not read. */
  | 'coded-project'
  /** Annotations whose text is in another file; `name`: `.ann`, `instead`: the program. */
  | 'without-text'
  /** Likewise, but it is read by another command. */
  | 'project-of'
  /** A database whose program has not written everything to it yet. */
  | 'open-elsewhere'
  /** No format has its ending, or its content does not fit the ending. */
  | 'unknown-kind'
  /** It was chosen twice. */
  | 'name-twice'
  /** No column of a table is the text, by name or content. */
  | 'no-text-column'
  /** There are rows, but none with a text. */
  | 'no-rows'
  /** A quotation mark is not closed; `at`: the line where the row begins. */
  | 'quote-open'
  /** Lines, rows or cells are too long for a table of texts. */
  | 'endless-line'
  /** Elements or values are nested too deeply. */
  | 'too-deep'
  /** Not in UTF-8; read as Western European. */
  | 'encoding-guessed'
  /** It looks like an export of the database `name`, but its stories were not recognised;
   * `instead`: the kind of file to save. */
  | 'export-unsplit'
  | CountedCode;

/** Problems with a count. `name`: the first affected value as written. */
export type CountedCode =
  | 'rows-without-text'
  /** Entries of a feed or messages of a mailbox. */
  | 'entries-without-text'
  | 'entries-twice'
  /** An export names the number `name` of its stories, and `count` were found. */
  | 'stories-expected'
  /** Hits of a news database that show a headline only. */
  | 'stories-headlines'
  /** Equations as their signs in a row. */
  | 'equations-flat'
  /** Stories with a notice in the place of their text. */
  | 'stories-notices'
  /** Pages most of whose words cannot be read; `name`: their numbers. */
  | 'pages-lost'
  /** Pages that are pictures of text; `name`: their numbers. */
  | 'pages-pictures'
  /** Hidden passages of a document. */
  | 'passages-hidden'
  /** Messages with parts without a number, or unreadable ones. */
  | 'entries-odd'
  | 'entries-encrypted'
  | 'attachments-left'
  /** Lines that are not a row; `at`: the first of them. */
  | 'lines-unread'
  /** Rows with the same content as another. */
  | 'rows-twice'
  /** Parts of a project: patterns for highlighting, links between statements, statements whose
   * document is missing, files that are no texts. */
  | 'patterns-left'
  | 'links-left'
  | 'marks-without-document'
  | 'sources-left'
  /** Coded parts of pictures, pages and recordings. */
  | 'selections-left'
  | 'media-left'
  | 'labels-left'
  | 'predictions-left'
  | 'annotations-unquoted'
  /** Statements without an actor, an issue or a stance, and such without an organization. */
  | 'statements-incomplete'
  | 'statements-spoken'
  /** Coded passages whose words were not found, or not with certainty; whose id another annotation
   * has; which cannot be written. */
  | 'marks-within-words'
  | 'marks-lost'
  | 'marks-doubtful'
  | 'marks-id-of-other'
  | 'marks-unwritable'
  /** Dates that could have the day or the month first. */
  | 'dates-unclear'
  /** Values in the place of dates that are not dates. */
  | 'dates-unread';

/** A warning with a count; none for zero. */
export function countedProblem(
  code: CountedCode,
  count: number,
  name?: string,
): readonly ImportProblem[] {
  return count === 0 ? [] : [{ severity: 'warning', code, count, name }];
}
