import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as vscode from 'vscode';
import { mentionsIn } from '../../src/project';
import { testApi } from './support/api';
import { annotate, annotationFile, idsIn, oneEntry, shownIds } from './support/annotations';
import {
  ARTICLE,
  closeAll,
  CODEBOOK,
  corpusFolder,
  folderOf,
  show,
  type,
  type CorpusFolder,
} from './support/corpusFolder';
import { problemsOf } from './support/diagnostics';
import { until } from './until';

const ARTICLE_FILE = 'harbour.txt';
const FILE = 'harbour.txt.annotations.yaml';

suite('Following what happens to the files', () => {
  teardown(closeAll);

  test('typing in the article moves the places along, and saving it changes nothing in the file', async () => {
    const folder = await opened('follow-typing', { [FILE]: oneEntry() });
    const editor = await show(folder.uri(ARTICLE_FILE));
    await type(editor, 0, 'Tuesday. ');
    await until(() => wordsShown(folder) === 'rejects night shifts');
    assert.equal(placeStart(folder), ARTICLE.indexOf('rejects') + 'Tuesday. '.length);
    await editor.document.save();
    await folder.corpus.settled();
    assert.equal(folder.text(FILE), oneEntry());
  });

  test('the first key after opening or saving an article is the user’s, not another program’s', async () => {
    const folder = await opened('follow-first-key', { [FILE]: oneEntry() });
    const editor = await show(folder.uri(ARTICLE_FILE));
    const replaced: unknown[] = [];
    folder.corpus.onDidReplace((one) => replaced.push(one));
    await type(editor, 0, 'One. ');
    await editor.document.save();
    await type(editor, 0, 'Two. ');
    await editor.document.save();
    const length = 'One. Two. '.length;
    await until(() => placeStart(folder) === ARTICLE.indexOf('rejects') + length);
    assert.deepEqual(replaced, []);
    folder.write(ARTICLE_FILE, `Three. ${editor.document.getText()}`);
    await until(() => replaced.length > 0);
    assert.deepEqual(replaced, [{ path: ARTICLE_FILE, moved: 1, toReview: 0 }]);
  });

  test('changed words are written with the old ones when the article is saved, not before', async () => {
    const folder = await opened('follow-words', { [FILE]: oneEntry() });
    const editor = await show(folder.uri(ARTICLE_FILE));
    await type(editor, ARTICLE.indexOf('night'), 'late', 'night'.length);
    await until(() => wordsShown(folder) === 'rejects late shifts');
    assert.equal(folder.text(FILE), oneEntry());
    await editor.document.save();
    await until(async () => {
      await folder.corpus.settled();
      return folder.text(FILE) !== oneEntry();
    });
    assert.match(folder.text(FILE), /exact: "rejects late shifts"/);
    assert.match(folder.text(FILE), /was: "rejects night shifts"/);
    assert.equal(folder.text(ARTICLE_FILE), ARTICLE.replace('night', 'late'));
    await until(() => problemsOf(folder.uri(ARTICLE_FILE)).length > 0);
    assert.deepEqual(
      problemsOf(folder.uri(ARTICLE_FILE)).map(({ code, range }) => [code, range]),
      [['quote-changed', '0:15–0:34']],
    );
  });

  test('an article that is closed while it is being opened is closed, and opens again', async () => {
    const contents = { [ARTICLE_FILE]: ARTICLE, [FILE]: oneEntry() };
    const folder = await corpusFolder('follow-closed-early', contents);
    const opening = heldOpening(folder);
    const { document } = await show(folder.uri(ARTICLE_FILE));
    await until(() => opening.seen === 'opening');
    await closeAll();
    await until(() => document.isClosed);
    opening.goOn();
    await until(() => opening.seen === 'opened' && !folder.corpus.state(ARTICLE_FILE));
    assert.deepEqual(shownIds(folder, ARTICLE_FILE), ['aaaaaaaa']);
    await folder.opened(ARTICLE_FILE);
    assert.equal(wordsShown(folder), 'rejects night shifts');
  });

  test('an article that another corpus takes while it is being opened is open in that one alone', async () => {
    const folder = await corpusFolder('follow-taken', { [`inner/${ARTICLE_FILE}`]: ARTICLE });
    const opening = heldOpening(folder);
    await show(folder.uri(`inner/${ARTICLE_FILE}`));
    await until(() => opening.seen === 'opening');
    folder.write('inner/codebook.yaml', CODEBOOK);
    const { corpora } = await testApi();
    const inner = () => corpora.all.find(({ root }) => root.fsPath === folder.disk('inner'));
    await until(() => inner()?.corpus.state(ARTICLE_FILE) !== undefined);
    opening.goOn();
    await until(() => opening.seen === 'opened');
    await until(() => folder.corpus.state(`inner/${ARTICLE_FILE}`) === undefined);
    assert.ok(inner()?.corpus.state(ARTICLE_FILE));
  });

  test('an article whose annotation file cannot be read keeps no other one from being opened', async () => {
    const texts = { 'a.txt': ARTICLE, 'b.txt': ARTICLE, 'a.txt.annotations.yaml/folder.txt': '' };
    const path = folderOf('follow-unreadable', texts);
    for (const article of ['a.txt', 'b.txt']) await show(vscode.Uri.file(`${path}/${article}`));
    fs.writeFileSync(`${path}/codebook.yaml`, CODEBOOK);
    const { corpora } = await testApi();
    const own = () => corpora.all.find(({ root }) => root.fsPath === path);
    await until(() => own()?.corpus.state('b.txt') !== undefined);
  });

  test('typing in the annotation file shows in the article before it is saved', async () => {
    const folder = await opened('follow-file-typed', { [FILE]: oneEntry() });
    const editor = await show(folder.uri(FILE));
    const text = editor.document.getText();
    await type(editor, text.indexOf('aaaaaaaa'), 'bbbbbbbb', 8);
    await until(() => shownIds(folder, ARTICLE_FILE)[0] === 'bbbbbbbb');
    assert.ok(editor.document.isDirty);
    // When the editor's text is discarded, the file on disk counts again.
    await closeAll();
    await until(() => shownIds(folder, ARTICLE_FILE)[0] === 'aaaaaaaa');
  });

  test('an annotation file that is made, changed and removed on disk shows in the open article', async () => {
    const folder = await opened('follow-file-disk', {});
    folder.write(FILE, oneEntry());
    await until(() => shownIds(folder, ARTICLE_FILE).length === 1);
    folder.write(
      FILE,
      annotationFile(ARTICLE, { aaaaaaaa: 'rejects night shifts', bbbbbbbb: 'wants' }),
    );
    await until(() => shownIds(folder, ARTICLE_FILE).length === 2);
    fs.rmSync(folder.disk(FILE));
    await until(() => shownIds(folder, ARTICLE_FILE).length === 0);
  });

  test('an article that is changed on disk while it is open keeps its annotations', async () => {
    const folder = await opened('follow-article-disk', { [FILE]: oneEntry() });
    folder.write(ARTICLE_FILE, `A line from elsewhere.\n${ARTICLE}`);
    await until(() => folder.state(ARTICLE_FILE).text.startsWith('A line'));
    assert.equal(wordsShown(folder), 'rejects night shifts');
    await folder.corpus.settled();
    assert.equal(folder.text(FILE), oneEntry());
  });

  test('closed articles that come, change and go are rows that come, change and go', async () => {
    const folder = await corpusFolder('follow-closed', { [ARTICLE_FILE]: ARTICLE });
    folder.write('late.txt', 'The dockers again.\n');
    await until(() => folder.corpus.index.article('late.txt') !== undefined);
    folder.write(
      'late.txt.annotations.yaml',
      annotationFile('The dockers again.\n', { aaaaaaaa: 'again' }),
    );
    await until(() => shownIds(folder, 'late.txt').length === 1);
    fs.rmSync(folder.disk('late.txt'));
    await until(() => folder.corpus.index.article('late.txt') === undefined);
    assert.deepEqual(idsIn(folder.text('late.txt.annotations.yaml')), ['aaaaaaaa']);
  });

  test('a folder of articles that is removed takes its rows along', async () => {
    const folder = await corpusFolder('follow-folder', {
      'wires/one.txt': ARTICLE,
      'wires/two.txt': ARTICLE,
    });
    assert.equal([...folder.corpus.index.articles()].length, 2);
    fs.rmSync(folder.disk('wires'), { recursive: true });
    await until(() => [...folder.corpus.index.articles()].length === 0);
  });

  // Repeatedly: of rapid changes in a new folder VS Code sometimes reports all, sometimes nothing.
  test('what another program makes and renames in a new folder at once is there', async () => {
    const folder = await corpusFolder('follow-new-folder', { [ARTICLE_FILE]: ARTICLE });
    for (let at = 0; at < 8; at++) {
      const inside = (name: string): string => `new${at}/${name}`;
      fs.mkdirSync(folder.disk(`new${at}`));
      folder.write(inside('one.txt'), ARTICLE);
      folder.write(inside(FILE), oneEntry());
      folder.write(inside('two.txt'), ARTICLE);
      fs.renameSync(folder.disk(inside('one.txt')), folder.disk(inside('three.txt')));
      await until(() => articlesBelow(folder, inside('')).length === 2);
      assert.deepEqual(articlesBelow(folder, inside('')), [inside('three.txt'), inside('two.txt')]);
      await until(() => codesOf(folder, inside(FILE)).includes('article-missing'));
    }
  });

  test('folders in a new folder, or in one that was moved, are heard of, also later', async () => {
    // This corpus is inside another one, which gets the same folder events and must not consume
    // them.
    const folder = await corpusFolder('follow-nested', { [ARTICLE_FILE]: ARTICLE });
    for (let at = 0; at < 3; at++) {
      const [made, moved] = [`made${at}/2024/may`, `moved${at}/2024/may`];
      fs.mkdirSync(folder.disk(made), { recursive: true });
      folder.write(`${made}/harbour.txt`, ARTICLE);
      await until(() => articlesBelow(folder, `${made}/`).length === 1);
      folder.write(`${made}/${FILE}`, oneEntry());
      await until(() => shownIds(folder, `${made}/harbour.txt`).length === 1);
      fs.renameSync(folder.disk(`made${at}`), folder.disk(`moved${at}`));
      await until(() => shownIds(folder, `${moved}/harbour.txt`).length === 1);
      await until(() => articlesBelow(folder, `${made}/`).length === 0);
      fs.rmSync(folder.disk(`${moved}/${FILE}`));
      await until(() => shownIds(folder, `${moved}/harbour.txt`).length === 0);
      fs.mkdirSync(folder.disk(`${moved}/deep/deeper`), { recursive: true });
      folder.write(`${moved}/deep/deeper/late.txt`, ARTICLE);
      await until(() => articlesBelow(folder, `${moved}/deep/`).length === 1);
      fs.rmSync(folder.disk(`moved${at}/2024`), { recursive: true });
      await until(() => articlesBelow(folder, `moved${at}/`).length === 0);
    }
  });

  test('an alias added to the codebook shows in open and closed articles, typed or written on disk', async () => {
    const folder = await opened('follow-codebook', {
      'closed.txt': 'Nobody but the stevedores.\n',
    });
    const editor = await show(folder.uri('codebook.yaml'));
    const before = mentionsIn(folder.state(ARTICLE_FILE)).length;
    await type(editor, CODEBOOK.indexOf('dockers'), 'rejects, ');
    await until(() => mentionsIn(folder.state(ARTICLE_FILE)).length === before + 1);
    await closeAll();
    folder.write('codebook.yaml', CODEBOOK.replace('dockers', 'dockers, stevedores'));
    await until(async () => {
      const read = await folder.corpus.readArticle('closed.txt');
      return read?.mentions.length === 1;
    });
  });

  test('an actor added to the codebook takes away the problem that it was missing', async () => {
    const folder = await corpusFolder('follow-missing', {
      [ARTICLE_FILE]: ARTICLE,
      [FILE]: oneEntry().replace('actor: port-union', 'actor: pilots'),
    });
    await until(() => problemsOf(folder.uri(FILE)).length === 1);
    folder.write('codebook.yaml', CODEBOOK.replace('issues:', '  pilots: {name: Pilots}\nissues:'));
    await until(() => problemsOf(folder.uri(FILE)).length === 0);
  });

  test('a codebook saved half-typed keeps the last good one in force, and says where it is wrong', async () => {
    const folder = await opened('follow-half-typed', {});
    const before = mentionsIn(folder.state(ARTICLE_FILE)).length;
    const half = `${CODEBOOK}stances:\n  support: {polarity: 1, key: "s\n`;
    folder.write('codebook.yaml', half);
    await until(() => problemsOf(folder.uri('codebook.yaml')).length > 0);
    const [problem] = problemsOf(folder.uri('codebook.yaml'));
    assert.equal(problem?.code, 'unclosed-quote');
    assert.match(problem.message, /Add the closing one/);
    assert.equal(mentionsIn(folder.state(ARTICLE_FILE)).length, before);
    await annotate(folder, ARTICLE_FILE, 'rejects night shifts', 'aaaaaaaa');
    assert.deepEqual(idsIn(folder.text(FILE)), ['aaaaaaaa']);
    const { codebook } = await folder.corpus.make(
      {
        codebook: [{ kind: 'alias', layer: 'actor', id: 'ministry', to: { text: 'the ministry' } }],
      },
      'alias',
    );
    assert.equal(codebook?.kind, 'refused');
    assert.equal(folder.text('codebook.yaml'), half);
  });
});

