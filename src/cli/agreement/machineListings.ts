import {
  coderName,
  countDifferences,
  DIFFERENCES,
  isEnough,
  machineWorth,
  nameOf,
  createLocalizer,
  positionItem,
  readingRow,
  secondReading,
  stanceName,
  sum,
  type Codebook,
  type CodersCorpus,
  type CoderId,
  type ComparedMachine,
  type DifferenceKind,
  type ListingColumn,
  type MachineWorth,
  type ReadPosition,
  type SecondPassage,
  type MeasuredShare,
} from '../../core';
import { counted } from '../commands/remarks';
import { asksForCsv, printedCsv } from '../options/csv';
import { suggestion } from '../options/knownValues';
import type { CsvValues } from '../options/shared';
import { WrongUse } from '../options/wrongUse';
import type { Outside } from '../output/outside';
import { listed, printed, type Listing } from '../output/printing';
import type { CodersResult } from './onCoders';

// A machine's readings beside those of people: where they differ, and what they are worth.

/** The output of `adjudicate --list --against MACHINE`: a row for each place where a person who has
 * completed an article and the machine differ. */
export function listSecondReading(corpus: CodersCorpus, machine: string): Listing {
  requireMachine(corpus.codebook, machine);
  const { codebook, articles } = corpus;
  const rows = articles.flatMap((article) =>
    [...article.readings.values()].flatMap(({ coder, decided }) =>
      (secondReading(article, coder, decided) ?? []).map((passage) => ({ coder, passage })),
    ),
  );
  const counts = countDifferences(rows.map(({ passage }) => passage));
  return listed({
    columns: differenceColumns(codebook),
    rows,
    image: differenceImage,
    remarks: [
      `${codebook.machines.get(machine)?.name ?? machine} beside people who have completed an article: ${DIFFERENCES.map((kind) => `${KINDS[kind]}: ${String(counts[kind])}`).join('; ')}.`,
      'Readings of a machine count nowhere until a person has decided them.',
    ],
  });
}

interface DifferenceRow {
  readonly coder: CoderId;
  readonly passage: SecondPassage;
}

const KINDS: Readonly<Record<DifferenceKind, string>> = {
  missed: 'only the machine',
  stance: 'another stance',
  alone: 'only the person',
};

function differenceColumns(codebook: Codebook): readonly ListingColumn<DifferenceRow>[] {
  const localizer = createLocalizer();
  const label = (one: ReadPosition | undefined): string =>
    one ? positionItem(one.placed.annotation, { codebook, localizer }).label : '';
  return [
    { name: 'article', head: 'ARTICLE', cell: ({ passage }) => passage.article },
    {
      name: 'coder',
      head: 'CODER',
      cell: ({ coder }) => coder,
      text: ({ coder }) => coderName(codebook, coder),
    },
    {
      name: 'difference',
      head: 'DIFFERENCE',
      cell: ({ passage }) => passage.kind,
      text: ({ passage }) => KINDS[passage.kind],
    },
    { name: 'state', head: 'STATE', cell: ({ passage }) => passage.state },
    { name: 'person', head: 'PERSON', cell: ({ passage }) => label(passage.own) },
    { name: 'machine', head: 'MACHINE', cell: ({ passage }) => label(passage.machine) },
    { name: 'quote', head: 'QUOTE', cell: ({ passage }) => wordsOf(passage) },
  ];
}

function differenceImage({ coder, passage }: DifferenceRow) {
  const { article, kind, state, own, machine } = passage;
  return {
    ...{ article, coder, difference: kind, state, quote: wordsOf(passage) },
    person: own ? readingRow(own.placed.annotation) : null,
    machine: machine ? readingRow(machine.placed.annotation) : null,
  };
}

function wordsOf({ positions }: SecondPassage): string {
  return positions[0]?.placed.annotation.quote.map(({ exact }) => exact).join(' […] ') ?? '';
}

/** The least that a study asks for, unless it says another. */
const LEAST = 0.8;

export function leastOf(word: string): number {
  const least = Number(word);
  if (/^\d*\.?\d+$/.test(word) && least <= 1) return least;
  throw new WrongUse(`--least is a number between 0 and 1, not “${word}”.`);
}

type Options = Readonly<{
  json: boolean;
  format?: string | undefined;
  least?: number | undefined;
}> &
  CsvValues;

