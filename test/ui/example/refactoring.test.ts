import assert from 'node:assert/strict';
import {
  clearMessages,
  clickWord,
  goToPosition,
  openFile,
  openRowMenu,
  chooseFromMenu,
  cancelQuickInput,
  quickPickRows,
  picture,
  pictures,
  useSharedWindow,
  waitForMessage,
  waitForNoQuickInput,
  waitForQuickInput,
  waitForRows,
  waitForStatusBar,
} from '../driver';
import { choose, pressChord, until } from '../support/annotating';
import { examples } from '../support/examples';
import { codebookOf, filesOf, textOf } from '../support/onDisk';
import { showOnly } from '../views/layout';

suite('Changing the codebook with everything that names it', () => {
  const window = useSharedWindow({
    ...examples,
    open: 'oslo-pauses.txt',
    width: 1280,
    height: 800,
  });
  const actor = (id: string) => {
    try {
      return codebookOf(window()).actors.get(id);
    } catch {
      // It is being written.
      return undefined;
    }
  };
  const texts = (): ReadonlyMap<string, string> =>
    new Map(filesOf(window()).map((name) => [name, textOf(window(), name)]));

  /** Undoes the last change, after which each file has the bytes from before. */
  async function undone(before: ReadonlyMap<string, string>): Promise<void> {
    await pressChord(window(), 'Control+K', 'Backspace');
    await until('all files are as before', () => same(texts(), before));
  }

  test('F2 on a mention shows the files that change, and one undo restores them', async () => {
    const before = texts();
    await openFile(window(), 'oslo-pauses.txt');
    await clickWord(window(), 'Norway');
    await window().page.keyboard.press('F2');
    const box = window().page.locator('.rename-box input');
    await box.waitFor();
    assert.equal(await box.inputValue(), 'Norway');
    await box.fill('Kingdom of Norway');
    await window().page.keyboard.press('Enter');
    await waitForQuickInput(window(), 'Choose a file to see what changes');
    const rows = await quickPickRows(window());
    assert.equal(rows[0]?.label.trim(), 'Change All');
    await picture(window(), 'refactor-rename-light');
    assert.equal(rows[1]?.label.trim(), 'Keep “Norway” as an alias, so that it stays underlined');
    assert.ok(!rows.some(({ label }) => /annotations\.yaml$|the id/.test(label)), 'the id stays');
    await choose(window(), 'Choose a file', 'codebook.yaml');
    await waitForQuickInput(window(), 'Choose a file to see what changes');
    await window().page.locator('.monaco-diff-editor').first().waitFor();
    await pictures(window(), 'refactor-diff');
    assert(same(texts(), before), 'a preview changes nothing');
    await choose(window(), 'Choose a file', 'Change All');
    await waitForNoQuickInput(window());
    await until('the name is another one', () => actor('norway')?.name === 'Kingdom of Norway');
    await waitForStatusBar(window(), 'Norway is now Kingdom of Norway');
    await undone(before);
  });

  test('F2 on an id in the codebook gives another id, and refuses one that exists', async () => {
    const before = texts();
    await openFile(window(), 'codebook.yaml');
    await goToPosition(window(), 13, 5);
    const rename = async (id: string): Promise<void> => {
      await window().page.keyboard.press('F2');
      const box = window().page.locator('.rename-box input');
      await box.waitFor();
      assert.equal(await box.inputValue(), 'united-states');
      await box.fill(id);
      await window().page.keyboard.press('Enter');
    };
    await rename('china');
    await waitForMessage(window(), 'The codebook has “china” already');
    await clearMessages(window());
    await rename('usa');
    await waitForQuickInput(window(), 'Choose a file to see what changes');
    await choose(window(), 'Choose a file', 'Change All');
    await until('the id is another one', () => actor('usa')?.name === 'United States');
    await until('no file names the old id', () => !names(texts(), /(?<![\w-])united-states$/m));
    await undone(before);
  });

  test('an actor is merged from its row in the view', async () => {
    const before = texts();
    await showOnly(window(), 'Actors');
    await openRowMenu(window(), 'Actors', 'Germany');
    await picture(window(), 'refactor-menu-light');
    await chooseFromMenu(window(), 'Merge…');
    await choose(window(), 'Merge Germany into Another Entry', 'Chile');
    await waitForQuickInput(window(), 'Choose a file to see what changes');
    await picture(window(), 'refactor-merge-light');
    await choose(window(), 'Choose a file', 'Change All');
    await until('they are one', () => actor('germany') === undefined);
    await until('no file names it', () => !names(texts(), /(?<![\w-])germany$/m));
    await undone(before);
  });

  test('an actor is dragged under another one', async () => {
    const before = texts();
    // The undo of the test before paints the view again, which would end a drag.
    await waitForRows(window(), 'Actors', (rows) => rows.some(({ label }) => label === 'Germany'));
    const row = (label: string) =>
      window().page.locator('.monaco-list-row').filter({ hasText: label }).first();
    await row('China').dragTo(row('United States'));
    await waitForQuickInput(window(), 'Choose a file to see what changes');
    const unchanged = (await quickPickRows(window())).map(({ label }) => label).join('\n');
    assert.match(unchanged, /All numbers stay as they are\n.*China stays a side of its own/);
    await picture(window(), 'refactor-move-side');
    await cancelQuickInput(window());
    await row('European lawmakers').dragTo(row('Norway'));
    await waitForQuickInput(window(), 'Choose a file to see what changes');
    const shown = (await quickPickRows(window())).map(({ label }) => label);
    assert.ok(shown.includes('codebook.yaml'), shown.join());
    assert.ok(
      shown.some((label) => /^\d+ → \d+ /.test(label)),
      shown.join(),
    );
    await picture(window(), 'refactor-move');
    await choose(window(), 'Choose a file', 'Change All');
    await until('it is part of that', () => actor('european-lawmakers')?.partOf === 'norway');
    await waitForStatusBar(window(), 'European lawmakers moved under Norway');
    await undone(before);
  });
});

function same(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([name, text]) => b.get(name) === text);
}

function names(texts: ReadonlyMap<string, string>, id: RegExp): boolean {
  return [...texts].some(([name, text]) => name.endsWith('.annotations.yaml') && id.test(text));
}
