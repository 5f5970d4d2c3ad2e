import * as vscode from 'vscode';
import type { Services } from '../services';
import { isWrapToOffer, wrapStep } from '../corpora/wordWrap';
import { notify } from '../host/notify';

/** Offers once for each corpus to wrap the lines of its articles, when one is opened that is hard
 * to read without. */
export function registerWordWrap(services: Services): vscode.Disposable {
  const { corpora, guard } = services;

  const look = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    const located = document && corpora.stateOf(document.uri);
    if (!located) return;
    const { loaded, state } = located;
    if (!(await isWrapToOffer(services, loaded.root, document, state.text))) return;
    const message = vscode.l10n.t(
      'Each paragraph of this article is one long line, and word wrap is off.',
    );
    await notify('information', message, wrapStep(document));
  };

  let seen: vscode.Uri | undefined;
  /** An article is checked when it is opened, not with every change of it. */
  const onState = (): void => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    if (!uri || uri.toString() === seen?.toString() || !corpora.stateOf(uri)) return;
    seen = uri;
    guard.run('offering to wrap long lines', look);
  };

  return vscode.Disposable.from(
    corpora.onDidChangeState(onState),
    guard.on(vscode.window.onDidChangeActiveTextEditor, onState),
  );
}
