import * as vscode from 'vscode';
import {
  contentKey,
  detailFields,
  differingKeys,
  mergedResult,
  passageText,
  positionItem,
  quoteText,
  type ReadPosition,
  type MergedKey,
  type Result,
  type ShownReading,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { localizer } from '../../derived/viewContext';
import { inTurn, type Question } from '../../ui/inTurn';
import { pickOne, pickSeveral } from '../../ui/quickPick';
import { differentPositions, lettersOf, type PassageQuestion } from './passageParts';

/** One position from several: each field in which they differ is asked for. Undefined where the
 * user left. */
export async function askMerged(
  loaded: LoadedCorpus,
  { passage, covered }: PassageQuestion,
  readings: readonly ShownReading[],
): Promise<Result | undefined> {
  const different = differentPositions(passage);
  const chosen =
    different.length > 2 ? await choose(loaded, different, { readings, covered }) : different;
  if (!chosen) return undefined;
  // All coders' positions of these contents take part, so that their words do.
  const contents = new Set(chosen.map(({ placed }) => contentKey(placed.annotation)));
  const [first, ...others] = passage.positions.filter(({ placed }) =>
    contents.has(contentKey(placed.annotation)),
  );
  if (!first) return undefined;
  const positions = [first, ...others] as const;
  const keys = differingKeys(positions);
  const taken = new Map<MergedKey, ReadPosition>();
  const questions = keys.map((key): Question => async (place) => {
    const options = valuesOf(loaded, positions, key);
    const picked = await pickOne<ReadPosition>({
      title: `${labelOf(loaded, first, key)}: ${passageText(passage)}`,
      placeholder: vscode.l10n.t('Choose the value that counts'),
      covered,
      ...place,
      canGoBack: true,
      rows: options.map(({ label, from }, index) => ({
        label: `${index + 1}  ${label}`,
        description: [...new Set(from.map((one) => lettersOf(one, readings)))].join(', '),
        ...(from[0] ? { value: from[0] } : {}),
      })),
      letters: new Map(
        options.flatMap(({ from: [one] }, index) => (one ? [[String(index + 1), one]] : [])),
      ),
    });
    if (picked.kind === 'value') taken.set(key, picked.value);
    return picked;
  });
  if ((await inTurn(questions)).kind !== 'value') return undefined;
  return mergedResult(positions, taken);
}

async function choose(
  { corpus }: LoadedCorpus,
  different: readonly ReadPosition[],
  {
    readings,
    covered,
  }: Pick<PassageQuestion, 'covered'> & { readonly readings: readonly ShownReading[] },
): Promise<readonly ReadPosition[] | undefined> {
  const picked = await pickSeveral<ReadPosition>({
    title: vscode.l10n.t('Merge Fields'),
    placeholder: vscode.l10n.t('Select the positions that are one'),
    covered,
    rows: different.map((one) => ({
      ...positionItem(one.placed.annotation, { codebook: corpus.codebook, localizer }),
      description: lettersOf(one, readings),
      value: one,
    })),
    canGoBack: true,
  });
  return picked.kind === 'value' ? picked.value : undefined;
}

function labelOf({ corpus }: LoadedCorpus, { placed }: ReadPosition, key: MergedKey): string {
  if (key === 'quote') return vscode.l10n.t('Words');
  const fields = detailFields(placed.annotation, corpus.codebook, localizer);
  return fields.find((field) => field.key === key)?.label ?? key;
}

/** The different values of a field, each with the positions that have it. */
function valuesOf(
  { corpus }: LoadedCorpus,
  positions: readonly ReadPosition[],
  key: MergedKey,
): readonly { readonly label: string; readonly from: readonly ReadPosition[] }[] {
  const found = new Map<string, ReadPosition[]>();
  for (const one of positions) {
    const { annotation } = one.placed;
    const shown =
      key === 'quote'
        ? quoteText(annotation.quote)
        : (detailFields(annotation, corpus.codebook, localizer).find((field) => field.key === key)
            ?.shown ?? '');
    const label = shown === '' ? vscode.l10n.t('(nothing)') : shown;
    const known = found.get(label);
    if (known) known.push(one);
    else found.set(label, [one]);
  }
  return [...found].map(([label, from]) => ({ label, from }));
}
