import {
  EMPTY_ANNOTATION_FILE,
  frontMatterEnd,
  GOLD,
  isReadingFile,
  isSeenText,
  machineReading,
  normalizeText,
  parseAnnotationFile,
  placeAll,
  readArticleOf,
  rowOf,
  type AnnotatedArticle,
  type ArticlePath,
  type ArticleRow,
  type Codebook,
  type CoderId,
  type CodersCorpus,
  type ReadArticle,
} from '../../core';
import type { OpenArticles } from '../articles/openArticles';
import type { AnnotationFiles } from '../files/annotationFiles';
import type { CorpusFiles, Environment } from '../ports';
import { hashOf } from '../search/textSearch';
import { namedInOtherFiles } from './namedByCoders';

interface Needs {
  readonly files: CorpusFiles;
  readonly environment: Environment;
  readonly annotationFiles: AnnotationFiles;
  readonly open: OpenArticles;
  readonly codebook: () => Codebook;
}

type CoderFile = readonly [coder: CoderId | undefined, file: string];

/** One article as it was last read, for as long as a view holds it. */
interface KnownReading {
  /** Of its text, its annotation files and theirs. */
  readonly stamp: string;
  /** Of its annotation files, and the texts of those that are known without reading them. */
  readonly known: string;
  /** Its text was that of an editor. */
  readonly wasOpen: boolean;
  readonly codebook: Codebook;
  readonly article: WeakRef<ReadArticle>;
}

/** The annotation files of all coders, side by side. They are read when asked, since views are made
 * from one source; what has not changed since is not computed again. A coder who codes blind gets
 * none but their own. */
export class CoderReadings {
  readonly #needs: Needs;
  readonly #known = new Map<ArticlePath, KnownReading>();
  /** Files that have changed since they were read, as far as events tell. */
  readonly #changed = new Set<string>();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** To be called with each file of which an event tells that it may have changed. */
  changed(path: string): void {
    this.#changed.add(path);
  }

  /** From now on nothing counts as unchanged because no event told otherwise. */
  discard(): void {
    this.#known.clear();
  }

