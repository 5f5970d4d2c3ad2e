import * as vscode from 'vscode';
import { CONCORDANCE_SORTS, type ConcordanceSort } from '../../../core';
import type { ConcordanceLook } from '../../corpora/concordances';
import type { Services } from '../../services';
import { headed, pickOne, type PickRow } from '../../ui/quickPick';

const WIDTHS = [30, 40, 60, 90] as const;

/** The last arrangement. */
export function lookIn({ memory }: Services): ConcordanceLook {
  const stored = memory.get<Partial<ConcordanceLook>>('concordance.look') ?? {};
  return {
    sort: CONCORDANCE_SORTS.find((sort) => sort === stored.sort) ?? 'article',
    width: WIDTHS.find((width) => width === stored.width) ?? 40,
  };
}

/** Asks how lines are sorted and how wide they are, in one list, like the arrangement of the
 * views. */
export async function chooseLook(now: ConcordanceLook): Promise<ConcordanceLook | undefined> {
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
