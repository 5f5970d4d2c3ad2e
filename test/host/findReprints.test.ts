import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { testApi } from './support/api';
import { closeAll, corpusFolder, show } from './support/corpusFolder';
import { answerPicks } from './support/quickPicks';
import { until } from './until';

const STORY =
  'The union of the dock workers rejects night shifts, its chair said on Friday, and it will not go back to the table before the offer of the port authority has been withdrawn for good.';

function story(source: string, date: string, before = ''): string {
  return `---\ntitle: "Night shifts"\nsource: "${source}"\ndate: "${date}"\n---\n\n${before}${STORY}\n`;
}

suite('Finding reprints', () => {
  teardown(closeAll);

  test('marks the articles of a story in their annotation files, as one change', async () => {
    const folder = await corpusFolder('reprints', {
      'post.md': story('Harbour Post', '2024-05-02'),
      'quay.md': story('The Quay', '2024-05-03', 'OLD QUAY – '),
      'wire.md': story('Wire', '2024-05-04', 'WIRE. '),
    });
    const { corpora } = await testApi();
    await show(folder.uri('post.md'));
    await until(() => corpora.active === folder.loaded);
    const picks = await answerPicks({ choose: 'Night shifts' }, { choose: 'The Quay' });
    await vscode.commands.executeCommand('policyAnnotator.findReprints');
    picks.stop();
    assert.deepEqual(picks.shown[0]?.rows, ['Night shifts | 3 articles']);
    assert.deepEqual(picks.shown[1]?.rows, [
      'Night shifts | Harbour Post, May 2, 2024',
      'Night shifts | The Quay, May 3, 2024',
      'Night shifts | Wire, May 4, 2024',
    ]);
    const marked = (path: string): string | undefined =>
      folder.corpus.index.article(path)?.metadata.duplicateOf;
    await until(() => marked('wire.md') === 'quay.md');
    assert.deepEqual(['post.md', 'quay.md'].map(marked), ['quay.md', undefined]);
    const file = (): string => folder.textIfThere('post.md.annotations.yaml') ?? '';
    await until(() => file().includes('duplicate-of: "quay.md"'));
    await vscode.commands.executeCommand('policyAnnotator.undo');
    await until(() => marked('wire.md') === undefined && marked('post.md') === undefined);
  });
});
