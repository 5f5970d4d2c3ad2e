// The content of a document as plain data: a module of a format turns it into a file.

/** Words with the same formatting. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean | undefined;
  readonly italic?: boolean | undefined;
  readonly code?: boolean | undefined;
  /** Shaded as the side that the words name. */
  readonly side?: 'for' | 'against' | undefined;
  /** Less important than the words beside it. */
  readonly isFaint?: boolean | undefined;
  /** An address, or `#` and the anchor of a heading. */
  readonly link?: string | undefined;
  /** Begins a new line of its paragraph. */
  readonly newLine?: boolean | undefined;
  /** A citation, which Markdown has without escapes. */
  readonly isCitation?: boolean | undefined;
}

export type Block =
  | {
      readonly kind: 'heading';
      /** From 1, the title. */
      readonly level: number;
      readonly runs: readonly Run[];
      /** The name used by links to it. */
      readonly anchor?: string | undefined;
    }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  /** Of a list; level 1 is nested below a member of level 0. */
  | { readonly kind: 'member'; readonly level: number; readonly runs: readonly Run[] }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly Run[])[];
      /** A row of a single cell, in a table of several columns, is the heading of those below. */
      readonly rows: readonly (readonly (readonly Run[])[])[];
      /** The share of the width of each column; equal shares if undefined. */
      readonly widths?: readonly number[] | undefined;
      /** All columns but the first have numbers. */
      readonly isOfNumbers?: boolean | undefined;
    }
  /** The quotes of two sides, next to each other, below a line on the pair. */
  | {
      readonly kind: 'sides';
      readonly lead: readonly Run[];
      readonly sides: readonly [Side, Side];
    };

export interface Side {
  readonly title: readonly Run[];
  readonly quotes: readonly (readonly Run[])[];
}

/** A document, ready to be written. */
export interface TextDocument {
  readonly title: string;
  /** Printed at the foot of each page, beside its number. */
  readonly foot: string;
  readonly isLandscape?: boolean | undefined;
  readonly blocks: readonly Block[];
}

/** What becomes runs: plain text, or words that have their formatting. */
export type Words = string | number | Run | readonly Run[];

export function runsOf(...words: readonly Words[]): Run[] {
  return words.flatMap((one): readonly Run[] => {
    if (typeof one === 'string' || typeof one === 'number') return [{ text: String(one) }];
    return 'text' in one ? [one] : one;
  });
}

/** With a text between each two. */
export function runsBetween(between: string, words: readonly Words[]): Run[] {
  return words.flatMap((one, at) => (at === 0 ? runsOf(one) : runsOf(between, one)));
}

export function textOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}

export function bold(text: string): Run {
  return { text, bold: true };
}

export function italic(text: string): Run {
  return { text, italic: true };
}

export function heading(level: number, text: string, anchor?: string): Block {
  return { kind: 'heading', level, runs: [{ text }], anchor };
}

export function paragraph(...words: readonly Words[]): Block {
  return { kind: 'paragraph', runs: runsOf(...words) };
}

/** Of a list; level 1 is nested below a member of level 0. */
export function member(level: 0 | 1, ...words: readonly Words[]): Block {
  return { kind: 'member', level, runs: runsOf(...words) };
}
