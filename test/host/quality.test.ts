import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { describeSpan } from '../../src/core';
import { ARTICLE, closeAll, corpusFolder, type CorpusFolder } from './support/corpusFolder';
import { problemShown, problemsOf } from './support/diagnostics';
import { answerPicks } from './support/quickPicks';
import { until } from './until';

const FILE = 'harbour.txt.annotations.yaml';

const CODEBOOK = `format: policy-codebook/1
actors:
  union: {name: Port Union, aliases: [the board]}
  council: {name: Port Council, aliases: [the board]}
  xi: {name: Xi, type: person}
  xi-jinping: {name: Xi Jinping, type: person}
issues:
  night-shifts: {name: Night shifts, statement: Ships should be unloaded at night.}
  automation: {name: Automation}
`;

/** An annotation file with a position for each of the words. */
function coded(...positions: readonly (readonly [id: string, rest: string, words: string])[]) {
  const entries = positions.map(([id, rest, words]) => {
    const start = ARTICLE.indexOf(words);
    const { prefix, suffix } = describeSpan(ARTICLE, { start, end: start + words.length });
    const quote = JSON.stringify({ exact: words, prefix, suffix, start });
    return `  - {id: ${id}, actor: union, ${rest}, quote: ${quote}}\n`;
  });
  return `format: policy-annotations/1\npositions:\n${entries.join('')}...\n`;
}

const TWICE = coded(
  ['first', 'issue: night-shifts, stance: oppose', 'rejects night shifts'],
  ['again', 'issue: night-shifts, stance: oppose', 'night shifts'],
  ['other', 'issue: automation, stance: support', 'automation'],
);

/** The link of a note leads to the line of the documentation that begins its section. */
async function explained(uri: vscode.Uri, check: string): Promise<void> {
  const link = vscode.languages
    .getDiagnostics(uri)
    .map(({ code }) => (typeof code === 'object' && code.value === check ? code.target : undefined))
    .find((target) => target !== undefined);
  assert.ok(link);
  const line = Number(link.fragment.slice(1));
  const page = await vscode.workspace.fs.readFile(link.with({ fragment: '' }));
  assert.equal(new TextDecoder().decode(page).split('\n')[line - 1], `### ${check}`);
}

async function actionsAt(uri: vscode.Uri, code: string): Promise<readonly vscode.CodeAction[]> {
  const diagnostic = vscode.languages
    .getDiagnostics(uri)
    .find((one) => typeof one.code === 'object' && one.code.value === code);
  assert.ok(diagnostic, code);
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    diagnostic.range,
    vscode.CodeActionKind.QuickFix.value,
  );
}

async function run(action: vscode.CodeAction | undefined): Promise<void> {
  assert.ok(action?.command);
  const given: unknown[] = action.command.arguments ?? [];
  await vscode.commands.executeCommand(action.command.command, ...given);
}

const codesOf = (uri: vscode.Uri): readonly string[] => problemsOf(uri).map(({ code }) => code);

