import { analyse, type Analysis } from '../../analysis/analyse';
import { contradictions, isCountedContradiction } from '../../analysis/contradictions';
import { otherRowsOn, type PairKind } from '../../analysis/disagreements/whoDisagrees';
import { reasonLeftOut } from '../../analysis/records/leftOut';
import { compareTextNullLast } from '../../model/order';
import type { Codebook } from '../../model/codebook';
import type { IssueId } from '../../model/ids';
import type { Task } from '../../util/task';
import { briefIssue, byIssue, type BriefContext, type NotCounted } from './briefIssue';
import { briefMethod } from './briefMethod';
import { citer } from './briefQuotes';
import { plural } from './briefWords';
import { withoutRefused } from '../exportedRows';
import type { ExportFormat, ExportInput, Rendered } from '../exportFormat';
import { markdownText } from './markdownText';

export const briefMarkdown: ExportFormat = {
  id: 'brief-md',
  label: 'Brief (Markdown)',
  extension: 'brief.md',
  description: 'Issue by issue who disagrees with whom, with quotes and sources, to read and edit.',
  render,
};

function* render(input: ExportInput): Task<Rendered> {
  const analysis = yield* analyse(withoutRefused(input.reader), input.filter);
  yield undefined;
  const context: BriefContext = {
    analysis,
    contradictions: contradictions(analysis),
    counted: byIssue(analysis.surviving, (record) => record, analysis),
    notCounted: byIssue(notCounted(analysis), ({ record }) => record, analysis),
    cite: citer(input),
  };
  const issues = issuesOf(context, analysis.reader.codebook);
  return { pieces: piecesOf(context, issues, input) };
}

async function* piecesOf(
  context: BriefContext,
  issues: readonly (IssueId | undefined)[],
  input: ExportInput,
): AsyncGenerator<string> {
  yield `# ${markdownText(input.corpusName)}: who disagrees with whom\n\n`;
  yield `${summary(context)}\n`;
  for (const issue of issues) yield* briefIssue(issue, context);
  yield* briefMethod(context, context.analysis.reader);
}

function summary({ analysis, contradictions: moved }: BriefContext): string {
  const found = [...analysis.issues.values()];
  const others = found.flatMap(otherRowsOn);
  const count = (kind: string): number => others.filter((row) => row.kind === kind).length;
  const pairs = (kind: PairKind): number => found.reduce((sum, on) => sum + on.pairs[kind].count, 0);
  const derived = pairs('derived');
  const atTimes = count('at-times');
  const counted = moved.filter(isCountedContradiction);
  const shifts = counted.filter(({ kind }) => kind === 'shift').length;
  const articles = new Set(analysis.records.map(({ article }) => article.path)).size;
  return [
    `${plural(analysis.records.length, 'position')} in ${plural(articles, 'article')}`,
    `${plural(derived + atTimes, 'disagreement')} (${String(derived)} on balance, ${String(atTimes)} at times)`,
    `${String(count('stated'))} stated`,
    `${String(count('internal'))} within one side`,
    `${String(pairs('apart'))} at different times`,
    `${String(count('one-sided'))} one-sided`,
    plural(counted.length - shifts, 'contradiction'),
    plural(shifts, 'shift'),
  ].join(' · ');
}

/** In the codebook's order, unknown ids after it, what has no issue last. */
function issuesOf(context: BriefContext, codebook: Codebook): (IssueId | undefined)[] {
  const issues = new Set<IssueId | undefined>([
    ...context.counted.keys(),
    ...context.notCounted.keys(),
    ...context.analysis.issues.keys(),
  ]);
  const known = [...codebook.issues.keys()].filter((issue) => issues.has(issue));
  const isKnown = new Set<IssueId | undefined>(known);
  const others = [...issues].filter((issue) => !isKnown.has(issue));
  return [...known, ...others.sort(compareTextNullLast)];
}

function notCounted(analysis: Analysis): NotCounted[] {
  const found: NotCounted[] = [];
  for (const record of analysis.records) {
    const reason = reasonLeftOut(record, record.position, analysis.context.filter);
    // Such a record would stand below each of thousands of issues: the method counts it.
    if (reason === undefined || reason === 'too many combinations') continue;
    found.push({ record, reason });
  }
  return found;
}
