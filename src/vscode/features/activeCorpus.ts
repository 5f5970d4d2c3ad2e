import * as vscode from 'vscode';
import { isAnnotationFile, labelText } from '../../core';
import { setContext } from '../host/contexts';
import { isProse } from '../documents/prose';
import { pickOne } from '../ui/quickPick';
import type { Services } from '../services';

/** Which corpus the views show, and the context keys that menus and keys depend on. The active
 * editor's corpus comes first; *Switch Corpus* chooses another. */
export function registerActiveCorpus({ corpora, guard }: Services): vscode.Disposable {
  const update = (): void => {
    const editor = vscode.window.activeTextEditor;
    const located = editor && corpora.locate(editor.document.uri);
    const state = located?.loaded.corpus.state(located.path);
    setContext('corpus', corpora.active !== undefined);
    setContext('severalCorpora', corpora.all.length > 1);
    setContext('article', state !== undefined);
    setContext('annotationFile', located !== undefined && isAnnotationFile(located.path));
    // Without a codebook the first annotation creates one.
    const isText = corpora.all.length === 0 && editor !== undefined && isProse(editor.document);
    setContext('annotatable', state !== undefined || isText);
  };

  const followEditor = (): void => {
    const editor = vscode.window.activeTextEditor;
    const located = editor && corpora.locate(editor.document.uri);
    if (located) corpora.choose(located.loaded);
    update();
  };

  const switchCorpus = async (): Promise<void> => {
    const picked = await pickOne({
      title: vscode.l10n.t('Switch Corpus'),
      placeholder: vscode.l10n.t('Views, exports and commands work on one corpus at a time'),
      rows: corpora.all.map((loaded) => ({
        label: labelText(loaded.name),
        description: labelText(loaded.corpus.codebook.title ?? ''),
        value: loaded,
      })),
    });
    if (picked.kind === 'value') corpora.choose(picked.value);
  };

  update();
  return vscode.Disposable.from(
    corpora.onDidAdd(followEditor),
    corpora.onDidChange(update),
    corpora.onDidChangeState(update),
    guard.on(vscode.window.onDidChangeActiveTextEditor, followEditor),
    guard.command('policyAnnotator.switchCorpus', switchCorpus),
  );
}
