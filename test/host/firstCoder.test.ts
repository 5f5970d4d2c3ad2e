import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, corpusFolder, type CorpusFolder } from './support/corpusFolder';
import { testApi } from './support/api';
import { typeLines } from './support/typedLines';
import { answerPicks, type Answer } from './support/quickPicks';
import { until } from './until';

const CODEBOOK = `format: policy-codebook/1
coders:
  lea: {name: "Lea Sommer"}
  tom: {name: "Tom Okafor"}
actors:
  union: {name: "Port Union"}
issues:
  shifts: {name: "Night shifts"}
`;
const ARTICLE = 'The Port Union rejects night shifts. It asks for more pay.\n';
const POSITION: readonly Answer[] = [
  { choose: 'Port Union' },
  { choose: 'Night shifts' },
  { choose: 'oppose' },
];

suite('The first annotation of a corpus with coders', () => {
  const settings = () => vscode.workspace.getConfiguration('policyAnnotator');
  teardown(async () => {
    await settings().update('coder', undefined, vscode.ConfigurationTarget.Global);
    await closeAll();
  });

  test('asks once who codes, after the other questions, and writes it into this one and the next', async () => {
    const folder = await corpusFolder('first-coder', {
      'codebook.yaml': CODEBOOK,
      'a.txt': ARTICLE,
    });
    const titles = await annotated(folder, 4, 14, [...POSITION, { choose: 'Lea Sommer' }]);
    assert.equal(titles.at(-1), 'Who is coding?');
    const next = await annotated(folder, 37, 40, POSITION);
    assert.ok(!next.includes('Who is coding?'));
    assert.deepEqual(coders(folder), ['lea', 'lea']);
  });

  test('takes a name that is typed for that person, not for the first coder of the list', async () => {
    const folder = await corpusFolder('typed-coder', {
      ...{ 'codebook.yaml': CODEBOOK, 'a.txt': ARTICLE },
    });
    const add = { choose: 'Add rosa to the codebook' };
    const titles = await annotated(folder, 4, 14, [...POSITION, { type: 'Rosa' }, add]);
    assert.deepEqual(titles.slice(-2), ['Who is coding?', 'Who is coding?']);
    assert.deepEqual(coders(folder), ['rosa']);
  });

  test('is kept without a coder where none is named, and it is not asked again', async () => {
    const folder = await corpusFolder('no-coder', { 'codebook.yaml': CODEBOOK, 'a.txt': ARTICLE });
    const titles = await annotated(folder, 4, 14, [...POSITION, 'leave']);
    assert.equal(titles.at(-1), 'Who is coding?');
    const next = await annotated(folder, 37, 40, POSITION);
    assert.ok(!next.includes('Who is coding?'));
    assert.deepEqual(coders(folder), [undefined, undefined]);
    const { memory } = await testApi();
    assert.ok(memory.keys().some((key) => key.startsWith('coder.unsigned:')));
  });

  test('of a codebook without coders asks only where somebody marked articles under a name', async () => {
    const plain = CODEBOOK.replace(/coders:\n(?: .*\n)+/, '');
    const alone = await corpusFolder('alone', { 'codebook.yaml': plain, 'a.txt': ARTICLE });
    assert.ok(!(await annotated(alone, 4, 14, POSITION)).includes('Who is coding?'));
    const picks = await answerPicks({ choose: 'Complete' });
    await vscode.commands.executeCommand('policyAnnotator.markCoded');
    picks.stop();
    assert.deepEqual(
      picks.shown.map(({ title }) => title),
      ['Mark Article as Coded'],
    );
    await alone.corpus.settled();
    assert.match(
      alone.text('a.txt.annotations.yaml'),
      /\ncoded:\n {2}coder:\n {4}state: complete\n/,
    );
    assert.ok(!(await annotated(alone, 37, 40, POSITION)).includes('Who is coding?'));
    await closeAll();
    const folder = await corpusFolder('marked', {
      ...{ 'codebook.yaml': plain, 'a.txt': ARTICLE, 'b.txt': ARTICLE },
      'b.txt.annotations.yaml':
        'format: policy-annotations/1\ncoded:\n  tom: {state: complete, date: 2026-01-02}\n...\n',
    });
    const lines = await typeLines('Ida');
    try {
      await annotated(folder, 4, 14, POSITION);
    } finally {
      lines.stop();
    }
    assert.deepEqual(coders(folder), ['ida']);
  });

  test('of a codebook without coders asks where somebody else has coded under a name', async () => {
    const folder = await corpusFolder('coded-by-another', {
      'codebook.yaml': CODEBOOK.replace(/coders:\n(?: .*\n)+/, ''),
      ...{ 'a.txt': ARTICLE, 'b.txt': ARTICLE },
      'b.txt.annotations.yaml':
        'format: policy-annotations/1\npositions:\n  - id: bbbbbbbb\n    coder: jm\n    actor: union\n' +
        '    issue: shifts\n    stance: oppose\n    quote: {exact: "rejects night shifts", start: 15, repeated: false}\n...\n',
    });
    const lines = await typeLines('Ida');
    try {
      await annotated(folder, 4, 14, POSITION);
    } finally {
      lines.stop();
    }
    assert.deepEqual(coders(folder), ['ida']);
  });

  test('under an id that the codebook lacks asks that first, and then the other questions', async () => {
    const folder = await corpusFolder('unlisted-shared', {
      ...{ 'codebook.yaml': CODEBOOK, 'a.txt': ARTICLE },
    });
    await settings().update('coder', 'toms', vscode.ConfigurationTarget.Global);
    await until(() => folder.corpus.coder === 'toms');
    const left = await annotated(folder, 4, 14, ['leave']);
    assert.deepEqual(left, ['Who is coding?']);
    assert.deepEqual(coders(folder), []);
    await annotated(folder, 4, 14, [{ choose: 'Add toms to the codebook' }, ...POSITION]);
    assert.deepEqual(coders(folder), ['toms']);
  });

  test('under an id that the codebook lacks asks, and begins no file beside those of coders', async () => {
    const folder = await corpusFolder('unlisted-coder', {
      'codebook.yaml': `${CODEBOOK}annotation-files: one-per-coder\n`,
      'a.txt': ARTICLE,
    });
    // Where nobody is named, that is asked first, too.
    assert.deepEqual(await annotated(folder, 4, 14, ['leave']), ['Who is coding?']);
    await settings().update('coder', 'toms', vscode.ConfigurationTarget.Global);
    await until(() => folder.corpus.coder === 'toms');
    const left = await annotated(folder, 4, 14, ['leave']);
    assert.deepEqual(left, ['Who is coding?']);
    await folder.corpus.settled();
    assert.equal(folder.textIfThere('a.txt.toms.annotations.yaml'), undefined);

    const another = [{ choose: 'Choose another' }, { choose: 'Tom Okafor' }];
    await annotated(folder, 4, 14, [...another, ...POSITION]);
    await folder.corpus.settled();
    assert.match(folder.text('a.txt.tom.annotations.yaml'), /\n {4}coder: tom\n/);
    assert.equal(folder.textIfThere('a.txt.toms.annotations.yaml'), undefined);

    await settings().update('coder', 'ida', vscode.ConfigurationTarget.Global);
    await until(() => folder.corpus.coder === 'ida');
    await annotated(folder, 37, 40, [{ choose: 'Add ida to the codebook' }, ...POSITION]);
    await folder.corpus.settled();
    assert.match(folder.text('a.txt.ida.annotations.yaml'), /\n {4}coder: ida\n/);
    assert.ok(folder.corpus.codebook.coders.has('ida'));
  });
});

/** Annotates words of the first line; returns the titles of the questions. */
async function annotated(
  folder: CorpusFolder,
  from: number,
  to: number,
  answers: readonly Answer[],
): Promise<readonly string[]> {
  const editor = await folder.opened('a.txt');
  editor.selection = new vscode.Selection(0, from, 0, to);
  const picks = await answerPicks(...answers);
  try {
    await vscode.commands.executeCommand('policyAnnotator.annotateSelection');
  } finally {
    picks.stop();
  }
  return picks.shown.map(({ title }) => title);
}

function coders(folder: CorpusFolder): readonly (string | undefined)[] {
  const row = folder.corpus.index.article('a.txt');
  return (row?.annotations ?? []).map(({ annotation }) => annotation.coder);
}
