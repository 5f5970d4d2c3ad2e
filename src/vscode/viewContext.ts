import * as vscode from 'vscode';
import {
  dateOnScreen,
  DEFAULT_FILTER,
  factsOf,
  paragraphOf,
  voiceOf,
  type Facts,
  type ViewContext,
} from '../core';
import type { LoadedCorpus } from './corpora';
import { setting } from './settings';

interface Known {
  readonly version: number;
  readonly rollUp: string;
  readonly facts: Facts;
}

const known = new WeakMap<LoadedCorpus, Known>();

/** Everything derived, in the user's words: made once for each version of the corpus. */
export function viewContext(loaded: LoadedCorpus): ViewContext {
  const { corpus } = loaded;
  const rollUp = setting('rollUp', loaded.root);
  let entry = known.get(loaded);
  if (entry?.version !== corpus.index.version || entry.rollUp !== rollUp) {
    const facts = factsOf(corpus.index, { ...DEFAULT_FILTER, rollUp });
    entry = { version: corpus.index.version, rollUp, facts };
    known.set(loaded, entry);
  }
  return contextWith(loaded, entry.facts);
}

/** What is said of facts that were derived otherwise than the views do. */
export function contextWith({ corpus }: LoadedCorpus, facts: Facts): ViewContext {
  return {
    facts,
    voice,
    paragraph: (path, offset) => {
      const text = corpus.state(path)?.text;
      return text === undefined ? undefined : paragraphOf(text, offset);
    },
  };
}

/** Views speak through the editor's translation; dates appear in the user's locale. */
export const voice = voiceOf({
  translate: (message) => vscode.l10n.t(message),
  date: (written) => dateOnScreen(written, vscode.env.language),
  compare: (a, b) => a.localeCompare(b, vscode.env.language),
});
