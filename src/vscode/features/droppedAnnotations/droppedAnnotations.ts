import * as vscode from 'vscode';
import type { DroppedFile } from '../../../project';
import type { LoadedCorpus } from '../../corpora/corpora';
import { sayBriefly } from '../../documents/words';
import type { Services } from '../../services';
import { chooseFiles, compareOne, showOne } from './chooseDropped';
import { CountMemory } from './countMemory';
import { dropMessage, groupOf, type DropGroup } from './droppedWords';
import { OpenDrops, uriOf, type Dropped } from './openDrops';
import { restoreAnnotations } from './restoreAnnotations';

/** Programs write one file after the other, and some remove a file before they write it: drops are
 * reported when no more have come for this long. */
const QUIET_MS = 1200;

/** Reports when another program left an annotation file with far fewer annotations than it had,
 * once for all files of a moment, and restores the annotations. A checkout of another branch may do
 * just that on purpose; then the message can be closed. A message closed without an answer can be
 * reopened by the command. */
export function registerDroppedAnnotations(services: Services): vscode.Disposable {
  const { corpora, guard, memory, environment } = services;
  const dropped = new DroppedAnnotations(services);
  return vscode.Disposable.from(
    corpora.listenToEach((loaded) => {
      const counts = new CountMemory(loaded, memory, environment);
      return vscode.Disposable.from(
        loaded.corpus.drops.onDidDrop((drop) => dropped.add({ loaded, drop })),
        loaded.corpus.drops.onDidLookAtAll(() =>
          guard.run('recalling annotations that are missing', async () => {
            const since = await counts.begin();
            if (since) await dropped.begin(loaded, since);
          }),
        ),
        counts,
      );
    }),
    guard.command('policyAnnotator.missingAnnotations', () => dropped.offerAgain()),
    guard.on(vscode.workspace.onDidDeleteFiles, ({ files }) => dropped.removing(files)),
    guard.on(vscode.workspace.onDidRenameFiles, ({ files }) =>
      dropped.removing(files.map(({ oldUri }) => oldUri)),
    ),
    dropped,
  );
}

class DroppedAnnotations {
  readonly #services: Services;
  readonly #open: OpenDrops;
  readonly #waiting = new Map<string, Dropped>();
  /** Files that the user deletes or renames in the editor. */
  readonly #meant = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(services: Services) {
    this.#services = services;
    this.#open = new OpenDrops(services.memory);
  }

  /** Reports it when no more come. */
  add(one: Dropped): void {
    const key = uriOf(one).toString();
    // Several steps of one program: the first text is the one to restore.
    if (!this.#waiting.has(key)) this.#waiting.set(key, one);
    this.#reportSoon();
  }

  /** The user deletes or renames these: what they lose is not reported. */
  removing(files: readonly vscode.Uri[]): void {
    for (const file of files) this.#meant.add(file.toString());
    this.#reportSoon();
  }

  /** Reports drops that an earlier window left open, and those that happened while no window was
   * open. */
  async begin(loaded: LoadedCorpus, since: readonly DroppedFile[]): Promise<void> {
    const known = this.#open.of(loaded);
    const fresh = since.filter(({ path }) => !known.has(path)).map((drop) => ({ loaded, drop }));
    const recalled = await this.#recall(loaded, (isDismissed) => !isDismissed);
    await this.#offerAll([...recalled, ...(await stillDropped(fresh))]);
  }

  async offerAgain(): Promise<void> {
    const { all } = this.#services.corpora;
    const found = await Promise.all(all.map((loaded) => this.#recall(loaded, () => true)));
    if (found.flat().length === 0) sayBriefly(vscode.l10n.t('No annotations are missing.'));
    await this.#offerAll(found.flat());
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #reportSoon(): void {
    clearTimeout(this.#timer);
    const { guard } = this.#services;
    this.#timer = setTimeout(
      () => guard.run('reporting that annotations are missing', () => this.#report()),
      QUIET_MS,
    );
  }

  async #report(): Promise<void> {
    const all = [...this.#waiting.values()].filter((one) => !isMeant(uriOf(one), this.#meant));
    this.#waiting.clear();
    this.#meant.clear();
    const left = await stillDropped(all);
    for (const { loaded, drop } of left) await loaded.corpus.drops.keep(drop);
    await this.#offerAll(left);
  }

  async #offerAll(all: readonly Dropped[]): Promise<void> {
    const groups = ['changed', 'deleted', 'unread', 'earlier'] as const;
    await Promise.all(
      groups.map((group) =>
        this.#offer(
          group,
          all.filter(({ drop }) => groupOf(drop) === group),
        ),
      ),
    );
  }

  /** One message for all files of a group, with what can be done. */
  async #offer(group: DropGroup, all: readonly Dropped[]): Promise<void> {
    if (all.length === 0) return;
    await this.#open.set(all, false);
    const step = await askedStep(group, all);
    switch (step) {
      case 'compare':
        await compareOne(this.#services.shownTexts, all);
        await this.#offerAll(await stillDropped(all));
        return;
      case 'leave':
        await this.#open.remove(all);
        for (const { loaded, drop } of all) await loaded.corpus.drops.discard(drop);
        return;
      case undefined:
        await this.#open.set(all, true);
        return;
      case 'mend':
        await this.#open.set(all, true);
        for (const one of all) {
          if (await mendKey(one.loaded, one.drop)) await this.#open.remove([one]);
        }
        return;
      case 'show':
        await this.#open.set(all, true);
        await showOne(all);
        return;
      case 'restore':
        await this.#open.set(all, true);
        for (const one of all.length > 1 ? await chooseFiles(all) : all) await this.#restore(one);
    }
  }

  async #restore(one: Dropped): Promise<void> {
    const isRestored = await restoreAnnotations(one);
    if (isRestored === true) await this.#open.remove([one]);
    else if (isRestored === false) await this.#offerAll(await stillDropped([one]));
  }

  /** The open drops of this workspace, without those whose annotations are back. */
  async #recall(
    loaded: LoadedCorpus,
    isWanted: (isDismissed: boolean) => boolean,
  ): Promise<readonly Dropped[]> {
    const found: Dropped[] = [];
    for (const [path, { had, isDismissed }] of this.#open.of(loaded)) {
      if (!isWanted(isDismissed)) continue;
      const drop = await loaded.corpus.drops.recall(path, had);
      if (drop) found.push({ loaded, drop });
      else await this.#open.remove([{ loaded, drop: { path, had } }]);
    }
    return found;
  }
}

