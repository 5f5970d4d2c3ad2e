import { analyse } from '../../src/core/analysis/analyse';
import type { CodersCorpus, ReadArticle, Reading } from '../../src/core/intercoder/readings';
import { foundAgain } from '../../src/core/intercoder/recoding/foundAgain';
import type { ArticleRow, CorpusReader } from '../../src/core/model/corpus';
import { isOfKind } from '../../src/core/model/place';
import { runSync } from '../../src/core/util/task';
import { disagreements } from '../../src/core/analysis/disagreements/whoDisagrees';
import { DEFAULT_FILTER } from '../../src/core/analysis/records/filter';
import { BUDGETS } from './budgets';
import { skewedCorpus } from './disagreementMaterial';
import { generator } from './generated';
import { stepTimes, timeOf } from './stepTimes';
import type { BenchRow } from './row';

const POSITIONS = 50_000;
const TWICE = 40;

/** 10,000 recodings of a corpus of 50,000 positions, 40 of whose articles two coders read, against
 * what the findings themselves cost. */
export function foundAgainRow(): BenchRow {
  return {
    what: 'Finding 50,000 positions again, 10,000 times',
    reference: 'analysing them once, with all disagreements',
    target: `≤ ${String(BUDGETS.recodings / 1000)} s`,
    run: () => {
      const reader = skewedCorpus(POSITIONS);
      const reference = timeOf(() => disagreements(runSync(analyse(reader, DEFAULT_FILTER))));
      const times = stepTimes(
        foundAgain(runSync(analyse(reader, DEFAULT_FILTER)), readTwice(reader), 1),
      );
      const total = times.reduce((sum, one) => sum + one, 0);
      const seconds = (total / 1000).toFixed(1);
      const longest = times.reduce((most, one) => Math.max(most, one), 0).toFixed(0);
      return {
        reference: reference.toFixed(0),
        measured: `${seconds} s, step ${longest}`,
        ratio: (total / reference).toFixed(0),
        reached: total <= BUDGETS.recodings,
      };
    },
  };
}

/** The second coder has another stance in every sixth position, and leaves out every eighth. */
function readTwice(reader: CorpusReader): CodersCorpus {
  const next = generator(3);
  const readings = ({ path, metadata, annotations }: ArticleRow): ReadArticle => {
    const first = annotations.filter((placed) => isOfKind(placed, 'position'));
    const second = first.flatMap((placed) => {
      if (next() < 1 / 8) return [];
      const stance = next() < 1 / 6 ? 'neutral' : placed.annotation.stance;
      return [{ ...placed, annotation: { ...placed.annotation, stance } }];
    });
    const all = [first, second].map((positions, at): [string, Reading] => {
      const coder = `coder-${String(at)}`;
      return [coder, { coder, coding: undefined, state: 'complete', positions }];
    });
    const continuum = { start: 0, end: 10_000 };
    return { path, metadata, continuum, readings: new Map(all), adjudicated: undefined };
  };
  return { codebook: reader.codebook, articles: reader.articles().slice(0, TWICE).map(readings) };
}
