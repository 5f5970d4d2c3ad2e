import fs from 'node:fs';
import path from 'node:path';
import { runMochaSuite } from '../../scripts/lib/mochaSuite.mjs';
import { root } from '../../scripts/lib/places.mjs';
import { rowOfSuite, type ReportRow } from './report';

const HOUR = 3_600_000;

/** The property tests and simulations of `test/unit` with all their cases, of which `npm test`
 * tries a tenth. A test that fails prints its seed and its case. */
export async function propertyRows(share: number): Promise<readonly ReportRow[]> {
  const files = filesOfProperties();
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

/** Files of unit tests that ask how many cases they try. */
function filesOfProperties(): readonly string[] {
  const names = fs.readdirSync(path.join(root, 'test', 'unit'), {
    recursive: true,
    encoding: 'utf8',
  });
  return names
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.join('test', 'unit', name))
    .filter((file) => fs.readFileSync(path.join(root, file), 'utf8').includes('caseCount('));
}
