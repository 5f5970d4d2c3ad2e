import {
  annotationFileOf,
  annotationFilesOf,
  articleOf,
  foldName,
  isAnnotationFile,
  seenWork,
  type AnnotatedArticle,
  type ArticlePath,
  type Codebook,
  type SeenWork,
  type StudyReader,
} from '../../core';
import type { FileLedger } from './fileLedger';

export interface PathNeeds {
  readonly ledger: Pick<FileLedger, 'find' | 'has' | 'paths'>;
  readonly codebook: () => Codebook;
  readonly reader: () => StudyReader;
}

/** Which annotation files belong to which article, by their paths. */
export class AnnotationPaths {
  readonly #needs: PathNeeds;

  constructor(needs: PathNeeds) {
    this.#needs = needs;
  }

  /** Which work of coders the user sees. */
  get seen(): SeenWork {
    return seenWork(this.#needs.codebook(), this.#needs.reader());
  }

  /** The file that an article is read from and written to: the shared or adjudicated one, or with
   * one file per coder, where there is none yet, or the current coder is blind, that coder's. While
   * nobody has said who they are, a name that no file has. */
  pathOf(article: ArticlePath): string {
    const [shared, coders = shared] = this.pathsFor(article);
    return this.#exists(shared) ? shared : coders;
  }

  /** The files that an article may be read from, whether or not they exist; see
   * `annotationFilesOf`. */
  pathsFor(article: ArticlePath): ReturnType<typeof annotationFilesOf> {
    // Views call this for every article: settings are looked up last.
    const codebook = this.#needs.codebook();
    const isShared = codebook.annotationFiles === 'shared';
    const reader = isShared ? undefined : this.#needs.reader();
    const isBlind = reader !== undefined && seenWork(codebook, reader) !== 'all';
    const files = annotationFilesOf(article, reader?.coder ?? '', this.#exists, isBlind);
    const [first, second] = files;
    return second === undefined ? [this.#named(first)] : [this.#named(first), this.#named(second)];
  }

  /** True of an annotation file that the current coder must not see: another coder's, or the
   * adjudicated one. It is moved, copied and refactored like any other. */
  isHidden(path: string): boolean {
    if (this.seen === 'all' || !isAnnotationFile(path)) return false;
    const { coder } = this.#needs.reader();
    const owner = articleOf(path, this.#find);
    return owner ? owner.coder !== coder : !path.endsWith(annotationFileOf('', coder));
  }

  articleOf(path: string): ArticlePath | undefined {
    return articleOf(path, this.#find)?.article;
  }

  /** True of a file that an article is now read from. */
  isRead(path: string): boolean {
    const article = this.articleOf(path);
    return article !== undefined && this.pathOf(article) === path;
  }

  /** All annotation files of an article: the shared or adjudicated one, and those of coders. */
  filesOf(article: ArticlePath): readonly string[] {
    const folded = foldName(article);
    return this.#needs.ledger.paths.filter(
      (path) => foldName(path).startsWith(folded) && this.articleOf(path) === article,
    );
  }

  /** All annotation files, each with its article, if that exists. */
  owners(): readonly (readonly [file: string, owner: AnnotatedArticle | undefined])[] {
    const files = this.#needs.ledger.paths.filter((path) => isAnnotationFile(path));
    return files.map((file) => [file, articleOf(file, this.#find)]);
  }

  /** The same, without those that the current coder must not see. */
  shownOwners(): ReturnType<AnnotationPaths['owners']> {
    const owners = this.owners();
    return this.seen === 'all' ? owners : owners.filter(([file]) => !this.isHidden(file));
  }

  /** The same, one after the other: a caller may let others work in between. */
  *eachShown(): Generator<readonly [file: string, owner: AnnotatedArticle | undefined]> {
    const isAll = this.seen === 'all';
    for (const file of this.#needs.ledger.paths) {
      if (isAnnotationFile(file) && (isAll || !this.isHidden(file))) {
        yield [file, articleOf(file, this.#find)];
      }
    }
  }

  /** All annotation files that the current coder may see and whose article exists, each with that
   * article. */
  withArticles(): readonly (readonly [file: string, article: ArticlePath])[] {
    return this.shownOwners().flatMap(([file, owner]) =>
      owner ? [[file, owner.article] as const] : [],
    );
  }

  readonly #exists = (path: string): boolean => this.#needs.ledger.has(path);
  readonly #find = (path: string): string | undefined => this.#needs.ledger.find(path);

  /** As the disk has it, or for a new file as its article has it. */
  #named(path: string): string {
    return this.#find(path) ?? path;
  }
}
