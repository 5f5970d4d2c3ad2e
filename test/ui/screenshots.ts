// The pictures of the README and of docs/screenshots.md, one test each: `npm run screenshots`.
import { screenshot, setTheme, useWindow } from './driver';

suite('Pictures', () => {
  const window = useWindow({ fixture: 'examples', open: 'lagoon.md', width: 1440, height: 900 });

  for (const theme of ['light', 'dark', 'highContrastDark', 'highContrastLight'] as const) {
    test(`an article with its marks, ${theme}`, async () => {
      await setTheme(window(), theme);
      await screenshot(window(), `marks-${theme}`);
    });
  }
});
