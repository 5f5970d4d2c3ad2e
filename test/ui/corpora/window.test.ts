import assert from 'node:assert/strict';
import { quickOpen, openTabs, useSharedWindow, visibleLines } from '../driver';
import { until } from '../support/annotating';

suite('A window with a corpus', () => {
  const window = useSharedWindow({
    name: 'corpora',
    fixture: 'test/fixtures/smallCorpus',
    open: 'toll.txt',
  });

  test('shows the article that was asked for, word for word', async () => {
    let lines: readonly string[] = [];
    await until('its first line is drawn', async () => {
      lines = await visibleLines(window());
      return lines[0] === 'Ships will pay more after dark';
    });
    assert.match(lines[4] ?? '', /^Ines Tavares called the night toll a gift to other harbours\./);
  });

  test('opens another article beside it', async () => {
    await quickOpen(window(), 'quiet.md');
    assert.deepEqual(await openTabs(window()), ['toll.txt', 'quiet.md']);
  });
});
