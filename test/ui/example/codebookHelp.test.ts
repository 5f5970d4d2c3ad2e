import assert from 'node:assert/strict';
import {
  closePanel,
  executeCommand,
  goToPosition,
  openFile,
  runCommand,
  picture,
  useSharedWindow,
  waitForProblems,
} from '../driver';
import { until } from '../support/annotating';
import { examples } from '../support/examples';
import { codebookOf, textOf } from '../support/onDisk';

suite('Help with the codebook', () => {
  const window = useSharedWindow({
    ...examples,
    open: 'oslo-pauses.txt',
    width: 1280,
    height: 800,
  });

  /** Types below the line that contains some words. */
  async function typeBelow(words: string, text: string): Promise<void> {
    const lines = textOf(window(), 'codebook.yaml').split('\n');
    const line = lines.findIndex((one) => one.includes(words));
    await goToPosition(window(), line + 1, (lines[line] ?? '').length + 1);
    await window().page.keyboard.type(`\n${text}`);
  }

  test('a codebook that cannot be read has completion all the same', async () => {
    const before = textOf(window(), 'codebook.yaml');
    await openFile(window(), 'codebook.yaml');
    // Below the place of the completion, so that lines above it keep their numbers.
    await typeBelow('wikidata: Q148', '- stray');
    await waitForProblems(window(), (all) =>
      all.some(({ file, severity }) => file === 'codebook.yaml' && severity === 'error'),
    );
    await closePanel(window());
    await typeBelow('part-of: united-states', 'member-of: europ');
    const row = window().page.locator('.suggest-widget.visible .monaco-list-row', {
      hasText: 'european-union',
    });
    await row.first().waitFor();
    await picture(window(), 'codebook-completion-light');
    await window().page.keyboard.press('Enter');
    const line = window().page.locator('.view-line', { hasText: 'member-of:' }).first();
    await until('the id is written', async () => {
      return (await line.innerText()).replaceAll('\u00a0', ' ').includes('european-union');
    });
    await executeCommand(window(), 'workbench.action.files.revert');
    assert.equal(textOf(window(), 'codebook.yaml'), before);
  });

  test('Show Codebook is a page with each entry and how often it is used', async () => {
    await runCommand(window(), 'Policy Annotator: Show Codebook');
    const page = window().page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    await page.locator('h3', { hasText: 'Mining the high seas' }).waitFor();
    const text = await page.locator('body').innerText();
    for (const name of ['Issues', 'Actors', 'Norwegian government']) {
      assert.ok(text.includes(name), `the page does not name ${name}`);
    }
    assert.ok(text.includes(codebookOf(window()).title ?? 'a title'));
    assert.match(text, /part of Mining the high seas · 5 positions, 6 mentions/);
    await picture(window(), 'codebook-page-light');
  });
});
