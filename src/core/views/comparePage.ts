import type { Disagreement } from '../analysis/disagreements';
import type { ComparedSide, Comparison } from './compare';
import type { ViewContext } from './facts';
import type { RowTarget } from './tree';
import { issueLabel, pairWithSigns } from './treeRows';

/** One side of a comparison as a page of text, for a read-only editor. */
export interface ComparePage {
  readonly title: string;
  readonly text: string;
  /** Lines (from 0) that lead to the quote's place. */
  readonly links: readonly { readonly line: number; readonly target: RowTarget }[];
}

/** The two pages, built alike, so that side by side their heads stand at the same height. */
export function comparePages(comparison: Comparison): readonly [ComparePage, ComparePage] {
  const [a, b] = comparison.sides;
  return [pageOf(comparison, a), pageOf(comparison, b)];
}

/** A disagreement in a list: the issue, then who stands where. */
export function disagreementHeading(
  context: ViewContext,
  row: Disagreement,
): { readonly label: string; readonly description: string } {
  return { label: issueLabel(context, row.issue), description: pairWithSigns(context, row) };
}

function pageOf({ issue, statement }: Comparison, side: ComparedSide): ComparePage {
  const lines = [side.title, '', issue];
  if (statement !== undefined) lines.push(`“${statement}”`);
  lines.push('');
  const links: { line: number; target: RowTarget }[] = [];
  for (const quote of side.quotes) {
    lines.push(`${quote.sign}  ${quote.actor}`, '', `    ${quote.quote}`, '');
    links.push({ line: lines.length, target: quote.target });
    lines.push(`    ${quote.source}`, '', '');
  }
  if (side.quotes.length === 0) lines.push('–', '');
  return { title: side.title, text: lines.join('\n'), links };
}
