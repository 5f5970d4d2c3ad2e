import type { Codebook } from '../../model/codebook';
import type { Named } from '../statements/names';
import type { Variable } from '../statements/variables';

/** A node of a network, with its attributes from the codebook. */
export interface NetworkNode {
  readonly id: string;
  /** The name, made unique. Hostile text. */
  readonly label: string;
  /** The name of the variable of which it is a value. */
  readonly variable: string;
  /** Number of statements in which it occurs. */
  readonly statements: number;
  /** `actor_type`, `part_of`, `issue_color` and the codebook's free attributes (`attribute.NAME`),
   * as far as they are set. */
  readonly attributes: ReadonlyMap<string, string>;
}

export function nodesOf(
  named: readonly Named[],
  totals: Float64Array,
  variable: Variable,
  codebook: Codebook,
): readonly NetworkNode[] {
  return named.map(({ id, label }, index) => ({
    id,
    label,
    variable: variable.name,
    statements: totals[index] ?? 0,
    attributes: attributesOf(id, variable, codebook),
  }));
}

function attributesOf(
  id: string,
  { names }: Variable,
  codebook: Codebook,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (name: string, value: string | undefined): void => {
    if (value !== undefined) found.set(name, value);
  };
  if (names === 'actor') {
    const actor = codebook.actors.get(id);
    add('actor_type', actor?.type);
    add('part_of', actor?.partOf);
    for (const [name, value] of actor?.attributes ?? []) add(`attribute.${name}`, value);
  }
  if (names === 'issue') {
    const issue = codebook.issues.get(id);
    add('part_of', issue?.partOf);
    add('issue_color', issue?.color);
  }
  return found;
}
