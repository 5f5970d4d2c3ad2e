import type { AnnotationId } from '../model/ids';
import type { Span } from '../model/span';

/** `[[id]]` or `[[id@stamp]]` in a text of the analyst's own. */
export interface Citation {
  /** In UTF-16 units of the text, with the brackets. */
  readonly span: Span;
  readonly id: AnnotationId;
  /** What the annotation said when it was cited: see `citationStamp`. */
  readonly stamp: string | undefined;
}

/** The files in which people cite: Markdown, as VS Code knows it, Quarto and R Markdown. */
export const CITING_FILES = '**/*.{md,markdown,mdown,mkd,qmd,rmd,Rmd}';

/** The citations of a Markdown text, in its order; code blocks and code within a line have none. Other
 * tools write links in the same brackets: whether an id is one of ours, only a corpus can say. */
export function findCitations(markdown: string): readonly Citation[] {
  const found: Citation[] = [];
  for (const match of markdown.matchAll(CODE_OR_CITATION)) {
    const { id, stamp } = match.groups ?? {};
    if (id === undefined) continue;
    const span = { start: match.index, end: match.index + match[0].length };
    found.push({ span, id, stamp });
  }
  return found;
}

/** The citation without its brackets that is being typed before an offset of a line, for completing it. */
export function citationBefore(lineStart: string): string | undefined {
  return /\[\[([^[\]]{0,200})$/.exec(lineStart)?.[1];
}

/** A fence that nobody closes goes to the end of the text, as Markdown has it. */
const FENCE =
  /^ {0,3}(?<fence>`{3,}|~{3,})[^\n]*(?:\n[^]*?(?:^ {0,3}\k<fence>[`~]*[ \t]*$|(?![^])))?/mu;
const CODE = /`[^`\n]+`/u;
const CITATION = /\[\[(?<id>[\p{L}\p{M}\p{N}-]{1,64})(?:@(?<stamp>[a-z0-9]{1,16}))?\]\]/u;
const CODE_OR_CITATION = new RegExp(
  [FENCE, CODE, CITATION].map(({ source }) => source).join('|'),
  'gmu',
);
