// The door for the web view: what it is sent and what it sends. Types alone, so that its script stays
// small.
export type { AnalysisState, AnalysisView } from './views/analysisState';
export type { Board, BoardActor, BoardColumn, BoardIssue, BoardSides } from './views/board';
export type { FilterBar } from './views/filterBar';
export type { Matrix, MatrixCell } from './views/matrix';
export type { PanelData, TimelineBody } from './views/panel';
export type { DrawPng, PanelMessage } from './views/panelMessage';
export type { PanelWords } from './views/panelWords';
export type { QuoteCard } from './views/quoteCard';
export type { Picture, Shape } from './pictures/picture';
