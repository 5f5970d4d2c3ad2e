import type { Exporter, Importer } from './contract';

/** A format that is read from other programs: one folder, one line here. */
export interface ImportFormat {
  /** The folder, and the module that is built from it. */
  readonly id: string;
  readonly label: string;
  /** With dots, in small letters. */
  readonly extensions: readonly string[];
  /** One sentence: which programs write it, and what becomes of it. */
  readonly description: string;
}

export const IMPORT_FORMATS: readonly ImportFormat[] = [
  {
    id: 'docx',
    label: 'Word document',
    extensions: ['.docx'],
    description:
      'A document of Word, LibreOffice or Google Docs becomes an article with its headings, lists, quotations, tables and notes, without headers, footers and deleted text.',
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
    description:
      'A PDF with text in it becomes an article, column after column, without page numbers and what stands at the edge of each page.',
  },
];

/** Kinds that another program turns into one that is read. */
const CONVERT_FIRST = ['.doc', '.odt', '.rtf'];
/** Pictures of pages. */
const PICTURES = ['.jpeg', '.jpg', '.png', '.tif', '.tiff'];

/** What a file is by the ending of its name: a format, or the problem that it is none. */
export function kindOf(name: string): ImportFormat | Unread {
  const ending = /\.[^.]+$/.exec(name)?.[0].toLowerCase() ?? '';
  const format = IMPORT_FORMATS.find(({ extensions }) => extensions.includes(ending));
  if (format) return format;
  if (CONVERT_FIRST.includes(ending)) return { code: 'convert-first', name: ending };
  return { code: PICTURES.includes(ending) ? 'no-text' : 'unknown-kind' };
}

export interface Unread {
  readonly code: 'convert-first' | 'no-text' | 'unknown-kind';
  readonly name?: string;
}

/** What the module of a format exports. */
export interface FormatModule {
  readonly importer?: Importer;
  readonly exporter?: Exporter<never>;
}
