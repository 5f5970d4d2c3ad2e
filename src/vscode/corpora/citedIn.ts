import type { DocumentFilter, TextDocument, Uri } from 'vscode';
import { citedRecords, findCitations, type Citation, type Cited } from '../../core';
import type { Corpora, LoadedCorpus } from './corpora';

/** A citation in a text that the analyst writes, with the annotations it refers to. */
export interface CitationThere {
  readonly citation: Citation;
  /** The corpus that has the cited id; otherwise the first one searched. */
  readonly loaded: LoadedCorpus;
  /** Empty when no corpus has its id. */
  readonly records: readonly Cited[];
}

/** Languages in which analysts write; articles are included, since notes may lie beside them. */
export const CITING: readonly DocumentFilter[] = ['markdown', 'quarto', 'rmd'].map((language) => ({
  language,
}));

export function canCite({ languageId }: TextDocument): boolean {
  return CITING.some(({ language }) => language === languageId);
}

/** The corpora that a text may cite, nearest first: the one it lies in, the active one, the
 * others. */
export function corporaFor(corpora: Corpora, uri: Uri): readonly LoadedCorpus[] {
  const nearest = [corpora.locate(uri)?.loaded, corpora.active];
  return [...new Set([...nearest, ...corpora.all])].flatMap((loaded) => loaded ?? []);
}

/** The citations in a text, with offsets in UTF-16 units of that text. */
export function citationsIn(corpora: Corpora, uri: Uri, text: string): readonly CitationThere[] {
  const citations = findCitations(text);
  const asked = corporaFor(corpora, uri);
  const [nearest] = asked;
  if (citations.length === 0 || !nearest) return [];
  const ids = new Set(citations.map(({ id }) => id));
  const found = asked.map((loaded) => ({ loaded, of: citedRecords(loaded.corpus.index, ids) }));
  return citations.map((citation) => {
    const there = found.find(({ of }) => of.has(citation.id));
    const records = there?.of.get(citation.id) ?? [];
    return { citation, loaded: there?.loaded ?? nearest, records };
  });
}
