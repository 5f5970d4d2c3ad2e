import {
  articleOf,
  findIf,
  forEachTask,
  runCooperatively,
  isAnnotationFile,
  mergeAnnotationFiles,
  parseAnnotationFile,
  type Annotation,
  type AnnotationFileEdit,
  type AnnotationId,
  type ArticlePath,
  type ArticleRow,
} from '../../core';
import type { CorpusIndex } from '../corpusIndex/corpusIndex';
import { Emitter } from '../emitter';
import type { UndoHistory } from '../history/undoHistory';
import { unreadKey, type UnreadKey } from './unreadKey';
import type { CorpusFiles, FileText, TextStore, WriteOutcome } from '../ports';

/** An annotation file that was read again with under half of its annotations. */
export interface DroppedFile {
  readonly path: string;
  /** Its text before; undefined when the change was not seen, because the window was closed. */
  readonly before: string | undefined;
  readonly had: number;
  /** `deleted`: together with its article; `unread`: they are still in the file, under a misspelt
   * key. */
  readonly now: 'fewer' | 'gone' | 'refused' | 'deleted' | 'unread';
  /** The misspelt key of those that are unread. */
  readonly key?: UnreadKey;
  /** Number of annotations now: 0 for a file that is gone or refused. */
  readonly has: number;
}

/** `unmergeable`: the two texts cannot be merged by annotation; `unread`: the annotations are still
 * in the file. Nothing was written. */
type BroughtBack = WriteOutcome | { readonly kind: 'unmergeable' | 'unread' };

/** Fewer annotations than this are often deleted on purpose. */
export const FEWEST = 5;

interface Needs {
  readonly files: CorpusFiles;
  /** By the annotation file's path. */
  readonly kept: TextStore;
  readonly index: CorpusIndex;
  /** The text of an open article. */
  readonly openText: (article: ArticlePath) => string | undefined;
  readonly history: () => UndoHistory;
  readonly articleOf: (path: string) => ArticlePath | undefined;
  readonly changed: (paths: readonly string[]) => Promise<void>;
  readonly report: (error: unknown) => void;
  readonly yieldToHost: () => Promise<void>;
}

/** Watches for annotation files that another program emptied, and restores their content. Edits of
 * this program and what the user types are deliberate, and so are not reported. */
