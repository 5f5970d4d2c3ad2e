import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Annotation } from '../../src/core';
import { testApi } from './support/api';
import { closeAll, corpusFolder, type CorpusFolder } from './support/corpusFolder';
import { answerPicks, type Answer } from './support/quickPicks';
import { typeLines } from './support/typedLines';
import { until } from './until';

const CODEBOOK = `format: policy-codebook/1
title: "Harbours"
actors:
  port-union: {name: Port Union, aliases: [dockers, the port]}
  ministry: {name: Ministry of Transport}
  harbour: {name: Harbour Company, aliases: [the port]}
issues:
  night-shifts: {name: Night shifts, statement: Ships should be unloaded at night.}
  automation: {name: Automation}
`;

const ARTICLE = `The Ministry of Transport wants cranes without drivers.
The dockers reject night shifts, and the port is silent. Night shifts are bad, the dockers say.
The port: no cranes, no night shifts.
`;

suite('The light bulb in an article', () => {
  teardown(closeAll);

  test('on selected words begins with the likely actor and issue, and asks for the rest', async () => {
    const folder = await opened('bulb-selection');
    select(folder.editor, 'reject night shifts');
    const titles = (await actionsHere(folder)).map(({ title }) => title);
    assert.deepEqual(titles, [
      'Annotate as Port Union on Night shifts…',
      'Annotate as Port Union…',
      'Annotate as Ministry of Transport…',
      'Annotate Selection…',
      'Annotate All Occurrences…',
      'Apply Template…',
      'Annotate Disagreement…',
      'Mark Mention…',
      'Add Alias…',
    ]);
    const asked = await chosen(folder, /^Annotate as Port Union on/, { choose: 'oppose' });
    assert.deepEqual(asked, ['Port Union … Ships should be unloaded at night.']);
    assert.deepEqual(annotationsOf(folder), [
      'position port-union night-shifts oppose “reject night shifts”',
    ]);
    select(folder.editor, 'wants cranes');
    const again = await chosen(
      folder,
      /^Annotate as Ministry of Transport…/,
      { choose: 'Automation' },
      { choose: 'support' },
    );
    assert.match(again[0] ?? '', /^Ministry of Transport: about what\?/);
    assert.equal(annotationsOf(folder).length, 2);
  });

  test('on a name adds a position, ignores it here and in the article, and undo takes all back', async () => {
    const folder = await opened('bulb-name');
    put(folder.editor, 'dockers');
    const actions = await actionsHere(folder);
    assert.deepEqual(
      actions.map(({ title, kind }) => `${title} [${kind?.value ?? ''}]`),
      [
        'Add Position of Port Union… [refactor]',
        'Ignore “dockers” Here [refactor]',
        'Ignore “dockers” in This Article (2 places) [refactor]',
        'Ignore “dockers” Everywhere: Make It a Weak Alias of Port Union [refactor]',
        'Ignore “dockers” Everywhere: Remove It from Port Union [refactor]',
        'Add Alias to Port Union… [refactor]',
      ],
    );
    await chosen(folder, /in This Article/);
    assert.deepEqual(annotationsOf(folder), ['ignored “dockers”', 'ignored “dockers”']);
    await vscode.commands.executeCommand('policyAnnotator.undo');
    assert.deepEqual(annotationsOf(folder), []);
    await chosen(folder, /^Add Position of/, { choose: 'Night shifts' }, { choose: 'oppose' });
    assert.match(
      annotationsOf(folder)[0] ?? '',
      /^position port-union night-shifts oppose “The dock/,
    );
  });

  test('ignores a name everywhere through the codebook, weak or removed', async () => {
    const folder = await opened('bulb-everywhere');
    put(folder.editor, 'dockers');
    await chosen(folder, /Weak Alias/);
    const aliases = () => folder.corpus.codebook.actors.get('port-union')?.aliases;
    assert.deepEqual(aliases()?.[0], { text: 'dockers', weak: true, exactCase: false });
    await until(async () =>
      (await actionsHere(folder)).every(({ title }) => !title.includes('dockers')),
    );
    await vscode.commands.executeCommand('policyAnnotator.undo');
    await until(async () =>
      (await actionsHere(folder)).some(({ title }) => title.includes('dockers')),
    );
    await chosen(folder, /Remove It/);
    assert.deepEqual(
      aliases()?.map(({ text }) => text),
      ['the port'],
    );
    await folder.corpus.settled();
    assert.ok(!folder.text('codebook.yaml').includes('dockers'));
  });

  test('resolves a name of two, here, in the article and in the corpus', async () => {
    const folder = await opened('bulb-ambiguous');
    put(folder.editor, 'the port');
    const titles = (await actionsHere(folder)).map(({ title }) => title);
    assert.deepEqual(titles.slice(0, 4), [
      '“the port” Means Port Union Here',
      '“the port” Means Harbour Company Here',
      'Resolve “the port” in This Article…',
      'Resolve “the port” in the Corpus…',
    ]);
    await chosen(folder, /Means Harbour Company Here/);
    assert.deepEqual(annotationsOf(folder), ['mention harbour “the port”']);
    await vscode.commands.executeCommand('policyAnnotator.undo');
    await chosen(folder, /in This Article…/, { choose: 'Harbour' });
    assert.deepEqual(annotationsOf(folder), [
      'mention harbour “the port”',
      'mention harbour “The port”',
    ]);
    await vscode.commands.executeCommand('policyAnnotator.undo');
    assert.deepEqual(annotationsOf(folder), []);
    await chosen(folder, /in the Corpus…/, { choose: 'Port Union' });
    const { actors } = folder.corpus.codebook;
    assert.equal(actors.get('harbour')?.aliases[0]?.weak, true);
    assert.equal(actors.get('port-union')?.aliases[1]?.weak, false);
  });

  test('is quiet on a text without either, and offers the sentence on request', async () => {
    const folder = await opened('bulb-quiet');
    put(folder.editor, 'without drivers');
    const titles = (await actionsHere(folder)).map(({ title }) => title);
    // VS Code's command for tests asks as a person who presses the key.
    assert.deepEqual(titles, ['Annotate Selection…']);
  });
});

