import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  acceptQuickInput,
  cancelQuickInput,
  chooseFromMenu,
  clickHoverLink,
  clickQuickInputButton,
  executeCommand,
  hoverText,
  leaveHover,
  openRowMenu,
  openView,
  quickPickRows,
  resizeWindow,
  runCommand,
  pictures,
  selectWords,
  showViewContainer,
  useSharedWindow,
  waitForDecoration,
  waitForMessage,
  waitForQuickInput,
  waitForRows,
  waitForStatusBar,
} from '../driver';
import { airport, isUnderlined, openArticle } from '../support/airportCorpus';
import { activeRow, answer, answerStance, choose, pressChord, until } from '../support/annotating';
import { codebookOf, textOf } from '../support/onDisk';

suite('Editing an actor or issue of the codebook', () => {
  const window = useSharedWindow({ ...airport('entry.txt', 'picker.txt'), open: 'entry.txt' });
  const onDisk = (): string => textOf(window(), 'codebook.yaml');
  const actor = (id: string) => codebookOf(window()).actors.get(id);
  const issue = (id: string) => codebookOf(window()).issues.get(id);

  /** Types into the field that is open, and waits for the list of fields. */
  async function type(title: string, value: string): Promise<void> {
    const input = await waitForQuickInput(window(), title);
    await input.fill(value);
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'Escape when done');
  }

  async function rename(from: string, to: string, answer: string): Promise<void> {
    await choose(window(), 'Escape when done', 'Name');
    const input = await waitForQuickInput(window(), `Name of ${from}`);
    await input.fill(to);
    await acceptQuickInput(window());
    await choose(window(), `Texts may still use “${from}”`, answer);
    await waitForQuickInput(window(), 'Escape when done');
  }

  test('each field is changed in place, and undo gives every byte back', async () => {
    await openArticle(window(), 'entry.txt');
    const levels = [onDisk()];
    const changed = async (what: string, isSo: () => boolean): Promise<void> => {
      await until(what, isSo);
      levels.push(onDisk());
    };
    await runCommand(window(), 'Policy Annotator: Edit Issue…');
    await choose(window(), 'Edit Issue', 'Third runway');
    await waitForQuickInput(window(), 'Third runway');
    const rows = await quickPickRows(window());
    assert.deepEqual(
      rows.slice(0, 3).map(({ label, description }) => [label, description]),
      [
        ['Name', 'Third runway'],
        ['Keywords', 'third runway'],
        ['Statement', 'the sentence that supporters agree with and opponents reject'],
      ],
    );
    await choose(window(), 'Escape when done', 'Statement');
    // Stated once, without an offer to remove it while it is empty.
    const asked = await waitForQuickInput(window(), 'The sentence that supporters agree with');
    assert.equal((await asked.getAttribute('placeholder')) ?? '', '');
    const widget = window().page.locator('.quick-input-widget');
    assert.doesNotMatch(await widget.innerText(), /Leave empty/);
    await type('Statement of Third runway', 'A third runway should be built.');
    await changed('the statement is there', () => issue('third-runway')?.statement !== undefined);
    await choose(window(), 'Escape when done', 'Parent');
    await choose(window(), 'Parent of Third runway', 'Night flights');
    await changed('it is part of another', () => issue('third-runway')?.partOf === 'night-flights');
    await choose(window(), 'Escape when done', 'Stance on the parent');
    await choose(window(), 'Stance on the parent', 'with the opposite stance');
    await changed('its sign is there', () => issue('third-runway')?.sign === -1);
    await choose(window(), 'Escape when done', 'Color');
    const input = await waitForQuickInput(window(), 'Color of Third runway');
    await input.fill('bleu');
    await waitForQuickInput(window(), 'This is not a color. Did you mean #0072B2?');
    await type('Color of Third runway', '#0072B2');
    await changed('its color is there', () => issue('third-runway')?.color === '#0072B2');
    // Undo is not available while a question about the change is open.
    await pressChord(window(), 'Control+K', 'Backspace');
    await waitForStatusBar(window(), 'is not a command');
    assert.equal(onDisk(), levels.at(-1));
    await cancelQuickInput(window());
    for (const before of levels.slice(0, -1).reverse()) {
      await executeCommand(window(), 'policyAnnotator.undo');
      await until('a change is undone', () => onDisk() === before);
    }
    await waitForStatusBar(window(), 'Undone: Statement of Third runway');
  });

  test('an actor that the codebook got while it was named is not called a broken codebook', async () => {
    await openArticle(window(), 'picker.txt');
    await selectWords(window(), 'calls the plan unfair');
    await pressChord(window(), 'Control+K', 'a');
    await answer(window(), 'Who?', 'Town');
    const before = onDisk();
    const theirs = before.replace('actors:\n', 'actors:\n  town:\n    name: "Their town"\n');
    fs.writeFileSync(path.join(window().folder, 'codebook.yaml'), theirs);
    await answer(window(), 'About what?', 'Noise fee');
    await answerStance(window(), 'o');
    await waitForMessage(window(), 'The codebook was changed in the meantime');
    assert.equal(onDisk(), theirs);
    fs.writeFileSync(path.join(window().folder, 'codebook.yaml'), before);
    await until('it is as before', () => actor('town') === undefined);
  });

  test('aliases are added, changed and removed in a list of their own', async () => {
    await runCommand(window(), 'Policy Annotator: Edit Actor…');
    await choose(window(), 'Edit Actor', 'Residents');
    await choose(window(), 'Escape when done', 'Aliases');
    await waitForQuickInput(window(), 'or type a new one');
    await window().page.keyboard.type('Their spokesman');
    await activeRow(window(), 'Add “Their spokesman”').waitFor();
    await acceptQuickInput(window());
    await waitForDecoration(window(), 'Their', isUnderlined);
    // Words that need details are asked about before they are added.
    await waitForQuickInput(window(), 'or type a new one');
    await window().page.keyboard.type('harbour');
    await activeRow(window(), 'Add “harbour”').waitFor();
    await acceptQuickInput(window());
    const input = await waitForQuickInput(window(), '“harbour” also stands for Harbour');
    await input.fill('Residents');
    await waitForQuickInput(window(), '“Residents” is already one of its names.');
    await window().page.keyboard.press('Escape');
    // Not the whole word, which the next question proposes.
    await choose(window(), 'or type a new one', 'neighb');
    const removed = await waitForQuickInput(window(), 'Leave empty to remove');
    await removed.fill('');
    await acceptQuickInput(window());
    await until('one alias is left', () => actor('residents')?.aliases.length === 1);
    await waitForQuickInput(window(), 'or type a new one');
    // Escape returns to the fields, and from there closes the list.
    await window().page.keyboard.press('Escape');
    await waitForQuickInput(window(), 'Choose a field to change it');
    await cancelQuickInput(window());
  });

  test('a misspelt type names the right one, and nothing becomes part of itself', async () => {
    await hoverText(window(), 'Northfield', 'Edit Actor');
    await clickHoverLink(window(), 'Northfield', 'Edit Actor');
    await choose(window(), 'Escape when done', 'Type');
    await waitForQuickInput(window(), 'Type of Northfield Airport');
    await window().page.keyboard.type('goverment');
    await activeRow(window(), 'government').waitFor();
    assert.match(
      (await quickPickRows(window()))[0]?.description ?? '',
      /did you mean “government”/,
    );
    await acceptQuickInput(window());
    await until('the type is right', () => actor('northfield')?.type === 'government');
    await choose(window(), 'Escape when done', 'Parent');
    await choose(window(), 'Parent of Northfield Airport', 'Northfield Airport');
    await waitForQuickInput(window(), 'Northfield Airport cannot be part of itself.');
    await choose(window(), 'Parent of Northfield Airport', 'City council');
    await until('it has a parent', () => actor('northfield')?.partOf === 'city-council');
    await cancelQuickInput(window());
    await leaveHover(window());
  });

  test('from a row of a view, and from the list of a question, which comes back', async () => {
    await showViewContainer(window(), 'Policy Annotator');
    await openView(window(), 'Actors');
    await waitForRows(window(), 'Actors', (rows) => rows.length > 2);
    await openRowMenu(window(), 'Actors', 'Harbour');
    await chooseFromMenu(window(), 'Edit Actor…');
    const before = onDisk();
    await rename('Harbour', 'Old harbour', 'Keep as Alias');
    await cancelQuickInput(window());
    await until('it has another name', () => actor('harbour')?.name === 'Old harbour');
    // The old name is kept as an alias, since texts still have it, unless it was wrong.
    assert.ok(actor('harbour')?.aliases.some(({ text }) => text === 'Harbour'));
    await pressChord(window(), 'Control+K', 'Backspace');
    await until('name and alias are as before', () => onDisk() === before);

    await openArticle(window(), 'picker.txt');
    await selectWords(window(), 'ask for a noise fee');
    await pressChord(window(), 'Control+K', 'a');
    await waitForQuickInput(window(), 'Who?');
    await clickQuickInputButton(window(), 'Edit Actor', 'City council');
    await rename('City council', 'Town council', 'Remove');
    assert.ok(!actor('city-council')?.aliases.some(({ text }) => text === 'City council'));
    await cancelQuickInputOnly();
    await waitForQuickInput(window(), 'Who?');
    await activeRow(window(), 'Town council').waitFor();
    await cancelQuickInput(window());
  });

  test('looks at home in a small window', async () => {
    // In a small window the status bar does not show the length of the selection.
    await selectWords(window(), 'ask for a noise fee');
    await resizeWindow(window(), 700, 450);
    await runCommand(window(), 'Policy Annotator: Edit Issue…');
    await waitForQuickInput(window(), 'Edit Issue');
    await pictures(window(), 'editEntry-1');
    await choose(window(), 'Edit Issue', 'Noise fee');
    await waitForQuickInput(window(), 'Escape when done');
    await pictures(window(), 'editEntry-2');
    await choose(window(), 'Escape when done', 'Statement');
    await waitForQuickInput(window(), 'Statement of Noise fee');
    await pictures(window(), 'editEntry-3');
    await cancelQuickInputOnly();
    await choose(window(), 'Escape when done', 'Keywords');
    await waitForQuickInput(window(), 'or type a new one');
    await pictures(window(), 'editEntry-4');
    await cancelQuickInputOnly();
    await waitForQuickInput(window(), 'Escape when done');
    await cancelQuickInput(window());
    await pressChord(window(), 'Control+K', 'a');
    await choose(window(), 'Who?', 'Residents');
    await choose(window(), 'About what?', 'Compensation');
    await waitForQuickInput(window(), 'Statement of Compensation');
    await pictures(window(), 'editEntry-5');
    await cancelQuickInput(window());
    await resizeWindow(window(), 1280, 800);
  });

  test('a codebook that cannot be read is left alone, which is said', async () => {
    const before = onDisk();
    const broken = before.replace('actors:', 'actors: [');
    fs.writeFileSync(path.join(window().folder, 'codebook.yaml'), broken);
    await until('it is refused', async () => {
      await runCommand(window(), 'Policy Annotator: Edit Actor…');
      return isRefused();
    });
    assert.equal(onDisk(), broken);
  });

  /** Presses Escape in a question that returns to another one. */
  async function cancelQuickInputOnly(): Promise<void> {
    await window().page.keyboard.press('Escape');
  }

  async function isRefused(): Promise<boolean> {
    const found = window()
      .page.getByText('The codebook cannot be read, so it was not changed')
      .first();
    if (await found.isVisible()) return true;
    await window().page.keyboard.press('Escape');
    return false;
  }
});
