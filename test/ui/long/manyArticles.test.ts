import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  acceptQuickInput,
  openView,
  quickPickRows,
  runCommand,
  picture,
  pictures,
  showViewContainer,
  typeInQuickInput,
  useSharedWindow,
  waitForActiveFile,
  waitForNoQuickInput,
  waitForQuickInput,
  waitForRows,
} from '../driver';
import { airportCorpus } from '../support/airportCorpus';
import { activeRow, pressChord, until } from '../support/annotating';

const MANY = 2500;

suite('A folder of many articles', () => {
  const window = useSharedWindow({
    name: 'large',
    prepare: (folder) => {
      airportCorpus()(folder);
      for (let number = 0; number < MANY; number++) {
        const name = `speech ${String(number).padStart(4, '0')}.md`;
        const title = `title: ${number === 2400 ? 'On ferries' : 'On trams'}`;
        fs.writeFileSync(path.join(folder, name), `---\n${title}\n---\nA day like others.\n`);
      }
    },
  });

  const rowsWith = async (label: string): Promise<readonly string[]> => {
    await until(`${label} is found`, async () =>
      (await quickPickRows(window())).some((row) => row.label === label),
    );
    return (await quickPickRows(window())).map((row) => `${row.label} | ${row.description}`);
  };

  test('the view shows the first 200, and Find one that is far behind them', async () => {
    await showViewContainer(window(), 'Policy Annotator');
    await openView(window(), 'Articles');
    await waitForRows(window(), 'Articles', (rows) =>
      rows.some(({ label }) => label.includes('On trams')),
    );
    await runCommand(window(), 'Policy Annotator: Find in Articles');
    await waitForQuickInput(window(), 'Articles');
    await rowsWith('On trams');
    await picture(window(), 'many-articles-nothing-typed');
    await typeInQuickInput(window(), 'ferries on');
    assert.deepEqual(await rowsWith('On ferries'), ['On ferries | speech 2400.md']);
    await pictures(window(), 'many-articles');
    await acceptQuickInput(window());
    await waitForNoQuickInput(window());
    await waitForActiveFile(window(), 'speech 2400.md');
  });

  test('the one that is chosen with the arrows is opened, not the first', async () => {
    await runCommand(window(), 'Policy Annotator: Find in Articles');
    await waitForQuickInput(window(), 'Articles');
    await typeInQuickInput(window(), 'trams 133');
    await until('those with 133 in their name are found', async () => {
      const [first, , , ...rest] = await quickPickRows(window());
      return first?.description === 'speech 0133.md' && rest.length > 0;
    });
    await activeRow(window(), 'speech 0133.md').waitFor();
    await pressChord(window(), 'ArrowDown', 'ArrowDown');
    await activeRow(window(), 'speech 1330.md').waitFor();
    await acceptQuickInput(window());
    await waitForActiveFile(window(), 'speech 1330.md');
  });
});
