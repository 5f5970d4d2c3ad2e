import * as vscode from 'vscode';
import type { Services } from '../../services';
import {
  DEFAULT_RESAMPLING,
  foundAgainPage,
  codeTwiceFirst,
  countsNoFileYet,
  asManyDrawn,
  fragilePick,
  waitingPick,
  type FragilePick,
  type WaitingPick,
  NOTHING_COUNTED_YET,
  runCooperatively,
  type CodersCorpus,
  type Task,
  type ViewContext,
} from '../../../core';
import { tellNoCorpus } from '../../corpora/exampleCorpus';
import { mayShowOthers } from '../../corpora/othersWork';
import { localizer, viewContext } from '../../derived/viewContext';
import { sayBriefly } from '../../documents/words';
import { notify } from '../../host/notify';
import { pickOne, type PickRow } from '../../ui/quickPick';
import { iconOf } from '../../ui/views/rowIcons';
import type { LoadedCorpus } from '../../corpora/corpora';
import { withDelayedProgress } from '../../derived/delayedProgress';
import { factsAreDerived } from '../../derived/factsStore';

/** *Passages to Code Twice First*: the passages on which findings stand, the most fragile first. */
async function showCodeTwiceFirst(services: Services): Promise<void> {
  const loaded = services.corpora.active;
  if (!loaded) {
    tellNoCorpus();
    return;
  }
  // It leaves out what others have completed, and so would tell a coder which articles these are.
  if (!mayShowOthers(loaded)) return;
  const title = vscode.l10n.t('Passages to Code Twice First');
  const made = await madeWithReadings(services, loaded, title, function* (context, coders) {
    const found = yield* codeTwiceFirst(context.facts.analysis, coders);
    const first = found.slice(0, MOST_ROWS).map((one) => fragilePick(context, one));
    const isAll = first.length === found.length;
    // As many that were drawn at random, since rates of error come from those alone.
    const waiting = asManyDrawn(coders, found).map((one) => waitingPick(context, one));
    return { rows: first, waiting, isAll, isUncounted: countsNoFileYet(context.facts) };
  });
  if (!made) return;
  if (made.isUncounted) {
    void notify('information', localizer.text(NOTHING_COUNTED_YET));
    return;
  }
  if (made.rows.length === 0) {
    sayBriefly(vscode.l10n.t('No disagreement or contradiction stands on passages of one coder.'));
    return;
  }
  const picked = await pickOne<FragilePick | WaitingPick>({
    title,
    placeholder: made.isAll
      ? vscode.l10n.t('Choose a passage to read it')
      : vscode.l10n.t('The first {0} passages; choose one to read it', MOST_ROWS),
    rows: [
      separator(vscode.l10n.t('What most findings stand on')),
      ...made.rows.map((row) => pickRow(row, services.extension)),
      separator(
        made.waiting.length > 0
          ? vscode.l10n.t('As many drawn at random: rates of error come from these')
          : vscode.l10n.t('No article that was drawn at random waits to be coded twice'),
      ),
      ...made.waiting.map((row) => ({ ...row, value: row })),
    ],
  });
  if (picked.kind !== 'value') return;
  const { value } = picked;
  if ('id' in value) await services.reveal.annotation(loaded, value.article, value.id, true);
  else await services.reveal.show(loaded, value.article, [], true);
}

function separator(label: string): PickRow<never> {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

const MOST_ROWS = 500;

function pickRow(row: FragilePick, extension: vscode.Uri): PickRow<FragilePick> {
  const { label, description, detail, icon } = row;
  return { label, description, detail, iconPath: iconOf(extension, icon), value: row };
}

/** Whether results hold: other coders' readings, and the passages on which findings stand. */
export function registerConclusion(services: Services): vscode.Disposable {
  const { guard } = services;
  return vscode.Disposable.from(
    guard.command('policyAnnotator.foundAgain', () => showFoundAgain(services)),
    guard.command('policyAnnotator.codeTwiceFirst', () => showCodeTwiceFirst(services)),
  );
}

/** *Estimate What Other Coders Would Find*: the findings with how often other coders would find
 * them, as a text. */
async function showFoundAgain(services: Services): Promise<void> {
  const loaded = services.corpora.active;
  if (!loaded) {
    tellNoCorpus();
    return;
  }
  if (!mayShowOthers(loaded)) return;
  const title = vscode.l10n.t('Estimate What Other Coders Would Find');
  const text = await madeWithReadings(services, loaded, title, (context, coders, progress) =>
    foundAgainPage(context, coders, DEFAULT_RESAMPLING.seed, progress),
  );
  if (text === undefined) return;
  const name = vscode.l10n.t('Found Again');
  await services.shownTexts.show(text, `${name}.txt`, vscode.ViewColumn.Active, true);
}

/** Share of the bar for reading; the rest is for computing. */
const READING = 0.2;

/** Makes something from what the views show and from the readings of all coders, with progress that
 * can be cancelled; undefined where it was. What is shown is of one moment: later changes do not
 * begin it anew. */
async function madeWithReadings<Result>(
  { environment }: Pick<Services, 'environment'>,
  loaded: LoadedCorpus,
  title: string,
  make: (
    context: ViewContext,
    coders: CodersCorpus,
    progress: (part: number) => void,
  ) => Task<Result>,
): Promise<Result | undefined> {
  const { corpus } = loaded;
  return withDelayedProgress(title, async (token, report) => {
    const stop = (): boolean => token.isCancellationRequested;
    if (!(await corpus.readWhole(stop))) return undefined;
    const coders = await corpus.coders.all(stop, (done) => {
      report(done * READING);
    });
    if (!coders) return undefined;
    await factsAreDerived(loaded, token);
    if (stop()) return undefined;
    const task = make(viewContext(loaded), coders, (done) => {
      report(READING + done * (1 - READING));
    });
    return runCooperatively(task, environment.yieldToHost, stop);
  });
}
