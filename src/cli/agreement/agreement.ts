import {
  METRICS,
  unitizingOf,
  type Metric,
  type Resampling,
  type Table,
  jsonText,
} from '../../core';
import { readSpans } from './readSpans';
import { readUnits } from './readUnits';
import { spansImage, spansRemarks, spansTables } from './spansOutput';
import { figuresOfUnits, unitsImage, unitsRemarks, unitsTables } from './unitsOutput';
import { readTable } from '../imports/readTables';
import { commandHelp } from '../options/help';
import { oneOf } from '../options/oneOf';
import { parsedWords } from '../options/parsedWords';
import { WrongUse } from '../options/wrongUse';
import { refuseExisting, writeOutput } from '../output/output';
import type { Outside } from '../output/outside';
import { printedLine } from '../output/printable';
import { fittedTable } from '../output/table';
import { resamplingOf } from '../commands/measures';
import { problemLine } from '../commands/problems';

/** Whether `agreement` is asked about a table from elsewhere, not about a folder of articles. */
export function comparesTable(words: readonly string[]): boolean {
  return words.some((word) => /^--(?:units|spans|metric|length)(?:=|$)/.test(word));
}

/** `agreement --units FILE` and `agreement --spans FILE`: coefficients of a table from anywhere.
 * Exit code 0: computed, what is not defined included; 2: wrong use, or a table that cannot be
 * read. */
export async function runTableAgreement(
  words: readonly string[],
  outside: Outside,
): Promise<0 | 2> {
  const { values, positionals } = parsedWords(words, OPTIONS);
  if (values.help) {
    await outside.write(commandHelp('agreement'));
    return 0;
  }
  const asked = askedOf(values, positionals);
  if (values.out !== undefined) await refuseExisting(values.out, values.force ?? false, outside);
  const { table, problems } = await readTable(asked.file, { sheet: undefined, usual: [] }, outside);
  for (const found of problems) {
    const message = WORDS.get(found.code) ?? found.message;
    if (!table || !values.quiet) outside.report(problemLine({ ...found, message }));
  }
  if (!table || problems.some(({ leavesOut }) => leavesOut)) return 2;
  const { image, tables, remarks, notes } = asked.compare(table);
  if (!values.quiet) for (const note of notes) outside.report(note);
  const pieces = values.json
    ? [`${jsonText(image, 1)}\n`]
    : [
        ...tables.map((rows) => `${fittedTable(rows, outside.columns)}\n`),
        ...remarks.map(printedLine),
      ];
  await writeOutput(pieces, values.out, outside);
  return 0;
}

const OPTIONS = {
  units: { type: 'string' },
  metric: { type: 'string' },
  spans: { type: 'string' },
  length: { type: 'string' },
  seed: { type: 'string' },
  resamples: { type: 'string' },
  json: { type: 'boolean' },
  out: { type: 'string' },
  force: { type: 'boolean' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Problems of tables that imports have in other words. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['no-rows', 'This table is empty. It needs a header and a row for each value.'],
  ['unknown-kind', 'This is not a table. Use a CSV file or an Excel workbook.'],
]);

/** What is compared, and how it is printed. */
interface Comparison {
  readonly image: object;
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly remarks: readonly string[];
  /** About the table as it was read. */
  readonly notes: readonly string[];
}

interface Asked {
  readonly file: string;
  readonly compare: (table: Table) => Comparison;
}

function askedOf(
  values: Readonly<
    Partial<Record<'units' | 'spans' | 'metric' | 'length' | 'seed' | 'resamples', string>>
  >,
  positionals: readonly string[],
): Asked {
  const { units, spans, metric, length, seed, resamples } = values;
  if (positionals.length > 0) {
    throw new WrongUse(
      `A table is compared without a folder: leave out “${positionals.join(' ')}”, or --units and --spans.`,
    );
  }
  if (units !== undefined && spans !== undefined) {
    throw new WrongUse('--units and --spans cannot be combined. Compare one table at a time.');
  }
  if (units !== undefined) {
    refuse('--spans', { length });
    return askedUnits(
      units,
      oneOf('--metric', metric ?? 'nominal', METRICS),
      resamplingOf({ seed, resamples }),
    );
  }
  refuse('--units', { metric, seed, resamples });
  if (spans === undefined) throw new WrongUse('--length belongs to --spans FILE.');
  return askedSpans(spans, lengthOf(length));
}

function askedUnits(file: string, metric: Metric, resampling: Resampling): Asked {
  return {
    file,
    compare: (table) => {
      const read = readUnits(file, table, metric);
      const figures = figuresOfUnits(read, metric, resampling);
      return {
        image: unitsImage(figures),
        tables: unitsTables(figures),
        remarks: unitsRemarks(figures),
        notes: read.notes,
      };
    },
  };
}

function askedSpans(file: string, length: number): Asked {
  return {
    file,
    compare: (table) => {
      const read = readSpans(file, table, length);
      const figures = unitizingOf(length, read.segments);
      return {
        image: spansImage(figures),
        tables: spansTables(figures),
        remarks: spansRemarks(figures, read),
        notes: [],
      };
    },
  };
}

/** Throws `WrongUse` for an option that is about the other kind of table. */
function refuse(owner: string, options: Readonly<Record<string, string | undefined>>): void {
  const given = Object.entries(options).find(([, value]) => value !== undefined);
  if (given) throw new WrongUse(`--${given[0]} belongs to ${owner} FILE.`);
}

function lengthOf(text: string | undefined): number {
  if (text === undefined) {
    throw new WrongUse(
      '--spans needs --length N: the length of the text that was to be coded, in the units of start and end.',
    );
  }
  const length = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(length) && length > 0) return length;
  throw new WrongUse(`--length must be a whole number above 0, not “${text}”.`);
}
