import * as vscode from 'vscode';
import {
  dateOnScreen,
  paragraphOf,
  periodOnScreen,
  createLocalizer,
  type Facts,
  type ViewContext,
} from '../../core';
import type { LoadedCorpus } from '../corpora/corpora';
import { factsForNow, storedFacts } from './factsStore';

/** Everything derived, in the user's words; see `followedFacts`. */
export function viewContext(loaded: LoadedCorpus): ViewContext {
  return contextWith(loaded, factsForNow(loaded));
}

/** The same for who shows lists of what is derived; undefined where nothing is yet. */
export function derivedContext(loaded: LoadedCorpus): ViewContext | undefined {
  const facts = storedFacts(loaded);
  return facts && contextWith(loaded, facts);
}

/** What is said of facts that were derived otherwise than the views do. */
export function contextWith({ corpus }: LoadedCorpus, facts: Facts): ViewContext {
  return {
    facts,
    localizer,
    text: (path) => corpus.state(path)?.text,
    paragraph: (path, offset) => {
      const state = corpus.state(path);
      return state && paragraphOf(state.text, offset, state.matchFrom);
    },
  };
}

const { language } = vscode.env;
const collator = new Intl.Collator(language);
/** 10,000, but 2024: a year must stay one. */
const numbers = new Intl.NumberFormat(language, { useGrouping: 'min2' });

/** Views speak through the editor's translation; dates, numbers and the order of names are those of the
 * user's locale. */
export const localizer = createLocalizer({
  translate: (message) => vscode.l10n.t(message),
  date: (written) => dateOnScreen(written, language),
  period: (first, last) => periodOnScreen(first, last, language),
  compare: (a, b) => collator.compare(a, b),
  number: (count) => numbers.format(count),
});
