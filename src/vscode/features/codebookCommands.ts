import * as vscode from 'vscode';
import { CODEBOOK_FILE, type Layer } from '../../core';
import { fileRanges } from '../documents/articleDocuments';
import { readTarget } from '../ui/cardCommands';
import { makeCodebook } from '../corpora/ensureCorpus';
import type { LoadedCorpus } from '../corpora/corpora';
import { freeUri } from '../documents/freeUri';
import type { Services } from '../services';
import { notify } from '../host/notify';
import { openInEditor } from '../ui/openInEditor';

/** Commands that make, find and open codebooks and the example corpus. */
export function registerCodebookCommands(services: Services): vscode.Disposable {
  const { corpora, guard, extension, walkthrough } = services;

  const goToCodebook = async (argument: unknown): Promise<void> => {
    const target = readTarget(corpora, argument);
    const loaded = target?.loaded ?? corpora.active;
    if (!loaded) return;
    const editor = await vscode.window.showTextDocument(loaded.uriOf(CODEBOOK_FILE));
    if (target?.layer === undefined || target.id === undefined) return;
    showEntry(loaded, editor, target.layer, target.id);
  };

  /** Copies a folder of the extension into one that the user chooses, and opens the copy. */
  const openCopy = async (
    folder: 'examples' | 'tutorial',
    name: string,
    openLabel: string,
    prepare?: (copy: vscode.Uri) => Thenable<void>,
  ): Promise<void> => {
    const picked = await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      canSelectMany: false,
      openLabel,
      title: vscode.l10n.t('Choose a folder; the articles are copied into a new subfolder'),
    });
    const parent = picked?.[0];
    if (!parent) return;
    const copy = await freeUri(parent, name);
    await vscode.workspace.fs.copy(vscode.Uri.joinPath(extension, folder), copy);
    await prepare?.(copy);
    walkthrough.done(folder === 'examples' ? 'example' : 'tutorial');
    await vscode.commands.executeCommand('vscode.openFolder', copy, { forceNewWindow: true });
  };
  const openExamples = (): Promise<void> =>
    openCopy('examples', 'policy-annotator-example', vscode.l10n.t('Copy Example Here'));
  // The page of the documentation lies in the copy, so that it is read next to the articles.
  const openTutorial = (): Promise<void> =>
    openCopy('tutorial', 'policy-annotator-tutorial', vscode.l10n.t('Copy Tutorial Here'), (copy) =>
      vscode.workspace.fs.copy(
        vscode.Uri.joinPath(extension, 'docs', 'tutorial.md'),
        vscode.Uri.joinPath(copy, 'README.md'),
      ),
    );

  return vscode.Disposable.from(
    guard.command('policyAnnotator.createCodebook', () => createCodebook(services)),
    guard.command('policyAnnotator.goToCodebook', goToCodebook),
    guard.command('policyAnnotator.openExampleCorpus', openExamples),
    guard.command('policyAnnotator.openTutorial', openTutorial),
  );
}

async function createCodebook(services: Services): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const made = await makeCodebook(services, document);
  if (!made) return;
  services.walkthrough.done('ownFolder');
  await openInEditor(vscode.Uri.joinPath(made.root, CODEBOOK_FILE));
  await notify(
    'information',
    vscode.l10n.t(
      'This is the codebook of your corpus. Name actors and issues here, or while you annotate.',
    ),
    made.wrap,
  );
}

function showEntry(
  { corpus }: LoadedCorpus,
  editor: vscode.TextEditor,
  layer: Layer,
  id: string,
): void {
  const span = corpus.knownCodebook.places.get(`${layer}:${id}`);
  if (!span) return;
  const range = fileRanges(corpus.knownCodebook.text)(span);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenter);
}
