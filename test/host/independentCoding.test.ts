import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parseAnnotationFile } from '../../src/core';
import { annotationFile, shownIds } from './support/annotations';
import { become, BLIND, chosenCorpus, OWN_FILES, setCoder } from './support/coders';
import { ARTICLE, closeAll, CODEBOOK, type CorpusFolder } from './support/corpusFolder';
import { hearMessages } from './support/messages';
import { answerPicks, type Answer } from './support/quickPicks';
import { typeLines } from './support/typedLines';
import { until } from './until';

const CODERS = 'coders: {lea: {name: Lea Sommer}, max: {name: Max Ott}}\n';
const QUOTE = 'rejects night shifts';

suite('Coding by several coders', () => {
  teardown(async () => {
    await setCoder(undefined);
    await closeAll();
  });

  test('is set up in one step that undo takes back; again, it has nothing to draw', async () => {
    const names = Array.from({ length: 10 }, (_, at) => `a-${at}.txt`);
    const articles = Object.fromEntries(names.map((name) => [name, ARTICLE]));
    const before = `${CODEBOOK}${CODERS}`;
    const folder = await chosenCorpus('coders-set-up', { ...articles, 'codebook.yaml': before });

    assert.deepEqual(await setUp(undefined), ['Set up coding by several coders?']);
    await folder.corpus.settled();
    assert.equal(folder.text('codebook.yaml'), before);

    await setUp('Write to Codebook');
    await folder.corpus.settled();
    const { coding, annotationFiles } = folder.corpus.codebook;
    assert.deepEqual([annotationFiles, coding.blind, coding.share], ['one-per-coder', true, 0.2]);
    assert.deepEqual([...coding.assigned.keys()].sort(), names);
    const several = [...coding.assigned.values()].filter(({ length }) => length > 1);
    assert.equal(several.length, 2);

    const written = folder.text('codebook.yaml');
    // Who directs the study is known by now, and sees all.
    assert.equal(folder.corpus.isDirected, true);
    assert.deepEqual(await setUp('Write to Codebook', DRAW), []);
    await folder.corpus.settled();
    assert.equal(folder.text('codebook.yaml'), written);

    await vscode.commands.executeCommand('policyAnnotator.undo');
    await folder.corpus.settled();
    assert.equal(folder.text('codebook.yaml'), before);
  });

  test('begins with who is here, whose shared work becomes theirs by name as one step', async () => {
    const shared = 'harbour.txt.annotations.yaml';
    const own = 'harbour.txt.jm.annotations.yaml';
    const book = `${CODEBOOK}coders: {max: {name: Max Ott}}\n`;
    const text = annotationFile(ARTICLE, { aaaaaaaa: QUOTE, bbbbbbbb: 'wants night shifts' });
    const folder = await chosenCorpus('coders-own-readings', {
      ...{ 'codebook.yaml': book, 'harbour.txt': ARTICLE, [shared]: text },
    });
    await setCoder('jm');
    await until(() => folder.corpus.coder === 'jm');
    const picks: readonly Answer[] = [
      { tick: ['jm', 'Max Ott'] },
      { choose: '2 positions of jm become jm’s reading' },
      { choose: 'No, they code blind' },
    ];
    const shown = await setUpShown('Show Files…', [...picks, { choose: 'codebook.yaml' }]);
    assert.deepEqual(shown.picks[3]?.rows, [
      '$(check-all) Change All | 1 new file, 1 changed, 1 removed',
      ...['Files that change | ', 'codebook.yaml | '],
      ...['New files | ', `${own} | `],
      ...['Files that are removed | ', `${shared} | `],
    ]);
    assert.deepEqual([folder.text('codebook.yaml'), folder.text(shared)], [book, text]);
    await setUp('Show Files…', [...picks, { choose: 'Change All' }]);
    await folder.corpus.settled();
    const signed = text.replace(/^ {4}stance: .*\n/gm, (line) => `${line}    coder: jm\n`);
    assert.equal(folder.text(own), signed);
    assert.equal(folder.textIfThere(shared), undefined);
    const { annotationFiles, coders, coding } = folder.corpus.codebook;
    assert.deepEqual(
      [annotationFiles, coding.blind, [...coders.keys()].sort()],
      ['one-per-coder', true, ['jm', 'max']],
    );
    await until(() => shownIds(folder, 'harbour.txt').join() === 'aaaaaaaa,bbbbbbbb');

    await vscode.commands.executeCommand('policyAnnotator.undo');
    await folder.corpus.settled();
    assert.deepEqual([folder.text('codebook.yaml'), folder.text(shared)], [book, text]);
    assert.equal(folder.textIfThere(own), undefined);
  });

  test('takes names with a comma between them as several coders, and goes back from its end', async () => {
    const folder = await chosenCorpus('coders-typed', {
      ...{ 'codebook.yaml': CODEBOOK, 'harbour.txt': ARTICLE },
    });
    const picks = await answerPicks(
      { choose: 'I only direct the study' },
      { type: 'anna, ben', then: 'Enter' },
      { choose: 'No, they code blind' },
    );
    const lines = await typeLines('Ines, Tom', 'Ines', '20 %');
    const heard = await hearMessages(['Back', 'Write to Codebook']);
    await vscode.commands.executeCommand('policyAnnotator.setUpSeveralCoders');
    picks.stop();
    lines.stop();
    heard.stop();
    await folder.corpus.settled();
    const [name, ...shares] = lines.asked;
    assert.deepEqual(name?.refused, ['Type the name of one person.']);
    assert.deepEqual(
      shares.map(({ value }) => value),
      ['20', '20'],
    );
    // How many questions there are depends on the answers.
    assert.deepEqual(
      [...picks.shown, ...shares].map(({ steps }) => steps),
      Array.from({ length: 5 }, () => 'undefined/undefined'),
    );
    assert.deepEqual([...folder.corpus.codebook.coders.keys()], ['anna', 'ben']);
  });

  test('asks who directs the study whose the shared work without a coder is, and gives it to nobody unasked', async () => {
    const shared = 'harbour.txt.annotations.yaml';
    const text = annotationFile(ARTICLE, { aaaaaaaa: QUOTE, bbbbbbbb: 'wants night shifts' });
    const unsigned = text.replace(/^ +by: .*\n/gm, '');
    await chosenCorpus('coders-unsigned', {
      ...{ 'codebook.yaml': `${CODEBOOK}${CODERS}`, 'harbour.txt': ARTICLE, [shared]: unsigned },
    });
    const picks = await answerPicks(
      { choose: 'I only direct the study' },
      { choose: 'Another person…' },
      { tick: ['lea', 'max'] },
      'leave',
    );
    const lines = await typeLines('Ines', '20 %');
    await vscode.commands.executeCommand('policyAnnotator.setUpSeveralCoders');
    picks.stop();
    lines.stop();
    assert.deepEqual(
      picks.shown.at(-1)?.rows.map((row) => row.split(' | ')[0]),
      [
        'Count as adjudicated',
        'Own readings; without a coder: Lea Sommer',
        'Own readings; without a coder: Max Ott',
        'Leave shared',
      ],
    );
  });

  test('hides the work of others until the coder is unblinded, which undo takes back', async () => {
    const folder = await chosenCorpus('coders-blind', {
      'codebook.yaml': BLIND,
      'harbour.txt': ARTICLE,
      'harbour.txt.lea.annotations.yaml': annotationFile(ARTICLE, { aaaaaaaa: QUOTE }),
      'harbour.txt.max.annotations.yaml': annotationFile(ARTICLE, { bbbbbbbb: QUOTE }),
      'harbour.txt.annotations.yaml': annotationFile(ARTICLE, { cccccccc: QUOTE }),
    });
    await become(folder, 'lea');
    await folder.opened('harbour.txt');
    await until(() => shownIds(folder, 'harbour.txt').join() === 'aaaaaaaa');

    await showOthers(undefined);
    assert.equal(folder.text('codebook.yaml'), BLIND);
    await showOthers('Show and Note the Day');
    await until(() => shownIds(folder, 'harbour.txt').join() === 'cccccccc');
    const { unblinded } = folder.corpus.codebook.coding;
    assert.deepEqual([...unblinded.keys()], ['lea']);
    assert.deepEqual(await showOthers('Show and Note the Day'), []);

    await vscode.commands.executeCommand('policyAnnotator.undo');
    await until(() => shownIds(folder, 'harbour.txt').join() === 'aaaaaaaa');
    await folder.corpus.settled();
    assert.equal(folder.text('codebook.yaml'), BLIND);
  });

  test('says why the file of another coder is not merged', async () => {
    const file = 'harbour.txt.max.annotations.yaml';
    const folder = await chosenCorpus('coders-conflict', {
      ...{ 'codebook.yaml': BLIND, 'harbour.txt': ARTICLE },
      [file]: annotationFile(ARTICLE, { bbbbbbbb: QUOTE }),
    });
    await become(folder, 'lea');
    await vscode.window.showTextDocument(folder.uri(file));
    const heard = await hearMessages();
    try {
      await vscode.commands.executeCommand('policyAnnotator.resolveConflicts');
    } finally {
      heard.stop();
    }
    assert.match(heard.texts.join(), /Coders of this study work blind/);
  });

  test('a finished article has a digest of what was found, and undo takes both back', async () => {
    const own = 'harbour.txt.lea.annotations.yaml';
    const text = annotationFile(ARTICLE, { aaaaaaaa: QUOTE });
    const folder = await chosenCorpus('coders-digest', {
      ...{ 'codebook.yaml': BLIND, 'harbour.txt': ARTICLE, [own]: text },
    });
    await become(folder, 'lea');
    await folder.opened('harbour.txt');
    await markCoded([{ choose: 'Complete' }]);
    await folder.corpus.settled();
    assert.match(folder.text(own), /\n {4}state: complete\n[^]*\n {4}digest: "[a-z2-9]{12}"\n/);
    assert.equal(
      (await folder.corpus.coders.of('harbour.txt'))?.readings.get('lea')?.state,
      'complete',
    );
    await vscode.commands.executeCommand('policyAnnotator.undo');
    await folder.corpus.settled();
    assert.equal(folder.text(own), text);
  });

  test('a training article is compared with its standard once it is completed, and not before', async () => {
    const gold = 'harbour.txt.gold.annotations.yaml';
    const folder = await chosenCorpus('coders-gold', {
      ...{ 'codebook.yaml': BLIND, 'harbour.txt': ARTICLE },
      'harbour.txt.lea.annotations.yaml': annotationFile(ARTICLE, {
        aaaaaaaa: QUOTE,
        bbbbbbbb: 'wants night shifts',
      }).replace('stance: oppose', 'stance: oppose\n    note: "They say so."'),
      'harbour.txt.max.annotations.yaml': annotationFile(ARTICLE, {
        dddddddd: 'wants night shifts',
      }),
    });
    await become(folder, 'lea');
    await folder.opened('harbour.txt');
    await vscode.commands.executeCommand('policyAnnotator.markGold');
    await folder.corpus.settled();
    const parsed = parseAnnotationFile(folder.text(gold), folder.corpus.codebook);
    assert.equal(parsed.kind, 'annotations');
    assert.deepEqual(
      parsed.file.annotations.map(({ coder, quote }) => [coder, quote[0]?.exact]),
      [
        ['gold', QUOTE],
        ['gold', 'wants night shifts'],
      ],
    );
    assert.equal(parsed.file.coded.get('gold')?.state, 'complete');

    await become(folder, 'max');
    await until(() => shownIds(folder, 'harbour.txt').join() === 'dddddddd');
    await vscode.commands.executeCommand('policyAnnotator.compareWithGold', target(folder));
    assert.equal(reports().length, 0);
    await folder.opened('harbour.txt');
    await markCoded([{ choose: 'Complete' }]);
    await until(() => reports().length === 1);
    const [report = ''] = reports();
    assert.match(report, /\nMissed: 1\n {2}Port Union · Night shifts: “rejects night shifts”\n/);
    assert.match(report, /\n {4}Note: They say so\.\n/);
    assert.match(report, /\nAs in the standard: 1\n/);

    // Both the state and the standard can be taken back.
    await vscode.commands.executeCommand('policyAnnotator.undo');
    await vscode.commands.executeCommand('policyAnnotator.undo');
    await folder.corpus.settled();
    assert.equal(folder.textIfThere(gold), undefined);
  });

  test('to delete an entry that only others have used asks what becomes of their annotations', async () => {
    const folder = await chosenCorpus('coders-delete', {
      ...{ 'codebook.yaml': OWN_FILES, 'harbour.txt': ARTICLE },
      'harbour.txt.max.annotations.yaml': annotationFile(ARTICLE, { bbbbbbbb: QUOTE }),
    });
    await become(folder, 'lea');
    const picks = await answerPicks('leave');
    try {
      const corpus = folder.loaded.root.toString();
      const entry = { corpus, layer: 'actor', id: 'port-union' };
      await vscode.commands.executeCommand('policyAnnotator.deleteEntry', entry);
    } finally {
      picks.stop();
    }
    assert.match(picks.shown[0]?.placeholder ?? '', /^Named in files of other coders\./);
    assert.equal(folder.text('codebook.yaml'), OWN_FILES);
  });

  test('each sees the progress of all, or who is blind their own', async () => {
    const done = (coder: string): string =>
      annotationFile(ARTICLE, { [`${coder}aaaaa`]: QUOTE }).replace(
        'positions:',
        `coded: {${coder}: {state: complete}}\npositions:`,
      );
    const files = {
      'harbour.txt': ARTICLE,
      'harbour.txt.lea.annotations.yaml': done('lea'),
      'harbour.txt.max.annotations.yaml': done('max'),
    };
    const folder = await chosenCorpus('coders-progress', { 'codebook.yaml': OWN_FILES, ...files });
    await become(folder, 'lea');
    const all = await progress();
    const each = (name: string): string => `${name}: 1 coded`;
    assert.ok(all.includes(`\n${each('Lea Sommer')}\n${each('Max Ott')}\n`));
    const assigned = 'true, assigned: {harbour.txt: lea}}';
    folder.write('codebook.yaml', BLIND.replace('true}', assigned));
    await until(() => folder.corpus.codebook.coding.blind);
    const own = await progress();
    assert.match(own, /\nLea Sommer: 1 of 1 coded\nYou code blind/);
    assert.doesNotMatch(own, /Max/);
  });
});

