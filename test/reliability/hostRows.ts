import fs from 'node:fs';
import path from 'node:path';
import { buildHostTests, buildProducts } from '../../esbuild.mjs';
import type { SuiteResult } from '../../scripts/lib/counts.mjs';
import { runHostSuite } from '../../scripts/lib/hostSuite.mjs';
import { runMochaSuite } from '../../scripts/lib/mochaSuite.mjs';
import { inRoot, outFolder } from '../../scripts/lib/places.mjs';
import { temporaryFolder } from '../../scripts/lib/temporary.mjs';
import { idsOf } from './diskCorpus';
import { ARTICLE, CODEBOOK, TEXT } from './memoryCorpus';
import { rowOfSuite, type ReportRow } from './report';

export interface HostRun {
  /** 1 is the full count. */
  readonly scale: number;
  readonly seed: number;
}

const TESTS = path.join(outFolder, 'test', 'host.js');
const PLAIN_TESTS = path.join(outFolder, 'test', 'hostPlain.js');

/** Rows that need a real VS Code: they are written by the tests of `test/host/scoreboard` whose
 * suite has this title, run in its extension host. */
export async function hostRows(run: HostRun, title: string): Promise<readonly ReportRow[]> {
  await buildProducts();
  await buildHostTests('test/host', TESTS);
  return rowsOf(run, { name: title, tests: TESTS, grep: title });
}

/** Rows 23 and 24: windows of other kinds. */
export async function placeRows(run: HostRun): Promise<readonly ReportRow[]> {
  await buildHostTests('test/hostPlain', PLAIN_TESTS);
  const plain = inRoot('test', 'fixtures', 'plainFolder');
  return [
    ...(await hostRows(run, 'Where files cannot be had')),
    ...(await rowsOf(run, { name: 'no codebook', tests: PLAIN_TESTS, fixture: plain })),
    await windowRow('in Restricted Mode', 'hostRestricted', { restricted: true }),
    await windowRow('in a workspace of several folders', 'hostSeveral', {
      fixture: inRoot('test', 'fixtures', 'twoCorpora'),
      workspaceFile: 'both.code-workspace',
    }),
  ];
}

type Suite = Parameters<typeof runHostSuite>[0];

/** Row 16 as displayed: in a driven window, not by tests inside of one. */
export async function drawnRows(run: HostRun): Promise<readonly ReportRow[]> {
  await buildProducts();
  const files = ['test/ui/corpora/hostileText.test.ts', 'test/ui/long/hostileNames.test.ts'];
  const suite = { name: 'drawn', files, timeout: 300_000 };
  return rowsReportedBy(run, suite.name, (env) => runMochaSuite({ ...suite, env }));
}

function rowsOf(run: HostRun, suite: Omit<Suite, 'server'>): Promise<readonly ReportRow[]> {
  const limits = { totalLimit: 7_200_000, idleLimit: 3_600_000 };
  return rowsReportedBy(run, suite.name, (env) =>
    runHostSuite({ ...suite, server: 'current', ...limits, env }),
  );
}

/** The rows that tests in a process of their own write. */
async function rowsReportedBy(
  { scale, seed }: HostRun,
  name: string,
  runSuite: (env: Record<string, string>) => Promise<SuiteResult>,
): Promise<readonly ReportRow[]> {
  const folder = temporaryFolder('rows');
  const file = path.join(folder, 'rows.jsonl');
  const { broken, failed } = await runSuite({
    RELIABILITY_ROWS: file,
    RELIABILITY_SCALE: String(scale),
    RELIABILITY_SEED: String(seed),
  });
  const lines = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim().split('\n') : [];
  fs.rmSync(folder, { recursive: true });
  const rows = lines.map((line) => JSON.parse(line) as ReportRow);
  if (broken === undefined && failed === 0 && rows.length > 0) return rows;
  const result = `the window “${name}” ended badly: ${broken ?? `${failed} tests failed`}`;
  return [...rows, { row: 0, check: 'the window itself', asked: 1, run: 0, seed, result }];
}