suite('Many places with the same answers', () => {
  teardown(closeAll);

  test('all selections get a position each, and one undo takes all back', async () => {
    const folder = await opened('many-selections');
    const { editor } = folder;
    editor.selections = ['Night shifts are bad', 'reject night shifts'].map((words) =>
      rangeOf(editor, words),
    );
    const asked = await run('annotateAllSelections', ...THREE_ANSWERS);
    assert.equal(asked[0]?.placeholder, 'Whose position do these 2 quotes state?');
    assert.deepEqual(annotationsOf(folder), [
      'position port-union night-shifts oppose “reject night shifts”',
      'position port-union night-shifts oppose “Night shifts are bad”',
    ]);
    await vscode.commands.executeCommand('policyAnnotator.undo');
    assert.deepEqual(annotationsOf(folder), []);
  });

  test('all occurrences are counted and selected, and become positions that are not added twice', async () => {
    const folder = await opened('many-occurrences');
    const { editor } = folder;
    select(editor, 'night shifts');
    const before = editor.selection;
    const left = await run('annotateAllOccurrences', 'leave');
    assert.match(left[0]?.placeholder ?? '', /“night shifts” in this article: 3/);
    assert.deepEqual(left[0]?.rows, [
      'Positions that quote the sentences | 3',
      'Positions that quote the words | 3',
      'Mentions of an actor | 3',
      'Mentions of an issue | 3',
    ]);
    assert.deepEqual(annotationsOf(folder), []);
    assert.deepEqual(editor.selections, [before]);
    await run('annotateAllOccurrences', { choose: 'quote the words' }, ...THREE_ANSWERS);
    assert.deepEqual(annotationsOf(folder), [
      'position port-union night-shifts oppose “night shifts”',
      'position port-union night-shifts oppose “Night shifts”',
      'position port-union night-shifts oppose “night shifts”',
    ]);
    select(editor, 'night shifts');
    await run('annotateAllOccurrences', { choose: 'quote the words' }, ...THREE_ANSWERS);
    assert.equal(annotationsOf(folder).length, 3);
    await vscode.commands.executeCommand('policyAnnotator.undo');
    assert.deepEqual(annotationsOf(folder), []);
  });

  test('all occurrences become mentions, as one step', async () => {
    const folder = await opened('many-mentions');
    select(folder.editor, 'cranes');
    await run('annotateAllOccurrences', { choose: 'of an issue' }, { choose: 'Automation' });
    assert.deepEqual(annotationsOf(folder), [
      'mention automation “cranes”',
      'mention automation “cranes”',
    ]);
    await vscode.commands.executeCommand('policyAnnotator.undo');
    assert.deepEqual(annotationsOf(folder), []);
  });
});

