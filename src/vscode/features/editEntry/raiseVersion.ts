import * as vscode from 'vscode';
import {
  isCodedNow,
  labelText,
  nameOf,
  nextVersion,
  olderCodings,
  type CodebookEdit,
  type EntryName,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { localizer } from '../../derived/viewContext';
import { commandStep, notify } from '../../host/notify';
import { pickOne, type Picked } from '../../ui/quickPick';
import { typeLine } from '../../ui/typeLine';

/** What an issue means: positions coded before a change of these may have to be looked at again. */
const MEANING: readonly string[] = ['definition', 'statement'];

/** Asks whether another definition or statement makes another version of the codebook. Nothing is
 * asked of other keys, nor while no article with positions on the entry is coded under the present
 * version. The version is written together with the change. */
export async function raiseVersion(
  { corpus }: LoadedCorpus,
  entry: EntryName,
  key: string,
): Promise<Picked<readonly CodebookEdit[]>> {
  if (!MEANING.includes(key) || !isCodedNow(corpus.index, entry)) {
    return { kind: 'value', value: [] };
  }
  const { version: from } = corpus.codebook;
  const next = nextVersion(from);
  const picked = await pickOne<'next' | 'other' | 'keep'>({
    title: vscode.l10n.t('Is This Another Version of the Codebook?'),
    placeholder: vscode.l10n.t('Articles are already coded under the present one'),
    canGoBack: true,
    rows: [
      ...(next === undefined
        ? []
        : [
            {
              label: vscode.l10n.t('Raise Version to {0}', labelText(next)),
              description: vscode.l10n.t('what is coded so far is listed, to be looked at again'),
              value: 'next' as const,
            },
          ]),
      { label: vscode.l10n.t('Another Version…'), value: 'other' },
      {
        label:
          from === undefined
            ? vscode.l10n.t('State No Version')
            : vscode.l10n.t('Keep Version {0}', labelText(from)),
        description: vscode.l10n.t('the same is meant, in other words'),
        value: 'keep',
      },
    ],
  });
  if (picked.kind !== 'value') return picked;
  if (picked.value === 'keep') return { kind: 'value', value: [] };
  const typed: Picked<string> =
    picked.value === 'next' ? { kind: 'value', value: next ?? '' } : await askVersion();
  if (typed.kind !== 'value') return typed;
  const { value: to } = typed;
  if (to === '') return { kind: 'left' };
  return { kind: 'value', value: to === from ? [] : [{ kind: 'version', from, to }] };
}

/** After the version was raised: offers the positions on the entry that are older now. */
export function offerOlder({ corpus, root }: LoadedCorpus, entry: EntryName): void {
  const count = olderCodings(corpus.index, entry).reduce(
    (sum, { positions }) => sum + positions.length,
    0,
  );
  if (count === 0) return;
  const name = nameOf(corpus.codebook, entry.layer, entry.id, localizer);
  void notify(
    'information',
    count === 1
      ? vscode.l10n.t('1 position on {0} is coded under an older codebook.', name)
      : vscode.l10n.t(
          '{0} positions on {1} are coded under an older codebook.',
          localizer.number(count),
          name,
        ),
    commandStep(vscode.l10n.t('Show Articles'), 'policyAnnotator.olderCodebook', {
      corpus: root.toString(),
      ...entry,
    }),
  );
}

function askVersion(): Promise<Picked<string>> {
  return typeLine({
    title: vscode.l10n.t('Version of the Codebook'),
    prompt: vscode.l10n.t('A number, such as 4 or 2.1'),
    value: '',
  });
}
