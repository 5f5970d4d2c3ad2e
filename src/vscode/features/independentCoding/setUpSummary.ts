import * as vscode from 'vscode';
import { labelText, type AssignedCounts } from '../../../core';
import type { PlannedFile } from '../../../project';
import { localizer } from '../../derived/viewContext';
import { fatesText } from '../../ui/refactoring/previewFiles';
import type { SetUp } from './setUpQuestions';

export interface Summarized {
  readonly setUp: SetUp;
  /** Of all assignments, with those that were drawn now. */
  readonly counts: AssignedCounts;
  /** Articles that were drawn now, and how many of them several coders code. */
  readonly drawn: number;
  readonly together: number;
  /** Articles with an annotation file that all shared until now and that stays. */
  readonly plain: number;
  /** Annotation files that what was shared becomes, and those that go. */
  readonly separated: readonly PlannedFile[];
}

/** What will be written, before it is, a line each. */
export function summaryLines({
  setUp,
  counts,
  drawn,
  together,
  plain,
  separated,
}: Summarized): readonly string[] {
  const { t } = vscode.l10n;
  const number = (count: number): string => localizer.number(count);
  return [
    drawn === 0
      ? t('No articles are new.')
      : t(
          'Articles that are assigned now: {0}. Of these, several coders code {1}.',
          number(drawn),
          number(together),
        ),
    ...setUp.coders.map(({ id, name }) =>
      t('Articles of {0}: {1}', labelText(name), number(counts.ofCoder.get(id) ?? 0)),
    ),
    setUp.blind
      ? t('Coders see only their own work.')
      : t('Coders may see adjudicated results while they code.'),
    setUp.work === 'shared'
      ? t('All coders go on sharing annotation files.')
      : t('Each coder has annotation files of their own.'),
    ...(separated.length > 0
      ? [
          t(
            'What was shared becomes the reading of its coder. Annotation files: {0}. They are shown next.',
            fatesText(separated),
          ),
        ]
      : []),
    t(
      'Each coder answers Who Is Coding? in their own window: {0}.',
      setUp.coders
        .map(({ id, name }) =>
          id === name ? labelText(id) : `${labelText(name)} (${labelText(id)})`,
        )
        .join(', '),
    ),
    ...(plain > 0
      ? [
          t(
            'Articles whose annotations all coders shared until now: {0}. From now on they count as adjudicated.',
            number(plain),
          ),
        ]
      : []),
    ...(counts.missing.length > 0
      ? [
          t(
            'Assigned articles that are not there: {0}, such as {1}.',
            number(counts.missing.length),
            labelText(counts.missing[0] ?? ''),
          ),
        ]
      : []),
  ];
}
