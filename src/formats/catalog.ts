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
    id: 'html',
    label: 'Web page',
    extensions: ['.html', '.htm'],
    description:
      'A page saved by a browser becomes an article, without navigation and advertising.',
  },
];

/** What the module of a format exports. */
export interface FormatModule {
  readonly importer?: Importer;
  readonly exporter?: Exporter<never>;
}
