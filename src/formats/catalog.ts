import type { ImportProblemCode } from '../core';
import type { Exporter, FromHtml, Importer, ProjectReader, TableReader } from './contract';

/** A format that is read from other programs, with a folder of its own. */
export interface ImportFormat {
  /** The name of the folder and of the module built from it. */
  readonly id: string;
  readonly label: string;
  /** With dots, in lower case. */
  readonly extensions: readonly string[];
  /** Extensions that other files have more often: the module checks the contents, and reports files
   * of another kind. */
  readonly also?: readonly string[];
  /** The module reads tables, whose columns the user gives a meaning. */
  readonly hasTables?: true;
  /** The module reads projects, which are imported with what was coded. */
  readonly isProject?: true;
  /** A project may be many files, in a zip or a folder: those with these extensions. */
  readonly packed?: readonly string[];
  /** A text whose date may be found at its head or in the name of its file. */
  readonly isDocument?: true;
  /** One sentence: which programs write it, and what it becomes. */
  readonly description: string;
}

export const IMPORT_FORMATS: readonly ImportFormat[] = [
  {
    id: 'docx',
    label: 'Word document',
    extensions: ['.docx'],
    isDocument: true,
    description:
      'A document of Word, LibreOffice or Google Docs becomes an article with its headings, lists, quotations, tables and notes, without headers, footers and deleted text.',
  },
  {
    id: 'odt',
    label: 'OpenDocument text',
    extensions: ['.odt'],
    isDocument: true,
    description:
      'A document of LibreOffice or OpenOffice becomes an article with its headings, lists, quotations, tables and notes, without headers, footers and deleted text.',
  },
  {
    id: 'epub',
    label: 'E-book',
    extensions: ['.epub'],
    description:
      'An EPUB without copy protection becomes an article, chapter by chapter, without its table of contents.',
  },
  {
    id: 'rtf',
    label: 'Rich Text Format',
    extensions: ['.rtf'],
    isDocument: true,
    description:
      'A document of WordPad, Word, LibreOffice or a news database becomes an article with its headings, lists, tables and notes, without headers, footers and hidden text.',
  },
  {
    id: 'html',
    label: 'Web page',
    extensions: ['.html', '.htm', '.xhtml'],
    description:
      'A page saved by a browser becomes an article, without navigation and advertising.',
  },
  {
    id: 'pdf',
    label: 'PDF',
    extensions: ['.pdf'],
    isDocument: true,
    description:
      'A PDF with text becomes an article, column by column, without page numbers, headers and footers.',
  },
  {
    id: 'news',
    label: 'Export of a news database',
    extensions: [],
    also: ['.txt', '.xml'],
    description:
      'Many stories in one file, as written by Nexis, Factiva, ProQuest, Europresse and others, also as a Word, Rich Text or HTML file or a message: each becomes an article with the metadata of its heading.',
  },
  {
    id: 'w3c',
    isProject: true,
    label: 'Web annotations',
    extensions: ['.jsonld'],
    also: ['.json'],
    description:
      'Annotations in the model of the W3C, as of Recogito, or of Hypothesis: the quotes of each page become an article, tags entries of the codebook, and annotations positions where tags name an actor and an issue.',
  },
  {
    id: 'labelstudio',
    isProject: true,
    label: 'Label Studio',
    extensions: [],
    also: ['.json'],
    description:
      'The JSON export of Label Studio: texts become articles, labels entries of the codebook, and labelled spans annotations or, if labels name actors and issues, positions.',
  },
  {
    id: 'doccano',
    isProject: true,
    label: 'doccano',
    extensions: [],
    also: ['.jsonl', '.json'],
    description:
      'What doccano exports for spans and relations: texts become articles, labels entries of the codebook, and spans annotations or, if labels name actors and issues, positions.',
  },
  {
    id: 'inception',
    isProject: true,
    label: 'INCEpTION and WebAnno',
    extensions: ['.xmi'],
    also: ['.tsv', '.json', '.zip'],
    packed: ['.tsv', '.json', '.xmi', '.zip'],
    description:
      'Documents as WebAnno TSV 3, UIMA CAS JSON or XMI, or a zip or folder of them: texts become articles, layers entries of the codebook with their values, and annotations annotations or, if features of a layer are an actor and an issue, positions.',
  },
  {
    id: 'csv',
    hasTables: true,
    label: 'Table as text',
    extensions: ['.csv', '.tsv', '.tab'],
    also: ['.txt'],
    description:
      'A table with commas, semicolons or tabs between its cells: each row with a text becomes an article. You choose what each column is used for.',
  },
  {
    id: 'xlsx',
    hasTables: true,
    label: 'Excel workbook',
    extensions: ['.xlsx'],
    description:
      'A workbook of Excel, LibreOffice or Google Sheets: each row with a text becomes an article, sheet by sheet. Formulas are not computed. A table of coded segments, as MAXQDA, ATLAS.ti and NVivo export it, is a project.',
  },
  {
    id: 'jsonl',
    hasTables: true,
    label: 'JSON Lines',
    extensions: ['.jsonl', '.ndjson'],
    also: ['.json'],
    description:
      'Objects, one per line or in a list, as written by programs that collect news and posts: each object with a text becomes an article. You choose what each key is used for.',
  },
  {
    id: 'feed',
    label: 'Feed',
    extensions: ['.rss', '.atom'],
    also: ['.rdf', '.xml'],
    description:
      'A feed (RSS, Atom) saved as a file: each entry becomes an article with the text in the feed. Nothing is downloaded.',
  },
  {
    id: 'mail',
    label: 'Message or mailbox',
    extensions: ['.eml', '.mbox'],
    description:
      'A message, or a mailbox with many messages: each becomes an article with its plain text, or else its HTML text, without attachments.',
  },
  {
    id: 'dna',
    isProject: true,
    label: 'Discourse Network Analyzer',
    extensions: ['.dna'],
    description:
      'A database of DNA, version 2 or 3: its documents become articles, organizations, persons and concepts entries of the codebook, and statements positions.',
  },
  {
    id: 'refi',
    isProject: true,
    label: 'REFI-QDA',
    extensions: ['.qdpx', '.qdc', '.qde'],
    description:
      'A project or codebook as NVivo, MAXQDA, ATLAS.ti, QualCoder and others export it: its texts become articles, and its codes what you say they are.',
  },
  {
    id: 'qualcoder',
    isProject: true,
    label: 'QualCoder',
    extensions: ['.qda'],
    description:
      'The database in the folder of a QualCoder project, `data.qda`: its texts become articles, codes and categories entries of the codebook, and coded passages annotations or, if codes name actors and issues, positions.',
  },
  {
    id: 'taguette',
    isProject: true,
    label: 'Taguette',
    extensions: ['.sqlite3'],
    description:
      'A project exported from Taguette as SQLite3: its documents become articles, tags entries of the codebook, and highlights annotations or, if tags name actors and issues, positions.',
  },
  {
    id: 'brat',
    isProject: true,
    label: 'brat',
    extensions: [],
    also: ['.zip'],
    packed: ['.ann', '.a1', '.a2', '.txt', '.conf'],
    description:
      'A zip of a collection of brat, or on the command line its folder: texts become articles, types and attributes entries of the codebook, marked words annotations, and events and relations annotations or, if their roles are an actor and an issue, positions.',
  },
  {
    id: 'catma',
    isProject: true,
    label: 'CATMA',
    extensions: ['.tgz'],
    also: ['.gz', '.zip', '.xml'],
    packed: ['.txt', '.xml'],
    description:
      'Documents and collections of CATMA, the `.tar.gz` that it exports or a folder with its files: texts become articles, tags entries of the codebook, and annotations annotations or, if properties of a tag are an actor and an issue, positions.',
  },
  {
    id: 'text',
    label: 'Text',
    extensions: [],
    also: ['.txt'],
    isDocument: true,
    description:
      'Any other text becomes an article, also one in UTF-16 or Western European encoding.',
  },
];

