import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { articleQueue } from '../../src/core';
import { annotationFile, shownIds } from './support/annotations';
import { become, chosenCorpus, setCoder } from './support/coders';
import { ARTICLE, closeAll, CODEBOOK, type CorpusFolder } from './support/corpusFolder';
import { hearMessages } from './support/messages';
import { answerPicks, type Answer, type Picks } from './support/quickPicks';
import { until } from './until';

const CODERS = 'coders: {lea: {name: Lea Sommer}, max: {name: Max Ott}, eve: {name: Eve Roth}}\n';
const OWN_FILES = `${CODEBOOK}${CODERS}annotation-files: one-per-coder\n`;
const PLAIN = 'harbour.txt.annotations.yaml';
const SAME = 'rejects night shifts';
const OTHER = 'wants night shifts and automation';

suite('Adjudication', () => {
  teardown(async () => {
    await setCoder(undefined);
    await closeAll();
  });

  test('accepts what is identical, then asks about the rest, without names, and undo takes each back', async () => {
    const folder = await study('adjudicate-all');
    const { picks, texts } = await adjudicate(
      folder,
      { choose: 'Accept All Identical Passages (1)' },
      { choose: 'Ministry of Transport' },
      { choose: 'The words allow both' },
      'leave',
    );
    const [first, second, reason, end] = picks.shown;
    assert.match(first?.title ?? '', /^harbour\.txt: “rejects night shifts”$/);
    assert.equal(first?.placeholder, 'All coders read the same');
    assert.ok(first.rows.includes('1  A, B: Port Union ⊖ Night shifts | '), first.rows.join('\n'));
    assert.doesNotMatch(picks.shown.map(({ rows }) => rows.join()).join(), /Lea|Max/);
    assert.equal(
      second?.placeholder,
      'Coders read this differently; letters are drawn anew for each passage',
    );
    assert.match(reason?.title ?? '', /^Why did coders differ\? /);
    assert.equal(end?.title, 'Everything in harbour.txt is adjudicated.');
    assert.deepEqual(texts, []);
    await folder.corpus.settled();
    assert.deepEqual(await states(folder), ['decided', 'decided']);
    const text = folder.text(PLAIN);
    assert.match(text, /\n {4}by: eve\n/);
    assert.match(text, /\n {4}reason: "ambiguous"\n/);
    // With the last decision, the article counts as read.
    assert.match(text, /\ncoded:\n {2}eve:\n {4}state: complete\n/);
    assert.match(end.rows.join(), /^Mark Article as Coded… \| $/);
    assert.equal(shownIds(folder, 'harbour.txt').length, 2);

    await vscode.commands.executeCommand('policyAnnotator.undo');
    await folder.corpus.settled();
    assert.deepEqual(await states(folder), ['decided', 'waiting']);
    await vscode.commands.executeCommand('policyAnnotator.undo');
    await folder.corpus.settled();
    assert.equal(folder.textIfThere(PLAIN), undefined);
  });

  test('none of these is kept with its reason; names are shown when asked for', async () => {
    const folder = await study('adjudicate-none');
    const { picks } = await adjudicate(
      folder,
      { choose: "Show Coders' Names" },
      { choose: 'Skip This Passage' },
      { choose: 'None of These' },
      { choose: 'No reason' },
      'leave',
    );
    assert.match(picks.shown[1]?.rows.join() ?? '', /Lea Sommer, Max Ott|Max Ott, Lea Sommer/);
    await folder.corpus.settled();
    assert.deepEqual(await states(folder), ['waiting', 'decided']);
    assert.match(folder.text(PLAIN), /\n {4}over:\n/);
    assert.doesNotMatch(folder.text(PLAIN), /\n {4}(?:from|result|reason):/);
    // Names are hidden again for other tests.
    await adjudicate(folder, { choose: "Hide Coders' Names" }, 'leave');
  });

  test('takes over what one coder alone has found, when told so, in one step', async () => {
    const folder = await study('adjudicate-single');
    await vscode.workspace.fs.delete(folder.uri('harbour.txt.max.annotations.yaml'));
    await until(async () => (await folder.corpus.coders.of('harbour.txt'))?.readings.size === 1);
    const left = await adjudicate(folder);
    assert.match(left.texts.join(), /^Only Lea Sommer has coded harbour\.txt\./);
    assert.equal(folder.textIfThere(PLAIN), undefined);

    const { picks } = await adjudicate(folder, { button: 'Take Over' }, 'leave');
    assert.deepEqual(
      picks.shown.map(({ title }) => title),
      ['Everything in harbour.txt is adjudicated.'],
    );
    await folder.corpus.settled();
    assert.equal(shownIds(folder, 'harbour.txt').length, 2);
    assert.equal(folder.text(PLAIN).match(/\n {4}from:/g)?.length, 2);
    // Nothing is left to be taken over.
    const again = await adjudicate(folder, 'leave');
    assert.deepEqual([again.texts, again.picks.shown.length], [[], 1]);
    await vscode.commands.executeCommand('policyAnnotator.undo');
    await folder.corpus.settled();
    assert.equal(folder.textIfThere(PLAIN), undefined);
  });

  test('takes over all articles of one coder in one step, and leaves those of several', async () => {
    const folder = await study('adjudicate-singles');
    const own = folder.text('harbour.txt.lea.annotations.yaml');
    for (const name of ['first.txt', 'second.txt']) {
      folder.write(name, ARTICLE);
      folder.write(`${name}.lea.annotations.yaml`, own.replaceAll('leaa', `${name[0]}eaa`));
    }
    await until(async () => (await folder.corpus.coders.of('second.txt'))?.readings.size === 1);
    const heard = await hearMessages('Take Over');
    try {
      await vscode.commands.executeCommand('policyAnnotator.takeOverSingles');
    } finally {
      heard.stop();
    }
    assert.match(heard.texts.join(), /no other is to code: 2\..*Their positions: 4\./);
    await folder.corpus.settled();
    for (const name of ['first.txt', 'second.txt']) {
      const result = folder.text(`${name}.annotations.yaml`);
      assert.equal(result.match(/\n {4}from:/g)?.length, 2, result);
      assert.match(result, /\ncoded:\n {2}eve:/);
      assert.equal(shownIds(folder, name).length, 2);
    }
    assert.equal(folder.textIfThere(PLAIN), undefined);
    await vscode.commands.executeCommand('policyAnnotator.undo');
    await folder.corpus.settled();
    assert.equal(folder.textIfThere('first.txt.annotations.yaml'), undefined);
    assert.equal(folder.textIfThere('second.txt.annotations.yaml'), undefined);
  });

  test('merges fields of two readings', async () => {
    const folder = await study('adjudicate-merge');
    const { picks } = await adjudicate(
      folder,
      { choose: 'Skip This Passage' },
      { choose: 'Merge Fields…' },
      { choose: 'Ministry of Transport' },
      { choose: 'support' },
      { choose: 'No reason' },
      'leave',
    );
    assert.deepEqual(
      picks.shown.slice(2, 4).map(({ title }) => title.split(':')[0]),
      ['Actor', 'Stance'],
    );
    await folder.corpus.settled();
    assert.match(
      folder.text(PLAIN),
      /\n {4}actor: ministry\n {4}issue: night-shifts\n {4}stance: support\n/,
    );
  });

  test('a reading that changes while it is decided about is asked about again', async () => {
    const folder = await study('adjudicate-meanwhile');
    const max = 'harbour.txt.max.annotations.yaml';
    const meanwhile = (): void =>
      folder.write(max, folder.text(max).replace('stance: support', 'stance: neutral'));
    const { picks, texts } = await adjudicate(
      folder,
      { choose: 'Skip This Passage' },
      { choose: 'Ministry of Transport', meanwhile },
      { choose: 'No reason' },
      { choose: 'Ministry of Transport' },
      { choose: 'No reason' },
      'leave',
    );
    assert.match(texts.join(), /This passage has changed while you decided/);
    assert.match(picks.shown[3]?.rows.join() ?? '', /Ministry of Transport ⊜ Night shifts/);
    await folder.corpus.settled();
    assert.deepEqual(await states(folder), ['waiting', 'decided']);
    assert.equal(folder.text(PLAIN).match(/^ {4}by: eve$/gm)?.length, 1);
    assert.match(folder.text(PLAIN), /\n {4}stance: neutral\n/);
  });

  test('a result whose readings have all been removed is kept, or removed, as one chooses', async () => {
    for (const { name, choose, left } of [
      { name: 'kept', choose: 'Keep', left: 1 },
      { name: 'removed', choose: 'Remove From the Adjudicated File', left: 0 },
    ]) {
      const folder = await study(`adjudicate-left-${name}`);
      await adjudicate(folder, { choose: 'Port Union' }, 'leave');
      await folder.corpus.settled();
      for (const coder of ['lea', 'max']) {
        const file = `harbour.txt.${coder}.annotations.yaml`;
        const text = folder.text(file);
        const second = text.indexOf(`  - id: ${coder}bbbbb`);
        const head = text.slice(0, text.indexOf('  - id: '));
        folder.write(file, head + text.slice(second));
      }
      const { picks } = await adjudicate(
        folder,
        { choose: 'Skip This Passage' },
        { choose },
        'leave',
      );
      assert.match(picks.shown[1]?.placeholder ?? '', /all of its readings have been removed/);
      assert.match(picks.shown[1]?.title ?? '', /rejects night shifts/);
      assert.doesNotMatch(picks.shown[1]?.rows.join() ?? '', /Write Anew|None of These/);
      await folder.corpus.settled();
      assert.deepEqual(await states(folder), ['waiting']);
      assert.equal(shownIds(folder, 'harbour.txt').length, left);
      assert.match(folder.text(PLAIN), /\n {4}replaces: /);
    }
  });

  test('nothing is decided while the file of a coder cannot be read', async () => {
    const folder = await study('adjudicate-unread');
    const max = 'harbour.txt.max.annotations.yaml';
    const text = folder.text(max);
    const { picks, texts } = await adjudicate(folder, {
      choose: 'Port Union',
      meanwhile: () => folder.write(max, `${text}]`),
    });
    assert.equal(picks.shown.length, 1);
    assert.match(texts.join(), /cannot be read, and would count as if it said nothing/);
    assert.equal(folder.textIfThere(PLAIN), undefined);
    assert.match((await adjudicate(folder)).texts.join(), /harbour\.txt\.max\.annotations\.yaml/);
    folder.write(max, text);
    assert.deepEqual(await states(folder), ['waiting', 'waiting']);
  });

  test('what coders have besides positions is offered at the end, and written as one step', async () => {
    const folder = await study('adjudicate-others');
    for (const coder of ['lea', 'max']) {
      const file = `harbour.txt.${coder}.annotations.yaml`;
      const more = (id: string, exact: string): string =>
        `  - {id: ${coder}${id}, actor: ministry, quote: {exact: "${exact}"}}\n`;
      const own = coder === 'lea' ? more('ccccc', 'automation') : '';
      const mentions = `mentions:\n${more('ddddd', 'rejects')}${own}`;
      folder.write(file, folder.text(file).replace(/(?=^\.\.\.$)/m, mentions));
    }
    const { picks } = await adjudicate(
      folder,
      { choose: 'Accept All Identical Passages (1)' },
      { choose: 'Ministry of Transport' },
      { choose: 'No reason' },
      { tick: ['2 of 2 coders'] },
    );
    assert.match(picks.shown[1]?.rows.join() ?? '', /O {2}Take Over Other Annotations \(2\)/);
    const asked = picks.shown[3];
    assert.equal(asked?.title, 'Other annotations in harbour.txt');
    assert.deepEqual(asked.rows, [
      'Marked mention: Ministry of Transport | 2 of 2 coders',
      'Marked mention: Ministry of Transport | 1 of 2 coders',
    ]);
    await folder.corpus.settled();
    assert.match(folder.text(PLAIN), /\nmentions:\n {2}- id: \w+\n {4}actor: ministry\n/);
    assert.match(folder.text(PLAIN), /exact: "rejects"/);
    assert.doesNotMatch(folder.text(PLAIN), /exact: "automation"/);
    await vscode.commands.executeCommand('policyAnnotator.undo');
    await folder.corpus.settled();
    assert.doesNotMatch(folder.text(PLAIN), /mentions:/);
    assert.deepEqual(await states(folder), ['decided', 'decided']);
  });

  test('begins with the open article where that is the only one that waits', async () => {
    const folder = await study('adjudicate-next');
    await folder.opened('harbour.txt');
    const picks = await answerPicks('leave');
    const heard = await hearMessages();
    await vscode.commands.executeCommand('policyAnnotator.adjudicateNext');
    picks.stop();
    heard.stop();
    assert.match(picks.shown[0]?.title ?? '', /^harbour\.txt: /);
    assert.deepEqual(heard.texts, []);
  });

  test('what a machine read is reviewed once the article is complete; taking it over is one step', async () => {
    const folder = await machineStudy('review-machine');
    const own = 'harbour.txt.annotations.yaml';
    const early = await review(folder);
    assert.deepEqual(early.shown, [], 'nothing is shown before');
    assert.doesNotMatch(folder.text(own), /seen/);

    const picks = await answerPicks(
      { choose: 'Complete' },
      { choose: 'Model Eight' },
      { choose: 'Skip This Passage' },
      { choose: 'You' },
      'leave',
    );
    await vscode.commands.executeCommand('policyAnnotator.markCoded', target(folder));
    picks.stop();
    const [, missed, stance, alone] = picks.shown;
    assert.equal(
      missed?.placeholder,
      '1 that you do not have, 1 with another stance, 1 that only you have',
    );
    assert.match(missed.rows.join('\n'), /2 {2}Model Eight: Ministry of Transport ⊕ Night shifts/);
    // Enter keeps their own.
    assert.match(missed.rows[1] ?? '', /^N {2}None of These \(You: nothing in this passage\)/);
    assert.doesNotMatch(missed.rows.join(), /Names|Merge|Write Anew|Identical/);
    assert.match(stance?.placeholder ?? '', /^0 that you do not have, 1 with/);
    assert.match(stance?.rows.join('\n') ?? '', /1 {2}You: .*\n2 {2}Model Eight: /);
    assert.deepEqual(
      [missed, stance, alone].map((shown) => shown?.rows[0]),
      ['You do not have this | ', 'Another stance | ', 'Only you have this | '],
    );
    assert.doesNotMatch(alone?.rows.join() ?? '', /None of These|Model Eight/);
    await folder.corpus.settled();
    const text = folder.text(own);
    assert.match(text, /\n {4}seen: after\n/);
    assert.match(text, /\n {4}from: "m1#raaaaaaa@\w+"\n/);
    assert.equal(shownIds(folder, 'harbour.txt').length, 3);

    // What is undone is the last decision, then the position; that it was seen stays.
    await vscode.commands.executeCommand('policyAnnotator.undo');
    await vscode.commands.executeCommand('policyAnnotator.undo');
    await folder.corpus.settled();
    assert.equal(shownIds(folder, 'harbour.txt').length, 2);
    assert.doesNotMatch(folder.text(own), /m1#/);
    assert.match(folder.text(own), /seen: after/);

    // Another stance is taken over, and the one before is kept.
    const again = await review(
      folder,
      { choose: 'Skip This Passage' },
      { choose: 'Model Eight' },
      'leave',
    );
    assert.match(again.shown[0]?.rows[0] ?? '', /^You do not have this/);
    await folder.corpus.settled();
    assert.match(folder.text(own), /\n {4}was: "oppose"\n/);
    const reading = (await folder.corpus.coders.of('harbour.txt'))?.readings.get('coder');
    assert.deepEqual(
      [reading?.state, reading?.positions[0]?.annotation.stance],
      ['complete', 'support'],
    );
    assert.equal(reading?.before?.[0]?.annotation.stance, 'oppose');
  });

  test('without a machine nothing is reviewed, and nothing of it is written', async () => {
    const folder = await chosenCorpus('review-none', {
      'codebook.yaml': CODEBOOK,
      'harbour.txt': ARTICLE,
      'harbour.txt.annotations.yaml': annotationFile(ARTICLE, { aaaaaaaa: SAME }),
    });
    await folder.opened('harbour.txt');
    const picks = await answerPicks({ choose: 'Complete' });
    await vscode.commands.executeCommand('policyAnnotator.markCoded', target(folder));
    picks.stop();
    await folder.corpus.settled();
    assert.equal(picks.shown.length, 1);
    assert.match(folder.text('harbour.txt.annotations.yaml'), /state: complete/);
    assert.doesNotMatch(folder.text('harbour.txt.annotations.yaml'), /seen/);
  });

  test('says why there is nothing to adjudicate, and offers to go on with what is not complete', async () => {
    const shared = await chosenCorpus('adjudicate-shared', {
      'codebook.yaml': `${CODEBOOK}${CODERS}`,
      'harbour.txt': ARTICLE,
    });
    const { texts } = await adjudicate(shared);
    assert.match(texts.join(), /all coders share one file/);

    const open = await study('adjudicate-open', 'in-progress');
    const asked = await adjudicate(open);
    assert.match(asked.texts.join(), /not marked this article as complete: 2 of 2/);
    assert.equal(asked.picks.shown.length, 0);
  });
});

/** Two coders, who read one passage alike and another differently; eve adjudicates. */
async function study(name: string, state = 'complete'): Promise<CorpusFolder> {
  const file = (coder: string, more: (text: string) => string): string =>
    more(
      annotationFile(ARTICLE, { [`${coder}aaaaa`]: SAME, [`${coder}bbbbb`]: OTHER }).replace(
        'positions:',
        `coded: {${coder}: {state: ${state}}}\npositions:`,
      ),
    );
  const folder = await chosenCorpus(name, {
    'codebook.yaml': OWN_FILES,
    'harbour.txt': ARTICLE,
    'harbour.txt.lea.annotations.yaml': file('lea', (text) => text),
    'harbour.txt.max.annotations.yaml': file('max', (text) =>
      text.replace(
        /(id: maxbbbbb\n {4}actor: )port-union([^]*?stance: )oppose/,
        '$1ministry$2support',
      ),
    ),
  });
  await become(folder, 'eve');
  await folder.opened('harbour.txt');
  return folder;
}

/** One person and a machine, in a corpus whose coders share a file. */
async function machineStudy(name: string): Promise<CorpusFolder> {
  const machine = annotationFile(ARTICLE, { raaaaaaa: 'automation', rbbbbbbb: SAME })
    .replace(/(id: raaaaaaa\n {4}actor: )port-union([^]*?stance: )oppose/, '$1ministry$2support')
    .replace(/(id: rbbbbbbb[^]*?stance: )oppose/, '$1support');
  const folder = await chosenCorpus(name, {
    'codebook.yaml': `${CODEBOOK}coders: {m1: {name: Model Eight, machine: true}}\n`,
    'harbour.txt': ARTICLE,
    'harbour.txt.annotations.yaml': annotationFile(ARTICLE, { aaaaaaaa: SAME, bbbbbbbb: 'wants' }),
    'harbour.txt.m1.annotations.yaml': machine,
  });
  await folder.opened('harbour.txt');
  return folder;
}

const target = ({ loaded }: CorpusFolder) => {
  return { corpus: loaded.root.toString(), article: 'harbour.txt' };
};

async function review(folder: CorpusFolder, ...answers: readonly Answer[]): Promise<Picks> {
  const picks = await answerPicks(...answers);
  await vscode.commands.executeCommand('policyAnnotator.reviewMachine', target(folder));
  picks.stop();
  return picks;
}

async function states({ corpus }: CorpusFolder): Promise<readonly string[]> {
  const read = await corpus.coders.of('harbour.txt');
  return read ? articleQueue(read).passages.map(({ state }) => state) : [];
}

async function adjudicate(
  { loaded }: CorpusFolder,
  ...given: readonly (Answer | { readonly button: string })[]
): Promise<{ readonly picks: Picks; readonly texts: readonly string[] }> {
  const isButton = (one: (typeof given)[number]) => typeof one === 'object' && 'button' in one;
  const button = given.find(isButton);
  const answers = given.filter((one): one is Answer => !isButton(one));
  const picks = await answerPicks(...answers);
  const heard = await hearMessages(typeof button === 'object' ? button.button : undefined);
  try {
    await vscode.commands.executeCommand('policyAnnotator.adjudicate', {
      corpus: loaded.root.toString(),
      article: 'harbour.txt',
    });
  } finally {
    picks.stop();
    heard.stop();
  }
  return { picks, texts: heard.texts };
}
