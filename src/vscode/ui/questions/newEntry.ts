import * as vscode from 'vscode';
import { labelText, type Layer } from '../../../core';
import type { Services } from '../../services';
import type { Picked } from '../quickPick';
import { typeLine } from '../typeLine';
import type { CodebookDraft } from './codebookDraft';

/** The question in which something new was named. */
interface AskedBefore {
  readonly step?: number;
  readonly totalSteps?: number;
  /** How many questions follow only because something is new. */
  readonly stepsIfNew?: number;
}

/** What is asked about. */
interface About {
  readonly draft: CodebookDraft;
  /** The words, where the line covers them. */
  readonly covered?: string | undefined;
}

/** The id of a new entry of that name, which is added to the draft. An issue is asked for its
 * statement, since support means nothing without it; an empty answer is allowed. `before`: how many
 * statements were asked for already. */
export async function createdEntry(
  { environment }: Services,
  about: About,
  layer: Layer,
  name: string,
  steps: AskedBefore,
  before = 0,
): Promise<Picked<string>> {
  const typed = layer === 'issue' ? await askStatement(about, name, steps, before) : undefined;
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
  steps: AskedBefore,
): Promise<Picked<unknown>> {
  const { name = id, statement = '' } = draft.codebook.issues.get(id) ?? {};
  let typed = statement;
  const picked = await typeLine({
    ...statementLine(name, statement),
    ...statementPlace(steps, 0),
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
  steps: AskedBefore,
  before: number,
): Promise<Picked<string>> {
  const known = begun.get(draft) ?? new Map<string, string>();
  return typeLine({
    ...statementLine(name, known.get(name)),
    onBack: (typed) => begun.set(draft, new Map([...known, [name, typed]])),
    canGoBack: true,
    ...statementPlace(steps, before),
    covered,
  });
}

function statementPlace(
  { step, totalSteps, stepsIfNew = 0 }: AskedBefore,
  before: number,
): AskedBefore {
  return {
    ...(step === undefined ? {} : { step: step + before + 1 }),
    ...(totalSteps === undefined ? {} : { totalSteps: totalSteps + before + 1 + stepsIfNew }),
  };
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
