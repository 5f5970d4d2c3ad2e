import { issueName } from '../../codebook/lookUp';
import type { IssueId } from '../../model/ids';
import type { ExportInput } from '../exportFormat';
import type { Wording } from '../wording/wording';
import { issuesWithSides } from './briefSummary';
import { inSentence, joined } from './briefWords';
import type { OpeningContext } from './issues/briefIssue';

const MOST_ISSUES = 3;

/** "Trade talks: who disagrees with whom"; see `documentTitle`. */
export function briefTitle(input: ExportInput, context: OpeningContext): string {
  const issues = issuesWithSides(context).flatMap(({ issue }) => issue ?? []);
  return documentTitle('brief', input, issues, context.wording);
}

/** In one line. Where the codebook has no title, the name of a folder would be none: "Who disagrees
 * with whom on Tolls, Exports and 2 more issues". */
export function documentTitle(
  what: 'brief' | 'table',
  { corpusName, isUntitled }: Pick<ExportInput, 'corpusName' | 'isUntitled'>,
  issues: readonly IssueId[],
  wording: Wording,
): string {
  const { codebook, text } = wording;
  if (isUntitled !== true) return text(`title of ${what}`, corpusName.replace(/\s+/g, ' '));
  if (issues.length === 0) return text(`title of ${what} without name`);
  const names = issues
    .slice(0, MOST_ISSUES)
    .map((issue) => inSentence(wording, issueName(codebook, issue)));
  const more = issues.length - names.length;
  const listed = [...names, ...(more > 0 ? [text('more issues', more)] : [])];
  return text(`title of ${what} on issues`, joined(wording, listed));
}
