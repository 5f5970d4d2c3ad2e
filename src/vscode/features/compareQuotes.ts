import * as vscode from 'vscode';
import {
  comparedQuotes,
  compareAnnotation,
  compareContradiction,
  compareIssue,
  compareReadings,
  contradictionsOn,
  comparePages,
  comparePair,
  comparePairOnIssues,
  disagreementHeading,
  disagreementsBetween,
  runCooperatively,
  keysOf,
  type ComparePage,
  type Comparison,
  type Contradiction,
  type IssueId,
  type Task,
  STANCE_LOOKS,
  type ViewContext,
  weightiestRows,
} from '../../core';
import { readTarget } from '../ui/cardCommands';
import { currentAnnotation } from '../ui/currentAnnotation';
import { createQuoteDecorations } from '../ui/decorations';
import { tellNoCorpus } from '../corpora/exampleCorpus';
import type { LoadedCorpus } from '../corpora/corpora';
import { pickOne } from '../ui/quickPick';
import type { Services } from '../services';
import { viewContext } from '../derived/viewContext';
import { withTexts } from '../derived/readTexts';
import { chosenRow } from '../ui/views/viewRegistry';
import { pageName, sayBriefly } from '../documents/words';

const SCHEME = 'policy-annotator-quotes';

interface ShownPage {
  readonly page: ComparePage;
  readonly loaded: LoadedCorpus;
}

/** Shows both sides' quotes next to each other: two read-only pages whose sources link to the
 * words. */
