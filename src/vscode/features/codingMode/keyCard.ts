import * as vscode from 'vscode';
import {
  STANCE_SIGN,
  stanceLook,
  stanceName,
  type Codebook,
  type CodingCommand,
  type CodingKey,
  type CodingKeyAction,
} from '../../../core';
import { localizer } from '../../derived/viewContext';
import { pickOne } from '../../ui/quickPick';

/** The card of keys: a list in which Enter does what the row says. */
export async function chooseFromCard(
  keys: readonly CodingKey[],
  titleOf: (action: CodingKeyAction) => string,
): Promise<CodingKeyAction | undefined> {
  const shown = new Map<string, { readonly keys: string[]; readonly action: CodingKeyAction }>();
  for (const { key, action } of keys) {
    const title = titleOf(action);
    const row = shown.get(title) ?? { keys: [], action };
    row.keys.push(keyName(key));
    shown.set(title, row);
  }
  const picked = await pickOne<CodingKeyAction>({
    title: vscode.l10n.t('Keys of Coding Mode'),
    placeholder: vscode.l10n.t('These keys work in an article. Here, Enter does what the row says'),
    rows: [...shown].map(([title, row]) => ({
      label: row.keys.join(', '),
      description: title,
      value: row.action,
    })),
  });
  return picked.kind === 'value' ? picked.value : undefined;
}

/** As it is written on a keyboard; the names of keys are not translated. */
export function keyName(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}

/** What a key does, in words. */
export function actionTitle(action: CodingKeyAction, codebook: Codebook): string {
  switch (action.kind) {
    case 'stance': {
      const sign = STANCE_SIGN[stanceLook(codebook, action.stance)];
      const stance = `${sign} ${stanceName(codebook, action.stance, localizer)}`;
      return vscode.l10n.t('Annotate with the stance {0}', stance);
    }
    case 'template':
      return vscode.l10n.t('Apply template {0}', action.key);
    default:
      return TITLES[action.kind]();
  }
}

const TITLES: Readonly<Record<CodingCommand, () => string>> = {
  annotate: () => vscode.l10n.t('Annotate the selection, or the sentence at the cursor'),
  next: () => vscode.l10n.t('Go to the next annotation or name'),
  previous: () => vscode.l10n.t('Go to the previous annotation or name'),
  'other actor': () => vscode.l10n.t('The same position for another actor'),
  'other issue': () => vscode.l10n.t('The same actor and words for another issue'),
  mention: () => vscode.l10n.t('Mark the selected words as a mention'),
  relation: () => vscode.l10n.t('Annotate a disagreement that the text states'),
  undo: () => vscode.l10n.t('Undo the last annotation change'),
  delete: () => vscode.l10n.t('Delete the annotation at the cursor'),
  'next article': () => vscode.l10n.t('Go to the next article'),
  coded: () => vscode.l10n.t('Mark the article as coded'),
  keys: () => vscode.l10n.t('Show these keys'),
  leave: () => vscode.l10n.t('Leave coding mode'),
};
