import { compareText } from '../../util/order';
import { actorName, coderName, issueName, stanceName } from '../../codebook/lookUp';
import type { Codebook } from '../../model/codebook';
import type { Variable } from './variables';

/** The name of a value: the codebook's, else the value itself. Hostile text. */
export function plainName({ names }: Variable, id: string, codebook: Codebook): string {
  switch (names) {
    case 'actor':
      return actorName(codebook, id);
    case 'issue':
      return issueName(codebook, id);
    case 'stance':
      return stanceName(codebook, id);
    case 'coder':
      return coderName(codebook, id);
    case 'text':
      return id;
  }
}

export interface Named {
  readonly id: string;
  readonly label: string;
}

/** Ids with their names, sorted by name, by code unit. Where two ids have one name, the id follows
 * it in brackets: nodes with the same name are never joined. */
export function namedNodes(
  ids: Iterable<string>,
  variable: Variable,
  codebook: Codebook,
): readonly Named[] {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const id of ids) {
    const name = plainName(variable, id, codebook);
    names.set(id, name);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...names]
    .map(([id, name]) => ({ id, label: (counts.get(name) ?? 0) > 1 ? `${name} (${id})` : name }))
    .sort((a, b) => compareText(a.label, b.label) || compareText(a.id, b.id));
}
