import * as vscode from 'vscode';
import type { WalkthroughStep } from './walkthrough';

/** The context keys that the manifest's `when` clauses use; checked against it by a test. */
export type ContextKey =
  | 'corpus'
  | 'severalCorpora'
  | 'article'
  | 'annotatable'
  // Without a codebook: the workspace has files that are articles once there is one.
  | 'articlesHere'
  | 'annotationFile'
  // A question is shown, and one that has another before it.
  | 'questionShown'
  | 'canGoBack'
  // A question is shown that offers whole words for its quote.
  | 'wholeWordsOffered'
  | 'canUndo'
  | 'canRedo'
  // The editor's own keys undo and redo a change of annotations in the article in front.
  | 'undoHere'
  | 'redoHere'
  | 'missingAnnotations'
  // The article in front, and the cursor's place in it.
  | 'hasAnnotationFile'
  | 'annotated'
  | 'annotationHere'
  | 'unsureHere'
  // All its quotes to review wait for one reason.
  | 'oneReason'
  | 'matchHere'
  | 'ambiguousHere'
  | 'largeArticle'
  // Its lines are too long to read, and the editor does not wrap them.
  | 'longLines'
  // The corpus.
  | 'positions'
  | 'unsure'
  | 'lacksContext'
  | 'disputed'
  | 'conflicts'
  | 'articleMissing'
  | 'lastActor'
  | 'lastIssue'
  // The current coder must not see the others' work.
  | 'blind'
  // Nobody has said who they are, so nothing that is coded is shown.
  | 'closed'
  // Each coder has annotation files of their own.
  | 'coderFiles'
  // The codebook names a machine.
  | 'machines'
  | 'readingStopped'
  | 'templates'
  // Each coder has their own files, and the user may see them.
  | 'adjudicates'
  // The user said that they direct the study.
  | 'directs'
  // It is known that no article waits for adjudication; that the article in front does.
  | 'nothingWaits'
  | 'waitsHere'
  // Coding mode is on, and the article in front is read-only in it.
  | 'codingMode'
  | 'codingHere'
  | 'codingOpening'
  | `done.${WalkthroughStep}`
  | `empty.${'articles' | 'issues' | 'disagreements' | 'actors' | 'savedSearches' | 'thisArticle' | 'adjudication'}`;

const known = new Map<ContextKey, boolean>();

/** Makes a key true for a moment. A walkthrough completes a step when a key becomes true while it
 * is shown; for a key that was true before, VS Code 1.139 never completes it
 * (`registerDoneListeners`). */
export function pulseContext(key: ContextKey): void {
  setContext(key, true);
  setContext(key, false);
}

/** The keys that are true now, which VS Code does not report to extensions. For tests. */
export function contextsNow(): readonly ContextKey[] {
  return [...known].flatMap(([key, value]) => (value ? [key] : []));
}

/** Sets a context key; setting the same value again does nothing. */
export function setContext(key: ContextKey, value: boolean): void {
  if (known.get(key) === value) return;
  known.set(key, value);
  void vscode.commands.executeCommand('setContext', `policyAnnotator.${key}`, value);
}
