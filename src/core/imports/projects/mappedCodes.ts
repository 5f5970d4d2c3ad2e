import { addTo } from '../../analysis/records/groups';
import { codePaths, codesFromTop } from './codePaths';
import type { ForeignProject } from './foreignProject';
import { codeRoles, foreignRecords } from './foreignRecords';
import type { ProjectMapping } from './projectMapping';

/** A code of a project with what it means. */
export interface MappedCode {
  readonly id: string;
  /** The names from the top, as `Actors / NGOs`. */
  readonly path: string;
  /** `actor`, `issue`, `stance support` (or another stance), `nothing`, or `code`. */
  readonly role: string;
  /** How many passages have it. */
  readonly passages: number;
}

/** The codes of a project under a mapping, parents before their children. */
export function mappedCodes(
  project: ForeignProject,
  mapping: ProjectMapping,
): readonly MappedCode[] {
  const passages = new Map<string, number>();
  for (const { codes } of project.marks) {
    for (const code of codes) passages.set(code, (passages.get(code) ?? 0) + 1);
  }
  const paths = codePaths(project.codes);
  const roles = codeRoles(project, mapping);
  return codesFromTop(project.codes).flatMap(({ id }) => {
    const path = paths.get(id);
    const role = roles.get(id) ?? 'code';
    return path === undefined ? [] : [{ id, path, role, passages: passages.get(id) ?? 0 }];
  });
}

/** A mapping in which the codes of these ids, and no others, have a role; others that had it remain
 * codes. What it says of a code is what it says of those below, so that only differences are
 * written. */
export function withCodeRole(
  project: ForeignProject,
  mapping: ProjectMapping,
  role: string,
  ids: ReadonlySet<string>,
): ProjectMapping {
  const roles = new Map(
    mappedCodes(project, mapping).map((code) => {
      const other = code.role === role ? 'code' : code.role;
      return [code.id, ids.has(code.id) ? role : other] as const;
    }),
  );
  const paths = codePaths(project.codes);
  const codes = new Map<string, string>();
  for (const { id, parent = '' } of codesFromTop(project.codes)) {
    const [path, now] = [paths.get(id), roles.get(id)];
    const above = roles.get(parent) ?? 'code';
    if (path !== undefined && now !== undefined && now !== above) codes.set(path, now);
  }
  // An empty list would be guessed again.
  const [first] = roles.keys();
  const path = paths.get(first ?? '');
  if (codes.size === 0 && path !== undefined) codes.set(path, 'code');
  return { ...mapping, codes };
}

/** How many positions and other annotations the passages of a project become under a mapping. */
export function mappedNumbers(
  project: ForeignProject,
  mapping: ProjectMapping,
): { readonly positions: number; readonly others: number } {
  const kinds = new Map<'positions' | 'others', unknown[]>();
  for (const record of foreignRecords(project, mapping).records) {
    addTo(kinds, record.as === 'position' ? 'positions' : 'others', record);
  }
  const count = (kind: 'positions' | 'others'): number => kinds.get(kind)?.length ?? 0;
  return { positions: count('positions'), others: count('others') };
}

/** Whether what is coded means something only the user knows: there are codes, or no statements
 * that are positions. */
export function needsMapping(project: ForeignProject, { statements }: ProjectMapping): boolean {
  const hasCodes = project.codes.some(({ variable }) => variable === undefined);
  return hasCodes || [...statements.values()].every(({ as }) => as !== 'position');
}
