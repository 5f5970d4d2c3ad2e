import assert from 'node:assert/strict';
import { openFile, openTabs, openWindow, visibleLines } from './driver';
import type { VsCodeWindow } from './driver';

suite('A window with a corpus', () => {
  let window: VsCodeWindow;
  suiteSetup(async () => {
    window = await openWindow({ fixture: 'test/fixtures/smallCorpus', open: 'toll.txt' });
  });
  suiteTeardown(() => window.close());

  test('shows the article that was asked for, word for word', async () => {
    const lines = await visibleLines(window);
    assert.equal(lines[0], 'Ships will pay more after dark');
    assert.equal(
      lines[4],
      'Ines Tavares called the night toll a gift to other harbours. Tavares will vote against it.',
    );
  });

  test('opens another article beside it', async () => {
    await openFile(window, 'quiet.md');
    assert.deepEqual(await openTabs(window), ['toll.txt', 'quiet.md']);
  });
});
