import {
  assignedTo,
  endingOf,
  findPath,
  freshAnnotationId,
  isAnnotationFile,
  moveAssignments,
  normalizeText,
  withNewIds,
  type AnnotationId,
  type ArticlePath,
} from '../../core';
import type { AnnotationFiles } from '../files/annotationFiles';
import type { FileLedger } from '../files/fileLedger';
import type { CorpusChanges } from '../history/corpusChanges';
import type { CorpusIndex } from '../corpusIndex/corpusIndex';
import { likelyArticles, type LikelyArticle } from '../files/lostFiles';
import { movedName, movedPath } from './movedPath';
import type { OldTexts } from '../history/oldTexts';
import type { CorpusFiles, Environment } from '../ports';

interface Needs {
  readonly files: CorpusFiles;
  readonly environment: Environment;
  readonly index: CorpusIndex;
  readonly ledger: FileLedger;
  readonly annotationFiles: AnnotationFiles;
  readonly changes: CorpusChanges;
  readonly oldTexts: OldTexts;
}

/** Moves what belongs to an article that is moved or copied: its annotation files, its place in the
 * history, the reprints that point at it, who is to code it. Paths may be those of folders too. */
export class ArticleMoves {
  readonly #needs: Needs;
  /** What was in folders that are being moved, by the folder's path. */
  readonly #leaving = new Map<string, readonly string[]>();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** To be called before an article or a folder goes to another path: file events may remove what
   * is in a folder, and bring it back at the new place only after `moved`. */
  moving(from: string): void {
    if (this.#needs.files.isArticle(from)) return;
    this.#leaving.set(from, this.pathsBelow(`${from}/`));
  }

  /** To be called after an article or a folder went to another path of the corpus, with its
   * annotation files. Where writing is not allowed, reprints keep pointing at the old place, which
   * is reported as a problem of theirs, and who is to code it stays noted there. */
  async moved(from: string, to: string, mayWrite = true): Promise<void> {
    const { annotationFiles, changes, index, oldTexts } = this.#needs;
    changes.moved(from, to);
    for (const [old, now] of this.#movedArticles(from, to)) await oldTexts.moved(old, now);
    if (!mayWrite) return;
    const assignments = moveAssignments(index.codebook, (path) => movedName(path, from, to));
    if (assignments) await changes.editCodebook([assignments]);
    for (const { path, metadata } of index.articles()) {
      const original = metadata.duplicateOf;
      const duplicateOf = original === undefined ? undefined : movedName(original, from, to);
      if (duplicateOf === undefined) continue;
      const { parsed } = await annotationFiles.read(path);
      // What the article's front matter says is not changed.
      if (parsed?.kind !== 'annotations' || parsed.file.article.duplicateOf !== original) continue;
      await changes.describe(path, { duplicateOf });
    }
  }

  /** Articles and annotation files that go with a folder (with `/` at its end), as far as they are
   * known. */
  pathsBelow(folder: string): readonly string[] {
    return this.#needs.ledger.below(folder);
  }

  /** To be called after an article or a folder was copied to this path: a copied article gets
   * copies of the annotation files of its original, and everything in a copy gets new ids, since an
   * id belongs to one annotation. Gives the number of annotation files with new ids. */
  async copied(to: string): Promise<number> {
    const { annotationFiles, files } = this.#needs;
    if (!files.isArticle(to)) return this.#renewBelow(`${to}/`);
    await this.#list();
    const own = annotationFiles.filesOf(to);
    if (own.length > 0) return this.#renew(own);
    const source = await this.#sourceOf(to);
    if (source === undefined) return 0;
    const taken = this.#idsOutside(() => false);
    let made = 0;
    for (const path of annotationFiles.filesOf(source)) {
      const text = (await files.read(path))?.text;
      const copy = text && withNewIds(text, () => true, this.#freshId(taken));
      if (!copy) continue;
      await files.write(to + endingOf(path, source), undefined, copy);
      made++;
    }
    return made;
  }

  /** The articles' paths before and now. File events may come before or after this call: what was
   * listed may be at either place, or at none. */
  #movedArticles(from: string, to: string): ReadonlyMap<ArticlePath, ArticlePath> {
    const { files, ledger } = this.#needs;
    const moved = new Map([[from, to]]);
    const left = this.#leaving.get(from) ?? [];
    this.#leaving.delete(from);
    for (const path of [...ledger.paths, ...left]) {
      const now = movedPath(path, from, to);
      const old = movedPath(path, to, from);
      if (now !== undefined) moved.set(path, now);
      else if (old !== undefined) moved.set(old, path);
    }
    return new Map([...moved].filter(([old]) => files.isArticle(old)));
  }

  /** Lists the files again, since file events come later than this call. */
  async #list(): Promise<readonly string[]> {
    const paths = await this.#needs.files.list();
    for (const path of paths) this.#needs.ledger.setExists(path, true);
    return paths;
  }

  /** The articles that an annotation file without its article may belong to. */
  likelyArticles(path: string, cancelled: () => boolean): Promise<readonly LikelyArticle[]> {
    return likelyArticles(this.#needs, path, cancelled);
  }

  /** To be called when the annotation file of an article that another program had moved was brought
   * to it: who is to code it is noted at the new place, unless one is there already. */
  async foundAgain(
    file: string,
    { article, annotationFile }: Pick<LikelyArticle, 'article' | 'annotationFile'>,
  ): Promise<void> {
    const { changes, index } = this.#needs;
    if (assignedTo(index.codebook.coding.assigned, article)) return;
    const before = file.slice(0, file.length - (annotationFile.length - article.length));
    const assignments = moveAssignments(index.codebook, (path) =>
      findPath(path, (one) => one === before) === undefined ? undefined : article,
    );
    if (assignments) await changes.editCodebook([assignments]);
  }

  async #renewBelow(folder: string): Promise<number> {
    const paths = await this.#list();
    return this.#renew(paths.filter((path) => path.startsWith(folder) && isAnnotationFile(path)));
  }

  async #renew(paths: readonly string[]): Promise<number> {
    const { annotationFiles, files } = this.#needs;
    const copies = new Set(paths.map((path) => annotationFiles.articleOf(path)));
    const taken = this.#idsOutside((article) => copies.has(article));
    let renewed = 0;
    for (const path of paths) {
      const text = (await files.read(path))?.text;
      const next = text && withNewIds(text, (id) => taken.has(id), this.#freshId(taken));
      if (!next || next === text) continue;
      await files.write(path, text, next);
      renewed++;
    }
    return renewed;
  }

  /** The annotated article that this one was copied from: it has the same words, and the same name
   * in another folder or a shorter one of the same kind (`talks.md` for `talks copy.md`). */
  async #sourceOf(copy: ArticlePath): Promise<ArticlePath | undefined> {
    const { files, index } = this.#needs;
    let text: string | undefined;
    for (const { path, annotations } of index.articles()) {
      if (path === copy || annotations.length === 0 || !isNamedAfter(copy, path)) continue;
      text ??= await this.#wordsOf(copy);
      if (text !== undefined && text === (await this.#wordsOf(path)) && files.isArticle(path)) {
        return path;
      }
    }
    return undefined;
  }

  async #wordsOf(path: ArticlePath): Promise<string | undefined> {
    const read = await this.#needs.files.read(path);
    return read && normalizeText(read.text);
  }

  #idsOutside(isCopy: (article: ArticlePath) => boolean): Set<AnnotationId> {
    const rows = this.#needs.index.articles().filter(({ path }) => !isCopy(path));
    return new Set(rows.flatMap((row) => row.annotations.map(({ annotation }) => annotation.id)));
  }

  #freshId(taken: Set<AnnotationId>): () => AnnotationId {
    return () => {
      const id = freshAnnotationId(this.#needs.environment.random, (one) => taken.has(one));
      taken.add(id);
      return id;
    };
  }
}

function isNamedAfter(copy: string, original: string): boolean {
  const [name, kind] = nameOf(copy);
  const [source, sourceKind] = nameOf(original);
  return kind === sourceKind && name.startsWith(source);
}

function nameOf(path: string): readonly [name: string, kind: string] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
}
