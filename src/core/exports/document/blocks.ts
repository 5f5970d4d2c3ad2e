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
