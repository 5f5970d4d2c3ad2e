import { HUGE } from '../support/imports/hugeProjects';
import { importCosts } from '../support/imports/importCost';
import { resultOf, type ReportRow } from './report';
import { workshop } from './processes';

/** What the import of one file may take. */
const MOST_SECONDS = 30;
const MOST_MEGABYTES = 512;

/** Imports huge projects, each in a process of its own: refused or planned within the limits. */
export function importRows(asked: number): readonly ReportRow[] {
  const shop = workshop();
  const costOf = importCosts(shop.folder);
  const wrong = HUGE.flatMap(({ name, content, stated, planned }) => {
    const cost = costOf(name, content());
    const found = `${name}: ${String(cost.megabytes)} MB, ${cost.seconds.toFixed(1)} s`;
    console.log(`  ${found}`);
    const isAsExpected = cost.planned === planned && String(cost.stated) === String(stated);
    const isWithin = cost.seconds < MOST_SECONDS && cost.megabytes < MOST_MEGABYTES;
    return isAsExpected && isWithin ? [] : [found];
  });
  shop.remove();
  const row = { row: 43, check: 'test/reliability/importRows.ts', asked, seed: undefined };
  return [{ ...row, run: HUGE.length, result: resultOf('all within the limits', wrong) }];
}
