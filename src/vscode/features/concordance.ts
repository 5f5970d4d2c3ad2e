import * as vscode from 'vscode';
import {
  concordanceName,
  CONCORDANCE_SORTS,
  isFindable,
  nameOf,
  parseExpression,
  readConcordanceOf,
  type ConcordanceOf,
  type ConcordanceSort,
} from '../../core';
import { documentText, toOffset } from '../documents/articleDocuments';
import { readTarget } from '../ui/cardCommands';
import { CONCORDANCE_SCHEME, readAddress, type ConcordanceLook } from '../corpora/concordances';
import type { LoadedCorpus } from '../corpora/corpora';
import { pickOne, type PickRow } from '../ui/quickPick';
import type { Services } from '../services';
import { throttle } from '../host/throttle';
import { voice } from '../derived/viewContext';
import { chosenRow } from '../ui/viewRegistry';
import { sayBriefly } from '../documents/words';

/** *Concordance…*: every mention of an actor, an issue or some words in the corpus, a line each. */
export function registerConcordance(services: Services): vscode.Disposable {
  const { concordances, corpora, guard, memory, world } = services;

  const open = async (argument: unknown): Promise<void> => {
    const named = namedBy(services, argument);
    const loaded = named?.loaded ?? corpora.active;
    if (!loaded) return;
    const what = named?.what ?? (await choose(services, loaded));
    if (what) await show(loaded, what);
  };

  const show = async (loaded: LoadedCorpus, what: ConcordanceOf): Promise<void> => {
    await remember(services, loaded, what);
    const uri = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t(
          'Looking for {0}',
          concordanceName(what, loaded.corpus.codebook, voice),
        ),
        cancellable: true,
      },
      (progress, token) => {
        let [done, of, told] = [0, 1, 0];
        const report = throttle(world.clock, () => {
          const [now, all] = [voice.number(done), voice.number(of)];
          progress.report({
            increment: (100 * (done - told)) / of,
            message: vscode.l10n.t('article {0} of {1}', now, all),
          });
          told = done;
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
    if (!page || isShown(uri)) {
      await vscode.window.showTextDocument(document, { preview: false });
      return;
    }
    // On the first line, where Enter and selecting begin: at once, since somebody may type already when the
    // page is seen. Where it is refreshed, the cursor stays.
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
          'This concordance was made in an earlier window. Refresh it to see it again.',
        ),
    }),
  );
}

/** Whether there is a tab of it. */
function isShown(uri: vscode.Uri): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(
      ({ input }) =>
        input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
    ),
  );
}

/** From the row of a view, from a card, or as it is (from a test, or another command). */
function namedBy(
  services: Services,
  argument: unknown,
): { readonly loaded: LoadedCorpus; readonly what: ConcordanceOf } | undefined {
  const { corpora } = services;
  const row = chosenRow(services, argument);
  const of = readTarget(corpora, argument);
  const target = row?.view.painter.row(row.handle)?.target;
  const loaded = of?.loaded ?? corpora.active;
  if (!loaded) return undefined;
  if (row && target?.kind === 'codebook') {
    return { loaded, what: { kind: target.layer, id: target.id } };
  }
  const what =
    of?.layer !== undefined && of.id !== undefined ? { kind: of.layer, id: of.id } : undefined;
  const given = what ?? readConcordanceOf(argument);
  return given && { loaded, what: given };
}

/** The words at the cursor first, then what was looked for last, then the codebook; anything else that
 * is typed is looked for as words. */
async function choose(
  services: Services,
  loaded: LoadedCorpus,
): Promise<ConcordanceOf | undefined> {
  const { codebook } = loaded.corpus;
  const expression = (text: string): ConcordanceOf => ({ kind: 'expression', text });
  const words = wordsAtCursor(services);
  const last = lastOf(services, loaded);
  const row = (what: ConcordanceOf, description = ''): PickRow<ConcordanceOf> => ({
    label: `$(${ICONS[what.kind]}) ${concordanceName(what, codebook, voice)}`,
    description,
    value: what,
  });
  const picked = await pickOne<ConcordanceOf>({
    title: vscode.l10n.t('Concordance'),
    placeholder: vscode.l10n.t(
      'An actor, an issue, or words: * at the end of a word stands for any ending',
    ),
    rows: [
      ...(words === undefined
        ? []
        : [row(expression(words), vscode.l10n.t('the words at the cursor'))]),
      ...headed(
        vscode.l10n.t('Looked for last'),
        last.map((what) => row(what)),
      ),
      ...headed(
        vscode.l10n.t('Actors'),
        named(loaded, 'actor').map((id) => row({ kind: 'actor', id })),
      ),
      ...headed(
        vscode.l10n.t('Issues'),
        named(loaded, 'issue').map((id) => row({ kind: 'issue', id })),
      ),
    ],
    typedRows: (typed) => {
      if (typed === '') return [];
      const parsed = parseExpression(typed);
      if (parsed.kind === 'problem')
        return [{ label: problemText(parsed.problem), alwaysShow: true }];
      return [{ ...row(expression(typed), vscode.l10n.t('in the texts')), alwaysShow: true }];
    },
  });
  return picked.kind === 'value' ? picked.value : undefined;
}

