import { articleOf, type ArticlePath } from '../../core';
import type { AnnotationFiles } from './annotationFiles';
import type { OpenArticles } from '../articles/openArticles';
import type { CorpusFiles } from '../ports';

interface Needs {
  readonly files: CorpusFiles;
  readonly open: OpenArticles;
  readonly annotationFiles: AnnotationFiles;
}

/** The articles that are read by us while a scan is taken, whatever it says of them: those that are open, whose
 * annotation file is open, was opened or edited, or that have changed since the scan began. */
export class OwnArticles {
  readonly #needs: Needs;
  readonly #changed: ReadonlySet<string>;
  readonly #shown: ReadonlySet<string>;
  #held: ReadonlySet<ArticlePath> = new Set();
  #heldCount = -1;
  #changedOnes: ReadonlySet<ArticlePath> = new Set();
  #changedCount = -1;
  #open: ReadonlySet<ArticlePath> = new Set();

  /** `changed` may grow. `shown`: what an editor had open when the scan began. */
  constructor(needs: Needs, changed: ReadonlySet<string>, shown: ReadonlySet<string>) {
    this.#needs = needs;
    this.#changed = changed;
    this.#shown = shown;
  }

  /** Whoever has waited looks again: files change, and articles are opened, between two slices. */
  look(): void {
    const { annotationFiles, open } = this.#needs;
    this.#open = new Set(open.paths);
    // There may be thousands of both, of which none goes.
    if (annotationFiles.heldCount !== this.#heldCount) {
      this.#heldCount = annotationFiles.heldCount;
      this.#held = this.#articlesOf([...this.#shown, ...annotationFiles.held]);
    }
    if (this.#changed.size !== this.#changedCount) {
      this.#changedCount = this.#changed.size;
      this.#changedOnes = this.#articlesOf([...this.#changed]);
    }
  }

  /** As of the last look. Where there are none, a hundred thousand paths need no hash. */
  has(path: ArticlePath): boolean {
    return (
      (this.#held.size > 0 && this.#held.has(path)) ||
      (this.#changedOnes.size > 0 && this.#changedOnes.has(path)) ||
      (this.#open.size > 0 && this.#open.has(path))
    );
  }

  /** Of articles and annotation files, the articles: those to come, too. */
  #articlesOf(paths: readonly string[]): ReadonlySet<ArticlePath> {
    const isArticle = (path: string): boolean => this.#needs.files.isArticle(path);
    return new Set(paths.map((path) => articleOf(path, isArticle)?.article ?? path));
  }
}
