import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { isSure, writeConflictMarkers } from '../../src/core';
import { annotationFile } from './support/annotations';
import { testApi } from './support/api';
import { ARTICLE, closeAll, corpusFolder, show, type CorpusFolder } from './support/corpusFolder';
import { offeredCommands } from './support/offered';
import { print } from './support/print';
import { until } from './until';

const FILE = 'harbour.txt.annotations.yaml';
const QUOTE = 'rejects night shifts';
const EMPTY = 'format: policy-annotations/1\nannotations: []\n...\n';
const ANNOTATED = { 'harbour.txt': ARTICLE, [FILE]: annotationFile(ARTICLE, { aaaaaaaa: QUOTE }) };

/** Commands that other tests of this window may have enabled: for other corpora, and for changes
 * and choices in them. */
const OF_OTHERS = ['switchCorpus', 'undo', 'redo', 'repeatLastActor', 'repeatLastIssue'];
OF_OTHERS.push('deleteTemplate');
for (const id of ['missingAnnotations', 'settleDisputes', 'resumeLoading', 'resolveConflicts']) {
  OF_OTHERS.push(id);
}

const ANYWHERE = [
  'newArticleFromClipboard',
  'openDocumentation',
  'openExampleCorpus',
  'openTutorial',
  'showAccessibilityHelp',
  'showLog',
];
const IN_A_CORPUS = [
  ...['nextArticle', 'toggleHighlights', 'checkAnnotations', 'concordance', 'export', 'rollUp'],
  ...['showBoard', 'showMatrix', 'showTimeline', 'showNetwork'],
  ...['showIntercoderAgreement', 'exportAgreement'],
  ...['import', 'importEntries', 'importPositions', 'importProject', 'editActor', 'editIssue'],
  ...['renameEntry', 'mergeEntry', 'splitEntry', 'moveEntry', 'deleteEntry', 'deleteUnused'],
  'moreCommands',
  ...['renameValue', 'changeFieldType', 'setUpSeveralCoders', 'showProgress', 'whoIsCoding'],
  ...['findNearDuplicates', 'findReprints', 'setArticleDates'],
  ...['foundAgain', 'codeTwiceFirst', 'copyCommandLine'],
  ...['showCodebook', 'exportCodebook', 'olderCodebook'],
  ...['goToCodebook', 'find.articles', 'arrange.articles', 'find.issues', 'arrange.issues'],
  ...['find.actors', 'arrange.actors', 'followCursor'],
];
const IN_AN_ARTICLE = [
  ...['annotateSelection', 'annotateDisagreement', 'annotateType', 'markCoded'],
  ...['startCoding', 'nextPlace', 'previousPlace', 'applyTemplate', 'codingActions'],
];
const WITH_WORDS = ['markMention', 'addAlias', 'annotateAllOccurrences'];
const AT_A_MATCH = ['ignoreMatch'];
const WITH_POSITIONS = [
  ...['compareQuotes', 'compareDates', 'showAnalysisAsText', 'recodePositions'],
  ...['exportPicture', 'findPositions', 'previewBrief', 'find.disagreements'],
  'arrange.disagreements',
];
const IN_AN_ANNOTATED_ARTICLE = [
  ...['nextAnnotation', 'previousAnnotation', 'goToAnnotationFile'],
  ...['find.thisArticle', 'arrange.thisArticle'],
  ...['sameWordsOtherActor', 'sameWordsOtherIssue', 'makeTemplate'],
];
const IN_AN_ANNOTATION = [
  ...['editAnnotation', 'duplicateAnnotation', 'deleteAnnotation', 'showInTree', 'addExample'],
  ...['discussAnnotation', 'resolveDiscussion', 'reopenDiscussion', 'deleteComment'],
  ...['useInBriefs'],
];

let difference: Readonly<Record<'missing' | 'tooMany', readonly string[]>> = {
  missing: [],
  tooMany: [],
};

