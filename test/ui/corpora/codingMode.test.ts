import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  acceptQuickInput,
  cancelQuickInput,
  clearMessages,
  editorText,
  focusEditor,
  goToPosition,
  isDirty,
  openFile,
  quickPickRows,
  runCommand,
  picture,
  statusBarTexts,
  useSharedWindow,
  visibleLines,
  waitForActiveFile,
  waitForCursor,
  waitForNoQuickInput,
  typeInQuickInput,
  waitForQuickInput,
  waitForStatusBar,
} from '../driver';
import { airportCorpus, openArticle, TEXT } from '../support/airportCorpus';
import { activeRow, pressChord, until } from '../support/annotating';
import { annotationFileOf, contentOf, textOf, waitForAnnotations } from '../support/onDisk';

/** A paragraph that is one line, wider than the window. */
const LONG = `${TEXT}\n${'The council and the neighbours meet again about the noise. '.repeat(8)}\n`;

suite('Coding mode', () => {
  const window = useSharedWindow({
    name: 'corpora',
    width: 1280,
    height: 800,
    prepare: (folder) => {
      airportCorpus('a.txt', 'b.txt', 'c.txt')(folder);
      fs.writeFileSync(path.join(folder, 'a.txt'), LONG);
    },
    settings: { 'policyAnnotator.coder': 'noa' },
  });
  const press = (...keys: readonly string[]): Promise<void> => pressChord(window(), ...keys);

  test('codes an article without the mouse, and leads to the next one', async () => {
    await openArticle(window(), 'a.txt');
    await focusEditor(window());
    const unwrapped = (await visibleLines(window())).length;
    await runCommand(window(), 'Policy Annotator: Start Coding Mode');
    await waitForStatusBar(window(), 'Coding mode');
    await until('the long line is wrapped', async () => {
      return (await visibleLines(window())).length > unwrapped;
    });
    // From name to name: the council, night flights, Northfield.
    await goToPosition(window(), 1);
    await press('j');
    await waitForCursor(window(), 'Ln 3, Col 1');
    await press('j');
    await waitForCursor(window(), 'Ln 3, Col 19');
    await press('j');
    await waitForCursor(window(), 'Ln 3, Col 41');
    await press('k');
    await waitForCursor(window(), 'Ln 3, Col 19');
    // The words “night flights to end” with the stance oppose, by the likeliest actor and issue.
    await press(...Array<string>(4).fill('Shift+Control+ArrowRight'), 'o');
    await waitForQuickInput(window(), 'Who? ⊖ oppose');
    await activeRow(window(), 'City council').waitFor();
    await picture(window(), 'codingMode');
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'About what? ⊖ oppose');
    await activeRow(window(), 'Night flights').waitFor();
    await acceptQuickInput(window());
    await waitForNoQuickInput(window());
    const [first] = await waitForAnnotations(window(), 'a.txt', 1);
    assert.equal(
      first && contentOf(first),
      'position actors=city-council issues=night-flights stance=oppose coder=noa "night flights to end"',
    );
    // The same for another actor: a key and a name.
    await press('r');
    await waitForQuickInput(window(), 'Who? ⊖ oppose');
    await window().page.keyboard.type('Resid');
    await activeRow(window(), 'Residents').waitFor();
    await acceptQuickInput(window());
    await waitForAnnotations(window(), 'a.txt', 2);
    await press('z');
    await waitForAnnotations(window(), 'a.txt', 1);
    // A template from it, for the sentence of the residents.
    await runCommand(window(), 'Policy Annotator: Make Template from Position…');
    await waitForQuickInput(window(), 'A digit for');
    await acceptQuickInput(window());
    await waitForNoQuickInput(window());
    await goToPosition(window(), 5, 20);
    await press('1');
    const both = await waitForAnnotations(window(), 'a.txt', 2);
    assert.match(both.map(contentOf).join('\n'), /stance=oppose coder=noa "Residents, however,/);
    // A key that comes while the annotation is being written may be dropped.
    const question = window().page.locator('.quick-input-widget:visible');
    await until('the state is asked', async () => {
      if ((await question.allInnerTexts()).join().includes('Mark Article as Coded')) return true;
      await press('c');
      return false;
    });
    // One that came while the question opened is in its field.
    await typeInQuickInput(window(), '');
    await acceptQuickInput(window());
    await until('it is complete', () => {
      return annotationFileOf(window(), 'a.txt').coded.get('noa')?.state === 'complete';
    });
    // Keys that come too fast are not typed into the next article.
    await press('g', 'x', 'x', 'x', 'x');
    await waitForActiveFile(window(), 'b.txt');
    await until('the mode has taken the article', async () => {
      await press('j');
      return (await statusBarTexts(window())).some((text) => text.startsWith('Ln 3'));
    });
    assert.equal((await visibleLines(window()))[0], TEXT.split('\n')[0]);
    assert.equal(await isDirty(window(), 'b.txt'), false);
    assert.equal(textOf(window(), 'a.txt'), LONG);
    assert.equal(await isDirty(window(), 'a.txt'), false);
  });

  test('shows its keys, and what a key without a meaning does', async () => {
    await openArticle(window(), 'b.txt');
    await focusEditor(window());
    await press('h');
    await waitForQuickInput(window(), 'Keys of Coding Mode');
    const rows = (await quickPickRows(window())).map(
      ({ label, description }) => `${label}: ${description}`,
    );
    assert.deepEqual(rows.slice(0, 3), [
      'S: Annotate with the stance ⊕ support',
      'O: Annotate with the stance ⊖ oppose',
      'N: Annotate with the stance ⊜ neutral',
    ]);
    await picture(window(), 'codingKeys');
    await cancelQuickInput(window());
    await press('x');
    await waitForStatusBar(window(), 'X does nothing in coding mode');
    assert.ok((await statusBarTexts(window())).some((text) => text.includes('Coding mode')));
  });

  test('takes no key from the find widget, from another file, or from the output', async () => {
    const { page } = window();
    // Escape would close a message before the widget.
    await clearMessages(window());
    await openArticle(window(), 'b.txt');
    await focusEditor(window());
    await press('Control+F');
    const find = page.locator('.find-widget.visible textarea').first();
    await find.waitFor();
    await page.keyboard.type('soccer');
    await until('the letters are in the field', async () => {
      return (await find.inputValue()) === 'soccer';
    });
    await page.keyboard.press('Escape');
    await find.waitFor({ state: 'hidden' });
    // Escape has closed the widget only.
    await waitForStatusBar(window(), 'Coding mode');
    await openFile(window(), 'codebook.yaml');
    await focusEditor(window());
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('# so');
    await until('it is typed', async () => (await editorText(window())).startsWith('# so'));
    await page.keyboard.press('Control+Z');
    await runCommand(window(), 'File: Revert File');
    await runCommand(window(), 'Output: Focus on Output View');
    const output = page.locator('.panel .output-view .monaco-editor').first();
    await output.waitFor();
    await page.keyboard.type('s');
    await page.locator('.monaco-editor-overlaymessage').waitFor();
    await page.keyboard.press('Escape');
    await runCommand(window(), 'View: Hide Panel');
  });

  test('is left with Escape twice, and then typing changes the article again', async () => {
    await openArticle(window(), 'c.txt');
    await focusEditor(window());
    await goToPosition(window(), 1);
    // A letter proves that the mode has taken this article; the list it opens is left again.
    await press('h');
    await waitForQuickInput(window(), 'Keys of Coding Mode');
    await cancelQuickInput(window());
    await focusEditor(window());
    await press('Shift+End');
    await waitForCursor(window(), 'selected)');
    await press('Escape');
    await waitForCursor(window(), 'Ln 1, Col 27');
    await until('no words are selected', async () => {
      return !(await statusBarTexts(window())).some((text) => text.includes('selected)'));
    });
    await press('Escape');
    await waitForStatusBar(window(), 'Press Escape again to leave coding mode.');
    assert.ok((await statusBarTexts(window())).includes('Coding mode'));
    // One too many after a list was closed: nothing is typed.
    await press('Escape');
    await until('the mode is off', async () => {
      return !(await statusBarTexts(window())).some((text) => text.includes('Coding mode'));
    });
    await window().page.keyboard.type('!');
    await until('it is typed', () => isDirty(window(), 'c.txt'));
    await window().page.keyboard.press('Control+Z');
    await until('it is undone', async () => !(await isDirty(window(), 'c.txt')));
  });
});
