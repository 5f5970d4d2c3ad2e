import * as vscode from 'vscode';
import { commandStep, notify } from './notify';

/** Commands that write into the workspace, or to a place that the user chooses. In a folder that
 * may not be written to they report it at once, and not after three questions. Other code that
 * writes calls `mayWrite` itself. */
const WRITING: ReadonlySet<string> = new Set(
  [
    ['annotateSelection', 'repeatLastActor', 'repeatLastIssue', 'annotateDisagreement'],
    ['annotateLines', 'annotateAllSelections', 'annotateAllOccurrences', 'applyTemplate'],
    ['sameWordsOtherActor', 'sameWordsOtherIssue', 'startCoding'],
    ['annotateType', 'codingActions'],
    [
      'markMention',
      'ignoreMatch',
      'settleMention',
      'resolveMention',
      'addAlias',
      'addEntry',
      'addEndMarker',
    ],
    ['editActor', 'editIssue', 'renameEntry', 'mergeEntry', 'splitEntry', 'moveEntry'],
    ['renameEntryRow', 'mergeEntryRow', 'splitEntryRow', 'moveEntryRow', 'deleteEntryRow'],
    ['deleteEntry', 'deleteUnused', 'recodePositions', 'renameValue', 'changeFieldType'],
    ['addExample', 'useInBriefs'],
    ['editAnnotation', 'editLast', 'useWholeWords', 'duplicateAnnotation', 'markCoded'],
    ['markGold', 'setUpSeveralCoders', 'showOthersWork'],
    ['deleteAnnotation', 'deleteAnnotationRow'],
    ['adjudicate', 'adjudicateNext', 'acceptIdentical', 'takeOverSingles'],
    ['discussAnnotation', 'addComment', 'resolveDiscussion', 'reopenDiscussion', 'deleteComment'],
    [
      'moveToSelection',
      'addSelectionToQuote',
      'confirmWords',
      'confirmAll',
      'keepAsLost',
      'choosePlace',
      'completeQuotes',
    ],
    ['undo', 'redo', 'settleDisputes', 'resolveConflicts', 'findArticle', 'setUpGitMerging'],
    [
      'createCodebook',
      'wrapLines',
      'newArticleFromClipboard',
      'import',
      'importProject',
      'importPositions',
      'importMachineReadings',
      'importEntries',
      'findReprints',
      'setArticleDates',
      'shareSearch',
      'keepSearch',
    ],
  ]
    .flat()
    .map((name) => `policyAnnotator.${name}`),
);

const EXPORTING = /^policyAnnotator\.export(?:Picture|Codebook|Agreement|View\..*)?$/;

/** True if a command may run. Otherwise reports what to do; an export may go elsewhere, so that a
 * read-only corpus can be exported. */
export async function mayRun(id: string): Promise<boolean> {
  if (EXPORTING.test(id)) return isTrusted();
  return !WRITING.has(id) || mayWrite(vscode.window.activeTextEditor?.document.uri);
}

/** True if files beside this one may be written. Otherwise reports why not, and what to do. */
export async function mayWrite(file: vscode.Uri | undefined): Promise<boolean> {
  if (!(await isTrusted())) return false;
  if (!file || vscode.workspace.fs.isWritableFileSystem(file.scheme) !== false) return true;
  void notify(
    'warning',
    vscode.l10n.t(
      'The file system of this folder is read-only, so nothing was written. Articles, views and exports still work. To annotate, copy the folder to a place where you can write.',
    ),
  );
  return false;
}

async function isTrusted(): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  await sayRestricted(
    vscode.l10n.t(
      'This folder is open in Restricted Mode, so nothing was written and no program was started. Articles, highlights and views still work. Trust the folder to annotate, export or set up Git merging.',
    ),
  );
  return false;
}

/** With the button that leads to trusting the folder. */
export function sayRestricted(message: string): Promise<void> {
  const manage = vscode.l10n.t('Manage Workspace Trust');
  return notify('warning', message, commandStep(manage, 'workbench.trust.manage'));
}
