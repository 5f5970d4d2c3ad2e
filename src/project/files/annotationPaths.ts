import {
  annotationFilesOf,
  articleOf,
  isAnnotationFile,
  type AnnotatedArticle,
  type ArticlePath,
  type Codebook,
} from '../../core';
import type { FileLedger } from './fileLedger';

export interface PathNeeds {
  readonly ledger: Pick<FileLedger, 'has' | 'paths'>;
  readonly codebook: () => Codebook;
  readonly coder: () => string;
}

/** Which annotation files belong to which article, by their paths. */
export class AnnotationPaths {
  readonly #needs: PathNeeds;

  constructor(needs: PathNeeds) {
    this.#needs = needs;
  }

  /** The file that an article is read from and written to: the shared or adjudicated one, or with
   * one file per coder, where there is none yet, the current coder's. */
  pathOf(article: ArticlePath): string {
    const [shared, coders = shared] = this.pathsFor(article);
    return this.#exists(shared) ? shared : coders;
  }

  /** The files that an article may be read from, whether or not they exist; see
   * `annotationFilesOf`. */
  pathsFor(article: ArticlePath): ReturnType<typeof annotationFilesOf> {
    // Views call this for every article: settings are looked up last.
    const perCoder = this.#needs.codebook().annotationFiles === 'one-per-coder';
    return annotationFilesOf(article, perCoder ? this.#needs.coder() : '', this.#exists);
  }

  articleOf(path: string): ArticlePath | undefined {
    return articleOf(path, this.#exists)?.article;
  }

  /** True of a file that an article is now read from. */
  isRead(path: string): boolean {
    const article = this.articleOf(path);
    return article !== undefined && this.pathOf(article) === path;
  }

  /** All annotation files of an article: the shared or adjudicated one, and those of coders. */
  filesOf(article: ArticlePath): readonly string[] {
    return this.#needs.ledger.paths.filter(
      (path) => path.startsWith(article) && this.articleOf(path) === article,
    );
  }

  /** All annotation files, each with its article, if that exists. */
  owners(): readonly (readonly [file: string, owner: AnnotatedArticle | undefined])[] {
    const files = this.#needs.ledger.paths.filter((path) => isAnnotationFile(path));
    return files.map((file) => [file, articleOf(file, this.#exists)]);
  }

  /** All annotation files whose article exists, each with that article. */
  withArticles(): readonly (readonly [file: string, article: ArticlePath])[] {
    return this.owners().flatMap(([file, owner]) =>
      owner ? [[file, owner.article] as const] : [],
    );
  }

  readonly #exists = (path: string): boolean => this.#needs.ledger.has(path);
}
