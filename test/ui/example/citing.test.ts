import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  editorText,
  goToPosition,
  hoverText,
  leaveHover,
  openFile,
  picture,
  showViewContainer,
  typeInEditor,
  useSharedWindow,
  waitForActiveFile,
  waitForCursor,
  waitForStatusBar,
} from '../driver';
import { examples } from '../support/examples';

suite('Citing a position', () => {
  const window = useSharedWindow({ ...examples, open: 'lagoon.md', width: 1300, height: 900 });
  const memo = 'memo.brief.md';

  suiteSetup(async () => {
    await waitForStatusBar(window(), 'position');
    await showViewContainer(window(), 'Policy Annotator');
    fs.writeFileSync(path.join(window().folder, memo), '# Memo\n\nWellington objects \n');
    await openFile(window(), memo);
  });

  test('two brackets offer positions, words narrow them, Enter cites', async () => {
    const { page } = window();
    await goToPosition(window(), 3, 20);
    await typeInEditor(window(), '[[');
    const rows = page.locator('.suggest-widget.visible .monaco-list-row');
    await rows.first().waitFor();
    await page.keyboard.type('new zealand');
    const row = rows.filter({ hasText: 'New Zealand ⊖' });
    await row.first().waitFor();
    await rows.filter({ hasText: 'Nauru' }).first().waitFor({ state: 'detached' });
    await picture(window(), 'citing-completion');
    await page.keyboard.press('Enter');
    await page.locator('.suggest-widget.visible').waitFor({ state: 'detached' });
    assert.match(
      await editorText(window()),
      /^Wellington objects \[\[[\p{L}\p{N}-]+@[a-z2-9]{6}\]\]$/mu,
    );
  });

  test('the card has the words, and F12 goes to them', async () => {
    await goToPosition(window(), 3, 24);
    const card = await hoverText(window(), 'c9askbay', 'New Zealand');
    await picture(window(), 'citing-card');
    assert.match(card, /“/);
    await leaveHover(window());
    await goToPosition(window(), 3, 24);
    await window().page.keyboard.press('F12');
    await waitForActiveFile(window(), 'lagoon.md');
    await waitForCursor(window(), 'Ln 15');
  });
});
