import * as vscode from 'vscode';
import { commandStep, notify } from '../host/notify';
import type { LoadedCorpus } from './corpora';

/** True where the user must see no work but their own. */
export function isBlindHere({ corpus }: LoadedCorpus): boolean {
  return corpus.seen !== 'all';
}

/** Whether anything that is coded is shown. Says why not, and offers what shows it: for commands
 * whose result would look as if nothing were coded. */
export function isCodedShown({ corpus }: LoadedCorpus): boolean {
  if (corpus.seen !== 'nothing') return true;
  void notifyNothingShown();
  return false;
}

export function notifyNothingShown(): Promise<void> {
  return notify(
    'information',
    vscode.l10n.t(
      'Coders of this study work blind. Nothing that is coded is shown until you say who you are.',
    ),
    commandStep(vscode.l10n.t('Who Is Coding?'), 'policyAnnotator.whoIsCoding'),
  );
}

/** Whether the user may see what other coders did in this corpus. Says why not, and offers what
 * shows it: for commands that would show it. */
export function mayShowOthers(loaded: LoadedCorpus): boolean {
  return isNotBlind(
    loaded,
    vscode.l10n.t(
      'Coders of this study work blind, so the work of others is not shown. To see it, you have to be unblinded, and the codebook keeps the day.',
    ),
  );
}

/** Whether the user may merge or delete what annotations name, or list what none names: that
 * changes what every coder has coded, or shows what they have not, and who codes blind sees none of
 * it. Says why not, and what to do instead. */
export function mayChangeOthers(loaded: LoadedCorpus): boolean {
  return isNotBlind(
    loaded,
    vscode.l10n.t(
      'Coders of this study work blind. This would change or show what the others have coded, which you cannot see. Nothing was changed. Ask the person who directs the study to do it when all have coded.',
    ),
  );
}

function isNotBlind(loaded: LoadedCorpus, reason: string): boolean {
  if (!isBlindHere(loaded)) return true;
  if (!isCodedShown(loaded)) return false;
  void notify(
    'information',
    reason,
    commandStep(vscode.l10n.t("Show Other Coders' Work…"), 'policyAnnotator.showOthersWork'),
  );
  return false;
}

/** Whether an annotation file is one that the user must not see. */
export function isOthersFile(loaded: LoadedCorpus, path: string): boolean {
  if (!isBlindHere(loaded)) return false;
  const { corpus } = loaded;
  const article = corpus.articleOfAnnotations(path);
  return article !== undefined && corpus.annotationPath(article) !== path;
}
