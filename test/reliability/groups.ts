import type { EditorUse } from './hostRows';
import type { ReportRow } from './report';

/** Rows that are made together, and the number of cases that the scoreboard requires. */
export interface Group {
  readonly name: string;
  readonly asked: number;
  /** The file that makes the rows, relative to the working copy. */
  readonly check: string;
  /** Slow rows come one by one, so that each result is written. */
  readonly rows: (count: number, seed: number) => Promise<Rows | AsyncIterable<ReportRow>>;
}

type Rows = readonly ReportRow[];

/** Every file of rows is one entry here. Its code is loaded only when it is run. */
export const GROUPS: readonly Group[] = [
  {
    name: 'edits',
    asked: 10_000,
    check: 'test/reliability/editScripts.ts',
    rows: async (...how) => [(await import('./editScripts')).editScripts(...how)],
  },
  {
    name: 'editions',
    asked: 1_000,
    check: 'test/reliability/editionRows.ts',
    rows: async (...how) => (await import('./editionRows')).editionRows(...how),
  },
  ...[0, 1, 2].map((part): Group => ({
    name: `families-${part + 1}`,
    asked: 5_000,
    check: 'test/reliability/familyRows.ts',
    rows: async (...how) => (await import('./familyRows')).familyRows(part, ...how),
  })),
  {
    name: 'calibration',
    asked: 8,
    check: 'test/reliability/calibrationRows.ts',
    rows: async (...how) => (await import('./calibrationRows')).calibrationRows(...how),
  },
  {
    name: 'names',
    asked: 200,
    check: 'test/reliability/familyRows.ts',
    rows: async (...how) => (await import('./familyRows')).nameRows(...how),
  },
  {
    name: 'strings',
    asked: 200_000,
    check: 'test/reliability/stringRows.ts',
    rows: async (...how) => (await import('./stringRows')).stringRows(...how),
  },
  {
    name: 'files',
    asked: 20_000,
    check: 'test/reliability/fileEdits.ts',
    rows: async (...how) => (await import('./fileEdits')).fileEditRows(...how),
  },
  {
    name: 'broken',
    asked: 120,
    check: 'test/reliability/brokenFiles.ts',
    rows: async (...how) => (await import('./brokenFiles')).brokenFileRows(...how),
  },
  ...[0, 1, 2].map((part): Group => ({
    name: `kills-${part + 1}`,
    asked: 1_000,
    check: 'test/reliability/killRows.ts',
    rows: async (...how) => (await import('./killRows')).killRows(part, ...how),
  })),
  {
    name: 'changes',
    asked: 400,
    check: 'test/reliability/changeKillRows.ts',
    rows: async (count) => (await import('./changeKillRows')).changeKillRows(count),
  },
  {
    name: 'disk',
    asked: 50,
    check: 'test/reliability/diskRows.ts',
    rows: async (...how) => (await import('./diskRows')).diskRows(...how),
  },
  {
    name: 'windows',
    asked: 1_000,
    check: 'test/reliability/twoProcessRows.ts',
    rows: async (count) => (await import('./twoProcessRows')).twoProcessRows(count),
  },
  {
    name: 'outside',
    asked: 2_000,
    check: 'test/reliability/outsideChanges.ts',
    rows: async (...how) => (await import('./outsideChanges')).outsideChanges(...how),
  },
  {
    name: 'merges',
    asked: 2_000,
    check: 'test/reliability/mergeRows.ts',
    rows: async (...how) => (await import('./mergeRows')).mergeRows(...how),
  },
  {
    name: 'formulas',
    asked: 300,
    check: 'test/reliability/csvFormulas.ts',
    rows: async (...how) => [(await import('./csvFormulas')).csvFormulas(...how)],
  },
  {
    name: 'unicode',
    asked: 2_000,
    check: 'test/reliability/unicodeRows.ts',
    rows: async (...how) => (await import('./unicodeRows')).unicodeRows(...how),
  },
  {
    name: 'pdf',
    asked: 4,
    check: 'test/reliability/pdfRows.ts',
    rows: async (count) => (await import('./pdfRows')).pdfRows(count),
  },
  {
    name: 'imports',
    asked: 9,
    check: 'test/reliability/importRows.ts',
    rows: async (count) => (await import('./importRows')).importRows(count),
  },
  {
    name: 'npm',
    asked: 1,
    check: 'test/reliability/npmRows.ts',
    rows: async () => (await import('./npmRows')).npmRows(),
  },
  {
    name: 'properties',
    asked: 1,
    check: 'test/reliability/propertyRows.ts',
    rows: async (share) => (await import('./propertyRows')).propertyRows(share),
  },
  {
    name: 'disks',
    asked: 1,
    check: 'test/reliability/propertyRows.ts',
    rows: async () => (await import('./propertyRows')).diskKindRows(),
  },
  // A thousand additions of two windows take minutes, so each is a group of its own.
  twoEditors('editors', 'closed'),
  twoEditors('editors-open', 'open'),
  twoEditors('editors-typed', 'typed'),
  {
    name: 'places',
    asked: 1,
    check: 'test/host/scoreboard/circumstances.test.ts',
    rows: async (scale, seed) => (await import('./hostRows')).placeRows({ scale, seed }),
  },
  {
    name: 'drawn',
    asked: 1,
    check: 'test/ui/corpora/hostileText.test.ts',
    rows: async (scale, seed) => (await import('./hostRows')).drawnRows({ scale, seed }),
  },
  {
    name: 'long',
    asked: 1,
    check: 'test/ui/long',
    rows: async () => (await import('./hostRows')).longRows(),
  },
  inWindow('browsing', 'Reading writes nothing', 'browsing'),
  inWindow('moving', 'Moving articles about', 'movingAround'),
  inWindow('hostile', 'Hostile text from files', 'hostile'),
  inWindow('sizes', 'Sizes of articles', 'sizes'),
  // Eight hours of use are four windows of two hours, a group each, since one takes ten minutes.
  ...[0, 1, 2, 3].map((part): Group => {
    const soak = inWindow(`soak-${part + 1}`, 'Long use', 'soak');
    return { ...soak, rows: (scale, seed) => soak.rows(scale, seed + part) };
  }),
];

/** Two windows, of which one uses the annotation file in that way. */
function twoEditors(name: string, use: EditorUse): Group {
  return {
    name,
    asked: 1,
    check: 'test/host/scoreboard/twoWindows.test.ts',
    rows: async (scale, seed) => [
      await (await import('./hostRows')).twoWindows({ scale, seed }, use),
    ],
  };
}

/** The tests of a file of `test/host/scoreboard`, whose suite has this title, in a window of VS
 * Code. */
function inWindow(name: string, title: string, file: string): Group {
  return {
    name,
    asked: 1,
    check: `test/host/scoreboard/${file}.test.ts`,
    rows: async (scale, seed) => (await import('./hostRows')).hostRows({ scale, seed }, title),
  };
}
