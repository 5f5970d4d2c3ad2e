import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from '../../../scripts/lib/places.mjs';
import {
  acceptQuickInput,
  openView,
  quickPickRows,
  runCommand,
  showViewContainer,
  useSharedWindow,
  waitForActiveFile,
  waitForNoQuickInput,
  waitForQuickInput,
  waitForRows,
} from '../driver';
import { airportCorpus, openArticle } from '../support/airportCorpus';
import { until } from '../support/annotating';
import { exportFolder } from '../support/exporting';

const CODED = `format: policy-annotations/1
coded:
  lea: {state: complete}
...
`;

suite('From one article to the next', () => {
  const window = useSharedWindow({
    name: 'corpora',
    prepare: (folder) => {
      airportCorpus('a.txt', 'b.txt', 'c.txt')(folder);
      fs.writeFileSync(path.join(folder, 'b.txt.annotations.yaml'), CODED);
    },
    open: 'a.txt',
  });
  /** In VS Code's own dialog: once it lists the content of the folder, Enter accepts it. */
  const chooseFolder = async (folder: string, inside: string): Promise<void> => {
    const input = await waitForQuickInput(window(), 'Choose a folder');
    await until('the dialog has read the folder', async () => {
      if ((await input.inputValue()) !== `${folder}/`) await input.fill(`${folder}/`);
      return (await quickPickRows(window())).some(({ label }) => label === inside);
    });
    await acceptQuickInput(window());
    await waitForNoQuickInput(window());
  };
  const next = () => runCommand(window(), 'Policy Annotator: Next Article');

  test('Next Article opens the next one that is not coded, and begins anew after the last', async () => {
    await openArticle(window(), 'a.txt');
    // The corpus has been read when the view shows the annotations.
    await showViewContainer(window(), 'Policy Annotator');
    await openView(window(), 'Articles');
    await waitForRows(window(), 'Articles', (rows) =>
      rows.some(({ label }) => label === 'Complete'),
    );
    await next();
    await waitForActiveFile(window(), 'c.txt');
    await next();
    await waitForActiveFile(window(), 'a.txt');
  });

  test('Open Example Corpus copies it into a new folder, twice into two', async () => {
    const parent = exportFolder(window());
    fs.mkdirSync(path.join(parent, 'articles'));
    const examples = fs.readdirSync(inRoot('examples')).sort();
    for (const name of ['policy-annotator-example', 'policy-annotator-example-2']) {
      const opened = window().page.context().waitForEvent('page');
      await runCommand(window(), 'Policy Annotator: Open Example Corpus');
      await chooseFolder(parent, 'articles');
      const page = await opened;
      assert.match(decodeURIComponent(page.url()), new RegExp(`${parent}/${name}$`));
      await page.close();
      assert.deepEqual(fs.readdirSync(path.join(parent, name)).sort(), examples);
    }
  });
});