/** The output of `agreement --against MACHINE`. */
export function machineAgreement(
  corpus: CodersCorpus,
  machine: string,
  options: Options,
  outside: Outside,
): CodersResult {
  requireMachine(corpus.codebook, machine);
  const compared = machineWorth(corpus);
  if (compared.readings === 0) {
    throw new WrongUse(
      `No article that ${machine} read was completed by a person who had not seen what it read.`,
    );
  }
  const { least = LEAST } = options;
  const listing = listed({
    columns: worthColumns(corpus.codebook, least),
    rows: compared.rows,
    image: (row) => worthImage(row, least),
    remarks: worthRemarks(compared, least),
  });
  return listing.csv && asksForCsv(options)
    ? printedCsv(listing.csv, options)
    : { pieces: printed(listing, options, outside) };
}

type Figure = 'precision' | 'recall' | 'stance';

const FIGURES: readonly (readonly [Figure, string])[] = [
  ['precision', 'of what the machine found, the share that people found'],
  ['recall', 'of what people found, the share that the machine found'],
  ['stance', 'of what both found, the share with the same stance'],
];

function worthColumns(codebook: Codebook, least: number): readonly ListingColumn<MachineWorth>[] {
  return [
    { name: 'of', head: 'OF', cell: ({ of }) => of },
    {
      name: 'id',
      head: 'WHICH',
      cell: ({ id }) => id,
      text: ({ of, id }) => {
        if (of === 'all') return '';
        return of === 'stance'
          ? stanceName(codebook, id, createLocalizer())
          : nameOf(codebook, of, id, createLocalizer());
      },
    },
    ...FIGURES.flatMap(([key, description]): readonly ListingColumn<MachineWorth>[] => [
      {
        name: key,
        description,
        head: key.toUpperCase(),
        cell: (row) => row[key].value,
        text: (row) => shareText(row[key]),
      },
      { name: `${key}_n`, description: 'of how many', cell: (row) => row[key].of },
      { name: `${key}_low`, description: 'the lower bound, 95 %', cell: (row) => row[key].low },
      { name: `${key}_high`, description: 'the upper bound, 95 %', cell: (row) => row[key].high },
      {
        name: `${key}_enough`,
        description: `whether the interval allows to say that it is at least ${String(least)}`,
        head: `≥ ${String(least)}`,
        cell: (row) => isEnough(row[key], least),
      },
    ]),
  ];
}

/** `.67 (2/3) .21–.94`. */
function shareText({ value, part, of, low, high }: MeasuredShare): string {
  if (value === undefined) return '–';
  const shown = (one: number): string => one.toFixed(2).replace(/^0/, '');
  return `${shown(value)} (${String(part)}/${String(of)}) ${shown(low)}–${shown(high)}`;
}

function worthImage(row: MachineWorth, least: number) {
  const image = (share: MeasuredShare) => ({
    ...{ value: share.value ?? null, part: share.part, n: share.of },
    ...{ low: share.low, high: share.high, enough: isEnough(share, least) },
  });
  return {
    ...{ of: row.of, id: row.id === '' ? null : row.id },
    ...{ precision: image(row.precision), recall: image(row.recall), stance: image(row.stance) },
  };
}

function worthRemarks(compared: ComparedMachine, least: number): readonly string[] {
  const { articles, readings, seenBefore, notIndependent, unread } = compared;
  const left = sum([seenBefore, notIndependent]);
  return [
    `${counted(readings, 'reading')} of ${counted(articles, 'article')}, as they were before what the machine read was shown.`,
    ...(left === 0
      ? []
      : [
          `Left out: ${String(seenBefore)} made after it was shown, ${String(notIndependent)} not complete or changed since.`,
        ]),
    ...(unread === 0 ? [] : [`Completed by people, not read by the machine: ${String(unread)}.`]),
    `Intervals of 95 % (Wilson, for units that resemble each other within an article). “unknown”: the interval has ${String(least)} in it.`,
    'These figures are in no agreement between people, and nothing of the machine is in their results.',
  ];
}

function requireMachine({ machines }: Codebook, id: string): void {
  if (machines.has(id)) return;
  const known = [...machines.keys()];
  throw new WrongUse(
    known.length === 0
      ? `The codebook has no machine, and --against is “gold” or one of them.`
      : `The codebook has no machine “${id}”.${suggestion(id, known)}`,
  );
}
