import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  acceptQuickInput,
  openFile,
  runCommand,
  picture,
  statusBarTexts,
  showViewContainer,
  typeInQuickInput,
  useSharedWindow,
  waitForActiveFile,
  waitForCursor,
  waitForQuickInput,
  waitForStatusBar,
} from '../driver';
import { activeRow, choose, until } from '../support/annotating';
import { examples } from '../support/examples';

suite('The brief as a page to read', () => {
  const window = useSharedWindow({ ...examples, open: 'lagoon.md', width: 1300, height: 900 });

  /** The preview's content is two frames deep. */
  const page = () =>
    window()
      .page.frameLocator('iframe.webview.ready')
      .frameLocator('iframe[title*="brief.md"], iframe#active-frame');

  const quote = () => page().getByText('it had not been consulted').first();

  async function previewThisArticle(): Promise<void> {
    await runCommand(window(), 'Policy Annotator: Preview Brief…');
    await waitForQuickInput(window(), 'Preview Brief');
    await typeInQuickInput(window(), 'This article');
    await activeRow(window(), 'This article').waitFor();
    await acceptQuickInput(window());
    await choose(window(), 'How long should the brief be?', 'Full');
  }

  suiteSetup(async () => {
    await waitForStatusBar(window(), 'position');
    await showViewContainer(window(), 'Policy Annotator');
    await previewThisArticle();
    await quote().waitFor();
  });

  test('is of what was chosen, and follows the corpus', async () => {
    await picture(window(), 'brief-preview');

    const file = path.join(window().folder, 'lagoon.md.annotations.yaml');
    const text = fs.readFileSync(file, 'utf8');
    fs.writeFileSync(file, text.replace(/ {2}- id: c9askbay\n(?: {4}.*\n)+/, ''));
    await quote().waitFor({ state: 'detached' });
    fs.writeFileSync(file, text);
    await quote().waitFor();
  });

  test('its numbers lead to what they count, by mouse and by keyboard', async () => {
    const { page: whole } = window();
    const row = page().getByRole('row', { name: /^as listed/ });
    const number = row.getByRole('link').first();
    await number.scrollIntoViewIfNeeded();
    await picture(window(), 'brief-preview-numbers');
    const pairs = Number(await number.textContent());
    await number.click();
    await whole
      .locator(`.tab.active[data-resource-name^="${String(pairs)} disagreement"]`)
      .waitFor();
    const lines = whole.locator('.editor-instance .view-line');
    await lines
      .filter({ hasText: /⊖\s–\s⊕|⊕\s–\s⊖/ })
      .first()
      .waitFor();
    assert.equal(await lines.filter({ hasText: /⊖\s–\s⊕|⊕\s–\s⊖/ }).count(), pairs);
    await picture(window(), 'brief-counted');

    await whole.getByRole('tab', { name: /Preview.*brief\.md/ }).click();
    const recorded = page()
      .getByRole('listitem')
      .filter({ hasText: /^Positions: \d+ recorded/ })
      .getByRole('link')
      .first();
    await recorded.focus();
    await whole.keyboard.press('Enter');
    await whole.locator('.tab.active[data-resource-name$="positions recorded.txt"]').waitFor();
    await lines.filter({ hasText: 'it had not been consulted' }).first().waitFor();
    await whole.getByRole('tab', { name: /Preview.*brief\.md/ }).click();
    await quote().waitFor();
  });

  test('a quote of Markdown leads to its words, by mouse and by keyboard, and Go Back does not lead there again', async () => {
    const { page: whole } = window();
    const link = page()
      .getByRole('listitem')
      .filter({ hasText: 'it had not been consulted' })
      .getByRole('link', { name: 'lagoon.md ¶4' })
      .last();
    const pageOfQuote = whole.locator('.tab[data-resource-name="c9askbay.txt"]');
    const atWords = async (): Promise<void> => {
      await waitForActiveFile(window(), 'lagoon.md');
      await waitForCursor(window(), 'Ln 15');
      await pageOfQuote.waitFor({ state: 'detached' });
    };
    await link.click();
    await atWords();
    await picture(window(), 'brief-quote');
    await runCommand(window(), 'Go Back');
    await until('it went back', async () => {
      const texts = await statusBarTexts(window());
      return !texts.some((text) => text.startsWith('Ln 15'));
    });
    assert.equal(await pageOfQuote.count(), 0);
    await whole.getByRole('tab', { name: /Preview.*lagoon\.md\.brief\.md/ }).click();
    await link.focus();
    await whole.keyboard.press('Enter');
    await atWords();
    await whole.getByRole('tab', { name: /Preview.*lagoon\.md\.brief\.md/ }).click();
    await quote().waitFor();
  });

  test('leads to the words, and stays the brief whatever is opened beside it', async () => {
    await openFile(window(), 'oslo-pauses.txt');
    await previewThisArticle();
    await page().getByRole('link', { name: 'oslo-pauses.txt ¶3' }).first().click();
    await waitForActiveFile(window(), 'oslo-pauses.txt');
    await waitForCursor(window(), 'Ln 5');
    await openFile(window(), 'election.md');
    await window()
      .page.getByRole('tab', { name: /Preview.*oslo-pauses\.txt\.brief\.md/ })
      .click();
    await page().getByText('It was a delay and no more').first().waitFor();
  });
});