/** Files that are not read, by their endings: what to do instead. */
const NOT_READ: readonly (readonly [
  Omit<Unread, 'name'>,
  endings: readonly string[],
  name?: string,
])[] = [
  [{ code: 'convert-first' }, ['.doc', '.wpd', '.wps', '.sxw']],
  [{ code: 'convert-table-first' }, ['.ods', '.xls', '.xlsb', '.numbers']],
  [{ code: 'save-as', instead: '.pdf' }, ['.odp', '.ppt', '.pptx', '.key', '.djvu']],
  [{ code: 'save-as', instead: '.docx' }, ['.pages', '.mobi', '.azw3', '.tex']],
  [{ code: 'save-as', instead: '.html' }, ['.mht', '.mhtml', '.webarchive']],
  [{ code: 'save-as', instead: '.eml' }, ['.msg', '.pst']],
  [{ code: 'unpack-first' }, ['.zip', '.7z', '.rar', '.tar', '.gz', '.bz2', '.xz']],
  [{ code: 'without-text', instead: 'brat' }, ['.ann']],
  [{ code: 'coded-project' }, ['.nvp', '.nvpx'], 'NVivo'],
  [{ code: 'coded-project' }, ['.mx20', '.mx22', '.mx24'], 'MAXQDA'],
  [{ code: 'coded-project' }, ['.atlproj', '.atlproj9', '.atlproj22', '.atlproj23'], 'ATLAS.ti'],
];
/** Pictures of pages. */
const PICTURES = ['.jpeg', '.jpg', '.png', '.tif', '.tiff'];

/** The formats that a file may have by its extension, in the order in which to try them; or the
 * problem that there is none. */
export function kindsOf(name: string): readonly ImportFormat[] | Unread {
  const ending = endingOf(name);
  const formats = IMPORT_FORMATS.filter(({ extensions, also = [] }) =>
    [...extensions, ...also].includes(ending),
  );
  return formats.length > 0 ? formats : adviceFor(name);
}

/** What to do with a file that no format reads. */
export function adviceFor(name: string): Unread {
  const ending = endingOf(name);
  for (const [advice, endings, program = ending] of NOT_READ) {
    if (endings.includes(ending)) return { ...advice, name: program };
  }
  return { code: PICTURES.includes(ending) ? 'no-text' : 'unknown-kind' };
}

function endingOf(name: string): string {
  return /\.[^.]+$/.exec(name)?.[0].toLowerCase() ?? '';
}

/** Whether its files may be projects: tables may be those of coded segments. */
export function mayBeProject({ isProject, hasTables }: ImportFormat): boolean {
  return isProject === true || hasTables === true;
}

export interface Unread {
  readonly code: ImportProblemCode;
  readonly name?: string;
  /** The kind of file to save. */
  readonly instead?: string;
}

/** The exports of a format's module. */
export interface FormatModule {
  readonly importer?: Importer;
  /** For a format of tables: the user gives the meaning of the columns before they become
   * articles. */
  readonly reader?: TableReader;
  /** For projects of other annotation programs. */
  readonly project?: ProjectReader;
  readonly exporter?: Exporter<never>;
  /** For web pages. */
  readonly fromHtml?: FromHtml;
}
