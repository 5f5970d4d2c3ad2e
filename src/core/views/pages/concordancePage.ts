import { COUNTS } from '../words/shared';
import type { ConcordanceLine } from '../../concordance/lines';
import type { ConcordanceResult } from '../../concordance/result';
import { groupOf, type ConcordanceSort } from '../../concordance/sort';
import type { ConcordanceOf } from '../../concordance/what';
import type { Codebook } from '../../model/codebook';
import { columnsOf, endWithin, spacesTo, startWithin } from '../../text/columns';
import { inQuotationMarks, labelText } from '../words/label';
import { nameOf } from '../words/names';
import type { Localizer } from '../words/localizer';
import { phrases } from '../../util/phrase';

export interface ConcordancePageInput {
  readonly what: ConcordanceOf;
  readonly codebook: Codebook;
  readonly localizer: Localizer;
  readonly result: ConcordanceResult;
  /** The result's lines in the order of `sort`. */
  readonly lines: readonly ConcordanceLine[];
  readonly sort: ConcordanceSort;
  /** The most lines. */
  readonly most: number;
  /** Number of columns before the mention, and also after it. */
  readonly width: number;
  /** The time when it was made, as text; empty where that is now. */
  readonly made: string;
  /** True if something that it was made from has changed. */
  readonly outdated: boolean;
}

/** A concordance as a page of text for a read-only editor with a font of equal widths. */
export interface ConcordancePage {
  readonly text: string;
  /** The line of the page, from 0, of the first row. */
  readonly firstRow: number;
  readonly rows: readonly ConcordanceRow[];
  /** Groups of rows, each with its first and last line of the page. */
  readonly groups: readonly { readonly first: number; readonly last: number }[];
}

/** A row; offsets are UTF-16 units in it. */
export interface ConcordanceRow {
  readonly line: ConcordanceLine;
  readonly nodeStart: number;
  readonly nodeEnd: number;
  /** The start of date and article. */
  readonly sourceStart: number;
}

/** The page, made in steps of a few rows. Its head has the search, the counts, what is omitted and
 * its age. The head has the same number of lines and characters whether it is out of date or not,
 * so that rows and the selection stay in place: an editor that replaces a long page keeps a
 * selection at its offsets. */
export function* concordancePage(
  input: ConcordancePageInput,
): Generator<undefined, ConcordancePage> {
  const { localizer, sort, most } = input;
  const head = headOf(input);
  const shown = input.lines.slice(0, most);
  const dates = new Map<string, string>();
  const dateOf = ({ date }: ConcordanceLine): string => {
    if (date === undefined) return localizer.text('undated');
    const known = dates.get(date) ?? labelText(localizer.date(date), 30);
    dates.set(date, known);
    return known;
  };
  let dateWidth = 0;
  for (const [index, line] of shown.entries()) {
    dateWidth = Math.max(dateWidth, columnsOf(dateOf(line)));
    if (index % DATES_PER_STEP === DATES_PER_STEP - 1) yield undefined;
  }
  /** Joined in parts, since joining fifty thousand rows at the end would take long. */
  const written: string[] = [...head];
  let texts: string[] = [];
  const rows: ConcordanceRow[] = [];
  const groups: { first: number; last: number }[] = [];
  let group: string | undefined;
  for (const [index, line] of shown.entries()) {
    const date = dateOf(line);
    const words = wordsOf(line, input.width);
    texts.push(
      `${words.text}  ${date}${spacesTo(date, dateWidth)}  ${labelText(line.article, 200)}`,
    );
    rows.push({ line, ...words.node, sourceStart: words.text.length + 2 });
    const own = groupOf(line, sort);
    const last = groups.at(-1);
    if (last && own === group) last.last = head.length + index;
    else groups.push({ first: head.length + index, last: head.length + index });
    group = own;
    if (index % ROWS_PER_STEP !== ROWS_PER_STEP - 1) continue;
    written.push(texts.join('\n'));
    texts = [];
    yield undefined;
  }
  return { text: [...written, ...texts, ''].join('\n'), firstRow: head.length, rows, groups };
}

