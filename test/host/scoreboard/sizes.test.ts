import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { resultOf } from '../../reliability/report';
import { annotate, idsIn } from '../support/annotations';
import { testApi } from '../support/api';
import {
  ARTICLE,
  closeAll,
  corpusFolder,
  show,
  type,
  type CorpusFolder,
} from '../support/corpusFolder';
import { longestStops, type Stops } from '../support/eventLoop';
import { until } from '../until';
import { isFullRun, printRow } from './rows';

const FILE = 'a.txt.annotations.yaml';
/** The longest allowed pause, in milliseconds of the host's computing time: the clock of a busy
 * machine includes other programs. */
const FREEZE = 100;

const LINE = 'Nothing else happened on the quay that day.\n';

interface Size {
  readonly text: () => string;
  /** The editor asks before it opens more than 10 MB; until then the extension gets no document. */
  readonly confirmed?: boolean;
  /** The note in the status bar. */
  readonly note?: RegExp;
}

const SIZES: Readonly<Record<string, Size>> = {
  '0 B': { text: () => '' },
  '1 B': { text: () => 'x' },
  '5 MB': { text: () => ARTICLE + LINE.repeat(5e6 / 44) },
  'one line of 5 MB': {
    text: () => ARTICLE.replaceAll('\n', ' ') + 'Nothing happened. '.repeat(5e6 / 18),
  },
  '5 MB full of names': {
    text: () => `${ARTICLE}${LINE.repeat(5)}`.repeat(5e6 / (ARTICLE.length + 5 * 44)),
  },
  '50 MB, about which the editor asks': {
    text: () => ARTICLE + LINE.repeat(50e6 / 44),
    note: /Large article \(50 MB\): not read yet/,
  },
  '50 MB, opened all the same': {
    text: () => ARTICLE + LINE.repeat(50e6 / 44),
    confirmed: true,
    note: /Large article \(50 MB\): names are highlighted on demand/,
  },
  '60 MB': {
    text: () => ARTICLE + LINE.repeat(60e6 / 44),
    note: /Article too large to annotate \(60 MB\)/,
  },
};

suite('Sizes of articles (scoreboard)', () => {
  teardown(closeAll);

  // In `npm test`, test/host/largeArticles.test.ts covers the long ones.
  const names = Object.keys(SIZES).filter((name) => isFullRun() || name.endsWith(' B'));

  for (const name of names) {
    test(`an article of ${name} freezes nothing, and what is not done is said`, async () => {
      const { text: make, confirmed = false, note } = SIZES[name] ?? assert.fail();
      const text = make();
      const isShown = confirmed || !note;
      await askFrom(confirmed ? 1000 : undefined);
      const folder = await corpusFolder(`size ${name}`, { 'b.txt': ARTICLE });
      folder.write('a.txt', text);
      const wrong: string[] = [];
      const reported: string[] = [];
      // The editor itself pauses for some of these: only the additional time counts.
      folder.write('a.log', text);
      const alone = await longestStops(() => opening(folder, 'a.log', isShown));
      await closeAll();
      const measure = async (
        what: string,
        work: () => Promise<void>,
        { less = 0, tries = 1 }: { less?: number; tries?: number } = {},
      ): Promise<void> => {
        let best: Stops = { clock: Infinity, computing: Infinity };
        // A pause that recurs is the extension's; one that occurs once is the machine's.
        for (let times = 0; times < tries && best.computing > FREEZE; times++) {
          if (times > 0) await closeAll();
          const { clock, computing } = await longestStops(work);
          const ours = Math.max(0, computing - less);
          if (ours < best.computing) best = { clock, computing: ours };
        }
        const ms = best.computing.toFixed(0);
        reported.push(`${what} ${ms} ms (${best.clock.toFixed(0)} by the clock)`);
        if (best.computing > FREEZE) wrong.push(`${what} stood still for ${ms} ms`);
      };
      await measure('loading', () => folder.corpus.load(), { tries: 3 });
      await measure('opening', () => opening(folder, 'a.txt', isShown), {
        less: alone.computing,
        tries: 3,
      });
      const state = folder.corpus.state('a.txt');
      if (state && text.length > 100) {
        const editor = await show(folder.uri('a.txt'));
        await measure('typing', () => type(editor, 0, 'N'));
        await measure('annotating', () => annotate(folder, 'a.txt', 'rejects night', 'aaaaaaaa'));
        if (idsIn(folder.textIfThere(FILE)).length !== 1) wrong.push('the annotation is lost');
      }
      const { largeArticleNote } = await testApi();
      const patience = Date.now() + 10_000;
      const isStated = (): boolean =>
        note ? note.test(largeArticleNote() ?? '') : state !== undefined;
      await until(() => isStated() || Date.now() > patience);
      if (!isStated())
        wrong.push(`nothing says what is not done, only: ${largeArticleNote() ?? ''}`);
      reported.push(state ? (state.matches ? 'with mentions' : 'mentions on demand') : 'not read');
      if (note) reported.push('which the status bar says');
      await askFrom(undefined);
      printRow({
        row: 18,
        check: `an article of ${name}: the longest stop that we add`,
        asked: 1,
        run: 1,
        seed: undefined,
        result: resultOf(reported.join(', '), wrong),
      });
    });
  }
});

/** Opens a file, and waits until all work is done. The editor does not show documents over 50 MB,
 * and asks before those over 10 MB: then there is no result to wait for, and some time passes. */
async function opening(folder: CorpusFolder, file: string, isShown: boolean): Promise<void> {
  const opened = (): boolean =>
    vscode.window.visibleTextEditors.some(
      ({ document }) => document.uri.toString() === folder.uri(file).toString(),
    );
  const patience = Date.now() + (isShown ? 60_000 : 3000);
  void vscode.commands.executeCommand('vscode.open', folder.uri(file), { preview: false });
  await until(() => opened() || Date.now() > patience);
  if (!isShown || file.endsWith('.log')) return;
  await until(() => {
    const state = folder.corpus.state(file);
    return state?.waits === true || state?.matches !== undefined || Date.now() > patience;
  });
}

/** The size in MB above which the editor asks before it opens a file. */
async function askFrom(megabytes: number | undefined): Promise<void> {
  const config = vscode.workspace.getConfiguration('workbench');
  const target = vscode.ConfigurationTarget.Global;
  await config.update('editorLargeFileConfirmation', megabytes, target);
}
