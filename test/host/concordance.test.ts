import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CorpusFiles, Environment } from '../../src/project';
import { createConcordances, type Concordances } from '../../src/vscode/corpora/concordances';
import type { LoadedCorpus } from '../../src/vscode/corpora/corpora';
import type { Guard } from '../../src/vscode/host/guarded';
import { stillEnvironment } from '../support/environment';
import { idsIn } from './support/annotations';
import { testApi } from './support/api';
import { ARTICLE, closeAll, corpusFolder, type, type CorpusFolder } from './support/corpusFolder';
import { hearMessages } from './support/messages';
import { answerPicks, type Answer, type ShownPick } from './support/quickPicks';
import { until } from './until';

const OTHER = 'Night shifts are dear. Nobody likes night shifts or a night shift.\n';
const BROKEN = 'format: policy-annotations/1\npositions: [\n';

suite('Show Concordance…', () => {
  teardown(closeAll);

  test('shows every mention on a line of a read-only page, and leads to each', async () => {
    const folder = await folderOf('concordance-lines');
    const editor = await opened({ kind: 'issue', id: 'night-shifts' });
    assert.equal(editor.document.languageId, 'policy-annotator-concordance');
    assert.match(editor.document.lineAt(0).text, /^Concordance: Night shifts$/);
    assert.match(editor.document.lineAt(1).text, /^4 mentions · in 2 of 2 articles/);
    assert.equal(rows(editor).length, 4);
    const column = editor.document.lineAt(3).text.indexOf('night shifts');
    assert.ok(column > 0);
    for (const row of rows(editor)) assert.match(row.slice(column), /^night shifts/i);

    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      editor.document.uri,
      10,
    );
    assert.deepEqual(
      lenses.map(({ command }) => command?.title),
      ['Refresh', 'Sort…', 'Annotate Selected Lines…'],
    );
    const definitions = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      editor.document.uri,
      new vscode.Position(4, 0),
    );
    assert.equal(definitions[0]?.targetUri.toString(), folder.uri('one.txt').toString());
    assert.equal(definitions[0].targetRange.start.line, 1);

    editor.selection = new vscode.Selection(5, 0, 5, 0);
    await vscode.commands.executeCommand('policyAnnotator.openMention');
    const there = vscode.window.activeTextEditor!;
    assert.equal(there.document.uri.toString(), folder.uri('two.txt').toString());
    assert.equal(there.document.offsetAt(there.selection.active), OTHER.indexOf('Night shifts'));
  });

  test('asks what to look for, and takes words that are typed at the cursor', async () => {
    const folder = await folderOf('concordance-asked');
    const article = await folder.opened('two.txt');
    article.selection = new vscode.Selection(0, 0, 0, 'Night'.length);
    const picks = await answerPicks({ choose: 'the words at the cursor' });
    await vscode.commands.executeCommand('policyAnnotator.concordance');
    picks.stop();
    await until(() => activeRows().length === 5);
    assert.match(picks.shown[0]?.rows[0] ?? '', /“Night” \| the words at the cursor/);
    assert.ok(picks.shown[0]?.rows.some((row) => row.includes('Port Union')));
  });

  test('is sorted as arranged, and says that it is out of date until it is refreshed', async () => {
    const folder = await folderOf('concordance-order');
    const editor = await opened({ kind: 'expression', text: 'night shift*' });
    assert.equal(rows(editor).length, 5);
    const picks = await answerPicks({ choose: 'Words before' });
    await vscode.commands.executeCommand('policyAnnotator.arrangeConcordance');
    picks.stop();
    await until(() => head(editor).includes('sorted by the words before'));
    // a · likes · rejects · wants · nothing
    await until(() => /\ba night shift\./.test(rows(editor)[0] ?? ''));
    assert.match(rows(editor).at(-1) ?? '', /^ +Night shifts are dear/);

    const article = await folder.opened('two.txt');
    assert.doesNotMatch(head(editor), /OUT OF DATE/);
    await type(article, 0, 'The union on night shifts: ');
    await until(() => head(editor).includes('OUT OF DATE'));
    assert.equal(rows(editor).length, 5);
    // Its lines still lead to their words.
    const page = await vscode.window.showTextDocument(editor.document);
    page.selection = new vscode.Selection(3, 0, 3, 0);
    await vscode.commands.executeCommand('policyAnnotator.openMention');
    const there = vscode.window.activeTextEditor!;
    const offset = there.document.offsetAt(there.selection.active);
    assert.equal(there.document.getText().slice(offset, offset + 12), 'night shift.');
    await vscode.commands.executeCommand('policyAnnotator.refreshConcordance', editor.document.uri);
    await until(() => activeRows().length === 6);
    assert.doesNotMatch(vscode.window.activeTextEditor!.document.lineAt(1).text, /OUT OF DATE/);
  });
});