suite('A position is repeated', () => {
  teardown(closeAll);

  test('on the same words, for another actor with one answer and about another issue with two', async () => {
    const folder = await opened('repeat-words');
    select(folder.editor, 'reject night shifts');
    await run('annotateSelection', ...THREE_ANSWERS);
    const who = await run('sameWordsOtherActor', { choose: 'Ministry' });
    assert.equal(who[0]?.title, 'Who? ⊖ oppose');
    const others = who[0].rows.join('\n');
    assert.match(others, /Ministry/);
    assert.doesNotMatch(others, /Port Union/, 'it is for another actor');
    await run('sameWordsOtherIssue', { choose: 'Automation' }, { choose: 'support' });
    // Positions on the same words have no order of their own.
    assert.deepEqual([...annotationsOf(folder)].sort(), [
      'position ministry automation support “reject night shifts”',
      'position ministry night-shifts oppose “reject night shifts”',
      'position port-union night-shifts oppose “reject night shifts”',
    ]);
  });

  test('as a template on a digit, which needs no answer, and says what the codebook lacks', async () => {
    const folder = await opened('repeat-template');
    const { editor } = folder;
    select(editor, 'reject night shifts');
    await run('annotateSelection', ...THREE_ANSWERS);
    await run('makeTemplate', { choose: '2' });
    select(editor, 'no night shifts');
    await vscode.commands.executeCommand('policyAnnotator.applyTemplate', '2');
    await vscode.commands.executeCommand('policyAnnotator.applyTemplate', '7');
    const both = [
      'position port-union night-shifts oppose “reject night shifts”',
      'position port-union night-shifts oppose “no night shifts”',
    ];
    assert.deepEqual(annotationsOf(folder), both);
    await folder.corpus.settled();
    folder.write('codebook.yaml', CODEBOOK.replace('port-union:', 'union:'));
    await until(() => folder.corpus.codebook.actors.has('union'));
    select(editor, 'wants cranes');
    void vscode.commands.executeCommand('policyAnnotator.applyTemplate', '2');
    const asked = await run('deleteTemplate', { choose: '2' });
    assert.match(asked[0]?.rows[0] ?? '', /oppose|⊖/);
    assert.deepEqual(annotationsOf(folder), both);
    const none = await run('applyTemplate', 'leave');
    assert.deepEqual(none, []);
  });
});

