import * as vscode from 'vscode';
import {
  checkCitation,
  citationBefore,
  citationCandidate,
  citationCard,
  lineIndex,
  type CitationCandidate,
  type Hit,
} from '../../../core';
import { currentText, positionSearch } from '../../../project';
import { toRange } from '../../documents/articleDocuments';
import { CITING, citationsIn, corporaFor, type CitationThere } from '../../corpora/citedIn';
import type { LoadedCorpus } from '../../corpora/corpora';
import { cardMarkdown } from '../../ui/markdown';
import type { Services } from '../../services';
import { viewContext, localizer } from '../../derived/viewContext';

/** `[[id]]` in the analyst's own Markdown: completion from the positions of the corpus, a hover
 * with what it cites, and *Go to Definition*. */
export function registerCitations({ corpora, environment }: Services): vscode.Disposable {
  const completions: vscode.CompletionItemProvider<CitationItem> = {
    async provideCompletionItems(document, position, token) {
      const line = document.lineAt(position.line).text;
      const typed = citationBefore(line.slice(0, position.character));
      const [loaded] = corporaFor(corpora, document.uri);
      if (typed === undefined || !loaded) return undefined;
      const range = rangeToReplace(position, typed, line);
      const hits = await citable(loaded, withoutStamp(typed), token);
      const items = hits.slice(0, MOST).map((hit, order) => {
        const candidate = citationCandidate(loaded.corpus.codebook, localizer, hit);
        return itemOf(candidate, { loaded, range, typed, order });
      });
      // Incomplete, since the results depend on more than the letters that VS Code compares.
      return new vscode.CompletionList(items, true);
    },
    resolveCompletionItem(item) {
      const { lines } = citationCard(viewContext(item.loaded), item.candidate.cited);
      item.documentation = cardMarkdown(item.loaded, lines, []);
      return item;
    },
  };

  /** Positions whose id begins with the words, then those that a search for them finds. */
  const citable = async (
    { corpus }: LoadedCorpus,
    words: string,
    token: vscode.CancellationToken,
  ): Promise<readonly Hit[]> => {
    const search = positionSearch(corpus.index, environment.yieldToHost);
    const stop = token.onCancellationRequested(() => search.end());
    const result = await search.find(words);
    const every = result && (await search.all());
    stop.dispose();
    if (!every || words === '') return result?.hits ?? [];
    const byId = every.hits.filter(({ annotation }) => annotation.id.startsWith(words));
    return [...new Set([...byId, ...result.hits])];
  };

  const hovers: vscode.HoverProvider = {
    provideHover(document, position) {
      const there = citationAt(document, position);
      const cited = there && checkCitation(there.citation, there.records)?.cited;
      if (!cited) return undefined;
      const { lines, actions } = citationCard(viewContext(there.loaded), cited);
      return new vscode.Hover(cardMarkdown(there.loaded, lines, actions), there.range);
    },
  };

  const definitions: vscode.DefinitionProvider = {
    async provideDefinition(document, position) {
      const there = citationAt(document, position);
      const cited = there && checkCitation(there.citation, there.records)?.cited;
      if (!cited) return undefined;
      const { path } = cited.article;
      const text = (await currentText(there.loaded, path))?.text;
      const first = cited.placed.places.find(({ span }) => span)?.span;
      const targetRange =
        text !== undefined && first
          ? toRange(lineIndex(text), first)
          : new vscode.Range(0, 0, 0, 0);
      const targetUri = there.loaded.uriOf(path);
      return [{ originSelectionRange: there.range, targetUri, targetRange }];
    },
  };

  const citationAt = (
    document: vscode.TextDocument,
    position: vscode.Position,
  ): (CitationThere & { readonly range: vscode.Range }) | undefined => {
    // A quick test first: hovers are requested at every word.
    if (!document.lineAt(position.line).text.includes('[[')) return undefined;
    const offset = document.offsetAt(position);
    const found = citationsIn(corpora, document.uri, document.getText()).find(
      ({ citation: { span } }) => span.start <= offset && offset <= span.end,
    );
    if (!found) return undefined;
    const { start, end } = found.citation.span;
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    return { ...found, range };
  };

  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(CITING, completions, ...OPENING),
    vscode.languages.registerHoverProvider(CITING, hovers),
    vscode.languages.registerDefinitionProvider(CITING, definitions),
  );
}

/** After a space or a colon VS Code requests completions again only if it is registered for
 * them. */
const OPENING = ['[', ' ', ':', '-'];

/** As many as a user reads; typing more narrows the list. */
const MOST = 100;

class CitationItem extends vscode.CompletionItem {
  readonly loaded: LoadedCorpus;
  readonly candidate: CitationCandidate;

  constructor(loaded: LoadedCorpus, candidate: CitationCandidate) {
    const { label, description } = candidate;
    super({ label, description }, vscode.CompletionItemKind.Reference);
    this.loaded = loaded;
    this.candidate = candidate;
  }
}

function itemOf(
  candidate: CitationCandidate,
  given: {
    readonly loaded: LoadedCorpus;
    readonly range: vscode.Range;
    readonly typed: string;
    readonly order: number;
  },
): CitationItem {
  const item = new CitationItem(given.loaded, candidate);
  item.detail = candidate.detail;
  item.insertText = candidate.text.slice(2);
  item.range = given.range;
  // The query has decided which positions match, and their order.
  item.filterText = given.typed;
  item.sortText = String(given.order).padStart(4, '0');
  return item;
}

/** What was typed after the brackets, with the closing brackets that the editor inserted. */
function rangeToReplace(position: vscode.Position, typed: string, line: string): vscode.Range {
  const closing = /^\]{0,2}/.exec(line.slice(position.character))?.[0].length ?? 0;
  return new vscode.Range(position.translate(0, -typed.length), position.translate(0, closing));
}

/** Without the stamp, which an existing citation has when it is completed again. */
function withoutStamp(typed: string): string {
  return typed.replace(/@[a-z0-9]*$/, '');
}
