import type { AnnotationId } from '../model/ids';
import type { Span } from '../model/span';
import { quotationBefore } from './quotation';

/** `[[id]]` or `[[id@stamp]]` in a text that the user writes. */
export interface Citation {
  /** In UTF-16 units of the text, brackets included. */
  readonly span: Span;
  readonly id: AnnotationId;
  /** The content of the annotation when it was cited: see `contentStamp`. */
  readonly stamp: string | undefined;
  /** The words that the text quotes from the annotation: see `quotationBefore`. */
  readonly quotation: Span | undefined;
}

/** The files that are searched for citations: Markdown as VS Code recognises it, Quarto and R
 * Markdown. */
export const CITING_FILES = '**/*.{md,markdown,mdown,mkd,qmd,rmd,Rmd}';

/** The citations of a Markdown text, in text order; code blocks and inline code have none. Other
 * tools write links in the same brackets: whether an id belongs to an annotation is decided by the
 * corpus. */
export function findCitations(markdown: string): readonly Citation[] {
  const found: Citation[] = [];
  let from = 0;
  for (const match of markdown.matchAll(CODE_OR_CITATION)) {
    const { id, stamp } = match.groups ?? {};
    if (id === undefined) continue;
    const span = { start: match.index, end: match.index + match[0].length };
    found.push({ span, id, stamp, quotation: quotationBefore(markdown, from, span.start) });
    from = span.end;
  }
  return found;
}

/** The citation, without its brackets, that is being typed before an offset of a line; for
 * completion. */
export function citationBefore(lineStart: string): string | undefined {
  return /\[\[([^[\]]{0,200})$/.exec(lineStart)?.[1];
}

/** As in Markdown, an unclosed fence extends to the end of the text. */
const FENCE =
  /^ {0,3}(?<fence>`{3,}|~{3,})[^\n]*(?:\n[^]*?(?:^ {0,3}\k<fence>[`~]*[ \t]*$|(?![^])))?/mu;
const CODE = /`[^`\n]+`/u;
const CITATION = /\[\[(?<id>[\p{L}\p{M}\p{N}-]{1,64})(?:@(?<stamp>[a-z0-9]{1,16}))?\]\]/u;
const CODE_OR_CITATION = new RegExp(
  [FENCE, CODE, CITATION].map(({ source }) => source).join('|'),
  'gmu',
);
