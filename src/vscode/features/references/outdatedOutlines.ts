import * as vscode from 'vscode';
import type { ArticleState } from '../../../project';
import type { LocatedState } from '../../corpora/corpora';
import { openDocument } from '../../documents/openFiles';
import { soon } from '../../host/throttle';
import type { Services } from '../../services';

const PAUSE_MS = 100;

/** The editor asks for an outline and links when a text changes, and has no event for other
 * reasons; but they also depend on annotations, on the codebook, and on which articles there are.
 * Fires after such a change. */
export function outdatedOutlines({ corpora, guard }: Services): {
  readonly event: vscode.Event<void>;
  readonly dispose: () => void;
} {
  const outdated = new vscode.EventEmitter<void>();
  const later = soon(guard, 'making outlines again', PAUSE_MS, () => outdated.fire());
  const states = new WeakMap<vscode.TextDocument, ArticleState>();

  const stateChanged = ({ loaded, path, state }: LocatedState): void => {
    const document = openDocument(loaded.uriOf(path));
    if (!document) return;
    const before = states.get(document);
    states.set(document, state);
    // With a changed text the editor asks by itself.
    if (before && (before.text !== state.text || before.placed === state.placed)) return;
    later.ask();
  };

  const listeners = vscode.Disposable.from(
    outdated,
    later,
    corpora.onDidChangeState(stateChanged),
    corpora.listenToEach(({ corpus: { index } }) => {
      let before = { codebook: index.codebook, isComplete: false };
      return index.onDidChange(() => {
        const { codebook, isComplete } = index;
        if (before.codebook === codebook && before.isComplete === isComplete) return;
        before = { codebook, isComplete };
        later.ask();
      });
    }),
  );
  return { event: outdated.event, dispose: () => void listeners.dispose() };
}
