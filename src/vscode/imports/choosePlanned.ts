import { pickOne, type PickRow } from '../ui/quickPick';

/** A row that is for reading only. */
export const NOTHING = 'nothing';

/** Shows what an import would do before anything is written, and gives the way that the user
 * chooses. `back`: to the question before; undefined when the user left. */
export async function choosePlanned<Way extends string>(asked: {
  readonly title: string;
  readonly placeholder: string;
  readonly step: number;
  readonly totalSteps: number;
  readonly rows: readonly PickRow<Way | typeof NOTHING>[];
}): Promise<Way | 'back' | undefined> {
  for (;;) {
    const picked = await pickOne<Way | typeof NOTHING>({
      ...asked,
      canGoBack: asked.step > 1,
    });
    if (picked.kind !== 'value') return picked.kind === 'back' ? 'back' : undefined;
    const { value } = picked;
    if (value !== NOTHING) return value;
  }
}

export function factRow(label: string, description = ''): PickRow<typeof NOTHING> {
  return { label, description, value: NOTHING };
}
