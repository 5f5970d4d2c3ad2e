import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { mentionsIn } from '../../src/project';
import { annotationFile, shownIds } from '../host/support/annotations';
import {
  ARTICLE,
  closeAll,
  corpusFolder,
  type,
  type CorpusFolder,
} from '../host/support/corpusFolder';
import { hearMessages } from '../host/support/messages';
import { offeredCommands } from '../host/support/offered';
import { answerPicks } from '../host/support/quickPicks';
import { until } from '../host/until';

const FILE = 'harbour.txt.annotations.yaml';
const QUOTE = 'rejects night shifts';

/** What is left of the commands when those that read are taken out. */
const READING =
  /\.(?:nextAnnotation|previousAnnotation|nextPlace|previousPlace|(?:make|delete)Template|leaveCoding|showCodingKeys|codingKey|goTo\w+|compareQuotes|compareDates|show(?:Board|Matrix|Timeline|Network|IntercoderAgreement|AnalysisAsText|AccessibilityHelp|Codebook)|nextArticle|compareWithGold|showProgress|whoIsCoding|foundAgain|codeTwiceFirst|toggleHighlights|highlightLargeArticle|checkAnnotations|olderCodebook|missingAnnotations|openDocumentation|openExampleCorpus|openTutorial|showLog|copyCommandLine|moreCommands|switchCorpus|rollUp|find|find\..*|arrange\..*|openRow|showRow|showMore|showInTree|followCursor|openPlace|showPositions|showCounted|showReferences|findQuotesAgain|findPositions|findNearDuplicates|keepApart|(?:edit|rename|delete)Search|previewBrief|concordance|(?:refresh|arrange|showMore)Concordance|refreshAdjudication|openMention|resumeLoading)$/;

