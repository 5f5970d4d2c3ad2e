/** What rows of the report judge, by name: the one place that knows where it lies. Rows keep the id
 * that git gives to each, so that a folder which only moves costs one line here and no row. */
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
