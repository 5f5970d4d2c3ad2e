// Windows of other kinds than a trusted folder with a corpus.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from '../../../scripts/lib/places.mjs';
import { copyFolder } from '../../../scripts/lib/temporary.mjs';
import {
  expandRow,
  focusEditor,
  openView,
  pressOnRow,
  selectWords,
  showViewContainer,
  startButton,
  startSays,
  useWindow,
  viewMessage,
  waitForActiveFile,
  waitForRows,
} from '../driver';
import { TEXT, airportCorpus, openArticle } from '../support/airportCorpus';
import { annotate, pressChord, until } from '../support/annotating';
import { buttonTexts, ourTitles } from '../support/startView';
import { isDone } from '../support/walkthrough';
import { showOnly, waitForFocus } from '../views/layout';

suite('The start, in a window without a folder', () => {
  const window = useWindow({ hasFolder: false });

  test('is one view with the example and a folder to open, and no question of trust', async () => {
    await showViewContainer(window(), 'Policy Annotator');
    const stated = await startSays(window(), 'Open Example Corpus');
    assert.deepEqual(await buttonTexts(window()), ['Open Example Corpus']);
    assert.match(stated, /^Annotate who holds which position on what/);
    assert.match(stated, /Open a folder with your own articles/);
    assert.match(stated, /Open the walkthrough/);
    assert.doesNotMatch(stated, /Restricted/);
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
    assert.deepEqual(await buttonTexts(window()), ['Manage Workspace Trust']);
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

suite('The walkthrough, with articles of one’s own', () => {
  const window = useWindow({ prepare: airportCorpus('a.txt'), open: 'a.txt' });

  test('the first position in them completes two steps', async () => {
    await openArticle(window(), 'a.txt');
    await selectWords(window(), 'night flights');
    await annotate(window(), { who: 'City council', what: 'Night flights', stance: 'o' });
    await isDone(window(), 'ownFolder', 'position');
  });
});
