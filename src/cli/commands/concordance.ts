import {
  concordanceCollector,
  CONTEXT_COLUMNS,
  concordancePage,
  runSync,
  frontMatterEnd,
  inScope,
  sortedLines,
  createLocalizer,
  type Codebook,
  type ConcordanceLine,
  type Filter,
} from '../../core';
import type { LoadedCorpus } from '../corpus/corpus';
import { onAskedCorpora, rendered, reportRollUp } from '../corpus/askedCorpus';
import { command } from '../options/command';
import { wholeNumber } from '../options/option';
import { COMMON, JSONL, WEAK } from '../options/shared';
import type { Listing } from '../output/printing';
import { runRows } from '../streams/streamed';
import { askedConcordance, rowOf, SEARCHED, type AskedConcordance } from './concordanceRows';
import { oneLine } from '../output/printable';
import { WrongUse } from '../options/wrongUse';

export const CONCORDANCE = command({
  summary: 'Every mention of an actor, an issue or some words, one per line.',
  details:
    'With the words before and after it, the date and the article. An expression is one word or several in a row: whole words, ignoring case and accents; * at the end of a word matches any ending. --jsonl writes by article.',
  example: "policy-annotator concordance articles --expression 'deep-sea min*' --sort right",
  options: {
    ...SEARCHED,
    width: wholeNumber(
      CONTEXT_COLUMNS,
      'columns of the words before, and of those after, in a table (default: what fits the terminal)',
    ),
    weak: WEAK,
    jsonl: JSONL,
    ...COMMON,
  },
  run: async ({ options, operands }, outside) => {
    const concordance = (codebook: Codebook): AskedConcordance =>
      askedConcordance(options, codebook);
    if (options.jsonl) {
      if (options.sort !== 'article') {
        throw new WrongUse('--jsonl writes article by article; for another order, use --json.');
      }
      return runRows({ rows: 'concordance', concordance }, operands, options, outside);
    }
    return onAskedCorpora(operands, options, outside, async ({ corpus, filter }) => {
      reportRollUp(filter, options, outside);
      const asked = concordance(corpus.reader.codebook);
      const { width = widthIn(outside.columns) } = options;
      return rendered(
        await listConcordance(corpus, filter, asked, options, width),
        options,
        outside,
      );
    });
  },
});

/** The whole corpus, sorted: rows for programs, and the editor's page as a table. */
export async function listConcordance(
  corpus: LoadedCorpus,
  filter: Filter,
  asked: AskedConcordance,
  { weak }: { readonly weak: boolean },
  width: number,
): Promise<Listing> {
  const collector = concordanceCollector(Infinity);
  for (const { path, metadata } of corpus.reader.articles()) {
    if (!inScope(path, filter.scope)) continue;
    const text = (await corpus.text(path)) ?? '';
    const mentions = asked.what.kind === 'expression' ? [] : await corpus.mentions(path, weak);
    const from = frontMatterEnd(path, text);
    const given = { article: path, text, date: metadata.date, from };
    runSync(collector.add(given, asked.spans(text, from, mentions)));
  }
  const result = collector.result();
  const lines = runSync(sortedLines(result.lines, asked.sort));
  return {
    rows: lines.map(rowOf),
    table: [],
    remarks: pageLines({ asked, corpus, result, lines, width }),
  };
}

const SHORTEST = 20;
const LONGEST = 90;
/** Columns of a row besides the words before and after: the mention, the date, spaces, a short
 * path. */
const BESIDES = 56;

/** Of the words before, and of those after, in a terminal. */
function widthIn(columns: number): number {
  return Math.min(LONGEST, Math.max(SHORTEST, Math.floor((columns - BESIDES) / 2)));
}

function pageLines({
  asked: { what, sort },
  corpus,
  result,
  lines,
  width,
}: {
  readonly asked: AskedConcordance;
  readonly corpus: LoadedCorpus;
  readonly result: ReturnType<ReturnType<typeof concordanceCollector>['result']>;
  readonly lines: readonly ConcordanceLine[];
  readonly width: number;
}): string[] {
  const { codebook } = corpus.reader;
  const look = { sort, width, most: Infinity, made: '', outdated: false };
  const page = runSync(
    concordancePage({ what, codebook, localizer: createLocalizer(), result, lines, ...look }),
  );
  return page.text.trimEnd().split('\n').map(withoutControls);
}

/** Like `oneLine`, but keeps the columns aligned. */
function withoutControls(line: string): string {
  return line.replace(/\S+/g, oneLine);
}
