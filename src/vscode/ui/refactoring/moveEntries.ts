import * as vscode from 'vscode';
import {
  addAll,
  changedCounts,
  CODEBOOK_FILE,
  countsUnder,
  DEFAULT_FILTER,
  editCodebook,
  labelText,
  entryEdits,
  entryFields,
  nameOf,
  parentProblem,
  runCooperatively,
  sumOfCounts,
  type Codebook,
  type CodebookEdit,
  type EntryName,
  COUNTS,
} from '../../../core';
import type { PlannedFile } from '../../../project';
import type { LoadedCorpus } from '../../corpora/corpora';
import { recordInCodebook, tellNotWritten } from '../../corpora/record';
import { withDelayedProgress } from '../../derived/delayedProgress';
import { factsAreDerived, factsForNow } from '../../derived/factsStore';
import { localizer } from '../../derived/viewContext';
import { messageName, sayBriefly } from '../../documents/words';
import { mayWrite } from '../../host/mayWrite';
import { notify } from '../../host/notify';
import { setting } from '../../host/settings';
import type { Services } from '../../services';
import { previewFiles } from './previewFiles';

/** Moves entries under another one, or to the top, as one undo step, after the preview of it. Those
 * that are there already stay; where one would become part of itself, nothing is moved, and that is
 * reported. */
export async function moveEntries(
  services: Services,
  loaded: LoadedCorpus,
  entries: readonly EntryName[],
  parent: string | undefined,
): Promise<void> {
  const { codebook } = loaded.corpus;
  const edits: CodebookEdit[] = [];
  const moved: EntryName[] = [];
  for (const entry of entries) {
    const problem =
      parent === undefined ? undefined : parentProblem(codebook, entry, parent, localizer);
    if (problem !== undefined) {
      void notify('warning', problem);
      return;
    }
    const own = entryEdits(
      entry,
      entryFields(codebook, entry, localizer),
      'part-of',
      parent === undefined ? [] : [parent],
    );
    if (own.length > 0) moved.push(entry);
    addAll(edits, own);
  }
  const [first] = moved;
  if (!first) {
    sayBriefly(vscode.l10n.t('Nothing was changed.'));
    return;
  }
  const named = (id: string): string => messageName(nameOf(codebook, first.layer, id, localizer));
  const what = moved.length > 1 ? localizer.text(COUNTS.entries, moved.length) : named(first.id);
  const target = parent === undefined ? undefined : named(parent);
  const title =
    target === undefined
      ? vscode.l10n.t('Move {0} to the Top', what)
      : vscode.l10n.t('Move {0} under {1}', what, target);
  const label =
    target === undefined
      ? vscode.l10n.t('{0} moved to the top', what)
      : vscode.l10n.t('{0} moved under {1}', what, target);
  if (!(await mayWrite(loaded.root))) return;
  const moving = await movePlan(services, loaded, { edits, moved, title });
  if (moving && (await previewFiles(services, title, moving.files, moving.results))) {
    await recordInCodebook(services, loaded, edits, label);
  }
}

/** The codebook as it would be. Undefined where it cannot be changed, which is reported. */
export async function plannedCodebook(
  { environment }: Services,
  { corpus }: LoadedCorpus,
  edits: readonly CodebookEdit[],
): Promise<{ readonly file: PlannedFile; readonly codebook: Codebook } | undefined> {
  const { text } = corpus.knownCodebook;
  const edited = await runCooperatively(editCodebook(text, edits), environment.yieldToHost);
  if (edited.kind !== 'edited') {
    tellNotWritten(edited.reason);
    return undefined;
  }
  const file = { path: CODEBOOK_FILE, base: text, wanted: edited.text };
  return { file, codebook: edited.read.codebook };
}

interface Moving {
  readonly edits: readonly CodebookEdit[];
  readonly moved: readonly EntryName[];
  readonly title: string;
}

/** The codebook as it would be, and what becomes of the disagreements in all articles. Undefined
 * where the user cancelled, or where the codebook cannot be changed, which is reported. */
async function movePlan(
  services: Services,
  loaded: LoadedCorpus,
  { edits, moved, title }: Moving,
): Promise<{ files: readonly PlannedFile[]; results: readonly string[] } | undefined> {
  const { corpus, root } = loaded;
  const { yieldToHost } = services.environment;
  const planned = await plannedCodebook(services, loaded, edits);
  if (!planned) return undefined;
  const changed = await withDelayedProgress(title, async (token) => {
    const stop = (): boolean => token.isCancellationRequested;
    if (!(await corpus.readWhole(stop))) return undefined;
    await factsAreDerived(loaded, token);
    const filter = { ...DEFAULT_FILTER, rollUp: setting('rollUp', root) };
    const task = countsUnder(corpus.index, planned.codebook, filter);
    const after = await runCooperatively(task, yieldToHost, stop);
    const now = sumOfCounts(factsForNow(loaded).kindCounts.values());
    return after && changedCounts(localizer, now, after);
  });
  if (!changed) return undefined;
  return {
    files: [planned.file],
    results: [
      ...(changed.length > 0 ? changed : [vscode.l10n.t('All numbers stay as they are')]),
      ...sidesOfTheirOwn(planned.codebook, moved),
    ],
  };
}

/** Why a move may change nothing: an actor that is a side of its own never counts as its parent. */
function sidesOfTheirOwn(codebook: Codebook, moved: readonly EntryName[]): readonly string[] {
  return moved.flatMap(({ layer, id }) => {
    const actor = layer === 'actor' ? codebook.actors.get(id) : undefined;
    return actor?.side === true && actor.partOf !== undefined
      ? [
          vscode.l10n.t(
            '{0} stays a side of its own (Own side, in Edit Actor)',
            labelText(actor.name, 60),
          ),
        ]
      : [];
  });
}
