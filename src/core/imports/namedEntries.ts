import { mentionCounter } from '../corpus/mentionCounter';
import type { Dictionary } from '../matching/dictionary';
import type { Task } from '../util/task';
import type { PlannedArticle } from './importPlan';

/** How many actors and issues of the codebook a text names. */
export interface NamedEntries {
  readonly actors: number;
  readonly issues: number;
}

/** What each article names, by its origin; none without a codebook that has entries. */
export function* namedEntries(
  articles: readonly PlannedArticle[],
  dictionary: Dictionary | undefined,
): Task<ReadonlyMap<string, NamedEntries>> {
  const named = new Map<string, NamedEntries>();
  if (!dictionary || dictionary.groups.length === 0) return named;
  const counter = mentionCounter(dictionary);
  for (const { origin, article } of articles) {
    yield undefined;
    const pairs = counter.countMatches(`${article.title ?? ''}\n${article.text}`, 0);
    const keys = pairs.filter((_, at) => at % 2 === 0).map((key) => counter.keys[key] ?? '');
    const actors = keys.filter((key) => key.startsWith('actor:')).length;
    named.set(origin, { actors, issues: keys.length - actors });
  }
  return named;
}

/** Articles that name an actor and an issue first, then by how many they name; else in their
 * order. */
export function byNamedEntries(
  articles: readonly PlannedArticle[],
  named: ReadonlyMap<string, NamedEntries>,
): readonly PlannedArticle[] {
  const weight = ({ origin }: PlannedArticle): number => {
    const { actors = 0, issues = 0 } = named.get(origin) ?? {};
    return actors + issues + (actors > 0 && issues > 0 ? BOTH : 0);
  };
  return [...articles].sort((a, b) => weight(b) - weight(a));
}

/** More than a codebook has entries. */
const BOTH = 1e6;

export function namesBoth(named: NamedEntries | undefined): boolean {
  return named !== undefined && named.actors > 0 && named.issues > 0;
}
