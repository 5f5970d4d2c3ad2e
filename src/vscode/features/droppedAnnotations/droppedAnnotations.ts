import * as vscode from 'vscode';
import type { DroppedFile } from '../../../project';
import type { LoadedCorpus } from '../../corpora/corpora';
import { bringArticleBack } from './bringArticleBack';
import { CountMemory } from './countMemory';
import { dropLabel, dropMessage, dropText, groupOf, type DropGroup } from './droppedWords';
import { mayWrite } from '../../host/mayWrite';
import { mendKey } from './unreadKeys';
import { OpenDrops } from './openDrops';
import { pickOne, pickSeveral, type PickRow } from '../../ui/quickPick';
import { reasonText } from '../../corpora/savingWords';
import type { Services } from '../../services';
import type { ShownTexts } from '../../documents/shownTexts';
import { messageName, sayBriefly } from '../../documents/words';
import { commandStep, notify } from '../../host/notify';
import { openInEditor } from '../../ui/openInEditor';

/** Programs write one file after the other, and some remove a file before they write it: drops are
 * reported when no more have come for this long. */
const QUIET_MS = 1200;

interface Dropped {
  readonly loaded: LoadedCorpus;
  readonly drop: DroppedFile;
}

/** Reports when another program left an annotation file with far fewer annotations than it had,
 * once for all files of a moment, and restores the annotations. A checkout of another branch may do
 * just that on purpose; then the message can be closed. A message closed without an answer can be
 * reopened by the command. */
