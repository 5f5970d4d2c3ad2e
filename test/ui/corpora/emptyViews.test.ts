import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { clickWelcomeButton, openFile, useSharedWindow, waitForActiveFile } from '../driver';
import { cell } from '../viewChecklist';
import { showOnly, welcome } from '../views/layout';

suite('The views of a bare codebook', () => {
  const window = useSharedWindow({
    name: 'corpora',
    prepare: writeBareCodebook,
    width: 1400,
    height: 1900,
  });

  cell('Issues', 'empty', async () => {
    await showOnly(window(), 'Issues');
    const { buttons } = await welcome(window(), 'Issues', /^The codebook has no issues yet\./);
    assert.deepEqual(buttons, ['Go to Codebook']);
    await clickWelcomeButton(window(), 'Issues', 'Go to Codebook');
    await waitForActiveFile(window(), 'codebook.yaml');
  });

  test('This Article asks for words in an article without annotations', async () => {
    fs.writeFileSync(path.join(window().folder, 'news.txt'), 'Nothing is annotated here.\n');
    await openFile(window(), 'news.txt');
    await showOnly(window(), 'This Article');
    const { buttons } = await welcome(window(), 'This Article', /^Nothing is annotated/);
    assert.deepEqual(buttons, ['Annotate Selection', 'Mark Article as Coded']);
  });
});

function writeBareCodebook(folder: string): void {
  fs.writeFileSync(path.join(folder, 'codebook.yaml'), 'format: policy-codebook/1\ntitle: Bare\n');
}
