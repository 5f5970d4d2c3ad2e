import { polarityOf } from '../codebook/lookUp';
import type { Codebook, Issue } from '../model/codebook';
import type { QualityFinding } from './finding';
import type { Usage } from './usage';

/** Issues with positions that have no definition. */
export function withoutDefinition(codebook: Codebook, { issues }: Usage) {
  return [...codebook.issues.values()].flatMap((issue): readonly QualityFinding[] => {
    const count = issues.get(issue.id) ?? 0;
    return count > 0 && isEmpty(issue.definition) ? [finding('no-definition', issue, count)] : [];
  });
}

/** Issues with positions for or against them that have no statement, so that nothing says what is
 * supported. */
export function withoutStatement(codebook: Codebook, { sided }: Usage) {
  return [...codebook.issues.values()].flatMap((issue): readonly QualityFinding[] => {
    const stances = [...(sided.get(issue.id) ?? [])];
    const count = stances
      .filter(([stance]) => (polarityOf(codebook, stance) ?? 0) !== 0)
      .reduce((all, [, own]) => all + own, 0);
    return count > 0 && isEmpty(issue.statement) ? [finding('no-statement', issue, count)] : [];
  });
}

function isEmpty(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}

function finding(
  check: 'no-definition' | 'no-statement',
  { id, name }: Issue,
  count: number,
): QualityFinding {
  return {
    check,
    place: { kind: 'codebook', key: `issue:${id}` },
    args: [count, name],
    fixes: [{ kind: 'editEntry', layer: 'issue', id }],
  };
}
