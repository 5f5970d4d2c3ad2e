import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { shownIds } from './support/annotations';
import { testApi } from './support/api';
import {
  ARTICLE,
  closeAll,
  CODEBOOK,
  corpusFolder,
  type CorpusFolder,
} from './support/corpusFolder';
import { hearMessages } from './support/messages';
import { answerPicks, type Answer, type ShownPick } from './support/quickPicks';
import { typeLines } from './support/typedLines';
import { until } from './until';

const FILE = 'one.txt.annotations.yaml';
const STORY = `  story-element:
    name: Story element
    color: "#0072B2"
    fields:
      role: {name: Role in the story, type: choice, values: [hero, villain]}
      who: {type: actor}
      pages: {type: integer, list: true}
`;
const METAPHOR = '  metaphor: {name: Metaphor}\n';

suite('Annotate with Own Type…', () => {
  teardown(closeAll);

  test('asks for the type, then for each field, goes back a step, and is one step of undo', async () => {
    const folder = await opened('own-type', `types:\n${STORY}${METAPHOR}`);
    const lines = await typeLines('seven', '7; 12');
    const shown = await answered('annotateType', [
      { choose: 'Story element' },
      { choose: 'hero' },
      'back',
      { choose: 'villain' },
      { choose: 'Port Union' },
    ]);
    lines.stop();
    assert.deepEqual(
      shown.map(({ title }) => title),
      ['Which type?', 'Role in the story', 'who', 'Role in the story', 'who'],
    );
    assert.deepEqual(shown[0]?.rows, [
      'Story element | Role in the story, who, pages',
      'Metaphor | ',
    ]);
    assert.match(shown[0].placeholder, /“rejects night shifts”/);
    assert.equal(lines.asked[0]?.refused.length, 1);
    await folder.corpus.settled();
    const written = folder.text(FILE);
    assert.match(written, /^annotations:\n {2}- id: /m);
    assert.match(written, /type: story-element/);
    assert.match(written, /role: villain\n\s+who: port-union\n\s+pages:\n\s+- 7\n\s+- 12\n/);
    assert.match(written, /exact: "?rejects night shifts/);

    await vscode.commands.executeCommand('policyAnnotator.undo');
    await until(() => shownIds(folder, 'one.txt').length === 0);
  });

  test('Escape leaves no trace at the first question, and later keeps what was answered', async () => {
    const folder = await opened('own-type-left', `types:\n${STORY}${METAPHOR}`);
    await answered('annotateType', ['leave']);
    assert.equal(folder.textIfThere(FILE), undefined);
    await answered('annotateType', [{ choose: 'Story element' }, { choose: 'hero' }, 'leave']);
    await folder.corpus.settled();
    assert.match(folder.text(FILE), /fields:\s+\{?\s*role: hero/);
    assert.doesNotMatch(folder.text(FILE), /who:|pages:/);
  });

  test('the only type is not asked for, and its first question can be left', async () => {
    const folder = await opened('own-type-one', `types:\n${STORY}`);
    const left = await answered('annotateType', ['leave']);
    assert.deepEqual(
      left.map(({ title }) => title),
      ['Role in the story'],
    );
    assert.equal(folder.textIfThere(FILE), undefined);
  });

  test('Edit Annotation shows the fields of the type first, each with its question', async () => {
    const folder = await opened('own-type-edited', `types:\n${METAPHOR}${STORY}`);
    await answered('annotateType', [{ choose: 'Story element' }, { choose: 'hero' }, 'leave']);
    const shown = await answered('editAnnotation', [
      { choose: 'Role in the story' },
      { choose: 'villain' },
      { choose: 'who' },
      { choose: 'Ministry of Transport' },
      'leave',
    ]);
    assert.equal(shown[0]?.rows[0], 'Role in the story | hero');
    assert.deepEqual(shown[1]?.rows, ['hero | ', 'villain | ', '$(circle-slash) Nothing | ']);
    await folder.corpus.settled();
    assert.match(folder.text(FILE), /role: villain\n\s+who: ministry/);
    // The change is called by its new value, in words.
    assert.equal(folder.corpus.history.offered, 'who now Ministry of Transport: Story element');
  });

  test('a codebook without types is told what to do', async () => {
    const folder = await opened('own-type-none', '');
    const messages = await hearMessages();
    const shown = await answered('annotateType', []);
    messages.stop();
    assert.deepEqual(shown, []);
    assert.match(messages.texts.join(), /no types of annotation.*Add one below “types:”/);
    assert.equal(folder.textIfThere(FILE), undefined);
  });
});

suite('A variable of the study that the codebook asks for', () => {
  teardown(closeAll);

  test('is a question after the stance, by its id alone or with its prefix', async () => {
    for (const [name, asked] of [
      ['asked-id', 'frame'],
      ['asked-prefix', 'fields.frame'],
    ] as const) {
      const fields = 'fields:\n  frame: {name: Frame, type: choice, values: [moral, legal]}\n';
      const folder = await opened(name, `ask: [${asked}]\n${fields}`);
      const shown = await answered('annotateSelection', [
        { choose: 'Port Union' },
        { choose: 'Night shifts' },
        { choose: 'oppose' },
        { choose: 'legal' },
      ]);
      assert.equal(shown[3]?.title, 'Frame');
      await folder.corpus.settled();
      assert.match(folder.text(FILE), /frame: legal/);
      await closeAll();
    }
  });
});

/** A corpus with its article open and words selected. */
async function opened(name: string, more: string): Promise<CorpusFolder> {
  const contents = { 'codebook.yaml': CODEBOOK + more, 'one.txt': ARTICLE };
  const folder = await corpusFolder(name, contents);
  (await testApi()).corpora.choose(folder.loaded);
  const { document } = await folder.opened('one.txt');
  const at = ARTICLE.indexOf('rejects night shifts');
  const range = [at, at + 'rejects night shifts'.length].map((one) => document.positionAt(one));
  const editor = await vscode.window.showTextDocument(document);
  editor.selection = new vscode.Selection(range[0]!, range[1]!);
  return folder;
}

async function answered(
  command: string,
  answers: readonly Answer[],
): Promise<readonly ShownPick[]> {
  const picks = await answerPicks(...answers);
  await vscode.commands.executeCommand(`policyAnnotator.${command}`);
  picks.stop();
  return picks.shown;
}
