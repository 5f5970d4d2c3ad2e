import type { Material } from '../material';
import { compareTimes, formatTimes } from '../row';
import { ALTERNATIVES, type Alternative } from './alternatives';
import { articlesOf } from './article';
import { mixes } from './editions';
import { countAnswers, NOTHING, placed, sumOf, type Counts } from './measure';
import { makeTask, type Task } from './task';
import { suggestionCurve } from './curve';
import { BUDGETS } from '../budgets';

const QUOTES = 1000;
const SEEDS = [1, 2, 3, 4, 5];
/** As in the study of the ratios: without marked mentions, which cost the reference most. */
const SENTENCES_AND_CLAUSES = [0.926, 1] as const;

/** The edit that has a budget; the others are for information. */
const AN_EDIT = '20 word edits';

/** Prints the results for a thousand quotes in other editions of an article, by this project and by
 * others. Returns the number of missed targets. */
export function reportAnchoring(material: Material): number {
  const [article, foreign] = articlesOf(material);
  console.log(
    `\nFinding ${QUOTES} quotes again; ${material.source}, ${article.flat().length} words in ${article.length} paragraphs; seeds ${SEEDS.join(', ')}.`,
  );
  const curve = suggestionCurve();
  let missed = 0;
  printLine(HEAD);
  for (const mix of mixes(foreign)) {
    const tasks = SEEDS.map((seed) => makeTask(article, mix, seed, QUOTES));
    const counts = ALTERNATIVES.map((alternative) => countsOf(alternative, tasks));
    ALTERNATIVES.forEach(({ name }, i) => printCounts(i === 0 ? mix.name : '', name, counts[i]));
    missed += missedDemands(mix.name, counts);
    for (const task of tasks) curve.add(task);
  }
  console.log('\nSuggestions by their score, for quotes whose words are gone, all mixes:');
  console.log(curve.table());

  console.log('\nSpeed, sentences and clauses only, ms:');
  for (const mix of mixes(foreign)) {
    missed += timeMix(makeTask(article, mix, 1, QUOTES, SENTENCES_AND_CLAUSES));
  }
  return missed;
}

function countsOf(alternative: Alternative, tasks: readonly Task[]): Counts {
  return tasks
    .map((task) => countAnswers(task, alternative.prepare(task)()))
    .reduce(sumOf, NOTHING);
}

function missedDemands(mix: string, counts: readonly Counts[]): number {
  let missed = 0;
  const [reference = NOTHING] = counts;
  counts.forEach((ours, i) => {
    const name = ALTERNATIVES[i]?.name ?? '';
    if (!name.includes('ours')) return;
    if (ours.silentWrong > 0) missed += miss(`${mix}: ${name} is silent and wrong`);
    if (placed(ours) < placed(reference)) missed += miss(`${mix}: ${name} places fewer than (a)`);
  });
  return missed;
}

function miss(what: string): 1 {
  console.log(`MISS ${what}`);
  return 1;
}

/** Both alternatives of this project against the reference, in turns. */
function timeMix(task: Task): number {
  let missed = 0;
  const [reference, ...others] = ALTERNATIVES;
  others
    .filter(({ name }) => name.includes('ours'))
    .forEach((ours, i) => {
      if (!reference) return;
      const slow = reference.prepare(task);
      const quick = ours.prepare(task);
      const times = compareTimes(
        { work: () => slow().length, batch: 1, batches: 1 },
        { work: () => quick().length, batch: 1, batches: 10 },
        2,
      );
      const ratio = times.reference.min / times.measured.min;
      const isOver = task.mix === AN_EDIT && times.measured.min > BUDGETS.quotesAgain;
      if (isOver) missed++;
      const verdict = `≤ ${String(BUDGETS.quotesAgain)} ms ${isOver ? 'MISS' : 'ok'}`;
      printLine([
        i === 0 ? task.mix : '',
        ours.name,
        formatTimes(times.reference),
        formatTimes(times.measured),
        `${ratio.toFixed(1)}x`,
        task.mix === AN_EDIT ? verdict : '',
      ]);
    });
  return missed;
}

const HEAD = [
  'edition',
  'rule',
  'silent right',
  'exact',
  'WRONG',
  'first right',
  'first wrong',
  'lost rightly',
  'lost wrongly',
  'placed',
];
const WIDTHS = [34, 36, 14, 14, 9, 12, 12, 13, 13, 8];

function printCounts(mix: string, name: string, counts: Counts = NOTHING): void {
  const numbers = [
    counts.silentRight,
    counts.silentExact,
    counts.silentWrong,
    counts.firstRight,
    counts.firstWrong,
    counts.lostRightly,
    counts.lostWrongly,
    placed(counts),
  ];
  printLine([mix, name, ...numbers.map(String)]);
}

function printLine(cells: readonly string[]): void {
  console.log(
    cells
      .map((cell, i) => cell.padEnd(WIDTHS[i] ?? 0))
      .join('')
      .trimEnd(),
  );
}
