import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { annotationFile, shownIds } from './support/annotations';
import { testApi } from './support/api';
import { become, BLIND, chosenCorpus, setCoder } from './support/coders';
import { ARTICLE, closeAll, type CorpusFolder } from './support/corpusFolder';
import { hearMessages } from './support/messages';
import { offeredCommands } from './support/offered';
import { typeLines } from './support/typedLines';
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
    for (const command of [
      ...['mergeEntry', 'deleteEntry', 'renameValue', 'changeFieldType', 'deleteUnused'],
    ]) {
      const heard = await heardFrom(command, entry);
      assert.match(heard, /work blind\. This would change or show what the others have/, command);
    }
    // Who directs the study may code in it, too: they are told what adjudicating needs.
    await until(async () => (await offeredCommands()).includes('adjudicate'));
    assert.match(await heardFrom('adjudicate'), /To see it, you have to be unblinded/);
    assert.match(await heardFrom('codeTwiceFirst'), /the work of others is not shown/);
    assert.equal(folder.text('codebook.yaml'), BLIND);
  });

  test('unused entries are listed for who directs, without those that any coder has used', async () => {
    const folder = await chosenCorpus('coders-unused', {
      ...{ 'codebook.yaml': BLIND, 'harbour.txt': ARTICLE },
      'harbour.txt.max.annotations.yaml': annotationFile(ARTICLE, { bbbbbbbb: QUOTE }),
    });
    assert.match(await heardFrom('deleteUnused'), /Nothing that is coded is shown/);
    const lines = await typeLines('Eve Roth');
    const picks = await answerPicks({ choose: 'directs the study' }, 'leave');
    await vscode.commands.executeCommand('policyAnnotator.whoIsCoding');
    await until(() => folder.corpus.isDirected);
    assert.equal(await heardFrom('deleteUnused'), '');
    picks.stop();
    lines.stop();
    const { title, rows = [] } = picks.shown.at(-1) ?? {};
    assert.equal(title, 'Delete Unused Entries');
    assert.match(rows.join(), /Automation/);
    assert.doesNotMatch(rows.join(), /Port Union|Night shifts/);
  });

  test('who only directs is asked before they annotate: an article is adjudicated by adjudication', async () => {
    const done = (coder: string, id: string): string =>
      annotationFile(ARTICLE, { [id]: QUOTE }).replace(
        'positions:',
        `coded: {${coder}: {state: complete}}\npositions:`,
      );
    const lines = await typeLines('Eve Roth');
    const folder = await chosenCorpus('coders-directed', {
      ...{ 'codebook.yaml': BLIND, 'harbour.txt': ARTICLE, 'other.txt': ARTICLE },
      'harbour.txt.lea.annotations.yaml': done('lea', 'aaaaaaaa'),
      'harbour.txt.max.annotations.yaml': done('max', 'bbbbbbbb'),
    });
    const picks = await answerPicks(
      { choose: 'directs the study' },
      { choose: 'Adjudicate…' },
      'leave',
      { choose: 'Write the Result' },
      { choose: 'Port Union' },
      { choose: 'Night shifts' },
      { choose: 'oppose' },
      'leave',
    );
    try {
      await vscode.commands.executeCommand('policyAnnotator.whoIsCoding');
      await until(() => folder.corpus.isDirected);
      await annotateWords(folder, 'harbour.txt');
      await annotateWords(folder, 'other.txt');
      await annotateWords(folder, 'other.txt');
      await vscode.commands.executeCommand('policyAnnotator.whoIsCoding');
    } finally {
      lines.stop();
      picks.stop();
    }
    await folder.corpus.settled();
    const titles = picks.shown.map(({ title }) => title);
    assert.equal(titles.filter((title) => title.startsWith('You direct this study')).length, 2);
    assert.match(titles[2] ?? '', /^harbour\.txt: /);
    assert.equal(folder.textIfThere('harbour.txt.annotations.yaml'), undefined);
    const result = folder.text('other.txt.annotations.yaml');
    assert.match(result, /\ndecided:\n {2}\w+:\n {4}by: "?eve-roth"?\n/);
    assert.doesNotMatch(result, /\n {4}coder:/);
    // Who directs is among those who may be coding.
    assert.match(picks.shown.at(-1)?.rows.join() ?? '', /eve-roth \| directs the study/);
  });

  test('who has not said who they are is shown nothing, and is told once; the button asks', async () => {
    const heard = await hearMessages('Who Is Coding?');
    const picks = await answerPicks(
      'leave',
      { choose: 'Max Ott' },
      { choose: 'directs the study' },
    );
    const { contexts, corpora } = await testApi();
    const lines = await typeLines('Eve Roth');
    try {
      const folder = await chosenCorpus('coders-nameless', {
        ...{ 'codebook.yaml': BLIND, 'harbour.txt': ARTICLE },
        'harbour.txt.max.annotations.yaml': annotationFile(ARTICLE, { bbbbbbbb: QUOTE }),
        'harbour.txt.annotations.yaml': annotationFile(ARTICLE, { cccccccc: QUOTE }),
      });
      await folder.opened('harbour.txt');
      await until(() => contexts().includes('closed') && picks.shown.length === 1);
      assert.deepEqual(shownIds(folder, 'harbour.txt'), []);
      corpora.choose(folder.loaded);
      await vscode.commands.executeCommand('policyAnnotator.export');
      assert.equal(heard.texts.length, 2);
      await until(() => shownIds(folder, 'harbour.txt').join() === 'bbbbbbbb');
      await vscode.commands.executeCommand('policyAnnotator.whoIsCoding');
      await until(() => shownIds(folder, 'harbour.txt').join() === 'cccccccc');
      assert.equal(vscode.workspace.getConfiguration('policyAnnotator').get('coder'), '');
    } finally {
      lines.stop();
      picks.stop();
      heard.stop();
    }
    const why = /Nothing that is coded is shown until you say who you are/;
    for (const text of heard.texts) assert.match(text, why);
  });
});

async function annotateWords(folder: CorpusFolder, article: string): Promise<void> {
  const editor = await vscode.window.showTextDocument(folder.uri(article));
  await folder.opened(article);
  const start = ARTICLE.indexOf(QUOTE);
  editor.selection = new vscode.Selection(0, start, 0, start + QUOTE.length);
  await vscode.commands.executeCommand('policyAnnotator.annotateSelection');
}

async function heardFrom(command: string, argument?: object): Promise<string> {
  const heard = await hearMessages();
  try {
    await vscode.commands.executeCommand(`policyAnnotator.${command}`, argument);
  } finally {
    heard.stop();
  }
  return heard.texts.join();
}
