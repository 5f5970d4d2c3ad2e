import { entriesOf } from '../../codebook/lookUp';
import { namingOf } from '../../matching/aliasesNaming';
import type { ActorId, IssueId } from '../../model/ids';
import { isAmbiguous, type Layer, type Mention } from '../../model/mention';
import type { Alias, Codebook } from '../../model/codebook';
import type { LikelyAnswers } from './likelyAnswers';

/** What a light bulb offers at a place of an article. */
export type CodingAction =
  /** A position of this actor, about this issue if given; what is not given is asked for. */
  | { readonly kind: 'annotate as'; readonly actor: ActorId; readonly issue?: IssueId }
  | { readonly kind: 'annotate' | 'relation' | 'mark' | 'occurrences' | 'alias' | 'template' }
  /** A position for each of so many selections. */
  | { readonly kind: 'selections'; readonly count: number }
  | MentionAction;

/** What it offers on a mention. */
export type MentionAction = { readonly mention: Mention } & (
  | { readonly kind: 'position'; readonly layer: Layer; readonly id: string }
  | { readonly kind: 'settle here'; readonly id: string }
  | { readonly kind: 'settle in article' | 'settle in corpus' }
  | { readonly kind: 'ignore here' }
  /** `count`: how many mentions of the article are like this one. */
  | { readonly kind: 'ignore in article'; readonly count: number }
  /** In the codebook: the alias that matches becomes weak, or is removed. */
  | { readonly kind: 'make weak' | 'remove alias'; readonly id: string; readonly alias: Alias }
  | { readonly kind: 'alias of'; readonly id: string }
);

const MOST_ACTORS = 3;

/** For selected words: the likely actors with the likely issue first, then the questions from the
 * beginning. `count`: of selections. */
export function selectionActions(
  { actors, issues }: LikelyAnswers,
  count: number,
): readonly CodingAction[] {
  const [issue] = issues;
  const [likeliest] = actors;
  return [
    ...(likeliest !== undefined && issue !== undefined
      ? [{ kind: 'annotate as' as const, actor: likeliest, issue }]
      : []),
    ...actors.slice(0, MOST_ACTORS).map((actor) => ({ kind: 'annotate as' as const, actor })),
    { kind: 'annotate' },
    ...(count > 1 ? [{ kind: 'selections' as const, count }] : []),
    { kind: 'occurrences' },
    { kind: 'template' },
    { kind: 'relation' },
    { kind: 'mark' },
    { kind: 'alias' },
  ];
}

/** For a mention with these words; `alike`: how many of the article are like it, itself
 * included. */
export function mentionActions(
  codebook: Codebook,
  mention: Mention,
  words: string,
  alike: number,
): readonly MentionAction[] {
  const { layer, ids } = mention;
  const inArticle: readonly MentionAction[] =
    alike > 1 ? [{ kind: 'ignore in article', count: alike, mention }] : [];
  if (isAmbiguous(mention)) {
    return [
      ...ids.map((id) => ({ kind: 'settle here' as const, id, mention })),
      ...(alike > 1 ? [{ kind: 'settle in article' as const, mention }] : []),
      { kind: 'settle in corpus', mention },
      { kind: 'ignore here', mention },
      ...inArticle,
    ];
  }
  const positions = ids
    .filter((id) => layer === 'actor' || codebook.issues.get(id)?.codable === true)
    .map((id) => ({ kind: 'position' as const, layer, id, mention }));
  const [id] = ids;
  const isKnown = id !== undefined && entriesOf(codebook, layer).has(id);
  // What a person marked is an annotation, which is deleted as such.
  if (mention.marked || !isKnown) return positions;
  return [
    ...positions,
    { kind: 'ignore here', mention },
    ...inArticle,
    ...everywhere(codebook, mention, id, words),
    { kind: 'alias of', id, mention },
  ];
}

/** None where the entry's name itself matches, because a name always counts, or where several
 * aliases do. */
function everywhere(
  codebook: Codebook,
  mention: Mention,
  id: string,
  words: string,
): readonly MentionAction[] {
  const { byName, aliases } = namingOf(codebook, mention.layer, id, words);
  const [alias, ...others] = aliases;
  if (byName || !alias || others.length > 0) return [];
  return [
    { kind: 'make weak', id, alias, mention },
    { kind: 'remove alias', id, alias, mention },
  ];
}

/** What settling an ambiguous name for the corpus means: every other entry has the words as a weak
 * alias. `byName`: the others for which that is impossible, since the words are their name. */
export interface SettledEverywhere {
  readonly weak: readonly { readonly id: string; readonly alias: Alias }[];
  readonly byName: readonly string[];
}

export function settledEverywhere(
  codebook: Codebook,
  { layer, ids }: Mention,
  words: string,
  chosen: string,
): SettledEverywhere {
  const others = ids.filter((id) => id !== chosen);
  const namings = others.map((id) => ({ id, ...namingOf(codebook, layer, id, words) }));
  return {
    weak: namings.flatMap(({ id, aliases }) => aliases.map((alias) => ({ id, alias }))),
    byName: namings.filter(({ byName }) => byName).map(({ id }) => id),
  };
}
