import * as vscode from 'vscode';
import {
  concordanceName,
  isFindable,
  nameOf,
  parseExpression,
  readConcordanceOf,
  type ConcordanceOf,
  entriesOf,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { localizer } from '../../derived/viewContext';
import { documentText, toOffset } from '../../documents/articleDocuments';
import type { Services } from '../../services';
import { readTarget } from '../../ui/cardCommands';
import { headed, pickOne, type PickRow } from '../../ui/quickPick';
import { chosenRow } from '../../ui/views/viewRegistry';

// The subject of a concordance: an actor, an issue or some words.

/** The subject of a tree row or a card, or given directly (by a test, or another command). */
export function namedBy(
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

/** Offers the words at the cursor first, then the last search, then the codebook; anything else
 * that is typed is searched for as words. */
export async function chooseConcordance(
  services: Services,
  loaded: LoadedCorpus,
): Promise<ConcordanceOf | undefined> {
  const { codebook } = loaded.corpus;
  const expression = (text: string): ConcordanceOf => ({ kind: 'expression', text });
  const words = wordsAtCursor(services);
  const last = lastOf(services, loaded);
  const row = (what: ConcordanceOf, description = ''): PickRow<ConcordanceOf> => ({
    label: `$(${ICONS[what.kind]}) ${concordanceName(what, codebook, localizer)}`,
    description,
    value: what,
  });
  const picked = await pickOne<ConcordanceOf>({
    title: vscode.l10n.t('Concordance'),
    placeholder: vscode.l10n.t(
      'Type an actor, an issue or words; * at the end of a word matches any ending',
    ),
    rows: [
      ...(words === undefined
        ? []
        : [row(expression(words), vscode.l10n.t('the words at the cursor'))]),
      ...headed(
        vscode.l10n.t('Recent searches'),
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
      return vscode.l10n.t('Use * only at the end of a word, where it matches any ending.');
    case 'long':
      return vscode.l10n.t('Type at most thirty words.');
  }
}

/** Entries of the codebook by name, those with positions or without. */
function named(loaded: LoadedCorpus, layer: 'actor' | 'issue'): readonly string[] {
  const { codebook } = loaded.corpus;
  const ids = [...entriesOf(codebook, layer).keys()];
  const name = new Map(ids.map((id) => [id, nameOf(codebook, layer, id, localizer)]));
  return ids.sort((a, b) => localizer.compare(name.get(a) ?? a, name.get(b) ?? b));
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
  const stored = memory.get<readonly unknown[]>(keyOf(loaded)) ?? [];
  return stored
    .flatMap((one) => readConcordanceOf(one) ?? [])
    .filter((what) => isFindable(what, loaded.corpus.codebook));
}

export async function remember(
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