/** The title of the tab and the head: `Concordance: China`. */
export function concordanceTitle(
  what: ConcordanceOf,
  codebook: Codebook,
  localizer: Localizer,
): string {
  return localizer.text('Concordance: {0}', concordanceName(what, codebook, localizer));
}

/** A safe label: the name of the actor or issue, or the expression in quotation marks. */
export function concordanceName(
  what: ConcordanceOf,
  codebook: Codebook,
  localizer: Localizer,
): string {
  return what.kind === 'expression'
    ? inQuotationMarks(labelText(what.text, 80))
    : nameOf(codebook, what.kind, what.id, localizer);
}

const ROWS_PER_STEP = 50;
const DATES_PER_STEP = 5000;
const NAMED_UNREAD = 5;

/** The words before, the mention at the same column in every row, and the words after it. */
function wordsOf(
  { left, node, right }: ConcordanceLine,
  width: number,
): {
  readonly text: string;
  readonly node: { readonly nodeStart: number; readonly nodeEnd: number };
} {
  const before = endWithin(left, width);
  const start = spacesTo(before, width) + before;
  const behind = startWithin(node + right, width + LONGEST_NODE);
  const text = start + behind + spacesTo(behind, width + LONGEST_NODE);
  const nodeEnd = start.length + Math.min(node.length, behind.length);
  return { text, node: { nodeStart: start.length, nodeEnd } };
}

/** Columns for the mention itself; a longer one takes room from what follows it. */
const LONGEST_NODE = 16;

const SORTED_BY = phrases({
  article: 'sorted by article',
  date: 'sorted by date',
  left: 'sorted by the words before',
  right: 'sorted by the words after',
});

function headOf(input: ConcordancePageInput): string[] {
  const { what, codebook, localizer, result, lines, sort, most, made, outdated } = input;
  const counts = [
    localizer.text(COUNTS.mentions, result.mentions),
    localizer.text(
      ['in {1} of {0} article', 'in {1} of {0} articles'],
      result.looked,
      result.articles,
    ),
    localizer.text(SORTED_BY[sort]),
    made === '' ? '' : localizer.text('as of {0}', made),
  ];
  const notes: string[] = [];
  if (result.mentions === 0) {
    notes.push(
      localizer.text(
        what.kind === 'expression'
          ? 'No results. Whole words are searched for, ignoring case and accents; * at the end of a word stands for any ending.'
          : 'No results. Mentions marked by hand are searched for, and the names and aliases of the codebook, except weak ones.',
      ),
    );
  }
  const shown = Math.min(most, lines.length);
  if (shown < lines.length)
    notes.push(
      localizer.text(
        'The first {0} of {1} are shown; show more to see the others.',
        shown,
        result.mentions,
      ),
    );
  else if (lines.length < result.mentions) {
    notes.push(
      localizer.text(
        'The first {0} of {1} are listed; the others are only counted.',
        lines.length,
        result.mentions,
      ),
    );
  }
  if (result.unread.length > 0) {
    const named = result.unread.slice(0, NAMED_UNREAD).map((path) => labelText(path));
    const rest = result.unread.length > NAMED_UNREAD ? ', …' : '';
    notes.push(
      localizer.text(
        [
          '{0} article could not be read and is not included: {1}',
          '{0} articles could not be read and are not included: {1}',
        ],
        result.unread.length,
        named.join(', ') + rest,
      ),
    );
  }
  const title = concordanceTitle(what, codebook, localizer);
  const counted = counts.filter(Boolean).join(' · ');
  const withOutdated = `${counted} · ${localizer.text('OUT OF DATE: articles, annotations or the codebook have changed; refresh the concordance')}`;
  // Leaves room for the note that it is out of date.
  const withRoom = made === '' ? counted : counted.padEnd(withOutdated.length);
  return [title, outdated ? withOutdated : withRoom, ...notes, ''];
}
