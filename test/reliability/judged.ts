/** The code that rows of the report judge, by name: the only place with its paths. Rows store git's
 * id of each, so that moving a folder changes one line here and makes no row stale. */
export const CODE = {
  source: 'src',
  activation: 'src/extension.ts',
  anchoring: 'src/core/anchoring',
  annotationFiles: 'src/core/annotation-file',
  exports: 'src/core/exports',
  matching: 'src/core/matching',
  model: 'src/core/model',
  tables: 'src/core/tables',
  text: 'src/core/text',
  views: 'src/core/views',
  yaml: 'src/core/yaml',
  project: 'src/project',
  editor: 'src/vscode',
  disk: 'src/node/disk',
  editorDisk: 'src/vscode/node',
  mergeDriver: 'src/vscode/features/gitMerging/mergeDriver.ts',
  commandLine: 'src/cli',
  page: 'src/webview',
  editions: 'test/bench/anchoring',
} as const;

export type CodeName = keyof typeof CODE;
