import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  acceptQuickInput,
  paletteTitles,
  quickPickRows,
  runCommand,
  picture,
  pictures,
  typeInQuickInput,
  useSharedWindow,
  waitForMessage,
  waitForNoQuickInput,
  waitForQuickInput,
  waitForStatusBar,
} from '../driver';
import { airportCorpus } from '../support/airportCorpus';
import { until } from '../support/annotating';

const MANY = 200;
const COMMAND = 'Policy Annotator: Import Articles…';

suite('A table of two hundred stories', () => {
  const window = useSharedWindow({
    name: 'corpora',
    prepare: (folder) => {
      airportCorpus('quiet.txt')(folder);
      const rows = Array.from(
        { length: MANY },
        (_, at) =>
          `${String(at)},On trams ${String(at)},The Quay,03/04/2024,"Tram ${String(at)} is late, and so is the next."`,
      );
      const table = ['Nr,Headline,Publication,Date,Body', ...rows].join('\n');
      fs.writeFileSync(path.join(folder, 'wire.csv'), `${table}\n`);
    },
    open: 'quiet.txt',
  });

  test('is read with Enter, Enter, Enter, and its list can be searched', async () => {
    await waitForStatusBar(window(), 'nothing annotated');
    await until('the command is offered', async () =>
      (await paletteTitles(window(), 'Import Articles')).includes(COMMAND),
    );
    await runCommand(window(), COMMAND);
    const file = path.join(window().folder, 'wire.csv');
    const input = await waitForQuickInput(window(), 'Import Articles');
    const columns = window().page.getByText('Import Articles: wire.csv');
    await until('the dialog takes the path', async () => {
      // Before the dialog has read the folder of the path, Enter only opens that folder.
      if ((await input.inputValue()) !== file) await input.fill(file);
      await input.press('Enter');
      return columns.waitFor({ timeout: 5000 }).then(
        () => true,
        () => false,
      );
    });
    await until('the columns are listed', async () => (await quickPickRows(window())).length > 7);
    const rows = await quickPickRows(window());
    assert.deepEqual(
      rows.map(({ label }) => label.trim()),
      [
        ...['Read the Table with These Columns', 'Text: Body', 'Title: Headline'],
        ...['Author: no column', 'Source: Publication', 'Date: Date', 'Web address: no column'],
        'Id that identifies the article in later imports: Nr',
      ],
    );
    await pictures(window(), 'import-columns');
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'Dates');
    await picture(window(), 'import-dates');
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'Select what to import');
    await until('the stories are listed', async () =>
      (await quickPickRows(window())).some(({ label }) => label === 'On trams 0'),
    );
    await picture(window(), 'import-list');
    await typeInQuickInput(window(), 'trams 199');
    await until('the last story is found', async () => {
      const [first, ...others] = await quickPickRows(window());
      return first?.label === 'On trams 199' && others.length === 0;
    });
    await picture(window(), 'import-list-searched');
    await typeInQuickInput(window(), '');
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'Choose a folder in the corpus');
    await acceptQuickInput(window());
    await waitForNoQuickInput(window());
    await waitForMessage(window(), '200 articles were imported.');
    const written = fs
      .readdirSync(window().folder)
      .filter((name) => /on-trams-\d+\.md$/.test(name));
    assert.equal(written.length, MANY);
    const text = fs.readFileSync(
      path.join(window().folder, '2024-04-03-the-quay-on-trams-7.md'),
      'utf8',
    );
    assert.match(text, /\norigin: "wire\.csv#7"\n---\n\nTram 7 is late/);
  });
});