export function registerDroppedAnnotations(services: Services): vscode.Disposable {
  const { corpora, guard, memory } = services;
  const open = new OpenDrops(memory);
  const waiting = new Map<string, Dropped>();
  /** Files that the user deletes or renames in the editor. */
  const meant = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const dropped = (loaded: LoadedCorpus, drop: DroppedFile): void => {
    const key = uriOf({ loaded, drop }).toString();
    // Several steps of one program: the first text is the one to restore.
    const known = waiting.get(key);
    waiting.set(key, known ?? { loaded, drop });
    tellSoon();
  };

  const tellSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(
      () => guard.run('telling that annotations are missing', notifyWaiting),
      QUIET_MS,
    );
  };

  const notifyWaiting = async (): Promise<void> => {
    const all = [...waiting.values()].filter((one) => !isMeant(uriOf(one), meant));
    waiting.clear();
    meant.clear();
    const left = await stillDropped(all);
    for (const { loaded, drop } of left) await loaded.corpus.drops.keep(drop);
    await offerAll(left);
  };

  const offerAll = async (all: readonly Dropped[]): Promise<void> => {
    const groups = ['changed', 'deleted', 'unread', 'earlier'] as const;
    await Promise.all(
      groups.map((group) =>
        offer(
          group,
          all.filter(({ drop }) => groupOf(drop) === group),
        ),
      ),
    );
  };

  const offer = async (group: DropGroup, all: readonly Dropped[]): Promise<void> => {
    if (all.length === 0) return;
    await open.set(all, false);
    const drops = all.map(({ drop }) => drop);
    const several = all.length > 1;
    const renames = drops.every(({ key }) => key?.isBeside === false);
    const compare = several ? vscode.l10n.t('Compare…') : vscode.l10n.t('Compare');
    const bring = several ? vscode.l10n.t('Choose…') : vscode.l10n.t('Restore');
    const show = several ? vscode.l10n.t('Show…') : vscode.l10n.t('Show File');
    const wasMeant = vscode.l10n.t('Leave As Is');
    const canCompare = group === 'changed' && drops.some(({ now }) => now !== 'gone');
    const mend = renames
      ? vscode.l10n.t('Rename to “{0}”', drops[0]?.key?.nearest ?? '')
      : vscode.l10n.t('Show Key');
    const buttons = [
      ...(canCompare ? [compare] : []),
      group === 'unread' ? mend : group === 'earlier' ? show : bring,
      wasMeant,
    ];
    const text =
      group === 'changed' || group === 'unread'
        ? vscode.window.showWarningMessage
        : vscode.window.showInformationMessage;
    const choice = await text(dropMessage(group, drops), ...buttons);
    if (choice === compare) {
      await compareOne(services.shownTexts, all);
      await offerAll(await stillDropped(all));
      return;
    }
    if (choice === wasMeant) {
      await open.remove(all);
      for (const { loaded, drop } of all) await loaded.corpus.drops.discard(drop);
      return;
    }
    await open.set(all, true);
    if (choice === mend) {
      for (const one of all) if (await mendKey(one.loaded, one.drop)) await open.remove([one]);
      return;
    }
    if (choice === show) await showOne(all);
    if (choice !== bring) return;
    for (const one of several ? await chooseFiles(all) : all) await bringBack(one);
  };

  const bringBack = async (one: Dropped): Promise<void> => {
    const { loaded, drop } = one;
    if (!(await mayWrite(loaded.root))) return;
    const name = messageName(drop.path);
    // Undo in its editor then restores the refused text.
    if (drop.now === 'refused') await vscode.window.showTextDocument(uriOf(one));
    const isArticleLost = drop.now === 'deleted' && !(await bringArticleBack(loaded, drop));
    const label = vscode.l10n.t('annotations of {0} restored', name);
    const outcome = await loaded.corpus.drops.bringBack(drop, label);
    switch (outcome.kind) {
      case 'saved':
        await open.remove([one]);
        if (!isArticleLost)
          sayBriefly(vscode.l10n.t('The annotations of {0} were restored.', name));
        else {
          void notify(
            'information',
            vscode.l10n.t(
              'The annotations of {0} were restored. The text of the article was not kept. Look for it in version control or a backup; if the article was moved, Check Annotations finds it.',
              name,
            ),
            commandStep(vscode.l10n.t('Check Annotations'), 'policyAnnotator.checkAnnotations'),
          );
        }
        return;
      case 'pending':
        await open.remove([one]);
        sayBriefly(vscode.l10n.t('The annotations of {0} were restored. Save the file.', name));
        return;
      case 'unread':
      case 'conflict':
        await offerAll(await stillDropped([one]));
        return;
      case 'failed':
        void notify(
          'error',
          vscode.l10n.t(
            'The annotations of {0} could not be restored: {1}. The previous content is still kept. Fix the cause and try again.',
            name,
            reasonText(outcome.reason),
          ),
        );
        await offerAll(await stillDropped([one]));
        return;
      case 'unmergeable':
        void notify(
          'error',
          vscode.l10n.t(
            'The previous content of {0} cannot be merged with its current content, so nothing was written. Compare the two and copy what is missing, or move the file elsewhere and try again.',
            name,
          ),
        );
        await offerAll(await stillDropped([one]));
    }
  };

  /** The open drops of this workspace, without those whose annotations are back. */
  const recall = async (loaded: LoadedCorpus, isWanted: (isDismissed: boolean) => boolean) => {
    const found: Dropped[] = [];
    for (const [path, { had, isDismissed }] of open.of(loaded)) {
      if (!isWanted(isDismissed)) continue;
      const drop = await loaded.corpus.drops.recall(path, had);
      if (drop) found.push({ loaded, drop });
      else await open.remove([{ loaded, drop: { path, had } }]);
    }
    return found;
  };

  /** Reports drops that an earlier window left open, and those that happened while no window was
   * open. */
  const begin = async (loaded: LoadedCorpus, counts: CountMemory): Promise<void> => {
    const since = await counts.begin();
    if (!since) return;
    const known = open.of(loaded);
    const fresh = since.filter(({ path }) => !known.has(path)).map((drop) => ({ loaded, drop }));
    const recalled = await recall(loaded, (isDismissed) => !isDismissed);
    await offerAll([...recalled, ...(await stillDropped(fresh))]);
  };

  const offerAgain = async (): Promise<void> => {
    const found = await Promise.all(corpora.all.map((loaded) => recall(loaded, () => true)));
    const all = found.flat();
    if (all.length === 0) sayBriefly(vscode.l10n.t('No annotations are missing.'));
    await offerAll(all);
  };

  const removing = (files: readonly vscode.Uri[]): void => {
    for (const file of files) meant.add(file.toString());
    tellSoon();
  };

  return vscode.Disposable.from(
    corpora.listenToEach((loaded) => {
      const counts = new CountMemory(loaded, memory, services.environment);
      return vscode.Disposable.from(
        loaded.corpus.drops.onDidDrop((drop) => dropped(loaded, drop)),
        loaded.corpus.drops.onDidLookAtAll(() =>
          guard.run('recalling annotations that are missing', () => begin(loaded, counts)),
        ),
        counts,
      );
    }),
    guard.command('policyAnnotator.missingAnnotations', offerAgain),
    guard.on(vscode.workspace.onDidDeleteFiles, ({ files }) => removing(files)),
    guard.on(vscode.workspace.onDidRenameFiles, ({ files }) =>
      removing(files.map(({ oldUri }) => oldUri)),
    ),
    { dispose: () => clearTimeout(timer) },
  );
}