function writeCorpus(folder: string): void {
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'codebook.yaml'), CODEBOOK);
  fs.writeFileSync(path.join(folder, ARTICLE), TEXT);
}

/** Row 24: the tests of a window of another kind, which `npm test` runs too. */
async function windowRow(check: string, tests: string, more: Partial<Suite>): Promise<ReportRow> {
  const bundle = path.join(outFolder, 'test', `${tests}.js`);
  await buildHostTests(`test/${tests}`, bundle);
  const suite = { name: tests, server: 'current', tests: bundle, ...more } as const;
  return rowOfSuite(24, check, await runHostSuite(suite));
}

/** Row 26: what `npm test` leaves out. */
export async function longRows(): Promise<readonly ReportRow[]> {
  await buildProducts();
  const limits = { timeout: 1_800_000, idleLimit: 1_800_000, totalLimit: 7_200_000 };
  const rows = [];
  for (const [name, files, check] of [
    ['long', 'test/ui/long/*.test.ts', 'large corpora, whole studies and whole lists in a window'],
    ['harness', 'test/harness/*.test.ts', 'the runner of the host suite, on hosts that crash'],
  ] as const) {
    rows.push(rowOfSuite(26, check, await runMochaSuite({ name, files: [files], ...limits })));
  }
  return rows;
}

/** What one of the two windows does with the annotation file, in addition to adding to it. */
const EDITORS = {
  closed: 'two VS Code windows add to one annotation file',
  open: 'two VS Code windows add to one annotation file, which is open in an editor of one',
  typed:
    'two VS Code windows add to one annotation file, which somebody types into and saves in one',
};

export type EditorUse = keyof typeof EDITORS;

/** Row 9: two windows, each with a server and a browser of its own, on one folder. */
export async function twoWindows(run: HostRun, editor: EditorUse): Promise<ReportRow> {
  await buildProducts();
  await buildHostTests('test/host', TESTS);
  return twoWindowsRow(run, editor, EDITORS[editor]);
}

/** A window prints its progress. One that prints nothing for this long is considered stuck. */
const STANDS_STILL_MS = 180_000;

async function twoWindowsRow(
  { scale, seed }: HostRun,
  editor: string,
  check: string,
): Promise<ReportRow> {
  const asked = Math.max(2, Math.ceil(1000 * scale));
  const folder = temporaryFolder('two');
  const workspace = path.join(folder, 'corpus');
  writeCorpus(workspace);
  const count = Math.ceil(asked / 2);
  const names = ['lea', 'tom'];
  const results = await Promise.all(
    names.map((name) =>
      runHostSuite({
        name: `window of ${name}`,
        server: 'current',
        tests: TESTS,
        grep: 'Two windows',
        workspace,
        totalLimit: 120_000 + count * 5000,
        idleLimit: STANDS_STILL_MS,
        env: {
          RELIABILITY_WINDOW: name,
          RELIABILITY_ADDITIONS: String(count),
          RELIABILITY_EDITOR: editor,
        },
      }),
    ),
  );
  const text = fs.readFileSync(path.join(workspace, `${ARTICLE}.annotations.yaml`), 'utf8');
  const ids = new Set(idsOf(text) ?? []);
  fs.rmSync(folder, { recursive: true });
  const wanted = names.flatMap((name) => Array.from({ length: count }, (_, at) => `${name}-${at}`));
  const lost = wanted.filter((id) => !ids.has(id)).length;
  const endings = results.map(({ broken, failed }) => broken ?? (failed > 0 ? 'failed' : ''));
  const isGood = lost === 0 && endings.join('') === '';
  const result = `${lost} lost; ${endings.filter((one) => one !== '').join('; ')}`;
  return { row: 9, check, asked, run: wanted.length, seed, result: isGood ? 'ok: 0 lost' : result };
}
