import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  acceptQuickInput,
  cancelQuickInput,
  clickMessageButton,
  messages,
  openFile,
  openTabs,
  picture,
  pictures,
  quickInputTexts,
  runCommand,
  selectWords,
  showViewContainer,
  startButton,
  startSays,
  useSharedWindow,
  viewNames,
  waitForDecoration,
  waitForMessage,
  waitForQuickInput,
  waitForStatusBar,
} from '../driver';
import { isUnderlined } from '../support/airportCorpus';
import { annotate, choose, pressChord, until } from '../support/annotating';
import { codebookOf, filesOf, textOf, waitForAnnotations } from '../support/onDisk';
import { buttonTexts, ourTitles } from '../support/startView';

const TEXT = 'Night flights\n\nThe city council wants night flights to end by spring.\n';
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
    prepare: (folder) => {
      for (const name of ['first.txt', 'second.txt', 'third.md'])
        fs.writeFileSync(path.join(folder, name), TEXT);
    },
    width: 1000,
    height: 700,
  });

  test('is one view, sees the articles, and offers to annotate once one is open', async () => {
    await showViewContainer(window(), 'Policy Annotator');
    const stated = await startSays(window(), 'Open First Article');
    for (const way of [
      'Import articles',
      'Import a project',
      'Create a codebook',
      'example corpus',
    ])
      assert.ok(stated.includes(way), way);
    await until(
      'they are counted',
      async () => (await viewNames(window())).join() === '3 articles',
    );
    assert.deepEqual(await buttonTexts(window()), ['Open First Article']);
    await pictures(window(), 'start-with-articles');
    await startButton(window(), 'Open First Article').click();
    await startSays(window(), 'Annotate This Article');
    assert.deepEqual(await buttonTexts(window()), ['Annotate This Article']);
  });

  test('the palette lists what can be done there, and nothing else', async () => {
    assert.deepEqual(await ourTitles(window()), [
      'Policy Annotator: Annotate Selection',
      'Policy Annotator: Create Codebook',
      'Policy Annotator: Import Articles…',
      'Policy Annotator: Import Project…',
      'Policy Annotator: New Article from Clipboard',
      'Policy Annotator: Open Documentation',
      'Policy Annotator: Open Example Corpus',
      'Policy Annotator: Open Tutorial',
      'Policy Annotator: Show Accessibility Help',
      'Policy Annotator: Show Log',
      'Policy Annotator: Start Coding Mode',
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
    assert.deepEqual(filesOf(window()), ['first.txt', 'second.txt', 'third.md']);
    assert.deepEqual(await messages(window()), []);
  });

  test('Create Codebook asks in words, says what it made and what comes next, and Undo takes the entries back', async () => {
    await startButton(window(), 'Create a codebook').click();
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
    assert.equal(await startButton(window(), 'example corpus').count(), 0);
    await openFile(window(), 'first.txt');
    await selectWords(window(), 'wants night flights to end');
    await annotate(window(), { who: 'City council', what: 'Night flights', stance: 'o' });
    await waitForAnnotations(window(), 'first.txt', 1);
    await waitForDecoration(window(), 'night flights to end', isUnderlined);
  });
});

suite('Coding mode after the first annotation', () => {
  const window = useSharedWindow({
    name: 'first annotation',
    prepare: (folder) => fs.writeFileSync(path.join(folder, 'first.txt'), TEXT),
  });

  test('has its keys at once, though the Start view had the focus and is gone', async () => {
    await showViewContainer(window(), 'Policy Annotator');
    await openFile(window(), 'first.txt');
    await startSays(window(), 'Annotate This Article');
    await selectWords(window(), 'wants night flights to end');
    await startButton(window(), 'Annotate This Article').click();
    await choose(window(), 'Who?', 'City council');
    await choose(window(), 'About what?', 'Night flights');
    await waitForQuickInput(window(), 'Statement of Night flights');
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'Choose a stance');
    await acceptQuickInput(window());
    await waitForAnnotations(window(), 'first.txt', 1);
    await waitForMessage(window(), 'A codebook was created');
    await picture(window(), 'first-annotation-file');
    await runCommand(window(), 'Policy Annotator: Start Coding Mode');
    await waitForStatusBar(window(), 'Coding mode');
    await pressChord(window(), 'h');
    await waitForQuickInput(window(), 'Keys of Coding Mode');
    await picture(window(), 'coding-after-first');
    await cancelQuickInput(window());
  });
});
