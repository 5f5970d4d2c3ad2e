import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import {
  editorText,
  goToPosition,
  isDirty,
  messages,
  openFile,
  reloadWindow,
  reopenWindow,
  runCommand,
  saveFile,
  selectWords,
  typeInEditor,
  useWindow,
  waitForStatusBar,
  type VsCodeWindow,
} from '../driver';
import { airportCorpus, openArticle } from '../support/airportCorpus';
import { annotate, until } from '../support/annotating';
import { annotationsOf, textOf, waitForAnnotations } from '../support/onDisk';
import { waitUntilStored } from '../views/layout';

const FILE = 'a.txt.annotations.yaml';

suite('A window that is closed and opened again', () => {
  const window = useWindow({ prepare: airportCorpus('a.txt'), open: 'a.txt' });

  test('an annotation in an annotation file that was open and not saved is there again', async () => {
    await openArticle(window(), 'a.txt');
    await selectWords(window(), 'wants night flights to end');
    await annotate(window(), { who: 'City council', what: 'Night flights', stance: 'o' });
    await waitForAnnotations(window(), 'a.txt', 1);
    await openFile(window(), FILE);
    await goToPosition(window(), 1, 1);
    await typeInEditor(window(), '# mine\n');
    await openArticle(window(), 'a.txt');
    await selectWords(window(), 'rejects a noise fee');
    await annotate(window(), { who: 'Northfield Airport', what: 'Noise fee', stance: 'o' });
    await until('the change is kept for the next window', () =>
      isBackedUp(window(), ['# mine', 'issue: noise-fee']),
    );
    assert.equal(annotationsOf(window(), 'a.txt').length, 1);

    const next = await reopenWindow(window());
    await openArticle(next, 'a.txt');
    await openFile(next, FILE);
    assert.ok(await isDirty(next, FILE));
    const text = await editorText(next);
    assert.match(text, /^# mine\n[^]*issue: night-flights[^]*issue: noise-fee/);
    assert.equal(annotationsOf(next, 'a.txt').length, 1);
    await saveFile(next);
    await waitForAnnotations(next, 'a.txt', 2);
    assert.equal(textOf(next, FILE), text);
  });
});

suite('A window that is reloaded', () => {
  // Without the file to open, which a reloaded window would open in place of its own editors.
  const window = useWindow({ fixture: 'examples', width: 1400, height: 900 });
  const page = (): FrameLocator =>
    window().page.frameLocator('iframe.webview').frameLocator('#active-frame');
  const places = async (): Promise<(string | null)[]> => {
    await page().locator('.graph:not([aria-busy]) .names text').first().waitFor();
    const nodes = page().locator('.graph .node');
    return nodes.evaluateAll((all) => all.map((node) => node.getAttribute('transform')));
  };

  test('shows the timeline that it showed', async () => {
    await openFile(window(), 'lagoon.md');
    await waitForStatusBar(window(), '7 positions');
    await runCommand(window(), 'Policy Annotator: Show Timeline');
    await page().getByLabel('Timeline of').selectOption('actor');
    await page().locator('.timeline select').last().selectOption({ label: 'Norwegian government' });
    await page().locator('.picture[aria-label="Norwegian government"]').waitFor();
    await waitUntilStored(window(), 'norwegian-government');
    await reloadWindow(window());
    await page().locator('.picture[aria-label="Norwegian government"]').waitFor();
    const all = await messages(window());
    assert.deepEqual(
      all.filter((text) => text.includes('web views')),
      [],
    );
  });

  test('shows the same network, node for node at the same place', async () => {
    await page().getByRole('tab', { name: 'Network' }).click();
    const ties = page().locator('.tools .field', { hasText: /^Ties/ }).locator('select');
    await ties.selectOption('issues');
    await page().locator('.nodes-list td', { hasText: 'Issues' }).first().waitFor();
    const before = await places();
    await waitUntilStored(window(), 'issues');
    await reloadWindow(window());
    await page().locator('.network').waitFor();
    assert.deepEqual(await places(), before);
    assert.equal(await ties.inputValue(), 'issues');
  });
});

/** Whether VS Code has stored a text with all these words as unsaved. */
function isBackedUp({ dataFolder }: VsCodeWindow, words: readonly string[]): boolean {
  const files = fs.readdirSync(dataFolder, { recursive: true, encoding: 'utf8' });
  return files.some((file) => {
    const backup = path.join(dataFolder, file);
    if (!file.split(path.sep).includes('Backups') || !fs.statSync(backup).isFile()) return false;
    const text = fs.readFileSync(backup, 'utf8');
    return words.every((word) => text.includes(word));
  });
}
