import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { testApi } from './support/api';
import { closeAll, corpusFolder, show } from './support/corpusFolder';
import { typeLines } from './support/typedLines';
import { until } from './until';

suite('The dates of articles', () => {
  teardown(closeAll);

  test('are asked for where they are missing, proposed from the text, and undone as one', async () => {
    const folder = await corpusFolder('dates', {
      'a.txt': 'The dockers reject night shifts.',
      'b.md': '---\ndate: "2025-01-02"\n---\nDated.',
      'c.txt': 'Hamburg, 5 March 2025\n\nThe ministry is silent.',
      'd.txt': 'No day is known.',
    });
    const { corpora } = await testApi();
    await show(folder.uri('a.txt'));
    await until(() => corpora.active === folder.loaded && folder.corpus.index.size === 4);
    const dates = (): string =>
      ['a.txt', 'b.md', 'c.txt', 'd.txt']
        .map((path) => folder.corpus.index.article(path)?.metadata.date ?? 'none')
        .join(' ');
    const lines = await typeLines('soon', 'March 2025');
    await vscode.commands.executeCommand('policyAnnotator.setArticleDates');
    lines.stop();
    assert.deepEqual(
      lines.asked.map(({ value, refused }) => [value, refused.length]),
      [
        ['', 1],
        ['2025-03-05', 1],
        ['', 1],
      ],
    );
    await until(() => dates() === '2025-03 2025-01-02 2025-03 2025-03');
    await vscode.commands.executeCommand('policyAnnotator.undo');
    await until(() => dates() === 'none 2025-01-02 none none');
  });

  test('are asked for one article from its row', async () => {
    const folder = await corpusFolder('dates', { 'a.txt': 'One.', 'b.txt': 'Two.' });
    await show(folder.uri('a.txt'));
    const lines = await typeLines('4.3.2025');
    const target = { corpus: folder.loaded.root.toString(), article: 'b.txt' };
    await vscode.commands.executeCommand('policyAnnotator.setArticleDates', target);
    lines.stop();
    await until(() => folder.corpus.index.article('b.txt')?.metadata.date === '2025-03-04');
    assert.equal(folder.corpus.index.article('a.txt')?.metadata.date, undefined);
  });
});
