import type { BesideBrief } from '../exportFormat';
import type { CorpusReader } from '../../model/corpus';
import { isOfOtherCorpus, readEdition } from './editions/edition';
import { ownLines } from './ownParagraphs';

// The files beside a brief, by its own name: `talks.brief.md`, `talks-brief.docx` and `talks.docx`
// have `talks.edition.json`, and the own lines of `talks.brief.md`; so has a report. A Markdown
// brief of any name has its own lines in itself.

export interface NamesBeside {
  readonly edition: string;
  readonly markdown: string;
}

/** Undefined for formats that read nothing beside them. */
export function namesBeside(format: string, name: string): NamesBeside | undefined {
  if (!format.startsWith('brief-') && format !== 'report-html') return undefined;
  const base = name.replace(/\.[^.]*$/, '').replace(/[-.](?:brief|report)$/, '');
  return {
    edition: `${base}.edition.json`,
    markdown: format === 'brief-md' ? name : `${base}.brief.md`,
  };
}

/** What is beside, or the file that must not be overwritten: one that is no edition, or one of
 * another corpus, or a brief whose markers are broken, from that line on. Without a text there is
 * no such file. */
export function readBeside(
  names: NamesBeside,
  texts: { readonly edition: string | undefined; readonly markdown: string | undefined },
  today: string,
  reader: CorpusReader,
):
  | { readonly kind: 'read'; readonly beside: BesideBrief }
  | { readonly kind: 'no edition' | 'other corpus'; readonly file: string }
  | { readonly kind: 'broken'; readonly file: string; readonly line: number } {
  const edition = texts.edition === undefined ? undefined : readEdition(texts.edition);
  if (texts.edition !== undefined && !edition) return { kind: 'no edition', file: names.edition };
  if (edition && isOfOtherCorpus(edition, reader))
    return { kind: 'other corpus', file: names.edition };
  const own = ownLines(texts.markdown ?? '');
  if (own.kind === 'broken') return { ...own, file: names.markdown };
  return { kind: 'read', beside: { today, edition, own: own.lines } };
}
