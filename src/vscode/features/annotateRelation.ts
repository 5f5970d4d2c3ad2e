import * as vscode from 'vscode';
import { newRelation } from '../../core';
import { chooseActors, chooseIssues, rememberIds } from '../choices';
import { activeArticle } from '../currentAnnotation';
import { pickOne } from '../quickPick';
import { labelOf, newAnnotation, record } from '../record';
import type { Services } from '../services';
import { chosenWords, mayAnnotate } from '../words';

/** A disagreement (or an agreement) that the text itself states: between whom, about what. */
export function registerAnnotateRelation(services: Services): vscode.Disposable {
  const annotate = async (): Promise<void> => {
    const active = activeArticle(services);
    const span = active && mayAnnotate(active) ? chosenWords(active) : undefined;
    if (!active || !span) return;
    const { loaded, path, state } = active;
    const context = { loaded, state, selection: span };
    const kind = await pickOne<'disagreement' | 'agreement'>({
      title: vscode.l10n.t('What do these words state?'),
      placeholder: vscode.l10n.t('Between two or more parties'),
      step: 1,
      totalSteps: 3,
      rows: [
        { label: `⟷ ${vscode.l10n.t('Disagreement')}`, value: 'disagreement' },
        { label: `= ${vscode.l10n.t('Agreement')}`, value: 'agreement' },
      ],
    });
    if (kind.kind !== 'value') return;
    const parties = await chooseActors(services, context, {
      title: vscode.l10n.t('Between whom?'),
      placeholder: vscode.l10n.t('Tick two or more'),
      step: 2,
      totalSteps: 3,
      ticked: [],
    });
    if (parties.kind !== 'value') return;
    if (parties.value.length < 2) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('A stated disagreement has at least two parties. Nothing was written.'),
      );
      return;
    }
    const issues = await chooseIssues(services, context, {
      title: vscode.l10n.t('About what?'),
      placeholder: vscode.l10n.t('Tick none if the text does not say'),
      step: 3,
      totalSteps: 3,
      ticked: [],
      mayBeEmpty: true,
    });
    if (issues.kind !== 'value') return;
    const relation = newRelation(newAnnotation(services, loaded, state, [span]), {
      kind: kind.value,
      issues: issues.value,
      between: parties.value.map((id) => [id]),
    });
    await rememberIds(services, 'actor', parties.value);
    await record(
      services,
      loaded,
      path,
      [{ kind: 'add', annotation: relation }],
      labelOf(loaded, relation),
    );
  };
  return services.guard.command('policyAnnotator.annotateDisagreement', annotate);
}
