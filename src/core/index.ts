// The only entry point of core for project, editor and command line.
export * from './analysis/analyse';
export * from './analysis/contradictions';
export * from './analysis/disagreements/kinds';
export * from './analysis/disagreements/whoDisagrees';
export * from './analysis/claims/codedTwice';
export * from './analysis/records/filter';
export { filterOfStatements, filterOverPairs } from './analysis/records/queryOverPairs';
export { leavesOneSide } from './analysis/disagreements/oneSideRemoved';
export * from './analysis/records/olderCodings';
export * from './analysis/disagreements/findRows';
export {
  countsUnder,
  countUnlisted,
  filterUnder,
  kindCounts,
  sensitivity,
  sumOfCounts,
} from './analysis/disagreements/kindCounts';
export { compareText } from './util/order';
export * from './analysis/records/positionRecords';
export * from './anchoring/carry';
export * from './anchoring/carryThroughDiff';
export * from './anchoring/changedQuotes';
export * from './anchoring/comparedPlaces';
export * from './anchoring/completeContext';
export * from './anchoring/completeEdits';
export { endsWithinWord } from './anchoring/context/agreement';
export * from './anchoring/describe';
export * from './anchoring/findQuote';
export * from './anchoring/found';
export * from './anchoring/placeAnnotation';
export * from './anchoring/replacement';
export * from './anchoring/textDigest';
export * from './citations/checkCitation';
export * from './citations/findCitations';
export * from './codebook/blind';
export { withoutAliasesLike } from './codebook/edit/aliasOfName';
export * from './codebook/edit/edit';
export { exampleKey, examplePlaces } from './codebook/examples/examplePlaces';
export { FIELD_TYPES } from './codebook/definition';
export * from './codebook/lookUp';
export * from './codebook/parse/parse';
export * from './concordance/expression';
export * from './concordance/findExpression';
export * from './concordance/lines';
export * from './concordance/quotes';
export * from './concordance/result';
export * from './concordance/sort';
export * from './concordance/what';
export * from './corpus/articleRule';
export * from './corpus/compiledGlobs';
export * from './corpus/articleHead';
export { globLimit, globRefusal, type GlobRefusal } from './corpus/globLimits';
export * from './corpus/assemble';
export * from './corpus/coderFileProblem';
export * from './corpus/corpusProblems';
export * from './corpus/keyPlace';
export * from './corpus/mentionCounter';
export * from './corpus/placeProblems';
export * from './corpus/namedEntries';
export * from './corpus/unusedIssues';
export type * from './exports/document/blocks';
export type * from './exports/workbook/workbook';
export * from './imports/articleFile';
export * from './imports/articleKeys';
export * from './imports/tables/articlesFromTable';
export * from './imports/tables/articlesFromTables';
export * from './imports/tables/foreignDate';
export { guessColumns } from './imports/tables/guessColumns';
export * from './imports/imported';
export { importMessage, importWords } from './imports/importProblems';
export { accessionDay } from './imports/news/accession';
export { newsPage } from './imports/news/pages/newsPage';
export { newsArticles, newsExport, unsplitExport } from './imports/news/newsExport';
export { dayOfLine, type NewsStories, type NewsStory } from './imports/news/story';
export { statedAuthor, statedTitle } from './imports/documentFacts';
export { headDate } from './imports/headDate';
export { escapedMarkdown } from './imports/escapedMarkdown';
export { plainText } from './imports/plainText';
export { reprintGroups, type ReprintGroup } from './imports/reprints';
export { sameStories, type NamedArticle } from './imports/sameStory';
export * from './imports/namedEntries';
export * from './imports/statedFacts';
export { countTurns, splitBySpeaker } from './imports/turnArticles';
export * from './imports/tables/table';
export { undecidedDates } from './imports/tables/tableDates';
export { withNamesOnce } from './imports/fileNames';
export * from './imports/importPlan';
export * from './imports/machine/planImport';
export type { PlannedRun } from './imports/machine/planRun';
export * from './imports/machine/runFile';
export * from './imports/projects/foreignProject';
export { textHash } from './util/textStamp';
export * from './imports/projects/mappedCodes';
export * from './imports/projects/planCounts';
export * from './imports/projects/planProject';
export * from './imports/projects/projectMappingFile';
export {
  guessProjectMapping,
  isGroupName,
  VARIABLE_ROLES,
  type ProjectMapping,
  type VariableRole,
} from './imports/projects/projectMapping';
export * from './imports/entries/entryProblems';
export { entriesEdits } from './imports/entries/entriesEdits';
export * from './imports/entries/entryRows';
export * from './imports/entries/planEntries';
export * from './imports/positions/mapping/guessMapping';
export {
  POSITION_COLUMNS,
  type PositionColumn,
  type PositionMapping,
} from './imports/positions/mapping/mapping';
export * from './imports/positions/mapping/mappingFile';
export { TextOffsets, type Counting } from './imports/positions/offsets';
export {
  articlesOfQuotes,
  rowOfQuotes,
  type ArticleOfQuotes,
} from './imports/positions/articlesOfQuotes';
export * from './imports/positions/planPositions';
export * from './imports/positions/positionEdits';
export {
  POSITION_PROBLEMS,
  DID_YOU_MEAN,
  problemText,
  unknownNames,
  type PositionProblem,
  rowsSkipped,
  unknownDocuments,
} from './imports/positions/positionProblems';
export * from './annotation-file/readingDigest';
export * from './matching/aliasesNaming';
export * from './matching/dictionary';
export { canDiffer, canHold, codebookDelta, type CodebookDelta } from './matching/codebookDelta';
export * from './matching/exampleChecks';
export * from './matching/match';
export { WordCollector } from './matching/wordFilter';
export * from './matching/mentions';
export * from './matching/rematch';
export * from './text/folding/fileNames';
export { unitTablesTask } from './text/folding/units';
export * from './matching/window';
export * from './model/annotation';
export * from './model/article';
export * from './model/codebook';
export * from './model/corpus';
export * from './model/date';
export * from './model/decision';
export { NETTING_UNITS, nettingText, parseNetting, windowOf, type Netting } from './model/netting';
export { VERSION } from './model/program';
export * from './model/ids';
export * from './util/lazily';
export * from './util/lists';
export { didYouMean, nearestWord } from './util/nearestWord';
export { perObject } from './util/perObject';
export * from './model/mention';
export * from './model/fields';
export * from './model/newAnnotation';
export * from './model/place';
export * from './model/problem';
export type { Target } from './model/target';
export * from './util/readAhead';
export * from './model/span';
export { sortTask as sortSteps } from './util/sortTask';
export * from './util/task';
export * from './util/unknownObject';
export * from './intercoder';
export * from './measures';
export * from './networks/windows/calendar';
export * from './networks/image';
export * from './networks/share';
export type { Network, Networks } from './networks/network';
export { centralisationOf } from './networks/weights/centralisation';
export { networksOf } from './networks/networksOf';
export { weightSentence } from './networks/weightSentence';
export { countedText, reasonText, type Excluded } from './networks/statements/exclusionCounts';
export * from './networks/statements/unknownValues';
export * from './networks/options';
export { partsOf, type Refused } from './networks/parts';
export * from './networks/windows/windowOption';
export * from './views/panel/panelPicture';
export { COLUMN_MM, type Column } from './drawing/column';
export { forStances, type Picture } from './drawing/picture';
export * from './drawing/png';
export * from './drawing/svg';
export { problem } from './problems/report';
export * from './problems/table';
export * from './quality/checks';
export { usageOf, type Usage } from './quality/codebookChecks';
export * from './quality/finding';
export { asPositionsOf, authorsWhoAreActors } from './quality/near/authors';
export * from './quality/near/nearDuplicates';
export { isCalled, withoutAlias } from './quality/near/aliasClaims';
export * from './query/completeQuery';
export { correctedQuery } from './query/correctQuery';
export * from './query/fieldValues';
export { idsOfName, nearestName } from './query/lookUpNames';
export * from './query/parseQuery';
export * from './query/readQuery';
export * from './query/search';
export type { RefactoredFile } from './refactor/annotationEdits';
export { codersFirst, filesInTurn } from './refactor/filesInTurn';
export { codebookEdits, entriesRemoval } from './refactor/codebookEdits';
export * from './refactor/unusedEntries';
export type { Misfit } from './refactor/changedFieldType';
export * from './refactor/valuesInUse';
export * from './refactor/fieldOf';
export type { LostValue } from './refactor/mergedEntry';
export * from './refactor/refactoring';
export { splitOff } from './refactor/splitOff';
export { refactoredQuery, refactorSearches } from './refactor/searchEdits';
export { freeName, MOST_SEARCHES, SEARCHES_FILE, type SavedSearch } from './searches/definition';
export * from './searches/edit';
export * from './searches/parse';
export { queryProblems } from './searches/queryProblems';
export * from './annotation-file/merge/conflictMarkers';
export { aboutEntries } from './annotation-file/aboutEntries';
export { emptyAnnotationFile, saysNothing } from './annotation-file/write';
export * from './annotation-file/edit/changedElsewhere';
export * from './annotation-file/edit/dispute';
export * from './annotation-file/edit/edit';
export * from './annotation-file/edit/editTypes';
export * from './annotation-file/merge/merge';
export * from './annotation-file/merge/mergeFiles';
export * from './annotation-file/merge/mergeMarked';
export * from './annotation-file/newId';
export * from './annotation-file/parse/parse';
export * from './annotation-file/path';
export * from './annotation-file/edit/reapply';
export * from './annotation-file/edit/renewIds';
export { columnsOf } from './text/columns';
export * from './text/dates';
export * from './text/decode';
export * from './text/encode';
export * from './text/diff';
export * from './corpus/frontMatter';
export { wordsAtStart, type PageStart } from './corpus/pages';
export * from './text/graphemes';
export * from './text/lines';
export { hasLongLines } from './text/longLines';
export { shellWord } from './text/shellWord';
export { speakerAt, speakerTurns } from './text/speakerTurns';
export { speechOf } from './text/directSpeech';
export { wholeWords } from './text/wholeWords';
export * from './text/newArticle';
export * from './text/normalize';
export * from './text/sentences/paragraphs';
export * from './text/sentences/sentences';
export * from './text/textEdit';
export * from './views/trees/actorsTree';
export * from './views/filter/analysisFilter';
export * from './views/filter/analysisState';
export * from './views/words/annotationLabel';
export type { Counted } from './counted/counted';
export { countedTitle } from './views/counted/countedLink';
export { countedPage, type CountedPage } from './views/pages/countedPage';
export * from './views/counted/articleLens';
export {
  comparedAt,
  countedList,
  type CountedPlace,
  type CountedRow,
} from './views/counted/countedList';
export { changedCounts, countsText } from './views/words/countWords';
export * from './views/trees/articlesTree';
export * from './views/cards/cardAction';
export * from './views/coding/codingActions';
export * from './views/coding/codingKeys';
export * from './views/coding/likelyAnswers';
export * from './views/coding/likelyRelations';
export * from './views/coding/nextStop';
export * from './views/coding/occurrences';
export * from './views/coding/templates';
export * from './views/pages/citations';
export { accessibilityHelp } from './views/pages/accessibilityHelp';
export * from './views/pages/compare';
export { countsNoFileYet, foundAgainPage } from './views/pages/foundAgainPage';
export * from './views/pages/compareReadings';
export * from './views/pages/comparePage';
export * from './views/pages/concordancePage';
export * from './views/picks/detailFields';
export * from './views/picks/entryFields';
export * from './views/picks/entryProblems';
export {
  codedOnIssue,
  codedOnPair,
  codedNear,
  codedOnWords,
  actorBefore,
  namedNear,
  namesWithoutEntry,
  type NameWithoutEntry,
  similarEntries,
  similarOfBoth,
  speakingAt,
} from './views/picks/likelyPicks';
export { corpusContents, type CorpusContents } from './views/facts/corpusContents';
export { weightiestRows } from './views/facts/disagreementLists';
export * from './views/trees/disagreementsTree';
export * from './views/references/annotationPlaces';
export * from './views/references/answers';
export * from './views/references/fileIds';
export * from './views/references/fileLinks';
export * from './views/references/findSymbols';
export * from './views/references/lineage';
export * from './views/references/outline';
export { mayUseEntry } from './views/references/usesEntry';
export * from './views/picks/findContradictions';
export {
  fragilePick,
  waitingPick,
  type FragilePick,
  type WaitingPick,
} from './views/picks/fragilePicks';
export * from './views/picks/findDisagreements';
export * from './views/picks/discussion';
export * from './views/picks/disputedDetails';
export * from './views/highlights/drawnStretches';
export * from './views/facts/facts';
export * from './views/facts/cachedFacts';
export { findArticles } from './views/picks/findArticles';
export { CachedArticles, type ArticleLists } from './views/facts/cachedArticles';
export * from './views/picks/headQuestion';
export * from './views/highlights/highlightPlan';
export { exampleFailureText, exampleTitle } from './views/cards/exampleText';
export { lineColor, type TypeColor } from './views/highlights/typeColors';
export * from './views/cards/hoverCard';
export * from './views/trees/issuesTree';
export { wentWithRoom } from './views/words/difference';
export { drawnRemarks, foundAgainRemarks, shareText } from './views/words/foundAgainText';
export * from './views/words/label';
export * from './views/picks/mergeQuestion';
export { actName, nameOf, stanceName } from './views/words/names';
export {
  compareCoders,
  readingChoice,
  type ComparedCoders,
} from './views/intercoder/comparedCoders';
export * from './views/panel/coderPanel';
export * from './views/panel/hiddenWork';
export * from './views/panel/panel';
export * from './views/panel/panelMessage';
export { panelText } from './views/panel/panelText';
export { coderTab, positionTab, TABS } from './views/panel/tabs/tabs';
export * from './views/matrix/positionsPage';
export * from './views/picks/problems';
export * from './views/picks/quality';
export { completeYaml } from './views/yaml/complete';
export { explainYaml } from './views/yaml/explain';
export type { HelpedFile, YamlItem } from './views/yaml/item';
export { entryCard } from './views/cards/entryLines';
export { scanLines, type ScannedLine } from './yaml/half-typed/scanLines';
export * from './views/picks/quickPicks';
export * from './views/picks/resembling';
export { mayBeAlias } from './views/picks/aliasWords';
export * from './views/picks/readingRows';
export * from './views/picks/oneReason';
export * from './views/picks/reviewList';
export { firstTyped, foldedLetters, inTypedOrder } from './views/picks/typedOrder';
export * from './views/trees/savedSearchesTree';
export * from './views/trees/searchRows';
export * from './views/words/stanceLook';
export * from './views/trees/status';
export * from './views/words/text';
export * from './views/trees/thisArticleTree';
export * from './views/timeline/timeline';
export * from './views/trees/rowChanges';
export * from './views/trees/tree';
export { MOST_CHILDREN } from './views/facts/firstOfLists';
export * from './views/words/localizer';
export * from './util/phrase';
export * from './views/words/shared';
export * from './views/words/waiting';
export * from './exports/allFormats';
export { recognised } from './exports/refi/recognised';
export { CODE_HEADINGS, QUOTE_PART_LINK, REFI_ORIGIN } from './exports/refi/refiCodes';
export {
  DEFAULT_CSV_OPTIONS,
  LIST_SEPARATOR,
  QUOTE_GAP,
  quoteCell,
  type CsvOptions,
} from './tables/csv';
export { distinctly } from './util/distinct';
export { addTo } from './analysis/records/groups';
export * from './tables/dataPackage';
export { lineLink, pathFrom } from './exports/brief/articleLinks';
export * from './exports/brief/besideBrief';
export { editionText, type Edition } from './exports/brief/editions/edition';
export { agreementNote } from './exports/report/agreementTables';
export type { AgreementFormat } from './exports/report/agreementFormats';
export * from './exports/report/agreementWords';
export * from './exports/report/methodsMarkdown';
export { codebookMarkdown } from './exports/codebook/codebookMarkdown';
export * from './exports/exportFormat';
export { withoutRefused } from './exports/exportedRows';
export * from './exports/fileName';
export { EXPORT_LANGUAGES, exportLanguage, type ExportLanguage } from './exports/wording/wording';
export { isOpen, openIn, quotableCoders, quotableReader, quotableRow } from './exports/quotable';
export { pictureToExport } from './exports/quotablePicture';
export * from './tables/jsonText';
export { contradictionColumns } from './listings/contradictions';
export {
  DISAGREEMENT_HEADS,
  disagreementColumns,
  disagreementsIn,
  disagreementsTable,
} from './listings/disagreements';
export * from './listings/listing';
export * from './listings/mentions';
export { actorNames, positionColumns, POSITION_HEADS } from './listings/positions';
export { choiceOfQuote } from './exports/positionTable/quoteToPrint';
export * from './listings/rows';
export * from './networks/files/networkFile';
export { networkMetadata } from './networks/files/metadata';
export { countedName, countedNamed } from './exports/brief/briefCounts';
