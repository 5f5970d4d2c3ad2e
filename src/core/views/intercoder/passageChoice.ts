import type { ReadingDispute } from '../../intercoder/agreement/disputed';

/** Which passages are listed. */
export type PassageChoice =
  /** All on which coders differ. */
  | { readonly kind: 'disputed' }
  /** Those with a dispute of one kind. */
  | { readonly kind: ReadingDispute['kind'] }
  /** Disputed ones in which a coder has seen an issue or an actor. */
  | { readonly kind: 'issue' | 'actor'; readonly id: string }
  /** Those in which two coders gave these values to the same claim, also where they are alike. */
  | { readonly kind: 'cell'; readonly row: string; readonly column: string };

export const DISPUTES = [
  'nothing',
  'claim',
  'field',
] as const satisfies readonly ReadingDispute['kind'][];

/** As `AnalysisState.intercoderList` has it. */
export function choiceText(choice: PassageChoice): string {
  switch (choice.kind) {
    case 'disputed':
      return '';
    case 'issue':
    case 'actor':
      return `${choice.kind} ${choice.id}`;
    case 'cell':
      return `cell ${JSON.stringify([choice.row, choice.column])}`;
    default:
      return choice.kind;
  }
}

/** Reads a state, which may come from another program: what is no choice lists all disputed. */
export function readPassageChoice(text: string): PassageChoice {
  const kind = DISPUTES.find((one) => one === text);
  if (kind) return { kind };
  for (const entry of ['issue', 'actor'] as const) {
    if (text.startsWith(`${entry} `)) return { kind: entry, id: text.slice(entry.length + 1) };
  }
  if (text.startsWith('cell ')) {
    const [row, column] = valuesIn(text.slice('cell '.length));
    if (typeof row === 'string' && typeof column === 'string') return { kind: 'cell', row, column };
  }
  return { kind: 'disputed' };
}

function valuesIn(json: string): readonly unknown[] {
  try {
    const values: unknown = JSON.parse(json);
    return Array.isArray(values) ? values : [];
  } catch {
    return [];
  }
}
