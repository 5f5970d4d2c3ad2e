import * as vscode from 'vscode';
import type { Located } from '../corpora/corpora';
import { setContext } from '../host/contexts';
import type { Services } from '../services';
import { setting } from '../host/settings';
import { LARGEST_OPENED } from '../corpora/largestOpened';
import { sayBriefly } from '../documents/words';
import { openDocument } from '../documents/openFiles';
import { notify } from '../host/notify';

/** In bytes: smaller files are opened without a question, in any window. */
const EDITOR_ASKS = 10e6;

/** Why an article in front is not highlighted or not available:
 * - `waits`: its text is above the limit, and its names are searched for on demand
 * - `not read`: it has a tab, but its text is not available: the editor asks first, or is still
 *   reading
 * - `too large`: the editor gives extensions no text of it */
type Reason = 'waits' | 'not read' | 'too large';

interface Front extends Located {
  readonly uri: vscode.Uri;
  readonly reason: Reason;
  readonly size: number;
}

interface LargeArticles {
  readonly dispose: () => void;
  /** What is reported now. */
  readonly note: () => string | undefined;
}

/** Reports in the status bar what is not done for a large article in front and what to do about it;
 * on demand, searches for its names. */
export function registerLargeArticles(services: Services): LargeArticles {
  const { corpora, guard } = services;
  const item = vscode.window.createStatusBarItem(
    'policyAnnotator.largeArticle',
    vscode.StatusBarAlignment.Left,
    12,
  );
  item.name = vscode.l10n.t('Large article');
  item.command = 'policyAnnotator.highlightLargeArticle';
  let front: Front | undefined;

  const update = async (): Promise<void> => {
    await look();
    setContext('largeArticle', front?.reason === 'waits');
  };
  const look = async (): Promise<void> => {
    const uri = uriInFront();
    const found = uri && lookUp(services, uri);
    if (!found) {
      front = undefined;
      item.hide();
      return;
    }
    // While the user types, the note stays the same.
    if (front && isSame(front, found)) return;
    const size = await sizeOf(found.uri);
    // If it has changed, an event has started another update.
    const now = uriInFront();
    const stillThere = now && lookUp(services, now);
    if (!stillThere || !isSame(stillThere, found)) return;
    if (found.reason === 'not read' && size < EDITOR_ASKS) {
      front = undefined;
      item.hide();
      return;
    }
    front = { ...found, size };
    item.text = textOf(front);
    item.tooltip = explanationOf(front);
    item.backgroundColor =
      found.reason === 'too large'
        ? new vscode.ThemeColor('statusBarItem.warningBackground')
        : undefined;
    item.show();
  };
  const tabsChanged = async (): Promise<void> => {
    // If the only open article of a corpus is too large, the corpus is loaded here.
    const uri = uriInFront();
    if (uri && !openDocument(uri)) await corpora.corpusOf(uri);
    await update();
  };

  const highlight = async (): Promise<void> => {
    if (!front) sayBriefly(vscode.l10n.t('The names in this article are already highlighted.'));
    else if (front.reason === 'waits') await lookForNames(front);
    else void notify('information', explanationOf(front));
  };

  guard.run('looking for a large article', tabsChanged);
  const disposable = vscode.Disposable.from(
    item,
    corpora.onDidChangeState(() => guard.run('a note on a large article', update)),
    corpora.listenToEach(({ corpus }) =>
      corpus.onDidChangeProblems(() => guard.run('a note on a large article', update)),
    ),
    guard.on(vscode.workspace.onDidCloseTextDocument, update),
    guard.on(vscode.window.tabGroups.onDidChangeTabs, tabsChanged),
    guard.on(vscode.window.tabGroups.onDidChangeTabGroups, tabsChanged),
    guard.command('policyAnnotator.highlightLargeArticle', highlight),
  );
  const dispose = (): void => void disposable.dispose();
  return { note: () => front && textOf(front), dispose };
}

/** The URI of the active tab, since the largest files have no editor that extensions see. */
function uriInFront(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText ? input.uri : undefined;
}

function lookUp({ corpora }: Services, uri: vscode.Uri): Omit<Front, 'size'> | undefined {
  const located = corpora.locate(uri);
  if (!located?.loaded.corpus.isArticle(located.path)) return undefined;
  const { corpus } = located.loaded;
  const state = corpus.state(located.path);
  if (state) return state.waits ? { ...located, uri, reason: 'waits' } : undefined;
  // It is being read just now.
  if (openDocument(uri)) return undefined;
  const problems = corpus.problems.get(located.path)?.problems ?? [];
  const isTooLarge = problems.some(({ code }) => code === 'article-too-large');
  return { ...located, uri, reason: isTooLarge ? 'too large' : 'not read' };
}

function isSame(a: Omit<Front, 'size'>, b: Omit<Front, 'size'>): boolean {
  return a.reason === b.reason && a.uri.toString() === b.uri.toString();
}

async function sizeOf(uri: vscode.Uri): Promise<number> {
  try {
    return (await vscode.workspace.fs.stat(uri)).size;
  } catch {
    // Removed meanwhile: its tab will follow.
    return 0;
  }
}

/** With a progress bar and a button that stops it; the visible part is highlighted at once. */
async function lookForNames({ loaded: { corpus }, path }: Front): Promise<void> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Finding names in the large article'),
    cancellable: true,
  };
  await vscode.window.withProgress(options, async (progress, { onCancellationRequested }) => {
    const stopping = onCancellationRequested(() => corpus.stopMatching(path));
    let reported = 0;
    await corpus.match(path, (done) => {
      if (done <= reported) return;
      progress.report({ increment: 100 * (done - reported) });
      reported = done;
    });
    stopping.dispose();
  });
}

function textOf({ reason, size }: Front): string {
  const { t } = vscode.l10n;
  const megabytes = inMegabytes(size);
  switch (reason) {
    case 'waits':
      return `$(eye-closed) ${t('Large article ({0} MB): names are highlighted on demand', megabytes)}`;
    case 'not read':
      return `$(eye-closed) ${t('Large article ({0} MB): not read yet', megabytes)}`;
    case 'too large':
      return `$(warning) ${t('Article too large to annotate ({0} MB)', megabytes)}`;
  }
}

function explanationOf({ reason, loaded }: Front): string {
  const { t } = vscode.l10n;
  switch (reason) {
    case 'waits':
      return t(
        'Actors and issues are highlighted automatically in articles of up to {0} million characters. Click here to highlight them in this article. Annotations work as in any other article. The limit is set in “policyAnnotator.highlight.largest”.',
        setting('highlight.largest', loaded.root),
      );
    case 'not read':
      return t(
        'VS Code gives extensions the text of such a large file only when the file is shown. If VS Code asks whether to open the file, choose “Open Anyway”. The article can then be annotated.',
      );
    case 'too large':
      return t(
        'VS Code does not give extensions texts of more than {0} million characters. Existing annotations are kept and counted. Split the article into several files to annotate it.',
        Math.floor(LARGEST_OPENED / 1e6),
      );
  }
}

function inMegabytes(size: number): string {
  const digits = size < 10e6 ? 1 : 0;
  return (size / 1e6).toLocaleString(vscode.env.language, { maximumFractionDigits: digits });
}
