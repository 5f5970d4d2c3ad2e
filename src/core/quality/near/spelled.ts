import { ancestorsOf, entriesOf } from '../../codebook/lookUp';
import { LONGEST_ALIAS, type Alias, type Codebook } from '../../model/codebook';
import type { Layer } from '../../model/mention';
import { forEachTask, type Task } from '../../util/task';

/** A name, alias or keyword of an entry. */
export interface Spelled {
  readonly id: string;
  /** As written. */
  readonly text: string;
  /** Words without accents, case and marks. */
  readonly tokens: readonly string[];
  /** Index of the entry in the codebook. */
  readonly order: number;
  readonly isName: boolean;
  readonly exactCase: boolean;
}

/** Longer names are descriptions. */
const MOST_TOKENS = 12;

/** The words of a name for comparison: without accents, case and marks; "J.F.K." is one word, and
 * so is "Al-Shabaab" two. */
export function tokensOf(text: string): readonly string[] {
  if (SIMPLE.test(text)) return text.toLowerCase().split(' ');
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const joined = bare.replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu, (initials) =>
    initials.replaceAll('.', ''),
  );
  return joined.replace(/['’]s?(?![\p{L}\p{N}])|['’]/gu, '').match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Most names: a fast path. */
const SIMPLE = /^[A-Za-z]+(?: [A-Za-z]+)*$/;

/** All strong spellings of a layer with words to compare, in the order of the codebook; the name of
 * an entry is its first. */
export function* spelledOf({ actors, issues }: Codebook, layer: Layer): Task<readonly Spelled[]> {
  const spelled: Spelled[] = [];
  let order = 0;
  const add = (id: string, name: string, aliases: readonly Alias[]): void => {
    const own = order++;
    const known = new Set<string>();
    const addOne = (text: string, isName: boolean, exactCase: boolean): void => {
      if (text.length > LONGEST_ALIAS || known.has(text)) return;
      known.add(text);
      const tokens = tokensOf(text);
      if (tokens.length === 0 || tokens.length > MOST_TOKENS) return;
      spelled.push({ id, text, tokens, order: own, isName, exactCase });
    };
    addOne(name, true, false);
    for (const { text, weak, exactCase } of aliases) if (!weak) addOne(text, false, exactCase);
  };
  if (layer === 'actor')
    yield* forEachTask([...actors.values()], ({ id, name, aliases }) => add(id, name, aliases));
  else
    yield* forEachTask([...issues.values()], ({ id, name, keywords }) => add(id, name, keywords));
  return spelled;
}

/** True if one entry is above the other along `part-of`. */
export function areLinked(codebook: Codebook, layer: Layer, a: string, b: string): boolean {
  const entries = entriesOf(codebook, layer);
  return ancestorsOf(entries, a).includes(b) || ancestorsOf(entries, b).includes(a);
}
