import * as vscode from 'vscode';
import { COUNTS, labelText, nameOf, phrases, type Refactoring } from '../../../core';
import type {
  BlockedFile,
  PlannedAnnotations,
  PlannedFile,
  PlannedRefactoring,
  ChangeLabel,
} from '../../../project';
import type { LoadedCorpus } from '../../corpora/corpora';
import { localizer } from '../../derived/viewContext';
import { sayBriefly } from '../../documents/words';
import { mayWrite } from '../../host/mayWrite';
import { notify } from '../../host/notify';
import type { Services } from '../../services';
import { headed, pickOne, type PickRow } from '../quickPick';
import { applyRow, previewPlaceholder } from './previewFiles';
import { searchesOfUser } from './searchesOfUser';

/** A change that is shown before it is done. */
export interface Previewed {
  readonly title: string;
  /** The name of the change, for undo. */
  readonly label: ChangeLabel;
  /** With the present state of the switches. */
  readonly make: () => Refactoring;
  readonly switches?: readonly Switch[];
}

/** A choice within the preview. */
export interface Switch {
  readonly label: string;
  readonly isOn: () => boolean;
  readonly flip: () => void;
}

type Chosen =
  | { readonly kind: 'apply' }
  | { readonly kind: 'switch'; readonly flip: () => void }
  | { readonly kind: 'diff'; readonly file: PlannedFile }
  | { readonly kind: 'open'; readonly path: string };

/** Shows the files that a refactoring would change, each with its differences, and does it when the
 * user accepts. True when it was done. */
export async function previewRefactoring(
  services: Services,
  loaded: LoadedCorpus,
  previewed: Previewed,
): Promise<boolean> {
  if (!(await mayWrite(loaded.root))) return false;
  const { previewTexts: texts } = services;
  try {
    let plan = await planned(loaded, previewed);
    if (plan && isEmpty(plan)) {
      sayBriefly(vscode.l10n.t('There is nothing to change.'));
      return false;
    }
    let rows = plan && rowsOf(loaded, plan, previewed);
    let first: Chosen | undefined;
    for (;;) {
      if (!plan || !rows) return false;
      const picked: Awaited<ReturnType<typeof pickOne<Chosen>>> = await pickOne<Chosen>({
        title: previewed.title,
        placeholder: previewPlaceholder(),
        rows,
        ...(first ? { first } : {}),
      });
      if (picked.kind !== 'value') return false;
      first = picked.value;
      switch (picked.value.kind) {
        case 'open':
          await vscode.commands.executeCommand('vscode.open', loaded.uriOf(picked.value.path));
          return false;
        case 'diff':
          await texts.show(picked.value.file);
          break;
        case 'switch':
          picked.value.flip();
          plan = await planned(loaded, previewed);
          rows = plan && rowsOf(loaded, plan, previewed);
          break;
        case 'apply': {
          const outcome = await applied(services, loaded, plan, previewed);
          if (outcome !== 'again') return outcome === 'done';
          plan = await planned(loaded, previewed);
          rows = plan && rowsOf(loaded, plan, previewed);
        }
      }
    }
  } finally {
    await texts.close();
  }
}

function isEmpty({ codebook, searches, annotationFiles, blocked }: PlannedRefactoring): boolean {
  return !codebook && !searches && annotationFiles.length + blocked.length === 0;
}

/** Undefined where the user cancelled. */
async function planned(
  { corpus }: LoadedCorpus,
  { make, title }: Previewed,
): Promise<PlannedRefactoring | undefined> {
  return withProgress(title, (report, isCancelled) =>
    corpus.planRefactoring(make(), { report, isCancelled }),
  );
}

/** Shows progress with *Cancel* where the work takes longer than a moment. */
async function withProgress<Result>(
  title: string,
  work: (report: (share: number) => void, isCancelled: () => boolean) => Promise<Result>,
): Promise<Result> {
  let [share, isCancelled] = [0, false];
  let show: (share: number) => void = () => undefined;
  const result = work(
    (now) => {
      share = now;
      show(now);
    },
    () => isCancelled,
  );
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  const timer = setTimeout(() => {
    void vscode.window.withProgress(options, (progress, token) => {
      token.onCancellationRequested(() => (isCancelled = true));
      let shown = 0;
      show = (now) => {
        progress.report({ increment: (now - shown) * 100 });
        shown = now;
      };
      show(share);
      return result.then(
        () => undefined,
        () => undefined,
      );
    });
  }, MOMENT_MS);
  return result.finally(() => clearTimeout(timer));
}

const MOMENT_MS = 500;

function rowsOf(
  loaded: LoadedCorpus,
  plan: PlannedRefactoring,
  { switches = [] }: Previewed,
): readonly PickRow<Chosen>[] {
  const files = [
    ...(plan.codebook ? [plan.codebook] : []),
    ...(plan.searches ? [plan.searches] : []),
    ...plan.annotationFiles.filter(({ isHidden }) => !isHidden),
  ];
  const head =
    plan.blocked.length > 0
      ? blockedRows(plan.blocked)
      : [applyRow<Chosen>(files.length, { kind: 'apply' })];
  return [
    ...head,
    ...switches.map((one): PickRow<Chosen> => ({
      label: `$(${one.isOn() ? 'check' : 'blank'}) ${one.label}`,
      description: one.isOn() ? vscode.l10n.t('on') : vscode.l10n.t('off'),
      value: { kind: 'switch', flip: one.flip },
    })),
    ...headed(vscode.l10n.t('Not kept'), lostRows(loaded, plan)),
    ...headed(vscode.l10n.t('Do not fit'), misfitRows(plan)),
    ...headed(
      vscode.l10n.t('Files that change'),
      files.map((file): PickRow<Chosen> => ({
        label: labelText(file.path),
        description: 'deleted' in file ? countOf(file) : '',
        value: { kind: 'diff', file },
      })),
    ),
  ];
}