suite('Coding mode', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('policyAnnotator.leaveCoding');
    await closeAll();
  });

  test('makes the article read-only, so that typing and pasting cannot change it, until it is left', async () => {
    const folder = await opened('coding-mode');
    const { document } = folder.editor;
    await vscode.commands.executeCommand('policyAnnotator.startCoding');
    await until(async () => (await testApi()).contexts().includes('codingHere'));
    select(folder.editor, 'night shifts');
    await vscode.env.clipboard.writeText('pasted');
    await vscode.commands.executeCommand('type', { text: 'x' });
    await vscode.commands.executeCommand('editor.action.clipboardPasteAction');
    await vscode.commands.executeCommand('deleteLeft');
    assert.equal(document.getText(), ARTICLE);
    assert.equal(document.isDirty, false);
    await vscode.commands.executeCommand('policyAnnotator.leaveCoding');
    assert.ok(!(await testApi()).contexts().includes('codingHere'));
    select(folder.editor, 'night shifts');
    await until(async () => {
      if (!document.isDirty) await vscode.commands.executeCommand('type', { text: 'x' });
      return document.getText().includes('reject x');
    });
  });

  test('follows the article in front, and locks no other file', async () => {
    const folder = await opened('coding-follows');
    await vscode.commands.executeCommand('policyAnnotator.startCoding');
    const { contexts, memory } = await testApi();
    await until(() => contexts().includes('codingHere'));
    assert.equal(memory.get('codingMode'), true);
    await vscode.window.showTextDocument(folder.uri('codebook.yaml'));
    await until(() => !contexts().includes('codingHere'));
    assert.ok(contexts().includes('codingMode'));
    const codebook = vscode.window.activeTextEditor?.document;
    await vscode.commands.executeCommand('type', { text: '#' });
    await until(() => codebook?.isDirty === true);
    await vscode.commands.executeCommand('undo');
    await folder.opened('b.txt');
    await until(() => contexts().includes('codingHere'));
    await vscode.commands.executeCommand('type', { text: 'x' });
    assert.equal(vscode.window.activeTextEditor?.document.getText(), ARTICLE);
  });

  test('waits for an article with unsaved changes until it is saved', async () => {
    const folder = await opened('coding-unsaved');
    await vscode.commands.executeCommand('type', { text: 'x' });
    await until(() => folder.editor.document.isDirty);
    void vscode.commands.executeCommand('policyAnnotator.startCoding');
    const { contexts } = await testApi();
    await until(() => contexts().includes('codingMode'));
    assert.ok(!contexts().includes('codingHere'));
    assert.ok(await folder.editor.document.save());
    await until(() => contexts().includes('codingHere'));
  });

  test('takes the stance of a letter, and asks only who and about what', async () => {
    const folder = await opened('coding-stance');
    await vscode.commands.executeCommand('policyAnnotator.startCoding');
    select(folder.editor, 'reject night shifts');
    const picks = await answerPicks({ choose: 'Port Union' }, { choose: 'Night shifts' });
    await vscode.commands.executeCommand('policyAnnotator.codingKey', 'o');
    picks.stop();
    assert.deepEqual(
      picks.shown.map(({ title }) => title),
      ['Who? ⊖ oppose', 'About what? ⊖ oppose'],
    );
    assert.deepEqual(annotationsOf(folder), [
      'position port-union night-shifts oppose “reject night shifts”',
    ]);
    await vscode.commands.executeCommand('policyAnnotator.codingKey', 'z');
    assert.deepEqual(annotationsOf(folder), []);
  });

  test('puts an actor whose name is like that of who speaks before a new one, also with an alias', async () => {
    const words = '“Night shifts must end,” Port Workers Union said';
    const folder = await opened('coding-like', `The harbour rests.\n\n${words}.\n`);
    select(folder.editor, words);
    const asked = await run(
      'annotateSelection',
      { choose: 'also called “Port Workers Union”' },
      { choose: 'Night shifts' },
      { choose: 'oppose' },
    );
    assert.deepEqual(asked[0]?.rows.slice(0, 3), [
      'Speaks here | ',
      'Port Union | speaks here · dockers · the port',
      'Port Union | from now on also called “Port Workers Union”',
    ]);
    assert.ok(asked[0].rows.some((row) => row.includes('New actor “Port Workers Union”')));
    assert.deepEqual(annotationsOf(folder), [`position port-union night-shifts oppose “${words}”`]);
    await folder.corpus.settled();
    assert.match(folder.text('codebook.yaml'), /port-union: .*Port Workers Union/);
  });

  test('asks a new issue for its statement, then for the stance again, the one of the letter first', async () => {
    const folder = await opened('coding-statement');
    await vscode.commands.executeCommand('policyAnnotator.startCoding');
    select(folder.editor, 'reject night shifts');
    const lines = await typeLines('Docks should rest.');
    const picks = await answerPicks(
      { choose: 'Port Union' },
      { type: 'Night rest' },
      { choose: 'support' },
    );
    await vscode.commands.executeCommand('policyAnnotator.codingKey', 'o');
    picks.stop();
    lines.stop();
    assert.deepEqual(
      [...picks.shown, ...lines.asked].map(({ title, steps }) => `${title} ${steps}`),
      [
        ...['Who? ⊖ oppose 1/2', 'About what? ⊖ oppose 2/2'],
        ...['Port Union … Docks should rest. 2/2', 'Statement of Night rest 2/2'],
      ],
    );
    assert.deepEqual(annotationsOf(folder), [
      'position port-union night-rest support “reject night shifts”',
    ]);
  });
});

