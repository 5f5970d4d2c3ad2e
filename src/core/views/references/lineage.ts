import { entriesOf } from '../../codebook/lookUp';
import type { Actor, Codebook, Role } from '../../model/codebook';
import type { Layer } from '../../model/mention';
import { labelText } from '../words/label';
import type { Localizer } from '../words/localizer';

/** An entry of the codebook above or below another one, with what connects them. */
export interface Kin {
  readonly id: string;
  /** Such as "part of", or the title and dates of a role. A safe label. */
  readonly relation: string;
}

/** The entries directly above one: its parent, the actors in which it holds a role, and the groups
 * that it belongs to. Entries that the codebook does not have are left out. */
export function entriesAbove(
  codebook: Codebook,
  layer: Layer,
  id: string,
  localizer: Localizer,
): readonly Kin[] {
  const links = linksOf(codebook, layer, id, localizer);
  const known = entriesOf(codebook, layer);
  return links.filter((link) => known.has(link.id));
}

/** The entries directly below one, in the order of the codebook. Linear in its entries. */
export function entriesBelow(
  codebook: Codebook,
  layer: Layer,
  id: string,
  localizer: Localizer,
): readonly Kin[] {
  const all = entriesOf(codebook, layer);
  const below: Kin[] = [];
  for (const [child, entry] of all) {
    if (!mayLeadTo(entry, id)) continue;
    for (const link of linksOf(codebook, layer, child, localizer)) {
      if (link.id === id) below.push({ id: child, relation: link.relation });
    }
  }
  return below;
}

/** Decides without making labels, since a codebook may have 50,000 entries. */
function mayLeadTo(entry: { readonly partOf: string | undefined }, id: string): boolean {
  if (entry.partOf === id) return true;
  const { roles = [], memberOf = [] } = entry as Partial<Actor>;
  return memberOf.includes(id) || roles.some(({ of }) => of === id);
}

function linksOf(
  { actors, issues }: Codebook,
  layer: Layer,
  id: string,
  localizer: Localizer,
): readonly Kin[] {
  const partOf = localizer.text('part of');
  if (layer === 'issue') {
    const issue = issues.get(id);
    if (issue?.partOf === undefined) return [];
    const sign = issue.sign === undefined ? '' : ` (${issue.sign > 0 ? '+1' : '−1'})`;
    return [{ id: issue.partOf, relation: `${partOf}${sign}` }];
  }
  const actor = actors.get(id);
  if (!actor) return [];
  return [
    ...(actor.partOf === undefined ? [] : [{ id: actor.partOf, relation: partOf }]),
    ...actor.roles.map((role) => ({ id: role.of, relation: roleText(role, localizer) })),
    ...actor.memberOf.map((group) => ({ id: group, relation: localizer.text('member of') })),
  ];
}

/** "Secretary of State, 2021-01-26 – 2025-01-20"; an open end is left out. */
function roleText({ title, from, to }: Role, localizer: Localizer): string {
  const day = (written: string | undefined): string =>
    written === undefined ? '' : localizer.date(written);
  const time = from === undefined && to === undefined ? '' : `${day(from)} – ${day(to)}`.trim();
  return [labelText(title), time].filter(Boolean).join(', ');
}
