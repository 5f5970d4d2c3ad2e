import { isAnnotationFile, runCooperatively } from '../../core';
import type { AnnotationFiles } from '../files/annotationFiles';
import type { ProblemList } from '../files/problemList';
import type { Environment } from '../ports';
import { problemsBetween } from './betweenFiles';
import type { CorpusIndex } from './corpusIndex';

interface Needs {
  readonly environment: Environment;
  readonly index: CorpusIndex;
  readonly annotationFiles: AnnotationFiles;
  readonly problems: ProblemList;
}

/** Looks for the problems that only show when all files are seen together, whenever some have
 * changed. */
export class CorpusCheck {
  readonly #needs: Needs;
  /** Grows each time that a check is requested. */
  #asked = 0;
  #isChecking = false;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Checks once for all changes of a tick; in slices where there are many files, and again if
   * something changes meanwhile. */
  soon(): void {
    this.#asked++;
    if (this.#isChecking) return;
    this.#isChecking = true;
    void Promise.resolve()
      .then(() => this.#checkUntilDone())
      .catch((error: unknown) => this.#needs.environment.log.error('looking for problems', error))
      .finally(() => {
        this.#isChecking = false;
      });
  }

  async #checkUntilDone(): Promise<void> {
    const { index, annotationFiles, problems, environment } = this.#needs;
    for (;;) {
      const asked = this.#asked;
      // With one file per coder, the file that an article is read from may have changed.
      const isRead = (path: string): boolean =>
        !isAnnotationFile(path) || annotationFiles.isRead(path);
      await runCooperatively(problems.keepOwn(isRead), environment.yieldToHost);
      if (asked !== this.#asked) continue;
      const steps = problemsBetween({
        reader: index,
        fileOf: (article) => annotationFiles.pathOf(article),
        textOf: (file) => annotationFiles.wanted(file),
        owners: () => annotationFiles.shownOwners(),
        today: environment.clock.today(),
      });
      const between = await runCooperatively(
        steps,
        environment.yieldToHost,
        () => asked !== this.#asked,
      );
      if (between && asked === this.#asked) {
        problems.setBetween(between);
        return;
      }
    }
  }
}
