import { actorName, ancestorsOf } from '../codebook/lookUp';
import type { Codebook } from '../model/codebook';
import type { ArticlePath, ActorId } from '../model/ids';
import { AUTHOR, UNATTRIBUTED } from '../model/ids';
import type { Mention } from '../model/mention';
import { isSure, type PlacedAnnotation } from '../model/place';
import type { Span } from '../model/span';
import { sentenceAt } from '../text/sentences/sentences';
import type { QualityFinding } from './finding';
import { atAnnotation, positionsIn } from './places';

/** An article with its text, as its mentions are known. */
export interface NamedIn {
  readonly path: ArticlePath;
  /** LF line endings, no BOM. */
  readonly text: string;
  readonly annotations: readonly PlacedAnnotation[];
  /** In text order. */
  readonly mentions: readonly Mention[];
}

/** Positions whose quote, with the sentences in which it lies, names none of its actors and not the
 * speaker. A mention of an entry that an actor is part of or has a role in, or that is below it,
 * names it, too ("Washington" for a ministry). Positions of the author or of an unattributed
 * actor, and those that may have lost their place, are passed over. */
export function actorsNotNamed(
  { path, text, annotations, mentions }: NamedIn,
  codebook: Codebook,
): readonly QualityFinding[] {
  const named = mentions.filter(({ layer }) => layer === 'actor');
  return positionsIn(annotations).flatMap((placed): readonly QualityFinding[] => {
    const { id, actors, speaker, accordingTo } = placed.annotation;
    const people = [...actors, speaker, accordingTo].filter((one) => one !== undefined);
    if (!isSure(placed) || people.some((one) => one === AUTHOR || one === UNATTRIBUTED)) return [];
    const around = placed.places.flatMap(({ span }) => (span ? sentencesAround(text, span) : []));
    const isNamed = around.some((span) =>
      overlapping(named, span).some(({ ids }) =>
        ids.some((one) => people.some((person) => isRelated(codebook, one, person))),
      ),
    );
    if (isNamed) return [];
    return [
      {
        check: 'actor-not-named',
        place: atAnnotation(path, placed, 'actor'),
        args: [actors.map((one) => actorName(codebook, one)).join(', ')],
        fixes: [
          { kind: 'attach', article: path, id },
          { kind: 'edit', article: path, id },
        ],
      },
    ];
  });
}

function sentencesAround(text: string, { start, end }: Span): readonly Span[] {
  const first = sentenceAt(text, start);
  const last = sentenceAt(text, Math.max(start, end - 1));
  return [{ start: first?.start ?? start, end: last?.end ?? end }];
}

function overlapping(mentions: readonly Mention[], { start, end }: Span): readonly Mention[] {
  return mentions.filter((mention) => mention.start < end && start < mention.end);
}

/** True for the same entry, and for one that is above the other along `part-of` or a role. */
function isRelated(codebook: Codebook, one: ActorId, other: ActorId): boolean {
  return one === other || aboveOf(codebook, one).has(other) || aboveOf(codebook, other).has(one);
}

function aboveOf({ actors }: Codebook, id: ActorId): ReadonlySet<ActorId> {
  const roles = actors.get(id)?.roles ?? [];
  const direct = roles.flatMap(({ of }) => [of, ...ancestorsOf(actors, of)]);
  return new Set([...ancestorsOf(actors, id), ...direct]);
}