  /** The readings of all articles that a coder has begun; undefined where it was cancelled. To be
   * called when all files are known (`Corpus.readWhole`). A file of which no event tells is not
   * read again. `report` gets the share that is done, 0 to 1. */
  async all(
    cancelled: () => boolean,
    report?: (done: number) => void,
  ): Promise<CodersCorpus | undefined> {
    const { annotationFiles, environment, codebook } = this.#needs;
    const byArticle = new Map<ArticlePath, CoderFile[]>();
    for (const [file, owner] of annotationFiles.eachShown()) {
      await environment.yieldToHost();
      if (!owner || !this.#isRead(owner)) continue;
      const known = byArticle.get(owner.article) ?? [];
      byArticle.set(owner.article, [...known, [owner.coder, file]]);
    }
    const paths = [...byArticle.keys()].sort();
    const articles: ReadArticle[] = [];
    for (const [index, path] of paths.entries()) {
      await environment.yieldToHost();
      if (cancelled()) return undefined;
      report?.(index / paths.length);
      const files = byArticle.get(path) ?? [];
      const one = this.#unchanged(path, files) ?? (await this.#read(path, files));
      if (one) articles.push(one);
    }
    return { codebook: codebook(), articles };
  }

  /** The readings of one article; undefined where its text cannot be read. `withGold`: with its
   * gold standard, also for a coder who codes blind, to be compared with what they completed. */
  of(path: ArticlePath, withGold = false): Promise<ReadArticle | undefined> {
    const { annotationFiles } = this.#needs;
    const files = annotationFiles.owners().flatMap(([file, owner]): readonly CoderFile[] => {
      if (owner?.article !== path || !this.#isRead(owner)) return [];
      const isShown = !annotationFiles.isHidden(file) || (withGold && owner.coder === GOLD);
      return isShown ? [[owner.coder, file]] : [];
    });
    return this.#read(path, files);
  }

  /** The same with what a machine read, which is in no other reading. Only for a person who has
   * completed the article: `secondReading` gives nothing else. */
  async withMachine(path: ArticlePath, machine: CoderId): Promise<ReadArticle | undefined> {
    const read = await this.of(path);
    const file = this.#machineFile(path, machine);
    const text = file === undefined ? undefined : await this.#text(path);
    const yaml = file === undefined ? undefined : await this.#yaml(file);
    if (!read || text === undefined || yaml === undefined) return read;
    const row = rowOfFile(path, text, yaml, this.#needs.codebook());
    return row.stale ? read : { ...read, machine: machineReading(machine, row) };
  }

  #machineFile(path: ArticlePath, machine: CoderId): string | undefined {
    const owners = this.#needs.annotationFiles.owners();
    return owners.find(([, one]) => one?.article === path && one.coder === machine)?.[0];
  }

  /** Those of the ids that an annotation file names which is not read now, of whichever coder. */
  named(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return namedInOtherFiles(this.#needs, ids);
  }

  #isRead({ coder }: AnnotatedArticle): boolean {
    return isReadingFile(coder, this.#needs.codebook());
  }

  /** What was read of an article, if nothing of it can have changed. */
  #unchanged(path: ArticlePath, files: readonly CoderFile[]): ReadArticle | undefined {
    const known = this.#known.get(path);
    if (!known || known.wasOpen || this.#needs.open.get(path)) return undefined;
    if (known.codebook !== this.#needs.codebook() || known.known !== this.#knownOf(files)) {
      return undefined;
    }
    const isChanged = [path, ...files.map(([, file]) => file)].some((one) =>
      this.#changed.has(one),
    );
    return isChanged ? undefined : known.article.deref();
  }

  /** Changes whenever a file comes or goes, and with each text that is held here. */
  #knownOf(files: readonly CoderFile[]): string {
    const { annotationFiles } = this.#needs;
    return files
      .map(([, file]) => {
        const text = annotationFiles.wanted(file);
        return text === undefined ? file : `${file} ${String(hashOf(text))} ${String(text.length)}`;
      })
      .join('\0');
  }

  async #read(path: ArticlePath, files: readonly CoderFile[]): Promise<ReadArticle | undefined> {
    // Before reading: what changes meanwhile is read again.
    for (const one of [path, ...files.map(([, file]) => file)]) this.#changed.delete(one);
    const wasOpen = this.#needs.open.get(path) !== undefined;
    const texts = this.#knownOf(files);
    const text = await this.#text(path);
    if (text === undefined) return undefined;
    const yamls = await Promise.all(files.map(([, file]) => this.#yaml(file)));
    const codebook = this.#needs.codebook();
    const all = [text, ...files.flat(), ...yamls].map((one) => `${one ?? ''}\0`).join('');
    const stamp = `${String(hashOf(all))} ${String(all.length)}`;
    const known = this.#known.get(path);
    if (known?.stamp === stamp && known.codebook === codebook) {
      const article = known.article.deref();
      if (article) {
        this.#known.set(path, { ...known, wasOpen, known: texts });
        return article;
      }
    }
    const ofCoder = new Map<CoderId, ArticleRow>();
    let plain: ArticleRow | undefined;
    for (const [index, [coder]] of files.entries()) {
      const yaml = yamls[index];
      const row = yaml === undefined ? undefined : rowOfFile(path, text, yaml, codebook);
      if (coder === undefined) plain = row;
      else if (row) ofCoder.set(coder, row);
    }
    const continuum = { start: frontMatterEnd(path, text), end: text.length };
    const article = readArticleOf({ path, continuum, plain, ofCoder }, codebook);
    this.#known.set(path, {
      ...{ stamp, codebook, wasOpen, known: texts },
      article: new WeakRef(article),
    });
    return article;
  }

  /** Undefined where there is no such file. */
  async #yaml(name: string): Promise<string | undefined> {
    const { annotationFiles, files } = this.#needs;
    return annotationFiles.wanted(name) ?? (await files.read(name))?.text;
  }

  /** Normalised; as it is in the editor, where it is open. */
  async #text(path: ArticlePath): Promise<string | undefined> {
    const { open, files } = this.#needs;
    const state = open.get(path);
    if (state) return state.text;
    const read = await files.read(path);
    return read?.clean ? normalizeText(read.text) : undefined;
  }
}

/** Stale where the file is refused. */
function rowOfFile(path: ArticlePath, text: string, yaml: string, codebook: Codebook): ArticleRow {
  const parsed = parseAnnotationFile(yaml, codebook);
  const stale = parsed.kind !== 'annotations';
  const file = stale ? EMPTY_ANNOTATION_FILE : parsed.file;
  const placed = placeAll(text, file.annotations, isSeenText(file, text));
  return rowOf({ path, text, file, placed, stale });
}
