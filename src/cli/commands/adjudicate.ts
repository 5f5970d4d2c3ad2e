import {
  coderName,
  corpusQueue,
  countQueue,
  createLocalizer,
  least,
  positionItem,
  readingKey,
  runSync,
  type Codebook,
  type CodersCorpus,
  type PassageReading,
  type QueuedPassage,
  readingRow,
} from '../../core';
import { suggestion } from '../options/knownValues';
import { onCoders } from '../agreement/onCoders';
import { command } from '../options/command';
import { flag, text, type Values } from '../options/option';
import { OF_CODERS } from '../options/shared';
import { WrongUse } from '../options/wrongUse';
import { printed, type Listing } from '../output/printing';
import { listSecondReading } from '../agreement/machineListings';
import { counted } from './remarks';

const OPTIONS = {
  list: flag('the list; there is no other output yet'),
  issue: text('ID', 'only passages in which a coder has a position on the issue'),
  unfinished: flag('also readings that are not marked as complete'),
  against: text(
    'MACHINE',
    'instead, where the reading of a machine differs from those of people who have completed an article',
  ),
  ...OF_CODERS,
};

export const ADJUDICATE = command({
  summary: 'What coders read differently, and what was decided about it.',
  details:
    'A row for each passage of the articles that two or more coders have completed: it waits (identical or differing), is decided, or changed since it was decided. Decisions are made in VS Code: Adjudicate.',
  example: 'policy-annotator adjudicate articles --list --issue moratorium',
  options: OPTIONS,
  run: async ({ options, operands }, outside) =>
    onCoders(operands, options, outside, (corpus) => ({
      pieces: printed(
        options.against === undefined
          ? listAdjudication(corpus, options)
          : listSecondReading(corpus, options.against),
        options,
        outside,
      ),
    })),
});

/** The output of `adjudicate --list`: a row for each passage of the articles that at least two
 * coders have completed. Throws `WrongUse` without `--list`, and where all coders share one
 * file. */
function listAdjudication(
  { codebook, articles }: CodersCorpus,
  options: Values<typeof OPTIONS>,
): Listing {
  if (!options.list) {
    throw new WrongUse('Add --list: what waits for adjudication. Decisions are made in VS Code.');
  }
  if (codebook.annotationFiles === 'shared') {
    throw new WrongUse(
      'All coders of this corpus share one file, so nothing is adjudicated. See docs/together/adjudicate.md.',
    );
  }
  const { issue } = options;
  if (issue !== undefined && !codebook.issues.has(issue)) {
    throw new WrongUse(
      `The codebook has no issue “${issue}”.${suggestion(issue, [...codebook.issues.keys()])}`,
    );
  }
  const queueOptions = { withUnfinished: options.unfinished, issue };
  const queues = runSync(corpusQueue({ codebook, articles }, queueOptions));
  const passages = queues.flatMap((queue) => queue.passages);
  const { waiting, identical, changed, decided } = countQueue(passages);
  const unread = queues.flatMap((queue) => queue.unread);
  return {
    rows: passages.map(passageRow),
    table: [
      ['ARTICLE', 'STATE', 'CODERS', 'READING', 'QUOTE'],
      ...passages.flatMap((passage) => tableRows(codebook, passage)),
    ],
    remarks: [
      `${counted(waiting, 'passage')} ${waiting === 1 ? 'waits' : 'wait'}, of these ${String(identical)} identical; changed since decided: ${String(changed)}; decided: ${String(decided)}.`,
      ...(unread.length === 0
        ? []
        : [`Not listed, since a file of the article cannot be read: ${unread.join(', ')}.`]),
    ],
  };
}

function passageRow(passage: QueuedPassage) {
  const { article, state, isIdentical, readings, decision } = passage;
  const spans = markedIn(passage).flatMap(({ places }) => places.flatMap(({ span }) => span ?? []));
  return {
    article,
    state,
    identical: isIdentical,
    start: spans.length === 0 ? null : least(spans.map(({ start }) => start)),
    quote: wordsOf(passage),
    readings: readings.map(({ coder, positions }) => ({
      coder,
      positions: positions.map(({ placed: { annotation } }) => readingRow(annotation)),
    })),
    decision: decision
      ? {
          by: decision.by ?? null,
          at: decision.at ?? null,
          reason: decision.reason ?? null,
          result: decision.result,
        }
      : null,
  };
}

function stateText({ state, isIdentical }: QueuedPassage): string {
  if (state !== 'waiting') return state;
  return isIdentical ? 'identical' : 'differing';
}

/** What coders marked; the result where all of that was removed. */
function markedIn({ positions, adjudicated }: QueuedPassage) {
  return positions.length > 0 ? positions.map(({ placed }) => placed) : adjudicated;
}

/** A line for each different reading; what is about the passage stands in the first. */
function tableRows(codebook: Codebook, passage: QueuedPassage): readonly (readonly string[])[] {
  if (passage.positions.length === 0) {
    const result = readingText(codebook, passage.adjudicated);
    return [[passage.article, 'changed', 'removed', `result: ${result}`, wordsOf(passage)]];
  }
  const byReading = new Map<string, PassageReading[]>();
  for (const reading of passage.readings) {
    const key = readingKey(reading.positions);
    byReading.set(key, [...(byReading.get(key) ?? []), reading]);
  }
  return [...byReading.values()].map((alike, index) => {
    const coders = alike.map(({ coder }) => coderName(codebook, coder)).join(', ');
    const text = readingText(
      codebook,
      (alike[0]?.positions ?? []).map(({ placed }) => placed),
    );
    return index === 0
      ? [passage.article, stateText(passage), coders, text, wordsOf(passage)]
      : ['', '', coders, text, ''];
  });
}

function readingText(codebook: Codebook, positions: QueuedPassage['adjudicated']): string {
  const localizer = createLocalizer();
  const labels = positions.map(({ annotation }) => {
    const { label, fields } = positionItem(annotation, { codebook, localizer });
    return fields.length === 0 ? label : `${label} (${fields.join(' · ')})`;
  });
  return labels.length === 0 ? 'nothing' : labels.join('; ');
}

function wordsOf(passage: QueuedPassage): string {
  const [first] = markedIn(passage);
  return first?.annotation.quote.map(({ exact }) => exact).join(' […] ') ?? '';
}
