import assert from 'node:assert/strict';
import { HUGE } from '../../support/imports/hugeProjects';
import { importCosts, type Cost } from '../../support/imports/importCost';
import { temporaryFolder } from '../../support/temporaryFolder';

const MOST_MEGABYTES = 512;

suite('The import of a huge project', () => {
  let costOf: (name: string, content: string | Uint8Array) => Cost;

  suiteSetup(() => {
    costOf = importCosts(temporaryFolder('policy-annotator-limits'));
  });

  for (const { name, content, stated, planned } of HUGE) {
    const result = stated.length > 0 ? 'is refused' : 'is planned';
    test(`${name} ${result} in less than ${String(MOST_MEGABYTES)} MB`, () => {
      const cost = costOf(name, content());
      assert.deepEqual([cost.stated, cost.planned], [stated, planned]);
      assert.ok(cost.megabytes < MOST_MEGABYTES, `${String(cost.megabytes)} MB`);
    });
  }
});
