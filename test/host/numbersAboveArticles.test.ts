import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { annotationFile } from './support/annotations';
import { testApi } from './support/api';
import { ARTICLE, closeAll, corpusFolder, type CorpusFolder } from './support/corpusFolder';
import { answerPicks } from './support/quickPicks';
import { until } from './until';

const FILE = 'harbour.txt.annotations.yaml';
const QUOTE = 'rejects night shifts';
/** The union is for it, the ministry against; the words of the third are not in the text. */
const ANNOTATIONS = `${annotationFile(ARTICLE, { aaaaaaaa: QUOTE }, '')}${entry(
  'bbbbbbbb',
  'ministry',
  'support',
  'wants night shifts',
)}${entry('cccccccc', 'ministry', 'support', 'praises every automation')}...\n`;

suite('The badge', () => {
  teardown(closeAll);

  test('has the number of annotations to review, with its unit, and is not there at 0', async () => {
    const folder = await made('badge');
    const { badge } = await testApi();
    await until(() => badge()?.value === 1);
    assert.equal(badge()?.tooltip, '1 annotation to review');
    const two = ANNOTATIONS.replaceAll(QUOTE, 'forbids night shifts');
    folder.write(FILE, two);
    await until(() => badge()?.value === 2);
    assert.equal(badge()?.tooltip, '2 annotations to review');
    folder.write(FILE, annotationFile(ARTICLE, { aaaaaaaa: QUOTE }));
    await until(() => badge() === undefined);
  });
});

suite('The numbers above an article', () => {
  const section = vscode.workspace.getConfiguration('policyAnnotator');
  const show = (isOn: true | undefined) =>
    section.update('articleLenses', isOn, vscode.ConfigurationTarget.Global);

  teardown(async () => {
    await show(undefined);
    await closeAll();
  });

  test('are not there until the user enables them', async () => {
    const folder = await made('lenses-off');
    await folder.opened('harbour.txt');
    assert.deepEqual(await lenses(folder), []);
    await show(true);
    await until(async () => (await lenses(folder)).length === 3);
    await show(undefined);
    await until(async () => (await lenses(folder)).length === 0);
  });

  test('open what they count: the positions, the pair that disagrees, what waits', async () => {
    const folder = await made('lenses-on');
    await folder.opened('harbour.txt');
    await show(true);
    await until(async () => (await lenses(folder)).length === 3);
    const found = await lenses(folder);
    assert.deepEqual(
      found.map(({ command }) => command?.title),
      ['3 positions', '1 disagreement', '1 to review'],
    );
    const opened = async (at: number) => {
      const picks = await answerPicks();
      const { command = '', arguments: given = [] } = found[at]?.command ?? {};
      await vscode.commands.executeCommand(command, ...(given as readonly unknown[]));
      picks.stop();
      return picks.shown[0];
    };
    assert.deepEqual((await opened(0))?.rows.length, 3);
    assert.equal((await opened(1))?.title, '1 disagreement');
    assert.match((await opened(1))?.rows.join() ?? '', /Port Union|Ministry of Transport/);
    assert.match((await opened(2))?.rows.join() ?? '', /Night shifts \| lost quote$/);
  });
});

async function made(name: string): Promise<CorpusFolder> {
  const contents = { 'harbour.txt': ARTICLE, [FILE]: ANNOTATIONS };
  const folder = await corpusFolder(name, contents);
  const { corpora } = await testApi();
  corpora.choose(folder.loaded);
  return folder;
}

async function lenses(folder: CorpusFolder): Promise<readonly vscode.CodeLens[]> {
  return vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    folder.uri('harbour.txt'),
  );
}

function entry(id: string, actor: string, stance: string, words: string): string {
  return `  - id: ${id}
    actor: ${actor}
    issue: night-shifts
    stance: ${stance}
    quote: {exact: ${words}}
`;
}