export class DroppedFiles {
  readonly #needs: Needs;
  readonly #drops: Emitter<DroppedFile>;
  readonly #looks: Emitter<undefined>;
  /** Files whose text was edited in an editor since they were looked at. */
  readonly #typed = new Set<string>();

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#drops = new Emitter(needs.report);
    this.#looks = new Emitter(needs.report);
  }

  /** Fires at once. Another program may still be writing: call `stillDropped` before showing it. */
  get onDidDrop() {
    return this.#drops.event;
  }

  /** Fires when every file of the corpus was read: counts of an earlier window can be compared. */
  get onDidLookAtAll() {
    return this.#looks.event;
  }

  lookedAtAll(): void {
    this.#looks.fire(undefined);
  }

  /** To be called when the file's text was changed in its open editor, before the file is looked
   * at. */
  typed(path: string): void {
    this.#typed.add(path);
  }

  looked(path: string): void {
    this.#typed.delete(path);
  }

  /** To be called when another program's text (undefined: the file is gone) replaced the known
   * one. */
  replaced(path: string, before: string, now: FileText | undefined): void {
    if (this.#typed.has(path)) return;
    const drop = dropOf(path, before, now);
    if (drop) this.#drops.fire(drop);
  }

  /** The drops that remain, without those whose annotations are back, or are now in another file,
   * which means that they were moved. */
  async stillDropped(drops: readonly DroppedFile[]): Promise<readonly DroppedFile[]> {
    if (drops.length === 0) return [];
    const { yieldToHost, files } = this.#needs;
    const listed = new Set<string>();
    const all = await files.list();
    await runCooperatively(
      forEachTask(all, (path) => listed.add(path)),
      yieldToHost,
    );
    let there: Promise<ReadonlySet<AnnotationId>> | undefined;
    const now: CorpusNow = { listed, ids: () => (there ??= this.#idsOf(listed)) };
    const checked: DroppedFile[] = [];
    // One at a time: a moved folder may hold hundreds of files to be read.
    for (const drop of drops) {
      const still = await this.#check(drop, now);
      if (still) checked.push(still);
      await yieldToHost();
    }
    return checked;
  }

  /** Keeps the earlier text beyond the end of the window. */
  async keep({ path, before }: DroppedFile): Promise<void> {
    const { kept } = this.#needs;
    if (before !== undefined && (await kept.get(path)) !== before) await kept.keep(path, before);
  }

  /** Forgets the earlier text: the drop was deliberate. */
  async discard({ path }: DroppedFile): Promise<void> {
    await this.#needs.kept.keep(path, '');
  }

  /** A drop that an earlier window reported, if the annotations are still missing. */
  async recall(path: string, had: number): Promise<DroppedFile | undefined> {
    const text = await this.#needs.kept.get(path);
    const before = text === '' ? undefined : text;
    const [drop] = await this.stillDropped([{ path, before, had, has: 0, now: 'gone' }]);
    return drop;
  }

  /** The article that was deleted with its annotation file, and its text, if that was open or is
   * kept since its quotes were last in place. */
  async deletedArticle(path: string): Promise<{ readonly path: ArticlePath; text?: string }> {
    const { kept, openText } = this.#needs;
    const article = this.#articleOf(path) ?? path;
    const text = openText(article) ?? (await kept.get(article));
    return text === undefined ? { path: article } : { path: article, text };
  }

  /** Merges the earlier text into the present one and writes it; this is one undo step with this
   * label. A refused file gets the earlier text unchanged: show the file in an editor first, so
   * that Undo restores the refused text. */
  async bringBack({ path, before, had }: DroppedFile, label: string): Promise<BroughtBack> {
    const { articleOf, changed, files, history, kept } = this.#needs;
    const now = await files.read(path);
    // Restoring them would duplicate them.
    if (now?.clean === true && unreadKey(now.text, had)) return { kind: 'unread' };
    const isMergeable = before !== undefined && now?.clean !== false;
    const text = isMergeable ? together(before, now?.text) : undefined;
    if (text === undefined) return { kind: 'unmergeable' };
    const outcome = await files.write(path, now?.text, text);
    if (outcome.kind !== 'saved' && outcome.kind !== 'pending') return outcome;
    await kept.keep(path, '');
    await changed([path]);
    const article = articleOf(path);
    const undo = deletions(text, now?.text);
    if (article !== undefined && undo.length > 0)
      history().recorder(label)({ file: 'annotations', article, undo });
    return outcome;
  }

  async #check({ path, before, had }: DroppedFile, { listed, ids }: CorpusNow) {
    const now = await this.#needs.files.read(path);
    const drop = before === undefined ? countedDrop(path, had, now) : dropOf(path, before, now);
    const article = this.#articleOf(path);
    if (!drop || article === undefined || listed.has(article)) return drop;
    // Without its text it cannot be decided whether it was moved.
    if (drop.now !== 'gone' || before === undefined) return undefined;
    const there = await ids();
    const isMoved = annotationsOf(before)?.some(({ id }) => there.has(id));
    return isMoved ? undefined : { ...drop, now: 'deleted' as const };
  }

  /** Also for an article that is gone, by the name of the file. */
  #articleOf(path: string): ArticlePath | undefined {
    const { articleOf: known, files } = this.#needs;
    return (
      known(path) ??
      articleOf(
        path,
        findIf((one) => files.isArticle(one)),
      )?.article
    );
  }

  /** All ids in these files. The index does not have a new file yet, so such files are read; then
   * the rows are looked at, since one may have been added meanwhile. */
  async #idsOf(listed: ReadonlySet<string>): Promise<ReadonlySet<AnnotationId>> {
    const { articleOf: known, yieldToHost, files, index } = this.#needs;
    const ids = new Set<AnnotationId>();
    for (const path of listed) {
      if (!isAnnotationFile(path)) continue;
      await yieldToHost();
      const article = known(path);
      if (article !== undefined && index.article(article)) continue;
      const text = (await files.read(path))?.text ?? '';
      for (const { id } of annotationsOf(text) ?? []) ids.add(id);
    }
    const ofRow = ({ path, annotations }: ArticleRow): void => {
      if (listed.has(path)) for (const { annotation } of annotations) ids.add(annotation.id);
    };
    await runCooperatively(forEachTask(index.articles(), ofRow), yieldToHost);
    return ids;
  }
}

