import fs from 'node:fs';
import path from 'node:path';
import {
  clickStatusBar,
  focusEditor,
  goToPosition,
  openFile,
  pictures,
  selectWords,
  useSharedWindow,
  waitForDecoration,
  waitForMessage,
  waitForStatusBar,
} from '../driver';
import { airportCorpus, isUnderlined, TEXT } from '../support/airportCorpus';
import { annotate } from '../support/annotating';
import { waitForAnnotations } from '../support/onDisk';

const QUIET = 'Nothing else was said about it on that day, by anybody.\n';
/** Named in the first line and in the last. */
const long = (size: number): string => `${TEXT}\n${QUIET.repeat(size / QUIET.length)}\n${TEXT}`;

const SIZES = { 'long.txt': 4.9e6, 'longer.txt': 11e6, 'longest.txt': 53e6 };

suite('Large articles in the window', () => {
  const window = useSharedWindow({
    name: 'large',
    prepare: (folder) => {
      airportCorpus()(folder);
      for (const [name, size] of Object.entries(SIZES)) {
        fs.writeFileSync(path.join(folder, name), long(size));
      }
    },
    // The editor asks about more than that.
    settings: { 'workbench.editorLargeFileConfirmation': 100 },
    open: 'long.txt',
  });

  test('the marks of what is seen are there, at the beginning and at the end', async () => {
    await waitForDecoration(window(), 'council', isUnderlined);
    await focusEditor(window());
    await window().page.keyboard.press('Control+End');
    await waitForDecoration(window(), 'council', isUnderlined);
    await goToPosition(window(), 1);
    await waitForDecoration(window(), 'council', isUnderlined);
  });

  test('over the limit the status bar says so, a click highlights, and annotating works', async () => {
    await openFile(window(), 'longer.txt');
    const note = 'Large article (11 MB): names are highlighted on demand';
    await waitForStatusBar(window(), note);
    await selectWords(window(), 'wants night flights to end');
    await annotate(window(), { who: 'City council', what: 'Night flights', stance: 'o' });
    await waitForAnnotations(window(), 'longer.txt', 1);
    await pictures(window(), 'large-article');
    await clickStatusBar(window(), note);
    await waitForDecoration(window(), 'council', isUnderlined);
  });

  test('a text that no extension is given is said to be too large, with what to do', async () => {
    await openFile(window(), 'longest.txt');
    const note = 'Article too large to annotate (53 MB)';
    await waitForStatusBar(window(), note);
    await pictures(window(), 'too-large-article');
    await clickStatusBar(window(), note);
    await waitForMessage(window(), 'Split the article into several files');
  });
});
