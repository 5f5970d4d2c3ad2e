import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  acceptQuickInput,
  cancelQuickInput,
  clickMessageButton,
  clickQuickInputButton,
  clickRow,
  clickRowButton,
  closeMenu,
  menuEntries,
  openRowMenu,
  quickInputTexts,
  quickPickRows,
  runCommand,
  picture,
  showViewContainer,
  typeInQuickInput,
  useSharedWindow,
  viewNames,
  waitForActiveFile,
  waitForCursor,
  waitForNoQuickInput,
  waitForQuickInput,
  waitForRows,
  waitForStatusBar,
  type QuickPickRow,
} from '../driver';
import { activeRow, pressChord, until } from '../support/annotating';
import { examples } from '../support/examples';
import { exportFolder, saveAs } from '../support/exporting';

suite('Find Positions…', () => {
  const window = useSharedWindow({ ...examples, open: 'lagoon.md', width: 1300, height: 900 });
  const title = 'Find Positions';

  const open = async (): Promise<void> => {
    await runCommand(window(), 'Policy Annotator: Find Positions…');
    await waitForQuickInput(window(), title);
  };

  /** The rows, once the title has this count. */
  const rowsAt = async (count: string): Promise<QuickPickRow[]> => {
    await until(`the title says ${count}`, async () =>
      (await quickInputTexts(window())).title.includes(count),
    );
    return quickPickRows(window());
  };

  suiteSetup(async () => {
    await waitForStatusBar(window(), 'position');
    await showViewContainer(window(), 'Policy Annotator');
  });

  test('an empty search says what can be typed, and Enter on a field types it', async () => {
    await open();
    const rows = await rowsAt('85 positions');
    assert.deepEqual(
      rows.slice(0, 3).map(({ label }) => label),
      ['actor:', 'issue:', 'stance:'],
    );
    assert.match(rows[0]?.description ?? '', /who holds it/);
    await activeRow(window(), 'actor:').waitFor();
    await acceptQuickInput(window());
    await until('the field is typed', async () => {
      return (await quickInputTexts(window())).typed === 'actor:';
    });
    await cancelQuickInput(window());
  });

  test('values are offered with their counts; Enter takes one, then goes to the quote', async () => {
    await open();
    await typeInQuickInput(window(), 'stance:oppose actor:new-z');
    await activeRow(window(), 'New Zealand').waitFor();
    await acceptQuickInput(window());
    await rowsAt('2 of 85');
    assert.equal((await quickInputTexts(window())).typed, 'stance:oppose actor:new-zealand ');
    await activeRow(window(), 'New Zealand ⊖').waitFor();
    await acceptQuickInput(window());
    await waitForNoQuickInput(window());
    await waitForActiveFile(window(), 'lagoon.md');
    await waitForCursor(window(), 'Ln 15');
  });

  test('the last search is the first row of the next one', async () => {
    await open();
    await activeRow(window(), 'stance:oppose actor:new-zealand').waitFor();
    await acceptQuickInput(window());
    await rowsAt('2 of 85');
    await cancelQuickInput(window());
  });

  test('rows stay in the order of articles and places, whatever their labels are', async () => {
    await open();
    await typeInQuickInput(window(), 'palau');
    await until('something is found', async () =>
      (await quickInputTexts(window())).title.includes('of 85'),
    );
    const found = (await quickPickRows(window())).filter(({ detail }) => detail !== '');
    const articles = found.map(({ description }) => description.split(' · ')[0] ?? '');
    assert.ok(articles.length > 3);
    assert.deepEqual(articles, articles.toSorted());
    await cancelQuickInput(window());
  });

  test('what cannot be understood stands in the first row', async () => {
    await open();
    await typeInQuickInput(window(), 'actor:nobody stance:oppose');
    const [first] = await rowsAt('0 of 85');
    assert.match(first?.label ?? '', /There is no actor “nobody”/);
    await typeInQuickInput(window(), 'when:2024 ');
    await until('the field is complained of', async () =>
      ((await quickPickRows(window()))[0]?.label ?? '').includes('There is no field “when”'),
    );
    await typeInQuickInput(window(), 'actr:nauru ');
    await until('the field is asked for', async () =>
      ((await quickPickRows(window()))[0]?.label ?? '').includes('Did you mean “actor:”?'),
    );
    await picture(window(), 'find-misspelt-field');
    await acceptQuickInput(window());
    await rowsAt(' of 85');
    await cancelQuickInput(window());
  });

  test('a key opens it', async () => {
    await pressChord(window(), 'Control+k', 'Shift+F');
    await waitForQuickInput(window(), title);
    await cancelQuickInput(window());
  });

  test('what is found is exported', async () => {
    const file = path.join(exportFolder(window()), 'found.csv');
    await open();
    await typeInQuickInput(window(), 'actor:new-zealand');
    await rowsAt('2 of 85');
    await clickQuickInputButton(window(), 'Export Results');
    await waitForQuickInput(window(), 'Which format?');
    await acceptQuickInput(window());
    await saveAs(window(), file);
    await until('the file is there', () => fs.existsSync(file));
    const rows = fs.readFileSync(file, 'utf8').trimEnd().split('\r\n');
    assert.ok(rows.slice(1).every((row) => row.includes('new-zealand')));
    assert.equal(rows.length, 3);
  });

  test('a search is saved as a view, edited and deleted, and the view goes with the last one', async () => {
    assert.ok(!(await viewNames(window())).some((name) => /Saved Searches/i.test(name)));
    await open();
    await typeInQuickInput(window(), 'actor:new-zealand');
    await rowsAt('2 of 85');
    await clickQuickInputButton(window(), 'Save This Search');
    await waitForQuickInput(window(), 'The name of the search');
    await typeInQuickInput(window(), 'Wellington');
    await acceptQuickInput(window());
    const saved = await waitForRows(window(), 'Saved Searches', (rows) => rows.length > 0);
    assert.match(JSON.stringify(saved[0]), /Wellington.*2 positions · actor:new-zealand/);

    await clickRowButton(window(), 'Saved Searches', 'Wellington', 'Edit Search');
    await waitForQuickInput(window(), title);
    await typeInQuickInput(window(), 'actor:new-zealand actor:nauru');
    await until('more is found', async () =>
      /[3-9] of 85/.test((await quickInputTexts(window())).title),
    );
    await clickQuickInputButton(window(), 'Save This Search');
    await waitForQuickInput(window(), 'The name of the search');
    await acceptQuickInput(window());
    await waitForRows(window(), 'Saved Searches', (rows) =>
      rows.some((row) => JSON.stringify(row).includes('actor:nauru')),
    );

    await clickRowButton(window(), 'Saved Searches', 'Wellington', 'Delete Search');
    await until('the view is gone', async () => {
      const names = await viewNames(window());
      return !names.some((name) => /Saved Searches/i.test(name));
    });
  });

  test('a shared search says so, follows its file, and is edited and renamed in it', async () => {
    const file = path.join(window().folder, 'searches.yaml');
    const text = 'format: policy-searches/1\nsearches:\n  - name: Pacific   # all of them\n';
    fs.writeFileSync(file, `${text}    query: actor:new-zealand\n`);
    await waitForRows(window(), 'Saved Searches', (rows) =>
      /Pacific.*shared · 2 positions · actor:new-zealand/.test(JSON.stringify(rows)),
    );
    await openRowMenu(window(), 'Saved Searches', 'Pacific');
    const entries = await menuEntries(window());
    await closeMenu(window());
    assert.ok(entries.includes('Stop Sharing Search'), entries.join());
    assert.ok(!entries.includes('Share Search'), entries.join());

    await clickRowButton(window(), 'Saved Searches', 'Pacific', 'Edit Search');
    await waitForQuickInput(window(), title);
    await typeInQuickInput(window(), 'actor:nauru');
    await until('something else is found', async () =>
      /[1-9] of 85/.test((await quickInputTexts(window())).title),
    );
    await clickQuickInputButton(window(), 'Save This Search');
    await waitForQuickInput(window(), 'Keep this name to change the search for everyone');
    await acceptQuickInput(window());
    await until('its line is changed', () =>
      fs.readFileSync(file, 'utf8').includes('query: "actor:nauru"'),
    );
    assert.equal(fs.readFileSync(file, 'utf8'), `${text}    query: "actor:nauru"\n`);

    await waitForRows(window(), 'Saved Searches', (rows) =>
      rows.some((row) => JSON.stringify(row).includes('actor:nauru')),
    );
    await clickRow(window(), 'Saved Searches', 'Pacific');
    await pressChord(window(), 'F2');
    await waitForQuickInput(window(), 'Rename Search');
    await typeInQuickInput(window(), 'Nauru');
    await acceptQuickInput(window());
    await until('its name is changed', () =>
      fs.readFileSync(file, 'utf8').includes('name: "Nauru"   # all of them'),
    );
    await clickMessageButton(window(), 'for everyone who has the corpus', 'Undo');
    await until('its name is back', () => fs.readFileSync(file, 'utf8').includes('name: Pacific'));

    fs.rmSync(file);
    await until('the view is gone', async () => {
      const names = await viewNames(window());
      return !names.some((name) => /Saved Searches/i.test(name));
    });
  });
});
