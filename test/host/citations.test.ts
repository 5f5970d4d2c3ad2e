import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { citationText, type PlacedAnnotation, type Position } from '../../src/core';
import { annotate } from './support/annotations';
import { closeAll, ARTICLE, corpusFolder, type CorpusFolder } from './support/corpusFolder';
import { problemShown, problemsOf } from './support/diagnostics';
import { until } from './until';

suite('Citations in a text of the analyst', () => {
  teardown(closeAll);

  test('complete from the positions while the user types, hover, and go to the words', async () => {
    const folder = await corpusWithPosition('citing', 'aaaaaaaa');
    folder.write('notes/draft.brief.md', 'The dockers say no [[union rejects');
    const { document } = await openText(folder, 'notes/draft.brief.md');
    const end = document.lineAt(0).range.end;
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      end,
      '[',
    );
    const ours = items.filter((item) => labelOf(item) === 'Port Union ⊖ Night shifts');
    assert.equal(ours.length, 1);
    assert.equal(ours[0]?.insertText, citationOf(folder).slice(2));

    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, lineOf(document), `The dockers say no ${citationOf(folder)}.`);
    await vscode.workspace.applyEdit(edit);
    const at = new vscode.Position(0, 25);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at,
    );
    const stated = hovers.flatMap(({ contents }) =>
      contents.map((one) => (one instanceof vscode.MarkdownString ? one.value : '')),
    );
    assert.ok(stated.some((text) => text.includes('rejects night shifts')));
    const [target] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      at,
    );
    assert.equal(target?.targetUri.toString(), folder.uri('one.txt').toString());
    assert.deepEqual(target.targetRange, new vscode.Range(0, 15, 0, 35));
  });

  test('are no quote for briefs until that is chosen, which is written and taken back', async () => {
    const folder = await corpusWithPosition('chosen-quote', 'eeeeeeee');
    const editor = await folder.opened('one.txt');
    const at = editor.document.positionAt(ARTICLE.indexOf('night shifts'));
    editor.selection = new vscode.Selection(at, at);
    for (const print of [true, undefined]) {
      await vscode.commands.executeCommand('policyAnnotator.useInBriefs');
      await until(() => {
        const isWritten = folder.text('one.txt.annotations.yaml').includes('print: true');
        return recordOf(folder).annotation.print === print && isWritten === (print === true);
      });
    }
  });

  test('are flagged when the position says something else, and renewed by a quick fix', async () => {
    const folder = await corpusWithPosition('citing-changed', 'bbbbbbbb');
    folder.write('draft.brief.md', `They refuse ${citationOf(folder)}, [[someone-elses-link]].\n`);
    const { document } = await openText(folder, 'draft.brief.md');
    await removedProblems(document.uri);
    const annotation: Position = { ...recordOf(folder).annotation, stance: 'support' };
    await folder.corpus.change('one.txt', [{ kind: 'replace', annotation }], 'test');
    const shown = await problemShown(document.uri, 'citation-changed');
    assert.match(shown.message, /annotation cited here has changed: Port Union ⊕ Night shifts/);

    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      lineOf(document),
    );
    const fix = actions.find(({ title }) => title.startsWith('The sentence is still right'));
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    await removedProblems(document.uri);
    assert.ok(document.getText().includes(citationOf(folder)));
  });

  test('are flagged in a text that is not open, when annotations are checked', async () => {
    const folder = await corpusWithPosition('citing-closed', 'dddddddd');
    folder.write('notes/closed.brief.md', `They refuse ${citationOf(folder)}.\n`);
    folder.write('notes/other.brief.md', 'Nothing is cited here.\n');
    const annotation: Position = { ...recordOf(folder).annotation, stance: 'support' };
    await folder.corpus.change('one.txt', [{ kind: 'replace', annotation }], 'test');
    // Not awaited: it ends with a message that stays open.
    void vscode.commands.executeCommand('policyAnnotator.checkAnnotations');
    const uri = folder.uri('notes/closed.brief.md');
    assert.equal((await problemShown(uri, 'citation-changed')).range, '0:12–0:31');
    const before: Position = { ...annotation, stance: 'oppose' };
    await folder.corpus.change('one.txt', [{ kind: 'replace', annotation: before }], 'test');
    await removedProblems(uri);
  });

  test('are flagged when the position is gone', async () => {
    const folder = await corpusWithPosition('citing-gone', 'cccccccc');
    folder.write('draft.brief.md', `They refuse ${citationOf(folder)}.\n`);
    const { document } = await openText(folder, 'draft.brief.md');
    await folder.corpus.change('one.txt', [{ kind: 'delete', id: 'cccccccc' }], 'test');
    const shown = await problemShown(document.uri, 'citation-missing');
    assert.match(shown.message, /No annotation has the id cccccccc any more/);
  });
});

/** Each with an id of its own: a text may cite annotations of any open folder. */
async function corpusWithPosition(name: string, id: string): Promise<CorpusFolder> {
  const folder = await corpusFolder(name, { 'one.txt': ARTICLE, 'notes/list.brief.md': '' });
  await folder.opened('one.txt');
  await annotate(folder, 'one.txt', 'rejects night shifts', id);
  return folder;
}

function recordOf({ corpus }: CorpusFolder): PlacedAnnotation<Position> {
  const [placed] = corpus.index.article('one.txt')?.annotations ?? [];
  assert.ok(placed?.annotation.kind === 'position');
  return { annotation: placed.annotation, places: placed.places };
}

function citationOf(folder: CorpusFolder): string {
  return citationText({ placed: recordOf(folder) });
}

async function openText(folder: CorpusFolder, file: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(folder.uri(file));
}

function lineOf(document: vscode.TextDocument): vscode.Range {
  return document.lineAt(0).range;
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

async function removedProblems(uri: vscode.Uri): Promise<void> {
  await until(() => problemsOf(uri).length === 0);
}
