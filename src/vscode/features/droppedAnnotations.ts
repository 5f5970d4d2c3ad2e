import * as vscode from 'vscode';
import { labelText } from '../../core';
import type { DroppedFile } from '../../project';
import type { LoadedCorpus } from '../corpora';
import { mayWrite } from '../mayWrite';
import { pickOne, pickSeveral, type PickRow } from '../quickPick';
import { reasonText } from '../savingWords';
import type { Services } from '../services';
import { messageName, sayBriefly } from '../words';

/** Programs write one file after the other, and some remove a file before they write it: what was
 * dropped is told when nothing more has come for so long. */
const QUIET_MS = 1200;

/** Drops that were told and not answered, as `root\npath`: the next window asks again. */
const OPEN = 'droppedFiles';

interface Dropped {
  readonly loaded: LoadedCorpus;
  readonly drop: DroppedFile;
}

/** Tells when another program left an annotation file with far fewer annotations than it had, once for
 * all files of a moment, and brings the annotations back. A checkout of another branch may do just
 * that on purpose: then nobody need do anything. */
export function registerDroppedAnnotations(services: Services): vscode.Disposable {
  const { corpora, guard, memory, shownTexts } = services;
  const waiting = new Map<string, Dropped>();
  /** Files that the user deletes or renames in the editor. */
  const meant = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const dropped = (loaded: LoadedCorpus, drop: DroppedFile): void => {
    const key = keyOf({ loaded, drop });
    // Several steps of one program: the first text is the one to bring back.
    const known = waiting.get(key);
    waiting.set(key, known ?? { loaded, drop });
    tellSoon();
  };

  const tellSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => guard.run('telling that annotations are missing', tell), QUIET_MS);
  };

  const tell = async (): Promise<void> => {
    const all = [...waiting.values()].filter((one) => !meant.has(uriOf(one).toString()));
    waiting.clear();
    meant.clear();
    const left = await stillDropped(all);
    for (const { loaded, drop } of left) await loaded.corpus.drops.keep(drop);
    await offer(left);
  };

  const offer = async (all: readonly Dropped[]): Promise<void> => {
    if (all.length === 0) return;
    await remember((keys) => new Set([...keys, ...all.map(keyOf)]));
    const [first] = all;
    const compare = all.length > 1 ? vscode.l10n.t('Compare…') : vscode.l10n.t('Compare');
    const bring = all.length > 1 ? vscode.l10n.t('Choose…') : vscode.l10n.t('Bring Them Back');
    const canCompare = all.some(({ drop }) => drop.now !== 'gone');
    const message =
      all.length > 1 || !first
        ? vscode.l10n.t(
            '{0} annotation files came back with far fewer annotations. What they said before is kept; choose what to bring back.',
            all.length,
          )
        : messageOf(first.drop);
    const buttons = canCompare ? [compare, bring] : [bring];
    const choice = await vscode.window.showWarningMessage(message, ...buttons);
    if (choice === compare) {
      await compareOne(all);
      await offer(await stillDropped(all));
      return;
    }
    const chosen = choice !== bring ? [] : all.length === 1 ? all : await chooseFiles(all);
    for (const one of chosen) await bringBack(one);
    const answered = new Set(all.map(keyOf));
    await remember((keys) => new Set([...keys].filter((key) => !answered.has(key))));
  };

  const compareOne = async (all: readonly Dropped[]): Promise<void> => {
    const there = all.filter(({ drop }) => drop.now !== 'gone');
    const picked =
      there.length === 1 && there[0]
        ? ({ kind: 'value', value: there[0] } as const)
        : await pickOne({
            title: vscode.l10n.t('Compare'),
            placeholder: vscode.l10n.t('What the file said before, and what it says now'),
            rows: there.map(rowOf),
          });
    if (picked.kind !== 'value') return;
    const { drop } = picked.value;
    const title = vscode.l10n.t('Before ↔ {0}', labelText(drop.path));
    await shownTexts.compare(drop.before, uriOf(picked.value), title);
  };

  const bringBack = async (one: Dropped): Promise<void> => {
    const { loaded, drop } = one;
    if (!(await mayWrite(loaded.root))) return;
    const name = messageName(drop.path);
    // Undo in its editor has the refused text then.
    if (drop.now === 'refused') await vscode.window.showTextDocument(uriOf(one));
    const label = vscode.l10n.t('annotations of {0} brought back', name);
    const outcome = await loaded.corpus.drops.bringBack(drop, label);
    switch (outcome.kind) {
      case 'saved':
        sayBriefly(vscode.l10n.t('The annotations of {0} are back.', name));
        return;
      case 'pending':
        sayBriefly(vscode.l10n.t('The annotations of {0} are back. Save the file.', name));
        return;
      case 'conflict':
        await offer(await stillDropped([one]));
        return;
      case 'failed':
        void vscode.window.showErrorMessage(
          vscode.l10n.t(
            'The annotations of {0} could not be brought back: {1}. What it said before is still kept; try again when that is mended.',
            name,
            reasonText(outcome.reason),
          ),
        );
        await offer(await stillDropped([one]));
        return;
      case 'unmergeable':
        void vscode.window.showErrorMessage(
          vscode.l10n.t(
            'What {0} said before cannot be put together with what it says now, so nothing was written. Compare the two and copy what is missing, or move the file away and try again.',
            name,
          ),
        );
        await offer(await stillDropped([one]));
    }
  };

  const remember = async (change: (keys: ReadonlySet<string>) => Set<string>): Promise<void> => {
    await memory.update(OPEN, [...change(new Set(memory.get<readonly string[]>(OPEN, [])))]);
  };

  /** What an earlier window told, and nobody answered. */
  const recall = async (loaded: LoadedCorpus): Promise<void> => {
    const prefix = `${loaded.root.toString()}\n`;
    const keys = memory.get<readonly string[]>(OPEN, []).filter((key) => key.startsWith(prefix));
    if (keys.length === 0) return;
    // Which article a file belongs to is known then.
    await loaded.corpus.load();
    const drops = await Promise.all(
      keys.map((key) => loaded.corpus.drops.recall(key.slice(prefix.length))),
    );
    await remember((all) => new Set([...all].filter((key) => !keys.includes(key))));
    await offer(drops.flatMap((drop) => (drop ? [{ loaded, drop }] : [])));
  };

  const removing = (files: readonly vscode.Uri[]): void => {
    for (const file of files) meant.add(file.toString());
    tellSoon();
  };

  return vscode.Disposable.from(
    corpora.listenToEach((loaded) => {
      guard.run('recalling annotations that are missing', () => recall(loaded));
      return loaded.corpus.drops.onDidDrop((drop) => dropped(loaded, drop));
    }),
    guard.on(vscode.workspace.onDidDeleteFiles, ({ files }) => removing(files)),
    guard.on(vscode.workspace.onDidRenameFiles, ({ files }) =>
      removing(files.map(({ oldUri }) => oldUri)),
    ),
    { dispose: () => clearTimeout(timer) },
  );
}

