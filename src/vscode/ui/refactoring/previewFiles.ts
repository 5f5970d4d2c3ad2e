import * as vscode from 'vscode';
import { labelText } from '../../../core';
import type { PlannedFile } from '../../../project';
import { localizer } from '../../derived/viewContext';
import type { Services } from '../../services';
import { headed, pickOne, type PickRow } from '../quickPick';

/** Shows the files that a change would write or remove, each with its differences, below what it
 * does to the results. True when the user accepts it. */
export async function previewFiles(
  { previewTexts: texts }: Pick<Services, 'previewTexts'>,
  title: string,
  files: readonly PlannedFile[],
  results: readonly string[] = [],
): Promise<boolean> {
  type Chosen = PlannedFile | 'apply';
  const rows: readonly PickRow<Chosen>[] = [
    applyRow<Chosen>(files.length, 'apply'),
    ...headed(
      vscode.l10n.t('Disagreements, before → after'),
      results.map((label): PickRow<Chosen> => ({ label })),
    ),
    ...headed(
      vscode.l10n.t('Files that change'),
      files.map((file): PickRow<Chosen> => ({ label: labelText(file.path), value: file })),
    ),
  ];
  let first: Chosen = 'apply';
  try {
    for (;;) {
      const placeholder = previewPlaceholder();
      const picked: Awaited<ReturnType<typeof pickOne<Chosen>>> = await pickOne<Chosen>({
        ...{ title, placeholder, rows, first },
      });
      if (picked.kind !== 'value') return false;
      if (picked.value === 'apply') return true;
      first = picked.value;
      await texts.show(picked.value);
    }
  } finally {
    await texts.close();
  }
}

export function previewPlaceholder(): string {
  return vscode.l10n.t(
    'Choose a file to see what changes in it, or the first row to change all files',
  );
}

/** The row that does what is previewed. */
export function applyRow<Value>(count: number, value: Value): PickRow<Value> {
  return {
    label: `$(check-all) ${vscode.l10n.t('Change All')}`,
    description: localizer.text(['{0} file', '{0} files'], count),
    value,
  };
}
