import type { ArticleRow } from '../model/corpus';
import type { ActorId, IssueId, StanceId } from '../model/ids';
import { forEachTask, type Task } from '../util/task';

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
