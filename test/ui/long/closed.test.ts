import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { openView, openWindow, showViewContainer, waitForRows } from '../driver';
import { airportCorpus } from '../support/airportCorpus';

/** Enough to be read by two threads. */
const MANY = 9000;

suite('A window that is closed', () => {
  test('leaves no extension host behind, and so none of its threads, also while it reads', async function () {
    if (process.platform !== 'linux') {
      console.log('      skipped: processes are told by /proc');
      this.skip();
    }
    const window = await openWindow({
      prepare: (folder) => {
        airportCorpus()(folder);
        for (let number = 0; number < MANY; number++) {
          fs.writeFileSync(path.join(folder, `speech ${number}.txt`), 'A day like others.\n');
        }
      },
    });
    try {
      await showViewContainer(window, 'Policy Annotator');
      await openView(window, 'Articles');
      await waitForRows(window, 'Articles', (rows) => rows.length > 0);
      const [host] = hostsOf(window.dataFolder);
      assert.ok(host, 'the extension host is found');
      await window.page.close({ runBeforeUnload: true });
      const deadline = Date.now() + 60_000;
      while (hostsOf(window.dataFolder).length > 0) {
        assert.ok(Date.now() < deadline, `the extension host ${host} is still there`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    } finally {
      await window.close();
    }
  });
});

/** The extension hosts of a window, identified by the data folder in their environment. */
function hostsOf(dataFolder: string): readonly string[] {
  return fs
    .readdirSync('/proc')
    .filter(
      (name) => /^\d+$/.test(name) && reported(name, 'cmdline').includes('--type=extensionHost'),
    )
    .filter((name) => reported(name, 'environ').includes(dataFolder));
}

/** '' for a process that has ended, or belongs to another user. */
function reported(name: string, what: 'cmdline' | 'environ'): string {
  try {
    return fs.readFileSync(`/proc/${name}/${what}`, 'utf8');
  } catch {
    return '';
  }
}