/** The next opening of an article waits until `goOn` is called. */
function heldOpening({ corpus }: CorpusFolder): { seen: string; goOn: () => void } {
  const open = corpus.open.bind(corpus);
  const opening = { seen: 'nothing', goOn: (): void => undefined };
  corpus.open = async (path, ...rest) => {
    corpus.open = open;
    await new Promise<void>((resolve) => {
      opening.goOn = resolve;
      opening.seen = 'opening';
    });
    await open(path, ...rest);
    assert.ok(corpus.state(path));
    opening.seen = 'opened';
  };
  return opening;
}

async function opened(name: string, contents: Readonly<Record<string, string>>) {
  const folder = await corpusFolder(name, { [ARTICLE_FILE]: ARTICLE, ...contents });
  await folder.opened(ARTICLE_FILE);
  return folder;
}

function articlesBelow(folder: CorpusFolder, prefix: string): readonly string[] {
  const paths = [...folder.corpus.index.articles()].map(({ path }) => path);
  return paths.filter((path) => path.startsWith(prefix)).sort();
}

function codesOf(folder: CorpusFolder, file: string): readonly unknown[] {
  return problemsOf(folder.uri(file)).map(({ code }) => code);
}

function placeStart(folder: CorpusFolder): number | undefined {
  return folder.state(ARTICLE_FILE).placed[0]?.places[0]?.span?.start;
}

function wordsShown(folder: CorpusFolder): string | undefined {
  const { text, placed } = folder.state(ARTICLE_FILE);
  const span = placed[0]?.places[0]?.span;
  return span && text.slice(span.start, span.end);
}
