import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { restore } from '../../../../src/project';
import { ARTICLE, idsOf, journalOf, makeCorpus } from '../../../reliability/diskCorpus';
import { workshop, type Workshop } from '../../../reliability/processes';

suite('A process that is killed while it writes a file in place', () => {
  let work: Workshop;

  setup(() => (work = workshop()));
  teardown(() => work.remove());

  for (const killAtWrite of [1, 2]) {
    test(`in its write ${killAtWrite}: the journal has the text before and the new one`, async () => {
      const places = work.places('torn');
      const file = path.join(places.texts, `${ARTICLE}.annotations.yaml`);
      makeCorpus(places);
      assert.equal(await work.start({ places, name: 'first', count: 1 }).ended, 0);
      const before = fs.readFileSync(file, 'utf8');
      fs.linkSync(file, path.join(places.texts, 'second name'));
      const process = work.start({ places, name: 'killed', count: 1, killAtWrite });
      assert.equal(await process.ended, 'SIGKILL');
      const torn = fs.readFileSync(file, 'utf8');
      assert.notEqual(torn, before);
      const { changes } = await journalOf(places).pending();
      assert.equal(changes.length, 1);
      const [change] = changes;
      assert.equal(change!.base, before);
      assert.deepEqual(idsOf(change!.wanted)?.toSorted(), ['first-0', 'killed-0']);
      assert.notEqual(torn, change!.wanted);
      // Both are offered, and neither is merged with what was left.
      assert.deepEqual(restore(change!, torn), { kind: 'torn' });
    });
  }
});