suite('The palette lists', () => {
  teardown(async function () {
    // `until` ends by a time limit that gives no reason.
    if (this.currentTest?.isFailed() === true) print(JSON.stringify(difference));
    await closeAll();
  });

  test('in a corpus in which nothing is annotated, only what can be done there', async () => {
    const folder = await corpusFolder('offered-empty', { 'harbour.txt': ARTICLE });
    await chosen(folder);
    await offers(ANYWHERE, IN_A_CORPUS);
  });

  test('in an article without annotations, what makes the first one, and what an underlined word needs', async () => {
    const folder = await corpusFolder('offered-article', { 'harbour.txt': ARTICLE });
    const editor = await folder.opened('harbour.txt');
    put(editor, 'rejects');
    await offers(ANYWHERE, IN_A_CORPUS, IN_AN_ARTICLE);
    put(editor, 'Union');
    await offers(ANYWHERE, IN_A_CORPUS, IN_AN_ARTICLE, AT_A_MATCH);
    select(editor, 'rejects');
    await offers(ANYWHERE, IN_A_CORPUS, IN_AN_ARTICLE, WITH_WORDS);
  });

  test('with annotations the views of them, and at the cursor what changes the one that is there', async () => {
    const folder = await corpusFolder('offered-annotated', ANNOTATED);
    const editor = await folder.opened('harbour.txt');
    const always = [ANYWHERE, IN_A_CORPUS, IN_AN_ARTICLE, WITH_POSITIONS, IN_AN_ANNOTATED_ARTICLE];
    put(editor, 'wants');
    await offers(...always);
    put(editor, 'rejects');
    await offers(...always, IN_AN_ANNOTATION);
    select(editor, 'wants');
    const selected = [...WITH_WORDS, 'moveToSelection', 'addSelectionToQuote'];
    await offers(...always, selected);
    await show(folder.uri(FILE));
    await offers(ANYWHERE, IN_A_CORPUS, WITH_POSITIONS, ['goToArticle']);
  });

  test('what finds quotes again only while one is lost, for that one and for all', async () => {
    const lost = ANNOTATED[FILE].replaceAll(QUOTE, 'forbids every night shift');
    const folder = await corpusFolder('offered-lost', { ...ANNOTATED, [FILE]: lost });
    await chosen(folder);
    await until(async () => (await offeredCommands()).includes('findQuotesAgain'));
    folder.write(FILE, ANNOTATED[FILE]);
    await until(async () => !(await offeredCommands()).includes('findQuotesAgain'));
  });

  test('what completes quotes only where an older file has some with little context', async () => {
    const older = ANNOTATED[FILE].replace(/^ +repeated: .*\n/m, '');
    assert.notEqual(older, ANNOTATED[FILE]);
    const folder = await corpusFolder('offered-context', { ...ANNOTATED, [FILE]: older });
    await chosen(folder);
    await until(async () => (await offeredCommands()).includes('completeQuotes'));
    folder.write(FILE, ANNOTATED[FILE]);
    await until(async () => !(await offeredCommands()).includes('completeQuotes'));
  });

  test('what confirms all quotes only where they wait for one reason', async () => {
    const text = 'Ms. Lund took the floor.\n\nShe rejects it.\n\nShe wants automation, too.\n';
    const quotes = { aaaaaaaa: 'rejects it', bbbbbbbb: 'wants automation' };
    const folder = await corpusFolder('offered-reason', {
      'harbour.txt': text,
      [FILE]: annotationFile(text, quotes),
    });
    await folder.opened('harbour.txt');
    const unsure = (): number =>
      folder.state('harbour.txt').placed.filter((one) => !isSure(one)).length;
    folder.write('harbour.txt', text.replace('Lund', 'Roth'));
    await until(async () => (await offeredCommands()).includes('confirmAll'));
    assert.equal(unsure(), 2);
    await vscode.commands.executeCommand('policyAnnotator.confirmAll');
    await until(() => unsure() === 0);
    await until(async () => !(await offeredCommands()).includes('confirmAll'));
  });

  test('what finds an article only where an annotation file has none', async () => {
    const folder = await corpusFolder('offered-missing', ANNOTATED);
    await chosen(folder);
    assert.ok(!(await offeredCommands()).includes('findArticle'));
    folder.write('gone.txt.annotations.yaml', ANNOTATED[FILE]);
    await until(async () => (await offeredCommands()).includes('findArticle'));
    await vscode.workspace.fs.delete(folder.uri('gone.txt.annotations.yaml'));
    await until(async () => !(await offeredCommands()).includes('findArticle'));
  });

  test('what resolves conflicts only while git has left some', async () => {
    const folder = await corpusFolder('offered-conflict', ANNOTATED);
    await chosen(folder);
    const before = (await offeredCommands()).includes('resolveConflicts');
    const labels = { ours: 'HEAD', base: 'base', theirs: 'tom' };
    folder.write(FILE, writeConflictMarkers(ANNOTATED[FILE], EMPTY, EMPTY, labels));
    await until(async () => (await offeredCommands()).includes('resolveConflicts'));
    folder.write(FILE, ANNOTATED[FILE]);
    await until(async () => (await offeredCommands()).includes('resolveConflicts') === before);
  });

  test('the last actor and issue once there are such, and undo once there is a change', async () => {
    const folder = await corpusFolder('offered-last', ANNOTATED);
    await folder.opened('harbour.txt');
    const { memory } = await testApi();
    await memory.update('recent.actor', ['port-union']);
    await memory.update('recent.issue', []);
    const edits = [{ kind: 'delete', id: 'aaaaaaaa' }] as const;
    await folder.corpus.change('harbour.txt', edits, 'a change');
    await until(async () => (await offeredCommands()).includes('undo'));
    await until(async () => (await offeredCommands()).includes('repeatLastActor'));
    await until(async () => !(await offeredCommands()).includes('repeatLastIssue'));
  });
});

/** Makes it the active corpus, with no editor open. */
async function chosen(folder: CorpusFolder): Promise<void> {
  const { corpora } = await testApi();
  corpora.choose(folder.loaded);
}

/** Waits for exactly these commands. */
async function offers(...wanted: readonly (readonly string[])[]): Promise<void> {
  const all = wanted.flat().sort();
  await until(async () => {
    const listed = (await offeredCommands()).filter((id) => !OF_OTHERS.includes(id));
    const missing = all.filter((id) => !listed.includes(id));
    difference = { missing, tooMany: listed.filter((id) => !all.includes(id)) };
    return missing.length + difference.tooMany.length === 0;
  });
}

function put(editor: vscode.TextEditor, words: string): void {
  const at = editor.document.positionAt(editor.document.getText().indexOf(words) + 1);
  editor.selection = new vscode.Selection(at, at);
}

function select(editor: vscode.TextEditor, words: string): void {
  const start = editor.document.getText().indexOf(words);
  const [from, to] = [start, start + words.length].map((at) => editor.document.positionAt(at));
  if (from && to) editor.selection = new vscode.Selection(from, to);
}
