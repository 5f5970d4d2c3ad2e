// The one door into project for the hosts.
export * from './articleState';
export * from './corpus';
export * from './corpusIndex';
export type { KnownCodebook } from './codebookFile';
export type { SaveOutcome } from './editedFile';
export * from './emitter';
export type { Change } from './history';
export type * from './ports';
export type { FileProblems } from './problemList';
