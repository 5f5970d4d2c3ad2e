import * as vscode from 'vscode';
import { panelText, type AnalysisView } from '../../../core';
import { madeOfDerived } from '../../derived/derivedWork';
import type { Services } from '../../services';
import type { AnalysisStates } from './analysisState';
import { withDelayedProgress } from './delayedProgress';

/** What the analysis views show as a read-only text beside them, for screen readers, searching and
 * copying. */
export async function showAsText(
  services: Services,
  states: AnalysisStates,
  column: () => vscode.ViewColumn,
): Promise<void> {
  const loaded = services.corpora.active;
  if (!loaded) return;
  const state = states.of(loaded);
  const made = await withDelayedProgress(vscode.l10n.t('Writing the view as text'), (token) =>
    madeOfDerived(services, loaded, state, token, (derived) =>
      panelText(derived, state, derived.filter),
    ),
  );
  if (!made) return;
  await services.shownTexts.show(made.result, `${NAMES[state.view]()}.txt`, column());
}

const NAMES: Readonly<Record<AnalysisView, () => string>> = {
  board: () => vscode.l10n.t('Disagreement Board'),
  matrix: () => vscode.l10n.t('Actors by Issues'),
  timeline: () => vscode.l10n.t('Timeline of Positions'),
  network: () => vscode.l10n.t('Discourse Network'),
};
