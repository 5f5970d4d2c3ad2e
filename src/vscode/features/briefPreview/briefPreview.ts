import * as vscode from 'vscode';
import {
  runCooperatively,
  keyOfSearch,
  keysOf,
  labelText,
  type CountedPage,
  formatOf,
  type BriefLength,
} from '../../../core';
import { chooseLength, readLength } from '../../derived/briefLength';
import {
  chooseScope,
  filterFor,
  readScope,
  WHOLE_CORPUS,
  type ChosenScope,
} from '../../derived/chosenScope';
import { isCodedShown } from '../../corpora/othersWork';
import type { Corpora, LoadedCorpus } from '../../corpora/corpora';
import { exportInput } from '../../derived/exportInput';
import { registerMadePages } from '../../derived/madePages';
import type { Services } from '../../services';
import { countedOf, countedPageOf, countLinks, linksOfPage } from './countedPages';
import { closePages, quoteLink, quoteOf, quotePageText } from './quotePages';
import { chosenRow } from '../../ui/views/viewRegistry';
import { pageName } from '../../documents/words';

const SCHEME = 'policy-annotator-brief';

/** The brief as a page that follows the corpus: of all of it, of an article, a folder or the
 * results of a search. It is a file of a file system of its own, so that it is made when it is
 * shown, can be saved elsewhere, and is restored after the window was reloaded. */
export function registerBriefPreview(services: Services): vscode.Disposable {
  const { corpora, guard, reveal, environment } = services;
  /** The pages of numbers that were made, for their links. */
  const pages = new Map<string, CountedPage>();

  const render = async (uri: vscode.Uri): Promise<string> => {
    const brief = readAddress(corpora, uri);
    if (!brief) return notOpen();
    const { loaded, scope, length } = brief;
    const quote = quoteOf(uri);
    if (quote) return quotePageText(quote);
    const counted = countedOf(uri);
    if (counted) {
      const page = await countedPageOf(services, loaded, scope, counted);
      pages.set(uri.toString(), page);
      return page.text;
    }
    const parts: string[] = [];
    const input = {
      ...exportInput(loaded, filterFor(loaded, scope)),
      articleLink: quoteLink,
      countLink: countLinks(loaded),
      citations: false,
      briefLength: length,
    };
    const { pieces } = await runCooperatively(
      formatOf('brief-md').render(input),
      environment.yieldToHost,
    );
    for await (const part of pieces) {
      parts.push(part);
      await environment.yieldToHost();
    }
    return parts.join('');
  };

  const files = registerMadePages(SCHEME, render);

  const links: vscode.DocumentLinkProvider = {
    provideDocumentLinks(document) {
      const page = pages.get(document.uri.toString());
      const brief = page && readAddress(corpora, document.uri);
      return brief ? linksOfPage(document, brief.loaded, page) : [];
    },
  };

  /** Shows the quote's words in the article in place of the page that was opened for it. */
  const leaveForArticle = async (editor: vscode.TextEditor): Promise<void> => {
    const { uri } = editor.document;
    const brief = readAddress(corpora, uri);
    const quote = quoteOf(uri);
    if (!brief || !quote) return;
    await reveal.annotation(brief.loaded, quote.article, quote.id, true, editor.viewColumn);
    await closePages(uri);
    // Otherwise *Go Back* would return to it, and from there to the article again.
    files.discard(uri);
  };

  const noticePage = (editor: vscode.TextEditor | undefined): void => {
    if (editor?.document.uri.scheme !== SCHEME || !quoteOf(editor.document.uri)) return;
    guard.run('showing the words of a quote', () => leaveForArticle(editor));
  };

  const preview = async (argument: unknown): Promise<void> => {
    const loaded = corpora.active;
    if (!loaded || !isCodedShown(loaded)) return;
    const title = vscode.l10n.t('Preview Brief');
    const query = queryOfRow(services, loaded, argument);
    const scope: ChosenScope | undefined =
      query === undefined
        ? await chooseScope(services, loaded, { title })
        : { kind: 'query', text: query };
    if (!scope) return;
    const length = await chooseLength(services, title);
    if (!length) return;
    // Locked, since an unlocked preview would show any other Markdown that is opened; the second
    // argument is a selection in the Explorer.
    const page = addressOf(loaded, scope, length);
    await vscode.commands.executeCommand('markdown.showPreview', page, undefined, { locked: true });
  };

  return vscode.Disposable.from(
    files,
    corpora.listenToEach((loaded) => loaded.corpus.index.onDidChange(files.changed)),
    vscode.languages.registerDocumentLinkProvider({ scheme: SCHEME }, links),
    guard.on(vscode.window.onDidChangeActiveTextEditor, noticePage),
    guard.command('policyAnnotator.previewBrief', preview),
  );
}

/** The query of the saved search whose menu was used. */
function queryOfRow(
  services: Services,
  loaded: LoadedCorpus,
  argument: unknown,
): string | undefined {
  const handle = chosenRow(services, argument)?.handle;
  if (handle?.view !== 'savedSearches') return undefined;
  return services.searches.of(loaded).find((one) => keyOfSearch(one) === handle.key)?.query;
}

/** What the brief covers and its length are stored in its address, so that nothing else need be
 * remembered. */
function addressOf(loaded: LoadedCorpus, scope: ChosenScope, length: BriefLength): vscode.Uri {
  const name = scope.kind === 'query' ? scope.text : scope.kind === 'corpus' ? '' : scope.path;
  const study = labelText(loaded.corpus.codebook.title ?? loaded.name, 40);
  const title = [study, name].filter((text) => text !== '').join(' ');
  // The file that it is saved as may not have these characters either.
  const path = `/${pageName(title.replace(/[*"<>|]/g, ' ')).trim()}.brief.md`;
  const query = JSON.stringify({ corpus: loaded.root.toString(), scope, length });
  return vscode.Uri.from({ scheme: SCHEME, path, query });
}

interface Shown {
  readonly loaded: LoadedCorpus;
  readonly scope: ChosenScope;
  readonly length: BriefLength;
}

function readAddress(corpora: Corpora, { query }: vscode.Uri): Shown | undefined {
  let value: unknown;
  try {
    value = JSON.parse(query);
  } catch {
    return undefined;
  }
  const given = keysOf(value);
  const loaded = corpora.all.find(({ root }) => root.toString() === given?.get('corpus'));
  return (
    loaded && {
      loaded,
      scope: readScope(given?.get('scope')) ?? WHOLE_CORPUS,
      length: readLength(given?.get('length')) ?? 'full',
    }
  );
}

function notOpen(): string {
  return vscode.l10n.t('The folder of this brief is not open in this window.');
}
