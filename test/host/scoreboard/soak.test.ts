import v8 from 'node:v8';
import vm from 'node:vm';
import * as vscode from 'vscode';
import { annotate, shownIds } from '../support/annotations';
import { testApi } from '../support/api';
import {
  ARTICLE,
  closeAll,
  corpusFolder,
  show,
  type,
  type CorpusFolder,
} from '../support/corpusFolder';
import { hearMessages } from '../support/messages';
import { chance, isFullRun, SEED, tell } from './rows';

/** The scoreboard speaks of eight hours. */
const ASKED = 480;
const MINUTES = isFullRun() ? Number(process.env.RELIABILITY_MINUTES ?? 2) : 0.05;

const VIEWS = ['articles', 'issues', 'disagreements', 'actors', 'thisArticle'];
const ARTICLES = 20;

suite('Long use (scoreboard)', function () {
  this.timeout(MINUTES * 60_000 + 120_000);
  teardown(closeAll);

  test('random use for minutes or hours leaves memory as it was and rejects nothing', async () => {
    const folder = await corpusFolder('soak', contents());
    const { corpora } = await testApi();
    corpora.choose(folder.loaded);
    const random = chance();
    const rejections: unknown[] = [];
    const listener = (reason: unknown): void => void rejections.push(reason);
    process.on('unhandledRejection', listener);
    const heard = await hearMessages();
    const begun = Date.now();
    const length = MINUTES * 60_000;
    let warm: number | undefined;
    let acts = 0;
    for (let passed = 0; passed < length; passed = Date.now() - begun) {
      await act(folder, random, acts++);
      // A third of the time is for caches to fill.
      if (passed > length / 3) warm ??= await heapInUse(folder);
    }
    const end = await heapInUse(folder);
    heard.stop();
    process.off('unhandledRejection', listener);
    const growth = warm === undefined ? 0 : (end - warm) / warm;
    const told = `${acts} actions, heap ${megabytes(warm ?? 0)} MB after warm-up, ${megabytes(end)} MB at the end (${(100 * growth).toFixed(1)} %), ${rejections.length} unhandled rejections`;
    const isGood = rejections.length === 0 && (growth < 0.1 || !isFullRun());
    const minutes = Math.round(MINUTES * 100) / 100;
    tell({
      row: 22,
      check: 'minutes of random use in one window',
      // The small run of `npm test` is what it asks for.
      asked: isFullRun() ? ASKED : minutes,
      run: minutes,
      seed: SEED,
      result: isGood ? `ok: ${told}` : `${told}; ${rejections.slice(0, 2).map(String).join('; ')}`,
    });
  });
});

function contents(): Readonly<Record<string, string>> {
  const names = Array.from({ length: ARTICLES }, (_, at) => `a${at}.txt`);
  return Object.fromEntries(names.map((name) => [name, ARTICLE.repeat(200)]));
}

/** What an analyst does, by chance. */
async function act(folder: CorpusFolder, random: () => number, number: number): Promise<void> {
  const article = `a${Math.floor(random() * ARTICLES)}.txt`;
  const kind = random();
  if (kind < 0.3) {
    await folder.opened(article);
  } else if (kind < 0.5) {
    const editor = await folder.opened(article);
    await type(editor, Math.floor(random() * 5000), random() < 0.5 ? 'now ' : '\n');
    if (random() < 0.5) await vscode.commands.executeCommand('undo');
    if (random() < 0.3) await editor.document.save();
  } else if (kind < 0.65) {
    await folder.opened(article);
    // As many as an article has, so that the corpus does not grow for ever.
    const ids = shownIds(folder, article);
    const [first] = ids;
    if (ids.length >= 5 && first !== undefined) {
      await folder.corpus.change(article, [{ kind: 'delete', id: first }], 'delete');
    } else await annotate(folder, article, 'rejects night shifts', `soak${number}`);
  } else if (kind < 0.72) {
    await folder.corpus.replay(random() < 0.5 ? 'undo' : 'redo');
  } else if (kind < 0.82) {
    const view = VIEWS[Math.floor(random() * VIEWS.length)] ?? '';
    await vscode.commands.executeCommand(`policyAnnotator.${view}.focus`);
  } else if (kind < 0.9) {
    const { document } = await show(folder.uri(article));
    const at = new vscode.Position(0, 6);
    await vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, at);
  } else if (kind < 0.95) {
    folder.write(`a${Math.floor(random() * ARTICLES)}.txt.annotations.yaml`, NEW_FILE);
  } else {
    await closeAll();
  }
  if (random() < 0.1) await folder.corpus.settled();
}

const NEW_FILE = 'format: policy-annotations/1\npositions: []\n...\n';

/** Bytes, after everything is closed and what nobody holds is gone. */
async function heapInUse(folder: CorpusFolder): Promise<number> {
  await closeAll();
  await folder.corpus.settled();
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc') as () => void;
  for (let times = 0; times < 3; times++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    collect();
  }
  return process.memoryUsage().heapUsed;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
