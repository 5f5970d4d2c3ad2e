import * as vscode from 'vscode';
import { labelText, nextArticle, SOLE_CODER, withDigest, type Coding } from '../../core';
import { codesAlone, codingCoder, settleCoder } from '../corpora/currentCoder';
import { directs } from '../corpora/director';
import { currentArticle } from '../ui/currentAnnotation';
import { pickOne, type PickRow } from '../ui/quickPick';
import { record } from '../corpora/record';
import { mayChange } from '../documents/words';
import type { Services } from '../services';

/** Marks articles without annotations, since reading that found nothing is a result too: complete,
 * not relevant (with a reason), in progress. */
export function registerMarkCoded(services: Services): vscode.Disposable {
  const mark = async (argument: unknown): Promise<void> => {
    const article = currentArticle(services, argument);
    if (!article) return;
    const { loaded, path } = article;
    if (!mayChange(loaded.corpus.index.article(path))) return;
    if (directs(loaded) && !(await settleCoder(services, loaded, path))) return;
    const coder = codesAlone(loaded) ? SOLE_CODER : await codingCoder(services, loaded);
    if (coder === undefined) return;
    const next = nextArticle(loaded.corpus.index, coder, path);
    const chosen = await chooseState(path, next);
    if (!chosen) return;
    const { state } = chosen;
    const reason = state === 'not-relevant' ? await askReason() : undefined;
    if (state === 'not-relevant' && reason === undefined) return;
    const { codebook, index } = loaded.corpus;
    const row = index.article(path);
    const stated = {
      date: services.environment.clock.today(),
      codebook: codebook.version,
      reason: reason === '' ? undefined : reason,
    };
    const before = row?.coded.get(coder);
    // Who has seen what a machine read cannot begin anew as if they had not.
    const wasShown = before?.seen === 'after' || before?.seen === 'before';
    const coding: Coding | undefined =
      state === 'to-code' && !wasShown
        ? undefined
        : withDigest(
            { state: state === 'to-code' ? 'in-progress' : state, ...stated },
            {
              annotations: row?.annotations.map(({ annotation }) => annotation) ?? [],
              ...{ before, coder, codebook, decided: row?.decided },
            },
          );
    const label = `${path}: ${LABELS[state]()}`;
    const isDone = await record(services, loaded, path, [{ kind: 'code', coder, coding }], label);
    if (!isDone || coding === undefined || coding.state === 'in-progress') return;
    const target = { corpus: loaded.root.toString(), article: path, isAutomatic: true };
    // What machines read of it is shown now, and not before.
    if (codebook.machines.size > 0)
      await vscode.commands.executeCommand('policyAnnotator.reviewMachine', target);
    if (chosen.isThenNext) await vscode.commands.executeCommand('policyAnnotator.nextArticle');
    // A training article is compared with its standard now, and not before.
    await vscode.commands.executeCommand('policyAnnotator.compareWithGold', target);
  };
  return services.guard.command('policyAnnotator.markCoded', mark);
}

type State = Coding['state'] | 'to-code';

const LABELS: Readonly<Record<State, () => string>> = {
  complete: () => vscode.l10n.t('Complete'),
  'not-relevant': () => vscode.l10n.t('Not relevant'),
  'in-progress': () => vscode.l10n.t('In progress'),
  'to-code': () => vscode.l10n.t('To code'),
};

interface Chosen {
  readonly state: State;
  /** The next article is to be opened. */
  readonly isThenNext?: true;
}

/** `next`: the next article to be coded, if there is one. */
async function chooseState(path: string, next: string | undefined): Promise<Chosen | undefined> {
  const details: Readonly<Record<State, string>> = {
    complete: vscode.l10n.t('read to the end; everything that counts is annotated'),
    'not-relevant': vscode.l10n.t('read, and nothing in it counts'),
    'in-progress': vscode.l10n.t('started'),
    'to-code': vscode.l10n.t('removes the mark'),
  };
  const rowOf = (state: State): PickRow<Chosen> => ({
    label: LABELS[state](),
    description: details[state],
    value: { state },
  });
  const thenNext: PickRow<Chosen> = {
    label: vscode.l10n.t('Complete, and Open Next Article'),
    description: labelText(next ?? ''),
    value: { state: 'complete', isThenNext: true },
  };
  const picked = await pickOne<Chosen>({
    title: vscode.l10n.t('Mark Article as Coded'),
    placeholder: labelText(path),
    rows: [
      rowOf('complete'),
      ...(next === undefined || next === path ? [] : [thenNext]),
      ...(['not-relevant', 'in-progress', 'to-code'] as const).map(rowOf),
    ],
  });
  return picked.kind === 'value' ? picked.value : undefined;
}

async function askReason(): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Not relevant'),
    prompt: vscode.l10n.t('Why? One line for the reviewer (optional).'),
    ignoreFocusOut: true,
  });
}
