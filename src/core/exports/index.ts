// The door of exports: an entry point of its own, loaded when somebody exports.
export * from './allFormats';
export { LIST_SEPARATOR, type Cell } from './csv';
export * from './csvMetadata';
export { briefMarkdown } from './briefMarkdown';
export * from './exportFormat';
export * from './jsonText';
export * from './mentionRows';
export * from './rows';
export * from '../networks/files/networkFile';
export { networkMetadata } from '../networks/files/metadata';
