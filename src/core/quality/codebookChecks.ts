import { polarityOf, stanceName } from '../codebook/lookUp';
import { DEFAULT_STANCES, type Codebook, type Issue } from '../model/codebook';
import type { ArticleRow } from '../model/corpus';
import type { ActorId, IssueId, StanceId } from '../model/ids';
import { forEachTask, type Task } from '../util/task';
import type { Observation } from './finding';

// Checks of the codebook, by how the corpus uses it.

/** How often a corpus uses what its codebook names, in positions. */
export interface Usage {
  readonly positions: number;
  readonly actors: ReadonlyMap<ActorId, number>;
  readonly issues: ReadonlyMap<IssueId, number>;
  readonly stances: ReadonlyMap<StanceId, number>;
  /** Positions on each issue, by stance. */
  readonly sided: ReadonlyMap<IssueId, ReadonlyMap<StanceId, number>>;
}

/** Counts the positions of a corpus, each once for each of its actors and issues. Linear. */
export function* usageOf(rows: readonly ArticleRow[]): Task<Usage> {
  const actors = new Map<string, number>();
  const issues = new Map<string, number>();
  const stances = new Map<string, number>();
  const sided = new Map<string, Map<string, number>>();
  let positions = 0;
  yield* forEachTask(rows, ({ annotations }) => {
    for (const { annotation } of annotations) {
      if (annotation.kind !== 'position') continue;
      positions++;
      const { stance } = annotation;
      for (const actor of annotation.actors) addOne(actors, actor);
      for (const issue of annotation.issues) {
        addOne(issues, issue);
        if (stance === undefined) continue;
        let own = sided.get(issue);
        if (!own) sided.set(issue, (own = new Map<string, number>()));
        addOne(own, stance);
      }
      if (stance !== undefined) addOne(stances, stance);
    }
  });
  return { positions, actors, issues, stances, sided };
}

function addOne(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Issues with positions that have no definition. */
export function withoutDefinition(codebook: Codebook, { issues }: Usage) {
  return [...codebook.issues.values()].flatMap((issue): readonly Observation[] => {
    const count = issues.get(issue.id) ?? 0;
    return count > 0 && isEmpty(issue.definition) ? [atIssue(issue, count)] : [];
  });
}

/** Issues with positions for or against them that have no statement, so that nothing says what is
 * supported. */
export function withoutStatement(codebook: Codebook, { sided }: Usage) {
  return [...codebook.issues.values()].flatMap((issue): readonly Observation[] => {
    const stances = [...(sided.get(issue.id) ?? [])];
    const count = stances
      .filter(([stance]) => (polarityOf(codebook, stance) ?? 0) !== 0)
      .reduce((all, [, own]) => all + own, 0);
    return count > 0 && isEmpty(issue.statement) ? [atIssue(issue, count)] : [];
  });
}

function isEmpty(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}

function atIssue({ id, name }: Issue, count: number): Observation {
  return {
    place: { kind: 'codebook', key: `issue:${id}` },
    args: [count, name],
    fixes: [{ kind: 'editEntry', layer: 'issue', id }],
  };
}

/** Fewer positions say nothing about a stance that none of them has. */
const LEAST_POSITIONS = 50;

/** Stances that the codebook lists and that none of at least `LEAST_POSITIONS` positions has. Those
 * that every codebook without a list has are not reported. */
export function unusedStances(
  codebook: Codebook,
  { positions, stances }: Usage,
): readonly Observation[] {
  if (positions < LEAST_POSITIONS) return [];
  return [...codebook.stances.values()]
    .filter((stance) => !stances.has(stance.id) && !DEFAULT_STANCES.includes(stance))
    .map(({ id }) => ({
      place: { kind: 'codebook', key: `stance:${id}` },
      args: [positions, stanceName(codebook, id)],
      fixes: [{ kind: 'removeStance', id }],
    }));
}
