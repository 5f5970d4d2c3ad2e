import * as vscode from 'vscode';
import {
  annotationsOutline,
  articleOutline,
  codebookOutline,
  fileLinks,
  type OutlineKind,
  type OutlineNode,
  type Span,
} from '../../../core';
import { localizer } from '../../derived/viewContext';
import { documentText, toRange } from '../../documents/articleDocuments';
import type { Services } from '../../services';
import { documentRange } from '../../ui/naming/namesAt';
import { openedFile } from '../../ui/naming/openedFiles';
import { registerForCorpora } from '../../ui/naming/perCorpus';
import type { ArticleState } from '../../../project';
import type { LocatedState } from '../../corpora/corpora';
import { openDocument } from '../../documents/openFiles';
import { soon } from '../../host/throttle';

/** The outline and breadcrumbs of an article's annotations, of codebooks and of annotation files,
 * and the links of annotation files. */
export function registerOutlines(services: Services): vscode.Disposable {
  const { corpora } = services;

  const ofArticle: vscode.DocumentSymbolProvider = {
    provideDocumentSymbols(document) {
      const located = corpora.stateOf(document.uri);
      if (!located) return undefined;
      const { loaded, state } = located;
      const { text, lines } = documentText(document);
      const { codebook } = loaded.corpus;
      const nodes = articleOutline(text, state.matchFrom, state.placed, codebook, localizer);
      return symbolsOf(nodes, (span) => toRange(lines, span));
    },
  };

  const ofFile: vscode.DocumentSymbolProvider = {
    async provideDocumentSymbols(document) {
      const file = await openedFile(services, document);
      if (!file) return undefined;
      const { ids, loaded } = file;
      const nodes =
        ids.kind === 'codebook'
          ? codebookOutline(ids)
          : annotationsOutline(ids, loaded.corpus.codebook, localizer);
      return symbolsOf(nodes, (span) => documentRange(document, span));
    },
  };

  const links: vscode.DocumentLinkProvider = {
    async provideDocumentLinks(document) {
      const file = await openedFile(services, document);
      if (file?.article === undefined) return undefined;
      const { loaded, ids, article } = file;
      return fileLinks(ids, article, (path) => loaded.corpus.index.has(path)).flatMap(
        ({ span, to }) => {
          const target = to.kind === 'article' ? loaded.uriOf(to.path) : addressOf(to.url);
          return target ? [new vscode.DocumentLink(documentRange(document, span), target)] : [];
        },
      );
    },
  };

  // Shown where another extension has an outline of the file, too.
  const label = { label: 'Policy Annotator' };
  const outdated = outdatedOutlines(services);
  const registered = registerForCorpora(
    services,
    ({ articles, annotationFiles, codebooks }) =>
      vscode.Disposable.from(
        vscode.languages.registerDocumentSymbolProvider(articles, ofArticle, label),
        vscode.languages.registerDocumentSymbolProvider(
          [...annotationFiles, ...codebooks],
          ofFile,
          label,
        ),
        vscode.languages.registerDocumentLinkProvider(annotationFiles, links),
      ),
    outdated.event,
  );
  return vscode.Disposable.from(registered, outdated);
}

function symbolsOf(
  nodes: readonly OutlineNode[],
  rangeOf: (span: Span) => vscode.Range,
): vscode.DocumentSymbol[] {
  return nodes.map((node) => {
    const [range, selection] = [rangeOf(node.span), rangeOf(node.selection)];
    const symbol = new vscode.DocumentSymbol(
      node.name,
      node.detail,
      KINDS[node.kind],
      range,
      selection,
    );
    symbol.children = symbolsOf(node.children, rangeOf);
    return symbol;
  });
}

/** The nearest of the editor's kinds, which decide the icons. */
const KINDS: Readonly<Record<OutlineKind, vscode.SymbolKind>> = {
  paragraph: vscode.SymbolKind.String,
  section: vscode.SymbolKind.Namespace,
  actor: vscode.SymbolKind.Class,
  issue: vscode.SymbolKind.Interface,
  stance: vscode.SymbolKind.EnumMember,
  annotation: vscode.SymbolKind.Event,
  value: vscode.SymbolKind.Constant,
};

/** Undefined for an address that is not valid. */
function addressOf(url: string): vscode.Uri | undefined {
  try {
    return vscode.Uri.parse(url, true);
  } catch {
    return undefined;
  }
}

const PAUSE_MS = 100;

/** The editor asks for an outline and links when a text changes, and has no event for other
 * reasons; but they also depend on annotations, on the codebook, and on which articles there are.
 * Fires after such a change. */
function outdatedOutlines({ corpora, guard }: Services): {
  readonly event: vscode.Event<void>;
  readonly dispose: () => void;
} {
  const outdated = new vscode.EventEmitter<void>();
  const later = soon(guard, 'making outlines again', PAUSE_MS, () => outdated.fire());
  const states = new WeakMap<vscode.TextDocument, ArticleState>();

  const stateChanged = ({ loaded, path, state }: LocatedState): void => {
    const document = openDocument(loaded.uriOf(path));
    if (!document) return;
    const before = states.get(document);
    states.set(document, state);
    // With a changed text the editor asks by itself.
    if (before && (before.text !== state.text || before.placed === state.placed)) return;
    later.ask();
  };

  const listeners = vscode.Disposable.from(
    outdated,
    later,
    corpora.onDidChangeState(stateChanged),
    corpora.listenToEach(({ corpus: { index } }) => {
      let before = { codebook: index.codebook, isComplete: false };
      return index.onDidChange(() => {
        const { codebook, isComplete } = index;
        if (before.codebook === codebook && before.isComplete === isComplete) return;
        before = { codebook, isComplete };
        later.ask();
      });
    }),
  );
  return { event: outdated.event, dispose: () => void listeners.dispose() };
}
