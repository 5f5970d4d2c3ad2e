import * as vscode from 'vscode';
import {
  CODEBOOK_FILE,
  findSymbols,
  runCooperatively,
  type FoundSymbol,
  type Target,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { localizer } from '../../derived/viewContext';
import type { Services } from '../../services';
import { codebookEntries, rangesIn } from '../../ui/naming/openedFiles';

/** For each corpus. The editor compares each name again; a longer list is not read. */
const MOST = 200;

/** *Go to Symbol in Workspace*: actors, issues and positions of all corpora. Where a symbol is, is
 * read when it is opened. */
export function registerWorkspaceSymbols(services: Services): vscode.Disposable {
  const { corpora, environment } = services;
  const found = new WeakMap<vscode.SymbolInformation, Found>();

  return vscode.languages.registerWorkspaceSymbolProvider({
    async provideWorkspaceSymbols(query, token) {
      const symbols: vscode.SymbolInformation[] = [];
      for (const loaded of corpora.all) {
        const task = findSymbols(loaded.corpus.index, query, localizer, MOST);
        const own = await runCooperatively(
          task,
          environment.yieldToHost,
          () => token.isCancellationRequested,
        );
        if (!own) return undefined;
        for (const one of own) {
          const symbol = symbolOf(loaded, one);
          found.set(symbol, { loaded, target: one.target });
          symbols.push(symbol);
        }
      }
      return symbols;
    },
    async resolveWorkspaceSymbol(symbol) {
      const one = found.get(symbol);
      const range = one && (await rangeOf(one));
      symbol.location = new vscode.Location(
        symbol.location.uri,
        range ?? new vscode.Range(0, 0, 0, 0),
      );
      return symbol;
    },
  });

  async function rangeOf({ loaded, target }: Found): Promise<vscode.Range | undefined> {
    if (target.kind === 'codebook') {
      const entries = await codebookEntries(services, loaded);
      return entries?.entry({ of: target.layer, id: target.id })?.id;
    }
    const span = target.kind === 'annotation' ? target.span : undefined;
    const ranges = await rangesIn(loaded, target.article, span ? [span] : []);
    return ranges?.[0];
  }
}

interface Found {
  readonly loaded: LoadedCorpus;
  readonly target: Target;
}

const KINDS: Readonly<Record<FoundSymbol['kind'], vscode.SymbolKind>> = {
  actor: vscode.SymbolKind.Class,
  issue: vscode.SymbolKind.Interface,
  position: vscode.SymbolKind.Event,
};

function symbolOf(
  loaded: LoadedCorpus,
  { kind, name, container, target }: FoundSymbol,
): vscode.SymbolInformation {
  const uri = loaded.uriOf(target.kind === 'codebook' ? CODEBOOK_FILE : target.article);
  // A location without a range is resolved when it is opened; the type does not say so.
  const location = new vscode.Location(uri, undefined as unknown as vscode.Range);
  return new vscode.SymbolInformation(name, KINDS[kind], container, location);
}
