// The door for the web view: what it is sent and what it sends, as types, so that its script stays small;
// and how a network is laid out, which runs where it is seen to move.
export type { AnalysisState, AnalysisView } from './views/analysisState';
export type { MeasureText } from './views/boardMeasures';
export type { Board, BoardActor, BoardColumn, BoardIssue, BoardSides } from './views/board';
export type { FilterBar } from './views/filterBar';
export type { Matrix, MatrixCell } from './views/matrix';
export type { NetworkTools } from './views/networkTools';
export type { NetworkView } from './views/networkView';
export type { PanelData, TimelineBody } from './views/panel';
export type { DocumentationPage, DrawPng, PanelMessage } from './views/panelMessage';
export type { PanelWords } from './views/panelWords';
export type { QuoteCard } from './views/quoteCard';
export { placedLabels } from './pictures/networkLabels';
export { layoutOf, type NetworkLayout } from './pictures/networkLayout';
export { nodeShapes } from './pictures/nodeShape';
export type { Picture, Shape } from './pictures/picture';
