// The pictures of the README and of docs/screenshots.md, one test each: `npm run screenshots`.
import { openWindow, screenshot, setTheme } from './driver';
import type { VsCodeWindow } from './driver';

suite('Pictures', () => {
  let window: VsCodeWindow;
  suiteSetup(async () => {
    window = await openWindow({ fixture: 'examples', open: 'lagoon.md', width: 1440, height: 900 });
  });
  suiteTeardown(() => window.close());

  for (const theme of ['light', 'dark', 'highContrastDark', 'highContrastLight'] as const) {
    test(`an article with its marks, ${theme}`, async () => {
      await setTheme(window, theme);
      await screenshot(window, `marks-${theme}`);
    });
  }
});
