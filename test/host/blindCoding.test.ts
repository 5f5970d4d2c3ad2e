import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { annotationFile } from './support/annotations';
import { testApi } from './support/api';
import { become, BLIND, chosenCorpus, setCoder } from './support/coders';
import { ARTICLE, closeAll } from './support/corpusFolder';
import { hearMessages } from './support/messages';
import { answerPicks } from './support/quickPicks';
import { until } from './until';

const QUOTE = 'rejects night shifts';

suite('Who codes blind', () => {
  teardown(async () => {
    await setCoder(undefined);
    await closeAll();
  });

  test('a coder who codes blind is told why entries are not merged, and who should do it', async () => {
    const folder = await chosenCorpus('coders-merging', {
      'codebook.yaml': BLIND,
      'harbour.txt': ARTICLE,
      'harbour.txt.max.annotations.yaml': annotationFile(ARTICLE, { bbbbbbbb: QUOTE }),
    });
    await become(folder, 'lea');
    const corpus = folder.loaded.root.toString();
    const entry = { corpus, layer: 'actor', id: 'port-union' };
    for (const command of ['mergeEntry', 'deleteEntry', 'renameValue', 'changeFieldType']) {
      const heard = await heardFrom(command, entry);
      assert.match(heard, /work blind\. This would change what the others have coded/, command);
    }
    assert.match(await heardFrom('codeTwiceFirst'), /the work of others is not shown/);
    // What others name is no unused entry; what none does is deleted.
    const picks = await answerPicks('leave');
    try {
      await vscode.commands.executeCommand('policyAnnotator.deleteUnused');
    } finally {
      picks.stop();
    }
    const rows = picks.shown[0]?.rows.join('\n') ?? '';
    assert.match(rows, /Ministry of Transport/);
    assert.doesNotMatch(rows, /Port Union/);
    assert.equal(folder.text('codebook.yaml'), BLIND);
  });

  test('who has not said who they are is asked once, and the button sets it', async () => {
    const heard = await hearMessages('Set Who Is Coding…');
    const picks = await answerPicks({ choose: 'Max Ott' });
    try {
      const files = { 'codebook.yaml': BLIND, 'harbour.txt': ARTICLE };
      const folder = await chosenCorpus('coders-nameless', files);
      await until(() => folder.corpus.index.filesOf === 'max');
      await setCoder(undefined);
      await until(() => folder.corpus.index.filesOf !== 'max');
      (await testApi()).corpora.choose(folder.loaded);
    } finally {
      picks.stop();
      heard.stop();
    }
    assert.deepEqual(heard.texts.filter((text) => text.includes('not set who you are')).length, 1);
  });
});

async function heardFrom(command: string, argument?: object): Promise<string> {
  const heard = await hearMessages();
  try {
    await vscode.commands.executeCommand(`policyAnnotator.${command}`, argument);
  } finally {
    heard.stop();
  }
  return heard.texts.join();
}