suite('Who?', () => {
  teardown(closeAll);

  test('offers the words as another name of the actor whose name they are like', async () => {
    const folder = await opened('who-like', 'Then Harbour N. Company spoke of cranes.');
    select(folder.editor, 'Then Harbour N. Company spoke of cranes.');
    const [asked] = await run(
      'annotateSelection',
      { choose: 'called “Harbour N. Company”' },
      { choose: 'Automation' },
      { choose: 'support' },
    );
    assert.deepEqual(asked?.rows.slice(0, 3), [
      'Like the selected words | ',
      'Harbour Company | a name like these words · the port',
      'Harbour Company | from now on also called “Harbour N. Company”',
    ]);
    const aliases = folder.corpus.codebook.actors.get('harbour')?.aliases.map(({ text }) => text);
    assert.deepEqual(aliases, ['the port', 'Harbour N. Company']);
  });

  test('takes a name that only initials make another one for the actor that has it', async () => {
    const folder = await opened('who-initials');
    select(folder.editor, 'reject night shifts');
    await run(
      'annotateSelection',
      { type: 'Port J. Union' },
      { choose: 'Automation' },
      { choose: 'support' },
    );
    assert.deepEqual(annotationsOf(folder), [
      'position port-union automation support “reject night shifts”',
    ]);
    const union = folder.corpus.codebook.actors.get('port-union');
    assert.equal(union?.aliases.at(-1)?.text, 'Port J. Union');
  });

  test('takes what is typed exactly before longer names, and offers no name twice', async () => {
    const words = 'Today it was Anna Holm of Quay Road who spoke of cranes.';
    const folder = await opened('who-exactly', words);
    select(folder.editor, words);
    const [whole] = await run('annotateSelection', { type: 'Anna Holm of Quay Road' });
    const ofName = (rows: readonly string[] = []): readonly string[] =>
      rows.filter((row) => row.includes('“Anna Holm of Quay Road”'));
    assert.deepEqual([ofName(whole?.rows).length, ofName(whole?.typed).length], [1, 1]);
    await run(
      'annotateSelection',
      { type: 'Anna Holm' },
      { choose: 'Automation' },
      { choose: 'support' },
    );
    assert.deepEqual(annotationsOf(folder), [`position anna-holm automation support “${words}”`]);
  });

  test('takes the actor that has what is typed as an alias before those with longer names', async () => {
    const folder = await opened('who-alias-exactly');
    select(folder.editor, 'reject night shifts');
    await run(
      'annotateSelection',
      { type: 'Dockers' },
      { choose: 'Automation' },
      { choose: 'support' },
    );
    assert.deepEqual(annotationsOf(folder), [
      'position port-union automation support “reject night shifts”',
    ]);
  });

  test('suggests an issue by its noun, which is no other name of it', async () => {
    const folder = await opened('who-noun', 'They all spoke of the shifts for long.');
    select(folder.editor, 'spoke of the shifts');
    const [, what] = await run('annotateSelection', { choose: 'Port Union' });
    assert.deepEqual(what?.rows.slice(0, 3), [
      'Like the selected words | ',
      'Night shifts | a name like these words',
      'All | ',
    ]);
  });

  test('adds no actor that was named and given up for another one', async () => {
    const folder = await opened('who-given-up');
    select(folder.editor, 'reject night shifts');
    await run(
      'annotateSelection',
      { type: 'Habour Unoin' },
      'back',
      { type: 'Harbour Union' },
      { choose: 'Automation' },
      { choose: 'support' },
    );
    assert.deepEqual(annotationsOf(folder), [
      'position harbour-union automation support “reject night shifts”',
    ]);
    const { actors } = folder.corpus.codebook;
    assert.deepEqual([actors.has('harbour-union'), actors.has('habour-unoin')], [true, false]);
  });
});

suite('A disagreement that the text states', () => {
  teardown(closeAll);

  const WORDS = 'The dockers reject night shifts, the Ministry of Transport wants them.';

  test('takes one Enter where the words name who and about what', async () => {
    const folder = await opened('stated-one', WORDS);
    select(folder.editor, WORDS);
    const [asked] = await run('annotateDisagreement', { choose: '⟷' });
    assert.deepEqual(asked?.rows, [
      '⟷ Port Union – Ministry of Transport: Night shifts | named in these words, saved at once',
      '⟷ Port Union – Ministry of Transport | named in these words',
      '⟷ Disagreement | between two or more parties',
      '= Agreement | between two or more parties',
    ]);
    assert.deepEqual(statedIn(folder), ['disagreement port-union+ministry night-shifts']);
  });

  test('asks about what where the words name only who', async () => {
    const folder = await opened('stated-who', WORDS);
    select(folder.editor, WORDS);
    const asked = await run(
      'annotateDisagreement',
      { choose: '⟷ Port Union – Ministry of Transport | named' },
      { tick: ['Automation'] },
    );
    assert.deepEqual(
      asked.map(({ title }) => title),
      ['What do these words state?', 'About what?'],
    );
    assert.deepEqual(statedIn(folder), ['disagreement port-union+ministry automation']);
  });

  test('is about no issue where that is the answer', async () => {
    const folder = await opened('stated-none', WORDS);
    select(folder.editor, WORDS);
    await run(
      'annotateDisagreement',
      { choose: '⟷ Disagreement' },
      { tick: ['Port Union', 'Ministry'] },
      { tick: ['The text does not say'] },
    );
    assert.deepEqual(statedIn(folder), ['disagreement port-union+ministry ']);
  });

  test('is asked further otherwise, and going back keeps the answers', async () => {
    const folder = await opened('stated-back');
    select(folder.editor, 'no cranes');
    const asked = await run(
      'annotateDisagreement',
      { choose: 'Agreement' },
      { tick: ['Port Union', 'Ministry'] },
      'back',
      { tick: ['Harbour', 'Port Union'] },
      { tick: ['Automation'] },
    );
    assert.deepEqual(
      asked.map(({ title }) => title),
      [
        ...['What do these words state?', 'Between whom?', 'About what?'],
        ...['Between whom?', 'About what?'],
      ],
    );
    assert.deepEqual(statedIn(folder), ['agreement harbour+port-union automation']);
  });

  function statedIn({ corpus }: CorpusFolder): readonly string[] {
    return (corpus.index.article('a.txt')?.annotations ?? []).flatMap(({ annotation }) =>
      'between' in annotation
        ? [`${annotation.kind} ${annotation.between.join('+')} ${annotation.issues.join('+')}`]
        : [],
    );
  }
});

