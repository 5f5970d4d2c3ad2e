import type { AnnotationFiles } from '../files/annotationFiles';
import type { Plans } from '../jobs/plans';
import type { PlannedFile } from '../ports';
import type { ArticleEdits } from './corpusEdits';

/** Changes of several annotation files, noted until all of them are saved: after a crash they are
 * completed or taken back as a whole. */
export class NotedPlans {
  readonly #files: AnnotationFiles;
  readonly #plans: Plans;
  readonly #noted = new Map<() => Promise<void>, readonly string[]>();

  constructor(files: AnnotationFiles, plans: Plans) {
    this.#files = files;
    this.#plans = plans;
  }

  /** Notes what is about to be done. The caller calls the function it resolves to when it is done;
   * from then on it is forgotten as soon as all of it is saved. A change of one file is not noted
   * here but when it is written. */
  async note(label: string, articles: readonly ArticleEdits[]): Promise<() => void> {
    if (articles.length < 2) return NOTHING;
    const planned: PlannedFile[] = [];
    for (const { article, edits, exact, mayGo, path } of articles) {
      const own = path ?? this.#files.pathOf(article);
      const file = await this.#files.planned(own, edits, mayGo, exact);
      if (file && file.base !== file.wanted) planned.push(file);
    }
    if (planned.length < 2) return NOTHING;
    const noted = await this.#plans.note({ label, files: planned });
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
      if (!paths.every((path) => this.#files.isSaved(path))) continue;
      this.#noted.delete(discard);
      void discard();
    }
  }
}

const NOTHING = (): void => undefined;
