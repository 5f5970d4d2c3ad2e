import * as vscode from 'vscode';
import { createJournal } from './project';
import { followArticles } from './vscode/articleEvents';
import { createChecks } from './vscode/checks';
import { createConcordances } from './vscode/concordances';
import { Corpora } from './vscode/corpora';
import { Disputes } from './vscode/disputes';
import { registerActiveCorpus } from './vscode/features/activeCorpus';
import { registerActorsView } from './vscode/features/actorsView';
import { registerArticleMoves } from './vscode/features/articleMoves';
import { registerArticlesView } from './vscode/features/articlesView';
import { registerBriefPreview } from './vscode/features/briefPreview';
import { registerCitationProblems } from './vscode/features/citationProblems';
import { registerCitations } from './vscode/features/citations';
import { registerCodebookCommands } from './vscode/features/codebookCommands';
import { registerDisagreementsView } from './vscode/features/disagreementsView';
import { registerGitMerging } from './vscode/features/gitMerging';
import { registerHighlights } from './vscode/features/highlights';
import { registerHistory } from './vscode/features/history';
import { registerHoverCards } from './vscode/features/hoverCards';
import { registerIssuesView } from './vscode/features/issuesView';
import { registerNavigation } from './vscode/features/navigation';
import { registerRows } from './vscode/features/rows';
import { registerStatusBar } from './vscode/features/statusBar';
import { registerThisArticleView } from './vscode/features/thisArticleView';
import { registerAnalysisViews } from './vscode/features/analysisViews';
import { registerAnnotateRelation } from './vscode/features/annotateRelation';
import { registerAnnotateLines } from './vscode/features/annotateLines';
import { registerAnnotateSelection } from './vscode/features/annotateSelection';
import { registerCheckAnnotations } from './vscode/features/checkAnnotations';
import { registerCompareQuotes } from './vscode/features/compareQuotes';
import { registerCompleteQuotes } from './vscode/features/completeQuotes';
import { registerConcordance } from './vscode/features/concordance';
import { registerConcordanceEditor } from './vscode/features/concordanceEditor';
import { registerDroppedAnnotations } from './vscode/features/droppedAnnotations';
import { registerEditAnnotation } from './vscode/features/editAnnotation';
import { registerExport } from './vscode/features/exportCorpus';
import { registerFindQuotesAgain } from './vscode/features/findQuotesAgain';
import { registerFindPositions } from './vscode/features/findPositions';
import { registerFixes } from './vscode/features/fixes';
import { registerLargeArticles } from './vscode/features/largeArticles';
import { registerLostFiles } from './vscode/features/lostFiles';
import { registerMarkCoded } from './vscode/features/markCoded';
import { registerMentions } from './vscode/features/mentions';
import { registerNewArticle } from './vscode/features/newArticle';
import { registerProblems } from './vscode/features/problems';
import { registerReading } from './vscode/features/reading';
import { registerReferences } from './vscode/features/references';
import { registerResolveConflicts } from './vscode/features/resolveConflicts';
import { registerReviseAnnotation } from './vscode/features/reviseAnnotation';
import { registerRefusedGlobs } from './vscode/features/refusedGlobs';
import { registerReplacedTexts } from './vscode/features/replacedTexts';
import { registerRollUp } from './vscode/features/rollUp';
import { registerSavesInTurn } from './vscode/features/savesInTurn';
import { registerSavedSearchesView } from './vscode/features/savedSearchesView';
import { registerSavingMessages } from './vscode/features/savingMessages';
import { registerUnsavedChanges } from './vscode/features/unsavedChanges';
import { createGuard } from './vscode/guarded';
import { host } from './vscode/host';
import { createKeptTexts } from './vscode/keptTexts';
import { createLog } from './vscode/log';
import { createReveal } from './vscode/reveal';
import { createSaid } from './vscode/said';
import { createSavedSearches } from './vscode/savedSearches';
import type { Services } from './vscode/services';
import { createShownTexts } from './vscode/shownTexts';
import { ViewRegistry } from './vscode/viewRegistry';
import { createWorld } from './vscode/world';

