import { NO_EXAMPLES, type Actor, type Issue } from '../../src/core/model/codebook';

/** An actor with only a name. */
export function emptyActor(id: string, name = id): Actor {
  return {
    id,
    name,
    type: undefined,
    partOf: undefined,
    side: false,
    unspecified: false,
    aliases: [],
    roles: [],
    memberOf: [],
    examples: NO_EXAMPLES,
    attributes: new Map(),
    note: undefined,
  };
}

/** An issue with only a name. */
export function emptyIssue(id: string, name = id): Issue {
  return {
    id,
    name,
    statement: undefined,
    definition: undefined,
    partOf: undefined,
    sign: undefined,
    codable: true,
    keywords: [],
    examples: NO_EXAMPLES,
    color: undefined,
    note: undefined,
  };
}
