import * as vscode from 'vscode';
import { labelText } from '../../../core';
import {
  besidePlan,
  restore,
  writeRestored,
  type NotedPlan,
  type PendingChange,
  type WriteOutcome,
} from '../../../project';
import type { LoadedCorpus } from '../../corpora/corpora';
import { isOthersFile } from '../../corpora/othersWork';
import { host } from '../../host/host';
import { readBytes } from '../../documents/documentSync';
import { mayWrite } from '../../host/mayWrite';
import type { Services } from '../../services';
import { messageName, sayBriefly } from '../../documents/words';
import { offerPlan, reportPlan } from './interruptedPlans';

/** After *Reload Window* the previous extension host may still be ending. Until then it owns its
 * entries. */
const STILL_ENDING_MS = 30_000;

/** Changes that an earlier window could not save, or was saving when it ended, are offered when
 * their corpus is opened. Nothing is read before that. */
export function registerUnsavedChanges(services: Services): vscode.Disposable {
  const { corpora, guard, journal, log, shownTexts, unfinished } = services;

  const offered = new Set<string>();
  const timers = new Set<Parameters<typeof clearTimeout>[0]>();

  const offerThoseOf = async (loaded: LoadedCorpus): Promise<void> => {
    const found = await loaded.corpus.plans.find();
    const { changes, unreadable } = await journal.pending();
    if (unreadable.length > 0) {
      log.error(`entries of the journal cannot be read and are kept aside: ${unreadable.join()}`);
    }
    const root = loaded.root.toString();
    const own = changes.filter((change) => change.root === root && !offered.has(change.id));
    for (const { id } of own) offered.add(id);
    const plans = found.kind === 'interrupted' ? found.plans : [];
    const left = own.flatMap((change) => besidePlans(plans, change) ?? []);
    const [apart, onTop] = [true, false].map((isApart) =>
      left.filter((change) => own.includes(change) === isApart),
    );
    const offerEach = (some: readonly PendingChange[] = []): Promise<unknown> =>
      Promise.all(some.map((change) => offer(loaded, change)));
    const offerPlans = async (): Promise<void> => {
      const id = `${root} ${found.kind} ${plans.map(({ moment }) => moment).join()}`;
      const isNew = found.kind !== 'none' && !offered.has(id);
      if (isNew) offered.add(id);
      if (found.kind === 'interrupted' && isNew) {
        const isPart = (change: PendingChange): boolean => !besidePlans(plans, change);
        await offerPlan(services, loaded, { found, parts: own.filter(isPart) });
      } else if (isNew && found.kind !== 'in-use') {
        reportPlan(found);
      }
      // Changes on top of a plan depend on the answer about the plan.
      await offerEach(onTop);
    };
    // An open question must not delay the others.
    await Promise.all([offerPlans(), offerEach(apart)]);
  };

  const offer = async (loaded: LoadedCorpus, change: PendingChange): Promise<void> => {
    const now = (await loaded.files.read(change.path))?.text;
    const restored = restore(change, now);
    if (restored.kind === 'nothing') {
      await journal.discard(change.id);
      return;
    }
    if (restored.kind === 'torn') {
      await offerBoth(loaded, change);
      return;
    }
    const save = vscode.l10n.t('Save Now');
    const compare = vscode.l10n.t('Compare');
    const discard = vscode.l10n.t('Discard');
    const message = messageOf(change, restored.kind === 'text' ? restored.asked : undefined);
    const comparing = isOthersFile(loaded, change.path) ? [] : [compare];
    const buttons = [...(restored.kind === 'text' ? [save] : []), ...comparing, discard];
    // A warning would disappear after some seconds.
    const choice = await vscode.window.showErrorMessage(message, ...buttons);
    if (choice === compare) {
      const title = vscode.l10n.t('Unsaved change ↔ {0}', labelText(change.path));
      await shownTexts.compare(change.wanted, loaded.uriOf(change.path), title);
      await offer(loaded, change);
    }
    if (choice === discard) await journal.discard(change.id);
    if (choice !== save || restored.kind !== 'text' || !(await mayWrite(loaded.root))) return;
    const outcome = await writeRestored(loaded.files, change.path, now, restored.text);
    await saved(loaded, change, outcome);
  };

  const saved = async (
    loaded: LoadedCorpus,
    change: PendingChange,
    outcome: WriteOutcome | undefined,
  ): Promise<void> => {
    // The file changed while the question was open.
    if (outcome?.kind === 'conflict') await offer(loaded, change);
    if (outcome?.kind !== 'saved' && outcome?.kind !== 'pending') return;
    await journal.discard(change.id);
    await loaded.corpus.filesChanged([change.path]);
    sayBriefly(vscode.l10n.t('The change was saved.'));
  };

  /** For a file that may hold parts of two texts: offers either of them. */
  const offerBoth = async (loaded: LoadedCorpus, change: PendingChange): Promise<void> => {
    const { base, moment, path, wanted } = change;
    const uri = loaded.uriOf(path);
    const bytes = await readBytes(uri);
    const changed = vscode.l10n.t('Changed Text');
    const before = vscode.l10n.t('Previous Text');
    const compare = vscode.l10n.t('Compare');
    const keep = vscode.l10n.t('Keep File');
    const message = vscode.l10n.t(
      '{0} was being written when the window closed ({1}) and may contain parts of two versions. The changed text and the previous text are both kept. Compare them and choose which one to restore.',
      messageName(path),
      new Date(moment).toLocaleString(vscode.env.language),
    );
    const comparing = isOthersFile(loaded, path) ? [] : [compare];
    const buttons = [changed, before, ...comparing, keep];
    // A warning would disappear after some seconds.
    const choice = await vscode.window.showErrorMessage(message, ...buttons);
    if (choice === compare) {
      const file = labelText(path);
      await shownTexts.compare(base ?? '', uri, vscode.l10n.t('Previous text ↔ {0}', file), true);
      await shownTexts.compare(wanted, uri, vscode.l10n.t('Changed text ↔ {0}', file), true);
      await offerBoth(loaded, change);
    }
    if (choice === keep) await journal.discard(change.id);
    if ((choice !== changed && choice !== before) || !(await mayWrite(loaded.root))) return;
    const text = choice === changed ? wanted : (base ?? '');
    // The entry keeps both texts until this is done.
    const isNoted = (): Promise<boolean> => Promise.resolve(true);
    const outcome = await host.inQueue?.(uri, (turn) => turn.replace(bytes, text, isNoted));
    if (outcome !== 'busy') await saved(loaded, change, outcome);
  };

  /** Asks again where a plan must be ended first. */
  const offerAgain = async (loaded: LoadedCorpus): Promise<void> => {
    const found = await loaded.corpus.plans.find();
    if (found.kind === 'interrupted') await offerPlan(services, loaded, { found, parts: [] });
    else reportPlan(found);
  };

  const look = (loaded: LoadedCorpus): void =>
    guard.run('offering what was not saved', () => offerThoseOf(loaded));

  return vscode.Disposable.from(
    corpora.onDidAdd((loaded) => {
      look(loaded);
      timers.add(setTimeout(() => look(loaded), STILL_ENDING_MS));
    }),
    unfinished.event((loaded) =>
      guard.run('offering what was not finished', () => offerAgain(loaded)),
    ),
    { dispose: () => timers.forEach((timer) => clearTimeout(timer)) },
  );
}

/** The part of a change that no plan contains. */
function besidePlans(
  plans: readonly NotedPlan[],
  change: PendingChange,
): PendingChange | undefined {
  return plans.reduce<PendingChange | undefined>(
    (left, plan) => left && besidePlan(plan, left),
    change,
  );
}

function messageOf({ path, moment }: PendingChange, asked: number | undefined): string {
  const file = messageName(path);
  const time = new Date(moment).toLocaleString(vscode.env.language);
  if (asked === undefined) {
    return vscode.l10n.t(
      'A change to {0} ({1}) was not saved when the window closed, and the file has been changed since. The change is kept. Compare the two versions.',
      file,
      time,
    );
  }
  const message = vscode.l10n.t(
    'A change to {0} ({1}) was not saved when the window closed. It is kept and can be saved now.',
    file,
    time,
  );
  return asked === 0
    ? message
    : `${message} ${vscode.l10n.t('Parts that were also changed in the file keep the version of the file: {0}.', asked)}`;
}
