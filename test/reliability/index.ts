import { parseArgs } from 'node:util';
import { diskRows } from './diskRows';
import { killRows } from './killRows';
import { mergeRows } from './mergeRows';
import type { ReportRow } from './report';
import { twoProcessRows } from './twoProcessRows';

/** Rows that are made together, and how many cases the scoreboard asks of them. */
interface Group {
  readonly name: string;
  readonly asked: number;
  readonly rows: (
    asked: number,
    seed: number,
  ) => Promise<readonly ReportRow[]> | readonly ReportRow[];
}

/** Every file of rows is one line here. */
const GROUPS: readonly Group[] = [
  { name: 'merges', asked: 2_000, rows: mergeRows },
  { name: 'kills', asked: 1_000, rows: killRows },
  { name: 'disk', asked: 50, rows: diskRows },
  { name: 'windows', asked: 1_000, rows: twoProcessRows },
];

void main();

/** `--scale 0.1` asks for a tenth of each count, `--seed` for other cases; words pick groups. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { scale: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' } },
    allowPositionals: true,
  });
  let red = 0;
  console.log('row | check | asked | run | seed | result');
  for (const { name, asked, rows } of GROUPS) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    const count = Math.max(1, Math.ceil(asked * Number(values.scale)));
    for (const row of await rows(count, Number(values.seed))) {
      if (isRed(row)) red++;
      console.log(lineOf(row));
    }
  }
  console.log(red === 0 ? 'All green.' : `${red} red.`);
  process.exitCode = red === 0 ? 0 : 1;
}

/** Wrong, or fewer cases run than asked. */
function isRed({ run, asked, result }: ReportRow): boolean {
  return run < asked || !result.startsWith('ok');
}

function lineOf(row: ReportRow): string {
  const { check, asked, run, seed, result } = row;
  const sign = isRed(row) ? 'RED: ' : '';
  return [row.row, check, asked, run, seed ?? '–', sign + result].join(' | ');
}
