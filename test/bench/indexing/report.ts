import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import type { Material } from '../material';
import { documentOf, tableOf, type Row } from './document';
import { measureFolder, type Measured } from './measureFolder';
import type { Cost } from './measure';

/** As in the study that the targets come from. */
const SHORT = 3000;
/** A speech. */
const LONG = 20_000;

/** Measures the index of corpora of several sizes, prints the rows and writes them to the document.
 * `large`: that of 100,000 articles too, which takes minutes. Answers how many targets are missed. */
export function reportIndexing(material: Material, large: boolean, document: string): number {
  const measured: Measured[] = [];
  const [busyBefore = 0] = os.loadavg();
  for (const count of large ? [1000, 10_000, 100_000] : [1000, 10_000]) {
    measured.push(measuredAlone(count, SHORT));
  }
  measured.push(measuredAlone(2000, LONG));
  const rows = measured.flatMap((one) => rowsOf(one));
  const growth = growthRows(measured.filter(({ bytes }) => bytes === SHORT));
  const all = [...rows, ...growth];
  console.log(`\nThe index of a corpus:\n\n${tableOf(all)}`);
  fs.writeFileSync(document, documentOf({ material, rows: all, large, busyBefore }));
  return all.filter(({ ok }) => !ok).length;
}

/** The word, with count and bytes behind it, for what a process of its own measures. */
export const ALONE = 'index-of';

/** Prints what was measured of one corpus. */
export async function reportOne(
  material: Material,
  [count, bytes]: readonly string[],
): Promise<void> {
  const measured = await measureFolder(material, Number(count), Number(bytes));
  process.stdout.write(JSON.stringify(measured));
}

/** In a process of its own, as an extension host has one corpus: what others left in memory would make each
 * full collection of garbage longer. */
function measuredAlone(count: number, bytes: number): Measured {
  const [node, script = ''] = process.argv;
  const words = [...process.execArgv, script, ALONE, String(count), String(bytes)];
  const { stdout, status } = spawnSync(node ?? process.execPath, words, {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`Measuring ${count} articles ended with ${String(status)}.`);
  return JSON.parse(stdout) as Measured;
}

/** No stop of the extension host may be longer, in milliseconds. */
const LONGEST_STOP = 20;
const MOST_MEMORY = 400;

function rowsOf(one: Measured): readonly Row[] {
  const { count, bytes, positions, reading, cold, again, warm } = one;
  const corpus = `${count.toLocaleString('en')} × ${bytes / 1000} KB, ${positions.toLocaleString('en')} positions`;
  const row = (
    what: string,
    reference: string,
    measured: string,
    ratio: number,
    target: number | undefined,
    isJudged = true,
  ): Row => ({
    corpus,
    what,
    reference,
    measured,
    ratio: ratio.toFixed(2),
    target: target === undefined ? '' : `≤ ${target.toFixed(2)}`,
    ok: target === undefined || !isJudged || ratio <= target,
  });
  // Starting a thread costs the same however small the corpus is.
  const isLarge = count >= 10_000 && bytes === SHORT;
  const costs = [cold, again, warm, one.behind, one.codebook, one.manyFiles];
  const stop = Math.max(...costs.map((cost) => cost.stop));
  const seconds = (cost: Cost): string => `${ms(cost.computing)} (clock ${ms(cost.clock)})`;
  const byClock = (cost: Cost): string => `${ms(cost.clock)} (computing ${ms(cost.computing)})`;
  return [
    row(
      'walk and stat',
      `\`find -printf\` ${ms(one.find)}`,
      ms(one.walk),
      one.walk / one.find,
      1.2,
      isLarge,
    ),
    row(
      'first start, with a new thread',
      `\`readFileSync\` ${seconds(reading)}`,
      seconds(cold),
      cold.computing / reading.computing,
      undefined,
    ),
    row(
      'all of it again, in the same thread',
      `\`readFileSync\` ${seconds(reading)}`,
      seconds(again),
      again.computing / reading.computing,
      isLarge ? 6 : undefined,
    ),
    // By the clock: it is what a user waits for, and what several threads compute at once.
    row(
      'next start, by the clock',
      `first ${byClock(cold)}`,
      byClock(warm),
      warm.clock / cold.clock,
      count >= 100_000 ? 0.1 : undefined,
    ),
    row(
      'behind it, until all rows are made and views are told',
      `first ${seconds(cold)}`,
      seconds(one.behind),
      one.behind.computing / cold.computing,
      undefined,
    ),
    row(
      'loading what is stored',
      `\`JSON.parse\` of the same ${ms(one.parse)}`,
      `${ms(one.load)} (${(one.storeBytes / 1e6).toFixed(1)} MB)`,
      one.load / one.parse,
      1 / 12,
      isLarge,
    ),
    row(
      'after one file',
      `first ${ms(cold.computing)}`,
      seconds(one.oneFile),
      one.oneFile.computing / cold.computing,
      undefined,
    ),
    row(
      'after 500 files',
      `first ${ms(cold.computing)}`,
      seconds(one.manyFiles),
      one.manyFiles.computing / cold.computing,
      undefined,
    ),
    row(
      'after a new name in the codebook',
      `first ${ms(cold.computing)}`,
      seconds(one.codebook),
      one.codebook.computing / cold.computing,
      undefined,
    ),
    {
      corpus,
      what: 'longest stop of the host',
      reference: '',
      measured: ms(stop),
      ratio: '',
      target: `≤ ${LONGEST_STOP} ms`,
      ok: stop <= LONGEST_STOP,
    },
    {
      corpus,
      what: 'memory of the host',
      reference: '',
      measured: `${one.memory.toFixed(0)} MB`,
      ratio: '',
      target: `< ${MOST_MEMORY} MB`,
      ok: one.memory < MOST_MEMORY,
    },
  ];
}

/** How cost grows with the number of articles: 1 is linear. */
function growthRows(measured: readonly Measured[]): readonly Row[] {
  const [first] = measured;
  const last = measured.at(-1);
  if (!first || !last || first === last) return [];
  return (['cold', 'warm'] as const).map((start) => {
    const exponent =
      Math.log(last[start].computing / first[start].computing) / Math.log(last.count / first.count);
    return {
      corpus: `from ${first.count.toLocaleString('en')} to ${last.count.toLocaleString('en')}`,
      what: `growth of the ${start === 'cold' ? 'first' : 'next'} start, exponent`,
      reference: '',
      measured: exponent.toFixed(2),
      ratio: '',
      target: '≤ 1.10',
      ok: exponent <= 1.1,
    };
  });
}

function ms(time: number): string {
  return time >= 1000 ? `${(time / 1000).toFixed(1)} s` : `${time.toFixed(time < 10 ? 1 : 0)} ms`;
}
