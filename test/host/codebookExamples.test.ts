import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { annotationFile } from './support/annotations';
import { testApi } from './support/api';
import {
  ARTICLE,
  closeAll,
  CODEBOOK,
  corpusFolder,
  type CorpusFolder,
} from './support/corpusFolder';
import { hearMessages } from './support/messages';
import { answerPicks } from './support/quickPicks';
import { typeLines } from './support/typedLines';
import { until } from './until';

const FILE = 'harbour.txt.annotations.yaml';
const QUOTE = 'rejects night shifts';

const ANNOTATED = annotationFile(ARTICLE, { aaaaaaaa: QUOTE }).replace(
  'positions:\n',
  'coded:\n  lea: {state: complete, codebook: "2"}\npositions:\n',
);

/** Two hold, two fail. */
const TESTED = CODEBOOK.replace(
  '  automation: {name: Automation}\n',
  `  automation:
    name: Automation
    examples:
      include: ["Automation saves time.", "Robots unload ships."]
      exclude: [{text: "An automation of the office", why: "no port"}, "${QUOTE}"]
`,
);

suite('Examples of the codebook', () => {
  const put: (() => void)[] = [];
  teardown(async () => {
    for (const back of put.splice(0)) back();
    await closeAll();
  });

  test('are tests of the Test Explorer, which run when asked, with places of what fails', async () => {
    const seen = await watchTests();
    put.push(() => seen.stop());
    const folder = await corpusFolder('example-tests', {
      'codebook.yaml': TESTED,
      'harbour.txt': ARTICLE,
      [FILE]: ANNOTATED,
    });
    await until(() => seen.controller()?.items.size === 1);
    const entry = seen.controller()?.items.get('issue:automation');
    assert.equal(entry?.label, 'Automation');
    assert.equal(entry.children.size, 4);
    assert.equal(seen.results.length, 0);

    // VS Code has heard of the tests a moment later. A run is over when the command is.
    await until(async () => {
      await vscode.commands.executeCommand('testing.runAll');
      return seen.results.length > 0;
    });
    await until(() => seen.results.length >= 4);
    assert.deepEqual(
      seen.results.map(({ label, state }) => `${state} ${label}`),
      [
        'passed belongs: “Automation saves time.”',
        'failed belongs: “Robots unload ships.”',
        'failed does not belong: “An automation of the office”',
        `passed does not belong: “${QUOTE}”`,
      ],
    );
    const [, robots, office] = seen.results;
    assert.match(robots?.message ?? '', /^“Automation” has no name, alias or keyword in “Robots/);
    assert.match(office?.message ?? '', /but “automation” is one of its names/);
    const document = await vscode.workspace.openTextDocument(folder.uri('codebook.yaml'));
    assert.equal(document.getText(robots?.range), '"Robots unload ships."');

    // Another codebook is listed, and nothing runs by itself.
    folder.write('codebook.yaml', TESTED.replace('"Robots unload ships."', 'Automation of ships'));
    const children = () =>
      [...(seen.controller()?.items.get('issue:automation')?.children ?? [])].map(
        ([, { label }]) => label,
      );
    await until(() => children().includes('belongs: “Automation of ships”'));
    assert.equal(seen.results.length, 4);
    // One without examples has no tests.
    folder.write('codebook.yaml', CODEBOOK);
    await until(() => seen.isDisposed());
  });

  test('are made of a quote in one step, with a reason, and taken back byte for byte', async () => {
    const folder = await annotated('example-added');
    const before = folder.text('codebook.yaml');
    const typed = await typeLines('they say no');
    put.push(() => typed.stop());
    const picks = await answerPicks({ choose: 'Night shifts | Issue' });
    put.push(() => picks.stop());
    await vscode.commands.executeCommand('policyAnnotator.addExample', targetOf(folder));
    await folder.corpus.settled();
    assert.deepEqual(picks.shown[0]?.rows, [
      'It belongs to | ',
      'Night shifts | Issue',
      'Port Union | Actor',
      'It does not belong to | ',
      'An Issue… | ',
      'An Actor… | ',
    ]);
    const { examples } = folder.corpus.codebook.issues.get('night-shifts') ?? {};
    assert.deepEqual(examples, { include: [{ text: QUOTE, why: 'they say no' }], exclude: [] });
    await until(() => folder.text('codebook.yaml').includes('why: "they say no"'));
    await vscode.commands.executeCommand('policyAnnotator.undo');
    await until(() => folder.text('codebook.yaml') === before);
  });

  test('say of another issue that the quote does not belong, without a reason', async () => {
    const folder = await annotated('example-excluded');
    const typed = await typeLines('');
    put.push(() => typed.stop());
    const picks = await answerPicks({ choose: 'An Issue…' }, { choose: 'Automation' });
    put.push(() => picks.stop());
    await vscode.commands.executeCommand('policyAnnotator.addExample', targetOf(folder));
    const { examples } = folder.corpus.codebook.issues.get('automation') ?? {};
    assert.deepEqual(examples, { include: [], exclude: [{ text: QUOTE, why: undefined }] });
  });
});

