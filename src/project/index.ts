// The one door into project for the hosts.
export type { ArticleEdits, ChangeOutcome } from './articleChanges';
export * from './articleMentions';
export * from './articleState';
export * from './concordance';
export * from './corpus';
export * from './corpusIndex';
export type { ArticlesRead } from './corpusScans';
export { dropOf, type DroppedFile } from './droppedFiles';
export type { SaveOutcome } from './editedFile';
export * from './emitter';
export * from './journal';
export type { ReplacedArticle } from './oldTexts';
export type * from './ports';
export * from './positionSearch';
export * from './restore';
export * from './saysTheSame';
export * from './seenCounts';
export { LONG_TEXT } from './slicedMatching';
