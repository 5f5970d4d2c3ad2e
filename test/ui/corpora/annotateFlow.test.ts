import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  acceptQuickInput,
  cancelQuickInput,
  clearMessages,
  clickQuickInputButton,
  clickWord,
  executeCommand,
  focusEditor,
  isDirty,
  openEditorMenu,
  menuEntries,
  openFile,
  picture,
  quickInputTexts,
  quickPickRows,
  runCommand,
  selectWords,
  statusBarTexts,
  typeInEditor,
  useSharedWindow,
  waitForMessage,
  waitForNoQuickInput,
  waitForQuickInput,
  waitForStatusBar,
  clickStatusBar,
} from '../driver';
import { airport, openArticle } from '../support/airportCorpus';
import {
  activeRow,
  annotate,
  annotateDisagreement,
  answer,
  answerStance,
  choose,
  pressChord,
  tick,
  until,
} from '../support/annotating';
import {
  annotationsOf,
  codebookOf,
  filesOf,
  contentOf,
  textOf,
  waitForAnnotations,
} from '../support/onDisk';

const articles = [
  'simple.txt',
  'word.txt',
  'sentence.txt',
  'order.txt',
  'alias.txt',
  'back.txt',
  'escape.txt',
  'focus.txt',
  'repeat.txt',
  'several.txt',
  'joint.txt',
  'fast.txt',
  'dispute.txt',
  'menu.txt',
  'overtaken.txt',
  'statement.txt',
  'similar.txt',
  'whole.txt',
  'whole-asked.txt',
  'pending.txt',
];

