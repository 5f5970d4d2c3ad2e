import type { DocumentFilter, TextDocument, Uri } from 'vscode';
import { citedRecords, findCitations, type Citation, type Cited } from '../../core';
import type { Corpora, LoadedCorpus } from './corpora';

/** A citation in a text of the analyst's own, with what it stands for. */
export interface CitationThere {
  readonly citation: Citation;
  /** The corpus that has its id; else the first that was asked. */
  readonly loaded: LoadedCorpus;
  /** Empty when no corpus has its id. */
  readonly records: readonly Cited[];
}

/** Where people write; in articles too, since notes may lie beside them. */
export const CITING: readonly DocumentFilter[] = ['markdown', 'quarto', 'rmd'].map((language) => ({
  language,
}));

export function canCite({ languageId }: TextDocument): boolean {
  return CITING.some(({ language }) => language === languageId);
}

/** The corpora that a text may cite, the nearest first: the one it lies in, the active one, the others. */
export function corporaFor(corpora: Corpora, uri: Uri): readonly LoadedCorpus[] {
  const nearest = [corpora.locate(uri)?.loaded, corpora.active];
  return [...new Set([...nearest, ...corpora.all])].flatMap((loaded) => loaded ?? []);
}

/** Offsets are those of the text. */
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
