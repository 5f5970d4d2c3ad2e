import assert from 'node:assert/strict';
import { annotate, idsIn } from '../support/annotations';
import { workspaceRoot } from '../support/api';
import { closeAll, loadFolder } from '../support/corpusFolder';
import { until } from '../until';
import { WINDOW } from './rows';

// Runs in two windows on one folder, which the report starts: each adds its share, as two people who
// code the same article at once, and `hostRows.ts` counts what is in the file at the end.
const NAME = WINDOW ?? '';
if (NAME === 'lea' || NAME === 'tom') {
  suite('Two windows (scoreboard)', function () {
    const count = Number(process.env.RELIABILITY_ADDITIONS);
    this.timeout(60_000 + count * 5000);
    teardown(closeAll);

    test('each adds annotations to the same file', async () => {
      const folder = await loadFolder(workspaceRoot().fsPath);
      await folder.opened('harbour.txt');
      // Neither begins before the other is there.
      folder.write(`${NAME}.here`, '');
      await until(() => ['lea', 'tom'].every((name) => folder.textIfThere(`${name}.here`) === ''));
      for (let at = 0; at < count; at++) {
        await annotate(folder, 'harbour.txt', 'rejects night shifts', `${NAME}-${at}`);
      }
      const text = folder.text('harbour.txt.annotations.yaml');
      const mine = idsIn(text).filter((id) => id.startsWith(NAME));
      assert.equal(mine.length, count);
    });
  });
}