suite('Annotating selected words', () => {
  const window = useSharedWindow({ ...airport(...articles), open: 'simple.txt' });

  test('a key, a name, a name and a letter make a position, and the status bar says so', async () => {
    await openArticle(window(), 'simple.txt');
    await selectWords(window(), 'wants night flights to end');
    await annotate(window(), { who: 'City council', what: 'Night flights', stance: 'o' });
    const [position] = await waitForAnnotations(window(), 'simple.txt', 1);
    assert.ok(position);
    assert.equal(
      contentOf(position),
      'position actors=city-council issues=night-flights stance=oppose "wants night flights to end"',
    );
    await waitForStatusBar(window(), 'City council ⊖ Night flights');
    await clickStatusBar(window(), 'Undo');
    await waitForAnnotations(window(), 'simple.txt', 0);
    await until('the text has the focus again', () =>
      window().page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null),
    );
  });

  test('a stance is taken by its whole word too, and none of it goes into the article', async () => {
    await openArticle(window(), 'word.txt');
    await selectWords(window(), 'wants night flights to end');
    await pressChord(window(), 'Control+K', 'a');
    await answer(window(), 'Who?', 'City council');
    await answer(window(), 'About what?', 'Night flights');
    await waitForQuickInput(window(), 'Choose a stance');
    await window().page.keyboard.type('support');
    await activeRow(window(), 'support').waitFor();
    await acceptQuickInput(window());
    await waitForNoQuickInput(window());
    const [position] = await waitForAnnotations(window(), 'word.txt', 1);
    assert.ok(position);
    assert.match(contentOf(position), /stance=support /);
    assert.equal(await isDirty(window(), 'word.txt'), false);
  });

  test('Undo is offered no longer once another program has changed the same', async () => {
    await openArticle(window(), 'overtaken.txt');
    await selectWords(window(), 'wants night flights to end');
    await annotate(window(), { who: 'City council', what: 'Night flights', stance: 'o' });
    await waitForAnnotations(window(), 'overtaken.txt', 1);
    await waitForStatusBar(window(), 'City council ⊖ Night flights');
    assert.ok((await statusBarTexts(window())).includes('Undo'));
    const file = path.join(window().folder, 'overtaken.txt.annotations.yaml');
    const theirs = fs.readFileSync(file, 'utf8').replace('stance: oppose', 'stance: support');
    fs.writeFileSync(file, theirs);
    await until('nothing is offered', async () => {
      const texts = await statusBarTexts(window());
      return !texts.includes('Undo') && !texts.includes('City council ⊖ Night flights');
    });
    await pressChord(window(), 'Control+K', 'Backspace');
    await waitForMessage(window(), 'cannot be undone');
    assert.equal(fs.readFileSync(file, 'utf8'), theirs);
    await clearMessages(window());
  });

  test('without a selection the sentence is annotated', async () => {
    await openArticle(window(), 'sentence.txt');
    await clickWord(window(), 'rejects');
    await annotate(window(), { who: 'Northfield Airport', what: 'Noise fee', stance: 'o' });
    const [position] = await waitForAnnotations(window(), 'sentence.txt', 1);
    assert.equal(
      position?.quote[0]?.exact,
      'Northfield rejects a noise fee, and so does the port.',
    );
  });

  test('words that the list covers at the top of an article are repeated whole', async () => {
    await openArticle(window(), 'sentence.txt');
    await clickWord(window(), 'council');
    await pressChord(window(), 'Control+K', 'a');
    await waitForQuickInput(window(), 'Who?');
    const repeated = window().page.locator('.quick-input-message');
    await repeated
      .filter({ hasText: '“The council wants night flights to end.”' })
      .waitFor({ state: 'visible' });
    await window().page.keyboard.type('City');
    await activeRow(window(), 'City council').waitFor();
    assert.ok(await repeated.isVisible(), 'typing does not hide them');
    await picture(window(), 'covered-words');
    await cancelQuickInput(window());
  });

  test('who is named in the words comes first, then who is named before them', async () => {
    await openArticle(window(), 'order.txt');
    await selectWords(window(), 'Northfield rejects');
    await pressChord(window(), 'Control+K', 'a');
    await waitForQuickInput(window(), 'Who?');
    const labels = (await quickPickRows(window())).map(({ label }) => label);
    assert.deepEqual(labels.slice(0, 2), ['Northfield Airport', 'City council']);
    await cancelQuickInput(window());
  });

  test('typing finds an actor by another name', async () => {
    await openArticle(window(), 'alias.txt');
    await selectWords(window(), 'ask for a noise fee');
    await pressChord(window(), 'Control+K', 'a');
    await waitForQuickInput(window(), 'Who?');
    await window().page.keyboard.type('neighb');
    await activeRow(window(), 'Residents').waitFor();
    await window().page.keyboard.press('Enter');
    await answer(window(), 'About what?', 'Noise fee');
    await answerStance(window(), 's');
    const [position] = await waitForAnnotations(window(), 'alias.txt', 1);
    assert.deepEqual(position?.kind === 'position' && position.actors, ['residents']);
  });

  test('a new name that is typed fast is taken whole', async () => {
    await openArticle(window(), 'fast.txt');
    await selectWords(window(), 'calls the plan unfair');
    await pressChord(window(), 'Control+K', 'a');
    await waitForQuickInput(window(), 'Who?');
    await window().page.keyboard.type('Spokesman of the residents');
    await window().page.keyboard.press('Enter');
    await answer(window(), 'About what?', 'Third runway');
    await answerStance(window(), 'o');
    const [position] = await waitForAnnotations(window(), 'fast.txt', 1);
    assert.ok(position?.kind === 'position');
    assert.deepEqual(position.actors, ['spokesman-of-the-residents']);
    const made = codebookOf(window()).actors.get('spokesman-of-the-residents');
    assert.equal(made?.name, 'Spokesman of the residents');
  });

  test('the back button goes back a step, and the statement of the issue is in view', async () => {
    await openArticle(window(), 'back.txt');
    await selectWords(window(), 'rejects a noise fee');
    await pressChord(window(), 'Control+K', 'a');
    await choose(window(), 'Who?', 'City council');
    await choose(window(), 'About what?', 'Night flights');
    await waitForQuickInput(window(), 'Choose a stance');
    const { title } = await quickInputTexts(window());
    assert.equal(title, 'City council … Planes should land at night. (3/3)');
    await clickQuickInputButton(window(), 'Back');
    await waitForQuickInput(window(), 'About what?');
    await activeRow(window(), 'Night flights').waitFor();
    await clickQuickInputButton(window(), 'Back');
    await choose(window(), 'Who?', 'Northfield Airport');
    await choose(window(), 'About what?', 'Noise fee');
    await answerStance(window(), 'o');
    const [position] = await waitForAnnotations(window(), 'back.txt', 1);
    assert.match(
      position ? contentOf(position) : '',
      /actors=northfield issues=noise-fee stance=oppose/,
    );
  });

  test('Escape goes one question back and keeps the answers, and from the first ends without a trace', async () => {
    await openArticle(window(), 'escape.txt');
    const files = filesOf(window());
    const codebook = textOf(window(), 'codebook.yaml');
    const { keyboard } = window().page;
    await selectWords(window(), 'rejects a noise fee');
    await pressChord(window(), 'Control+K', 'a');
    await choose(window(), 'Who?', 'Residents');
    await choose(window(), 'About what?', 'Something new');
    const statement = await waitForQuickInput(window(), 'Statement of Something new');
    await waitForQuickInput(window(), '“rejects a noise fee” – Supporting');
    await picture(window(), 'statement-of');
    await statement.fill('It is new.');
    await keyboard.press('Escape');
    const issue = await waitForQuickInput(window(), 'About what?');
    assert.equal(await issue.inputValue(), 'Something new');
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'Statement of Something new');
    assert.equal(await statement.inputValue(), 'It is new.');
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'Choose a stance');
    await keyboard.press('Escape');
    await waitForQuickInput(window(), 'Statement of Something new');
    assert.equal(await statement.inputValue(), 'It is new.');
    await keyboard.press('Escape');
    await waitForQuickInput(window(), 'About what?');
    await activeRow(window(), 'Something new').waitFor();
    await keyboard.press('Escape');
    await waitForQuickInput(window(), 'Who?');
    await activeRow(window(), 'Residents').waitFor();
    await picture(window(), 'escape-back');
    await keyboard.press('Escape');
    await waitForNoQuickInput(window());
    // Once a later change is on disk, anything that Escape left would be too.
    await annotate(window(), { who: 'Residents', what: 'Noise fee', stance: 'n' });
    await waitForAnnotations(window(), 'escape.txt', 1);
    assert.deepEqual(filesOf(window()), [...files, 'escape.txt.annotations.yaml'].sort());
    assert.equal(textOf(window(), 'codebook.yaml'), codebook);
  });

  test('a new actor that one goes back from is no entry, and can be corrected', async () => {
    await openArticle(window(), 'escape.txt');
    const codebook = textOf(window(), 'codebook.yaml');
    await selectWords(window(), 'rejects a noise fee');
    await pressChord(window(), 'Control+K', 'a');
    await choose(window(), 'Who?', 'Ada Quist');
    await waitForQuickInput(window(), 'About what?');
    await window().page.keyboard.press('Escape');
    const name = await waitForQuickInput(window(), 'Who?');
    assert.equal(await name.inputValue(), 'Ada Quist');
    await activeRow(window(), 'New actor').waitFor();
    await name.fill('Residents');
    await activeRow(window(), 'Residents').waitFor();
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'About what?');
    await cancelQuickInput(window());
    await waitForNoQuickInput(window());
    assert.equal(textOf(window(), 'codebook.yaml'), codebook);
  });

  test('an issue that is made on the way is asked for its statement, in the same step', async () => {
    await openArticle(window(), 'statement.txt');
    await selectWords(window(), 'rejects a noise fee');
    await pressChord(window(), 'Control+K', 'a');
    await choose(window(), 'Who?', 'Northfield Airport');
    await waitForQuickInput(window(), '(2/3)');
    await choose(window(), 'About what?', 'Curfew');
    const input = await waitForQuickInput(window(), 'Statement of Curfew (2/3)');
    // Back returns to the list, and the name can be given again.
    await clickQuickInputButton(window(), 'Back');
    await choose(window(), 'About what? (2/3)', 'Curfew');
    await waitForQuickInput(window(), 'Supporting means agreeing with this sentence');
    await input.fill('There should be a curfew.');
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'Northfield Airport … There should be a curfew. (3/3)');
    await answerStance(window(), 'o');
    const [position] = await waitForAnnotations(window(), 'statement.txt', 1);
    assert.match(position ? contentOf(position) : '', /issues=curfew stance=oppose/);
    assert.equal(codebookOf(window()).issues.get('curfew')?.statement, 'There should be a curfew.');
  });

  test('a name that is like one of the codebook is offered as another name of it', async () => {
    await openArticle(window(), 'similar.txt');
    const codebook = textOf(window(), 'codebook.yaml');
    await selectWords(window(), 'wants night flights to end');
    await pressChord(window(), 'Control+K', 'a');
    await waitForQuickInput(window(), 'Who?');
    await window().page.keyboard.type('Northfield Old Airport');
    const also = 'from now on also called “Northfield Old Airport”';
    await until('the actor is offered', async () =>
      (await quickPickRows(window())).some(({ description }) => description.includes(also)),
    );
    const rows = (await quickPickRows(window())).map((row) => `${row.label}: ${row.description}`);
    assert.match(rows[0] ?? '', /^Northfield Airport: has a similar name/);
    assert.match(rows.at(-1) ?? '', /New actor/);
    await picture(window(), 'who-similar');
    await window().page.locator('.quick-input-widget input.input').fill('Northfeld Airport');
    await until(
      'a slip is taken for one',
      async () =>
        (await quickPickRows(window())).at(-1)?.description.includes('although like') === true,
    );
    await picture(window(), 'who-misspelt');
    const [meant] = await quickPickRows(window());
    assert.equal(meant?.label, 'Northfield Airport');
    await window().page.locator('.quick-input-widget input.input').fill('Old Northfield Airport');
    await until(
      'the known one is first',
      async () => (await quickPickRows(window()))[0]?.label === 'Northfield Airport',
    );
    await picture(window(), 'who-titled');
    await window().page.locator('.quick-input-widget input.input').fill('Northfield Old Airport');
    await until('the actor is offered again', async () =>
      (await quickPickRows(window())).some(({ description }) => description.includes(also)),
    );
    await window().page.keyboard.press('ArrowDown');
    await window()
      .page.locator('.quick-input-list .monaco-list-row.focused', { hasText: also })
      .waitFor();
    await acceptQuickInput(window());
    await choose(window(), 'About what?', 'Night flights');
    await answerStance(window(), 'o');
    const [position] = await waitForAnnotations(window(), 'similar.txt', 1);
    assert.match(position ? contentOf(position) : '', /actors=northfield /);
    const northfield = codebookOf(window()).actors.get('northfield');
    assert.ok(northfield?.aliases.some(({ text }) => text === 'Northfield Old Airport'));
    await clickStatusBar(window(), 'Undo');
    await waitForAnnotations(window(), 'similar.txt', 0);
    await until('the codebook is as it was', () => textOf(window(), 'codebook.yaml') === codebook);
  });

  test('a quote that ends inside a word is offered the whole word, in one step of undo', async () => {
    await openArticle(window(), 'whole.txt');
    await selectWords(window(), 'wants night fli');
    await annotate(window(), { who: 'City council', what: 'Night flights', stance: 'o' });
    const quoted = (): string | undefined =>
      annotationsOf(window(), 'whole.txt')[0]?.quote[0]?.exact;
    await until('the quote is as it was selected', () => quoted() === 'wants night fli');
    await waitForStatusBar(window(), 'Use Whole Words');
    await picture(window(), 'whole-words-afterwards');
    await clickStatusBar(window(), 'Use Whole Words');
    await until('the quote is widened', () => quoted() === 'wants night flights');
    await waitForStatusBar(window(), 'Quote of whole words');
    await clickStatusBar(window(), 'Undo');
    await until('the quote is as it was', () => quoted() === 'wants night fli');
  });

  test('the first question offers the whole words too, and Enter still takes the likeliest actor', async () => {
    await openArticle(window(), 'whole-asked.txt');
    await selectWords(window(), 'wants night fli');
    await pressChord(window(), 'Control+K', 'a');
    await waitForQuickInput(window(), 'Whose position is “wants night fli”?');
    const [first] = await quickPickRows(window());
    assert.equal(first?.label.trim(), 'Use Whole Words');
    await activeRow(window(), 'City council').waitFor();
    await picture(window(), 'whole-words-asked');
    await window().page.keyboard.press('Alt+W');
    await waitForQuickInput(window(), 'Whose position is “wants night flights”?');
    await activeRow(window(), 'City council').waitFor();
    const labels = (await quickPickRows(window())).map(({ label }) => label);
    assert.ok(
      labels.every((label) => !label.includes('Use Whole Words')),
      labels.join(),
    );
    await picture(window(), 'whole-words-used');
    await answer(window(), 'Who?', 'City council');
    await answer(window(), 'About what?', 'Night flights');
    await answerStance(window(), 'o');
    const [position] = await waitForAnnotations(window(), 'whole-asked.txt', 1);
    assert.equal(position?.quote[0]?.exact, 'wants night flights');
    await clickStatusBar(window(), 'Undo');
    await waitForAnnotations(window(), 'whole-asked.txt', 0);
  });

  test('a change that waits in an open file is gone once that is closed without saving', async () => {
    const file = 'pending.txt.annotations.yaml';
    await openArticle(window(), 'pending.txt');
    await selectWords(window(), 'wants night flights to end');
    await annotate(window(), { who: 'City council', what: 'Night flights', stance: 'o' });
    await waitForAnnotations(window(), 'pending.txt', 1);
    await openFile(window(), file);
    await typeInEditor(window(), '# mine\n');
    await openArticle(window(), 'pending.txt');
    await selectWords(window(), 'rejects a noise fee');
    await annotate(window(), { who: 'Northfield Airport', what: 'Noise fee', stance: 'o' });
    await waitForStatusBar(window(), 'not saved yet · 2 positions');
    await picture(window(), 'pending');
    await openFile(window(), file);
    await executeCommand(window(), 'workbench.action.revertAndCloseActiveEditor');
    await openArticle(window(), 'pending.txt');
    await until('the status is that of the file', async () => {
      const texts = await statusBarTexts(window());
      return texts.includes('1 position') && !texts.join().includes('not saved yet');
    });
    await picture(window(), 'pending-closed');
  });

  test('what is coded on the same words comes first, and says so', async () => {
    await openArticle(window(), 'statement.txt');
    await selectWords(window(), 'a noise fee');
    await pressChord(window(), 'Control+K', 'a');
    await waitForQuickInput(window(), 'Who?');
    const [actor] = await quickPickRows(window());
    assert.deepEqual(
      [actor?.label, actor?.description],
      ['Northfield Airport', 'coded on these words · organization · Northfield · the port'],
    );
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'About what?');
    const [issue] = await quickPickRows(window());
    assert.deepEqual([issue?.label, issue?.description], ['Curfew', 'coded on these words']);
    await cancelQuickInput(window());
  });

  test('losing the focus does not end it', async () => {
    await openArticle(window(), 'focus.txt');
    await selectWords(window(), 'rejects a noise fee');
    await pressChord(window(), 'Control+K', 'a');
    await choose(window(), 'Who?', 'Northfield Airport');
    const input = await waitForQuickInput(window(), 'About what?');
    await focusEditor(window());
    await window().page.locator('.quick-input-widget input.input:not(:focus)').waitFor();
    await input.focus();
    await choose(window(), 'About what?', 'Noise fee');
    await answerStance(window(), 'o');
    await waitForAnnotations(window(), 'focus.txt', 1);
  });

  test('Repeat Last Actor and Repeat Last Issue skip a question', async () => {
    await openArticle(window(), 'repeat.txt');
    await selectWords(window(), 'rejects a noise fee');
    await annotate(window(), { who: 'Northfield Airport', what: 'Noise fee', stance: 'o' });
    await waitForAnnotations(window(), 'repeat.txt', 1);
    await selectWords(window(), 'against a third runway');
    await runCommand(window(), 'Policy Annotator: Repeat Last Actor');
    await choose(window(), 'Northfield Airport: about what?', 'Third runway');
    await answerStance(window(), 'a');
    await waitForAnnotations(window(), 'repeat.txt', 2);
    await selectWords(window(), 'calls the plan unfair');
    await runCommand(window(), 'Policy Annotator: Repeat Last Issue');
    await choose(window(), 'Who?', 'Residents');
    await answerStance(window(), 'o');
    const positions = await waitForAnnotations(window(), 'repeat.txt', 3);
    assert.deepEqual(positions.slice(1).map(contentOf), [
      'position actors=northfield issues=third-runway stance=ambivalent "against a third runway"',
      'position actors=residents issues=third-runway stance=oppose "calls the plan unfair"',
    ]);
  });

  test('several issues make one position each, and one undo takes both', async () => {
    await openArticle(window(), 'several.txt');
    await selectWords(window(), 'calls the plan unfair');
    await annotate(window(), {
      who: 'Residents',
      what: ['Third runway', 'Night flights'],
      stance: 'o',
    });
    const positions = await waitForAnnotations(window(), 'several.txt', 2);
    assert.deepEqual(positions.map(contentOf), [
      'position actors=residents issues=third-runway stance=oppose "calls the plan unfair"',
      'position actors=residents issues=night-flights stance=oppose "calls the plan unfair"',
    ]);
    await pressChord(window(), 'Control+K', 'Backspace');
    await waitForAnnotations(window(), 'several.txt', 0);
    await pressChord(window(), 'Control+K', 'Shift+Backspace');
    await waitForAnnotations(window(), 'several.txt', positions);
  });

  test('Ctrl+Z takes back what was done last, in the annotations or in the text', async () => {
    const { keyboard } = window().page;
    await openArticle(window(), 'several.txt');
    const positions = annotationsOf(window(), 'several.txt');
    await clickWord(window(), 'unfair');
    await keyboard.press('Control+z');
    await waitForAnnotations(window(), 'several.txt', 0);
    await keyboard.press('Control+y');
    await waitForAnnotations(window(), 'several.txt', positions);
    await keyboard.type('x');
    await until('the letter is in the text', () => isDirty(window(), 'several.txt'));
    await keyboard.press('Control+z');
    await until('it is gone', async () => !(await isDirty(window(), 'several.txt')));
    // The annotations are older than it.
    await keyboard.press('Control+z');
    await keyboard.press('Control+y');
    await until('the letter is back', () => isDirty(window(), 'several.txt'));
    assert.deepEqual(annotationsOf(window(), 'several.txt'), positions);
    await keyboard.press('Control+z');
    await until('it is gone again', async () => !(await isDirty(window(), 'several.txt')));
  });

  test('several actors make one joint position, in the order in which they were ticked', async () => {
    await openArticle(window(), 'joint.txt');
    await selectWords(window(), 'Northfield rejects a noise fee, and so does the port');
    await annotate(window(), { who: ['Residents', 'Harbour'], what: 'Noise fee', stance: 'o' });
    const [position] = await waitForAnnotations(window(), 'joint.txt', 1);
    assert.deepEqual(position?.kind === 'position' && position.actors, ['residents', 'harbour']);
  });

  test('Annotate Disagreement records parties and issues, and goes back a step', async () => {
    await openArticle(window(), 'dispute.txt');
    await selectWords(window(), 'against a third runway');
    await pressChord(window(), 'Control+K', 'Shift+A');
    await choose(window(), 'What do these words state?', 'Disagreement');
    await tick(window(), 'Between whom?', ['Residents']);
    // One party is not a disagreement: the question stays, with the tick.
    await waitForQuickInput(window(), 'Between whom? – select two or more');
    await tick(window(), 'Between whom?', ['City council']);
    await waitForQuickInput(window(), 'About what?');
    await acceptQuickInput(window());
    // An empty answer is given on purpose.
    await waitForQuickInput(window(), 'select at least one, or “The text does not say”');
    await picture(window(), 'stated-without-issue');
    await tick(window(), 'About what?', ['Third runway', 'Noise fee']);
    const [dispute] = await waitForAnnotations(window(), 'dispute.txt', 1);
    assert.equal(
      dispute && contentOf(dispute),
      'disagreement issues=third-runway+noise-fee between=residents+city-council "against a third runway"',
    );
    await selectWords(window(), 'wants night flights to end');
    await annotateDisagreement(
      window(),
      ['City council', 'Northfield Airport'],
      ['The text does not say'],
    );
    await selectWords(window(), 'The council wants night flights to end. Northfield rejects');
    await pressChord(window(), 'Control+K', 'Shift+A');
    await waitForQuickInput(window(), 'What do these words state?');
    await picture(window(), 'stated-disagreement');
    await cancelQuickInput(window());
    const both = await waitForAnnotations(window(), 'dispute.txt', 2);
    assert.match(both.map(contentOf).join('\n'), /between=city-council\+northfield "wants night/);
  });

  test('the context menu of selected words offers to annotate them', async () => {
    await openArticle(window(), 'menu.txt');
    await selectWords(window(), 'rejects a noise fee');
    await openEditorMenu(window(), 'rejects');
    const entries = await menuEntries(window());
    assert.ok(entries.includes('Policy Annotator'), entries.join());
    const { page } = window();
    await page.locator('.monaco-menu .action-item', { hasText: 'Policy Annotator' }).hover();
    await page.keyboard.press('ArrowRight');
    // The menu inside the menu: its first entry has the focus.
    await page.locator('.action-item.focused .action-item.focused').waitFor();
    await page.keyboard.press('Enter');
    await waitForQuickInput(window(), 'Who?');
    await cancelQuickInput(window());
    await waitForNoQuickInput(window());
    await until(
      'nothing is written',
      () => !filesOf(window()).includes('menu.txt.annotations.yaml'),
    );
  });
});
