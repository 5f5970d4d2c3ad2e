import * as vscode from 'vscode';
import {
  annotationLabel,
  coderName,
  isResolved,
  labelText,
  type AnnotationId,
  type Comment,
  type PlacedAnnotation,
} from '../../../core';
import type { LoadedCorpus, LocatedState } from '../../corpora/corpora';
import { isUnset } from '../../corpora/offers';
import { localizer } from '../../derived/viewContext';
import { documentText, toRange } from '../../documents/articleDocuments';
import { setting } from '../../host/settings';
import type { Services } from '../../services';
import type { CurrentAnnotation } from '../../ui/currentAnnotation';

/** A comment as the editor shows it: its text is plain, since text from files is hostile. */
export class ShownComment implements vscode.Comment {
  readonly body: string;
  readonly mode = vscode.CommentMode.Preview;
  readonly author: vscode.CommentAuthorInformation;
  readonly contextValue: string;
  readonly timestamp?: Date;

  readonly comment: Comment;
  readonly thread: vscode.CommentThread;

  constructor(comment: Comment, thread: vscode.CommentThread, { corpus, root }: LoadedCorpus) {
    [this.comment, this.thread] = [comment, thread];
    const { by, at, text } = comment;
    this.body = text;
    const name =
      by === undefined ? vscode.l10n.t('Without a name') : coderName(corpus.codebook, by);
    this.author = { name: labelText(name) };
    this.contextValue = by !== undefined && by === setting('coder', root) ? 'own' : 'other';
    const moment = new Date(at ?? '');
    if (!Number.isNaN(moment.getTime())) this.timestamp = moment;
  }
}

interface Owner {
  readonly uri: vscode.Uri;
  readonly id: AnnotationId;
}

/** The threads of the articles that are open: one for each annotation that has comments. */
export class DiscussionThreads implements vscode.Disposable {
  readonly #services: Services;
  readonly #onHidden: (loaded: LoadedCorpus) => void;
  readonly #controller = vscode.comments.createCommentController(
    'policyAnnotator.discussions',
    vscode.l10n.t('Discussions of Annotations'),
  );
  readonly #threads = new Map<string, vscode.CommentThread>();
  /** The annotation whose discussion the user asked for last. */
  #asked: string | undefined;
  readonly #owners = new WeakMap<vscode.CommentThread, Owner>();

  /** `onHidden`: called for an article whose threads are not shown, see `areShown`. */
  constructor(services: Services, onHidden: (loaded: LoadedCorpus) => void) {
    this.#services = services;
    this.#onHidden = onHidden;
    this.#controller.options = {
      placeHolder: vscode.l10n.t('Write a comment'),
      prompt: vscode.l10n.t('Reply'),
    };
  }

  /** VS Code opens its Comments panel, over a third of the window, with the first thread, unless
   * the user has said what it shall do. Without threads, cards have the comments. */
  areShown({ root }: LoadedCorpus): boolean {
    return !isUnset('comments.openView', root);
  }

  annotationOf(thread: vscode.CommentThread): CurrentAnnotation | undefined {
    const owner = this.#owners.get(thread);
    const located = owner && this.#services.corpora.stateOf(owner.uri);
    const placed = located?.state.placed.find(({ annotation }) => annotation.id === owner?.id);
    return located && placed && { loaded: located.loaded, path: located.path, placed };
  }

  annotationOfComment({ thread }: ShownComment): CurrentAnnotation | undefined {
    return this.annotationOf(thread);
  }

  /** Expands the thread of an annotation that has comments and whose article is open, or does it
   * once threads are shown; `focus`:
   * for one that the editor has known for a while, which it can put the cursor into. */
  async show({ loaded, path, placed }: CurrentAnnotation, focus: boolean): Promise<void> {
    const uri = loaded.uriOf(path);
    this.refreshOne(uri);
    this.#asked = keyOf(uri, placed.annotation.id);
    const thread = this.#threads.get(this.#asked);
    if (!thread) return;
    thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
    if (!focus) return;
    try {
      await vscode.commands.executeCommand('workbench.action.focusCommentOnCurrentLine');
    } catch {
      // Versions without this command show the thread all the same.
    }
  }

  refresh(): void {
    const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
    for (const [key, thread] of this.#threads) {
      if (!open.has(thread.uri.toString())) this.#remove(key);
    }
    for (const { uri } of vscode.workspace.textDocuments) this.refreshOne(uri);
  }

  /** Makes the threads of one article those that its annotations need. */
  refreshOne(uri: vscode.Uri): void {
    const document = vscode.workspace.textDocuments.find(
      (one) => !one.isClosed && one.uri.toString() === uri.toString(),
    );
    const located = document && this.#services.corpora.stateOf(uri);
    const commented = new Map(
      (located?.state.placed ?? []).flatMap((placed) => {
        const key = keyOf(uri, placed.annotation.id);
        return placed.annotation.comments.length > 0 ? [[key, placed] as const] : [];
      }),
    );
    const areHidden = located !== undefined && !this.areShown(located.loaded);
    if (areHidden && commented.size > 0) this.#onHidden(located.loaded);
    const wanted = areHidden ? new Map<string, PlacedAnnotation>() : commented;
    for (const [key, thread] of this.#threads) {
      if (thread.uri.toString() === uri.toString() && !wanted.has(key)) this.#remove(key);
    }
    if (!document || !located) return;
    for (const [key, placed] of wanted) this.#update(key, document, located, placed);
  }

  dispose(): void {
    for (const thread of this.#threads.values()) thread.dispose();
    this.#threads.clear();
    this.#controller.dispose();
  }

  #update(
    key: string,
    document: vscode.TextDocument,
    { loaded }: LocatedState,
    placed: PlacedAnnotation,
  ): void {
    const span = placed.places.find((place) => place.span)?.span;
    // A lost quote is discussed at the beginning of its article.
    const range = toRange(documentText(document).lines, span ?? { start: 0, end: 0 });
    const thread =
      this.#threads.get(key) ?? this.#controller.createCommentThread(document.uri, range, []);
    const { annotation } = placed;
    const isNew = !this.#threads.has(key);
    this.#threads.set(key, thread);
    this.#owners.set(thread, { uri: document.uri, id: annotation.id });
    if (!thread.range?.isEqual(range)) thread.range = range;
    thread.label = annotationLabel(loaded.corpus.codebook, annotation, localizer);
    thread.canReply = vscode.workspace.isTrusted;
    thread.comments = annotation.comments.map((one) => new ShownComment(one, thread, loaded));
    const resolved = isResolved(annotation);
    thread.state = resolved
      ? vscode.CommentThreadState.Resolved
      : vscode.CommentThreadState.Unresolved;
    thread.contextValue = resolved ? 'resolved' : 'open';
    if (!isNew) return;
    const { Collapsed, Expanded } = vscode.CommentThreadCollapsibleState;
    thread.collapsibleState = key === this.#asked ? Expanded : Collapsed;
  }

  #remove(key: string): void {
    this.#threads.get(key)?.dispose();
    this.#threads.delete(key);
  }
}

function keyOf(uri: vscode.Uri, id: AnnotationId): string {
  return `${uri.toString()}#${id}`;
}
