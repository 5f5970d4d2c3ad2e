import type { AnnotationFiles } from '../files/annotationFiles';
import type { Plans } from '../jobs/plans';
import type { PlannedFile } from '../ports';
import type { ArticleEdits } from './corpusEdits';

interface Needs {
  readonly annotationFiles: AnnotationFiles;
  readonly plans: Plans;
  /** True where a file of the corpus has no unsaved edits. */
  readonly isSaved: (path: string) => boolean;
}

/** Changes of several files, noted until all of them are saved: after a crash they are completed or
 * taken back as a whole. */
export class NotedPlans {
  readonly #needs: Needs;
  readonly #noted = new Map<() => Promise<void>, readonly string[]>();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Notes what is about to be done. The caller calls the function it resolves to when it is done;
   * from then on it is forgotten as soon as all of it is saved. A change of one file is not noted
   * here but when it is written. `others`: the codebook and the searches, as they will be. */
  async note(
    label: string,
    articles: readonly ArticleEdits[],
    others: readonly PlannedFile[] = [],
  ): Promise<() => void> {
    if (articles.length + others.length < 2) return NOTHING;
    const { annotationFiles: files, plans } = this.#needs;
    const planned = others.filter(({ base, wanted }) => base !== wanted);
    for (const { article, edits, exact, mayGo, path } of articles) {
      const own = path ?? files.pathOf(article);
      const file = await files.planned(own, edits, mayGo, exact);
      if (file && file.base !== file.wanted) planned.push(file);
    }
    if (planned.length < 2) return NOTHING;
    const noted = await plans.note({ label, files: planned });
    if (noted.kind !== 'noted') return NOTHING;
    return () => {
      const paths = planned.map(({ path }) => path);
      this.#noted.set(noted.discard, paths);
      this.discardSaved();
    };
  }

  /** Forgets the plans whose files are all saved; to be called whenever a file is saved. */
  discardSaved(): void {
    for (const [discard, paths] of this.#noted) {
      if (!paths.every((path) => this.#needs.isSaved(path))) continue;
      this.#noted.delete(discard);
      void discard();
    }
  }
}

const NOTHING = (): void => undefined;