function blockedRows(blocked: readonly BlockedFile[]): readonly PickRow<Chosen>[] {
  return [
    { label: `$(error) ${vscode.l10n.t('Nothing can be changed yet')}` },
    ...blocked.map(({ path, isHidden, reason, ids }): PickRow<Chosen> => ({
      label: isHidden ? vscode.l10n.t('A file of another coder') : labelText(path),
      description: reasonText(reason, ids.length),
      ...(isHidden ? {} : { value: { kind: 'open', path } as const }),
    })),
  ];
}

const BLOCKED = phrases({
  'maybe-truncated': 'may have been cut off; check its end first',
  'no-such-id': 'the codebook has no such entry any more',
  'duplicate-id': 'the codebook has an entry with this id already',
  'bad-id': 'not possible as an id',
  circular: 'the entry would be part of itself',
});

/** Why nothing can be done with a file. */
export function reasonText(reason: BlockedFile['reason'], count: number): string {
  switch (reason) {
    case 'unreadable':
      return localizer.text(
        count > 0
          ? 'has entries that name it and cannot be read; fix their errors first'
          : 'cannot be read; fix its errors first',
      );
    case 'maybe-truncated':
    case 'no-such-id':
    case 'duplicate-id':
    case 'bad-id':
    case 'circular':
      return localizer.text(BLOCKED[reason]);
    case 'loses-meaning':
      return localizer.text(
        [
          '{0} annotation would relate an actor to itself or lack what it needs; change or delete it first',
          '{0} annotations would relate an actor to itself or lack what they need; change or delete them first',
        ],
        count,
      );
    default:
      return localizer.text('cannot be changed safely');
  }
}

function countOf({ edits, deleted }: PlannedAnnotations): string {
  // Digests and decisions only follow what the annotations say now.
  const count = edits.filter(({ kind }) => kind !== 'code' && kind !== 'decide').length;
  const changed = count - deleted.length;
  if (count === 0) return '';
  if (deleted.length === 0)
    return localizer.text(['{0} annotation changes', '{0} annotations change'], count);
  if (changed === 0)
    return localizer.text(['{0} annotation deleted', '{0} annotations deleted'], deleted.length);
  return localizer.text(
    ['{0} annotation changes, {1} deleted', '{0} annotations change, {1} deleted'],
    changed,
    deleted.length,
  );
}

function lostRows(
  { corpus }: LoadedCorpus,
  { lost, refactoring }: PlannedRefactoring,
): readonly PickRow<Chosen>[] {
  const layer = 'layer' in refactoring ? refactoring.layer : 'actor';
  return lost.map(({ id, key, value }) => ({
    label: `$(warning) ${vscode.l10n.t('{0} of {1}', key, nameOf(corpus.codebook, layer, id, localizer))}`,
    ...(value === undefined ? {} : { description: labelText(value, 80) }),
  }));
}

/** One row for each value; it opens the first file that has it. */
function misfitRows({ misfits }: PlannedRefactoring): readonly PickRow<Chosen>[] {
  const rows = new Map<string, { readonly path: string; count: number }>();
  for (const { path, value } of misfits) {
    const row = rows.get(value);
    if (row) row.count++;
    else rows.set(value, { path, count: 1 });
  }
  return [...rows].map(([value, { path, count }]): PickRow<Chosen> => ({
    label: `$(warning) ${labelText(value, 80)}`,
    description: `${localizer.text(COUNTS.annotations, count)} · ${labelText(path)}`,
    value: { kind: 'open', path },
  }));
}

async function applied(
  { lastChange, searches, unfinished }: Services,
  loaded: LoadedCorpus,
  plan: PlannedRefactoring,
  { label, title }: Previewed,
): Promise<'done' | 'again' | 'not'> {
  const own = searchesOfUser(searches, loaded, plan.refactoring);
  const outcome = await withProgress(title, (report, isCancelled) =>
    loaded.corpus.refactor(plan, label, {
      report,
      isCancelled,
      ...(own ? { besides: (direction) => own.replay(direction) } : {}),
    }),
  );
  switch (outcome) {
    case 'done':
      await own?.replay('redo');
      lastChange.last(label);
      return 'done';
    case 'cancelled':
      sayBriefly(vscode.l10n.t('Nothing was changed.'));
      return 'not';
    case 'changed-since':
      void notify(
        'warning',
        vscode.l10n.t(
          'Files of the corpus were changed in the meantime, so nothing was changed. The list now shows them as they are.',
        ),
      );
      return 'again';
    case 'unfinished':
      unfinished.fire(loaded);
      return 'not';
    case 'refused':
      void notify(
        'error',
        vscode.l10n.t(
          'A file could not be changed, so all files are as they were before. Check the Problems panel and try again.',
        ),
      );
      return 'not';
  }
}