suite('A concordance over words', () => {
  teardown(closeAll);

  test('is made without reading closed articles in the host, and has what is typed and not saved', async () => {
    const folder = await folderOf('concordance-words', { 'three.txt': 'Nobody.\n' });
    const article = await folder.opened('two.txt');
    await type(article, 0, 'The union on night shifts: ');
    const { loaded, read } = heard(folder);
    const concordances = await ownConcordances(stillEnvironment());
    const uri = await made(concordances, loaded);
    const text = concordances.text(uri)!;
    assert.match(text.split('\n')[1] ?? '', /^6 mentions · in 2 of 3 articles/);
    assert.ok(text.includes('The union on night shifts:'));
    assert.deepEqual(read, []);
    concordances.dispose();
  });

  test('is out of date when an article that was without them is written, and has them when refreshed', async () => {
    const folder = await folderOf('concordance-written', { 'three.txt': 'Nobody.\n' });
    const editor = await opened({ kind: 'expression', text: 'dear*' });
    assert.equal(rows(editor).length, 1);
    folder.write('three.txt', 'Nobody is dearer.\n');
    await until(() => head(editor).includes('OUT OF DATE'));
    await vscode.commands.executeCommand('policyAnnotator.refreshConcordance', editor.document.uri);
    await until(() => activeRows().length === 2);
  });

  test('is whole where the thread that looks for them dies', async () => {
    const folder = await folderOf('concordance-dead');
    const files = folder.loaded.files as { search: CorpusFiles['search'] };
    const { search } = files;
    let asked = 0;
    files.search = (text) => {
      const begun = search!(text);
      begun.dispose();
      asked++;
      return begun;
    };
    const editor = await opened({ kind: 'expression', text: 'night shift*' });
    assert.equal(rows(editor).length, 5);
    assert.equal(asked, 1);
  });
});