const DIRECTS: readonly Answer[] = [
  { choose: 'I only direct the study' },
  { choose: 'Another person…' },
];
const DRAW: readonly Answer[] = [{ tick: ['lea', 'max'] }, { choose: 'No, they code blind' }];

/** Two coders, blind, a fifth together; gives the messages. */
async function setUp(
  button: string | undefined,
  answers: readonly Answer[] = [...DIRECTS, ...DRAW],
): Promise<readonly string[]> {
  return (await setUpShown(button, answers)).texts;
}

async function setUpShown(button: string | undefined, answers: readonly Answer[]) {
  // A share is a number.
  const lines = await typeLines('Eve', '20 %');
  const picks = await answerPicks(...answers);
  const heard = await hearMessages(button);
  try {
    await vscode.commands.executeCommand('policyAnnotator.setUpSeveralCoders');
  } finally {
    lines.stop();
    picks.stop();
    heard.stop();
  }
  return { texts: heard.texts, picks: picks.shown };
}

async function showOthers(button: string | undefined): Promise<readonly string[]> {
  const heard = await hearMessages(button);
  try {
    await vscode.commands.executeCommand('policyAnnotator.showOthersWork');
  } finally {
    heard.stop();
  }
  return heard.texts;
}

async function markCoded(answers: readonly Answer[]): Promise<void> {
  const picks = await answerPicks(...answers);
  try {
    await vscode.commands.executeCommand('policyAnnotator.markCoded');
  } finally {
    picks.stop();
  }
}

async function progress(): Promise<string> {
  await vscode.commands.executeCommand('policyAnnotator.showProgress');
  return vscode.window.activeTextEditor?.document.getText() ?? '';
}

function reports(): readonly string[] {
  return vscode.window.visibleTextEditors
    .map(({ document }) => document.getText())
    .filter((text) => text.startsWith('Gold standard of harbour.txt'));
}

function target({ loaded }: CorpusFolder): object {
  return { corpus: loaded.root.toString(), article: 'harbour.txt' };
}
