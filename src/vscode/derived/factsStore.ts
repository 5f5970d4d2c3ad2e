import * as vscode from 'vscode';
import {
  DEFAULT_FILTER,
  EMPTY_CODEBOOK,
  factsOf,
  CachedFacts,
  type Facts,
  type Filter,
} from '../../core';
import type { LoadedCorpus } from '../corpora/corpora';
import { setting } from '../host/settings';
import { SlicedWork } from '../host/slicedWork';

/** Work done after the facts, in the same slices, before listeners are notified. */
export type Preparation = (loaded: LoadedCorpus, facts: Facts) => Generator<undefined>;

interface Followed {
  readonly rollUp: Filter['rollUp'];
  readonly kept: CachedFacts;
  readonly work: SlicedWork<Derived>;
}

interface Derived {
  readonly facts: Facts;
  /** Reading had begun by then: first the codebook, then an article. */
  readonly isBegun: boolean;
  /** No article was still to be read. */
  readonly isWhole: boolean;
}

const followed = new WeakMap<LoadedCorpus, Followed>();
const preparations = new Set<Preparation>();
const derived = new vscode.EventEmitter<LoadedCorpus>();

/** Fires when facts that took more than one slice are ready. */
export const onDidDerive = derived.event;

export function prepareWith(preparation: Preparation): vscode.Disposable {
  preparations.add(preparation);
  return new vscode.Disposable(() => preparations.delete(preparation));
}

/** The facts of the current corpus, or the previous ones until `onDidDerive` fires; undefined where
 * none were derived yet, or where the previous ones are of a corpus whose reading had not begun. */
export function storedFacts(loaded: LoadedCorpus): Facts | undefined {
  const entry = entryOf(loaded);
  const { work } = entry;
  const { index } = loaded.corpus;
  const derived = work.of(index.version, () => derivingSteps(loaded, entry));
  return work.isRunning && derived?.isBegun === false ? undefined : derived?.facts;
}

/** Whether the facts that are given now cover all articles. */
export function areFactsWhole(loaded: LoadedCorpus): boolean {
  return entryOf(loaded).work.last?.isWhole === true;
}

/** For views of single annotations that need names: without facts, those of an empty corpus. */
export function factsForNow(loaded: LoadedCorpus): Facts {
  const facts = storedFacts(loaded);
  if (facts) return facts;
  const { codebook } = loaded.corpus;
  const nothing = { version: 0, codebook, articles: () => [], article: () => undefined };
  return factsOf(nothing, DEFAULT_FILTER);
}

/** Resolves when the facts of the corpus are current, or when they are no longer wanted. */
export async function factsAreDerived(
  loaded: LoadedCorpus,
  token: vscode.CancellationToken,
): Promise<void> {
  while (!token.isCancellationRequested) {
    storedFacts(loaded);
    if (!entryOf(loaded).work.isRunning) return;
    await new Promise<void>((resolve) => {
      const go = (): void => {
        listeners.dispose();
        resolve();
      };
      const listeners = vscode.Disposable.from(onDidDerive(go), token.onCancellationRequested(go));
    });
  }
}

function entryOf(loaded: LoadedCorpus): Followed {
  const rollUp = setting('rollUp', loaded.root);
  const known = followed.get(loaded);
  if (known?.rollUp === rollUp) return known;
  const entry: Followed = {
    rollUp,
    kept: new CachedFacts({ ...DEFAULT_FILTER, rollUp }),
    work: new SlicedWork(
      () => derived.fire(loaded),
      () => followed.get(loaded) === entry,
      known?.work.last,
    ),
  };
  followed.set(loaded, entry);
  return entry;
}

function* derivingSteps(loaded: LoadedCorpus, entry: Followed): Generator<undefined, Derived> {
  const { index } = loaded.corpus;
  const { isComplete } = index;
  // An open article may be read before the codebook: facts without it have no names.
  const isBegun = index.size > 0 && index.codebook !== EMPTY_CODEBOOK;
  const facts = yield* entry.kept.update(index);
  for (const preparation of preparations) yield* preparation(loaded, facts);
  return { facts, isBegun, isWhole: isComplete };
}