/** The existing files, and the ids in them. */
interface CorpusNow {
  readonly listed: ReadonlySet<string>;
  readonly ids: () => Promise<ReadonlySet<AnnotationId>>;
}

function countedDrop(
  path: string,
  had: number,
  now: FileText | undefined,
): DroppedFile | undefined {
  const has = now ? (annotationsOf(now.text)?.length ?? 0) : 0;
  if (2 * has >= had) return undefined;
  return { path, before: undefined, had, has, ...stateOf(now, now !== undefined, had) };
}

function stateOf(
  now: FileText | undefined,
  isRead: boolean,
  had: number,
): Pick<DroppedFile, 'now' | 'key'> {
  if (!now) return { now: 'gone' };
  if (!isRead) return { now: 'refused' };
  const key = unreadKey(now.text, had);
  return key ? { now: 'unread', key } : { now: 'fewer' };
}

/** The drop of a file that lost over half of its annotations between two texts; undefined
 * otherwise. */
export function dropOf(
  path: string,
  before: string,
  now: FileText | undefined,
): DroppedFile | undefined {
  // An upper bound of the annotations, which spares parsing most files.
  const most = before.match(/\bid\b/g)?.length ?? 0;
  if (most < FEWEST) return undefined;
  const left = now && (now.clean ? annotationsOf(now.text) : undefined);
  const has = left?.length ?? 0;
  if (2 * has >= most) return undefined;
  const had = annotationsOf(before)?.length ?? 0;
  if (had < FEWEST || 2 * has >= had) return undefined;
  return { path, before, had, has, ...stateOf(now, left !== undefined, had) };
}

/** Undefined for a text that is refused. */
function annotationsOf(text: string): readonly Annotation[] | undefined {
  const parsed = parseAnnotationFile(text, undefined);
  return parsed.kind === 'annotations' ? parsed.file.annotations : undefined;
}

/** Both texts merged. Where they differ in one annotation, the file's version is kept. */
function together(before: string, now: string | undefined): string | undefined {
  if (now === undefined || now.trim() === '' || !annotationsOf(now)) return before;
  const merged = mergeAnnotationFiles(undefined, now, before);
  if (merged.kind === 'merged') return merged.text;
  // The file may be cut off: then the half of an annotation at its end is worth less than the
  // earlier one.
  const closed = mergeAnnotationFiles(undefined, ended(now), ended(before), () => 'theirs');
  return closed.kind === 'merged' ? closed.text : undefined;
}

function ended(text: string): string {
  if (/(?:^|\n)\.\.\.\r?\n$/.test(text)) return text;
  return `${text}${text.endsWith('\n') ? '' : '\n'}...\n`;
}

function deletions(text: string, now: string | undefined): readonly AnnotationFileEdit[] {
  const there = new Set(annotationsOf(now ?? '')?.map(({ id }) => id));
  return (annotationsOf(text) ?? []).flatMap(({ id }) =>
    there.has(id) ? [] : [{ kind: 'delete', id } as const],
  );
}