async function stillDropped(all: readonly Dropped[]): Promise<readonly Dropped[]> {
  const corpora = [...new Set(all.map(({ loaded }) => loaded))];
  const checked = await Promise.all(
    corpora.map(async (loaded) => {
      const own = all.filter((one) => one.loaded === loaded).map(({ drop }) => drop);
      return (await loaded.corpus.drops.stillDropped(own)).map((drop) => ({ loaded, drop }));
    }),
  );
  return checked.flat();
}

async function compareOne(shown: ShownTexts, all: readonly Dropped[]): Promise<void> {
  const there = all.filter(({ drop }) => drop.now !== 'gone');
  const one = await chooseFile(
    there,
    vscode.l10n.t('Compare'),
    vscode.l10n.t('Choose a file to compare its previous and current content'),
  );
  if (one?.drop.before === undefined) return;
  const title = vscode.l10n.t('Previous content ↔ {0}', dropLabel(one.drop));
  await shown.compare(one.drop.before, uriOf(one), title);
}

/** Shows the file, or its article if the file is missing. */
async function showOne(all: readonly Dropped[]): Promise<void> {
  const one = await chooseFile(
    all,
    vscode.l10n.t('Show File'),
    vscode.l10n.t('Choose a file; each shows how many of its earlier annotations it still has'),
  );
  if (!one) return;
  const { loaded, drop } = one;
  const article = loaded.corpus.articleOfAnnotations(drop.path);
  const shown = drop.now === 'gone' && article !== undefined ? article : drop.path;
  await openInEditor(loaded.uriOf(shown));
}

async function chooseFile(
  all: readonly Dropped[],
  title: string,
  placeholder: string,
): Promise<Dropped | undefined> {
  if (all.length === 1) return all[0];
  const picked = await pickOne({ title, placeholder, rows: all.map(rowOf) });
  return picked.kind === 'value' ? picked.value : undefined;
}

async function chooseFiles(all: readonly Dropped[]): Promise<readonly Dropped[]> {
  const picked = await pickSeveral({
    title: vscode.l10n.t('Restore Annotations'),
    placeholder: vscode.l10n.t('Select the files to restore annotations to'),
    rows: all.map(rowOf),
  });
  return picked.kind === 'value' ? picked.value : [];
}

function rowOf(one: Dropped): PickRow<Dropped> {
  return { label: dropLabel(one.drop), description: dropText(one.drop), value: one };
}

/** Whether the file, its article or a folder around it was deleted or renamed in the editor. */
function isMeant(file: vscode.Uri, meant: ReadonlySet<string>): boolean {
  const uri = file.toString();
  return [...meant].some(
    (one) => uri.startsWith(one) && ['', '/', '.'].includes(uri.charAt(one.length)),
  );
}

function uriOf({ loaded, drop }: Dropped): vscode.Uri {
  return loaded.uriOf(drop.path);
}
