import * as vscode from 'vscode';
import { corpusContents, type CorpusContents } from '../../core';
import type { LoadedCorpus } from '../corpora/corpora';
import type { Services } from '../services';
import { SlicedWork } from '../host/slicedWork';
import { soon } from '../host/throttle';

/** The counts follow a change after this pause: while an article is edited or a corpus is read,
 * changes come in quick succession. */
const PAUSE_MS = 100;

const works = new WeakMap<LoadedCorpus, SlicedWork<CorpusContents>>();
const counted = new vscode.EventEmitter<undefined>();

/** Calls `follow` with the counts of the active corpus whenever they may have changed; undefined
 * without a corpus. */
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

/** The current counts, or the last ones while new ones are being derived. */
function contentsOf(loaded: LoadedCorpus): CorpusContents | undefined {
  const work = works.get(loaded) ?? new SlicedWork(() => counted.fire(undefined));
  works.set(loaded, work);
  const { index } = loaded.corpus;
  return work.of(index.version, () => corpusContents(index.articles()));
}
