import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from '../../../scripts/lib/places.mjs';
import { copyFolder } from '../../../scripts/lib/temporary.mjs';
import {
  acceptQuickInput,
  expandRow,
  focusEditor,
  messages,
  openTabs,
  runCommand,
  waitForDecoration,
  waitForMessage,
  openFile,
  openView,
  picture,
  pressOnRow,
  cancelQuickInput,
  quickInputTexts,
  quickPickRows,
  selectWords,
  showViewContainer,
  startButton,
  startSays,
  useSharedWindow,
  useWindow,
  viewMessage,
  viewNames,
  clickMessageButton,
  waitForActiveFile,
  waitForQuickInput,
  waitForRows,
  type VsCodeWindow,
} from '../driver';
import { isUnderlined } from '../support/airportCorpus';
import { annotate, choose, pressChord, until } from '../support/annotating';
import { codebookOf, filesOf, textOf, waitForAnnotations } from '../support/onDisk';
import { showOnly, waitForFocus } from '../views/layout';

const TEXT = 'Night flights\n\nThe city council wants night flights to end by spring.\n';
const OURS = /^Policy Annotator: (?!Focus on)/;

suite('The start, in a window without a folder', () => {
  const window = useWindow({ hasFolder: false });

  test('is one view with the example and a folder to open, and no question of trust', async () => {
    await showViewContainer(window(), 'Policy Annotator');
    const stated = await startSays(window(), 'Open Example Corpus');
    assert.deepEqual(await buttonTexts(window()), ['Open Example Corpus', 'Open Folder']);
    assert.match(stated, /^Annotate who holds which position on what/);
    assert.match(stated, /Open the walkthrough/);
    assert.doesNotMatch(stated, /Restricted/);
  });
});

suite("A folder with another tool's codebook.yaml", () => {
  const foreign = 'variables:\n  - name: age\n';
  const window = useSharedWindow({
    name: 'no codebook',
    prepare: (folder) => {
      fs.writeFileSync(path.join(folder, 'codebook.yaml'), foreign);
      fs.writeFileSync(path.join(folder, 'first.txt'), TEXT);
    },
    open: 'first.txt',
  });

  test('is left alone, and says so before anything is asked', async () => {
    // The key has its meaning from the moment that the view offers the same.
    await showViewContainer(window(), 'Policy Annotator');
    await startSays(window(), 'Annotate This Article');
    await selectWords(window(), 'wants night flights to end');
    await pressChord(window(), 'Control+K', 'a');
    await waitForMessage(window(), 'belongs to another tool. It was not changed');
    await runCommand(window(), 'Policy Annotator: Create Codebook');
    await until('it is said twice', async () => (await messages(window())).length > 0);
    assert.deepEqual(filesOf(window()), ['codebook.yaml', 'first.txt']);
    assert.equal(textOf(window(), 'codebook.yaml'), foreign);
    assert.deepEqual(await openTabs(window()), ['first.txt']);
  });
});

suite('The start, in a folder without a codebook', () => {
  const window = useSharedWindow({
    name: 'no codebook',
    prepare: (folder) => fs.writeFileSync(path.join(folder, 'first.txt'), TEXT),
    width: 1000,
    height: 700,
  });

  test('is one view, and offers to annotate once a text is open', async () => {
    await showViewContainer(window(), 'Policy Annotator');
    await startSays(window(), 'Open Example Corpus');
    assert.deepEqual(await viewNames(window()), ['Start']);
    assert.deepEqual(await buttonTexts(window()), [
      'Open Example Corpus',
      'Import Articles…',
      'Create Codebook',
    ]);
    await openFile(window(), 'first.txt');
    await startSays(window(), 'Annotate This Article');
    assert.deepEqual(await buttonTexts(window()), [
      'Open Example Corpus',
      'Annotate This Article',
      'Import Articles…',
      'Create Codebook',
    ]);
  });

  test('the palette lists what can be done there, and nothing else', async () => {
    assert.deepEqual(await ourTitles(window()), [
      'Policy Annotator: Annotate Selection',
      'Policy Annotator: Create Codebook',
      'Policy Annotator: Import Articles…',
      'Policy Annotator: New Article from Clipboard',
      'Policy Annotator: Open Documentation',
      'Policy Annotator: Open Example Corpus',
      'Policy Annotator: Open Tutorial',
      'Policy Annotator: Show Accessibility Help',
      'Policy Annotator: Show Log',
    ]);
  });

  test('Annotate This Article asks at once who holds a position, and nothing is left when that is given up', async () => {
    await selectWords(window(), 'wants night flights to end');
    await startButton(window(), 'Annotate This Article').click();
    await waitForQuickInput(window(), 'Who?');
    const { placeholder } = await quickInputTexts(window());
    assert.equal(placeholder, 'Type a name. Whose position is “wants night flights to end”?');
    await choose(window(), 'Who?', 'City council');
    await choose(window(), 'About what?', 'Night flights');
    await waitForQuickInput(window(), 'Statement of Night flights');
    await picture(window(), 'first-annotation-statement');
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'Choose a stance');
    await cancelQuickInput(window());
    assert.deepEqual(filesOf(window()), ['first.txt']);
    assert.deepEqual(await messages(window()), []);
  });

  test('Create Codebook asks in words, says what it made and what comes next, and Undo takes the entries back', async () => {
    await startButton(window(), 'Create Codebook').click();
    const input = await waitForQuickInput(window(), 'What is the study called?');
    assert.notEqual(await input.inputValue(), '', 'the name of the folder is offered');
    await input.fill('Flights at Northfield');
    await acceptQuickInput(window());
    await (await waitForQuickInput(window(), 'Whose positions')).fill('City council, Residents');
    await picture(window(), 'create-codebook');
    await acceptQuickInput(window());
    await (await waitForQuickInput(window(), 'disagree about')).fill('Night flights');
    await acceptQuickInput(window());
    const statement = await waitForQuickInput(window(), 'Statement of Night flights');
    await statement.fill('Planes should land at night.');
    await acceptQuickInput(window());
    const made = 'The codebook of “Flights at Northfield” is made, with 2 actors and 1 issue';
    await waitForMessage(window(), made);
    await picture(window(), 'create-codebook-made');
    await until('the entries are on disk', () => codebookOf(window()).issues.size === 1);
    const { title, actors, issues } = codebookOf(window());
    assert.deepEqual(
      [title, [...actors.keys()], issues.get('night-flights')?.statement],
      ['Flights at Northfield', ['city-council', 'residents'], 'Planes should land at night.'],
    );
    await clickMessageButton(window(), made, 'Annotate This Article');
    await waitForQuickInput(window(), 'Who?');
    await cancelQuickInput(window());
    await runCommand(window(), 'Policy Annotator: Undo Last Annotation Change');
    await until('the entries are gone', () => codebookOf(window()).actors.size === 0);
    await until('the views are there', async () =>
      (await viewNames(window())).join().startsWith('Articles,Issues,Disagreements,Actors'),
    );
    assert.equal(await startButton(window(), 'Open Example Corpus').count(), 0);
    await openFile(window(), 'first.txt');
    await selectWords(window(), 'wants night flights to end');
    await annotate(window(), { who: 'City council', what: 'Night flights', stance: 'o' });
    await waitForAnnotations(window(), 'first.txt', 1);
    await waitForDecoration(window(), 'night flights to end', isUnderlined);
  });
});

