import {
  mergeAnnotationFiles,
  parseAnnotationFile,
  type Annotation,
  type AnnotationFileEdit,
  type ArticlePath,
} from '../core';
import { Emitter } from './emitter';
import type { History } from './history';
import type { CorpusFiles, FileText, KeptTexts, WriteOutcome } from './ports';

/** An annotation file that came back from disk with under half of its annotations. */
export interface DroppedFile {
  readonly path: string;
  /** What it said before. */
  readonly before: string;
  readonly had: number;
  readonly now: 'fewer' | 'gone' | 'refused';
  /** 0 for a file that is gone or refused. */
  readonly has: number;
}

/** `unmergeable`: the two texts cannot be put together by annotation; nothing was written. */
type BroughtBack = WriteOutcome | { readonly kind: 'unmergeable' };

/** Fewer annotations than this are deleted on purpose often enough. */
const FEWEST = 5;

interface Needs {
  readonly files: CorpusFiles;
  /** By the annotation file's path. */
  readonly kept: KeptTexts;
  readonly history: () => History;
  readonly articleOf: (path: string) => ArticlePath | undefined;
  readonly changed: (paths: readonly string[]) => Promise<void>;
  readonly report: (error: unknown) => void;
}

/** Watches for annotation files that another program emptied, and brings back what they said. Our own
 * edits and what the user types are no drops: they were meant. */
export class DroppedFiles {
  readonly #needs: Needs;
  readonly #drops: Emitter<DroppedFile>;
  /** Files that somebody typed into since they were looked at. */
  readonly #typed = new Set<string>();

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#drops = new Emitter(needs.report);
  }

  /** Told at once. Another program may be in the midst of writing: `check` before saying it. */
  get onDidDrop() {
    return this.#drops.event;
  }

  /** The file's text was changed in its open editor, and will be looked at. */
  typed(path: string): void {
    this.#typed.add(path);
  }

  looked(path: string): void {
    this.#typed.delete(path);
  }

  /** Another program's text (undefined: the file is gone) took the place of the one that was known. */
  replaced(path: string, before: string, now: FileText | undefined): void {
    if (this.#typed.has(path)) return;
    const drop = dropOf(path, before, now);
    if (drop) this.#drops.fire(drop);
  }

  /** The drop as it is now; undefined when the annotations are back, or the article has gone too: then
   * both were moved or deleted. */
  async check({ path, before }: DroppedFile): Promise<DroppedFile | undefined> {
    const { articleOf, files } = this.#needs;
    const article = articleOf(path);
    if (article === undefined || !(await files.read(article))) return undefined;
    return dropOf(path, before, await files.read(path));
  }

  /** Keeps what the file said beyond the end of the window. False if just that is kept already. */
  async keep({ path, before }: DroppedFile): Promise<boolean> {
    if ((await this.#needs.kept.get(path)) === before) return false;
    await this.#needs.kept.keep(path, before);
    return true;
  }

  /** A drop that an earlier window kept, if the annotations are still not there. */
  async recall(path: string): Promise<DroppedFile | undefined> {
    const before = await this.#needs.kept.get(path);
    if (before === undefined || before === '') return undefined;
    return this.check({ path, before, had: 0, has: 0, now: 'gone' });
  }

  /** Writes what the file said before, together with what it says now; taking that back is one step of
   * the history, with this label. A refused file gets the earlier text as it was: show it in an editor
   * first, whose Undo has the refused one. */
  async bringBack({ path, before }: DroppedFile, label: string): Promise<BroughtBack> {
    const { articleOf, changed, files, history, kept } = this.#needs;
    const now = await files.read(path);
    const text = now?.clean === false ? undefined : together(before, now?.text);
    if (text === undefined) return { kind: 'unmergeable' };
    const outcome = await files.write(path, now?.text, text);
    if (outcome.kind !== 'saved' && outcome.kind !== 'pending') return outcome;
    await kept.keep(path, '');
    await changed([path]);
    const article = articleOf(path);
    const undo = deletions(text, now?.text);
    if (article !== undefined && undo.length > 0) history().add({ article, label, undo });
    return outcome;
  }
}

function dropOf(path: string, before: string, now: FileText | undefined): DroppedFile | undefined {
  // Of most files a glance tells that they have not lost that much: reading costs more.
  const most = before.match(/\bid\b/g)?.length ?? 0;
  if (most < FEWEST) return undefined;
  const left = now && (now.clean ? annotationsOf(now.text) : undefined);
  const has = left?.length ?? 0;
  if (2 * has >= most) return undefined;
  const had = annotationsOf(before)?.length ?? 0;
  if (had < FEWEST || 2 * has >= had) return undefined;
  return { path, before, had, has, now: left ? 'fewer' : now ? 'refused' : 'gone' };
}

/** Undefined for a text that is refused. */
function annotationsOf(text: string): readonly Annotation[] | undefined {
  const parsed = parseAnnotationFile(text, undefined);
  return parsed.kind === 'annotations' ? parsed.file.annotations : undefined;
}

/** Both texts as one. Where they differ in one annotation, the file's version stands. */
function together(before: string, now: string | undefined): string | undefined {
  if (now === undefined || now.trim() === '' || !annotationsOf(now)) return before;
  const merged = mergeAnnotationFiles(undefined, now, before);
  if (merged.kind === 'merged') return merged.text;
  // Perhaps cut off: then the half of an annotation at its end is worth less than the earlier one.
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
