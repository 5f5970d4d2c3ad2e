import * as vscode from 'vscode';
import { coderText, isPositionState, panelText, TABS } from '../../../core';
import { isCodedShown } from '../../corpora/othersWork';
import { madeOfDerived } from '../../derived/derivedWork';
import { localizer } from '../../derived/viewContext';
import type { Services } from '../../services';
import type { AnalysisStates } from './analysisState';
import { currentComparison, type Comparisons } from './comparisons';
import { withDelayedProgress } from '../../derived/delayedProgress';

/** What the analysis views show as a read-only text beside them, for screen readers, searching and
 * copying. */
export async function showAsText(
  services: Services,
  states: AnalysisStates,
  comparisons: Comparisons,
  column: () => vscode.ViewColumn,
): Promise<void> {
  const loaded = services.corpora.active;
  if (!loaded || !isCodedShown(loaded)) return;
  const state = states.of(loaded);
  const text = await withDelayedProgress(
    vscode.l10n.t('Writing the view as text'),
    async (token) => {
      if (isPositionState(state)) {
        const made = await madeOfDerived(services, loaded, state, token, (derived) =>
          panelText(derived, state, derived.filter),
        );
        return made?.result;
      }
      const content = await currentComparison(comparisons, loaded, state, token);
      return content && coderText(content, state, localizer);
    },
  );
  if (text === undefined) return;
  await services.shownTexts.show(text, `${localizer.text(TABS[state.view].title)}.txt`, column());
}
