import * as vscode from 'vscode';
import {
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
  return {
    facts: entry.facts,
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
  date: screenDate,
  compare: (a, b) => a.localeCompare(b, vscode.env.language),
});

/** YYYY-MM-DD and shorter, or a range, as the user's locale writes them. */
export function screenDate(written: string): string {
  return written.split('/').map(screenDay).join(' – ');
}

function screenDay(written: string): string {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(written);
  if (!match) return written;
  const [, year, month, day] = match;
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  return new Intl.DateTimeFormat(vscode.env.language, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month === undefined ? {} : { month: 'short' }),
    ...(day === undefined ? {} : { day: 'numeric' }),
  }).format(date);
}
