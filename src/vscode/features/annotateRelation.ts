import * as vscode from 'vscode';
import {
  describeSpan,
  inQuotationMarks,
  labelText,
  likelyRelations,
  nameOf,
  newRelation,
  placeOf,
  type ActorId,
  type IssueId,
  type LikelyRelation,
  type QuotePart,
} from '../../core';
import { mentionsIn } from '../../project';
import { localizer } from '../derived/viewContext';
import { chooseActors, chooseIssues, type ChoiceContext } from '../ui/questions/choices';
import { draftOf } from '../ui/questions/codebookDraft';
import { rememberIds } from '../ui/questions/recent';
import { keepInSight } from '../ui/belowQuestion';
import { activeArticle } from '../ui/currentAnnotation';
import { inTurn, type Place, type Question } from '../ui/inTurn';
import { pickOne, type Picked } from '../ui/quickPick';
import { settleCoder } from '../corpora/currentCoder';
import { labelOf, newAnnotation, record } from '../corpora/record';
import type { Services } from '../services';
import { chosenWords, mayAnnotate } from '../documents/words';

/** Annotates a disagreement (or an agreement) that the text itself states: between which actors, on
 * which issue. */
export function registerAnnotateRelation(services: Services): vscode.Disposable {
  const annotate = async (): Promise<void> => {
    const active = activeArticle(services);
    const span = active && mayAnnotate(active) ? chosenWords(active) : undefined;
    if (!active || !span) return;
    const { loaded, path } = active;
    if (!(await settleCoder(services, loaded, path))) return;
    const covered = keepInSight(active.editor, span);
    const remembered = describeSpan(active.state.text, span);
    const draft = draftOf(loaded);
    const context = { draft, loaded, state: active.state, selection: span, covered };
    const answers = await ask(services, context, remembered);
    if (!answers) return;
    const { between } = answers;
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

/** What is stated: one of the likely disagreements, with all answers, or a kind that is asked
 * further. */
type Stated = RelationAnswers['kind'] | LikelyRelation;

/** Nothing is written before the last answer. */
async function ask(
  services: Services,
  context: ChoiceContext,
  quote: QuotePart,
): Promise<RelationAnswers | undefined> {
  let stated: Stated | undefined;
  let between: readonly ActorId[] = [];
  let issues: readonly IssueId[] = [];
  const keepParties = (ids: readonly string[]): void => {
    between = ids;
  };
  const keepIssues = (ids: readonly string[]): void => {
    issues = ids;
  };
  const which: Question = async (place) => {
    const picked = await chooseStated(context, quote, stated, place);
    if (picked.kind === 'value') {
      stated = picked.value;
      if (typeof stated === 'object') between = stated.between;
    }
    return picked;
  };
  const who: Question = async (place) => {
    const picked = await chooseActors(services, context, {
      ...place,
      title: vscode.l10n.t('Between whom?'),
      placeholder: vscode.l10n.t('Select two or more'),
      ticked: between,
      least: 2,
      onBack: keepParties,
    });
    if (picked.kind === 'value') keepParties(picked.value);
    return picked;
  };
  const what: Question = async (place) => {
    const picked = await chooseIssues(services, context, {
      ...place,
      title: vscode.l10n.t('About what?'),
      placeholder: vscode.l10n.t('Select one or more'),
      ticked: issues,
      none: vscode.l10n.t('The text does not say'),
      pair: between,
      onBack: keepIssues,
    });
    if (picked.kind === 'value') keepIssues(picked.value);
    return picked;
  };
  const { kind } = await inTurn(() => {
    if (typeof stated !== 'object') return [which, who, what];
    return stated.issues.length > 0 ? [which] : [which, what];
  });
  if (kind !== 'value' || stated === undefined) return undefined;
  if (typeof stated !== 'object') return { kind: stated, between, issues };
  return {
    ...{ kind: 'disagreement', between },
    issues: stated.issues.length > 0 ? stated.issues : issues,
  };
}

/** What the words state: the disagreements of those who are named in them come first. */
function chooseStated(
  { draft, state, selection, covered }: ChoiceContext,
  quote: QuotePart,
  first: Stated | undefined,
  place: Place,
): Promise<Picked<Stated>> {
  const { codebook } = draft;
  const mentions = state ? mentionsIn(state) : [];
  const likely = likelyRelations(codebook, mentions, selection, quote.exact);
  const partiesOf = ({ between }: LikelyRelation): string =>
    between.map((id) => nameOf(codebook, 'actor', id, localizer)).join(' – ');
  const issuesOf = ({ issues }: LikelyRelation): string =>
    issues.map((id) => nameOf(codebook, 'issue', id, localizer)).join(', ');
  const why = ({ isNamed, issues }: LikelyRelation): string => {
    if (!isNamed) return vscode.l10n.t('like these words');
    return issues.length > 0
      ? vscode.l10n.t('named in these words, saved at once')
      : vscode.l10n.t('named in these words');
  };
  return pickOne<Stated>({
    ...place,
    covered,
    title: vscode.l10n.t('What do these words state?'),
    placeholder: inQuotationMarks(labelText(quote.exact, 80)),
    rows: [
      ...likely.map((one) => ({
        label: [`⟷ ${partiesOf(one)}`, issuesOf(one)].filter(Boolean).join(': '),
        description: why(one),
        value: one,
      })),
      {
        label: `⟷ ${vscode.l10n.t('Disagreement')}`,
        description: vscode.l10n.t('between two or more parties'),
        value: 'disagreement',
      },
      {
        label: `= ${vscode.l10n.t('Agreement')}`,
        description: vscode.l10n.t('between two or more parties'),
        value: 'agreement',
      },
    ],
    ...(typeof first === 'string' ? { first } : {}),
  });
}
