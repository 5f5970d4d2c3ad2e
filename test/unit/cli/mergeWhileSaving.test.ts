import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { editAnnotationFile } from '../../../src/core';
import { lockFolder } from '../../../src/node/disk/stateFolder';
import { addPosition, ARTICLE, idsOf, makeCorpus } from '../../reliability/diskCorpus';
import { workshop, type Workshop } from '../../reliability/processes';

const MERGES = 5;

suite('The command line merges into a file that a window saves', () => {
  let work: Workshop;

  setup(() => (work = workshop()));
  teardown(() => work.remove());

  test('neither loses what the other has written', async () => {
    const program = work.build('src/cli/main.ts');
    const env = { ...process.env, HOME: work.folder, XDG_STATE_HOME: work.folder };
    // One folder for both, as it is for a user.
    const locks = lockFolder(process.platform, env, work.folder);
    const places = { ...work.places('merging'), locks };
    const file = path.join(places.texts, `${ARTICLE}.annotations.yaml`);
    makeCorpus(places);
    const first = work.start({ places, name: 'first', count: 1 });
    assert.equal(await first.ended, 0);
    // More than it can save meanwhile.
    const saver = work.start({ places, name: 'window', count: 100_000 });
    const merged: string[] = [];
    const [base, theirs] = ['base', 'theirs'].map((name) => path.join(work.folder, name));
    for (let number = 0; number < MERGES; number++) {
      const id = `merge-${number}`;
      const now = fs.readFileSync(file, 'utf8');
      const edited = editAnnotationFile(now, [addPosition(id)], undefined);
      assert.ok(edited.kind === 'edited');
      fs.writeFileSync(base!, now);
      fs.writeFileSync(theirs!, edited.text);
      const words = ['merge', base!, file, theirs!];
      const done = spawnSync(process.execPath, [program, ...words], { env, encoding: 'utf8' });
      assert.equal(done.status, 0, done.stderr);
      merged.push(id);
    }
    saver.child.kill('SIGTERM');
    await saver.ended;
    const ids = new Set(idsOf(fs.readFileSync(file, 'utf8')));
    assert.ok(saver.saved.length > MERGES, `only ${saver.saved.length} were saved meanwhile`);
    assert.deepEqual(
      [...merged, ...saver.saved].filter((id) => !ids.has(id)),
      [],
    );
  });
});
