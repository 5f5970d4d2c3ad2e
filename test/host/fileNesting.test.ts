import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { annotationFile } from './support/annotations';
import { ARTICLE, closeAll, corpusFolder } from './support/corpusFolder';
import { hearMessages } from './support/messages';
import { until } from './until';

const { Global, Workspace } = vscode.ConfigurationTarget;
const explorer = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('explorer');

suite('Annotation files in the Explorer', () => {
  teardown(closeAll);

  test('are nested below their articles if the user takes the offer, which is made once, with the second of them', async () => {
    // The tests' own settings have it on, so that no other test meets the offer.
    await explorer().update('fileNesting.enabled', undefined, Global);
    const file = annotationFile(ARTICLE, { k3x9: 'rejects night shifts' });
    const heard = await hearMessages('Nest Annotation Files');
    const folder = await corpusFolder('nesting', {
      'north.txt': ARTICLE,
      'north.txt.annotations.yaml': file,
      'west.txt': ARTICLE,
    });
    await folder.opened('west.txt');
    assert.deepEqual(heard.texts, []);
    folder.write('west.txt.annotations.yaml', file);
    await until(() => explorer().inspect('fileNesting.enabled')?.workspaceValue === true);
    await folder.opened('north.txt');
    heard.stop();
    assert.deepEqual(heard.texts, [
      'Each annotation file can be shown below its article in the Explorer, and folded away.',
    ]);
    await explorer().update('fileNesting.enabled', undefined, Workspace);
    await explorer().update('fileNesting.enabled', true, Global);
  });
});
