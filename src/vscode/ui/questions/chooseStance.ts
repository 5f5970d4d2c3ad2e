import * as vscode from 'vscode';
import { stancePicks, type ActorId, type IssueId } from '../../../core';
import { localizer } from '../../derived/viewContext';
import { pickOne, type Picked } from '../quickPick';
import type { ChoiceContext, ChoiceOptions } from './choices';

/** Asks for a stance, which one letter selects; the statements of the issues are visible. */
export async function chooseStance(
  { draft, covered }: Pick<ChoiceContext, 'draft' | 'covered'>,
  actors: readonly ActorId[],
  issues: readonly IssueId[],
  options: Omit<ChoiceOptions, 'title' | 'placeholder'> & { readonly title?: string },
): Promise<Picked<string>> {
  const { title, rows } = stancePicks(draft.codebook, localizer, actors, issues);
  return pickOne({
    ...options,
    covered,
    title: options.title ?? title,
    placeholder:
      options.title === undefined ? vscode.l10n.t('Choose a stance, or type its letter') : title,
    rows: rows.map(({ id, label, letter, hint }) => ({
      label,
      description: [letter, hint].filter(Boolean).join(' · '),
      value: id,
    })),
    letters: new Map(
      rows.flatMap(({ id, letter }) => (letter === undefined ? [] : [[letter, id]])),
    ),
  });
}
