import * as vscode from 'vscode';
import { describeSpan, newRelation, placeOf, type ActorId, type IssueId } from '../../core';
import { chooseActors, chooseIssues, type ChoiceContext } from '../ui/questions/choices';
import { draftOf } from '../ui/questions/codebookDraft';
import { rememberIds } from '../ui/questions/recent';
import { keepInSight } from '../ui/belowQuestion';
import { activeArticle } from '../ui/currentAnnotation';
import { pickOne, type Picked } from '../ui/quickPick';
import { labelOf, newAnnotation, record } from '../corpora/record';
import type { Services } from '../services';
import { chosenWords, mayAnnotate } from '../documents/words';
import { notify } from '../host/notify';

/** Annotates a disagreement (or an agreement) that the text itself states: between which actors, on
 * which issue. */
export function registerAnnotateRelation(services: Services): vscode.Disposable {
  const annotate = async (): Promise<void> => {
    const active = activeArticle(services);
    const span = active && mayAnnotate(active) ? chosenWords(active) : undefined;
    if (!active || !span) return;
    const { loaded, path } = active;
    keepInSight(active.editor, span);
    const remembered = describeSpan(active.state.text, span);
    const draft = draftOf(loaded);
    const answers = await ask(services, { draft, loaded, state: active.state, selection: span });
    if (!answers) return;
    const { between } = answers;
    if (between.length < 2) {
      void notify(
        'information',
        vscode.l10n.t(
          'A stated disagreement or agreement needs at least two parties. Nothing was written. Select two or more actors.',
        ),
      );
      return;
    }
    // The text may have changed during the questions.
    const state = loaded.corpus.state(path) ?? active.state;
    const place = placeOf(state.text, remembered).span ?? span;
    const relation = newRelation(newAnnotation(services, loaded, state, [place]), {
      ...answers,
      between: between.map((id) => [id]),
    });
    await rememberIds(services, 'actor', between);
    await rememberIds(services, 'issue', answers.issues);
    const edits = [{ kind: 'add', annotation: relation } as const];
    await record(services, loaded, path, edits, labelOf(loaded, relation, draft), draft);
  };
  return services.guard.command('policyAnnotator.annotateDisagreement', annotate);
}

interface RelationAnswers {
  readonly kind: 'disagreement' | 'agreement';
  readonly between: readonly ActorId[];
  readonly issues: readonly IssueId[];
}

/** The three questions; the back button returns to the previous one, Escape leaves no trace. */
async function ask(
  services: Services,
  context: ChoiceContext,
): Promise<RelationAnswers | undefined> {
  let kind: RelationAnswers['kind'] = 'disagreement';
  let between: readonly ActorId[] = [];
  for (let step = 1; ;) {
    const options = { step, totalSteps: 3, canGoBack: step > 1 };
    if (step === 1) {
      const picked = await chooseKind(kind, options);
      if (picked.kind !== 'value') return undefined;
      kind = picked.value;
    } else if (step === 2) {
      const picked = await chooseActors(services, context, {
        ...options,
        title: vscode.l10n.t('Between whom?'),
        placeholder: vscode.l10n.t('Select two or more'),
        ticked: between,
      });
      if (picked.kind === 'left') return undefined;
      if (picked.kind === 'value') between = picked.value;
      else step -= 2;
    } else {
      const picked = await chooseIssues(services, context, {
        ...options,
        title: vscode.l10n.t('About what?'),
        placeholder: vscode.l10n.t('Select none if the text does not say'),
        ticked: [],
        mayBeEmpty: true,
        pair: between,
      });
      if (picked.kind === 'left') return undefined;
      if (picked.kind === 'value') return { kind, between, issues: picked.value };
      step -= 2;
    }
    step++;
  }
}

function chooseKind(
  first: RelationAnswers['kind'],
  options: { readonly step: number; readonly totalSteps: number },
): Promise<Picked<RelationAnswers['kind']>> {
  return pickOne<RelationAnswers['kind']>({
    ...options,
    title: vscode.l10n.t('What do these words state?'),
    placeholder: vscode.l10n.t('Between two or more parties'),
    rows: [
      { label: `⟷ ${vscode.l10n.t('Disagreement')}`, value: 'disagreement' },
      { label: `= ${vscode.l10n.t('Agreement')}`, value: 'agreement' },
    ],
    first,
  });
}
