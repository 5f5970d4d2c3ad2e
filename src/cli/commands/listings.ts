import {
  fieldName,
  fieldsInOrder,
  inScope,
  MENTION_COLUMNS,
  mentionRows,
  POSITION_HEADS,
  positionColumns,
  positionRecords,
  positionRow,
  type Filter,
  type ListedMention,
} from '../../core';
import { onAskedCorpora, rendered, reportRollUp } from '../corpus/askedCorpus';
import type { LoadedCorpus } from '../corpus/corpus';
import { command } from '../options/command';
import { COMMON, JSONL, QUERY, WEAK } from '../options/shared';
import { listed, type Listing } from '../output/printing';
import { runRows } from '../streams/streamed';
import { counted, searchRemarks } from './remarks';

/** What a query can name: actors first, and what tests more than a field last. */
const QUERIED: readonly string[] = [
  ...fieldsInOrder([
    ...(['actors', 'speaker', 'target', 'addressee', 'accordingTo', 'issues', 'stance'] as const),
    ...(['act', 'condition', 'certainty', 'coder', 'status', 'tags', 'date'] as const),
  ])
    .filter(({ find, key }) => find !== undefined && key !== 'note')
    .map(fieldName),
  ...['since', 'until', 'in', 'text', 'note'],
];

export const MENTIONS = command({
  summary: 'Where the texts name actors and issues.',
  details:
    'Matches of the codebook’s names and aliases, and mentions marked by hand, without ignored ones.\nAn ambiguous mention has one row for each candidate.',
  example: 'policy-annotator mentions articles --scope article:nice.md',
  options: { weak: WEAK, jsonl: JSONL, ...COMMON },
  run: async ({ options, operands }, outside) =>
    options.jsonl
      ? runRows({ rows: 'mentions' }, operands, options, outside)
      : onAskedCorpora(operands, options, outside, async ({ corpus, filter }) => {
          reportRollUp(filter, options, outside);
          return rendered(await listMentions(corpus, filter, options.weak), options, outside);
        }),
});

export const POSITIONS = command({
  summary: 'Who holds which stance on what, in which words.',
  details: `Every recorded position, including those that do not count as evidence. --query takes words,\n"some words" and ${QUERIED.map((name) => `${name}:`).join(' ')} field.NAME:, each with a minus sign for "not"; several values of one field mean any of them, several fields all of them.`,
  example: "policy-annotator positions articles --query 'actor:china -stance:support since:2024'",
  options: { ...QUERY, jsonl: JSONL, ...COMMON },
  run: async ({ options, operands }, outside) =>
    options.jsonl
      ? runRows({ rows: 'positions' }, operands, options, outside)
      : onAskedCorpora(
          operands,
          options,
          outside,
          ({ corpus, filter }) => {
            reportRollUp(filter, options, outside);
            return rendered(listPositions(corpus, filter), options, outside);
          },
          { listsRows: true },
        ),
});

export function listPositions({ reader }: LoadedCorpus, filter: Filter): Listing {
  const records = positionRecords(reader, filter);
  return listed({
    columns: positionColumns(reader.codebook),
    rows: records,
    headsFirst: POSITION_HEADS,
    image: positionRow,
    remarks: [counted(records.length, 'position'), ...searchRemarks(filter)],
  });
}

async function listMentions(corpus: LoadedCorpus, filter: Filter, weak: boolean): Promise<Listing> {
  const rows: ListedMention[] = [];
  for (const article of corpus.reader.articles()) {
    const { path } = article;
    if (!inScope(path, filter.scope)) continue;
    const text = (await corpus.text(path)) ?? '';
    const found = mentionRows(path, text, await corpus.mentions(path, weak));
    // One by one: a long article has more mentions than a call can have arguments.
    for (const mention of found) rows.push({ mention, article });
  }
  return listed({
    columns: MENTION_COLUMNS,
    rows,
    image: ({ mention }) => mention,
    remarks: [counted(rows.length, 'mention')],
  });
}
