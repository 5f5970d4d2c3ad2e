import {
  coderName,
  fieldName,
  fieldsInOrder,
  createLocalizer,
  inScope,
  issueName,
  positionRecords,
  stanceLabel,
  type Codebook,
  type Filter,
  type Position,
  mentionRows,
  positionRow,
  type MentionRow,
} from '../../core';
import { onAskedCorpora, rendered, reportRollUp } from '../corpus/askedCorpus';
import type { LoadedCorpus } from '../corpus/corpus';
import { command } from '../options/command';
import { COMMON, JSONL, QUERY, WEAK } from '../options/shared';
import type { Listing } from '../output/printing';
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
  const { codebook } = reader;
  const records = positionRecords(reader, filter);
  return {
    rows: records.map(positionRow),
    table: [
      ['ARTICLE', 'ACTOR', 'STANCE', 'ISSUE', 'DATE', 'CODER', 'QUOTE', 'ID'],
      ...records.map(({ id, article, position, date }) => [
        article.path,
        actorNames(codebook, position.actors) + spokenBy(codebook, position),
        stanceLabel(codebook, position, createLocalizer()),
        issueNames(codebook, position.issues),
        date ?? '',
        position.coder === undefined ? '' : coderName(codebook, position.coder),
        position.quote.map(({ exact }) => exact).join(' […] '),
        id,
      ]),
    ],
    remarks: [counted(records.length, 'position'), ...searchRemarks(filter)],
  };
}

export async function listMentions(
  corpus: LoadedCorpus,
  filter: Filter,
  weak: boolean,
): Promise<Listing> {
  const rows: MentionRow[] = [];
  for (const { path } of corpus.reader.articles()) {
    if (!inScope(path, filter.scope)) continue;
    const text = (await corpus.text(path)) ?? '';
    const found = mentionRows(path, text, await corpus.mentions(path, weak));
    // One by one: a long article has more mentions than a call can have arguments.
    for (const row of found) rows.push(row);
  }
  return {
    rows,
    table: [
      ['ARTICLE', 'PLACE', 'KIND', 'ID', 'TEXT', 'REMARKS'],
      ...rows.map((row) => [
        row.article,
        `${String(row.start)}–${String(row.end)}`,
        row.kind,
        row.id,
        row.text,
        row.ambiguous ? 'ambiguous' : row.marked ? 'marked' : '',
      ]),
    ],
    remarks: [counted(rows.length, 'mention')],
  };
}

export function actorNames(codebook: Codebook, ids: readonly string[]): string {
  return ids.map((id) => codebook.actors.get(id)?.name ?? id).join(', ');
}

/** " (by Wang Yi)", " (according to China)": ascribed positions are listed but not counted. */
function spokenBy(codebook: Codebook, { actors, speaker, accordingTo }: Position): string {
  const remarks = [
    ...(speaker === undefined || actors.includes(speaker)
      ? []
      : [`by ${actorNames(codebook, [speaker])}`]),
    ...(accordingTo === undefined ? [] : [`according to ${actorNames(codebook, [accordingTo])}`]),
  ];
  return remarks.length === 0 ? '' : ` (${remarks.join(', ')})`;
}

export function issueNames(codebook: Codebook, ids: readonly string[]): string {
  return ids.map((id) => issueName(codebook, id)).join(', ');
}
