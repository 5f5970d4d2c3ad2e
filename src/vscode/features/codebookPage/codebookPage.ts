import * as vscode from 'vscode';
import { keysOf, runCooperatively, codebookMarkdown } from '../../../core';
import { tellNoCorpus } from '../../corpora/exampleCorpus';
import type { Corpora, LoadedCorpus } from '../../corpora/corpora';
import { exportInput, filterOf } from '../../derived/exportInput';
import { registerMadePages } from '../../derived/madePages';
import { localizer } from '../../derived/viewContext';
import { pageName } from '../../documents/words';
import type { Services } from '../../services';

const SCHEME = 'policy-annotator-codebook';

/** The codebook as a page to read, in VS Code's preview of Markdown: definitions, rules, examples,
 * and how often each entry is used now. It follows the codebook and the corpus. */
export function registerCodebookPage({ corpora, guard, environment }: Services): vscode.Disposable {
  const make = async (uri: vscode.Uri): Promise<string> => {
    const loaded = corpusOf(corpora, uri);
    if (!loaded) return vscode.l10n.t('The folder of this codebook is not open in this window.');
    const input = { ...exportInput(loaded, filterOf(loaded)), localizer };
    const { pieces } = await runCooperatively(
      codebookMarkdown.render(input),
      environment.yieldToHost,
    );
    const parts: string[] = [];
    for await (const part of pieces) parts.push(part);
    return parts.join('');
  };
  const pages = registerMadePages(SCHEME, make);

  const show = async (): Promise<void> => {
    const loaded = corpora.active;
    if (!loaded) {
      tellNoCorpus();
      return;
    }
    // Locked, since an unlocked preview would show any other Markdown that is opened.
    await vscode.commands.executeCommand('markdown.showPreview', addressOf(loaded), undefined, {
      locked: true,
    });
  };

  return vscode.Disposable.from(
    pages,
    corpora.listenToEach(({ corpus }) => corpus.index.onDidChange(pages.changed)),
    guard.command('policyAnnotator.showCodebook', show),
  );
}

/** The corpus is stored in the address, so that nothing else need be remembered. */
function addressOf({ name, root }: LoadedCorpus): vscode.Uri {
  // The file that it is saved as may not have these characters either.
  const path = `/${pageName(name.replace(/[*"<>|]/g, ' ')).trim()}.codebook.md`;
  return vscode.Uri.from({
    scheme: SCHEME,
    path,
    query: JSON.stringify({ corpus: root.toString() }),
  });
}

function corpusOf(corpora: Corpora, { query }: vscode.Uri): LoadedCorpus | undefined {
  try {
    const named = keysOf(JSON.parse(query))?.get('corpus');
    return corpora.all.find(({ root }) => root.toString() === named);
  } catch {
    return undefined;
  }
}
