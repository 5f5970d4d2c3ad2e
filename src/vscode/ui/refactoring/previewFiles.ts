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
  const { made, changed, removed } = filesByFate(files);
  const rowsOf = (some: readonly PlannedFile[]): readonly PickRow<Chosen>[] =>
    some.map((file) => ({ label: labelText(file.path), value: file }));
  const apply = applyRow<Chosen>(files.length, 'apply');
  const rows: readonly PickRow<Chosen>[] = [
    changed.length === files.length ? apply : { ...apply, description: fatesText(files) },
    ...headed(
      vscode.l10n.t('Disagreements, before → after'),
      results.map((label): PickRow<Chosen> => ({ label })),
    ),
    ...headed(vscode.l10n.t('Files that change'), rowsOf(changed)),
    ...headed(vscode.l10n.t('New files'), rowsOf(made)),
    ...headed(vscode.l10n.t('Files that are removed'), rowsOf(removed)),
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

/** The files that are new, those that change, and those that are removed, which become empty. */
function filesByFate(files: readonly PlannedFile[]) {
  const made = files.filter(({ base }) => base === undefined);
  const removed = files.filter(({ base, wanted }) => base !== undefined && wanted === '');
  const changed = files.filter((file) => !made.includes(file) && !removed.includes(file));
  return { made, changed, removed };
}

/** How many files are new, change, and are removed, such as `2 new, 1 removed`. */
export function fatesText(files: readonly PlannedFile[]): string {
  const { made, changed, removed } = filesByFate(files);
  const parts = [
    made.length > 0 ? localizer.text(['{0} new file', '{0} new files'], made.length) : '',
    changed.length > 0 ? localizer.text(['{0} changed', '{0} changed'], changed.length) : '',
    removed.length > 0 ? localizer.text(['{0} removed', '{0} removed'], removed.length) : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
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
