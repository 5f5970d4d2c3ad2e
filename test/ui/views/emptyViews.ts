import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { clickWelcomeButton, openFile, waitForActiveFile, type VsCodeWindow } from '../driver';
import { cell, VIEWS, type View } from '../viewChecklist';
import { showAll, welcome } from './layout';

/** What an empty view says, and the one button below it. */
interface Said {
  readonly text: RegExp;
  readonly button: string;
}

const withoutCodebook: Readonly<Record<View, Said>> = {
  Articles: { text: /^This folder has no codebook yet\./, button: 'Create Codebook' },
  Issues: { text: /^Appears with a codebook\./, button: 'Create Codebook' },
  Disagreements: { text: /^Appears with a codebook\./, button: 'Create Codebook' },
  Actors: { text: /^Appears with a codebook\./, button: 'Create Codebook' },
  'This Article': { text: /^Appears with a codebook\./, button: 'Create Codebook' },
};

const withBareCodebook: Readonly<Record<View, Said>> = {
  Articles: { text: /^No articles yet/, button: 'New Article from Clipboard' },
  Issues: { text: /^The codebook has no issues yet\./, button: 'Go to Codebook' },
  Disagreements: { text: /^No disagreements yet\./, button: 'Annotate Selection' },
  Actors: { text: /^The codebook has no actors yet\./, button: 'Go to Codebook' },
  'This Article': { text: /^Open an article to see its annotations\./, button: 'Next Article' },
};

/** Tests of views without rows, in a window on an empty folder. */
export function describeEmptyViews(window: () => VsCodeWindow): void {
  const seen = new Map<View, string[]>();

  const look = async (expected: Readonly<Record<View, Said>>): Promise<void> => {
    for (const view of VIEWS) {
      const { buttons } = await welcome(window(), view, expected[view].text);
      seen.set(view, [...(seen.get(view) ?? []), buttons.join(' | ')]);
    }
  };

  suiteSetup(async () => {
    await showAll(window());
    await look(withoutCodebook);
    const codebook = path.join(window().folder, 'codebook.yaml');
    fs.writeFileSync(codebook, 'format: policy-codebook/1\ntitle: Bare\n');
    await look(withBareCodebook);
  });

  for (const view of VIEWS) {
    cell(view, 'empty', async () => {
      assert.deepEqual(seen.get(view), [
        withoutCodebook[view].button,
        withBareCodebook[view].button,
      ]);
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