const ICONS = { actor: 'account', issue: 'tag', expression: 'whole-word' } as const;

function problemText(problem: 'no words' | 'star' | 'long'): string {
  switch (problem) {
    case 'no words':
      return vscode.l10n.t('Type a word.');
    case 'star':
      return vscode.l10n.t('* stands at the end of a word only, for any ending.');
    case 'long':
      return vscode.l10n.t('Thirty words at most.');
  }
}

/** Entries of the codebook by name, those with positions or without. */
function named(loaded: LoadedCorpus, layer: 'actor' | 'issue'): readonly string[] {
  const { codebook } = loaded.corpus;
  const ids = [...(layer === 'actor' ? codebook.actors : codebook.issues).keys()];
  const name = new Map(ids.map((id) => [id, nameOf(codebook, layer, id, voice)]));
  return ids.sort((a, b) => voice.compare(name.get(a) ?? a, name.get(b) ?? b));
}

function headed<T>(label: string, rows: readonly PickRow<T>[]): readonly PickRow<T>[] {
  return rows.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...rows];
}

/** What is selected in an article, on one line; without a selection the word at the cursor. */
function wordsAtCursor({ corpora }: Services): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !corpora.stateOf(editor.document.uri)) return undefined;
  const { document, selection } = editor;
  const range = selection.isEmpty ? document.getWordRangeAtPosition(selection.active) : selection;
  if (!range) return undefined;
  const { text, lines } = documentText(document);
  const words = text
    .slice(toOffset(lines, range.start), toOffset(lines, range.end))
    .slice(0, 200)
    .replaceAll('*', ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return parseExpression(words).kind === 'expression' ? words : undefined;
}

const MOST_REMEMBERED = 8;

function lastOf({ memory }: Services, loaded: LoadedCorpus): readonly ConcordanceOf[] {
  const said = memory.get<readonly unknown[]>(keyOf(loaded)) ?? [];
  return said
    .flatMap((one) => readConcordanceOf(one) ?? [])
    .filter((what) => isFindable(what, loaded.corpus.codebook));
}

async function remember(
  services: Services,
  loaded: LoadedCorpus,
  what: ConcordanceOf,
): Promise<void> {
  const same = JSON.stringify(what);
  const others = lastOf(services, loaded).filter((one) => JSON.stringify(one) !== same);
  await services.memory.update(keyOf(loaded), [what, ...others].slice(0, MOST_REMEMBERED));
}

function keyOf({ root }: LoadedCorpus): string {
  return `concordance.last:${root.toString()}`;
}

const WIDTHS = [30, 40, 60, 90] as const;

function lookIn({ memory }: Services): ConcordanceLook {
  const said = memory.get<Partial<ConcordanceLook>>('concordance.look') ?? {};
  return {
    sort: CONCORDANCE_SORTS.find((sort) => sort === said.sort) ?? 'article',
    width: WIDTHS.find((width) => width === said.width) ?? 40,
  };
}

/** How lines are sorted and how wide they are, in one list, as the views are arranged. */
async function chooseLook(now: ConcordanceLook): Promise<ConcordanceLook | undefined> {
  const sorts: Readonly<Record<ConcordanceSort, string>> = {
    article: vscode.l10n.t('Article and place'),
    date: vscode.l10n.t('Date'),
    left: vscode.l10n.t('Words before'),
    right: vscode.l10n.t('Words after'),
  };
  const row = (label: string, look: ConcordanceLook): PickRow<ConcordanceLook> => ({
    label,
    description:
      look.sort === now.sort && look.width === now.width ? vscode.l10n.t('as it is now') : '',
    value: look,
  });
  const picked = await pickOne<ConcordanceLook>({
    title: vscode.l10n.t('Arrange Concordance'),
    placeholder: vscode.l10n.t('How the lines are sorted, and how wide they are'),
    rows: [
      ...headed(
        vscode.l10n.t('Sort by'),
        CONCORDANCE_SORTS.map((sort) => row(sorts[sort], { ...now, sort })),
      ),
      ...headed(
        vscode.l10n.t('Width'),
        WIDTHS.map((width) =>
          row(vscode.l10n.t('{0} letters on each side', width), { ...now, width }),
        ),
      ),
    ],
  });
  return picked.kind === 'value' ? picked.value : undefined;
}

/** Of a lens or a button in the editor's title; else that of the active editor. */
function addressIn(argument: unknown): vscode.Uri | undefined {
  const uri =
    argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
  if (uri?.scheme === CONCORDANCE_SCHEME) return uri;
  sayBriefly(vscode.l10n.t('Open a concordance first.'));
  return undefined;
}
