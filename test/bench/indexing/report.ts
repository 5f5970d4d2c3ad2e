import { answerAlone } from '../alone';
import { BUDGETS } from '../budgets';
import { firstReported, indexTable, type IndexReport, type Row } from '../document';
import type { Material } from '../material';
import { measureFolder, type Measured } from './measureFolder';
import type { Cost } from './measure';

/** As in the study of the targets. */
const SHORT = 3000;
/** The length of a speech. */
const LONG = 20_000;

/** Measures the index of corpora of several sizes, each in a process of its own, and prints the
 * rows. One that misses a target is measured again at the end, since other programs may have
 * slowed the first run. `large`: includes 100,000 articles, which takes minutes. */
export function reportIndexing(large: boolean): IndexReport {
  const counts = large ? [1000, 10_000, 100_000] : [1000, 10_000];
  const first = counts.map((count) => measuredAlone(count, SHORT));
  first.push(measuredAlone(2000, LONG));
  const measured = first.map((one) =>
    missedOf(one).length === 0 ? one : betterOf(one, measuredAlone(one.count, one.bytes)),
  );
  const rows = measured.flatMap((one) => rowsOf(one));
  const growth = growthRows(measured.filter(({ bytes }) => bytes === SHORT));
  const all = [...rows, ...growth];
  const replaced = first.filter((one) => !measured.includes(one)).flatMap(missedOf);
  console.log(`\nThe index of a corpus:\n\n${indexTable(all)}\n${firstReported(replaced)}`);
  return { rows: all, replaced };
}

function betterOf(first: Measured, second: Measured): Measured {
  return missedOf(second).length < missedOf(first).length ? second : first;
}

function missedOf(one: Measured): readonly Row[] {
  return rowsOf(one).filter(({ ok }) => !ok);
}

/** The argument, followed by count and bytes, with which the bench runs one corpus. */
export const INDEX_ALONE = 'index-of';

/** Prints the measurements of one corpus. */
export async function answerIndex(
  material: Material,
  [count, bytes]: readonly string[],
): Promise<void> {
  const measured = await measureFolder(material, Number(count), Number(bytes));
  console.log(JSON.stringify(measured));
}

/** In a process of its own, since an extension host has one corpus: memory of others would make
 * each full garbage collection longer. */
function measuredAlone(count: number, bytes: number): Measured {
  return answerAlone([INDEX_ALONE, String(count), String(bytes)]) as Measured;
}

/** In milliseconds, for a corpus of up to ten thousand articles, and for larger ones. */
const LONGEST_STOP = [BUDGETS.pause, BUDGETS.pauseOfLarge] as const;
const NEXT_START = [BUDGETS.nextStart, BUDGETS.nextStartOfLarge] as const;
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
  // Starting a thread costs the same for a small corpus.
  const isLarge = count >= 10_000 && bytes === SHORT;
  const size = count > 10_000 ? 1 : 0;
  const stop = longestStop(one);
  const seconds = (cost: Cost): string => `${ms(cost.computing)} (clock ${ms(cost.clock)})`;
  const byClock = (cost: Cost): string => `${ms(cost.clock)} (computing ${ms(cost.computing)})`;
  return [
    row(
      'walk and stat',
      `\`find -printf\` ${ms(one.find)}`,
      ms(one.walk),
      one.walk / one.find,
      1.2,
      // For ten thousand files more than half of the time is calls of the disk.
      count >= 100_000,
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
      isLarge ? 8 : undefined,
    ),
    // By the clock, since the user waits that long while several threads compute at once.
    {
      corpus,
      what: 'next start, by the clock',
      reference: `first ${byClock(cold)}`,
      measured: byClock(warm),
      ratio: (warm.clock / cold.clock).toFixed(2),
      target: `≤ ${NEXT_START[size]} ms`,
      ok: warm.clock <= NEXT_START[size],
    },
    row(
      'a concordance of a word, by the clock',
      `\`readFileSync\` ${byClock(reading)}`,
      byClock(one.words),
      one.words.clock / reading.clock,
      undefined,
    ),
    row(
      'what of it the host’s own thread does',
      `\`readFileSync\` ${ms(reading.clock)}`,
      ms(one.wordsInHost),
      one.wordsInHost / reading.clock,
      undefined,
    ),
    row(
      'loading what is stored',
      `\`JSON.parse\` of the same ${ms(one.parse)}`,
      `${ms(one.load)} (${(one.storeBytes / 1e6).toFixed(1)} MB)`,
      one.load / one.parse,
      undefined,
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
      target: `≤ ${LONGEST_STOP[size]} ms`,
      ok: stop <= LONGEST_STOP[size],
    },
    {
      corpus,
      what: 'memory of the host',
      reference: '',
      measured: `${one.memory.toFixed(0)} MB`,
      ratio: '',
      target: `< ${BUDGETS.memory} MB`,
      ok: one.memory < BUDGETS.memory,
    },
  ];
}

function longestStop({ cold, again, warm, ...one }: Measured): number {
  const costs = [cold, again, warm, one.oneFile, one.codebook, one.manyFiles];
  return Math.max(...costs.map(({ stop }) => stop));
}

const GROWING = {
  'the first start': ({ cold }) => cold.computing,
  'the next start': ({ warm }) => warm.computing,
  'loading what is stored': ({ load }) => load,
  'a change of one file': ({ oneFile }) => oneFile.computing,
  'a change of 500 files': ({ manyFiles }) => manyFiles.computing,
  'a change of the codebook': ({ codebook }) => codebook.computing,
  'the memory of the host': ({ memory }) => Math.max(1, memory),
  'the longest stop': (one) => longestStop(one),
} as const satisfies Record<string, (one: Measured) => number>;

/** How the cost grows with the number of articles: 1 is linear. */
function growthRows(measured: readonly Measured[]): readonly Row[] {
  const counts = measured.map(({ count }) => count.toLocaleString('en'));
  return Object.entries(GROWING).map(([what, costOf]) => {
    const exponent = growth(measured.map((one) => [one.count, costOf(one)]));
    return {
      corpus: counts.join(', '),
      what: `growth of ${what}, exponent`,
      reference: '',
      measured: exponent.toFixed(2),
      ratio: '',
      target: '≤ 1.10',
      ok: exponent <= 1.1,
    };
  });
}

/** The exponent of the power of the count that fits the costs best: the slope of their logarithms,
 * by least squares. */
function growth(points: readonly (readonly [number, number])[]): number {
  const logs = points.map(([count, cost]) => [Math.log(count), Math.log(cost)] as const);
  const mean = (of: (log: readonly [number, number]) => number): number =>
    logs.reduce((sum, log) => sum + of(log), 0) / logs.length;
  const [middle, height] = [mean(([x]) => x), mean(([, y]) => y)];
  return mean(([x, y]) => (x - middle) * (y - height)) / mean(([x]) => (x - middle) ** 2);
}

function ms(time: number): string {
  return time >= 1000 ? `${(time / 1000).toFixed(1)} s` : `${time.toFixed(time < 10 ? 1 : 0)} ms`;
}