const THREE_ANSWERS = [
  { choose: 'Port Union' },
  { choose: 'Night shifts' },
  { choose: 'oppose' },
] as const;

type Opened = CorpusFolder & { readonly editor: vscode.TextEditor };

async function opened(name: string, article = ARTICLE): Promise<Opened> {
  const folder = await corpusFolder(name, {
    'codebook.yaml': CODEBOOK,
    'a.txt': article,
    'b.txt': ARTICLE,
  });
  const { memory } = await testApi();
  await memory.update('recent.actor', []);
  await memory.update('recent.issue', []);
  const editor = await folder.opened('a.txt');
  return { ...folder, editor };
}

async function actionsHere({ editor }: Opened): Promise<readonly vscode.CodeAction[]> {
  const found = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    editor.document.uri,
    editor.selection,
  );
  return found.filter(({ command }) => command?.command.startsWith('policyAnnotator.') === true);
}

/** Chooses an action of the light bulb and answers its questions; returns their titles. */
async function chosen(
  folder: Opened,
  title: RegExp,
  ...answers: readonly Answer[]
): Promise<readonly string[]> {
  const actions = await actionsHere(folder);
  const action = actions.find((one) => title.test(one.title));
  assert.ok(action?.command, `${String(title)} is not among ${actions.map((a) => a.title).join()}`);
  const { command, arguments: given = [] } = action.command;
  const picks = await answerPicks(...answers);
  try {
    await vscode.commands.executeCommand(command, ...(given as readonly unknown[]));
  } finally {
    picks.stop();
  }
  return picks.shown.map((pick) => pick.title);
}

async function run(command: string, ...answers: readonly Answer[]) {
  const picks = await answerPicks(...answers);
  try {
    await vscode.commands.executeCommand(`policyAnnotator.${command}`);
  } finally {
    picks.stop();
  }
  return picks.shown;
}

/** Such as `position port-union night-shifts oppose “…”`, in the order of the file. */
function annotationsOf({ corpus }: CorpusFolder): readonly string[] {
  const row = corpus.index.article('a.txt');
  return (row?.annotations ?? []).map(({ annotation }) => lineOf(annotation));
}

function lineOf(annotation: Annotation): string {
  const entries =
    'actors' in annotation ? [...annotation.actors, ...annotation.issues] : ['(other)'];
  const stance = annotation.kind === 'position' ? [annotation.stance ?? ''] : [];
  const words = `“${annotation.quote.map(({ exact }) => exact).join(' […] ')}”`;
  return [annotation.kind, ...entries, ...stance, words].join(' ');
}

function rangeOf({ document }: vscode.TextEditor, words: string): vscode.Selection {
  const start = document.getText().indexOf(words);
  assert.notEqual(start, -1, words);
  return new vscode.Selection(
    document.positionAt(start),
    document.positionAt(start + words.length),
  );
}

function select(editor: vscode.TextEditor, words: string): void {
  editor.selection = rangeOf(editor, words);
}

function put(editor: vscode.TextEditor, words: string): void {
  const { start } = rangeOf(editor, words);
  editor.selection = new vscode.Selection(start.translate(0, 1), start.translate(0, 1));
}
