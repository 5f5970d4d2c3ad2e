import * as vscode from 'vscode';
import {
  localizerIn,
  paragraphOf,
  setQuotationMarks,
  type Facts,
  type ViewContext,
} from '../../core';
import type { LoadedCorpus } from '../corpora/corpora';
import { factsForNow, storedFacts } from './factsStore';

/** Everything derived, with the texts in the user's language; see `factsForNow`. */
export function viewContext(loaded: LoadedCorpus): ViewContext {
  return contextWith(loaded, factsForNow(loaded));
}

/** Like `viewContext`, for lists of derived rows; undefined until something is derived. */
export function derivedContext(loaded: LoadedCorpus): ViewContext | undefined {
  const facts = storedFacts(loaded);
  return facts && contextWith(loaded, facts);
}

/** The context of facts that were derived differently than for the views. */
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

/** Views use the editor's translation; dates, numbers and the order of names follow the user's
 * locale. */
export const localizer = localizerIn(vscode.env.language, (message) => vscode.l10n.t(message));
setQuotationMarks(vscode.env.language);
