// Everything a UI test needs: import { openWindow, openFile, … } from './driver'.
export * from './editor';
export { executeCommand } from './helper';
export * from './hover';
export * from './menu';
export * from './messages';
export * from './pause';
export * from './problems';
export * from './quickInput';
export * from './screenshot';
export * from './settings';
export * from './statusBar';
export * from './suiteWindow';
export * from './tree';
export * from './window';