export function registerCompareQuotes(services: Services): vscode.Disposable {
  const { guard, walkthrough, environment } = services;
  const pages = new Map<string, ShownPage>();
  const changes = new vscode.EventEmitter<vscode.Uri>();
  const decorations = createQuoteDecorations();

  const compare = async (argument: unknown): Promise<void> => {
    const found = await comparisonFor(services, argument);
    if (!found) return;
    const [left, right] = await runCooperatively(
      comparePages(found.comparison),
      environment.yieldToHost,
    );
    await show(found.loaded, left, vscode.ViewColumn.One, 'a');
    await show(found.loaded, right, vscode.ViewColumn.Two, 'b');
    if (hasBothSides(found.comparison)) walkthrough.done('disagreement');
  };

  const show = async (
    loaded: LoadedCorpus,
    page: ComparePage,
    viewColumn: vscode.ViewColumn,
    side: string,
  ): Promise<void> => {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${pageName(page.title)}`, query: side });
    pages.set(uri.toString(), { page, loaded });
    changes.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.languages.setTextDocumentLanguage(document, 'markdown');
    const editor = await vscode.window.showTextDocument(document, {
      viewColumn,
      preserveFocus: side === 'b',
      preview: true,
    });
    // Without line numbers, since the page is for reading.
    editor.options = { ...editor.options, lineNumbers: vscode.TextEditorLineNumbersStyle.Off };
    paint(editor);
  };

  const paint = (editor: vscode.TextEditor): void => {
    const shown = pages.get(editor.document.uri.toString());
    if (!shown) return;
    for (const look of STANCE_LOOKS) {
      const marks = shown.page.marks.filter((mark) => mark.look === look);
      editor.setDecorations(
        decorations[look],
        marks.map(({ line, start, end }) => new vscode.Range(line, start, line, end)),
      );
    }
  };
  const paintAll = (): void => vscode.window.visibleTextEditors.forEach(paint);

  const links: vscode.DocumentLinkProvider = {
    provideDocumentLinks(document) {
      const shown = pages.get(document.uri.toString());
      if (!shown) return [];
      return shown.page.links.map(({ line, target }) => {
        const range = document.lineAt(line).range;
        const argument = { corpus: shown.loaded.root.toString(), ...target };
        const link = new vscode.DocumentLink(
          range.with(
            new vscode.Position(line, document.lineAt(line).firstNonWhitespaceCharacterIndex),
          ),
          vscode.Uri.parse(
            `command:policyAnnotator.openPlace?${encodeURIComponent(JSON.stringify([argument]))}`,
          ),
        );
        link.tooltip = vscode.l10n.t('Go to Quote');
        return link;
      });
    },
  };

  return vscode.Disposable.from(
    changes,
    ...Object.values(decorations),
    // A page that is shown again, or whose text came later, has another editor.
    guard.on(vscode.window.onDidChangeVisibleTextEditors, paintAll),
    guard.on(vscode.workspace.onDidChangeTextDocument, ({ document }) => {
      if (document.uri.scheme === SCHEME) paintAll();
    }),
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changes.event,
      provideTextDocumentContent: (uri) => pages.get(uri.toString())?.page.text ?? '',
    }),
    vscode.languages.registerDocumentLinkProvider({ scheme: SCHEME }, links),
    guard.command('policyAnnotator.compareQuotes', compare),
  );
}

function hasBothSides({ parts }: Comparison): boolean {
  return parts.some(({ sides }) => sides.every(({ quotes }) => quotes.length > 0));
}

/** The list to choose from is limited; a large corpus has a million. */
const MOST_CHOICES = 500;

/** The argument of *Find* in the view, which has no row for what it found. */
function readActors(argument: unknown): readonly [string, string] | undefined {
  const actors: unknown = keysOf(argument)?.get('actors');
  if (!Array.isArray(actors)) return undefined;
  const [one, other] = actors as readonly unknown[];
  return typeof one === 'string' && typeof other === 'string' ? [one, other] : undefined;
}

/** The argument of the fix for positions that coders coded differently. */
function readIds(argument: unknown): readonly [string, string] | undefined {
  const ids: unknown = keysOf(argument)?.get('ids');
  if (!Array.isArray(ids)) return undefined;
  const [one, other] = ids as readonly unknown[];
  return typeof one === 'string' && typeof other === 'string' ? [one, other] : undefined;
}

function contradictionIn(
  { facts }: ViewContext,
  issue: IssueId,
  argument: unknown,
): Contradiction | undefined {
  const [actor, kind] = ['actor', 'kind'].map((key) => keysOf(argument)?.get(key));
  return contradictionsOn(facts.analysis.on(issue)).find(
    (one) => one.actor === actor && one.kind === kind,
  );
}

type Make = (context: ViewContext) => Task<Comparison | undefined>;

/** Made once to know which articles it quotes, and once more where some of these had to be read for
 * their paragraphs and sentences. */
async function comparisonWithPlaces(
  { environment }: Services,
  loaded: LoadedCorpus,
  context: ViewContext,
  make: Make,
): Promise<Comparison | undefined> {
  const first = await runCooperatively(make(context), environment.yieldToHost);
  if (!first) return undefined;
  const articles = comparedQuotes(first).flatMap(({ target }) =>
    target.kind === 'codebook' ? [] : [target.article],
  );
  const read = await withTexts(loaded, context, articles);
  return read === context ? first : runCooperatively(make(read), environment.yieldToHost);
}

/** What to compare: the row of a disagreement, an issue, an annotation; without an argument the
 * user chooses among the disagreements of the corpus. */
async function comparisonFor(
  services: Services,
  argument: unknown,
): Promise<{ readonly loaded: LoadedCorpus; readonly comparison: Comparison } | undefined> {
  const { corpora } = services;
  const row = chosenRow(services, argument);
  const target = readTarget(corpora, argument);
  const loaded = target?.loaded ?? corpora.active;
  if (!loaded) {
    tellNoCorpus();
    return undefined;
  }
  const context = viewContext(loaded);
  const made = async (make: Make) => {
    const comparison = await comparisonWithPlaces(services, loaded, context, make);
    return comparison && { loaded, comparison };
  };
  const { pair, pairOnIssues, contradiction } = row?.view.painter.row(row.handle) ?? {};
  if (pair) return made((given) => comparePair(given, pair));
  if (pairOnIssues) return made((given) => comparePairOnIssues(given, pairOnIssues()));
  if (contradiction) return made((given) => compareContradiction(given, contradiction));
  const ids = readIds(argument);
  const { article } = target ?? {};
  if (ids && article !== undefined) {
    const readings = await made(function* (given) {
      const comparing = compareReadings(given, article, ids);
      return comparing && (yield* comparing);
    });
    if (readings) return readings;
  }
  const actors = readActors(argument);
  if (actors) {
    const between = disagreementsBetween(context.facts.analysis.on(target?.issue), actors);
    const kind = keysOf(argument)?.get('kind');
    const row = between.find((one) => one.kind === kind) ?? between[0];
    if (row) return made((given) => comparePair(given, row));
  }
  const found =
    target?.issue === undefined ? undefined : contradictionIn(context, target.issue, argument);
  if (found) return made((given) => compareContradiction(given, found));
  const { issue } = target ?? {};
  if (issue !== undefined) return made((given) => compareIssue(given, issue));
  if (argument !== undefined || vscode.window.activeTextEditor) {
    const current = await currentAnnotation(services, argument, 'quietly');
    const compared =
      current &&
      (await made((given) => compareAnnotation(given, current.path, current.placed.annotation.id)));
    if (compared) return compared;
  }
  const { rows, all } = weightiestRows(context, MOST_CHOICES);
  if (rows.length === 0) {
    sayBriefly(
      vscode.l10n.t(
        'No disagreements yet. They appear when two actors take opposite stances on an issue.',
      ),
    );
    return undefined;
  }
  const picked = await pickOne({
    title: vscode.l10n.t('Compare Quotes'),
    placeholder:
      rows.length < all
        ? vscode.l10n.t(
            'Choose one of the {0} disagreements with the most positions; the Disagreements view lists all {1}',
            rows.length,
            all,
          )
        : vscode.l10n.t('Choose a disagreement'),
    rows: rows.map((one) => ({
      ...disagreementHeading(context, one),
      value: one,
    })),
  });
  if (picked.kind !== 'value') return undefined;
  return made((given) => comparePair(given, picked.value));
}
