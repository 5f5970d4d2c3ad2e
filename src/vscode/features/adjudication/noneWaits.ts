import * as vscode from 'vscode';
import type { DirectedWork } from '../../derived/directedWork';
import { localizer } from '../../derived/viewContext';
import { commandStep, notify } from '../../host/notify';

/** Says that no article waits for adjudication, how far the others are, and what makes one wait. */
export function notifyNoneWaits({ articles }: DirectedWork): Promise<void> {
  const { t } = vscode.l10n;
  const count = (wanted: string): string =>
    localizer.number([...articles.values()].filter(({ state }) => state === wanted).length);
  return notify(
    'information',
    t(
      'No article waits for adjudication: one does as soon as two coders have marked it as coded. Being coded: {0}. Completed by their one coder: {1}. Adjudicated: {2}.',
      ...[count('begun'), count('single'), count('decided')],
    ),
    commandStep(t('Show Progress of Coders'), 'policyAnnotator.showProgress'),
  );
}
