import { MOST_LEVELS, type Actor, type Codebook, type Issue } from '../model/codebook';
import { problem } from '../problems/report';
import type { KnownProblem } from '../problems/table';
import type { YamlNode } from '../yaml/node';
import { childOf } from '../yaml/shape/shape';

/** Takes away, and reports, the links that lead deeper than `MOST_LEVELS`: all that follows `part-of` and
 * roles upwards is then short, for each of a hundred thousand entries. `root` is the codebook's YAML. */
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

/** The entries whose links are too many above each other. A link back into a circle counts as none: a circle
 * of more entries is cut as a chain is. Linear in entries and links. */
function tooDeepOf<Entry>(
  entries: ReadonlyMap<string, Entry>,
  linksOf: (entry: Entry) => readonly string[],
): ReadonlySet<string> {
  const levels = new Map<string, number>();
  const tooDeep = new Set<string>();
  for (const start of entries.keys()) {
    if (levels.has(start)) continue;
    // A stack of its own: a chain may be longer than calls can be nested.
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
    // Until it is known: on the way back to it, it is on top.
    levels.set(id, 0);
    const entry = entries.get(id);
    return { id, links: entry ? linksOf(entry) : [], at: 0, levels: 0 };
  }
}

interface Visit {
  readonly id: string;
  readonly links: readonly string[];
  /** The next link to look at. */
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
