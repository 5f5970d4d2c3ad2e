import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { openFile, picture, runCommand, useSharedWindow, waitForStatusBar } from '../driver';
import { writeDiscourseCorpus } from '../support/discourseCorpus';

suite('A network of 300 actors', () => {
  const window = useSharedWindow({
    name: 'large',
    width: 1400,
    height: 900,
    prepare: (folder) => writeDiscourseCorpus(folder, 340),
  });

  const page = (): FrameLocator =>
    window().page.frameLocator('iframe.webview').frameLocator('#active-frame');

  test('settles while the page goes on drawing, and says what it leaves out', async () => {
    await openFile(window(), 'assembly.txt');
    await waitForStatusBar(window(), 'position');
    await runCommand(window(), 'Policy Annotator: Show Discourse Network');
    await page().locator('.graph[aria-busy]').waitFor();
    const frames = await page()
      .locator('.graph')
      .evaluate(
        (graph) =>
          new Promise<number[]>((resolve) => {
            const times: number[] = [];
            const frame = (time: number): void => {
              times.push(time);
              if (graph.hasAttribute('aria-busy')) requestAnimationFrame(frame);
              else resolve(times.slice(1).map((one, at) => one - (times[at] ?? one)));
            };
            requestAnimationFrame(frame);
          }),
      );
    const sorted = [...frames].sort((a, b) => a - b);
    const of = (share: number): string =>
      (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0);
    console.log(
      `      ${sorted.length} frames; between two: median ${of(0.5)} ms, 95 % ${of(0.95)} ms, longest ${(sorted.at(-1) ?? 0).toFixed(0)} ms`,
    );
    assert.ok(frames.length > 20, 'it settles before the eyes, not in one go');
    assert.equal(await page().locator('.graph .node').count(), 300);
    await page()
      .locator('.definition', { hasText: 'The 300 nodes with the most ties, of 340.' })
      .waitFor();
    await picture(window(), 'network-300');
  });

  test('draws the heaviest ties that keep it together, and all when asked to', async () => {
    const lines = (): Promise<number> =>
      page()
        .locator('.graph .lines:not(.near) path')
        .evaluateAll((paths) =>
          paths.reduce(
            (sum, path) => sum + (path.getAttribute('d') ?? '').split('M').length - 1,
            0,
          ),
        );
    const line = page().locator('.definition > p');
    await line.filter({ hasText: /900 ties are drawn, .* \d+ others are hidden\.$/ }).waitFor();
    assert.equal(await lines(), 900);
    const first = page().locator('.nodes-list tbody tr').first();
    const degree = await first.textContent();
    await page().getByRole('button', { name: 'Show All Ties' }).focus();
    await window().page.keyboard.press('Enter');
    await page().getByRole('button', { name: 'Show Heaviest Ties' }).waitFor();
    await page().locator('.graph:not([aria-busy])').waitFor();
    assert.ok((await lines()) > 900);
    assert.equal(await first.textContent(), degree, 'the list is of the whole network');
    await page().getByRole('button', { name: 'Show Heaviest Ties' }).click();
    await page().getByRole('button', { name: 'Show All Ties' }).waitFor();
  });
});
