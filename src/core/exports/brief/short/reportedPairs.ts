import type { Analysis } from '../../../analysis/analyse';
import { comparePairs, pairsOf, type Pair } from '../../../analysis/records/pairMap';
import type { RelationRecord } from '../../../analysis/records/statedRelations';
import type { IssueId } from '../../../model/ids';
import type { Wording } from '../../wording/wording';
import { joined, nameOfActor, namedOf, nameOfIssue } from '../briefWords';
import { readArticles } from '../issues/briefRecords';

/** Two actors of whom articles themselves say that they disagree. */
export interface ReportedPair {
  readonly pair: Pair;
  /** In the order of the codebook; undefined where the article names none. */
  readonly issues: readonly (IssueId | undefined)[];
  /** The places of the articles, each once. */
  readonly records: ReadonlySet<RelationRecord>;
}

const MOST_ISSUES = 4;

/** Those of whom most places say so first. */
export function reportedPairs(analysis: Analysis): readonly ReportedPair[] {
  const found = new Map<
    string,
    { pair: Pair; issues: (IssueId | undefined)[]; records: Set<RelationRecord> }
  >();
  const order = [...analysis.reader.codebook.issues.keys(), undefined];
  for (const issue of order) {
    const on = analysis.on(issue);
    for (const [pair, records] of pairsOf(on.disagreements.pairs)) {
      const key = JSON.stringify(pair);
      const known = found.get(key) ?? { pair, issues: [], records: new Set() };
      found.set(key, known);
      known.issues.push(issue);
      for (const record of records) known.records.add(record);
    }
  }
  return [...found.values()].sort(
    (a, b) => b.records.size - a.records.size || comparePairs(a.pair, b.pair),
  );
}

/** "China and Japan on Ferry, Exports and 2 more issues". */
export function reportedWords({ pair, issues }: ReportedPair, wording: Wording): string {
  const { text } = wording;
  const names = issues.flatMap((issue) =>
    issue === undefined ? [] : [nameOfIssue(wording, issue)],
  );
  const named = namedOf(names, MOST_ISSUES);
  const more = names.length - named.length;
  const listed = [...named, ...(more > 0 ? [text('more issues', more)] : [])];
  const both = joined(
    wording,
    pair.map((actor) => nameOfActor(wording, actor)),
  );
  return listed.length === 0 ? both : text('pair on', names.length, both, joined(wording, listed));
}

/** "Articles report disagreement between China and Japan on Ferry; and 2 more pairs." */
export function reportedSentence(analysis: Analysis, wording: Wording): readonly string[] {
  const { text } = wording;
  const [first, ...others] = reportedPairs(analysis);
  if (!first) return [];
  const words = reportedWords(first, wording);
  const articles = readArticles(analysis).length;
  return [
    others.length === 0
      ? text('articles report', articles, words)
      : text('articles report more', articles, words, text('more pairs', others.length)),
  ];
}
