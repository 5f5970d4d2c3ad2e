import type { Netting } from './netting';
import type { ActorId, ArticlePath, CoderId, IssueId, StanceId } from './ids';

/** The content of `codebook.yaml`, with defaults. Maps keep the order of the file. */
export interface Codebook {
  readonly title: string | undefined;
  readonly version: string | undefined;
  /** The people who code. */
  readonly coders: ReadonlyMap<CoderId, Coder>;
  /** Programs that read articles, in files of their own. They are no coders: what they read is in
   * no view, number or export. */
  readonly machines: ReadonlyMap<CoderId, Coder>;
  readonly actors: ReadonlyMap<ActorId, Actor>;
  readonly issues: ReadonlyMap<IssueId, Issue>;
  readonly stances: ReadonlyMap<StanceId, Stance>;
  /** Empty when the codebook lists none: then any act is accepted. */
  readonly acts: readonly string[];
  /** The acts that are criticism; undefined where the codebook marks none, so that the default ones
   * are. */
  readonly criticalActs: ReadonlySet<string> | undefined;
  /** Empty when the codebook lists none: then any channel is accepted. */
  readonly channels: readonly string[];
  /** What to ask for when annotating, in addition to actor, issue and stance. */
  readonly ask: readonly string[];
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  readonly types: ReadonlyMap<string, TypeDefinition>;
  readonly annotationFiles: 'shared' | 'one-per-coder';
  readonly coding: IndependentCoding;
  /** The time windows in which stances are netted; undefined where the codebook has none. */
  readonly netting: Netting | undefined;
}

/** How several coders code the same corpus, each without the others: the key `coding`. */
export interface IndependentCoding {
  /** True: each coder sees no work but their own. */
  readonly blind: boolean;
  /** The share of the articles that is coded by several coders, from 0 to 1; undefined where none
   * was set. */
  readonly share: number | undefined;
  /** Who codes which article. One that is not in it is anybody's. */
  readonly assigned: ReadonlyMap<ArticlePath, readonly CoderId[]>;
  /** Whether the articles of `assigned` that several coders code were drawn at random. */
  readonly drawn: 'random' | undefined;
  /** The coders who have been shown the others' work, with the day (YYYY-MM-DD). */
  readonly unblinded: ReadonlyMap<CoderId, string>;
}

/** Of a codebook that does not say how several coders code. */
export const NO_INDEPENDENT_CODING: IndependentCoding = {
  blind: false,
  share: undefined,
  assigned: new Map(),
  drawn: undefined,
  unblinded: new Map(),
};

export interface Coder {
  readonly id: CoderId;
  readonly name: string;
}

export interface Actor {
  readonly id: ActorId;
  readonly name: string;
  /** Free text; state, government, person, organization and group have colours of their own. */
  readonly type: string | undefined;
  readonly partOf: ActorId | undefined;
  /** True where roll-up ends. */
  readonly side: boolean;
  /** True for actors such as "U.S. officials". */
  readonly unspecified: boolean;
  readonly aliases: readonly Alias[];
  readonly roles: readonly Role[];
  readonly memberOf: readonly ActorId[];
  readonly attributes: ReadonlyMap<string, string>;
  readonly examples: Examples;
  readonly note: string | undefined;
}

/** Texts by which an entry is explained and tested (see `checkExamples`). */
export interface Examples {
  /** What belongs to the entry. */
  readonly include: readonly Example[];
  /** What does not, though it might seem so. */
  readonly exclude: readonly Example[];
}

export type ExampleSide = keyof Examples;

export interface Example {
  readonly text: string;
  readonly why: string | undefined;
}

/** Shared by all entries without examples. */
export const NO_EXAMPLES: Examples = { include: [], exclude: [] };

export interface Alias {
  readonly text: string;
  /** Weak aliases help the pickers and are not mentions. */
  readonly weak: boolean;
  /** True for `case: exact`. Aliases in capitals match exactly without it (see matching). */
  readonly exactCase: boolean;
}

export interface Role {
  readonly title: string;
  readonly of: ActorId;
  /** Days as written (YYYY, YYYY-MM or YYYY-MM-DD), both included; open where absent. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export interface Issue {
  readonly id: IssueId;
  readonly name: string;
  /** What "support" and "oppose" refer to. */
  readonly statement: string | undefined;
  readonly definition: string | undefined;
  readonly partOf: IssueId | undefined;
  /** +1 or −1 when a stance also counts for the parent, with that sign; else undefined. */
  readonly sign: 1 | -1 | undefined;
  /** False for a topic that only groups. */
  readonly codable: boolean;
  readonly keywords: readonly Alias[];
  readonly examples: Examples;
  readonly color: string | undefined;
  readonly note: string | undefined;
}

export interface Stance {
  readonly id: StanceId;
  /** An integer; its sign is the side. Absent: the stance is not counted. */
  readonly polarity: number | undefined;
  /** The key that chooses it in the annotate flow. */
  readonly key: string | undefined;
  readonly name: string | undefined;
}

export type FieldType =
  'text' | 'integer' | 'number' | 'boolean' | 'date' | 'choice' | 'actor' | 'issue';

export interface FieldDefinition {
  readonly id: string;
  readonly name: string | undefined;
  readonly type: FieldType;
  readonly values: readonly string[];
  readonly list: boolean;
}

/** A further annotation type of the study (DNA: statement type). */
export interface TypeDefinition {
  readonly id: string;
  readonly name: string;
  /** `#rgb` or `#rrggbb`, for its highlight; undefined for the colour that all others share. */
  readonly color: string | undefined;
  readonly fields: ReadonlyMap<string, FieldDefinition>;
}

export const DEFAULT_STANCES: readonly Stance[] = [
  { id: 'support', polarity: 1, key: 's', name: undefined },
  { id: 'oppose', polarity: -1, key: 'o', name: undefined },
  { id: 'neutral', polarity: 0, key: 'n', name: undefined },
  { id: 'ambivalent', polarity: 0, key: 'a', name: undefined },
  { id: 'unstated', polarity: undefined, key: 'u', name: undefined },
];

/** A corpus before its codebook was read. */
export const EMPTY_CODEBOOK: Codebook = {
  title: undefined,
  version: undefined,
  coders: new Map(),
  machines: new Map(),
  actors: new Map(),
  issues: new Map(),
  stances: new Map(DEFAULT_STANCES.map((stance) => [stance.id, stance])),
  acts: [],
  criticalActs: undefined,
  channels: [],
  ask: [],
  fields: new Map(),
  types: new Map(),
  annotationFiles: 'shared',
  coding: NO_INDEPENDENT_CODING,
  netting: undefined,
};

/** Longer names, aliases and keywords are not searched in texts: the cost of matching each word
 * grows with the longest alias. In UTF-16 units. */
export const LONGEST_ALIAS = 500;

/** Words with more entries are not searched in texts: each place would be that many mentions. */
export const MOST_NAMED = 100;

/** Entries that are deeper below the top, along `part-of` or roles, lose the link that leads
 * there. */
export const MOST_LEVELS = 100;

/** The name of the file that makes a folder a corpus. */
export const CODEBOOK_FILE = 'codebook.yaml';
