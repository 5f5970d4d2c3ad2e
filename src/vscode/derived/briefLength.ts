import * as vscode from 'vscode';
import { BRIEF_LENGTHS, type BriefLength } from '../../core';
import type { Services } from '../services';
import { pickOne } from '../ui/quickPick';

const KEY = 'export.briefLength';

/** Asks how long a brief should be; the last choice, of an export or a preview, comes first.
 * Undefined when the user left. */
export async function chooseLength(
  { memory }: Services,
  title: string,
): Promise<BriefLength | undefined> {
  const { t } = vscode.l10n;
  const picked = await pickOne<BriefLength>({
    title,
    placeholder: t('How long should the brief be?'),
    rows: [
      {
        label: t('One page'),
        detail: t('What matters in a few sentences, and who stands where on the main issues.'),
        value: 'one-page',
      },
      {
        label: t('Short'),
        detail: t('The same, each actor on each issue with its words, and all quotes in an annex.'),
        value: 'short',
      },
      {
        label: t('Full'),
        detail: t(
          'All pairs, contradictions and quotes, issue by issue, and how they were counted.',
        ),
        value: 'full',
      },
    ],
    first: memory.get<BriefLength>(KEY, 'short'),
  });
  if (picked.kind !== 'value') return undefined;
  await memory.update(KEY, picked.value);
  return picked.value;
}

/** A length that was stored in an address; undefined if the value is none. */
export function readLength(value: unknown): BriefLength | undefined {
  return BRIEF_LENGTHS.find((length) => length === value);
}
