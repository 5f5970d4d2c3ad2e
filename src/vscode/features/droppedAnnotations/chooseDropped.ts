import * as vscode from 'vscode';
import type { ShownTexts } from '../../documents/shownTexts';
import { openInEditor } from '../../ui/openInEditor';
import { pickOne, pickSeveral, type PickRow } from '../../ui/quickPick';
import { dropLabel, dropText } from './droppedWords';
import { uriOf, type Dropped } from './openDrops';

/** Compares the previous and the current content of one of the files. */
export async function compareOne(shown: ShownTexts, all: readonly Dropped[]): Promise<void> {
  const there = all.filter(({ drop }) => drop.now !== 'gone');
  const one = await chooseFile(
    there,
    vscode.l10n.t('Compare'),
    vscode.l10n.t('Choose a file to compare its previous and current content'),
  );
  if (one?.drop.before === undefined) return;
  const title = vscode.l10n.t('Previous content ↔ {0}', dropLabel(one.drop));
  await shown.compare(one.drop.before, uriOf(one), title);
}

/** Shows the file, or its article if the file is missing. */
export async function showOne(all: readonly Dropped[]): Promise<void> {
  const one = await chooseFile(
    all,
    vscode.l10n.t('Show File'),
    vscode.l10n.t('Choose a file; each shows how many of its earlier annotations it still has'),
  );
  if (!one) return;
  const { loaded, drop } = one;
  const article = loaded.corpus.articleOfAnnotations(drop.path);
  const shown = drop.now === 'gone' && article !== undefined ? article : drop.path;
  await openInEditor(loaded.uriOf(shown));
}

async function chooseFile(
  all: readonly Dropped[],
  title: string,
  placeholder: string,
): Promise<Dropped | undefined> {
  if (all.length === 1) return all[0];
  const picked = await pickOne({ title, placeholder, rows: all.map(rowOf) });
  return picked.kind === 'value' ? picked.value : undefined;
}

export async function chooseFiles(all: readonly Dropped[]): Promise<readonly Dropped[]> {
  const picked = await pickSeveral({
    title: vscode.l10n.t('Restore Annotations'),
    placeholder: vscode.l10n.t('Select the files to restore annotations to'),
    rows: all.map(rowOf),
  });
  return picked.kind === 'value' ? picked.value : [];
}

function rowOf(one: Dropped): PickRow<Dropped> {
  return { label: dropLabel(one.drop), description: dropText(one.drop), value: one };
}
