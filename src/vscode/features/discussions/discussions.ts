import * as vscode from 'vscode';
import {
  isResolved,
  keysOf,
  labelText,
  withComment,
  withoutComment,
  withResolved,
  type Annotation,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { currentCoder } from '../../corpora/currentCoder';
import { offerSetting } from '../../corpora/offers';
import { labelOf, recordReplaced } from '../../corpora/record';
import { mayChange, sayBriefly } from '../../documents/words';
import { notify } from '../../host/notify';
import type { Services } from '../../services';
import { currentAnnotation, type CurrentAnnotation } from '../../ui/currentAnnotation';
import { DiscussionThreads, ShownComment } from './discussionThreads';

/** Discussions of annotations: the editor's comment threads at their quotes, kept as `comments` of
 * the annotation. Only the annotations that are read are discussed: with a file for each coder, a
 * coder sees no other's. */
export function registerDiscussions(services: Services): vscode.Disposable {
  const { corpora, guard } = services;
  const offerThreads = (loaded: LoadedCorpus, isNeeded: boolean): void => {
    guard.run('offering to show discussions', () =>
      offerSetting(services, loaded.root, {
        offer: 'commentsPanel',
        setting: 'comments.openView',
        value: 'never',
        message: vscode.l10n.t(
          'Discussions can be shown in the text, with the Comments panel of VS Code kept closed. Until then, cards have the comments.',
        ),
        button: vscode.l10n.t('Show Discussions'),
        isNeeded,
      }),
    );
  };
  const threads = new DiscussionThreads(services, (loaded) => offerThreads(loaded, false));

  const current = async (argument: unknown): Promise<CurrentAnnotation | undefined> => {
    const thread = threadOf(argument);
    const found = thread
      ? threads.annotationOf(thread)
      : await currentAnnotation(services, argument);
    return found && mayChange(found.loaded.corpus.index.article(found.path)) ? found : undefined;
  };

  const change = (
    { loaded, path, placed }: CurrentAnnotation,
    changed: Annotation,
    words: (annotation: string) => string,
  ): Promise<boolean> =>
    recordReplaced(services, { loaded, path }, changed, {
      label: words(labelOf(loaded, placed.annotation)),
    });

  const comment = async (asked: CurrentAnnotation, text: string): Promise<boolean> => {
    const by = await currentCoder(services, asked.loaded);
    if (by === undefined) return false;
    // Written as it is now: it may have changed while the comment was typed.
    const found = asItIsNow(asked);
    if (!found) {
      tellRemoved(text);
      return false;
    }
    const one = { by, at: services.environment.clock.moment(), text };
    return change(found, withComment(found.placed.annotation, one), (annotation) =>
      vscode.l10n.t('Comment on {0}', annotation),
    );
  };

  const discuss = async (argument: unknown): Promise<void> => {
    const found = await current(argument);
    if (!found) return;
    const { annotation } = found.placed;
    await services.reveal.annotation(found.loaded, found.path, annotation.id, true);
    const areShown = threads.areShown(found.loaded);
    if (annotation.comments.length === 0 || !areShown) {
      // An empty thread of the editor does not get the focus.
      const last = annotation.comments.at(-1);
      const text = await askText(labelOf(found.loaded, annotation), last?.text);
      if (text === undefined || !(await comment(found, text))) return;
    }
    await threads.show(found, annotation.comments.length > 0);
    if (!areShown) offerThreads(found.loaded, true);
  };

  const add = async (argument: unknown): Promise<void> => {
    const text = keysOf(argument)?.get('text');
    if (typeof text !== 'string' || text.trim() === '') return;
    const thread = threadOf(argument);
    if (thread && !threads.annotationOf(thread)) {
      tellRemoved(text.trim());
      return;
    }
    const found = await current(argument);
    if (found) await comment(found, text.trim());
  };

  const settle = async (argument: unknown, resolved: boolean): Promise<void> => {
    const found = await current(argument);
    if (!found) return;
    const { annotation } = found.placed;
    if (annotation.comments.length === 0) {
      sayBriefly(vscode.l10n.t('This annotation has no comments.'));
      return;
    }
    if (isResolved(annotation) === resolved) return;
    await change(found, withResolved(annotation, resolved), (name) =>
      resolved
        ? vscode.l10n.t('Resolve discussion of {0}', name)
        : vscode.l10n.t('Reopen discussion of {0}', name),
    );
  };

  const remove = async (argument: unknown): Promise<void> => {
    const shown = argument instanceof ShownComment ? argument : undefined;
    const found = shown ? threads.annotationOfComment(shown) : await current(argument);
    if (!found) return;
    const by = await currentCoder(services, found.loaded);
    if (by === undefined) return;
    const { annotation } = found.placed;
    const comment = shown?.comment ?? annotation.comments.findLast((one) => one.by === by);
    if (comment?.by !== by) {
      sayBriefly(vscode.l10n.t('{0} has no comment here that can be deleted.', labelText(by)));
      return;
    }
    await change(found, withoutComment(annotation, comment), (name) =>
      vscode.l10n.t('Delete comment on {0}', name),
    );
  };

  const refresh = (): void => threads.refresh();
  refresh();
  return vscode.Disposable.from(
    threads,
    corpora.onDidChangeState(({ loaded, path }) => threads.refreshOne(loaded.uriOf(path))),
    corpora.onDidChange(refresh),
    guard.on(vscode.workspace.onDidChangeConfiguration, (event) => {
      if (event.affectsConfiguration('comments.openView')) refresh();
    }),
    guard.on(vscode.workspace.onDidCloseTextDocument, ({ uri }) => threads.refreshOne(uri)),
    guard.command('policyAnnotator.discussAnnotation', discuss),
    guard.command('policyAnnotator.addComment', add),
    guard.command('policyAnnotator.resolveDiscussion', (argument) => settle(argument, true)),
    guard.command('policyAnnotator.reopenDiscussion', (argument) => settle(argument, false)),
    guard.command('policyAnnotator.deleteComment', remove),
  );
}

function asItIsNow({ loaded, path, placed }: CurrentAnnotation): CurrentAnnotation | undefined {
  const { id } = placed.annotation;
  const now = loaded.corpus.index
    .article(path)
    ?.annotations.find(({ annotation }) => annotation.id === id);
  return now && { loaded, path, placed: now };
}

/** The words of the user are not lost with the annotation. */
function tellRemoved(text: string): void {
  void notify(
    'warning',
    vscode.l10n.t(
      'The annotation is no longer there, so the comment could not be saved. It can be copied.',
    ),
    {
      label: vscode.l10n.t('Copy Comment'),
      run: () => vscode.env.clipboard.writeText(text),
    },
  );
}

async function askText(title: string, last: string | undefined): Promise<string | undefined> {
  const text = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Write a comment'),
    ...(last === undefined ? {} : { placeHolder: last }),
    ignoreFocusOut: true,
  });
  return text === undefined || text.trim() === '' ? undefined : text.trim();
}

/** From the title of a thread the thread itself, from its reply field a reply. */
function threadOf(argument: unknown): vscode.CommentThread | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const thread: unknown = 'thread' in argument ? argument.thread : argument;
  const isThread =
    typeof thread === 'object' && thread !== null && 'comments' in thread && 'uri' in thread;
  return isThread ? (thread as vscode.CommentThread) : undefined;
}
