import {
  METRICS,
  unitizingOf,
  type Metric,
  type Resampling,
  type Table,
  jsonText,
} from '../../core';
import { AGREEMENT_OPTIONS, coderAgreement } from './coderAgreement';
import { onCoders } from './onCoders';
import { readSpans } from './readSpans';
import { readUnits } from './readUnits';
import { spansImage, spansRemarks, spansTables } from './spansOutput';
import { figuresOfUnits, unitsImage, unitsRemarks, unitsTables } from './unitsOutput';
import { readTable } from '../imports/readTables';
import { command } from '../options/command';
import { choice, parsed, text, type Values } from '../options/option';
import { OF_CODERS, RESAMPLING } from '../options/shared';
import { WrongUse } from '../options/wrongUse';
import { refuseExisting, writeOutput } from '../output/output';
import type { Outside } from '../output/outside';
import { printedLine } from '../output/printable';
import { fittedTable } from '../output/table';
import { resamplingOf } from '../commands/measures';
import { problemLine } from '../commands/problems';

const { json, out, force, quiet } = OF_CODERS;

/** The options of a comparison of a table. */
const OF_TABLES = {
  units: text(
    'FILE',
    'instead of a folder, coefficients of coded units from anywhere (CSV, TSV or a workbook), without a codebook: columns unit, coder and value, one value in a row; an absent row or an empty value is missing. JSON: alpha, percent, cohen, fleiss, scott, ac1, and null with a reason where one is not defined',
  ),
  metric: choice(
    METRICS,
    undefined,
    'for --units: the scale of the values, for α (default: nominal)',
  ),
  spans: text(
    'FILE',
    'instead of a folder, α of unitizing of one text: columns coder, start, end (exclusive) and category. A row with nothing but a coder: one who marked nothing; needs --length N',
  ),
  length: parsed('N', 'for --spans: the length of the text', lengthOf),
};

const OPTIONS = { ...AGREEMENT_OPTIONS, ...OF_TABLES };

/** Options that go with those of a table. */
const WITH_TABLES: ReadonlySet<string> = new Set([
  ...Object.keys({ ...OF_TABLES, ...RESAMPLING, json, out, force, quiet }),
]);

type Options = Values<typeof OPTIONS>;

export const AGREEMENT = command({
  usage: '[folder] | --units FILE | --spans FILE',
  summary: 'How far coders agree: where, what, on which issue; and against a gold standard.',
  details:
    'Articles count that at least two coders completed and have not changed since. Passages are quotes that meet; coders are compared by the set of actors with issues that each found there, then by stance and other fields where they share passage, actor and issue. Intervals are from resamples of articles. The exit code is 1 if a figure is below its threshold. All definitions are in docs/reference/intercoder.md.',
  example: 'policy-annotator agreement articles --coders ines,tom --fail-under issue=0.8',
  options: OPTIONS,
  run: async ({ options, given, operands }, outside) => {
    const isOfTable = Object.keys(OF_TABLES).some((name) => given.has(name));
    if (!isOfTable) {
      return onCoders(operands, options, outside, (corpus) =>
        coderAgreement(corpus, options, outside),
      );
    }
    const other = [...given].find((name) => !WITH_TABLES.has(name));
    if (other !== undefined)
      throw new WrongUse(`--${other} is for coders of a folder, not for a table.`);
    return compareTable(options, operands, outside);
  },
});

/** Coefficients of a table from anywhere. Exit code 0: computed, what is not defined included; 2:
 * wrong use, or a table that cannot be read. */
async function compareTable(
  options: Options,
  operands: readonly string[],
  outside: Outside,
): Promise<0 | 2> {
  const asked = askedOf(options, operands);
  if (options.out !== undefined) await refuseExisting(options.out, options.force, outside);
  const { table, problems } = await readTable(asked.file, { sheet: undefined, usual: [] }, outside);
  for (const found of problems) {
    const message = WORDS.get(found.code) ?? found.message;
    if (!table || !options.quiet) outside.report(problemLine({ ...found, message }));
  }
  if (!table || problems.some(({ leavesOut }) => leavesOut)) return 2;
  const { image, tables, remarks, notes } = asked.compare(table);
  if (!options.quiet) for (const note of notes) outside.report(note);
  const pieces = options.json
    ? [`${jsonText(image, 1)}\n`]
    : [
        ...tables.map((rows) => `${fittedTable(rows, outside.columns)}\n`),
        ...remarks.map(printedLine),
      ];
  await writeOutput(pieces, options.out, outside);
  return 0;
}

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
  { units, spans, metric, length, seed, resamples }: Options,
  operands: readonly string[],
): Asked {
  if (operands.length > 0) {
    throw new WrongUse(
      `A table is compared without a folder: leave out “${operands.join(' ')}”, or --units and --spans.`,
    );
  }
  if (units !== undefined && spans !== undefined) {
    throw new WrongUse('--units and --spans cannot be combined. Compare one table at a time.');
  }
  if (units !== undefined) {
    refuse('--spans', { length });
    return askedUnits(units, metric ?? 'nominal', resamplingOf({ seed, resamples }));
  }
  refuse('--units', { metric, seed, resamples });
  if (spans === undefined) throw new WrongUse('--length belongs to --spans FILE.');
  if (length === undefined) {
    throw new WrongUse(
      '--spans needs --length N: the length of the text that was to be coded, in the units of start and end.',
    );
  }
  return askedSpans(spans, length);
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
function refuse(
  owner: string,
  options: Readonly<Record<string, string | number | undefined>>,
): void {
  const given = Object.entries(options).find(([, value]) => value !== undefined);
  if (given) throw new WrongUse(`--${given[0]} belongs to ${owner} FILE.`);
}

function lengthOf(text: string): number {
  const length = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(length) && length > 0) return length;
  throw new WrongUse(`--length must be a whole number above 0, not “${text}”.`);
}
