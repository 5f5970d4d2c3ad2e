// The package as it is published, installed into the oldest and the newest VS Code.
import assert from 'node:assert/strict';
import {
  messages,
  runCommand,
  selectWords,
  useWindow,
  waitForDecoration,
  waitForStatusBar,
} from '../driver';
import { isUnderlined } from '../support/airportCorpus';
import { annotateExample, until } from '../support/annotating';
import { commandLineExport, exportFromPalette } from '../support/exporting';
import { annotationsOf, textOf, waitForAnnotations } from '../support/onDisk';

const article = 'alone-at-sea.md';

for (const server of ['oldest', 'current'] as const) {
  suite(`The package in the ${server} VS Code`, () => {
    const window = useWindow({
      fixture: 'examples',
      open: article,
      height: 1300,
      ...{ server, extension: 'packed' },
      settings: { 'comments.openView': 'never' },
    });

    suiteSetup(() => waitForDecoration(window(), 'Greenpeace', isUnderlined));

    test('annotates, and undo brings every byte back', async () => {
      const name = `${article}.annotations.yaml`;
      const before = textOf(window(), name);
      const count = annotationsOf(window(), article).length;
      await selectWords(window(), 'First in line is The Metals Company');
      await annotateExample(window(), 'The Metals Company', 'Commercial mining', 'Inês Prado');
      await waitForAnnotations(window(), article, count + 1);
      await waitForStatusBar(window(), 'The Metals Company ⊕ Commercial mining');
      await runCommand(window(), 'Policy Annotator: Undo Last Annotation Change');
      await until('the file is as before', () => textOf(window(), name) === before);
    });

    test('exports what the command line exports, and shows the board', async () => {
      const exported = await exportFromPalette(window(), 'positions-csv');
      assert.equal(exported.compare(commandLineExport(window(), 'positions-csv')), 0);
      await runCommand(window(), 'Policy Annotator: Show Disagreement Board');
      const panel = window().page.frameLocator('iframe.webview').frameLocator('iframe');
      await panel.locator('.column h3', { hasText: 'Against' }).first().waitFor();
      assert.deepEqual(await messages(window()), []);
    });
  });
}
