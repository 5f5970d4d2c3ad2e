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
import { casesOf, chance, isFullRun, SEED, printRow } from './rows';

/** The actions of two hours with one every five seconds, done without pauses. The scoreboard
 * requires eight hours, in four windows. */
const ACTIONS = casesOf((2 * 3600) / 5, 15);

/** Share of the heap after warm-up; 3 % were measured without a leak. */
const MOST_GROWTH = 0.05;

const VIEWS = ['articles', 'issues', 'disagreements', 'actors', 'thisArticle'];
const ARTICLES = 20;

/** In `npm test` the caches still grow. */
const JUDGED = isFullRun()
  ? 'random use rejects nothing, leaks no listeners and leaves memory as it was'
  : 'random use rejects nothing and leaks no listeners (memory: npm run reliability)';

suite('Long use (scoreboard)', () => {
  teardown(closeAll);

  test(JUDGED, async () => {
    const folder = await corpusFolder('soak', contents());
    const { corpora } = await testApi();
    corpora.choose(folder.loaded);
    const random = chance();
    const rejections: unknown[] = [];
    const listener = (reason: unknown): void => void rejections.push(reason);
    process.on('unhandledRejection', listener);
    const heard = await hearMessages();
    const leaks = hearLeaks();
    let warm = 0;
    for (let number = 0; number < ACTIONS; number++) {
      await act(folder, random, number);
      // The first third fills the caches.
      if (number === Math.floor(ACTIONS / 3)) warm = await heapInUse(folder);
    }
    const end = await heapInUse(folder);
    leaks.stop();
    heard.stop();
    process.off('unhandledRejection', listener);
    const growth = (end - warm) / warm;
    const reported = `heap ${megabytes(warm)} MB after warm-up, ${megabytes(end)} MB at the end (${(100 * growth).toFixed(1)} % of at most ${100 * MOST_GROWTH}), ${rejections.length} unhandled rejections, ${leaks.count()} warnings of leaking listeners`;
    const isGood =
      rejections.length === 0 && leaks.count() === 0 && (!isFullRun() || growth < MOST_GROWTH);
    printRow({
      row: 22,
      check: 'random use in one window: what is done in two hours, without the pauses',
      asked: ACTIONS,
      run: ACTIONS,
      seed: SEED,
      result: isGood
        ? `ok: ${reported}`
        : `${reported}; ${rejections.slice(0, 2).map(String).join('; ')}`,
    });
  });
});

function contents(): Readonly<Record<string, string>> {
  const names = Array.from({ length: ARTICLES }, (_, at) => `a${at}.txt`);
  return Object.fromEntries(names.map((name) => [name, ARTICLE.repeat(200)]));
}

/** Random actions of an analyst. */
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
    // As many as an article has, so that the corpus does not grow without limit.
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

/** VS Code logs a warning when an event has suspiciously many listeners. */
function hearLeaks(): { readonly count: () => number; readonly stop: () => void } {
  const { warn } = console;
  let count = 0;
  console.warn = (...words: unknown[]) => {
    if (/listener leak/i.test(words.map(String).join(' '))) count++;
    warn(...words);
  };
  return { count: () => count, stop: () => (console.warn = warn) };
}

/** The heap in bytes, after everything is closed and garbage is collected. */
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
