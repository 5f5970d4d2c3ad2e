import * as vscode from 'vscode';
import { corpusContents, type CorpusContents } from '../../core';
import type { LoadedCorpus } from '../corpora/corpora';
import type { Services } from '../services';
import { SlicedWork } from '../host/slicedWork';
import { soon } from '../host/throttle';

/** After a change the counts follow when so much time has passed: the counts can wait, and while an article is typed in
 * or a corpus is read, changes come one after the other. */
const PAUSE_MS = 100;

const works = new WeakMap<LoadedCorpus, SlicedWork<CorpusContents>>();
const counted = new vscode.EventEmitter<undefined>();

/** Calls `follow` with the counts of the active corpus whenever they may be others; undefined without a corpus. */
export function followContents(
  { corpora, guard }: Services,
  follow: (contents: CorpusContents | undefined) => void,
): vscode.Disposable {
  const look = soon(guard, 'counting what a corpus has', PAUSE_MS, () => {
    const { active } = corpora;
    if (!active) follow(undefined);
    else {
      const contents = contentsOf(active);
      if (contents) follow(contents);
    }
  });
  look.ask();
  return vscode.Disposable.from(corpora.onDidChange(look.ask), counted.event(look.ask), look);
}

/** Those of now, or for the moment the last ones there were. */
function contentsOf(loaded: LoadedCorpus): CorpusContents | undefined {
  const work = works.get(loaded) ?? new SlicedWork(() => counted.fire(undefined));
  works.set(loaded, work);
  const { index } = loaded.corpus;
  return work.of(index.version, () => corpusContents(index.articles()));
}
