import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { writeConflictMarkers } from '../../src/core';
import { annotationFile, idsIn, shownIds } from './support/annotations';
import { ARTICLE, closeAll, corpusFolder, show, type CorpusFolder } from './support/corpusFolder';
import { problemShown, problemsOf } from './support/diagnostics';
import { hearMessages } from './support/messages';
import { answerPicks, type Answer } from './support/quickPicks';
import { until } from './until';

const FILE = 'a.txt.annotations.yaml';
const LABELS = { ours: 'HEAD', base: 'base', theirs: 'tom' };
const BASE = annotationFile(ARTICLE, { aaaaaaaa: 'rejects night shifts', bbbbbbbb: 'automation' });
const OURS = annotationFile(ARTICLE, {
  aaaaaaaa: 'rejects night shifts',
  cccccccc: 'wants night shifts',
  bbbbbbbb: 'automation',
}).replace('stance: oppose', 'stance: support');
const THEIRS = BASE.replace('stance: oppose', 'stance: neutral').replace(
  'actor: port-union',
  'actor: ministry',
);

suite('Resolve Annotation Conflicts', () => {
  teardown(closeAll);

  test('merges what does not contradict, asks about the field that does, and undo brings the markers back', async () => {
    const marked = writeConflictMarkers(OURS, BASE, THEIRS, LABELS);
    const folder = await conflicted('resolve-ask', marked);
    const editor = await show(folder.uri(FILE));
    const { shown, stated } = await resolved({ choose: '| tom' });
    const [question, ...more] = shown;
    assert.deepEqual(more, []);
    assert.match(question?.title ?? '', /“rejects night shifts”/);
    assert.match(question?.placeholder ?? '', /^Stance: choose the version to keep/);
    assert.deepEqual(question?.rows, ['1  support | HEAD', '2  neutral | tom']);
    assert.equal(folder.text(FILE), expected('neutral'));
    assert.match(stated, /merged\. Conflicts resolved by your choice: 1\. Stage the file in Git/);
    await until(() => shownIds(folder, 'a.txt').length === 3);
    await until(() => problemsOf(folder.uri(FILE)).length === 0);
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), marked);
  });

  test('without a contradiction there is no question, and a closed file of the article shown is taken', async () => {
    const theirs = BASE.replace('actor: port-union', 'actor: ministry');
    const folder = await conflicted(
      'resolve-clean',
      writeConflictMarkers(OURS, BASE, theirs, LABELS),
    );
    await show(folder.uri('a.txt'));
    const { shown, stated } = await resolved();
    assert.deepEqual(shown, []);
    assert.equal(folder.text(FILE), expected('support'));
    assert.match(stated, /merged without conflicts/);
  });

  test('going back asks again, and leaving changes nothing', async () => {
    const theirs = THEIRS.replace('issue: night-shifts', 'issue: automation');
    const ours = OURS.replace('issue: night-shifts', 'issue: night-shifts\n    note: "x"').replace(
      'issue: night-shifts',
      'issue: [night-shifts, automation]',
    );
    const marked = writeConflictMarkers(ours, BASE, theirs, LABELS);
    const folder = await conflicted('resolve-back', marked);
    await show(folder.uri(FILE));
    const left = await resolved({ choose: '| HEAD' }, 'leave');
    assert.equal(left.shown.length, 2);
    assert.equal(folder.text(FILE), marked);
    const { shown } = await resolved(
      { choose: '| HEAD' },
      'back',
      { choose: '| tom' },
      { choose: '| tom' },
    );
    assert.deepEqual(
      shown.map(({ placeholder }) => placeholder.split(':')[0]),
      ['Issue', 'Stance', 'Issue', 'Stance'],
    );
    assert.match(folder.text(FILE), /issue: automation\n[^]*stance: neutral/);
    assert.match(folder.text(FILE), /note: "x"/);
  });

  test('markers that do not show the base keep what either version has, and say so', async () => {
    const [ours, theirs] = [{ aaaaaaaa: 'rejects night shifts' }, { bbbbbbbb: 'automation' }].map(
      (positions) => annotationFile(ARTICLE, positions).split('positions:\n')[1]?.slice(0, -4),
    );
    const marked = `format: policy-annotations/1\npositions:\n<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> tom\n...\n`;
    const folder = await conflicted('resolve-two-way', marked.replaceAll('\n', '\r\n'));
    const { document } = await show(folder.uri(FILE));
    const range = new vscode.Range(2, 0, 2, 7);
    const fixes = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
    );
    assert.ok(fixes.some(({ title }) => title === 'Resolve Annotation Conflicts'));
    const { stated } = await resolved();
    assert.deepEqual(idsIn(folder.text(FILE)), ['aaaaaaaa', 'bbbbbbbb']);
    assert.ok(!folder.text(FILE).replaceAll('\r\n', '').includes('\n'));
    assert.match(stated, /did not include the common base/);
  });

  test('markers out of order are reported with their line, and nothing is changed', async () => {
    const marked = BASE.replace('positions:', '<<<<<<< HEAD\npositions:\n<<<<<<< HEAD');
    const folder = await conflicted('resolve-disorder', marked);
    await show(folder.uri(FILE));
    const { stated } = await resolved();
    assert.match(stated, /incomplete or out of order; see line 4\. Nothing was changed/);
    assert.equal(folder.text(FILE), marked);
  });

  test('a version that cannot be read is named, and nothing is changed', async () => {
    const broken = THEIRS.replace('actor: ministry', 'actor: *ministry');
    const marked = writeConflictMarkers(OURS, BASE, broken, LABELS);
    const folder = await conflicted('resolve-unreadable', marked);
    await show(folder.uri(FILE));
    const { stated } = await resolved();
    assert.match(stated, /second version .* cannot be read.*Nothing was changed/);
    assert.equal(folder.text(FILE), marked);
  });
});

/** A corpus whose annotation file git left in conflict, as reported in the Problems panel. */
async function conflicted(name: string, marked: string): Promise<CorpusFolder> {
  const folder = await corpusFolder(name, { 'a.txt': ARTICLE, [FILE]: marked });
  await problemShown(folder.uri(FILE), 'conflict-marker');
  return folder;
}

async function resolved(...answers: readonly Answer[]) {
  const heard = await hearMessages();
  const picks = await answerPicks(...answers);
  try {
    await vscode.commands.executeCommand('policyAnnotator.resolveConflicts');
  } finally {
    picks.stop();
    heard.stop();
  }
  return { shown: picks.shown, stated: heard.texts.join('\n') };
}

function expected(stance: string): string {
  return OURS.replace('stance: support', `stance: ${stance}`).replace(
    'actor: port-union',
    'actor: ministry',
  );
}
