import fs from 'node:fs';
import path from 'node:path';
import { runMochaSuite } from '../../scripts/lib/mochaSuite.mjs';
import { root } from '../../scripts/lib/places.mjs';
import { rowOfSuite, type ReportRow } from './report';

const HOUR = 3_600_000;

/** The property tests and simulations of `test/unit` with all their cases, of which `npm test`
 * tries a tenth. A test that fails prints its seed and its case. */
export async function propertyRows(share: number): Promise<readonly ReportRow[]> {
  const files = filesWith('caseCount(');
  const result = await runMochaSuite({
    name: 'properties',
    files,
    timeout: HOUR,
    idleLimit: HOUR,
    totalLimit: 2 * HOUR,
    env: { PROPERTY_SHARE: String(share) },
  });
  const check = 'property tests and simulations of the unit tests, with all cases';
  return [rowOfSuite(25, check, result)];
}

/** The tests of a project's files, saves and moves on disks like those of Windows and of Macs. */
export async function diskKindRows(): Promise<readonly ReportRow[]> {
  // That one looks at once at what is written, which takes a disk some turns.
  const files = filesWith('new MemoryFiles(').filter(
    (file) => !file.endsWith('notedPlans.test.ts'),
  );
  const rows: ReportRow[] = [];
  for (const kind of ['ntfs', 'apfs', 'hfs']) {
    const result = await runMochaSuite({
      name: kind,
      files,
      timeout: HOUR,
      idleLimit: HOUR,
      totalLimit: HOUR,
      env: { DISK: kind },
    });
    rows.push(rowOfSuite(25, `tests of files, saves and moves on a disk like ${kind}`, result));
  }
  return rows;
}

/** Files of unit tests in which these words stand. */
function filesWith(words: string): readonly string[] {
  const names = fs.readdirSync(path.join(root, 'test', 'unit'), {
    recursive: true,
    encoding: 'utf8',
  });
  return names
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.join('test', 'unit', name))
    .filter((file) => fs.readFileSync(path.join(root, file), 'utf8').includes(words));
}
