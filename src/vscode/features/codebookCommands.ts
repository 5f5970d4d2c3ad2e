import * as vscode from 'vscode';
import { CODEBOOK_FILE, COUNTS, newCodebook, type CodebookEdit, type Layer } from '../../core';
import { fileRanges } from '../documents/articleDocuments';
import { readTarget } from '../ui/cardCommands';
import { folderName, makeCodebook, newRoot, type MadeCodebook } from '../corpora/ensureCorpus';
import { recordInCodebook } from '../corpora/record';
import { SHIPPED_FILES } from '../corpora/shippedFiles';
import { localizer } from '../derived/viewContext';
import type { LoadedCorpus } from '../corpora/corpora';
import { exists, freeUri } from '../documents/freeUri';
import { messageName } from '../documents/words';
import type { Services } from '../services';
import { commandStep, notify, type Step } from '../host/notify';
import { documentationPath } from '../ui/documentation';
import { openInEditor } from '../ui/openInEditor';
import { askNewCodebook } from '../ui/questions/newCodebook';

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
    folder: keyof typeof SHIPPED_FILES,
    name: string,
    openLabel: string,
    more: readonly (readonly [from: string, to: string])[] = [],
  ): Promise<void> => {
    const { active } = corpora;
    const picked = await vscode.window.showOpenDialog({
      // Not inside of the study that is open.
      ...(active ? { defaultUri: vscode.Uri.joinPath(active.root, '..') } : {}),
      canSelectFiles: false,
      canSelectFolders: true,
      canSelectMany: false,
      openLabel,
      title: vscode.l10n.t('Choose a folder; the articles are copied into a new subfolder'),
    });
    const parent = picked?.[0];
    if (!parent) return;
    const around = corpora.locate(vscode.Uri.joinPath(parent, name));
    if (around) {
      await notify(
        'warning',
        vscode.l10n.t(
          'Nothing was copied: the articles would be part of “{0}”. Choose a folder outside of it.',
          messageName(around.loaded.name),
        ),
        {
          label: vscode.l10n.t('Choose Folder…'),
          run: () => openCopy(folder, name, openLabel, more),
        },
      );
      return;
    }
    const copy = await freeUri(parent, name);
    const own = SHIPPED_FILES[folder].map((file) => [`${folder}/${file}`, file] as const);
    for (const [from, to] of [...own, ...more]) {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, from));
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(copy, to), bytes);
    }
    walkthrough.done(folder === 'examples' ? 'example' : 'tutorial');
    await vscode.commands.executeCommand('vscode.openFolder', copy, {
      forceNewWindow: true,
      // In a browser each file opens in a window of its own, which is empty.
      ...(vscode.env.uiKind === vscode.UIKind.Desktop
        ? { filesToOpen: more.map(([, to]) => vscode.Uri.joinPath(copy, to)) }
        : {}),
    });
  };
  const openExamples = (): Promise<void> =>
    openCopy('examples', 'policy-annotator-example', vscode.l10n.t('Copy Example Here'));
  // The page of the documentation lies in the copy, so that it is read next to the articles.
  const openTutorial = async (): Promise<void> =>
    openCopy('tutorial', 'policy-annotator-tutorial', vscode.l10n.t('Copy Tutorial Here'), [
      [await documentationPath(extension, 'tutorial'), 'README.md'],
    ]);

  return vscode.Disposable.from(
    guard.command('policyAnnotator.createCodebook', () => createCodebook(services)),
    guard.command('policyAnnotator.goToCodebook', goToCodebook),
    guard.command('policyAnnotator.openExampleCorpus', openExamples),
    guard.command('policyAnnotator.openTutorial', openTutorial),
  );
}

/** Asks for what a codebook begins with, writes it, and says what was made, with the next step. An
 * existing codebook is shown. */
async function createCodebook(services: Services): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const root = newRoot(document);
  if (!root) return;
  const isThere = await exists(vscode.Uri.joinPath(root, CODEBOOK_FILE));
  const asked = isThere ? undefined : await askNewCodebook(services, folderName(root));
  if (!isThere && !asked) return;
  const made = await makeCodebook(services, document, asked && newCodebook(asked.title));
  if (!made) return;
  services.walkthrough.done('ownFolder');
  if (!asked) {
    await openInEditor(vscode.Uri.joinPath(root, CODEBOOK_FILE));
    return;
  }
  const { edits, title } = asked;
  const count = (kind: CodebookEdit['kind']): number =>
    edits.filter((edit) => edit.kind === kind).length;
  const actors = localizer.text(COUNTS.actors, count('add-actor'));
  const issues = localizer.text(COUNTS.issues, count('add-issue'));
  const label = vscode.l10n.t('First entries: {0}, {1}', actors, issues);
  // Its codebook is read in the background.
  await made.loaded.corpus.load();
  if (edits.length > 0 && !(await recordInCodebook(services, made.loaded, edits, label))) return;
  const step = made.wrap ?? nextStep(services, made, document);
  await notify(
    'information',
    edits.length === 0
      ? vscode.l10n.t(
          'The codebook of “{0}” is made. Name its actors and issues while you annotate.',
          messageName(title),
        )
      : vscode.l10n.t(
          'The codebook of “{0}” is made, with {1} and {2}. Undo takes these entries back.',
          messageName(title),
          actors,
          issues,
        ),
    step,
  );
}

/** What comes after the codebook: annotating the text in front, opening an article, or getting
 * some. */
function nextStep(
  { corpora }: Services,
  { loaded }: MadeCodebook,
  document: vscode.TextDocument | undefined,
): Step {
  const path = document && corpora.locate(document.uri)?.path;
  if (document && path !== undefined && loaded.corpus.isArticle(path)) {
    return {
      label: vscode.l10n.t('Annotate This Article'),
      run: async () => {
        await vscode.window.showTextDocument(document);
        await vscode.commands.executeCommand('policyAnnotator.annotateSelection');
      },
    };
  }
  const [article] = loaded.corpus.index.articles();
  return article
    ? commandStep(vscode.l10n.t('Next Article'), 'policyAnnotator.nextArticle')
    : commandStep(vscode.l10n.t('Import Articles…'), 'policyAnnotator.import');
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
