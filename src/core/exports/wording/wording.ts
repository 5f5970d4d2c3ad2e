import type { Codebook } from '../../model/codebook';
import type { CorpusReader } from '../../model/corpus';
import type { ArticlePath } from '../../model/ids';
import { dateOnScreen } from '../../text/dates';
import { runsOf, type Run, type Words } from '../document/blocks';
import { ENGLISH } from './english';
import { GERMAN } from './german';

// The words of documents that are handed in: briefs, position tables, reports. They are in core in
// each language, not in the editor's bundle of translations, since the language of a document is a
// choice of its own, and since the command line has no such bundle.
//
// The names of a codebook are in any language, number and gender, so no sentence makes them
// inflect: in English they stand in lists, in German (`german.ts` has the rules) no name follows an
// article, a verb or a preposition.

export const EXPORT_LANGUAGES = ['en', 'de'] as const;
export type ExportLanguage = (typeof EXPORT_LANGUAGES)[number];

/** A text with {0}, {1} for arguments, or its singular and plural, chosen by the first one. */
export type Template = string | readonly [one: string, many: string];

export type PhraseKey = keyof typeof ENGLISH;

/** What words documents: a language, and the names of a codebook. */
export interface Wording {
  readonly language: ExportLanguage;
  readonly codebook: Codebook;
  /** What an article of the corpus is called where its author has no name. */
  readonly nameOfArticle: (path: ArticlePath) => ArticleName;
  /** Numbers are formatted. */
  readonly text: (key: PhraseKey, ...args: readonly (string | number)[]) => string;
  /** The same with arguments that have a formatting. */
  readonly runs: (key: PhraseKey, ...args: readonly Words[]) => readonly Run[];
  /** A date as it is written in a file (YYYY, YYYY-MM, YYYY-MM-DD or a range): 26 Apr 2024. */
  readonly date: (written: string) => string;
  readonly number: (count: number) => string;
}

/** `path`: where titles do not tell articles apart. */
export interface ArticleName {
  readonly title?: string | undefined;
  readonly path?: string | undefined;
}

const TEMPLATES = { en: ENGLISH, de: GERMAN } as const satisfies Readonly<
  Record<ExportLanguage, Readonly<Record<PhraseKey, Template>>>
>;

/** For dates and numbers. */
const LOCALES = { en: 'en-GB', de: 'de' } as const;

/** `reader`: names articles by their titles. */
export function wordingOf(
  codebook: Codebook,
  language: ExportLanguage = 'en',
  reader?: Pick<CorpusReader, 'articles'>,
): Wording {
  const locale = LOCALES[language];
  const formatted = numbersIn(locale);
  const number = (count: number): string => formatted.format(count);
  const dates = new Map<string, string>();
  return {
    language,
    codebook,
    nameOfArticle: articleNamer(reader),
    text: (key, ...args) =>
      templateOf(language, key, args[0]).replace(/\{(\d)\}/g, (gap, at: string) => {
        const filling = args[Number(at)] ?? gap;
        return typeof filling === 'number' ? number(filling) : filling;
      }),
    runs: (key, ...args) =>
      // Each second piece is the number of an argument.
      templateOf(language, key, args[0])
        .split(/\{(\d)\}/)
        .flatMap((piece, at) => {
          const filling = at % 2 === 0 ? piece : (args[Number(piece)] ?? '');
          return filling === ''
            ? []
            : runsOf(typeof filling === 'number' ? number(filling) : filling);
        }),
    date: (written) => {
      const known = dates.get(written) ?? dateOnScreen(written, locale);
      dates.set(written, known);
      return known;
    },
    number,
  };
}

/** The title, with the path where several have it; the path where there is none; of the only
 * article no path. */
function articleNamer(
  reader: Pick<CorpusReader, 'articles'> | undefined,
): Wording['nameOfArticle'] {
  let titles: ReadonlyMap<ArticlePath, string | undefined> | undefined;
  const counts = new Map<string | undefined, number>();
  return (path) => {
    const all = reader?.articles() ?? [];
    if (all.length === 1) return { title: all[0]?.metadata.title };
    if (!titles) {
      titles = new Map(all.map((article) => [article.path, article.metadata.title]));
      for (const title of titles.values()) counts.set(title, (counts.get(title) ?? 0) + 1);
    }
    const title = titles.get(path);
    return title === undefined || counts.get(title) !== 1 ? { title, path } : { title };
  };
}

function templateOf(language: ExportLanguage, key: PhraseKey, first: unknown): string {
  const template: Template = TEMPLATES[language][key];
  return typeof template === 'string' ? template : template[first === 1 ? 0 : 1];
}

const NUMBERS = new Map<string, Intl.NumberFormat>();

function numbersIn(locale: string): Intl.NumberFormat {
  const known = NUMBERS.get(locale) ?? new Intl.NumberFormat(locale);
  NUMBERS.set(locale, known);
  return known;
}

/** The language of documents for a tag such as `de-AT`: English for those that have no words. */
export function exportLanguage(tag: string): ExportLanguage {
  return EXPORT_LANGUAGES.find((language) => tag.toLowerCase().split('-')[0] === language) ?? 'en';
}
