// The door of exports: an entry point of its own, loaded when somebody exports.
export * from './allFormats';
export { DEFAULT_CSV_OPTIONS, LIST_SEPARATOR, type Cell, type CsvOptions } from './csv';
export * from './csvMetadata';
export { briefMarkdown } from './briefMarkdown';
export * from './exportFormat';
export * from './jsonText';
export * from './mentionRows';
export * from './rows';
export * from '../networks/files/networkFile';
export { networkMetadata } from '../networks/files/metadata';
