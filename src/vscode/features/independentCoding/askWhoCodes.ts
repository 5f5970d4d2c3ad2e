import * as vscode from 'vscode';
import type { LoadedCorpus } from '../../corpora/corpora';
import { currentCoder } from '../../corpora/currentCoder';
import { notify } from '../../host/notify';
import { setting } from '../../host/settings';
import type { Services } from '../../services';

const KEY = 'blind.withoutCoder';

/** In a study whose coders work blind, who has no id counts as the person who directs it, and sees
 * all: who codes and has not set their id is told so, once for each corpus and workspace. */
export function registerAskWhoCodes(services: Services): vscode.Disposable {
  const { corpora, guard } = services;
  const ask = (): void => {
    const { active } = corpora;
    if (active) guard.run('asking who codes', () => askOnce(services, active));
  };
  ask();
  return vscode.Disposable.from(corpora.onDidChange(ask));
}

async function askOnce(services: Services, loaded: LoadedCorpus): Promise<void> {
  const { annotationFiles, coding } = loaded.corpus.codebook;
  if (!coding.blind || annotationFiles === 'shared' || setting('coder', loaded.root) !== '') return;
  if (!vscode.workspace.isTrusted) return;
  if (!(await noteAsked(services, loaded))) return;
  await notify(
    'information',
    vscode.l10n.t(
      'Coders of this study work blind. You have not set who you are, so you count as the person who directs it, and see what is adjudicated. If you code, set it before you begin.',
    ),
    {
      label: vscode.l10n.t('Set Who Is Coding…'),
      run: () => currentCoder(services, loaded),
    },
  );
}

/** Notes that the user need not be told any more; false where they were told already. Who sets up a
 * study directs it. */
export async function noteAsked(
  { memory }: Services,
  { root }: Pick<LoadedCorpus, 'root'>,
): Promise<boolean> {
  const known = memory.get<unknown>(KEY);
  const roots = Array.isArray(known) ? known.filter((one) => typeof one === 'string') : [];
  if (roots.includes(root.toString())) return false;
  await memory.update(KEY, [...roots, root.toString()]);
  return true;
}
