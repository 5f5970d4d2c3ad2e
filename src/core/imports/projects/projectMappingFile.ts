import type { KnownProblem } from '../../problems/table';
import { entryLines, mapValue, plainValue } from '../../yaml/write/write';
import { readMappingFile, wellFormed, written } from '../positions/mapping/mappingFile';
import { PROJECT_MAPPING, PROJECT_MAPPING_FORMAT, type ProjectMapping } from './projectMapping';

export type ReadProjectMapping =
  | {
      readonly kind: 'mapping';
      readonly mapping: ProjectMapping;
      readonly problems: readonly KnownProblem[];
    }
  | { readonly kind: 'refused'; readonly problems: readonly KnownProblem[] };

/** Reads a mapping file for projects. Unknown keys are reported with the nearest known one, and
 * skipped. Never throws. */
export function readProjectMapping(text: string): ReadProjectMapping {
  const { read, problems } = readMappingFile(text, PROJECT_MAPPING_FORMAT, PROJECT_MAPPING);
  if (!read) return { kind: 'refused', problems };
  const statements = [...(read.statements ?? [])].map(
    ([name, { as = 'annotation', variables = new Map() }]) => [name, { as, variables }] as const,
  );
  const mapping = { statements: new Map(statements), codes: read.codes ?? new Map() };
  return { kind: 'mapping', mapping, problems };
}

/** The text of a mapping file for projects. A lone surrogate is written as a replacement
 * character. */
export function projectMappingText({ statements, codes }: ProjectMapping): string {
  const named = [...statements].map(([name, { as, variables }]) => {
    const roles = [...variables].map(([key, role]) => [wellFormed(key), plainValue(role)] as const);
    const value = mapValue([
      ['as', plainValue(as)],
      ['variables', roles.length === 0 ? undefined : mapValue(roles)],
    ]);
    return [wellFormed(name), value] as const;
  });
  const roles = [...codes].map(([path, role]) => [wellFormed(path), written(role)] as const);
  const lines = [
    `format: ${PROJECT_MAPPING_FORMAT}`,
    ...(named.length > 0 ? entryLines('statements', mapValue(named), 0) : []),
    ...(roles.length > 0 ? entryLines('codes', mapValue(roles), 0) : []),
  ];
  return `${lines.join('\n')}\n`;
}
