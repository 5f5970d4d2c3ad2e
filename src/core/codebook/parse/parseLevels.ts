import { MOST_LEVELS, type Actor, type Codebook, type Issue } from '../../model/codebook';
import { problem } from '../../problems/report';
import type { KnownProblem } from '../../problems/table';
import type { YamlNode } from '../../yaml/node';
import { childOf } from '../../yaml/shape/shape';

/** Removes, and reports, the links that are deeper than `MOST_LEVELS`, so that following `part-of`
 * and roles upwards is short for each of many entries. `root` is the codebook's YAML. */
export function withoutDeepLinks(
  codebook: Codebook,
  root: YamlNode,
  problems: KnownProblem[],
): Codebook {
  const actors = tooDeepOf(codebook.actors, ({ partOf, roles }) => {
    const organizations = roles.map(({ of }) => of);
    return partOf === undefined ? organizations : [partOf, ...organizations];
  });
  const issues = tooDeepOf(codebook.issues, ({ partOf }) => (partOf === undefined ? [] : [partOf]));
  if (actors.size === 0 && issues.size === 0) return codebook;
  report(actors, childOf(root, 'actors'), problems);
  report(issues, childOf(root, 'issues'), problems);
  return {
    ...codebook,
    actors: replaced(codebook.actors, actors, (actor): Actor => ({
      ...actor,
      partOf: undefined,
      roles: [],
    })),
    issues: replaced(codebook.issues, issues, (issue): Issue => ({
      ...issue,
      partOf: undefined,
      sign: undefined,
    })),
  };
}

/** The entries with too many links above each other. A link back into a cycle does not count: a
 * long cycle is cut like a chain. Linear in entries and links. */
function tooDeepOf<Entry>(
  entries: ReadonlyMap<string, Entry>,
  linksOf: (entry: Entry) => readonly string[],
): ReadonlySet<string> {
  const levels = new Map<string, number>();
  const tooDeep = new Set<string>();
  for (const start of entries.keys()) {
    if (levels.has(start)) continue;
    // An explicit stack: a chain may be longer than the call stack allows.
    const path = [visit(start)];
    for (let here = path.at(-1); here; here = path.at(-1)) {
      const next = here.links[here.at++];
      if (next === undefined) {
        path.pop();
        if (here.levels > MOST_LEVELS) tooDeep.add(here.id);
        const own = here.levels > MOST_LEVELS ? 0 : here.levels;
        levels.set(here.id, own);
        const below = path.at(-1);
        if (below) below.levels = Math.max(below.levels, own + 1);
        continue;
      }
      const known = levels.get(next);
      if (known !== undefined) here.levels = Math.max(here.levels, known + 1);
      else path.push(visit(next));
    }
  }
  return tooDeep;

  function visit(id: string): Visit {
    // Until it is known; meanwhile the entry is on the stack.
    levels.set(id, 0);
    const entry = entries.get(id);
    return { id, links: entry ? linksOf(entry) : [], at: 0, levels: 0 };
  }
}

interface Visit {
  readonly id: string;
  readonly links: readonly string[];
  /** The index of the next link to visit. */
  at: number;
  levels: number;
}

function report(
  tooDeep: ReadonlySet<string>,
  node: YamlNode | undefined,
  problems: KnownProblem[],
): void {
  if (tooDeep.size === 0 || node?.kind !== 'map') return;
  for (const { key, value } of node.entries) {
    if (!tooDeep.has(key.value)) continue;
    const link = childOf(value, 'part-of') ?? childOf(value, 'roles') ?? key;
    problems.push(problem('too-many-levels', link.span, key.value, String(MOST_LEVELS)));
  }
}

function replaced<Entry>(
  entries: ReadonlyMap<string, Entry>,
  ids: ReadonlySet<string>,
  replacement: (entry: Entry) => Entry,
): ReadonlyMap<string, Entry> {
  return new Map([...entries].map(([id, entry]) => [id, ids.has(id) ? replacement(entry) : entry]));
}
