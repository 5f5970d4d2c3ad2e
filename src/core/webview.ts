// The door for the web view: what it is sent and what it sends, as types, so that its script stays small;
// and how a network is laid out, which runs where it is seen to move.
export type { AnalysisState, AnalysisView } from './views/filter/analysisState';
export type { MeasureText } from './views/board/boardMeasures';
export type { Board, BoardActor, BoardColumn, BoardIssue, BoardSides } from './views/board/board';
export type { FilterBar } from './views/filter/filterBar';
export type { OtherSide } from './views/filter/otherSide';
export type { Matrix, MatrixCell } from './views/matrix/matrix';
export type { NetworkTools } from './views/network/networkTools';
export type { NetworkView } from './views/network/networkView';
export type { PanelData, TimelineBody } from './views/panel/panel';
export type {
  DocumentationPage,
  DrawPng,
  FocusNumber,
  PanelMessage,
} from './views/panel/panelMessage';
export type { PanelWords } from './views/panel/panelWords';
export type { CountedLink, CountedText } from './views/words/countedText';
export type { QuoteCard } from './views/cards/quoteCard';
export { labelOrder, placedLabels } from './views/network/networkLabels';
export { layoutOf, type NetworkLayout } from './views/network/networkLayout';
export { nodeShapes } from './views/network/nodeShape';
export { tieLine, type LineEnd } from './views/network/tieLine';
export type { Picture, Shape } from './drawing/picture';
