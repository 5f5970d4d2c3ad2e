import type { AnnotationId, ArticlePath } from '../../model/ids';
import { labelText } from './label';

/** A stretch of a line. Text from files is kept apart from words of the interface all the way to
 * the painter, which may only append it as plain text (never as Markdown or HTML). */
export type TextPart =
  | { readonly kind: 'words'; readonly text: string }
  | {
      readonly kind: 'file';
      readonly text: string;
      readonly style: TextStyle;
      /** The annotation that it leads to, on a card, whose painter makes a link of it. */
      readonly opens?: { readonly article: ArticlePath; readonly id: AnnotationId };
    };

export type TextStyle = 'plain' | 'strong' | 'emphasis' | 'struck';

export type TextLine = readonly TextPart[];

export function words(text: string): TextPart {
  return { kind: 'words', text };
}

/** Text from a file, as one safe line of at most `limit` units. */
export function fileText(text: string, style: TextStyle = 'plain', limit?: number): TextPart {
  return { kind: 'file', text: labelText(text, limit), style };
}

/** Text from a file that `labelText` or `quoteText` has made safe already. */
export function safeFileText(
  text: string,
  style: TextStyle = 'plain',
): Extract<TextPart, { readonly kind: 'file' }> {
  return { kind: 'file', text, style };
}

/** The text without styles; what is struck out stays distinguishable. */
export function plain(line: TextLine): string {
  return line
    .map((part) =>
      part.kind === 'file' && part.style === 'struck' ? `~~${part.text}~~` : part.text,
    )
    .join('');
}

/** Joins lines with words of the interface between them, omitting empty ones. */
export function joined(lines: readonly TextLine[], between: string): TextLine {
  const filled = lines.filter((line) => line.length > 0);
  return filled.flatMap((line, i) => (i === 0 ? line : [words(between), ...line]));
}
