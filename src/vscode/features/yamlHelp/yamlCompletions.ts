import * as vscode from 'vscode';
import { completeYaml, entryCard, type YamlItem } from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { documentText, toOffset, toRange } from '../../documents/articleDocuments';
import { freshIdIn } from '../../derived/freshIdIn';
import { localizer, viewContext } from '../../derived/viewContext';
import type { Services } from '../../services';
import { tooltipMarkdown } from '../../ui/markdown';
import { helpedFile, scannedLines } from './helpedFile';

/** Keys, ids and values in codebooks and annotation files, computed in core. */
export function yamlCompletions({
  corpora,
  environment,
}: Services): vscode.CompletionItemProvider<YamlCompletion> {
  return {
    async provideCompletionItems(document, position, token, { triggerKind }) {
      const helped = await helpedFile(corpora, document.uri);
      if (!helped || token.isCancellationRequested) return undefined;
      const { loaded, file, article } = helped;
      const { lines } = documentText(document);
      const { codebook, index } = loaded.corpus;
      const row = article === undefined ? undefined : index.article(article);
      let fresh: string | undefined;
      const { items, isCut } = completeYaml(
        {
          ...{ file, codebook, localizer, lines: scannedLines(document) },
          offset: toOffset(lines, position),
          today: environment.clock.today(),
          articleDate: row?.metadata.date,
          freshId: () => (fresh ??= freshIdIn(loaded, environment)),
        },
        triggerKind === vscode.CompletionTriggerKind.TriggerCharacter,
      );
      const painted = items.map(
        (item, order) => new YamlCompletion(loaded, item, toRange(lines, item.span), order),
      );
      return new vscode.CompletionList(painted, isCut);
    },
    resolveCompletionItem(item) {
      const { loaded, about } = item;
      if (about) {
        const lines = entryCard(viewContext(loaded), about.layer, about.id);
        item.documentation = tooltipMarkdown(lines);
      }
      return item;
    },
  };
}

/** After a space, a quotation mark or an opening bracket a value or a key begins. */
export const OPENING = [' ', '"', '[', '{'];

class YamlCompletion extends vscode.CompletionItem {
  readonly loaded: LoadedCorpus;
  readonly about: YamlItem['about'];

  constructor(loaded: LoadedCorpus, item: YamlItem, range: vscode.Range, order: number) {
    super(
      item.detail === undefined ? item.label : { label: item.label, description: item.detail },
      KINDS[item.kind],
    );
    this.loaded = loaded;
    this.about = item.about;
    this.range = range;
    this.filterText = item.filter;
    this.sortText = String(order).padStart(4, '0');
    this.insertText = item.isSnippet ? new vscode.SnippetString(item.insert) : item.insert;
    // Core has indented every line already.
    this.keepWhitespace = true;
    if (item.documentation !== undefined) this.documentation = item.documentation;
    if (item.asksAgain) this.command = { command: 'editor.action.triggerSuggest', title: '' };
  }
}

const KINDS: Readonly<Record<YamlItem['kind'], vscode.CompletionItemKind>> = {
  key: vscode.CompletionItemKind.Property,
  entry: vscode.CompletionItemKind.Snippet,
  actor: vscode.CompletionItemKind.User,
  issue: vscode.CompletionItemKind.Issue,
  value: vscode.CompletionItemKind.EnumMember,
};