type Step = 'compare' | 'mend' | 'show' | 'restore' | 'leave';

/** Reports the drops of a group, and what the user wants done; undefined if the message was
 * closed. */
async function askedStep(group: DropGroup, all: readonly Dropped[]): Promise<Step | undefined> {
  const drops = all.map(({ drop }) => drop);
  const several = all.length > 1;
  const canCompare = group === 'changed' && drops.some(({ now }) => now !== 'gone');
  const main = group === 'unread' ? 'mend' : group === 'earlier' ? 'show' : 'restore';
  const steps: readonly Step[] = [...(canCompare ? ['compare' as const] : []), main, 'leave'];
  const labels: Readonly<Record<Step, string>> = {
    compare: several ? vscode.l10n.t('Compare…') : vscode.l10n.t('Compare'),
    mend: drops.every(({ key }) => key?.isBeside === false)
      ? vscode.l10n.t('Rename to “{0}”', drops[0]?.key?.nearest ?? '')
      : vscode.l10n.t('Show Key'),
    show: several ? vscode.l10n.t('Show…') : vscode.l10n.t('Show File'),
    restore: several ? vscode.l10n.t('Choose…') : vscode.l10n.t('Restore'),
    leave: vscode.l10n.t('Leave As Is'),
  };
  const message =
    group === 'changed' || group === 'unread'
      ? vscode.window.showWarningMessage
      : vscode.window.showInformationMessage;
  const choice = await message(dropMessage(group, drops), ...steps.map((step) => labels[step]));
  return steps.find((step) => labels[step] === choice);
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

/** Whether the file, its article or a folder around it was deleted or renamed in the editor. */
function isMeant(file: vscode.Uri, meant: ReadonlySet<string>): boolean {
  const uri = file.toString();
  return [...meant].some(
    (one) => uri.startsWith(one) && ['', '/', '.'].includes(uri.charAt(one.length)),
  );
}

/** Shows the misspelt key that holds the annotations of a file, and renames it where possible, as
 * an edit by the user: one undo in the file's editor reverts it. False where nothing was
 * renamed. */
async function mendKey(loaded: LoadedCorpus, drop: DroppedFile): Promise<boolean> {
  const { path, key } = drop;
  if (!key) return false;
  const document = await vscode.workspace.openTextDocument(loaded.uriOf(path));
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const line = document.validatePosition(new vscode.Position(key.line, 0)).line;
  const at = document.lineAt(line).text.indexOf(key.written);
  const range = new vscode.Range(line, Math.max(at, 0), line, Math.max(at, 0) + key.written.length);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  if (at < 0 || key.isBeside) return false;
  const isDone = await editor.edit((edit) => {
    edit.replace(range, key.nearest);
  });
  return isDone && document.save();
}
