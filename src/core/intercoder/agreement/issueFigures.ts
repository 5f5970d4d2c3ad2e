import type { IssueId } from '../../model/ids';
import { compareText } from '../../util/order';
import { alphaOf, alphaWeighted } from '../coefficients/alpha';
import { metricDistance } from '../coefficients/distance';
import { undefinedFigure, type Figure } from '../coefficients/figure';
import { labelsOf, type CodedUnits } from './codedUnits';
import type { CodedField } from './compared/fields';
import type { UnitizingFigure } from '../unitizing/unitizing';
import { categoryOf, fieldValues } from './compared/values';

/** How far coders agree on one issue. */
export interface IssueFigures {
  readonly issue: IssueId;
  /** Positions of all coders on it, and the passages and articles in which they are. */
  readonly positions: number;
  readonly passages: number;
  readonly articles: number;
  /** α of whether a passage is on the issue, against all other passages and nothing. */
  readonly alpha: Figure;
  /** Of the readings of passages with the issue, in pairs of coders, the share that another shares:
   * positive specific agreement, 2a / (2a + b + c). */
  readonly f1: number | undefined;
  /** α of the stance on it, nominal, where coders share passage and actor. */
  readonly stance: Figure;
  /** (k)u-α: whether it is found in the same words, of those that two coders marked. */
  readonly text: UnitizingFigure;
}

/** The figures of each issue that a coder used, in the order of the codebook, others after them. */
export function issueFigures(
  units: CodedUnits,
  stance: CodedField,
  texts: ReadonlyMap<IssueId, UnitizingFigure>,
): readonly IssueFigures[] {
  const sizes = new Map<number, number>();
  for (const { readings } of units.passages) {
    sizes.set(readings.length, (sizes.get(readings.length) ?? 0) + 1);
  }
  const found = countsByIssue(units);
  const stances = stancesByIssue(units, stance);
  const listed = [...units.codebook.issues.keys()].filter((issue) => found.has(issue));
  const others = [...found.keys()].filter((issue) => !units.codebook.issues.has(issue));
  return [...listed, ...others.sort(compareText)].flatMap((issue) => {
    const counts = found.get(issue);
    if (!counts) return [];
    const { positions, passages, articles } = counts;
    return {
      issue,
      ...{ positions, passages, articles: articles.size },
      alpha: counts.alpha(sizes),
      f1: counts.f1(),
      stance: alphaOf(stances.get(issue) ?? [], metricDistance('nominal')),
      text: texts.get(issue) ?? undefinedFigure('nothing-marked'),
    };
  });
}

function countsByIssue({ passages }: CodedUnits): ReadonlyMap<IssueId, IssueCounts> {
  const found = new Map<IssueId, IssueCounts>();
  const own = new Map<IssueId, number>();
  for (const { article, readings } of passages) {
    own.clear();
    for (const reading of readings) {
      const issues = labelsOf(reading, 'issue');
      for (const issue of issues.length < 2 ? issues : new Set(issues)) {
        own.set(issue, (own.get(issue) ?? 0) + 1);
      }
    }
    for (const [issue, coders] of own) {
      const counts = found.get(issue) ?? new IssueCounts();
      counts.add(article, readings.length, coders);
      found.set(issue, counts);
    }
    for (const { records } of readings) {
      for (const { annotation } of records) {
        for (const issue of annotation.issues) {
          const counts = found.get(issue);
          if (counts) counts.positions += 1;
        }
      }
    }
  }
  return found;
}

/** The stances of the claims on each issue, a unit for each claim. */
function stancesByIssue(
  { claims }: CodedUnits,
  stance: CodedField,
): ReadonlyMap<IssueId, readonly (readonly string[])[]> {
  const stances = new Map<IssueId, (readonly string[])[]>();
  for (const { issue, readings } of claims) {
    if (issue === undefined) continue;
    const values: string[] = [];
    for (const { records } of readings) {
      const own = fieldValues(records, stance);
      if (own.length > 0) values.push(categoryOf(own));
    }
    const known = stances.get(issue);
    if (known) known.push(values);
    else stances.set(issue, [values]);
  }
  return stances;
}

/** Counts of one issue over passages. */
class IssueCounts {
  positions = 0;
  passages = 0;
  readonly articles = new Set<number>();
  /** Passages by the number of their coders and of those who found the issue there. */
  readonly #patterns = new Map<number, Map<number, number>>();

  add(article: number, coders: number, found: number): void {
    this.passages += 1;
    this.articles.add(article);
    const row = this.#patterns.get(coders) ?? new Map<number, number>();
    row.set(found, (row.get(found) ?? 0) + 1);
    this.#patterns.set(coders, row);
  }

  /** `sizes`: all passages by the number of their coders. Alike passages are one unit with a
   * weight, so that a thousand issues cost what is marked of them. */
  alpha(sizes: ReadonlyMap<number, number>): Figure {
    const units: boolean[][] = [];
    const weights: number[] = [];
    for (const [coders, all] of sizes) {
      const row = this.#patterns.get(coders) ?? new Map<number, number>();
      let without = all;
      for (const [found, passages] of row) {
        units.push(Array.from({ length: coders }, (_, coder) => coder < found));
        weights.push(passages);
        without -= passages;
      }
      units.push(Array.from({ length: coders }, () => false));
      weights.push(without);
    }
    return alphaWeighted(units, weights, metricDistance('nominal'));
  }

  f1(): number | undefined {
    let shared = 0;
    let all = 0;
    for (const [coders, row] of this.#patterns) {
      for (const [found, passages] of row) {
        shared += passages * found * (found - 1);
        all += passages * found * (coders - 1);
      }
    }
    return all === 0 ? undefined : shared / all;
  }
}
