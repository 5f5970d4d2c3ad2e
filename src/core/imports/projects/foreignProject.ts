import type { OffsetUnit } from '../positions/mapping/mapping';

// What a project of another annotation program contains, whatever its format: the readers in
// `src/formats` make it, and an import compares it with a corpus.

/** A project of another program. Ids are those of the program, as text: the same at every
 * import. */
export interface ForeignProject {
  /** `Discourse Network Analyzer`. */
  readonly program: string;
  readonly documents: readonly ForeignDocument[];
  readonly coders: readonly ForeignCoder[];
  /** In the order of the program. */
  readonly codes: readonly ForeignCode[];
  /** Kinds of statements with their variables; none where a project has codes only. */
  readonly types: readonly ForeignType[];
  readonly marks: readonly ForeignMark[];
  /** The unit in which the program counts places; undefined where it differs between versions: then
   * the one that fits most quotes is used. */
  readonly unit: OffsetUnit | undefined;
}

export interface ForeignDocument {
  readonly id: string;
  readonly title: string;
  /** As the program has it: places refer to this text. */
  readonly text: string;
  readonly author: string | undefined;
  readonly source: string | undefined;
  readonly section: string | undefined;
  /** `2024-04-26`, or a month or year. */
  readonly date: string | undefined;
  readonly url: string | undefined;
  /** Further properties, by names in lower case. */
  readonly attributes: ReadonlyMap<string, string>;
  /** The program gives quotes only: an article that the corpus has is better than `text`. */
  readonly isOfQuotes?: boolean | undefined;
}

/** What a code may mean, besides a stance. */
export const CODE_ROLES = [
  'actor',
  'issue',
  'speaker',
  'target',
  'addressee',
  'according to',
] as const;

export type CodeRole = (typeof CODE_ROLES)[number];

export interface ForeignCoder {
  readonly id: string;
  readonly name: string;
}

/** A code, or a value of a variable that has a list of them. */
export interface ForeignCode {
  readonly id: string;
  readonly name: string;
  /** The variable whose value it is; undefined for a code. */
  readonly variable: string | undefined;
  readonly parent: string | undefined;
  /** `#rrggbb`. */
  readonly color: string | undefined;
  readonly definition: string | undefined;
  readonly attributes: ReadonlyMap<string, string>;
  /** What the program says that it is: a case of REFI-QDA is an actor. `code`: its name says
   * nothing. */
  readonly guess?: CodeRole | 'code' | undefined;
  /** The entry of the codebook that it is, where it was exported from there. */
  readonly entry?: string | undefined;
  /** False: it only groups others. */
  readonly isCodable?: boolean | undefined;
}

export interface ForeignType {
  readonly id: string;
  readonly name: string;
  readonly color: string | undefined;
  readonly variables: readonly ForeignVariable[];
}

export interface ForeignVariable {
  readonly id: string;
  readonly name: string;
  /** `code`: its values are codes of the project. */
  readonly kind: 'code' | 'text' | 'integer' | 'boolean';
}

/** A coded passage. */
export interface ForeignMark {
  readonly id: string;
  readonly document: string;
  /** In the project's unit; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** The words as the program has them; undefined where it has places only. */
  readonly quote: string | undefined;
  readonly coder: string | undefined;
  /** Undefined for a passage that has codes only. */
  readonly type: string | undefined;
  /** By ids of variables; ids of codes for variables of that kind. */
  readonly values: ReadonlyMap<string, string | number | boolean>;
  readonly codes: readonly string[];
  readonly note: string | undefined;
  /** Its codes are all that one person said of the passage at once, so that other passages at the
   * same place are apart. */
  readonly isWhole?: boolean | undefined;
}
