import * as vscode from 'vscode';
import { ANALYSIS_VIEWS, TABS, type AnalysisState, type AnalysisView } from '../../../core';
import { AnalysisPanel } from './analysisPanel';
import { createAnalysisStates } from './analysisState';
import { readTarget } from '../../ui/cardCommands';
import { createComparisons } from './comparisons';
import { compareDates } from './compareDates';
import { exportAgreement } from './exportAgreement';
import { exportPicture } from './exportPicture';
import { PANEL_TYPE } from './panelWindow';
import { showAsText } from './showAsText';
import type { Services } from '../../services';
import { chosenRow } from '../../ui/views/viewRegistry';

/** The tabs of the panel: from the palette in their last state, from a tree row with its issue or
 * actor. */
export function registerAnalysisViews(services: Services): vscode.Disposable {
  const { corpora, guard } = services;
  const states = createAnalysisStates(services.memory);
  const comparisons = createComparisons(services);
  const panel = new AnalysisPanel(services, states, comparisons);

  const show = (view: AnalysisView, argument: unknown): Promise<void> => {
    const target = readTarget(corpora, argument);
    if (target) corpora.choose(target.loaded);
    return panel.show({ view, ...subjectOf(services, argument) });
  };

  return vscode.Disposable.from(
    panel,
    ...ANALYSIS_VIEWS.map((view) =>
      guard.command(TABS[view].command, (argument) => show(view, argument)),
    ),
    guard.command('policyAnnotator.exportAgreement', (what) =>
      exportAgreement(services, states, comparisons, what, panel.columnBeside),
    ),
    guard.command('policyAnnotator.exportPicture', (format) =>
      exportPicture(services, states, panel, format),
    ),
    guard.command('policyAnnotator.showAnalysisAsText', () =>
      showAsText(services, states, comparisons, panel.columnBeside),
    ),
    guard.command('policyAnnotator.compareDates', () => compareDates(services, states)),
    vscode.window.registerWebviewPanelSerializer(PANEL_TYPE, {
      deserializeWebviewPanel: (restored) => {
        panel.restore(restored);
        return Promise.resolve();
      },
    }),
  );
}

/** The issue or the actor of a row. */
function subjectOf(services: Services, argument: unknown): Partial<AnalysisState> {
  const row = chosenRow(services, argument);
  const shown = row?.view.painter.row(row.handle);
  // A pair on several issues is shown on the first that the view has.
  const pair = shown?.pair ?? shown?.pairOnIssues?.()[0];
  if (pair?.issue !== undefined) return { issue: pair.issue, subject: 'issue' };
  const target = readTarget(services.corpora, argument);
  if (target?.id === undefined) return {};
  if (target.layer === 'issue') return { issue: target.id, subject: 'issue' };
  return target.layer === 'actor' ? { actor: target.id, subject: 'actor' } : {};
}
