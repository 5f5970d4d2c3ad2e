// An entry point of its own, which is loaded at the first export.
export * from './allFormats';
export {
  DEFAULT_CSV_OPTIONS,
  LIST_SEPARATOR,
  quoteCell,
  type Cell,
  type CsvOptions,
} from '../tables/csv';
export * from '../tables/dataPackage';
export { lineLink, pathFrom } from './brief/articleLinks';
export * from './brief/besideBrief';
export { editionText, type Edition } from './brief/editions/edition';
export { agreementNote } from './report/agreementTables';
export type { AgreementFormat } from './report/agreementFormats';
export * from './report/agreementWords';
export * from './report/methodsMarkdown';
export { codebookMarkdown } from './codebook/codebookMarkdown';
export * from './exportFormat';
export { withoutRefused } from './exportedRows';
export * from './fileName';
export { EXPORT_LANGUAGES, exportLanguage, type ExportLanguage } from './wording/wording';
export { isOpen, openIn, quotableReader, quotableRow } from './quotable';
export * from '../tables/jsonText';
export { listCell } from '../tables/listCell';
export { disagreementsTable } from './formats/disagreementsTable';
export * from './formats/mentionRows';
export { choiceOfQuote } from './positionTable/quoteToPrint';
export * from './rows';
export * from '../networks/files/networkFile';
export { networkMetadata } from '../networks/files/metadata';
export { countedName, countedNamed } from './brief/briefCounts';
