import * as vscode from 'vscode';
import { DEFAULT_FILTER, factsOf, KeptFacts, type Facts } from '../core';
import type { LoadedCorpus } from './corpora';
import { setting } from './settings';

/** What is made beside the facts, in the same slices, before anybody is told of them. */
export type Preparation = (loaded: LoadedCorpus, facts: Facts) => Generator<undefined>;

/** Deriving goes on for so long at a time: the facts of a small corpus, or of one changed file, are there at
 * once; those of a large one come in slices, between which the host does other things. */
const SLICE_MS = 10;

interface Followed {
  readonly rollUp: string;
  readonly kept: KeptFacts;
  /** The last that were derived to their end, and of which version. */
  facts: Facts | undefined;
  version: number;
  /** Of how many articles they are. */
  size: number;
  running:
    | {
        readonly steps: Generator<undefined, Facts>;
        readonly version: number;
        readonly size: number;
      }
    | undefined;
}

const followed = new WeakMap<LoadedCorpus, Followed>();
const preparations = new Set<Preparation>();
const derived = new vscode.EventEmitter<LoadedCorpus>();

/** Facts that took more than one slice are there. */
export const onDidDerive = derived.event;

export function prepareWith(preparation: Preparation): vscode.Disposable {
  preparations.add(preparation);
  return new vscode.Disposable(() => preparations.delete(preparation));
}

/** The facts of a corpus as it is now, or for the moment, until `onDidDerive` tells, those of before;
 * undefined where none were derived yet, or those of before are of a corpus that nobody had begun to
 * read. */
export function followedFacts(loaded: LoadedCorpus): Facts | undefined {
  const entry = entryOf(loaded);
  const { index } = loaded.corpus;
  if (!entry.running && entry.version !== index.version) {
    begin(loaded, entry);
    if (!advance(entry)) goOn(loaded, entry);
  }
  return entry.running && entry.size === 0 ? undefined : entry.facts;
}

/** For who speaks of single things, and names them: without facts, those of an empty corpus. */
export function factsForNow(loaded: LoadedCorpus): Facts {
  const facts = followedFacts(loaded);
  if (facts) return facts;
  const { codebook } = loaded.corpus;
  const nothing = { version: 0, codebook, articles: () => [], article: () => undefined };
  return factsOf(nothing, DEFAULT_FILTER);
}

/** Resolves when the facts of the corpus are those of now. */
export async function factsAreDerived(loaded: LoadedCorpus): Promise<void> {
  for (;;) {
    followedFacts(loaded);
    if (!entryOf(loaded).running) return;
    await new Promise<void>((resolve) => {
      const listener = onDidDerive(() => {
        listener.dispose();
        resolve();
      });
    });
  }
}

function entryOf(loaded: LoadedCorpus): Followed {
  const rollUp = setting('rollUp', loaded.root);
  let entry = followed.get(loaded);
  if (entry?.rollUp !== rollUp) {
    const kept = new KeptFacts({ ...DEFAULT_FILTER, rollUp });
    const { facts, size = 0 } = entry ?? {};
    entry = { rollUp, kept, facts, version: -1, size, running: undefined };
    followed.set(loaded, entry);
  }
  return entry;
}

function begin(loaded: LoadedCorpus, entry: Followed): void {
  const { index } = loaded.corpus;
  const steps = prepared(loaded, entry.kept.update(index));
  entry.running = { steps, version: index.version, size: index.size };
}

function* prepared(
  loaded: LoadedCorpus,
  steps: Generator<undefined, Facts>,
): Generator<undefined, Facts> {
  const facts = yield* steps;
  for (const preparation of preparations) yield* preparation(loaded, facts);
  return facts;
}

/** A slice; true when nothing is left to do. */
function advance(entry: Followed): boolean {
  const { running } = entry;
  if (!running) return true;
  const end = performance.now() + SLICE_MS;
  try {
    do {
      const step = running.steps.next();
      if (step.done !== true) continue;
      entry.facts = step.value;
      entry.version = running.version;
      entry.size = running.size;
      entry.running = undefined;
      return true;
    } while (performance.now() < end);
    return false;
  } catch (error) {
    // Trying again would fail again, until something changes.
    entry.version = running.version;
    entry.running = undefined;
    throw error;
  }
}

/** Slice after slice, until the facts are those of the newest version. */
function goOn(loaded: LoadedCorpus, entry: Followed): void {
  setTimeout(() => {
    // Another roll-up has come meanwhile.
    if (followed.get(loaded) !== entry) return;
    let isOver = true;
    try {
      isOver = advance(entry);
    } finally {
      // Where deriving failed, too: who waits for it would wait for ever.
      if (isOver) derived.fire(loaded);
    }
    if (!isOver) goOn(loaded, entry);
  }, 0);
}
