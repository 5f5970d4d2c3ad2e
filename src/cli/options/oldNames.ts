import { WrongUse } from './wrongUse';
import { RANGED } from './optionTable';

/** Where the articles come from. */
export const ARTICLE_INPUTS = ['folder', 'list', 'jsonl'] as const;

interface Values {
  articles?: string;
  coding?: string;
  since?: string;
  until?: string;
  from?: string;
  to?: string;
  source?: string;
}

/** The values given under names of earlier versions, under the current names, with a note for each.
 * `--from` had two meanings: where articles come from, and for commands with a range its
 * beginning. */
export function renamed<Given extends Values>(
  command: string,
  values: Given,
): { readonly values: Given; readonly notes: readonly string[] } {
  const { from = '' } = values;
  const isInput = ARTICLE_INPUTS.some((input) => input === from) || !RANGED.includes(command);
  const names = [
    ['from', isInput ? 'articles' : 'since'],
    ['to', 'until'],
    ['source', 'coding'],
  ] as const;
  const found = { ...values };
  const notes: string[] = [];
  for (const [old, name] of names) {
    if (values[old] === undefined) continue;
    if (values[name] !== undefined)
      throw new WrongUse(`--${old} is the old name of --${name}. Remove it.`);
    if (old === 'to' && !RANGED.includes(command))
      throw new WrongUse('--to is the old name of --until. Use --until.');
    found[name] = values[old];
    notes.push(`--${old} is now called --${name}. The old name still works.`);
  }
  return { values: found, notes };
}
