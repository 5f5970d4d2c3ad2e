// Everything that the hosts import from project.
export type { ArticleEdits, ChangeOutcome, CorpusEdits, Replayed } from './history/corpusEdits';
export * from './articles/articleMentions';
export * from './articles/articleState';
export * from './search/concordance';
export * from './corpus';
export * from './corpusIndex/corpusIndex';
export type { ArticlesRead } from './corpusIndex/corpusScans';
export { dropOf, type DroppedFile } from './files/droppedFiles';
export type { SaveOutcome } from './files/editedFile';
export * from './emitter';
export * from './files/fileRefused';
export * from './history/interruptedPlan';
export * from './history/journal';
export type {
  BlockedFile,
  PlannedAnnotations,
  PlannedRefactoring,
} from './history/plannedRefactoring';
export type { ReplacedArticle } from './history/oldTexts';
export type * from './ports';
export * from './search/newestSearch';
export * from './search/positionSearch';
export * from './search/references';
export * from './history/restore';
export * from './articles/saysTheSame';
export * from './files/seenCounts';
export { LONG_TEXT } from './articles/slicedMatching';
export * from './serialQueue';