suite('In Restricted Mode', () => {
  const window = useWindow({
    restricted: true,
    prepare: (folder) => fs.writeFileSync(path.join(folder, 'first.txt'), TEXT),
    open: 'first.txt',
  });

  test('the start says what cannot be done before anything is clicked, and offers to trust the folder', async () => {
    await showViewContainer(window(), 'Policy Annotator');
    const stated = await startSays(window(), 'Manage Workspace Trust');
    assert.match(
      stated,
      /^This folder is open in Restricted Mode\. You can read articles, highlights and lists/,
    );
    assert.deepEqual(await buttonTexts(window()), [
      'Manage Workspace Trust',
      'Open Example Corpus',
    ]);
  });

  test('the palette lists nothing that writes', async () => {
    assert.deepEqual(await ourTitles(window()), [
      'Policy Annotator: Open Documentation',
      'Policy Annotator: Open Example Corpus',
      'Policy Annotator: Open Tutorial',
      'Policy Annotator: Show Accessibility Help',
      'Policy Annotator: Show Log',
    ]);
  });

  test('its button leads to where the folder can be trusted', async () => {
    await startButton(window(), 'Manage Workspace Trust').click();
    const editor = window().page.locator('.workspace-trust-editor');
    await editor.waitFor();
    await window().page.keyboard.press('Escape');
    await editor.waitFor({ state: 'hidden' });
  });

  test('a corpus is read, and the lists say that nothing is written', async () => {
    copyFolder(inRoot('examples'), window().folder);
    await showOnly(window(), 'Articles');
    await expandRow(window(), 'Articles', 'In progress');
    await pressOnRow(window(), 'Articles', /^Everyone’s friend/, 'Enter');
    await waitForActiveFile(window(), 'lagoon.md');
    await waitForFocus(window(), 'editor');
    await openView(window(), 'This Article');
    await waitForRows(window(), 'This Article', (rows) => rows.length > 2);
    await until('it is said', async () =>
      (await viewMessage(window(), 'This Article')).startsWith(
        'Restricted Mode: nothing is annotated, exported or written',
      ),
    );
  });

  test('a key that would write says so, and asks nothing', async () => {
    await focusEditor(window());
    await pressChord(window(), 'Control+K', 'a');
    await until('it is said', async () =>
      (await window().page.locator('.notification-toast').allInnerTexts())
        .join()
        .includes('Restricted Mode, so nothing was written'),
    );
  });
});

/** The titles of the extension's commands in the palette, once the last one in alphabetical order
 * is drawn. */
async function ourTitles(window: VsCodeWindow): Promise<string[]> {
  const { page } = window;
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input.input').fill('>Policy Annotator: ');
  const last = page.locator('.quick-input-list').getByText('Policy Annotator: Show Log');
  await last.first().waitFor();
  const rows = await quickPickRows(window);
  await cancelQuickInput(window);
  return rows.flatMap(({ label }) => (OURS.test(label) ? [label] : [])).sort();
}

async function buttonTexts(window: VsCodeWindow): Promise<string[]> {
  const buttons = window.page.locator('.part.sidebar .welcome-view-content .monaco-button');
  return (await buttons.allInnerTexts()).map((text) => text.trim());
}
