import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  clickWelcomeButton,
  openFile,
  showViewContainer,
  startSays,
  waitForActiveFile,
  type VsCodeWindow,
} from '../driver';
import { cell, VIEWS, type View } from '../viewChecklist';
import { showAll, welcome } from './layout';

/** The text of an empty view, and the buttons below it. */
interface EmptyView {
  readonly text: RegExp;
  readonly button: string;
}

const withBareCodebook: Readonly<Record<View, EmptyView>> = {
  Articles: { text: /^No articles yet/, button: 'New Article from Clipboard | Import Articles…' },
  Issues: { text: /^The codebook has no issues yet\./, button: 'Go to Codebook' },
  Disagreements: { text: /^No disagreements yet\./, button: 'Annotate Selection' },
  Actors: { text: /^The codebook has no actors yet\./, button: 'Go to Codebook' },
  'This Article': { text: /^Open an article to see its annotations\./, button: 'Next Article' },
};

/** Tests of views without rows, in a window on an empty folder. */
export function describeEmptyViews(window: () => VsCodeWindow): void {
  const seen = new Map<View, string>();

  suiteSetup(async () => {
    // The views are shown once there is a codebook.
    await showViewContainer(window(), 'Policy Annotator');
    await startSays(window(), 'Create Codebook');
    const codebook = path.join(window().folder, 'codebook.yaml');
    fs.writeFileSync(codebook, 'format: policy-codebook/1\ntitle: Bare\n');
    await showAll(window());
    for (const view of VIEWS) {
      const { buttons } = await welcome(window(), view, withBareCodebook[view].text);
      seen.set(view, buttons.join(' | '));
    }
  });

  for (const view of VIEWS) {
    cell(view, 'empty', async () => {
      assert.equal(seen.get(view), withBareCodebook[view].button);
    });
  }

  test('the button of an empty view does what it says', async () => {
    await clickWelcomeButton(window(), 'Issues', 'Go to Codebook');
    await waitForActiveFile(window(), 'codebook.yaml');
  });

  test('This Article asks for words in an article without annotations', async () => {
    fs.writeFileSync(path.join(window().folder, 'news.txt'), 'Nothing is annotated here.\n');
    await openFile(window(), 'news.txt');
    const { buttons } = await welcome(window(), 'This Article', /^Nothing is annotated/);
    assert.deepEqual(buttons, ['Annotate Selection']);
  });
}
