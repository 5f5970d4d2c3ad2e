import fs from 'node:fs';
import path from 'node:path';
import {
  acceptQuickInput,
  runCommand,
  screenshot,
  showViewContainer,
  typeInQuickInput,
  useSharedWindow,
  waitForQuickInput,
  waitForStatusBar,
} from './driver';
import { activeRow } from './support/annotating';
import { examples } from './support/examples';

suite('The brief as a page to read', () => {
  const window = useSharedWindow({ ...examples, open: 'lagoon.md', width: 1300, height: 900 });

  /** What the preview shows lies two frames deep. */
  const page = () =>
    window()
      .page.frameLocator('iframe.webview.ready')
      .frameLocator('iframe[title*="brief.md"], iframe#active-frame');

  const quote = () => page().getByText('it had not been consulted').first();

  suiteSetup(async () => {
    await waitForStatusBar(window(), 'position');
    await showViewContainer(window(), 'Policy Annotator');
  });

  test('is of what was chosen, and follows the corpus', async () => {
    await runCommand(window(), 'Policy Annotator: Preview Brief…');
    await waitForQuickInput(window(), 'Preview Brief');
    await typeInQuickInput(window(), 'This article');
    await activeRow(window(), 'This article').waitFor();
    await acceptQuickInput(window());
    await quote().waitFor();
    await screenshot(window(), 'brief-preview');

    const file = path.join(window().folder, 'lagoon.md.annotations.yaml');
    const text = fs.readFileSync(file, 'utf8');
    fs.writeFileSync(file, text.replace(/ {2}- id: c9askbay\n(?: {4}.*\n)+/, ''));
    await quote().waitFor({ state: 'detached' });
    fs.writeFileSync(file, text);
    await quote().waitFor();
  });
});
