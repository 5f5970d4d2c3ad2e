import * as vscode from 'vscode';
import type { Services } from '../services';
import { isUnwrapped, longLinesMessage, offerWrap, wrapLines } from '../corpora/wordWrap';
import { setContext } from '../host/contexts';

/** Offers to wrap the lines of articles that are hard to read without: in a message, once for each
 * corpus, and by a button in the status bar as long as such an article is in front. */
export function registerWordWrap(services: Services): vscode.Disposable {
  const { corpora, guard } = services;
  const button = vscode.window.createStatusBarItem(
    'policyAnnotator.wrapLines',
    vscode.StatusBarAlignment.Left,
    9,
  );
  button.name = vscode.l10n.t('Wrap Long Lines');
  button.text = `$(word-wrap) ${button.name}`;
  button.tooltip = longLinesMessage();
  button.command = 'policyAnnotator.wrapLines';

  const look = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    const located = document && corpora.stateOf(document.uri);
    if (!located || !isUnwrapped(document, located.state.text)) {
      setContext('longLines', false);
      button.hide();
      return;
    }
    setContext('longLines', true);
    button.show();
    const { loaded, state } = located;
    await offerWrap(services, loaded.root, document, state.text);
  };
  const lookNow = (): void => guard.run('offering to wrap long lines', look);

  let seen: string | undefined;
  /** An article is looked at when it is opened, not with every change of it. */
  const onState = (): void => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const article = uri && corpora.stateOf(uri) ? uri.toString() : undefined;
    if (article === seen) return;
    seen = article;
    lookNow();
  };
  const wrap = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    if (document) await wrapLines(document);
  };

  return vscode.Disposable.from(
    button,
    corpora.onDidChangeState(onState),
    guard.on(vscode.window.onDidChangeActiveTextEditor, onState),
    guard.on(vscode.workspace.onDidChangeConfiguration, (event) => {
      if (event.affectsConfiguration('editor.wordWrap')) lookNow();
    }),
    guard.command('policyAnnotator.wrapLines', wrap),
  );
}
