import type { Disposable } from 'vscode';
import { registerAccessibilityHelp } from './features/accessibilityHelp';
import { registerActiveCorpus } from './features/activeCorpus';
import { registerActorsView } from './features/actorsView';
import { registerAdjudicate } from './features/adjudication/adjudicate';
import { registerWaitingView } from './features/adjudication/waitingView';
import { registerAddExample } from './features/examples/addExample';
import { registerAnalysisViews } from './features/analysisViews/analysisViews';
import { registerAnnotateLines } from './features/annotateLines';
import { registerAnnotateMany } from './features/annotateMany/annotateMany';
import { registerAnnotateRelation } from './features/annotateRelation';
import { registerAnnotateSelection } from './features/annotateSelection';
import { registerAnnotateType } from './features/annotateType';
import { registerArticleLenses } from './features/articleLenses';
import { registerArticleMoves } from './features/articleMoves';
import { registerArticlesView } from './features/articlesView';
import { registerBriefPreview } from './features/briefPreview/briefPreview';
import { registerCheckAnnotations } from './features/checkAnnotations';
import { registerCitationProblems } from './features/citations/citationProblems';
import { registerCitations } from './features/citations/citations';
import { registerCodebookCommands } from './features/codebookCommands';
import { registerCodingActions } from './features/codingActions/codingActions';
import { registerCodingMode } from './features/codingMode/codingMode';
import { registerCodebookPage } from './features/codebookPage/codebookPage';
import { registerCompareQuotes } from './features/compareQuotes';
import { registerCompleteQuotes } from './features/completeQuotes';
import { registerConfirmAll } from './features/confirmAll';
import { registerConcordance } from './features/concordance/concordance';
import { registerConcordanceEditor } from './features/concordance/concordanceEditor';
import { registerDiscussions } from './features/discussions/discussions';
import { registerDisagreementsView } from './features/disagreementsView';
import { registerDroppedAnnotations } from './features/droppedAnnotations/droppedAnnotations';
import { registerEditAnnotation } from './features/editAnnotation';
import { registerEditEntry } from './features/editEntry/editEntry';
import { registerExampleTests } from './features/examples/exampleTests';
import { registerExport } from './features/exportCorpus';
import { registerFileNesting } from './features/fileNesting';
import { registerFindPositions } from './features/findPositions/findPositions';
import { registerFindQuotesAgain } from './features/findQuotesAgain/findQuotesAgain';
import { registerFixes } from './features/fixes';
import { registerGitMerging } from './features/gitMerging/gitMerging';
import { registerHighlights } from './features/highlights';
import { registerOfferedCommands } from './features/offeredCommands';
import { registerCopyCommandLine } from './features/copyCommandLine';
import { registerOpenDocumentation } from './features/openDocumentation';
import { registerUndoRedo } from './features/undoRedo';
import { registerHoverCards } from './features/hoverCards';
import { registerFindReprints } from './features/findReprints';
import { registerSetArticleDates } from './features/setArticleDates';
import { registerImportFiles } from './features/importFiles/importFiles';
import { registerImportProject } from './features/importProject/importProject';
import { registerImportEntries } from './features/importTables/importEntries';
import { registerImportPositions } from './features/importTables/importPositions';
import { registerImportReadings } from './features/importTables/importReadings';
import { registerConclusion } from './features/conclusion/conclusion';
import { registerIndependentCoding } from './features/independentCoding/independentCoding';
import { registerIssuesView } from './features/issuesView';
import { registerLostFiles } from './features/lostFiles';
import { registerMarkCoded } from './features/markCoded';
import { registerMentions } from './features/mentions';
import { registerMoreCommands } from './features/moreCommands';
import { registerNavigation } from './features/navigation';
import { registerNewArticle } from './features/newArticle';
import { registerOlderCodebook } from './features/olderCodebook/olderCodebook';
import { registerProblems } from './features/problems/problems';
import { registerQuality } from './features/quality/quality';
import { registerReading } from './features/reading';
import { registerRefactorings } from './features/refactor/refactor';
import { registerDefinitions } from './features/references/definitions';
import { registerHierarchies } from './features/references/hierarchies';
import { registerOutlines } from './features/references/outlines';
import { registerReferences } from './features/references/references';
import { registerWorkspaceSymbols } from './features/references/workspaceSymbols';
import { registerSameWords } from './features/repeatPosition/sameWords';
import { registerTemplates } from './features/repeatPosition/templates';
import { registerReplacedTexts } from './features/replacedTexts';
import { registerResolveConflicts } from './features/resolveConflicts';
import { registerReviseAnnotation } from './features/reviseAnnotation';
import { registerReviewBadge } from './features/reviewBadge';
import { registerRollUp } from './features/rollUp';
import { registerRows } from './features/rows';
import { registerSavedSearchesView } from './features/savedSearches/savedSearchesView';
import { registerSavesInTurn } from './features/serialSaves';
import { registerSavingMessages } from './features/savingMessages/savingMessages';
import { registerStartView } from './features/startView';
import { registerStatusBar } from './features/statusBar';
import { registerThisArticleView } from './features/thisArticleView';
import { registerUnusedSettings } from './features/unusedSettings';
import { registerUseInBriefs } from './features/useInBriefs';
import { registerUnsavedChanges } from './features/unsavedChanges/unsavedChanges';
import { registerWalkthroughSteps } from './features/walkthroughSteps';
import { registerWordWrap } from './features/wordWrap';
import { registerYamlHelp } from './features/yamlHelp/yamlHelp';
import type { Services } from './services';