suite('Notes on the quality of coding', () => {
  teardown(async () => {
    const settings = vscode.workspace.getConfiguration('policyAnnotator');
    for (const key of ['qualitySeverity', 'qualityChecks'])
      await settings.update(key, undefined, vscode.ConfigurationTarget.Workspace);
    await closeAll();
  });

  const folder = (name: string): Promise<CorpusFolder> =>
    corpusFolder(name, { 'codebook.yaml': CODEBOOK, 'harbour.txt': ARTICLE, [FILE]: TWICE });

  test('are at the entry of a closed article, and at the words of an open one', async () => {
    const one = await folder('quality-places');
    const closed = await problemShown(one.uri(FILE), 'repeated-position');
    assert.equal(closed.severity, vscode.DiagnosticSeverity.Information);
    assert.match(closed.message, /^The position of Port Union on “Night shifts” is coded twice/);
    assert.equal(closed.range.split(':')[0], '3', closed.range);
    await one.opened('harbour.txt');
    const open = await problemShown(one.uri('harbour.txt'), 'repeated-position');
    const at = ARTICLE.indexOf('night shifts');
    assert.equal(open.range, `0:${at}–0:${at + 'night shifts'.length}`);
    await until(() => !codesOf(one.uri(FILE)).includes('repeated-position'));
    await explained(one.uri('harbour.txt'), 'repeated-position');
    await closeAll();
    await problemShown(one.uri(FILE), 'repeated-position');
  });

  test('disappear with the quick fix that deletes the repetition', async () => {
    const one = await folder('quality-fixed');
    await one.opened('harbour.txt');
    const uri = one.uri('harbour.txt');
    await problemShown(uri, 'repeated-position');
    const actions = await actionsAt(uri, 'repeated-position');
    const titles = actions.map(({ title }) => title);
    assert.ok(titles.includes('Compare the two positions'), titles.join());
    assert.ok(titles.includes('Explain this check'), titles.join());
    await run(actions.find(({ title }) => title === 'Delete the annotation'));
    await until(() => !codesOf(uri).includes('repeated-position'));
    await one.corpus.settled();
    assert.doesNotMatch(one.text(FILE), /again/);
  });

  test('have the severity of the settings, or are off', async () => {
    const one = await folder('quality-settings');
    const uri = one.uri('codebook.yaml');
    await problemShown(uri, 'no-statement');
    const settings = vscode.workspace.getConfiguration('policyAnnotator');
    const set = (key: string, value: unknown): Thenable<void> =>
      settings.update(key, value, vscode.ConfigurationTarget.Workspace);
    await set('qualityChecks', { 'no-statement': 'warning', 'no-definition': 'hint' });
    await problemShown(uri, 'no-definition');
    const severity = (code: string): vscode.DiagnosticSeverity | undefined =>
      problemsOf(uri).find((row) => row.code === code)?.severity;
    assert.equal(severity('no-statement'), vscode.DiagnosticSeverity.Warning);
    assert.equal(severity('no-definition'), vscode.DiagnosticSeverity.Hint);
    await set('qualitySeverity', 'off');
    await until(() => !codesOf(uri).some((code) => code !== 'ambiguous-alias'));
  });

  test('in the codebook are about entries that may be one, until the user says that they are not', async () => {
    const one = await folder('quality-apart');
    const uri = one.uri('codebook.yaml');
    const found = await problemShown(uri, 'part-of-name');
    assert.equal(found.message, 'Xi – Xi Jinping: “Xi” is a part of “Xi Jinping”.');
    await vscode.window.showTextDocument(uri);
    const actions = await actionsAt(uri, 'part-of-name');
    const merge = actions.find(({ title }) => title === 'Merge Xi into Xi Jinping…');
    assert.equal(merge?.command?.command, 'policyAnnotator.mergeEntry');
    const [target] = (merge.command.arguments ?? []) as { id: string; into: string }[];
    assert.deepEqual([target?.id, target?.into], ['xi', 'xi-jinping']);
    await run(actions.find(({ title }) => title === 'Not a duplicate'));
    await until(() => !codesOf(uri).includes('part-of-name'));
    assert.equal(one.text('codebook.yaml'), CODEBOOK);
  });

  test('list near-duplicates, and a word of two entries is taken away from one with one undo', async () => {
    const one = await folder('quality-list');
    await one.opened('harbour.txt');
    const picks = await answerPicks(
      { choose: 'Port Union – Port Council' },
      { choose: 'Remove “the board” from Port Council' },
    );
    await vscode.commands
      .executeCommand('policyAnnotator.findNearDuplicates')
      .then(undefined, () => undefined);
    picks.stop();
    const [list, actions, after] = picks.shown;
    assert.ok(
      list?.rows.includes('Port Union – Port Council | positions: 3 and 0'),
      list?.rows.join(),
    );
    assert.equal(actions?.placeholder, '“the board” stands for both.');
    assert.ok(after && !after.rows.some((row) => row.startsWith('Port Union – ')));
    await one.corpus.settled();
    assert.deepEqual(one.corpus.codebook.actors.get('council')?.aliases, []);
    await vscode.commands.executeCommand('policyAnnotator.undo');
    await one.corpus.settled();
    assert.equal(one.text('codebook.yaml'), CODEBOOK);
  });

  test('settle an ambiguous name at all its places of an article', async () => {
    const text = 'The board met. Then the board left.\n';
    const one = await corpusFolder('quality-settled', {
      'codebook.yaml': CODEBOOK,
      'board.txt': text,
    });
    await one.opened('board.txt');
    const picks = await answerPicks({ choose: 'Port Council' });
    await vscode.commands.executeCommand('policyAnnotator.resolveMention', {
      reach: 'article',
      corpus: one.loaded.root.toString(),
      article: 'board.txt',
      layer: 'actor',
      span: { start: 0, end: 9 },
    });
    picks.stop();
    assert.equal(picks.shown[0]?.placeholder, 'What does “The board” mean?');
    await one.corpus.settled();
    const { annotations } = one.state('board.txt').file;
    assert.deepEqual(
      annotations.map((mention) => [mention.kind, 'actors' in mention && mention.actors.join()]),
      [
        ['mention', 'council'],
        ['mention', 'council'],
      ],
    );
    await vscode.commands.executeCommand('policyAnnotator.undo');
    await one.corpus.settled();
    assert.deepEqual(one.state('board.txt').file.annotations, []);
  });
});
