import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, CODEBOOK, ARTICLE, corpusFolder, folderOf, show } from './support/corpusFolder';
import type { CorpusFolder } from './support/corpusFolder';

const FILE = 'one.txt.annotations.yaml';

/** A file that cannot be read: the position is half typed, and its note is never closed. */
const BROKEN = `format: policy-annotations/1
positions:
  - id: aaaaaaaa
    actor: dock
    note: "half
    quote: rejects
  - id: bbbbbbbb
    stance:
...
`;

suite('Help in YAML files', () => {
  teardown(closeAll);

  test('completes ids, values and keys in a file that cannot be read', async () => {
    const document = await openedIn(await corpus('yaml-broken', BROKEN), FILE);
    const actors = await offered(document, after(document, 'actor: dock'));
    assert.deepEqual(labels(actors), ['port-union', 'ministry', 'author', 'unattributed']);
    const [first] = actors;
    assert.equal(first?.filterText, 'port-union Port Union dockers');
    assert.deepEqual(first.range, lineRange(document, 'dock'));
    assert.equal(first.commitCharacters, undefined);
    assert.deepEqual(labels(await offered(document, after(document, 'stance:'))).slice(0, 2), [
      'support',
      'oppose',
    ]);
  });

  test('what is chosen is inserted with its indentation, also with Windows line endings', async () => {
    const text = 'format: policy-annotations/1\r\npositions:\r\n  \r\n...\r\n';
    const folder = await corpus('yaml-crlf', text);
    const document = await openedIn(folder, FILE);
    const editor = await vscode.window.showTextDocument(document);
    const at = new vscode.Position(2, 2);
    const items = await offered(document, at);
    const entry = items.find((item) => labelOf(item) === 'New position');
    assert.ok(entry?.insertText instanceof vscode.SnippetString);
    await editor.insertSnippet(entry.insertText, entry.range as vscode.Range, {
      undoStopBefore: true,
      undoStopAfter: true,
      keepWhitespace: true,
    });
    assert.match(
      document.getText(),
      /^format: policy-annotations\/1\r\npositions:\r\n {2}- id: [a-z0-9]{8}\r\n {4}actor: \r\n {4}issue: \r\n {4}stance: support\r\n {4}quote:\r\n {6}exact: ""\r\n\.\.\.\r\n$/,
    );
  });

  test('nothing in a note and in a comment', async () => {
    const text =
      'format: policy-annotations/1\npositions:\n  - note: "port "\n    # actor: \n...\n';
    const document = await openedIn(await corpus('yaml-quiet', text), FILE);
    assert.deepEqual(await ours(document, after(document, 'port ')), []);
    assert.deepEqual(await ours(document, after(document, '# actor: ')), []);
  });

  test('explains ids and keys', async () => {
    const folder = await corpus('yaml-hover', BROKEN.replace('dock', 'port-union'));
    const document = await openedIn(folder, FILE);
    assert.match(await hovered(document, after(document, 'actor: po')), /Port Union.*organization/);
    assert.match(
      await hovered(document, after(document, 'sta')),
      /A stance of the codebook\.[^]*command:policyAnnotator\.showFileReference/,
    );
    const codebook = await openedIn(folder, 'codebook.yaml');
    assert.match(await hovered(codebook, after(codebook, '  night-sh')), /Night shifts/);
  });

  test('a codebook that cannot be read has completions, another program’s has none', async () => {
    const folder = await corpus('yaml-codebook', '');
    const document = await openedIn(folder, 'codebook.yaml');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.lineAt(5).range.end, '\n  harbour:\n    part-of: ');
    await vscode.workspace.applyEdit(edit);
    const items = await offered(document, after(document, 'harbour:\n    part-of: '));
    assert.deepEqual(labels(items), ['port-union', 'ministry']);

    const foreign = folderOf('yaml-foreign', {
      'codebook.yaml': 'variables:\n  - name: age\nactors:\n  - \n',
    });
    const { document: other } = await show(vscode.Uri.file(path.join(foreign, 'codebook.yaml')));
    assert.deepEqual(await ours(other, after(other, 'actors:\n  - ')), []);
    assert.equal(await hovered(other, after(other, 'act')), '');
  });
});

async function corpus(name: string, annotations: string): Promise<CorpusFolder> {
  return corpusFolder(name, {
    'codebook.yaml': CODEBOOK,
    'one.txt': ARTICLE,
    [FILE]: annotations,
  });
}

async function openedIn(folder: CorpusFolder, file: string): Promise<vscode.TextDocument> {
  return (await show(folder.uri(file))).document;
}

/** The place after the first occurrence of words. */
function after(document: vscode.TextDocument, words: string): vscode.Position {
  const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const written = words.replaceAll('\n', eol);
  const start = document.getText().indexOf(written);
  assert.ok(start >= 0, words);
  return document.positionAt(start + written.length);
}

function lineRange(document: vscode.TextDocument, words: string): vscode.Range {
  const end = after(document, words);
  return new vscode.Range(end.translate(0, -words.length), end);
}

async function completions(
  document: vscode.TextDocument,
  at: vscode.Position,
): Promise<readonly vscode.CompletionItem[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    at,
  );
  return items;
}

/** Without the words of the file, which the editor itself offers where nothing else is. */
async function ours(
  document: vscode.TextDocument,
  at: vscode.Position,
): Promise<readonly vscode.CompletionItem[]> {
  const items = await completions(document, at);
  return items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text);
}

async function offered(
  document: vscode.TextDocument,
  at: vscode.Position,
): Promise<readonly vscode.CompletionItem[]> {
  const items = await ours(document, at);
  assert.ok(items.length > 0, 'nothing is offered');
  return items;
}

function labels(items: readonly vscode.CompletionItem[]): readonly string[] {
  return items.map(labelOf);
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

async function hovered(document: vscode.TextDocument, at: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    at,
  );
  return hovers
    .flatMap(({ contents }) =>
      contents.map((one) => (one instanceof vscode.MarkdownString ? one.value : '')),
    )
    .join('\n');
}
