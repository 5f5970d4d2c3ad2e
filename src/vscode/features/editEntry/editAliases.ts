import * as vscode from 'vscode';
import {
  aliasesOf,
  aliasNote,
  labelText,
  quoteText,
  wordsRemark,
  type Alias,
  type CodebookEdit,
  type EntryName,
  type EntryRemark,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { recordInCodebook } from '../../corpora/record';
import { localizer } from '../../derived/viewContext';
import type { Services } from '../../services';
import { remarks } from '../../ui/questions/entryEditors';
import { pickOne, type PickRow } from '../../ui/quickPick';
import { typeLine } from '../../ui/typeLine';

/** The aliases of an actor, or the keywords of an issue: one list in which each is changed or
 * removed, and others are added; Escape when done. `name`: of the entry, safe to show. */
export async function editAliases(
  services: Services,
  loaded: LoadedCorpus,
  entry: EntryName,
  { title, name }: { readonly title: string; readonly name: string },
): Promise<void> {
  const isActor = entry.layer === 'actor';
  let last: number | undefined;
  for (;;) {
    const aliases = aliasesOf(loaded.corpus.codebook, entry);
    const chosen = await chooseAlias(aliases, title, isActor, last);
    if (chosen === undefined) return;
    const from = chosen.kind === 'alias' ? aliases[chosen.at] : undefined;
    last = chosen.kind === 'alias' ? chosen.at : undefined;
    const given = chosen.kind === 'add' ? chosen.typed : '';
    const remark = wordsRemark(loaded.corpus.codebook, entry, localizer, from?.text);
    // Asked for again only where there is a remark on what was typed in the list.
    const typed =
      given !== '' && !remark(given)
        ? given
        : await typeWords({ from, given, remark, title, name });
    if (typed === undefined) continue;
    const edit = editOf(entry, from, typed);
    if (!edit) continue;
    const words = quoteText([{ exact: typed === '' ? (from?.text ?? '') : typed }], 60);
    const label = isActor
      ? vscode.l10n.t('Alias {0} of {1}', words, name)
      : vscode.l10n.t('Keyword {0} of {1}', words, name);
    await recordInCodebook(services, loaded, [edit], label);
  }
}

/** Undefined where no words were typed. */
async function typeWords(asked: {
  readonly from: Alias | undefined;
  readonly given: string;
  readonly remark: (typed: string) => EntryRemark | undefined;
  readonly title: string;
  readonly name: string;
}): Promise<string | undefined> {
  const { from, given, remark, title, name } = asked;
  const typed = await typeLine({
    title,
    value: from?.text ?? given,
    prompt:
      from === undefined
        ? vscode.l10n.t('Words for {0} as they appear in texts', name)
        : vscode.l10n.t('Leave empty to remove.'),
    canGoBack: true,
    ...remarks(remark),
  });
  return typed.kind === 'value' ? typed.value : undefined;
}

function editOf(
  entry: EntryName,
  from: Alias | undefined,
  typed: string,
): CodebookEdit | undefined {
  if (typed === (from?.text ?? '')) return undefined;
  const to = typed === '' ? undefined : { ...from, text: typed };
  return { kind: 'alias', ...entry, from, to };
}

type Chosen =
  | { readonly kind: 'alias'; readonly at: number }
  | { readonly kind: 'add'; readonly typed: string };

async function chooseAlias(
  aliases: readonly Alias[],
  title: string,
  isActor: boolean,
  last: number | undefined,
): Promise<Chosen | undefined> {
  const known = aliases.map((alias, at): PickRow<Chosen> => ({
    label: labelText(alias.text),
    description: aliasNote(alias, localizer),
    value: { kind: 'alias', at },
  }));
  const add = (typed: string): PickRow<Chosen> => ({
    label: '$(add)',
    description:
      typed !== ''
        ? vscode.l10n.t('Add {0}', quoteText([{ exact: typed }], 60))
        : isActor
          ? vscode.l10n.t('Add an alias')
          : vscode.l10n.t('Add a keyword'),
    value: { kind: 'add', typed },
    alwaysShow: true,
  });
  const first = last === undefined ? undefined : known[last]?.value;
  const picked = await pickOne<Chosen>({
    title,
    placeholder: vscode.l10n.t('Choose one to change it, or type a new one'),
    rows: known,
    canGoBack: true,
    typedRows: (typed) => (aliases.some(({ text }) => text === typed) ? [] : [add(typed)]),
    ...(first ? { first } : {}),
  });
  return picked.kind === 'value' ? picked.value : undefined;
}