async function stillDropped(all: readonly Dropped[]): Promise<readonly Dropped[]> {
  const checked = await Promise.all(
    all.map(async ({ loaded, drop }) => {
      const now = await loaded.corpus.drops.check(drop);
      return now ? [{ loaded, drop: now }] : [];
    }),
  );
  return checked.flat();
}

async function chooseFiles(all: readonly Dropped[]): Promise<readonly Dropped[]> {
  const picked = await pickSeveral({
    title: vscode.l10n.t('Bring annotations back'),
    placeholder: vscode.l10n.t('Files to which what they said before is added again'),
    rows: all.map(rowOf),
  });
  return picked.kind === 'value' ? picked.value : [];
}

function rowOf(one: Dropped): PickRow<Dropped> {
  const { path, had, has, now } = one.drop;
  const description =
    now === 'gone'
      ? vscode.l10n.t('gone, with {0} annotations', had)
      : now === 'refused'
        ? vscode.l10n.t('cannot be read; had {0} annotations', had)
        : vscode.l10n.t('{0} of {1} annotations', has, had);
  return { label: labelText(path), description, value: one };
}

function messageOf({ path, had, has, now }: DroppedFile): string {
  const name = messageName(path);
  switch (now) {
    case 'fewer':
      return vscode.l10n.t(
        '{0} came back with {1} of {2} annotations. Another program changed it; what it said before is kept.',
        name,
        has,
        had,
      );
    case 'gone':
      return vscode.l10n.t(
        '{0} is gone, with {1} annotations. Another program removed it; what it said is kept.',
        name,
        had,
      );
    case 'refused':
      return vscode.l10n.t(
        '{0} cannot be read any more; it had {1} annotations. Another program changed it; what it said before is kept.',
        name,
        had,
      );
  }
}

function uriOf({ loaded, drop }: Dropped): vscode.Uri {
  return loaded.uriOf(drop.path);
}

function keyOf({ loaded, drop }: Dropped): string {
  return `${loaded.root.toString()}\n${drop.path}`;
}
