// What other layers use of intercoder work.
export * from './assignment/assignedCounts';
export * from './assignment/assignedTo';
export * from './agreement/againstGold';
export * from './assignment/codedBefore';
export * from './assignment/coderProgress';
export * from './assignment/codingChanges';
export * from './assignment/draw';
export * from './assignment/ownReadings';
export * from './adjudication/decide';
export * from './adjudication/directedArticles';
export * from './adjudication/firstEdits';
export * from './adjudication/mergedFields';
export * from './adjudication/onlyReading';
export * from './adjudication/others';
export type { ReadPosition } from './adjudication/passages';
export * from './adjudication/queue';
export * from './adjudication/sameReading';
export * from './adjudication/secondReader';
export * from './adjudication/shownReadings';
export * from './agreement/againstGold';
export * from './agreement/agreement';
export * from './agreement/codedUnits';
export * from './agreement/confusion';
export * from './agreement/countedArticles';
export * from './agreement/disputed';
export * from './agreement/fieldFigures';
export * from './agreement/machineWorth';
export * from './agreement/compared/fields';
export type * from './agreement/entryFigures';
export type { UnitizingFigure } from './unitizing/unitizing';
export type * from './agreement/compared/resampled';
export * from './coefficients/krippendorffBootstrap';
export * from './coefficients/categoryAlphas';
export type { CodedTable } from './coefficients/codedTable';
export * from './coefficients/coefficients';
export {
  METRICS,
  metricDistance,
  type Category,
  type Distance,
  type Metric,
} from './coefficients/distance';
export { figureValue, type Figure } from './coefficients/figure';
export type { Segment } from './unitizing/continuum';
export * from './unitizing/unitizing';
export * from './readings';
export { codeTwiceFirst, asManyDrawn, type FragilePassage } from './fragility/codeTwiceFirst';
export {
  fragilityOf,
  fragilityOfContradiction,
  fragilityOfPeriod,
  type Fragility,
} from './fragility/fragility';
export { DRAWS } from './recoding/drawn/lanes';
export * from './recoding/drawnMeasures';
export type { TooFewTwice } from './recoding/measuredCoders';
export { foundAgain, type FoundAgain } from './recoding/foundAgain';
export { tiesFoundAgain } from './recoding/tiesFoundAgain';
export { foundByOne } from './recoding/foundByOne';