suite('A folder in Restricted Mode', () => {
  teardown(closeAll);

  test('is read: marks, lists and problems are there', async () => {
    assert.equal(vscode.workspace.isTrusted, false, 'this window is to be restricted');
    const folder = await annotated('restricted-read');
    assert.deepEqual(shownIds(folder, 'harbour.txt'), ['aaaaaaaa']);
    assert.ok(mentionsIn(folder.state('harbour.txt')).length > 0);
  });

  test('each command that writes says why it does not, before it asks anything, and writes nothing', async () => {
    const folder = await annotated('restricted-write');
    const files = await allFiles();
    const extension = vscode.extensions.getExtension('policy-annotator.policy-annotator');
    const { contributes } = extension?.packageJSON as {
      contributes: { commands: readonly { command: string }[] };
    };
    const writing = contributes.commands.flatMap(({ command }) =>
      READING.test(command) ? [] : [command],
    );
    assert.ok(writing.length > 25);
    const heard = await hearMessages();
    const picks = await answerPicks();
    const target = {
      corpus: folder.loaded.root.toString(),
      article: 'harbour.txt',
      id: 'aaaaaaaa',
    };
    const silent: string[] = [];
    for (const command of writing) {
      const before = heard.texts.length;
      await vscode.commands.executeCommand(command, target);
      if (!heard.texts.slice(before).join().includes('Restricted Mode, so nothing was written')) {
        silent.push(command);
      }
    }
    picks.stop();
    heard.stop();
    assert.deepEqual(silent, []);
    assert.deepEqual(picks.shown, []);
    assert.deepEqual(await allFiles(), files);
  });

  test('the palette lists nothing that writes, also with the cursor in an annotation', async () => {
    const folder = await annotated('restricted-palette');
    const editor = await folder.opened('harbour.txt');
    const at = editor.document.positionAt(ARTICLE.indexOf(QUOTE) + 1);
    editor.selection = new vscode.Selection(at, at);
    await until(async () => (await offeredCommands()).includes('showInTree'));
    const offered = await offeredCommands();
    assert.ok(offered.length > 20);
    assert.deepEqual(
      offered.filter((id) => !READING.test(`policyAnnotator.${id}`)),
      [],
    );
  });

  test('what its own settings say of which files are articles is not used', async () => {
    const [root] = vscode.workspace.workspaceFolders ?? [];
    const file = vscode.Uri.joinPath(root!.uri, '.vscode', 'settings.json');
    const own = {
      'policyAnnotator.articles': ['**/*.pdf'],
      'policyAnnotator.exclude': ['**/*'],
      'policyAnnotator.coder': 'lea',
    };
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(own)));
    const read = (key: string): unknown =>
      vscode.workspace.getConfiguration('policyAnnotator', root!.uri).get(key);
    // The file is read, and its other settings count.
    await until(() => read('coder') === 'lea');
    assert.deepEqual(read('articles'), ['**/*.{txt,md}']);
    assert.ok((read('exclude') as readonly string[]).includes('**/README*'));
    await vscode.workspace.fs.delete(file);
    await until(() => read('coder') !== 'lea');
  });

  test('an article that the user changes and saves writes nothing else, and keeps its annotations', async () => {
    const folder = await annotated('restricted-save');
    const before = folder.text(FILE);
    const editor = await folder.opened('harbour.txt');
    await type(editor, ARTICLE.indexOf('night'), 'late', 'night'.length);
    const saved = new Promise((resolve) => vscode.workspace.onDidSaveTextDocument(resolve));
    await editor.document.save();
    await saved;
    await folder.corpus.settled();
    assert.equal(folder.text(FILE), before);
    const [place] = folder.state('harbour.txt').placed[0]?.places ?? [];
    assert.equal(
      editor.document.getText().slice(place?.span?.start, place?.span?.end),
      'rejects late shifts',
    );
  });

  test('a renamed article leaves its annotation file, which is said, and found again later', async () => {
    const folder = await annotated('restricted-rename');
    const before = folder.text(FILE);
    const heard = await hearMessages();
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(folder.uri('harbour.txt'), folder.uri('port.txt'));
    assert.ok(await vscode.workspace.applyEdit(edit));
    heard.stop();
    assert.deepEqual(heard.texts, [
      'This folder is open in Restricted Mode, so annotation files were not moved with their articles: harbour.txt. Nothing is lost. Trust the folder, then run Check Annotations to match them again.',
    ]);
    assert.equal(folder.text(FILE), before);
    assert.equal(folder.textIfThere('port.txt.annotations.yaml'), undefined);
    await until(() => {
      const found = folder.corpus.problems.get(FILE)?.problems ?? [];
      return found.some(({ code }) => code === 'article-missing');
    });
    const [likely] = await folder.corpus.moves.likelyArticles(FILE, () => false);
    assert.equal(likely?.annotationFile, 'port.txt.annotations.yaml');
  });

  test('a deleted article leaves its annotation file too, and a copied one gets none', async () => {
    const folder = await annotated('restricted-delete');
    const before = folder.text(FILE);
    const heard = await hearMessages();
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(folder.uri('harbour copy.txt'), {
      contents: new TextEncoder().encode(ARTICLE),
    });
    assert.ok(await vscode.workspace.applyEdit(edit));
    await until(() => folder.corpus.index.article('harbour copy.txt') !== undefined);
    const remove = new vscode.WorkspaceEdit();
    remove.deleteFile(folder.uri('harbour.txt'));
    assert.ok(await vscode.workspace.applyEdit(remove));
    await until(() => folder.corpus.articleOfAnnotations(FILE) === undefined);
    heard.stop();
    assert.equal(heard.texts.length, 1);
    assert.match(
      heard.texts.join(),
      /were not deleted with their articles: harbour.txt\. Delete them yourself/,
    );
    assert.equal(folder.text(FILE), before);
    assert.equal(folder.textIfThere('harbour copy.txt.annotations.yaml'), undefined);
  });
});

async function annotated(name: string): Promise<CorpusFolder> {
  const folder = await corpusFolder(name, {
    'harbour.txt': ARTICLE,
    [FILE]: annotationFile(ARTICLE, { aaaaaaaa: QUOTE }),
  });
  await folder.opened('harbour.txt');
  return folder;
}

async function allFiles(): Promise<readonly string[]> {
  const found = await vscode.workspace.findFiles('**/*');
  const texts = found.map(
    async (uri) => `${uri.path}\n${String(await vscode.workspace.fs.readFile(uri))}`,
  );
  return (await Promise.all(texts)).sort();
}
