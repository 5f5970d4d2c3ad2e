import * as vscode from 'vscode';
import {
  articleQueue,
  assignedTo,
  directedArticle,
  type ArticlePath,
  type DirectedState,
} from '../../core';
import { pickOne, type PickRow } from '../ui/quickPick';
import type { LoadedCorpus } from './corpora';

/** The articles without a coder whose result is what the director annotates. */
const settled = new WeakMap<LoadedCorpus, Set<ArticlePath>>();

/** Who only directs a study codes nothing in it: what they annotate in an article would be its
 * result, which is read in place of what its coders found, though that was not adjudicated. Asks
 * where the article has no result yet. `code`: they answered that they code, too; `result`: what
 * they annotate is to be the result, or a part of it. Undefined where nothing is to be written. */
export async function settleResult(
  loaded: LoadedCorpus,
  article: ArticlePath,
): Promise<'code' | 'result' | undefined> {
  const state = await stateWithoutResult(loaded, article);
  if (state === 'decided' || settled.get(loaded)?.has(article) === true) return 'result';
  const { t } = vscode.l10n;
  const isWaiting = state === 'waiting' || state === 'single';
  const adjudicate: PickRow<Answer> = {
    label: t('Adjudicate…'),
    description: t('decides about what its coders found'),
    value: 'adjudicate',
  };
  const result: PickRow<Answer> = {
    label: t('Write the Result'),
    description: t('no coder has this article'),
    value: 'result',
  };
  const picked = await pickOne<Answer>({
    title: t('You direct this study, and do not code in it'),
    placeholder: isWaiting
      ? t('What you annotate would be the result, in place of what coders found')
      : t('What you annotate would be the result of this article'),
    rows: [
      ...(isWaiting ? [adjudicate] : []),
      ...(state === undefined ? [result] : []),
      {
        label: t('Code in This Study…'),
        description: t('as a coder, in files of your own'),
        value: 'code',
      },
    ],
  });
  if (picked.kind !== 'value') return undefined;
  if (picked.value === 'adjudicate') {
    const target = { corpus: loaded.root.toString(), article };
    await vscode.commands.executeCommand('policyAnnotator.adjudicate', target);
    return undefined;
  }
  if (picked.value === 'result') {
    settled.set(loaded, (settled.get(loaded) ?? new Set()).add(article));
  }
  return picked.value;
}

type Answer = 'adjudicate' | 'result' | 'code';

/** `decided` also where there is a result, though of some passages only; undefined where no
 * coder has the article. */
async function stateWithoutResult(
  { corpus }: LoadedCorpus,
  article: ArticlePath,
): Promise<DirectedState | undefined> {
  const { codebook } = corpus;
  const read = await corpus.coders.of(article);
  if (!read || read.adjudicated || read.isDecidedUnread) return 'decided';
  const state = directedArticle(read, articleQueue(read), codebook)?.state;
  const isAssigned = (assignedTo(codebook.coding.assigned, article)?.length ?? 0) > 0;
  return state ?? (isAssigned ? 'begun' : undefined);
}
