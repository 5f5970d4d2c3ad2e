import type { Analysis } from '../../../../src/core/analysis/analyse';
import { knownArticles } from '../../../../src/core/intercoder/recoding/codedTwice';
import type { Draws } from '../../../../src/core/intercoder/recoding/drawn/drawnIssue';
import { certainUnit, drawCoders } from '../../../../src/core/intercoder/recoding/drawn/drawnUnits';
import { TABLES } from '../../../../src/core/intercoder/recoding/drawn/lanes';
import { seeded } from '../../../../src/core/measures/random';
import { runSync } from '../../../../src/core/util/task';
import { codersCorpus } from './codersCorpus';

/** Draws in which all changes of readings occur. Articles are coded twice where several coders have
 * records. */
export function changingDraws(analysis: Analysis, seed: number): Draws {
  const next = seeded(seed);
  const tables = Array.from({ length: TABLES }, () => Float64Array.from(CHANGING));
  const known = runSync(knownArticles(codersCorpus(analysis.reader), analysis.context));
  return {
    tables,
    next,
    known: new Map(
      [...known].map(([path, article]) => {
        const { length } = article.readings;
        return [path, { ...article, unit: length > 1 ? drawCoders(length, next) : certainUnit() }];
      }),
    ),
  };
}

const CHANGING = [
  ...[0.4, 0.3, 0.1, 0.2],
  ...[0.3, 0.4, 0.1, 0.2],
  ...[0.4, 0.3, 0.1, 0.2],
  ...[0.25, 0.25, 0.25, 0.25],
];
