import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  openFile,
  cancelQuickInput,
  quickPickRows,
  selectWords,
  showViewContainer,
  startButton,
  startSays,
  useWindow,
  viewMessage,
  viewNames,
  waitForActiveFile,
  waitForQuickInput,
  waitForRows,
  type VsCodeWindow,
} from './driver';
import { pressChord, until } from './support/annotating';

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

suite('The start, in a folder without a codebook', () => {
  const window = useWindow({
    prepare: (folder) => fs.writeFileSync(path.join(folder, 'first.txt'), TEXT),
    width: 1000,
    height: 700,
  });

  test('is one view, and offers to annotate once a text is open', async () => {
    await showViewContainer(window(), 'Policy Annotator');
    await startSays(window(), 'Open Example Corpus');
    assert.deepEqual(await viewNames(window()), ['Start']);
    assert.deepEqual(await buttonTexts(window()), ['Open Example Corpus', 'Create Codebook']);
    await openFile(window(), 'first.txt');
    await startSays(window(), 'Annotate This Article');
    assert.deepEqual(await buttonTexts(window()), [
      'Open Example Corpus',
      'Annotate This Article',
      'Create Codebook',
    ]);
  });

  test('the palette lists what can be done there, and nothing else', async () => {
    assert.deepEqual(await ourTitles(window()), [
      'Policy Annotator: Annotate Selection',
      'Policy Annotator: Create Codebook',
      'Policy Annotator: New Article from Clipboard',
      'Policy Annotator: Open Example Corpus',
      'Policy Annotator: Show Accessibility Help',
      'Policy Annotator: Show Log',
    ]);
  });

  test('Annotate This Article asks at once who holds a position', async () => {
    await selectWords(window(), 'wants night flights to end');
    await startButton(window(), 'Annotate This Article').click();
    await waitForQuickInput(window(), 'Who?');
    await window().page.keyboard.press('Escape');
  });

  test('Create Codebook makes one, and the views take the place of the start', async () => {
    await startButton(window(), 'Create Codebook').click();
    await waitForActiveFile(window(), 'codebook.yaml');
    await until('the views are there', async () =>
      (await viewNames(window())).join().startsWith('Articles,Issues,Disagreements,Actors'),
    );
    assert.equal(await startButton(window(), 'Open Example Corpus').count(), 0);
  });
});

suite('The start in Restricted Mode', () => {
  const window = useWindow({
    restricted: true,
    prepare: (folder) => fs.writeFileSync(path.join(folder, 'first.txt'), TEXT),
    open: 'first.txt',
  });

  test('says what cannot be done before anything is clicked, and offers to trust the folder', async () => {
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
      'Policy Annotator: Open Example Corpus',
      'Policy Annotator: Show Accessibility Help',
      'Policy Annotator: Show Log',
    ]);
  });

  test('its button leads to where the folder can be trusted', async () => {
    await startButton(window(), 'Manage Workspace Trust').click();
    await window().page.locator('.workspace-trust-editor').waitFor();
  });
});

suite('A corpus in Restricted Mode', () => {
  const window = useWindow({ restricted: true, fixture: 'examples', open: 'lagoon.md' });

  test('is read, and the lists say that nothing is written', async () => {
    await showViewContainer(window(), 'Policy Annotator');
    await waitForRows(window(), 'This Article', (rows) => rows.length > 2);
    await until('it is said', async () =>
      (await viewMessage(window(), 'This Article')).startsWith(
        'Restricted Mode: nothing is annotated, exported or written',
      ),
    );
  });

  test('a key that would write says so, and asks nothing', async () => {
    await openFile(window(), 'lagoon.md');
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
