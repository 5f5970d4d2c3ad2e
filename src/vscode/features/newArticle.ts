import * as vscode from 'vscode';
import { freeId, newArticleText } from '../../core';
import { freeUri } from '../documents/freeUri';
import type { Services } from '../services';
import { notify } from '../host/notify';
import { openInEditor } from '../ui/openInEditor';

/** Creates an article from the clipboard: title, source and date are asked for once and become
 * front matter. */
export function registerNewArticle({ corpora, guard, environment }: Services): vscode.Disposable {
  const create = async (): Promise<void> => {
    const root = corpora.active?.root ?? vscode.workspace.workspaceFolders?.[0]?.uri;
    if (!root) return;
    const text = await vscode.env.clipboard.readText();
    if (text.trim() === '') {
      void notify(
        'information',
        vscode.l10n.t('The clipboard contains no text. Copy the article first.'),
      );
      return;
    }
    const firstLine = text.trim().split('\n', 1)[0] ?? '';
    const title = await ask(1, vscode.l10n.t('Title'), firstLine.slice(0, 120).trim());
    if (title === undefined) return;
    const source = await ask(2, vscode.l10n.t('Source'), '');
    if (source === undefined) return;
    const date = await ask(3, vscode.l10n.t('Date'), environment.clock.today());
    if (date === undefined) return;
    const file = await freeUri(root, freeId(title, new Set(), 'article'), '.md');
    const content = newArticleText({ title, source, date }, text);
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(content));
    await openInEditor(file);
  };
  return guard.command('policyAnnotator.newArticleFromClipboard', create);
}

async function ask(step: number, prompt: string, value: string): Promise<string | undefined> {
  const typed = await vscode.window.showInputBox({
    title: `${vscode.l10n.t('New Article from Clipboard')} (${step}/3)`,
    prompt: vscode.l10n.t('{0} (optional)', prompt),
    value,
    ignoreFocusOut: true,
  });
  return typed?.trim();
}
