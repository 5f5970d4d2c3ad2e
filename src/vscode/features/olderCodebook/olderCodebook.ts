import * as vscode from 'vscode';
import {
  coderName,
  labelText,
  nameOf,
  olderCodings,
  type CodedEntry,
  type OlderCoding,
} from '../../../core';
import { isCodedShown } from '../../corpora/othersWork';
import type { LoadedCorpus } from '../../corpora/corpora';
import { tellNoCorpus } from '../../corpora/exampleCorpus';
import { localizer } from '../../derived/viewContext';
import { sayBriefly } from '../../documents/words';
import type { Services } from '../../services';
import { readTarget } from '../../ui/cardCommands';
import { headed, pickOne, type PickRow } from '../../ui/quickPick';
import { openInEditor } from '../../ui/openInEditor';

/** The queue of articles that were coded under an older version of the codebook: all, or those with
 * positions on one entry. Opened again, the list goes on after the article that was chosen last. */
export function registerOlderCodebook(services: Services): vscode.Disposable {
  const { corpora, guard, reveal } = services;
  const last = new WeakMap<LoadedCorpus, string>();

  const run = async (argument: unknown): Promise<void> => {
    const target = readTarget(corpora, argument);
    const loaded = target?.loaded ?? corpora.active;
    if (!loaded) {
      tellNoCorpus();
      return;
    }
    if (!isCodedShown(loaded)) return;
    const { corpus } = loaded;
    const { version } = corpus.codebook;
    if (version === undefined) {
      sayBriefly(vscode.l10n.t('The codebook has no version yet.'));
      return;
    }
    if (!(await isWhole(loaded))) return;
    const { layer, id } = target ?? {};
    const entry = layer !== undefined && id !== undefined ? { layer, id } : undefined;
    const codings = olderCodings(corpus.index, entry);
    if (codings.length === 0) {
      sayBriefly(
        vscode.l10n.t(
          'Nothing is coded under an older codebook than version {0}.',
          labelText(version),
        ),
      );
      return;
    }
    const chosen = await chooseCoding(loaded, codings, entry, last.get(loaded));
    if (!chosen) return;
    last.set(loaded, keyOf(chosen));
    const [first] = chosen.positions;
    if (first !== undefined) await reveal.annotation(loaded, chosen.article, first, true);
    else await openInEditor(loaded.uriOf(chosen.article));
  };
  return guard.command('policyAnnotator.olderCodebook', run);
}

/** False where the user did not wait until all articles were read. */
async function isWhole({ corpus }: LoadedCorpus): Promise<boolean> {
  if (corpus.index.isComplete) return true;
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Articles Coded Under an Older Codebook'),
      cancellable: true,
    },
    (progress, token) => {
      progress.report({ message: vscode.l10n.t('waiting until all articles are loaded') });
      return corpus.readWhole(() => token.isCancellationRequested);
    },
  );
}

/** Grouped by version, in the order in which the articles first state them. */
async function chooseCoding(
  loaded: LoadedCorpus,
  codings: readonly OlderCoding[],
  entry: CodedEntry | undefined,
  last: string | undefined,
): Promise<OlderCoding | undefined> {
  const { codebook } = loaded.corpus;
  const positions = codings.reduce((sum, coding) => sum + coding.positions.length, 0);
  const versions = new Map<string | undefined, OlderCoding[]>();
  for (const coding of codings) {
    const own = versions.get(coding.version);
    if (own) own.push(coding);
    else versions.set(coding.version, [coding]);
  }
  const ordered = [...versions.values()].flat();
  const at = ordered.findIndex((coding) => keyOf(coding) === last);
  const title = entry
    ? vscode.l10n.t(
        'Positions on {0} Coded Under an Older Codebook',
        nameOf(codebook, entry.layer, entry.id, localizer),
      )
    : vscode.l10n.t('Articles Coded Under an Older Codebook');
  const first = ordered[(at + 1) % ordered.length];
  const picked = await pickOne<OlderCoding>({
    title: `${title}: ${positionsText(positions)}`,
    placeholder: vscode.l10n.t(
      'Now version {0}. An article leaves the list when it is marked as coded again.',
      labelText(codebook.version ?? ''),
    ),
    rows: [...versions].flatMap(([version, own]) =>
      headed(
        version === undefined
          ? vscode.l10n.t('Without a version')
          : vscode.l10n.t('Version {0}', labelText(version)),
        own.map((coding) => rowOf(loaded, coding)),
      ),
    ),
    ...(first ? { first } : {}),
  });
  return picked.kind === 'value' ? picked.value : undefined;
}

function rowOf({ corpus }: LoadedCorpus, coding: OlderCoding): PickRow<OlderCoding> {
  const { article, coder, positions } = coding;
  return {
    label: labelText(article),
    description: `${labelText(coderName(corpus.codebook, coder))} · ${positionsText(positions.length)}`,
    value: coding,
  };
}

function positionsText(count: number): string {
  return count === 1
    ? vscode.l10n.t('1 position')
    : vscode.l10n.t('{0} positions', localizer.number(count));
}

function keyOf({ article, coder }: OlderCoding): string {
  return `${article}\n${coder}`;
}
