import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import {
  acceptQuickInput,
  clickDialogButton,
  clickViewAction,
  closeView,
  decorationsAt,
  dialogText,
  focusEditor,
  openFile,
  openView,
  persist,
  runCommand,
  picture,
  selectWords,
  showViewContainer,
  treeRows,
  typeInQuickInput,
  useSharedWindow,
  viewMessage,
  waitForActiveFile,
  waitForCursor,
  isChosen,
  waitForDecoration,
  waitForNoQuickInput,
  waitForQuickInput,
  waitForRows,
  waitForStatusBar,
} from '../driver';
import { annotate, choose, pressChord, tick, until } from '../support/annotating';
import { ARTICLES } from '../support/harbourStudy';
import { annotationFileOf, codebookOf } from '../support/onDisk';
import { ADA, become, BEN, directs, mergeBranches, writeArticles } from '../support/studySteps';

const SET_UP = 'Policy Annotator: Set Up Coding by Several Coders…';
const [FIRST, SECOND, MUD] = Object.keys(ARTICLES) as [string, string, string];

/** In milliseconds: for all steps on a busy machine. */
const MINUTES = 240_000;

suite('A study of two coders, from the set-up to their agreement', () => {
  const window = useSharedWindow({
    name: 'study',
    width: 1400,
    height: 900,
    prepare: writeArticles,
  });
  const press = (...keys: readonly string[]): Promise<void> => pressChord(window(), ...keys);
  const panel = (): FrameLocator =>
    window().page.frameLocator('iframe.webview').frameLocator('#active-frame');
  const labels = async (view: string): Promise<readonly string[]> =>
    (await treeRows(window(), view)).map(({ label, description }) => `${label} | ${description}`);

  // One test, since each step goes on where the one before ended.
  test('is set up, coded blind by both, and compared', async function () {
    this.timeout(MINUTES);
    await setUp();
    await firstCoderCodes();
    await secondCoderIsBlind();
    await secondCoderIsUnblinded();
    await directorReadsFigures();
  });

  async function setUp(): Promise<void> {
    await showViewContainer(window(), 'Policy Annotator');
    for (const view of ['Issues', 'Disagreements', 'Actors']) await closeView(window(), view);
    await openView(window(), 'Articles');
    await runCommand(window(), SET_UP);
    await choose(window(), 'Do you code in this study?', 'I only direct');
    await waitForQuickInput(window(), 'A short name');
    await window().page.keyboard.type('Eve');
    await acceptQuickInput(window());
    await tick(window(), "Type each coder's name", ['Ada Lind', 'Ben Voss']);
    await waitForQuickInput(window(), "other's work");
    await acceptQuickInput(window());
    await waitForQuickInput(window(), 'What percentage');
    await picture(window(), 'study-01-share');
    await typeInQuickInput(window(), '100');
    await acceptQuickInput(window());
    const summary = await dialogText(window());
    await picture(window(), 'study-02-summary');
    assert.match(summary, /Articles of Ada Lind: 12\nArticles of Ben Voss: 12\n/);
    assert.match(summary, /in their own window: Ada Lind \(ada-lind\), Ben Voss \(ben-voss\)\./);
    await clickDialogButton(window(), 'Write to Codebook');
    await until('it is written', () => codebookOf(window()).coding.assigned.size === 12);
    const { coding, coders, annotationFiles } = codebookOf(window());
    assert.deepEqual([[...coders.keys()], annotationFiles], [[ADA, BEN], 'one-per-coder']);
    assert.deepEqual([coding.blind, coding.share], [true, 1]);
  }

  async function firstCoderCodes(): Promise<void> {
    // As Ada in a window of her own.
    await runCommand(window(), 'Policy Annotator: Who Is Coding?');
    await choose(window(), 'Who is coding?', 'Ada Lind');
    await become(window(), ADA);
    await waitForRows(window(), 'Articles', ([row]) => row?.description === '12 of 12');
    await clickViewAction(window(), 'Articles', 'Next Article');
    await waitForActiveFile(window(), FIRST);
    await waitForStatusBar(window(), 'To code by Ada Lind: 12 of 12 articles.');
    await picture(window(), 'study-03-queue');
    for (const [words, who, sign, stance] of [
      ['wants forty crowns from every ship that ties up', 'Kelby Port', '⊕', 's'],
      ['calls the toll a fine for coming here', "Shippers' League", '⊖', 'o'],
      ['has no view before the budget is printed', 'City Council', '⊜', 'n'],
    ] as const) {
      await selectWords(window(), words);
      await annotate(window(), { who, what: 'Harbour toll', stance });
      await waitForStatusBar(window(), `${who} ${sign} Harbour toll`);
    }
    await picture(window(), 'study-04-coded');
    await runCommand(window(), 'Policy Annotator: Mark Article as Coded');
    await waitForQuickInput(window(), FIRST);
    await acceptQuickInput(window());
    await waitForRows(window(), 'Articles', ([row]) => row?.description === '11 of 12');

    // The second one in coding mode, where single keys annotate.
    await focusEditor(window());
    await runCommand(window(), 'Policy Annotator: Next Article');
    await waitForActiveFile(window(), SECOND);
    await runCommand(window(), 'Policy Annotator: Start Coding Mode');
    await waitForStatusBar(window(), 'Coding mode');
    for (const [words, key, who] of [
      ['would load through the night', 's', "Shippers' League"],
      ['its people are no bats, and refuses', 'o', "Dockers' Union"],
    ] as const) {
      await selectWords(window(), words);
      await press(key);
      await choose(window(), 'Who?', who);
      await choose(window(), 'About what?', 'Loading at night');
      await waitForNoQuickInput(window());
      await waitForStatusBar(window(), `${who} ${key === 's' ? '⊕' : '⊖'} Loading at night`);
    }
    await picture(window(), 'study-05-coding-mode');
    await press('c');
    await waitForQuickInput(window(), SECOND);
    await acceptQuickInput(window());
    await waitForNoQuickInput(window());
    await press('g');
    await waitForActiveFile(window(), MUD);
    await waitForStatusBar(window(), 'To code by Ada Lind: 10 of 12 articles.');
    await press('q');
    const coded = annotationFileOf(window(), `${SECOND}.${ADA}`);
    assert.match(coded.coded.get(ADA)?.digest ?? '', /^[a-z2-9]{12}$/);
  }

  async function secondCoderIsBlind(): Promise<void> {
    await become(window(), BEN);
    await openFile(window(), FIRST);
    await waitForRows(window(), 'Articles', ([row]) => row?.label === 'To code by Ben Voss');
    assert.equal((await treeRows(window(), 'Articles'))[0]?.description, '12 of 12');
    assert.match(await viewMessage(window(), 'This Article'), /Nothing is annotated/);
    await picture(window(), 'study-06-blind');
    mergeBranches(window());
    await waitForRows(window(), 'Articles', ([row]) => row?.label === 'Complete');
    assert.match((await labels('This Article'))[2] ?? '', /^City Council ⊙ Harbour toll/);
    await runCommand(window(), 'Policy Annotator: Show Intercoder Agreement');
    await panel().getByText('You code blind').waitFor();
    await picture(window(), 'study-07-blind-agreement');
  }

  async function secondCoderIsUnblinded(): Promise<void> {
    await runCommand(window(), "Policy Annotator: Show Other Coders' Work…");
    assert.match(await dialogText(window()), /ben-voss is unblinded/);
    await picture(window(), 'study-08-unblind');
    await clickDialogButton(window(), 'Show and Note the Day');
    await panel().locator('main .intercoder').waitFor();
    assert.deepEqual([...codebookOf(window()).coding.unblinded.keys()], [BEN]);
  }

  async function directorReadsFigures(): Promise<void> {
    await become(window(), undefined);
    await panel().getByRole('button', { name: 'Who Is Coding?' }).waitFor();
    await picture(window(), 'study-08-nobody-has-said');
    await directs(window(), 'Eve');
    await runCommand(window(), 'View: Toggle Primary Side Bar Visibility');
    const counted = '12 articles were completed by at least two coders: Ada Lind, Ben Voss.';
    await panel().locator('.said', { hasText: counted }).waitFor();
    const row = (name: string) =>
      panel()
        .getByRole('table', { name: 'Figures' })
        .getByRole('row', { name: new RegExp(`^${name}`) });
    // Of 28 claims 23 are alike; 25 readings are for, 25 against, 3 neutral and 3 ambivalent:
    // D_o = 10/56, D_e = (56² − 25² − 25² − 3² − 3²) / (56·55).
    const cells = await row('Stance').getByRole('cell').allTextContents();
    assert.deepEqual([cells[0], cells[3], cells[4]], ['0.71', '82%', '28 positions']);
    // One article alone has an act of both: no interval can be given.
    const acts = await row('where both gave a value').getByRole('cell').allTextContents();
    assert.deepEqual(
      acts.map((cell) => cell.trim()),
      ['0.00', '', '', '0%', '1 position', ''],
    );
    // A table that is drawn anew in that moment takes no click.
    const details = panel().locator('.details');
    await persist(async () => {
      if (!(await details.isVisible())) await row('Stance').getByRole('button').click();
      await details.waitFor({ timeout: 5000 });
    });
    await picture(window(), 'study-09-figures');
    await panel()
      .getByRole('button', { name: /^ambivalent \(Ada Lind\) and support/ })
      .click();
    await panel().locator('.met[aria-current]').waitFor();
    assert.equal(await panel().locator('.passage').count(), 1);
    await picture(window(), 'study-10-cell');
    await panel()
      .locator('.passage')
      .getByRole('button', { name: /^Ben Voss:/ })
      .click();
    await waitForActiveFile(window(), MUD);
    await waitForCursor(window(), 'Ln 5, Col 24');
    // No highlight shows the words of a coder: they are marked until the cursor moves.
    await waitForDecoration(window(), 'channel is welcome', isChosen);
    await picture(window(), 'study-11-reading');
    await press('ArrowUp');
    await until('the mark is gone', async () =>
      (await decorationsAt(window(), 'channel is welcome')).every((one) => !isChosen(one)),
    );
  }
});