/** All features, in the order in which they are registered: those that show something first, then
 * those that do something. A feature is a function whose only argument is the services. */
export const FEATURES: readonly ((services: Services) => Disposable)[] = [
  registerStartView,
  registerArticlesView,
  registerIssuesView,
  registerDisagreementsView,
  registerActorsView,
  registerSavedSearchesView,
  registerThisArticleView,
  registerWaitingView,
  registerActiveCorpus,
  registerAccessibilityHelp,
  registerOfferedCommands,
  registerOpenDocumentation,
  registerCopyCommandLine,
  registerRows,
  registerHighlights,
  registerHoverCards,
  registerArticleLenses,
  registerReviewBadge,
  registerStatusBar,
  registerMoreCommands,
  registerNavigation,
  registerUndoRedo,
  registerArticleMoves,
  registerAnalysisViews,
  registerAdjudicate,
  registerDiscussions,
  registerAnnotateRelation,
  registerAnnotateType,
  registerAnnotateLines,
  registerAnnotateSelection,
  registerAnnotateMany,
  registerCodingActions,
  registerCodingMode,
  registerSameWords,
  registerTemplates,
  registerCheckAnnotations,
  registerBriefPreview,
  registerCitationProblems,
  registerCitations,
  registerCompareQuotes,
  registerConcordance,
  registerConcordanceEditor,
  registerDroppedAnnotations,
  registerEditAnnotation,
  registerEditEntry,
  registerExport,
  registerFindPositions,
  registerCompleteQuotes,
  registerConfirmAll,
  registerFindQuotesAgain,
  registerFixes,
  registerGitMerging,
  registerFindReprints,
  registerSetArticleDates,
  registerImportFiles,
  registerImportProject,
  registerImportEntries,
  registerImportPositions,
  registerImportReadings,
  registerIndependentCoding,
  registerConclusion,
  registerLostFiles,
  registerMarkCoded,
  registerMentions,
  registerNewArticle,
  registerProblems,
  registerQuality,
  registerReading,
  registerRefactorings,
  registerReferences,
  registerDefinitions,
  registerOutlines,
  registerWorkspaceSymbols,
  registerHierarchies,
  registerResolveConflicts,
  registerReviseAnnotation,
  registerUnusedSettings,
  registerUseInBriefs,
  registerReplacedTexts,
  registerRollUp,
  registerSavesInTurn,
  registerSavingMessages,
  registerUnsavedChanges,
  registerWalkthroughSteps,
  registerWordWrap,
  registerFileNesting,
  registerYamlHelp,
  registerCodebookCommands,
  registerCodebookPage,
  registerAddExample,
  registerExampleTests,
  registerOlderCodebook,
];
