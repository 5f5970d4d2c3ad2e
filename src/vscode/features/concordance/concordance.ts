import * as vscode from 'vscode';
import {
  concordanceName,
  type ConcordanceOf,
  CONCORDANCE_SORTS,
  type ConcordanceSort,
} from '../../../core';
import { CONCORDANCE_SCHEME, readAddress, type ConcordanceLook } from '../../corpora/concordances';
import type { LoadedCorpus } from '../../corpora/corpora';
import { localizer } from '../../derived/viewContext';
import { sayBriefly } from '../../documents/words';
import { throttle } from '../../host/throttle';
import type { Services } from '../../services';
import { tabsOf } from '../../ui/tabs';
import { chooseConcordance, namedBy, remember } from './chooseConcordance';
import { headed, pickOne, type PickRow } from '../../ui/quickPick';

const WIDTHS = [30, 40, 60, 90] as const;

/** The last arrangement. */
function lookIn({ memory }: Services): ConcordanceLook {
  const stored = memory.get<Partial<ConcordanceLook>>('concordance.look') ?? {};
  return {
    sort: CONCORDANCE_SORTS.find((sort) => sort === stored.sort) ?? 'article',
    width: WIDTHS.find((width) => width === stored.width) ?? 40,
  };
}

/** Asks how lines are sorted and how wide they are, in one list, like the arrangement of the
 * views. */
async function chooseLook(now: ConcordanceLook): Promise<ConcordanceLook | undefined> {
  const sorts: Readonly<Record<ConcordanceSort, string>> = {
    article: vscode.l10n.t('Article and place'),
    date: vscode.l10n.t('Date'),
    left: vscode.l10n.t('Words before'),
    right: vscode.l10n.t('Words after'),
  };
  const row = (label: string, look: ConcordanceLook): PickRow<ConcordanceLook> => ({
    label,
    description: look.sort === now.sort && look.width === now.width ? vscode.l10n.t('current') : '',
    value: look,
  });
  const picked = await pickOne<ConcordanceLook>({
    title: vscode.l10n.t('Sort Concordance'),
    placeholder: vscode.l10n.t('Choose how the lines are sorted and how wide they are'),
    rows: [
      ...headed(
        vscode.l10n.t('Sort by'),
        CONCORDANCE_SORTS.map((sort) => row(sorts[sort], { ...now, sort })),
      ),
      ...headed(
        vscode.l10n.t('Width'),
        WIDTHS.map((width) =>
          row(vscode.l10n.t('{0} characters on each side', width), { ...now, width }),
        ),
      ),
    ],
  });
  return picked.kind === 'value' ? picked.value : undefined;
}

/** *Show Concordance…*: every mention of an actor, an issue or some words in the corpus, a line
 * each. */
export function registerConcordance(services: Services): vscode.Disposable {
  const { concordances, corpora, guard, memory, environment } = services;

  const open = async (argument: unknown): Promise<void> => {
    const named = namedBy(services, argument);
    const loaded = named?.loaded ?? corpora.active;
    if (!loaded) return;
    const what = named?.what ?? (await chooseConcordance(services, loaded));
    if (what) await show(loaded, what);
  };

  const show = async (loaded: LoadedCorpus, what: ConcordanceOf): Promise<void> => {
    await remember(services, loaded, what);
    const uri = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t(
          'Searching for {0}',
          concordanceName(what, loaded.corpus.codebook, localizer),
        ),
        cancellable: true,
      },
      (progress, token) => {
        let [done, of, reported] = [0, 1, 0];
        const report = throttle(environment.clock, () => {
          const [now, all] = [localizer.number(done), localizer.number(of)];
          progress.report({
            increment: (100 * (done - reported)) / of,
            message: vscode.l10n.t('article {0} of {1}', now, all),
          });
          reported = done;
        });
        return concordances.make(loaded, what, lookIn(services), token, (...read) => {
          [done, of] = read;
          report();
        });
      },
    );
    if (!uri) return;
    const document = await vscode.workspace.openTextDocument(uri);
    const page = concordances.of(document)?.page;
    if (!page || tabsOf(uri).length > 0) {
      await vscode.window.showTextDocument(document, { preview: false });
      return;
    }
    // The cursor goes to the first line, where Enter and selecting begin: at once, since the user
    // may type as soon as the page is seen. On a refresh the cursor stays.
    const first = Math.min(page.firstRow, document.lineCount - 1);
    const selection = new vscode.Range(first, 0, first, 0);
    await vscode.window.showTextDocument(document, { preview: false, selection });
  };

  const refresh = async (argument: unknown): Promise<void> => {
    const uri = addressIn(argument);
    const made = uri && readAddress(corpora, uri);
    if (made) await show(made.loaded, made.what);
  };

  const arrange = async (argument: unknown): Promise<void> => {
    const uri = addressIn(argument);
    if (!uri) return;
    const now = lookIn(services);
    const look = await chooseLook(now);
    if (!look) return;
    await memory.update('concordance.look', look);
    await concordances.show(uri, look);
  };

  const more = async (argument: unknown): Promise<void> => {
    const uri = addressIn(argument);
    if (uri) await concordances.show(uri, lookIn(services), true);
  };

  return vscode.Disposable.from(
    guard.command('policyAnnotator.concordance', open),
    guard.command('policyAnnotator.refreshConcordance', refresh),
    guard.command('policyAnnotator.arrangeConcordance', arrange),
    guard.command('policyAnnotator.showMoreConcordance', more),
    vscode.workspace.registerTextDocumentContentProvider(CONCORDANCE_SCHEME, {
      onDidChange: concordances.onDidChange,
      provideTextDocumentContent: (uri) =>
        concordances.text(uri) ??
        vscode.l10n.t(
          'This concordance was created in an earlier session. Refresh it to see it again.',
        ),
    }),
  );
}

/** The address of a lens or of a button in the editor's title; otherwise that of the active
 * editor. */
function addressIn(argument: unknown): vscode.Uri | undefined {
  const uri =
    argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
  if (uri?.scheme === CONCORDANCE_SCHEME) return uri;
  sayBriefly(vscode.l10n.t('Open a concordance first.'));
  return undefined;
}
