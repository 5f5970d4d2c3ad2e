import * as vscode from 'vscode';
import { corpusContents, type CorpusContents } from '../../core';
import type { LoadedCorpus } from '../corpora/corpora';
import type { Services } from '../services';
import { SlicedWork } from '../host/slicedWork';

/** After a change the counts follow when so much time has passed: nobody waits for them, and while somebody types
 * or a corpus is being read, changes come one after the other. */
const PAUSE_MS = 100;

const works = new WeakMap<LoadedCorpus, SlicedWork<CorpusContents>>();
const counted = new vscode.EventEmitter<undefined>();

/** Calls `follow` with the counts of the active corpus whenever they may be others; undefined without a corpus. */
export function followContents(
  { corpora, guard }: Services,
  follow: (contents: CorpusContents | undefined) => void,
): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    timer = undefined;
    const { active } = corpora;
    if (!active) follow(undefined);
    else {
      const contents = contentsOf(active);
      if (contents) follow(contents);
    }
  };
  const soon = (): void => {
    timer ??= setTimeout(() => guard.run('counting what a corpus has', look), PAUSE_MS);
  };
  soon();
  return vscode.Disposable.from(
    corpora.onDidChange(soon),
    counted.event(soon),
    new vscode.Disposable(() => clearTimeout(timer)),
  );
}

/** Those of now, or for the moment the last ones there were. */
function contentsOf(loaded: LoadedCorpus): CorpusContents | undefined {
  const work = works.get(loaded) ?? new SlicedWork(() => counted.fire(undefined));
  works.set(loaded, work);
  const { index } = loaded.corpus;
  return work.of(index.version, () => corpusContents(index.articles()));
}