suite('The codebook', () => {
  const put: (() => void)[] = [];
  teardown(async () => {
    for (const back of put.splice(0)) back();
    await closeAll();
  });

  test('is a page that follows it', async () => {
    const folder = await annotated('codebook-page');
    await vscode.commands.executeCommand('policyAnnotator.showCodebook');
    await until(() =>
      vscode.window.tabGroups.all.some(({ tabs }) =>
        tabs.some(({ label }) => label.includes('codebook-page.codebook.md')),
      ),
    );
    const address = vscode.Uri.from({
      scheme: 'policy-annotator-codebook',
      path: '/codebook-page.codebook.md',
      query: JSON.stringify({ corpus: folder.loaded.root.toString() }),
    });
    const page = async () => Buffer.from(await vscode.workspace.fs.readFile(address)).toString();
    await until(async () => (await page()).includes('id night-shifts · 1 position'));
    assert.match(await page(), /> Ships should be unloaded at night\./);
    folder.write('codebook.yaml', CODEBOOK.replace('at night.}', 'by day.}'));
    await until(async () => (await page()).includes('> Ships should be unloaded by day'));
  });

  test('with another definition gets another version in one step, which leads to what was coded before', async () => {
    const folder = await annotated('codebook-version');
    const before = folder.text('codebook.yaml');
    const heard = await hearMessages();
    const typed = await typeLines('Work in the port after ten.');
    put.push(
      () => heard.stop(),
      () => typed.stop(),
    );
    const picks = await answerPicks({ choose: 'Definition' }, { choose: 'Raise Version to 3' });
    put.push(() => picks.stop());
    const issue = { corpus: folder.loaded.root.toString(), layer: 'issue', id: 'night-shifts' };
    await vscode.commands.executeCommand('policyAnnotator.editIssue', issue);
    assert.equal(folder.corpus.codebook.version, '3');
    assert.ok(
      heard.texts.includes('1 position on Night shifts is coded under an older codebook.'),
      heard.texts.join(),
    );
    picks.stop();
    const queue = await answerPicks({ choose: 'harbour.txt' });
    put.push(() => queue.stop());
    await vscode.commands.executeCommand('policyAnnotator.olderCodebook', issue);
    assert.deepEqual(queue.shown[0]?.rows, ['Version 2 | ', 'harbour.txt | lea · 1 position']);
    assert.match(queue.shown[0]?.title ?? '', /^Positions on Night shifts Coded Under an Older/);
    await until(() => vscode.window.activeTextEditor?.document.getText() === ARTICLE);
    const { activeTextEditor: editor } = vscode.window;
    await until(() => editor?.document.getText(editor.selection).includes('rejects') !== undefined);
    await vscode.commands.executeCommand('policyAnnotator.undo');
    await until(() => folder.text('codebook.yaml') === before);
    assert.equal(folder.corpus.codebook.version, '2');
  });
});

async function annotated(name: string): Promise<CorpusFolder> {
  const folder = await corpusFolder(name, { 'harbour.txt': ARTICLE, [FILE]: ANNOTATED });
  const { corpora } = await testApi();
  corpora.choose(folder.loaded);
  return folder;
}

function targetOf(folder: CorpusFolder) {
  return { corpus: folder.loaded.root.toString(), article: 'harbour.txt', id: 'aaaaaaaa' };
}

interface Seen {
  readonly label: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly message?: string;
  readonly range?: vscode.Range;
}

/** The next controller that is made, and the results of its runs in VS Code. */
async function watchTests() {
  const { tests } = await testApi();
  const original = tests.createTestController;
  const results: Seen[] = [];
  let made: vscode.TestController | undefined;
  let isDisposed = false;
  const create: typeof original = (...given) => {
    const controller = original(...given);
    const createRun = controller.createTestRun.bind(controller);
    const dispose = controller.dispose.bind(controller);
    Object.assign(controller, {
      createTestRun: (...request: Parameters<typeof createRun>) =>
        heard(createRun(...request), results),
      dispose: () => {
        isDisposed = true;
        dispose();
      },
    });
    made = controller;
    return controller;
  };
  Object.assign(tests, { createTestController: create });
  return {
    results,
    controller: () => made,
    isDisposed: () => isDisposed,
    stop: () => Object.assign(tests, { createTestController: original }),
  };
}

/** The run, which is VS Code's own; what it is told is noted. */
function heard(run: vscode.TestRun, results: Seen[]): vscode.TestRun {
  return new Proxy(run, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      return (item: vscode.TestItem | undefined, message?: vscode.TestMessage): unknown => {
        if (item && (key === 'passed' || key === 'failed' || key === 'skipped')) {
          const { label } = item;
          const range = message?.location?.range;
          results.push({
            label,
            state: key,
            ...(typeof message?.message === 'string' ? { message: message.message } : {}),
            ...(range === undefined ? {} : { range }),
          });
        }
        return Reflect.apply(value, target, [item, message]) as unknown;
      };
    },
  });
}