export { useHost } from './vscode/host';

/** What the tests in the extension host see; nobody else is given it. */
export interface TestApi {
  readonly corpora: Corpora;
  /** The extension's own `vscode.window`: each extension has one, so messages are heard here only. */
  readonly window: typeof vscode.window;
  /** How long `activate` took, in milliseconds. */
  readonly activation: number;
  /** A folder of the extension's storage. */
  readonly stored: (name: string) => vscode.Uri;
  /** What is remembered for the workspace. */
  readonly memory: vscode.Memento;
  /** What the status bar says of a large article in front: items of the status bar tell nobody. */
  readonly largeArticleNote: () => string | undefined;
}

/** The composition root: makes the services, registers the features, then looks for corpora. */
export function activate(context: vscode.ExtensionContext): TestApi | undefined {
  const start = performance.now();
  const log = createLog();
  const guard = createGuard(log, () => log.show());
  const world = createWorld(log);
  const stored = (name: string): vscode.Uri => vscode.Uri.joinPath(context.globalStorageUri, name);
  const journal = createJournal(host.journalStore(stored('journal')), world.clock, log);
  const kept = createKeptTexts(stored('texts'), log);
  const corpora = new Corpora(world, journal, kept, stored('indexes'));
  const services: Services = {
    checks: createChecks(),
    corpora,
    concordances: createConcordances(corpora, world, guard),
    disputes: new Disputes(log),
    guard,
    journal,
    log,
    world,
    reveal: createReveal(),
    views: new ViewRegistry(),
    said: createSaid(),
    searches: createSavedSearches(context.workspaceState),
    shownTexts: createShownTexts(),
    extension: context.extensionUri,
    memory: context.workspaceState,
  };
  const largeArticles = registerLargeArticles(services);
  context.subscriptions.push(
    log,
    services.concordances,
    services.corpora,
    services.disputes,
    services.reveal,
    services.said,
    services.searches,
    services.shownTexts,
    registerArticlesView(services),
    registerIssuesView(services),
    registerDisagreementsView(services),
    registerActorsView(services),
    registerSavedSearchesView(services),
    registerThisArticleView(services),
    registerActiveCorpus(services),
    registerRows(services),
    registerHighlights(services),
    registerHoverCards(services),
    registerStatusBar(services),
    registerNavigation(services),
    registerHistory(services),
    registerArticleMoves(services),
    registerAnalysisViews(services),
    registerAnnotateRelation(services),
    registerAnnotateLines(services),
    registerAnnotateSelection(services),
    registerCheckAnnotations(services),
    registerBriefPreview(services),
    registerCitationProblems(services),
    registerCitations(services),
    registerCompareQuotes(services),
    registerConcordance(services),
    registerConcordanceEditor(services),
    registerDroppedAnnotations(services),
    registerEditAnnotation(services),
    registerExport(services),
    registerFindPositions(services),
    registerCompleteQuotes(services),
    registerFindQuotesAgain(services),
    registerFixes(services),
    registerGitMerging(services, context.globalStorageUri),
    largeArticles.disposable,
    registerLostFiles(services),
    registerMarkCoded(services),
    registerMentions(services),
    registerNewArticle(services),
    registerProblems(services),
    registerReading(services),
    registerReferences(services),
    registerResolveConflicts(services),
    registerReviseAnnotation(services),
    registerRefusedGlobs(services),
    registerReplacedTexts(services),
    registerRollUp(services),
    registerSavesInTurn(services),
    registerSavingMessages(services),
    registerUnsavedChanges(services),
    registerCodebookCommands(services),
    guard.command('policyAnnotator.showLog', () => log.show()),
    followArticles(services),
  );
  if (context.extensionMode !== vscode.ExtensionMode.Test) return undefined;
  const activation = performance.now() - start;
  const { memory } = services;
  const largeArticleNote = largeArticles.note;
  return { corpora, window: vscode.window, activation, stored, memory, largeArticleNote };
}
