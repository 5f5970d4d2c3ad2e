import { coderName } from '../../codebook/lookUp';
import { organizationsOf } from '../../analysis/rollUp/organization';
import { forEachTask, type Task } from '../../util/task';
import { queryProblemText } from '../trees/searchRows';
import type { AnalysisFilter } from './analysisFilter';
import type { Facts, ViewContext } from '../facts/facts';
import { labelText } from '../words/label';
import { actorName } from '../words/names';
import { STATUS_NAMES } from '../words/shared';

/** The possible settings of the window and the filter. All texts are safe labels. */
export interface FilterBar {
  /** The days on which positions begin or end, in order. */
  readonly days: readonly { readonly day: string; readonly label: string }[];
  readonly actors: readonly string[];
  readonly organizations: string[];
  readonly coders: readonly Choice[];
  readonly statuses: readonly Choice[];
  /** The messages of the searches' problems. */
  readonly problems: readonly string[];
}

export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** The steps of a slider that a mouse can hit, and the names of a list that a person can read. */
const MOST_DAYS = 400;
const MOST_NAMES = 500;

/** The filter bar of a whole corpus, without filter and window, so that what is filtered out can
 * still be chosen. A task, made once for a version of the corpus. */
export function* filterBar(whole: ViewContext, { problems }: AnalysisFilter): Task<FilterBar> {
  const { facts, localizer } = whole;
  const choices = known.get(facts) ?? (yield* choicesOf(whole));
  known.set(facts, choices);
  return { ...choices, problems: problems.map((problem) => queryProblemText(problem, localizer)) };
}

type Choices = Omit<FilterBar, 'problems'>;

const known = new WeakMap<Facts, Choices>();

function* choicesOf({ facts, localizer }: ViewContext): Task<Choices> {
  const { codebook } = facts;
  const days = new Set<string>();
  const actors = new Map<string, number>();
  const organizations = new Map<string, number>();
  const coders = new Set<string>();
  const statuses = new Set<string>();
  yield* forEachTask(facts.analysis.records, (record) => {
    const { position } = record;
    if (record.days) days.add(record.days.first).add(record.days.last);
    for (const actor of record.actors) count(actors, actorName(codebook, actor, localizer));
    const { speaker, claimDays } = record;
    for (const id of organizationsOf(codebook, speaker, record.actors, claimDays)) {
      count(organizations, actorName(codebook, id, localizer));
    }
    if (position.coder !== undefined) coders.add(position.coder);
    if (position.status !== undefined) statuses.add(position.status);
  });
  return {
    days: thinned([...days].sort()).map((day) => ({ day, label: labelText(localizer.date(day)) })),
    actors: mostFrequent(actors),
    organizations: mostFrequent(organizations),
    coders: [...coders]
      .map((id) => ({ id, name: labelText(coderName(codebook, id)) }))
      .sort((a, b) => localizer.compare(a.name, b.name)),
    statuses: (['draft', 'reviewed'] as const)
      .filter((id) => statuses.has(id))
      .map((id) => ({ id, name: localizer.text(STATUS_NAMES[id]) })),
  };
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function mostFrequent(counts: ReadonlyMap<string, number>): string[] {
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  return sorted.slice(0, MOST_NAMES).map(([name]) => name);
}

/** Every n-th day, and the last. */
function thinned(days: readonly string[]): readonly string[] {
  const step = Math.ceil(days.length / MOST_DAYS);
  return days.filter((_, at) => at % step === 0 || at === days.length - 1);
}
