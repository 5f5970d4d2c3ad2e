import { DEFAULT_FILTER } from '../../src/core/analysis/records/filter';
import { actorsTree } from '../../src/core/views/trees/actorsTree';
import { articlesTree } from '../../src/core/views/trees/articlesTree';
import { disagreementsTree } from '../../src/core/views/trees/disagreementsTree';
import { issuesTree } from '../../src/core/views/trees/issuesTree';
import { CachedArticles } from '../../src/core/views/facts/cachedArticles';
import { factsOf, CachedFacts } from '../../src/core/views/facts/cachedFacts';
import { savedSearchesTree, savedSearchSteps } from '../../src/core/views/trees/savedSearchesTree';
import type { TreeView } from '../../src/core/views/trees/tree';
import { createLocalizer } from '../../src/core/views/words/localizer';
import type { CorpusReader } from '../../src/core/model/corpus';
import { BUDGETS } from './budgets';
import { changingCorpus } from './corpusMaterial';
import { compareTimes, times, within, type BenchRow } from './row';

const POSITIONS = 50_000;
const RUNS = 5;

/** The time of the five views after one file of 50,000 positions has changed, after a change of the
 * codebook, and when one of them is opened, compared with deriving everything at once. */
export function* derivingRows(): Generator<BenchRow> {
  const corpus = changingCorpus(POSITIONS);
  const views = new Views();
  views.see(corpus.reader());
  yield {
    what: 'One changed file, five views',
    reference: 'deriving and painting them anew',
    target: `≤ ${String(BUDGETS.change)} ms`,
    run: () => {
      const anew = (): number => new Views().see(corpus.reader()).rows;
      const change = (): number => {
        corpus.change();
        return views.see(corpus.reader()).rows;
      };
      return within(
        compareTimes({ ...ONCE, work: anew }, { ...ONCE, work: change, batches: 20 }, RUNS),
        BUDGETS.change,
      );
    },
  };
  for (const [what, see] of [
    ['Longest stop, one changed file', () => views.see((corpus.change(), corpus.reader())).all],
    [
      'Longest stop, another codebook',
      () => views.see((corpus.changeCodebook(), corpus.reader())).all,
    ],
    ['Longest stop, the views opened', () => new Views().see(corpus.reader()).opening],
  ] as const) {
    yield {
      what,
      reference: 'deriving those of 50,000 positions',
      target: `≤ ${String(BUDGETS.pause)} ms`,
      run: () => {
        const work = () => factsOf(corpus.reader(), DEFAULT_FILTER).analysis.survivingCount;
        const pairs = Array.from({ length: RUNS }, () => [timeOf(work), see()] as const);
        const all = Math.min(...pairs.map(([time]) => time));
        const longest = longestOf(pairs.map(([, steps]) => steps));
        return { ...times(all, longest, 'ms'), reached: longest <= BUDGETS.pause };
      },
    };
  }
}

/** If each run has the same number of steps, steps of the same index are the same work: the
 * shortest shows its time without other load of the machine. */
function longestOf(runs: readonly (readonly number[])[]): number {
  const [first = []] = runs;
  if (runs.some(({ length }) => length !== first.length)) {
    return Math.min(...runs.map((steps) => Math.max(...steps)));
  }
  return Math.max(...first.map((_, at) => Math.min(...runs.map((steps) => steps[at] ?? 0))));
}

function timeOf(work: () => number): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const ONCE = { batch: 1, batches: 1 };

interface Seen {
  /** The number of rows made. */
  readonly rows: number;
  /** Milliseconds of all steps, paintings included. */
  readonly all: readonly number[];
  /** Of the paintings alone. */
  readonly opening: readonly number[];
}

/** The views of one corpus, as an editor has them. */
class Views {
  readonly #localizer = createLocalizer();
  readonly #facts = new CachedFacts(DEFAULT_FILTER);
  readonly #articles = new CachedArticles();
  #steps: number[] = [];

  /** Derives in steps, then paints the roots of all views. */
  see(reader: CorpusReader): Seen {
    this.#steps = [];
    const facts = this.#timed(this.#facts.update(reader));
    const context = { facts, localizer: this.#localizer };
    const options = { group: 'issue', sort: 'evidence' } as const;
    const disagreements = this.#timed(disagreementsTree(context, options));
    this.#timed(savedSearchSteps(facts, SEARCHES));
    const queue = { coder: 'lea', group: 'state', sort: 'path' } as const;
    const lists = this.#timed(this.#articles.update(reader, queue, this.#localizer));
    const deriving = this.#steps.length;
    const tree = { group: 'hierarchy', sort: 'codebook' } as const;
    const rows =
      this.#painted(() => articlesTree({ localizer: this.#localizer, lists }, queue)) +
      this.#painted(() => issuesTree(context, tree)) +
      this.#painted(() => actorsTree(context, tree)) +
      this.#painted(() => disagreements) +
      this.#painted(() => savedSearchesTree(context, SEARCHES));
    return { rows, all: this.#steps, opening: this.#steps.slice(deriving) };
  }

  #painted(make: () => TreeView): number {
    const start = performance.now();
    let rows = 0;
    for (const row of make().roots()) {
      rows += row.state === 'expanded' ? 1 + row.children().length : 1;
    }
    this.#steps.push(performance.now() - start);
    return rows;
  }

  #timed<Result>(steps: Generator<undefined, Result>): Result {
    for (let before = performance.now(); ;) {
      const step = steps.next();
      const now = performance.now();
      this.#steps.push(now - before);
      before = now;
      if (step.done === true) return step.value;
    }
  }
}

const SEARCHES = [
  { name: 'Against', query: 'stance:oppose', isShared: false },
  { name: 'One of them', query: 'actor:actor-3 issue:issue-2', isShared: false },
];
