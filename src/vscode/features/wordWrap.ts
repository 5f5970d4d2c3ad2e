import * as vscode from 'vscode';
import type { Services } from '../services';
import { isUnwrapped, longLinesMessage, offerWrap, wrapLines } from '../corpora/wordWrap';
import { newRoot } from '../corpora/ensureCorpus';
import { documentText } from '../documents/articleDocuments';
import { setContext } from '../host/contexts';

/** Offers to wrap the lines of articles that are hard to read without: in a message, once for each
 * corpus, and by a button in the status bar as long as such an article is in front. A text without
 * a codebook counts once the user annotates it. */
export function registerWordWrap(services: Services): vscode.Disposable {
  const { begun, corpora, guard } = services;
  const others = new WeakSet<vscode.TextDocument>();
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
    const article = document && articleOf(document);
    if (!article || !isUnwrapped(document, article.text)) {
      setContext('longLines', false);
      button.hide();
      return;
    }
    setContext('longLines', true);
    button.show();
    await offerWrap(services, article.root, document, article.text);
  };
  const articleOf = (document: vscode.TextDocument) => {
    const { loaded, state } = corpora.stateOf(document.uri) ?? {};
    if (loaded && state) return { root: loaded.root, text: state.text };
    const root = others.has(document) ? newRoot(document) : undefined;
    return root && { root, text: documentText(document).text };
  };
  const lookNow = (): void => guard.run('offering to wrap long lines', look);

  let seen: string | undefined;
  /** An article is looked at when it is opened, not with every change of it. */
  const onState = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const article = document && articleOf(document) ? document.uri.toString() : undefined;
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
    begun.event((document) => {
      others.add(document);
      onState();
    }),
    guard.on(vscode.window.onDidChangeActiveTextEditor, onState),
    guard.on(vscode.workspace.onDidChangeConfiguration, (event) => {
      if (event.affectsConfiguration('editor.wordWrap')) lookNow();
    }),
    guard.command('policyAnnotator.wrapLines', wrap),
  );
}
