import type {
  IgnoredMatch,
  MarkedMention,
  Position,
  QuotePart,
  Relation,
  TypedAnnotation,
} from '../../../src/core/model/annotation';
import {
  DEFAULT_STANCES,
  type Actor,
  type Codebook,
  type Issue,
  type Stance,
} from '../../../src/core/model/codebook';

/** Builders for the tests of the views: everything absent unless it is named. */

type Given<T> = Partial<T> & { readonly words?: string; readonly was?: string };

export interface CodebookSketch {
  readonly actors?: Readonly<Record<string, Partial<Actor>>>;
  readonly issues?: Readonly<Record<string, Partial<Issue>>>;
  /** Own stances beside the default ones, with their polarity. */
  readonly stances?: Readonly<Record<string, number | undefined>>;
}

export function codebookOf(sketch: CodebookSketch): Codebook {
  const own = Object.entries(sketch.stances ?? {}).map(([id, polarity]): Stance => ({
    id,
    polarity,
    key: undefined,
    name: undefined,
  }));
  return {
    title: undefined,
    version: undefined,
    coders: new Map(),
    actors: new Map(Object.entries(sketch.actors ?? {}).map(([id, a]) => [id, actor(id, a)])),
    issues: new Map(Object.entries(sketch.issues ?? {}).map(([id, i]) => [id, issue(id, i)])),
    stances: new Map([...DEFAULT_STANCES, ...own].map((stance) => [stance.id, stance])),
    acts: [],
    ask: [],
    fields: new Map(),
    types: new Map(),
    annotationFiles: 'shared',
  };
}

function actor(id: string, given: Partial<Actor>): Actor {
  return {
    id,
    name: id,
    type: undefined,
    partOf: undefined,
    side: false,
    unspecified: false,
    aliases: [],
    roles: [],
    memberOf: [],
    attributes: new Map(),
    note: undefined,
    ...given,
  };
}

function issue(id: string, given: Partial<Issue>): Issue {
  return {
    id,
    name: id,
    statement: undefined,
    definition: undefined,
    partOf: undefined,
    sign: undefined,
    codable: true,
    keywords: [],
    color: undefined,
    note: undefined,
    ...given,
  };
}

export function position({ words, was, ...given }: Given<Position> = {}): Position {
  return {
    ...DETAILS,
    kind: 'position',
    id: 'p1',
    actors: ['china'],
    issues: ['exports'],
    stance: 'support',
    quote: quote(words, was),
    ...given,
  };
}

export function relation({ words, was, ...given }: Given<Relation> = {}): Relation {
  return {
    ...DETAILS,
    kind: 'disagreement',
    id: 'r1',
    issues: [],
    between: [['united-states'], ['china']],
    quote: quote(words, was),
    ...given,
  };
}

export function typed({ words, was, ...given }: Given<TypedAnnotation> = {}): TypedAnnotation {
  return {
    ...DETAILS,
    kind: 'annotation',
    id: 't1',
    type: 'story-element',
    quote: quote(words, was),
    ...given,
  };
}

export function markedMention({ words, was, ...given }: Given<MarkedMention> = {}): MarkedMention {
  return {
    ...COMMON,
    kind: 'mention',
    id: 'm1',
    actors: [],
    issues: [],
    quote: quote(words, was),
    ...given,
  };
}

export function ignoredMatch({ words, was, ...given }: Given<IgnoredMatch> = {}): IgnoredMatch {
  return {
    ...COMMON,
    kind: 'ignored',
    id: 'i1',
    actors: [],
    issues: [],
    quote: quote(words, was),
    ...given,
  };
}

function quote(exact = 'words', was?: string): QuotePart[] {
  return [
    { exact, prefix: undefined, suffix: undefined, start: undefined, occurrence: undefined, was },
  ];
}

const COMMON = {
  coder: undefined,
  note: undefined,
  tags: [],
  comments: [],
};

const DETAILS = {
  ...COMMON,
  speaker: undefined,
  accordingTo: undefined,
  target: [],
  evaluation: undefined,
  addressee: [],
  act: undefined,
  condition: undefined,
  intensity: undefined,
  date: undefined,
  certainty: undefined,
  status: undefined,
  fields: new Map<string, never>(),
};
