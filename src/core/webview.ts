// The entry point for the web view: the types of its messages, so that its script stays small; the
// layout of networks, which runs there as an animation; and functions that respond directly to
// typing and dragging.
export type { AnalysisState, AnalysisView } from './views/filter/analysisState';
export type { MeasureText } from './views/board/boardMeasures';
export type { Board, BoardActor, BoardColumn, BoardIssue, BoardSides } from './views/board/board';
export type { FilterBar } from './views/filter/filterBar';
export type { ConfusionCell, ConfusionTable } from './views/intercoder/confusionTable';
export type { DetailTable, FigureDetails } from './views/intercoder/figureDetails';
export type { FigureRow } from './views/intercoder/figureRows';
export type { IntercoderView } from './views/intercoder/intercoderView';
export type { GroupTable } from './views/intercoder/groupTables';
export type { PassageList, PassageRow, ReadRecord } from './views/intercoder/passageList';
export type { Matrix, MatrixCell } from './views/matrix/matrix';
export type { MatrixHead } from './views/matrix/matrixArranged';
export type { NetworkTable, TableColumn } from './views/network/networkTable';
export type { NetworkTools } from './views/network/networkTools';
export type { NetworkView } from './views/network/networkView';
export type { Nothing, PanelBody, PanelData } from './views/panel/panel';
export type {
  AgreementExport,
  DocumentationPage,
  DrawPng,
  PanelMessage,
} from './views/panel/panelMessage';
export type { PanelTab, PanelWords } from './views/panel/panelWords';
export type { TimelineBody } from './views/panel/tabs/timelineTab';
export type { CountedLink, CountedText } from './views/words/countedText';
export type { QuoteCard } from './views/cards/quoteCard';
export { readHostMessage } from './views/panel/hostMessage';
export { foundNodes } from './views/network/networkSearch';
export { labelOrder, placedLabels } from './views/network/networkLabels';
export { layoutOf, type NetworkLayout } from './views/network/networkLayout';
export { nodeShapes } from './views/network/nodeShape';
export { tieLine, type LineEnd } from './views/network/tieLine';
export { zoomBetween, zoomBy, type Plot, type ZoomStep } from './views/timeline/timelineZoom';
export type { Picture, Shape } from './drawing/picture';
