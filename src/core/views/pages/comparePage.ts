import type { Disagreement } from '../../analysis/disagreements/whoDisagrees';
import { forEachTask, type Task } from '../../util/task';
import type { ComparedQuote, Comparison } from './compare';
import type { ViewContext } from '../facts/facts';
import type { Target } from '../../model/target';
import { issueLabel, joinCounts } from '../words/nameLabels';
import { inQuotationMarks } from '../words/label';
import { sentenceText } from '../words/quoteInSentence';
import { STANCE_SIGN, type StanceLook } from '../words/stanceLook';
import { pairWithSigns } from '../trees/pairRow';

/** One side of a comparison as a page of text, for a read-only editor. */
export interface ComparePage {
  readonly title: string;
  readonly text: string;
  /** Lines (from 0) that lead to the quote's place. */
  readonly links: readonly { readonly line: number; readonly target: Target }[];
  /** The quotes in their sentences: lines from 0, columns in UTF-16 units. */
  readonly marks: readonly QuoteMark[];
}

export interface QuoteMark {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly look: StanceLook;
}

/** The two pages, with the same layout, so that side by side their headings are at the same height.
 * A task. */
export function* comparePages(comparison: Comparison): Task<readonly [ComparePage, ComparePage]> {
  return [yield* pageOf(comparison, 0), yield* pageOf(comparison, 1)];
}

/** The heading of a disagreement in a list: the issue, then the actors with their sides. */
export function disagreementHeading(
  context: ViewContext,
  row: Disagreement,
): { readonly label: string; readonly description: string } {
  return { label: issueLabel(context, row.issue), description: pairWithSigns(context, row) };
}

function* pageOf({ issue, statement, stated, parts }: Comparison, at: 0 | 1): Task<ComparePage> {
  const title = parts[0]?.sides[at].title ?? '';
  const lines = [title, '', issue];
  if (statement !== undefined) lines.push(inQuotationMarks(statement));
  lines.push('');
  const links: { line: number; target: Target }[] = [];
  const marks: QuoteMark[] = [];
  const add = (compared: ComparedQuote): void => {
    const { sign, actor, issue: on, speaker, condition, date } = compared;
    const { sentence, source, target, look } = compared;
    lines.push(`${sign}  ${joinCounts(actor, on, speaker, condition, date)}`, '');
    let column = INDENT.length;
    for (const { text, isQuote } of sentence) {
      const end = column + text.length;
      if (isQuote) marks.push({ line: lines.length, start: column, end, look });
      column = end;
    }
    lines.push(`${INDENT}${sentenceText(sentence)}`, '');
    links.push({ line: lines.length, target });
    lines.push(`${INDENT}${source}`, '', '');
  };
  stated.forEach(add);
  for (const { heading, sides } of parts) {
    const { look, quotes } = sides[at];
    const sign = quotes.length > 0 ? `${STANCE_SIGN[look]}  ` : '';
    if (heading !== '') lines.push(`${sign}${heading}`, '');
    yield* forEachTask(quotes, add);
    if (quotes.length === 0) lines.push('–', '');
  }
  return { title, text: lines.join('\n'), links, marks };
}

const INDENT = '    ';
