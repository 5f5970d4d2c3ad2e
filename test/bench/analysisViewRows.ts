import { DEFAULT_FILTER } from '../../src/core/analysis/records/filter';
import type { Task } from '../../src/core/util/task';
import type { CorpusReader } from '../../src/core/model/corpus';
import { panelPicture } from '../../src/core/views/panel/panelPicture';
import { analysisFilter } from '../../src/core/views/filter/analysisFilter';
import {
  POSITION_VIEWS,
  DEFAULT_ANALYSIS_STATE,
  type PositionState,
} from '../../src/core/views/filter/analysisState';
import type { Facts } from '../../src/core/views/facts/facts';
import { factsOf, CachedFacts } from '../../src/core/views/facts/cachedFacts';
import { panelData } from '../../src/core/views/panel/panel';
import { createLocalizer } from '../../src/core/views/words/localizer';
import { BUDGETS } from './budgets';
import { skewedCorpus } from './disagreementMaterial';
import type { BenchRow, Outcome } from './row';
import { stepsWithin, timeOf } from './stepTimes';

const POSITIONS = 50_000;
const ACTORS = 5_000;
/** The longest step, in milliseconds, for which other work of the host may wait. */
const LONGEST_STEP = BUDGETS.pause;
/** The last step of a picture assembles a whole page. */
const LONGEST_PICTURE_STEP = BUDGETS.picture;

/** What the extension host does to show 50,000 positions of 5,000 actors on 200 issues, and on one:
 * the analysis of a filter that a user sets, then each view. Measures the time and the longest
 * step between two yields, both as computing time of the process, which excludes other programs.
 * The reference is the analysis of the whole corpus, which each change of it costs. */
export function* analysisViewRows(): Generator<BenchRow> {
  for (const [issues, name] of [
    [200, '200 issues'],
    [1, 'one issue'],
  ] as const) {
    const reader = skewedCorpus(POSITIONS, ACTORS, issues);
    yield {
      what: `A filter over 5,000 actors, ${name}`,
      reference: 'analysis of the whole corpus',
      target: `step ≤ ${String(LONGEST_STEP)}`,
      run: () => timed(reader, () => filteredSteps(reader)),
    };
    for (const view of POSITION_VIEWS) {
      yield {
        what: `Picture of the ${view}, 5,000 actors, ${name}`,
        reference: 'analysis of the whole corpus',
        target: `step ≤ ${String(LONGEST_PICTURE_STEP)}`,
        run: () => {
          const context = { facts: factsOf(reader, DEFAULT_FILTER), localizer: createLocalizer() };
          const state = { ...DEFAULT_ANALYSIS_STATE, view };
          return timed(reader, () => panelPicture(context, state), LONGEST_PICTURE_STEP);
        },
      };
      yield {
        what: `Opening the ${view}, 5,000 actors, ${name}`,
        reference: 'analysis of the whole corpus',
        target: `step ≤ ${String(LONGEST_STEP)}`,
        run: () => {
          const facts = factsOf(reader, DEFAULT_FILTER);
          return timed(reader, () => viewSteps(facts, { ...DEFAULT_ANALYSIS_STATE, view }));
        },
      };
    }
  }
}

function filteredSteps(reader: CorpusReader): Task<unknown> {
  const state = { ...DEFAULT_ANALYSIS_STATE, from: '2012-01-01' };
  return new CachedFacts(analysisFilter(state, reader.codebook, 'none').filter).update(reader);
}

function viewSteps(facts: Facts, state: PositionState): Task<unknown> {
  const context = { facts, localizer: createLocalizer() };
  const filter = analysisFilter(state, facts.codebook, 'none');
  return panelData({ whole: context, context }, state, filter, context.localizer, 900);
}

function timed(
  reader: CorpusReader,
  steps: () => Task<unknown>,
  longestStep: number = LONGEST_STEP,
): Outcome {
  return stepsWithin(longestStep, () => timeOf(() => factsOf(reader, DEFAULT_FILTER)), steps);
}
