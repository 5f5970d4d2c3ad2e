import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  acceptQuickInput,
  cancelQuickInput,
  openFile,
  persist,
  quickPickRows,
  runCommand,
  selectWords,
  type VsCodeWindow,
  useWindow,
  waitForNoQuickInput,
  waitForQuickInput,
} from '../driver';
import {
  answer,
  answerStance,
  choose,
  pressChord,
  until,
  waitUntilActive,
} from '../support/annotating';
import { exportFolder, exportFromPalette } from '../support/exporting';
import { clickStepButton, doneSteps, isDone, openWalkthrough } from '../support/walkthrough';

suite('The walkthrough, with the example', () => {
  const window = useWindow({ fixture: 'examples', open: 'oxygen.txt', width: 1400, height: 900 });

  suiteSetup(() => waitUntilActive(window()));

  test('has six steps, and none is done before it has happened', async () => {
    await openWalkthrough(window());
    assert.deepEqual(await stepTitles(window()), [
      'Open the Example',
      'Code a Small Study',
      'Annotate a Position',
      'See Who Disagrees',
      'Annotate Your Own Articles',
      'Export What You Found',
    ]);
    assert.deepEqual(await doneSteps(window()), []);
  });

  test('a button that is clicked and left does not complete its step', async () => {
    // The page takes the focus again while it draws its steps, which closes the list.
    await persist(async () => {
      await clickStepButton(window(), 'disagreement', 'Compare Quotes');
      await waitForQuickInput(window(), 'Choose a disagreement', 10_000);
    });
    await cancelQuickInput(window());
    assert.deepEqual(await doneSteps(window()), []);
  });

  test('the first position completes its step, and in the example not that of one’s own articles', async () => {
    await openFile(window(), 'oxygen.txt');
    await selectWords(window(), 'Greenpeace');
    await pressChord(window(), 'Control+K', 'a');
    await answer(window(), 'Who?', 'Greenpeace');
    await answer(window(), 'About what?', 'Moratorium');
    await answerStance(window(), 's');
    // Enter leaves the codebook's further questions empty.
    await waitForQuickInput(window(), 'Act');
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'Target');
    await acceptQuickInput(window());
    await choose(window(), 'Who is coding?', 'Inês Prado');
    await isDone(window(), 'position');
  });

  test('the quotes of both sides complete the next', async () => {
    await runCommand(window(), 'Policy Annotator: Compare Quotes');
    await waitForQuickInput(window(), 'Choose a disagreement');
    await acceptQuickInput(window());
    // The second page is the last thing that opens.
    await window().page.locator('.editor-group-container .monaco-editor').nth(1).waitFor();
    await isDone(window(), 'position', 'disagreement');
  });

  test('an export that is written completes the last', async () => {
    await openFile(window(), 'oxygen.txt');
    await exportFromPalette(window(), 'positions-csv');
    await isDone(window(), 'position', 'disagreement', 'export');
  });

  test('a copy of the example completes the first', async () => {
    const parent = exportFolder(window());
    fs.mkdirSync(path.join(parent, 'articles'));
    const opened = window().page.context().waitForEvent('page');
    await runCommand(window(), 'Policy Annotator: Open Example Corpus');
    const input = await waitForQuickInput(window(), 'Choose a folder');
    await until('the dialog has read the folder', async () => {
      if ((await input.inputValue()) !== `${parent}/`) await input.fill(`${parent}/`);
      return (await quickPickRows(window())).some(({ label }) => label === 'articles');
    });
    await acceptQuickInput(window());
    await waitForNoQuickInput(window());
    await (await opened).close();
    await isDone(window(), 'example', 'position', 'disagreement', 'export');
  });
});

function stepTitles({ page }: VsCodeWindow): Promise<string[]> {
  return page.locator('.getting-started-step .step-title').allInnerTexts();
}
