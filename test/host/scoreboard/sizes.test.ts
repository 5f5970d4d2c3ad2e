import * as vscode from 'vscode';
import { resultOf } from '../../reliability/report';
import { annotate, idsIn } from '../support/annotations';
import {
  ARTICLE,
  closeAll,
  corpusFolder,
  show,
  type,
  type CorpusFolder,
} from '../support/corpusFolder';
import { longestBlock } from '../support/eventLoop';
import { problemsOf } from '../support/diagnostics';
import { until } from '../until';
import { isFullRun, tell } from './rows';

const FILE = 'a.txt.annotations.yaml';
/** Milliseconds for which nothing may stand still. */
const FREEZE = 100;

const SIZES: Readonly<Record<string, () => string>> = {
  '0 B': () => '',
  '1 B': () => 'x',
  '5 MB': () => ARTICLE + 'Nothing else happened on the quay that day.\n'.repeat(5e6 / 44),
  'one line of 5 MB': () => ARTICLE.replaceAll('\n', ' ') + 'Nothing happened. '.repeat(5e6 / 18),
  '50 MB': () => ARTICLE + 'Nothing else happened on the quay that day.\n'.repeat(50e6 / 44),
};

suite('Sizes of articles (scoreboard)', function () {
  this.timeout(300_000);
  teardown(closeAll);

  // In `npm test`, test/host/largeArticles.test.ts has the long ones.
  const names = Object.keys(SIZES).filter((name) => isFullRun() || name.endsWith(' B'));

  for (const name of names) {
    test(`an article of ${name} freezes nothing, and what is not done is said`, async () => {
      const text = SIZES[name]?.() ?? '';
      const folder = await corpusFolder(`size ${name}`, { 'b.txt': ARTICLE });
      folder.write('a.txt', text);
      const wrong: string[] = [];
      const told: string[] = [];
      // The editor itself stands still for some of these: what is counted is what we add.
      folder.write('a.log', text);
      const alone = await longestBlock(() => opening(folder, 'a.log'));
      await closeAll();
      const measure = async (
        what: string,
        work: () => Promise<void>,
        { less = 0, tries = 1 }: { less?: number; tries?: number } = {},
      ): Promise<void> => {
        let block = Infinity;
        // What stands still each time is ours; what does so once is the machine's.
        for (let times = 0; times < tries && block > FREEZE; times++) {
          if (times > 0) await closeAll();
          block = Math.min(block, Math.max(0, (await longestBlock(work)) - less));
        }
        told.push(`${what} ${block.toFixed(0)} ms`);
        if (block > FREEZE) wrong.push(`${what} stood still for ${block.toFixed(0)} ms`);
      };
      await measure('loading', () => folder.corpus.load(), { tries: 3 });
      await measure('opening', () => opening(folder, 'a.txt'), { less: alone, tries: 3 });
      const state = folder.corpus.state('a.txt');
      if (state && text.length > 100) {
        const editor = await show(folder.uri('a.txt'));
        await measure('typing', () => type(editor, 0, 'N'));
        await measure('annotating', () => annotate(folder, 'a.txt', 'rejects night', 'aaaaaaaa'));
        if (idsIn(folder.textIfThere(FILE)).length !== 1) wrong.push('the annotation is lost');
      }
      // An article that the extension is not given by the editor has to say so.
      if (!state && problemsOf(folder.uri('a.txt')).length === 0) {
        wrong.push('it is not read, and nothing says so');
      }
      told.push(state ? (state.matches ? 'with mentions' : 'mentions on demand') : 'not read');
      tell({
        row: 18,
        check: `an article of ${name}: longest stop beside the editor's own`,
        asked: 1,
        run: 1,
        seed: undefined,
        result: resultOf(told.join(', '), wrong),
      });
    });
  }
});

/** Opens it, and waits until nothing is left to do; the editor refuses the largest. */
async function opening(folder: CorpusFolder, file: string): Promise<void> {
  const opened = (): boolean =>
    vscode.window.visibleTextEditors.some(
      ({ document }) => document.uri.toString() === folder.uri(file).toString(),
    );
  await vscode.commands.executeCommand('vscode.open', folder.uri(file), { preview: false });
  // The editor tells nobody of a document over 50 MB, and asks before it shows one over 10 MB.
  const patience = Date.now() + 10_000;
  await until(() => opened() || Date.now() > patience);
  if (!opened() || file.endsWith('.log')) return;
  await until(() => folder.corpus.state(file) !== undefined || Date.now() > patience);
  const limit = 1e7;
  await until(() => {
    const state = folder.corpus.state(file);
    return (
      !state || state.text.length > limit || state.matches !== undefined || Date.now() > patience
    );
  });
}