suite('A concordance while something changes', () => {
  teardown(closeAll);

  test('is out of date where an article changed after it was looked at, or while its lines were put in order', async () => {
    const { folder, concordances, make, meanwhile } = await interrupted('concordance-meanwhile');
    const change = async (): Promise<void> => {
      folder.write('one.txt', `${folder.text('one.txt')} Night shifts.`);
      await folder.corpus.filesChanged(['one.txt']);
    };
    // The next yield comes after the first article.
    const uri = await make((done) => {
      if (done === 1) meanwhile(change);
    });
    const isOutdated = (): boolean => concordances.text(uri)!.includes('OUT OF DATE');
    await until(isOutdated);
    await make();
    assert.ok(!isOutdated());
    meanwhile(async () => {
      await change();
      await until(isOutdated);
    });
    await concordances.show(uri, { sort: 'left', width: 40 });
    assert.ok(isOutdated());
    concordances.dispose();
  });

  test('that is found anew while it is arranged is both: new, and in that order', async () => {
    const { folder, concordances, make, meanwhile } = await interrupted('concordance-anew');
    const uri = await make();
    folder.write('one.txt', `${folder.text('one.txt')} Night shifts, once more.`);
    await folder.corpus.filesChanged(['one.txt']);

    let anew: Promise<unknown> | undefined;
    meanwhile(async () => {
      await new Promise<void>((allRead) => {
        anew = make((done, of) => {
          if (done === of) allRead();
        });
      });
      // Time to sort its lines, in case it does not wait for the others.
      for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
    });
    await concordances.show(uri, { sort: 'left', width: 40 });
    await anew;
    const text = concordances.text(uri)!;
    assert.match(text, /once more/);
    assert.match(text, /sorted by the words before/);
    concordances.dispose();
  });

  /** A folder with many mentions, and concordances of its own: the last function given to
   * `meanwhile` is called at their next yield. */
  async function interrupted(name: string) {
    let next: (() => Promise<void>) | undefined;
    const environment = {
      ...stillEnvironment(),
      yieldToHost: async () => {
        const happens = next;
        next = undefined;
        await happens?.();
      },
    };
    const concordances = await ownConcordances(environment);
    const folder = await folderOf(name, { 'three.txt': 'Night shifts. '.repeat(200) });
    return {
      folder,
      concordances,
      make: (reported?: (done: number, of: number) => void) =>
        made(concordances, folder.loaded, reported),
      meanwhile: (work: () => Promise<void>): void => {
        next = work;
      },
    };
  }
});

