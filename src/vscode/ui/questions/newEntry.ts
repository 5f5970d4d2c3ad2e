import * as vscode from 'vscode';
import { labelText, type Layer } from '../../../core';
import type { Services } from '../../services';
import type { Place } from '../inTurn';
import type { Picked } from '../quickPick';
import { typeLine } from '../typeLine';
import type { CodebookDraft } from './codebookDraft';

/** The place of the question in which something new was named. What is asked about that is part of
 * it, so that the number of questions is known from the start. */
type AskedIn = Pick<Place, 'step' | 'totalSteps'>;

/** What is asked about. */
interface About {
  readonly draft: CodebookDraft;
  /** The words, where the line covers them. */
  readonly covered?: string | undefined;
}

/** The id of a new entry of that name, which is added to the draft. An issue is asked for its
 * statement, since support means nothing without it; an empty answer is allowed. */
export async function createdEntry(
  { environment }: Services,
  about: About,
  layer: Layer,
  name: string,
  place: AskedIn,
): Promise<Picked<string>> {
  const typed = layer === 'issue' ? await askStatement(about, name, place) : undefined;
  if (typed && typed.kind !== 'value') return typed;
  const id = await about.draft.add(
    layer,
    { name, statement: typed?.value },
    environment.yieldToHost,
  );
  return id === undefined ? { kind: 'left' } : { kind: 'value', value: id };
}

/** Asks for the statement of a new issue again, when the user comes back to it. What is typed is
 * kept, also when the user goes back further. */
export async function restated(
  { environment }: Services,
  { draft, covered }: About,
  id: string,
  place: AskedIn,
): Promise<Picked<unknown>> {
  const { name = id, statement = '' } = draft.codebook.issues.get(id) ?? {};
  let typed = statement;
  const picked = await typeLine({
    ...statementLine(name, statement),
    ...placeOnly(place),
    covered,
    onBack: (left) => (typed = left.trim()),
    canGoBack: true,
  });
  if (picked.kind === 'value') typed = picked.value;
  const isKept = await draft.restate(id, typed, environment.yieldToHost);
  return isKept ? picked : { kind: 'left' };
}

/** What was typed before the user went back, by the name of the issue. */
const begun = new WeakMap<CodebookDraft, ReadonlyMap<string, string>>();

function askStatement(
  { draft, covered }: About,
  name: string,
  place: AskedIn,
): Promise<Picked<string>> {
  const known = begun.get(draft) ?? new Map<string, string>();
  return typeLine({
    ...statementLine(name, known.get(name)),
    onBack: (typed) => begun.set(draft, new Map([...known, [name, typed]])),
    canGoBack: true,
    ...placeOnly(place),
    covered,
  });
}

function placeOnly({ step, totalSteps }: AskedIn): AskedIn {
  return step === undefined || totalSteps === undefined ? {} : { step, totalSteps };
}

/** The question for the statement of a new issue. */
export function statementLine(name: string, value = '') {
  return {
    title: vscode.l10n.t('Statement of {0}', labelText(name)),
    value,
    placeholder: vscode.l10n.t('for example: Import duties should be raised.'),
    prompt: vscode.l10n.t(
      'Supporting means agreeing with this sentence, opposing means rejecting it. Leave empty to write it later.',
    ),
  };
}
