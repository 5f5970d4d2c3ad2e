import * as vscode from 'vscode';
import { issueName, labelText, type IssueId } from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import type { DirectedWork } from '../../derived/directedWork';
import { localizer } from '../../derived/viewContext';
import { commandStep, notify } from '../../host/notify';

/** Says that no article waits for adjudication, how far the others are, and what makes one wait.
 * `issue`: the one that was asked about; articles may wait on others. */
export function notifyNoneWaits(
  { corpus }: LoadedCorpus,
  { articles }: DirectedWork,
  issue: IssueId | undefined,
): Promise<void> {
  const { t } = vscode.l10n;
  const count = (wanted: string): string =>
    localizer.number([...articles.values()].filter(({ state }) => state === wanted).length);
  const counts = [count('begun'), count('single'), count('decided')] as const;
  const text =
    issue === undefined
      ? t(
          'No article waits for adjudication: one does as soon as two coders have marked it as coded. Being coded: {0}. Completed by their one coder: {1}. Adjudicated: {2}.',
          ...counts,
        )
      : t(
          'No article waits for adjudication on {0}: one does as soon as two coders have marked it as coded. Waiting on other issues: {1}. Being coded: {2}. Completed by their one coder: {3}. Adjudicated: {4}.',
          labelText(issueName(corpus.codebook, issue)),
          ...[count('waiting'), ...counts],
        );
  return notify(
    'information',
    text,
    commandStep(t('Show Progress of Coders'), 'policyAnnotator.showProgress'),
  );
}
