import * as vscode from 'vscode';
import { mayChange } from '../../documents/words';
import { labelOf, record } from '../../corpora/record';
import type { Services } from '../../services';
import { keepQuoteInSight } from '../../ui/belowQuestion';
import { positionEdits } from '../../ui/questions/annotateSpans';
import { draftOf } from '../../ui/questions/codebookDraft';
import { askPosition, type GivenAnswers } from '../../ui/questions/positionQuestions';
import { rememberIds } from '../../ui/questions/recent';
import { positionHere } from './positionHere';

/** A further position on the words of one: for another actor with the same issue and stance, or of
 * the same actor about another issue, of which the stance is asked for. */
export async function annotateSameWords(
  services: Services,
  other: 'actor' | 'issue',
  argument: unknown,
): Promise<void> {
  const here = await positionHere(services, argument);
  if (!here || !mayChange(here.loaded.corpus.index.article(here.path))) return;
  const { loaded, path, placed } = here;
  const { annotation } = placed;
  const [part] = annotation.quote;
  if (!part) return;
  const { actors, issues, stance } = annotation;
  const given: GivenAnswers =
    other === 'issue' ? { actors } : { issues, ...(stance === undefined ? {} : { stance }) };
  const covered = keepQuoteInSight(loaded.uriOf(path), placed);
  const draft = draftOf(loaded);
  const selection = placed.places.find(({ span }) => span)?.span ?? { start: 0, end: 0 };
  const context = { draft, loaded, state: loaded.corpus.state(path), selection, covered };
  const without = other === 'issue' ? issues : actors;
  const picked = await askPosition(services, context, part, { given, without });
  if (picked.kind !== 'value') return;
  const position = picked.value;
  await rememberIds(services, 'actor', position.actors);
  await rememberIds(services, 'issue', position.issues);
  // As it is now: the text may have changed during the questions.
  const now = loaded.corpus.index
    .article(path)
    ?.annotations.find((one) => one.annotation.id === annotation.id);
  const { quote } = now?.annotation ?? annotation;
  const edits = positionEdits(services, loaded, path, position, [part]).map((edit) =>
    edit.kind === 'add' ? { ...edit, annotation: { ...edit.annotation, quote } } : edit,
  );
  await record(services, loaded, path, edits, labelOf(loaded, position, draft), draft);
}

/** The commands that repeat a position on the same words. */
export function registerSameWords(services: Services): vscode.Disposable {
  const { guard } = services;
  return vscode.Disposable.from(
    guard.command('policyAnnotator.sameWordsOtherActor', (argument) =>
      annotateSameWords(services, 'actor', argument),
    ),
    guard.command('policyAnnotator.sameWordsOtherIssue', (argument) =>
      annotateSameWords(services, 'issue', argument),
    ),
  );
}
