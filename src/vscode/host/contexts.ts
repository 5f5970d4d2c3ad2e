import * as vscode from 'vscode';

/** The context keys that the manifest's `when` clauses use; checked against it by a test. */
export type ContextKey =
  | 'corpus'
  | 'severalCorpora'
  | 'article'
  | 'annotatable'
  | 'annotationFile'
  | 'canUndo'
  | 'canRedo'
  | 'missingAnnotations'
  | 'readingStopped'
  | `empty.${'articles' | 'issues' | 'disagreements' | 'actors' | 'savedSearches' | 'thisArticle'}`;

const known = new Map<ContextKey, boolean>();

/** Sets a context key; the same value again costs nothing. */
export function setContext(key: ContextKey, value: boolean): void {
  if (known.get(key) === value) return;
  known.set(key, value);
  void vscode.commands.executeCommand('setContext', `policyAnnotator.${key}`, value);
}
