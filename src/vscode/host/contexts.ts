import * as vscode from 'vscode';
import type { WalkthroughStep } from './walkthrough';

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
  // Of the article in front, and of the place of the cursor in it.
  | 'hasAnnotationFile'
  | 'annotated'
  | 'annotationHere'
  | 'unsureHere'
  | 'matchHere'
  | 'largeArticle'
  // Of the corpus.
  | 'positions'
  | 'unsure'
  | 'lacksContext'
  | 'disputed'
  | 'conflicts'
  | 'articleMissing'
  | 'lastActor'
  | 'lastIssue'
  | 'readingStopped'
  | `done.${WalkthroughStep}`
  | `empty.${'articles' | 'issues' | 'disagreements' | 'actors' | 'savedSearches' | 'thisArticle'}`;

const known = new Map<ContextKey, boolean>();

/** Makes a key true for a moment. A walkthrough ticks a step off when a key becomes true while it is there; of one that
 * was true before, VS Code 1.139 never ticks it off (`registerDoneListeners`). */
export function pulseContext(key: ContextKey): void {
  setContext(key, true);
  setContext(key, false);
}

/** The keys that are true now; VS Code itself tells no extension. For tests. */
export function contextsNow(): readonly ContextKey[] {
  return [...known].flatMap(([key, value]) => (value ? [key] : []));
}

/** Sets a context key; the same value again costs nothing. */
export function setContext(key: ContextKey, value: boolean): void {
  if (known.get(key) === value) return;
  known.set(key, value);
  void vscode.commands.executeCommand('setContext', `policyAnnotator.${key}`, value);
}
