import * as vscode from 'vscode';
import type { Services } from '../../services';
import {
  DEFAULT_RESAMPLING,
  foundAgainPage,
  codeTwiceFirst,
  countsNoFileYet,
  fragilePick,
  type FragilePick,
  NOTHING_COUNTED_YET,
} from '../../../core';
import { tellNoCorpus } from '../../corpora/exampleCorpus';
import { mayShowOthers } from '../../corpora/othersWork';
import { madeWithReadings } from './withReadings';
import { localizer } from '../../derived/viewContext';
import { sayBriefly } from '../../documents/words';
import { notify } from '../../host/notify';
import { pickOne, type PickRow } from '../../ui/quickPick';
import { iconOf } from '../../ui/views/rowIcons';

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
    return { rows: first, isAll, isUncounted: countsNoFileYet(context.facts) };
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
  const picked = await pickOne<FragilePick>({
    title,
    placeholder: made.isAll
      ? vscode.l10n.t('Choose a passage to read it')
      : vscode.l10n.t('The first {0} passages; choose one to read it', MOST_ROWS),
    rows: made.rows.map((row) => pickRow(row, services.extension)),
  });
  if (picked.kind !== 'value') return;
  const { article, id } = picked.value;
  await services.reveal.annotation(loaded, article, id, true);
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
