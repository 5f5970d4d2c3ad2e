import assert from 'node:assert/strict';
import {
  acceptQuickInput,
  cancelQuickInput,
  clearMessages,
  clickMessageButton,
  clickWord,
  focusEditor,
  isDirty,
  messageButtons,
  quickPickRows,
  runCommand,
  picture,
  selectWords,
  statusBarTexts,
  useSharedWindow,
  waitForMessage,
  waitForNoQuickInput,
  waitForQuickInput,
  waitForStatusBar,
} from '../driver';
import { airport, openArticle, TEXT } from '../support/airportCorpus';
import { activeRow, annotate, answerStance, pressChord, until } from '../support/annotating';
import { contentOf, filesOf, textOf, waitForAnnotations } from '../support/onDisk';

suite('What can be done with selected words', () => {
  const window = useSharedWindow(airport('actions.txt', 'template.txt'));
  const labels = async (): Promise<string[]> =>
    (await quickPickRows(window())).map(({ label }) => label.trim());

  test('Apply Template without a template explains itself, and its button makes one', async () => {
    const none = 'There is no template yet.';
    await openArticle(window(), 'template.txt');
    await selectWords(window(), 'rejects a noise fee');
    await runCommand(window(), 'Policy Annotator: Apply Template…');
    await waitForMessage(window(), none);
    assert.deepEqual(await messageButtons(window(), none), ['Make Template']);
    await picture(window(), 'template-none');
    // Without a position, the button says what is missing.
    await clickMessageButton(window(), none, 'Make Template');
    await waitForStatusBar(window(), 'Put the cursor into a position first.');
    assert.ok(!filesOf(window()).includes('template.txt.annotations.yaml'));

    await focusEditor(window());
    await annotate(window(), { who: 'Northfield Airport', what: 'Noise fee', stance: 'o' });
    await waitForAnnotations(window(), 'template.txt', 1);
    await clearMessages(window());
    await focusEditor(window());
    await runCommand(window(), 'Policy Annotator: Apply Template…');
    await waitForMessage(window(), none);
    await clickMessageButton(window(), none, 'Make Template');
    await waitForQuickInput(window(), 'A digit for');
    await picture(window(), 'template-digit');
    await acceptQuickInput(window());
    await waitForNoQuickInput(window());
    await selectWords(window(), 'ask for a noise fee');
    await pressChord(window(), 'Control+K', '1');
    const both = await waitForAnnotations(window(), 'template.txt', 2);
    assert.deepEqual(both.map(contentOf), [
      'position actors=northfield issues=noise-fee stance=oppose "rejects a noise fee"',
      'position actors=northfield issues=noise-fee stance=oppose "ask for a noise fee"',
    ]);
  });

  test('in coding mode a key lists the actions, and one of them annotates', async () => {
    const file = 'actions.txt';
    await clearMessages(window());
    await openArticle(window(), file);
    await focusEditor(window());
    await runCommand(window(), 'Policy Annotator: Start Coding Mode');
    await waitForStatusBar(window(), 'Coding mode');
    await selectWords(window(), 'wants night flights to end');
    await window().page.keyboard.press('Control+.');
    await waitForQuickInput(window(), 'Actions for Selected Words');
    const offered = await labels();
    await picture(window(), 'codingMode-actions');
    assert.equal(offered[0], 'Annotate as City council on Night flights…');
    for (const action of [
      'Annotate Selection…',
      'Annotate All Occurrences…',
      'Apply Template…',
      'Annotate Disagreement…',
      'Mark Mention…',
      'Add Alias…',
    ]) {
      assert.ok(offered.includes(action), `${action} is not among ${offered.join(', ')}`);
    }
    await activeRow(window(), 'Annotate as City council on Night flights').waitFor();
    await acceptQuickInput(window());
    await answerStance(window(), 'o');
    await waitForNoQuickInput(window());
    const [position] = await waitForAnnotations(window(), file, 1);
    assert.equal(
      position && contentOf(position),
      'position actors=city-council issues=night-flights stance=oppose "wants night flights to end"',
    );

    // On a name: what the light bulb and F2 offer in an article that can be written.
    await clickWord(window(), 'Residents');
    await window().page.keyboard.press('Control+.');
    await waitForQuickInput(window(), 'Actions for Selected Words');
    const onName = await labels();
    await picture(window(), 'codingMode-actions-name');
    assert.equal(onName[0], 'Add Position of Residents…');
    assert.equal(onName.at(-1), 'Rename Residents…');
    await cancelQuickInput(window());

    assert.equal(textOf(window(), file), TEXT);
    assert.equal(await isDirty(window(), file), false);
    await runCommand(window(), 'Policy Annotator: Leave Coding Mode');
    await until('the mode is off', async () => {
      return !(await statusBarTexts(window())).some((text) => text.includes('Coding mode'));
    });
  });
});