suite('Annotate Selected Lines…', () => {
  teardown(closeAll);

  test('annotates the selected lines of several articles, and one undo takes all back', async () => {
    const folder = await folderOf('concordance-annotate');
    const editor = await opened({ kind: 'issue', id: 'night-shifts' });
    const picks = await annotateAll(editor, [
      { choose: 'The sentence of each mention' },
      { choose: 'Port Union' },
      { choose: 'Automation' },
      { choose: 'oppose' },
    ]);
    assert.deepEqual(picks.map(({ placeholder }) => placeholder).slice(0, 2), [
      'Lines: 4, articles: 2. Choose what to quote',
      'Whose position do these 4 quotes state?',
    ]);
    await folder.corpus.settled();
    // Two mentions are in the second sentence of two.txt.
    assert.deepEqual(counts(folder), [2, 2]);
    assert.match(
      folder.text('two.txt.annotations.yaml'),
      /exact: "?Nobody likes night shifts or a/,
    );
    assert.doesNotMatch(head(editor), /OUT OF DATE/);
    const [id] = idsIn(folder.text('one.txt.annotations.yaml'));

    await vscode.commands.executeCommand('policyAnnotator.undo');
    await folder.corpus.settled();
    assert.deepEqual(counts(folder), [0, 0]);
    await vscode.commands.executeCommand('policyAnnotator.redo');
    await folder.corpus.settled();
    assert.deepEqual(counts(folder), [2, 2]);
    assert.equal(idsIn(folder.text('one.txt.annotations.yaml'))[0], id);
  });

  test('says what it could not annotate, and loses nothing', async () => {
    const far = OTHER.replace('dear. ', `dear. ${'The port is large and old. '.repeat(6)}`);
    const folder = await folderOf('concordance-partly', {
      'one.txt.annotations.yaml': BROKEN,
      'two.txt': far,
    });
    const editor = await opened({ kind: 'expression', text: 'night shift*' });
    folder.write('two.txt', far.replace('or a night shift', 'or a late shift'));
    await folder.corpus.filesChanged(['two.txt']);
    await until(() => head(editor).includes('OUT OF DATE'));
    const heard = await hearMessages();
    await annotateAll(editor, [
      { choose: 'The mention itself' },
      { choose: 'Port Union' },
      { choose: 'Automation' },
      { choose: 'oppose' },
    ]);
    await folder.corpus.settled();
    heard.stop();
    const stated = heard.texts.join('\n');
    assert.match(stated, /Articles annotated: 1\. A single Undo reverts all of them/);
    assert.match(stated, /Lines skipped: 2\. Their words are no longer in the texts/);
    assert.match(stated, /Nothing was written to one\.txt\.annotations\.yaml \(it cannot be read/);
    assert.equal(folder.text('one.txt.annotations.yaml'), BROKEN);
    assert.equal(idsIn(folder.text('two.txt.annotations.yaml')).length, 1);
  });

  test('leaves no trace when the questions are left', async () => {
    const folder = await folderOf('concordance-left');
    const editor = await opened({ kind: 'issue', id: 'night-shifts' });
    await annotateAll(editor, [
      { choose: 'The mention itself' },
      { choose: 'Port Union' },
      'leave',
    ]);
    await folder.corpus.settled();
    assert.deepEqual(counts(folder), [0, 0]);
  });
});

async function folderOf(
  name: string,
  more: Readonly<Record<string, string>> = {},
): Promise<CorpusFolder> {
  const folder = await corpusFolder(name, { 'one.txt': ARTICLE, 'two.txt': OTHER, ...more });
  (await testApi()).corpora.choose(folder.loaded);
  await (await testApi()).memory.update('concordance.look', undefined);
  return folder;
}

async function opened(what: object): Promise<vscode.TextEditor> {
  await vscode.commands.executeCommand('policyAnnotator.concordance', what);
  await until(() => activeRows().length > 0);
  return vscode.window.activeTextEditor!;
}

async function annotateAll(
  editor: vscode.TextEditor,
  answers: readonly Answer[],
): Promise<readonly ShownPick[]> {
  const shown = await vscode.window.showTextDocument(editor.document);
  shown.selection = new vscode.Selection(3, 0, editor.document.lineCount - 1, 0);
  const picks = await answerPicks(...answers);
  await vscode.commands.executeCommand('policyAnnotator.annotateLines');
  picks.stop();
  return picks.shown;
}

function head({ document }: vscode.TextEditor): string {
  return document.lineAt(1).text;
}

/** The corpus as a concordance reads it, and the articles that were read: those that VS Code's file
 * events cause to be read are excluded. */
function heard({ loaded }: CorpusFolder): { loaded: LoadedCorpus; read: readonly string[] } {
  const { files } = loaded;
  const read: string[] = [];
  const hearing: CorpusFiles = {
    ...files,
    read: (path) => {
      if (files.isArticle(path)) read.push(path);
      return files.read(path);
    },
  };
  return { loaded: { ...loaded, files: hearing }, read };
}

/** Separate from those of the window. */
async function ownConcordances(environment: Environment): Promise<Concordances> {
  const guard = { run: (_: string, work: () => unknown) => void work() } as unknown as Guard;
  const { corpora } = await testApi();
  return createConcordances(corpora, environment, guard);
}

async function made(
  concordances: Concordances,
  loaded: LoadedCorpus,
  reported: (done: number, of: number) => void = () => undefined,
): Promise<vscode.Uri> {
  const { token } = new vscode.CancellationTokenSource();
  const what = { kind: 'expression', text: 'night shift*' } as const;
  const look = { sort: 'article', width: 40 } as const;
  return (await concordances.make(loaded, what, look, token, reported))!;
}

/** The lines behind the head. */
function rows({ document }: vscode.TextEditor): readonly string[] {
  const lines = document.getText().trimEnd().split('\n');
  return lines.slice(lines.indexOf('') + 1);
}

function activeRows(): readonly string[] {
  const editor = vscode.window.activeTextEditor;
  return editor?.document.uri.scheme === 'policy-annotator-concordance' ? rows(editor) : [];
}

function counts(folder: CorpusFolder): readonly number[] {
  return ['one.txt', 'two.txt'].map(
    (article) => idsIn(folder.textIfThere(`${article}.annotations.yaml`)).length,
  );
}
