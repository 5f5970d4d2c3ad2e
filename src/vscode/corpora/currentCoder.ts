import * as vscode from 'vscode';
import { freeId, labelText } from '../../core';
import type { LoadedCorpus } from './corpora';
import { pickOne } from '../ui/quickPick';
import type { Services } from '../services';
import { saveSetting, setting } from '../host/settings';

/** The current coder's id. It is asked for on first need and remembered as a setting. Who directs a
 * study of coders with files of their own is remembered for the workspace instead, see `director`.
 * Undefined when the user left. */
export async function currentCoder(
  services: Services,
  loaded: LoadedCorpus,
): Promise<string | undefined> {
  const { annotationFiles, coding, coders } = loaded.corpus.codebook;
  const known = setting('coder', loaded.root) || knownDirector(services, loaded);
  if (known !== '') return known;
  const isBlind = coding.blind && annotationFiles === 'one-per-coder';
  const title = vscode.l10n.t('Who is coding?');
  const picked = await askCoder(loaded, {
    title,
    placeholder: isBlind
      ? vscode.l10n.t('A coder sees only their own work from now on')
      : vscode.l10n.t('Asked only once. Saved in the setting "Coder".'),
    other: isBlind
      ? {
          label: vscode.l10n.t('Another person…'),
          description: vscode.l10n.t('directs the study and sees the work of all'),
        }
      : { label: vscode.l10n.t('Another coder…') },
    prompt: vscode.l10n.t(
      'A short name, for example lea. It is saved with each annotation that you make.',
    ),
  });
  if (picked === undefined) return undefined;
  if (isBlind && !coders.has(picked)) await services.memory.update(DIRECTOR, picked);
  else await saveSetting('coder', picked, vscode.ConfigurationTarget.Global);
  return picked;
}

const DIRECTOR = 'adjudication.by';

/** Who decides where coders differ: the current coder. Who directs a study often is no coder of it,
 * and would be taken for one who codes blind if the setting named them: they are asked once for
 * each workspace. Undefined where the user left. */
export async function director(
  services: Services,
  loaded: LoadedCorpus,
): Promise<string | undefined> {
  const known = setting('coder', loaded.root) || knownDirector(services, loaded);
  if (known !== '') return known;
  const by = await askCoder(loaded, {
    title: vscode.l10n.t('Who adjudicates?'),
    placeholder: vscode.l10n.t('Kept with each decision. Asked only once in this workspace.'),
    other: { label: vscode.l10n.t('Another person…') },
    prompt: vscode.l10n.t('A short name, for example eve. It is saved with each decision.'),
  });
  if (by !== undefined) await services.memory.update(DIRECTOR, by);
  return by;
}

/** '' where none is known, and where all share one file: there is nothing to adjudicate. */
function knownDirector({ memory }: Services, { corpus }: LoadedCorpus): string {
  const remembered = memory.get<unknown>(DIRECTOR);
  const isOwn = corpus.codebook.annotationFiles === 'one-per-coder';
  return isOwn && typeof remembered === 'string' ? remembered : '';
}

interface Asked {
  readonly title: string;
  readonly placeholder: string;
  /** The row of a person who is not in the codebook. */
  readonly other: { readonly label: string; readonly description?: string };
  /** Asks for the name of that person. */
  readonly prompt: string;
}

/** A coder of the codebook, or the id of another person. */
async function askCoder(
  { corpus }: LoadedCorpus,
  { title, placeholder, other, prompt }: Asked,
): Promise<string | undefined> {
  const coders = [...corpus.codebook.coders.values()];
  const rows = coders.map(({ id, name }) => ({
    label: labelText(name),
    description: id,
    value: id,
  }));
  if (rows.length > 0) {
    const picked = await pickOne<string>({
      title,
      placeholder,
      rows: [...rows, { ...other, value: '' }],
    });
    if (picked.kind !== 'value') return undefined;
    if (picked.value !== '') return picked.value;
  }
  const name = await vscode.window.showInputBox({ title, prompt, ignoreFocusOut: true });
  return name === undefined || name.trim() === '' ? undefined : freeId(name, new Set(), 'coder');
}
