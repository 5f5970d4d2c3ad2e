import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { annotationFile } from './support/annotations';
import { ARTICLE, closeAll, corpusFolder, type CorpusFolder } from './support/corpusFolder';
import { problemsOf } from './support/diagnostics';
import { hearMessages } from './support/messages';
import { until } from './until';

const FILE = 'harbour.txt.annotations.yaml';
const QUOTE = 'rejects night shifts';
/** The surroundings changed too, so the new place of the quote is not certain. */
const REWRITTEN =
  'A line from the agency.\n\nDockers reject all night shifts now, said the union.\n';

suite('Quotes to review after another program changed an article', () => {
  teardown(closeAll);

  test('are reported once, and placed when the user accepts the place', async () => {
    const folder = await opened('review-accept');
    const heard = await hearMessages('Review…');
    folder.write('harbour.txt', REWRITTEN);
    // The list opens after the message; Enter takes the row at the cursor.
    await until(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await folder.corpus.settled();
      return !folder.text(FILE).includes(`exact: "${QUOTE}"`);
    });
    heard.stop();
    assert.deepEqual(heard.texts, [
      'harbour.txt was reloaded from disk. Annotations that moved with the text: 0; to review: 1.',
    ]);
    assert.match(folder.text(FILE), /exact: "reject all night shifts/);
    await until(() => stateShown(folder) === 'anchored');
  });

  test('are in the Problems panel, until the user keeps them as lost', async () => {
    const folder = await opened('review-keep');
    folder.write('harbour.txt', 'Nothing of all that.\n');
    await until(() => problemsOf(folder.uri('harbour.txt')).length === 1);
    const target = {
      corpus: folder.loaded.root.toString(),
      article: 'harbour.txt',
      id: 'aaaaaaaa',
    };
    await vscode.commands.executeCommand('policyAnnotator.keepAsLost', target);
    await until(() => problemsOf(folder.uri('harbour.txt')).length === 0);
    assert.equal(stateShown(folder), 'orphaned');
    assert.match(folder.text(FILE), /aaaaaaaa/);
  });

  test('an article that was changed while it was closed is compared with what it said before', async () => {
    const folder = await opened('review-closed');
    await closeAll();
    await until(() => folder.corpus.state('harbour.txt') === undefined);
    const edited = `Tuesday. ${ARTICLE.replace('night shifts.', 'the night shifts.')}`;
    folder.write('harbour.txt', edited);
    await until(() => startShown(folder) === edited.indexOf('rejects'));
    assert.notEqual(stateShown(folder), 'orphaned');
  });
});

async function opened(name: string): Promise<CorpusFolder> {
  const folder = await corpusFolder(name, {
    'harbour.txt': ARTICLE,
    [FILE]: annotationFile(ARTICLE, { aaaaaaaa: QUOTE }),
  });
  await folder.opened('harbour.txt');
  return folder;
}

function placeShown(folder: CorpusFolder) {
  return folder.corpus.index.article('harbour.txt')?.annotations[0]?.places[0];
}

function stateShown(folder: CorpusFolder): string | undefined {
  return placeShown(folder)?.state;
}

function startShown(folder: CorpusFolder): number | undefined {
  return placeShown(folder)?.span?.start;
}
