import type { AnnotationFileEdit } from '../../annotation-file/edit/edit';
import type { Position, QuotePart } from '../../model/annotation';
import type { Decision } from '../../model/decision';
import type { PlacedAnnotation } from '../../model/place';
import type { AnnotationId, CoderId } from '../../model/ids';
import { groupedBy } from '../../analysis/records/groups';
import { greatest } from '../../util/lists';
import type { ReadPosition } from './passages';
import type { QueuedPassage } from './queue';
import { contentKey } from './sameReading';

/** A position that is to stand in the adjudicated file. */
export interface Result {
  readonly position: Position;
  /** The readings that it was taken from; empty for one that the adjudicator wrote. */
  readonly from: readonly ReadPosition[];
}

export interface Decided {
  readonly by: CoderId | undefined;
  /** True for who is no coder of the codebook: positions do not name them as theirs. */
  readonly isNoCoder?: boolean;
  /** An ISO time in UTC. */
  readonly at: string;
  readonly reason?: string | undefined;
  /** Gives an id that is not in use, another one each time. */
  readonly newId: () => AnnotationId;
}

/** The results of accepting some positions of a passage. Those that say the same, of whichever
 * coder, are one, in the words that most of them quote, else the shorter ones. */
export function acceptedResults(
  { positions }: Pick<QueuedPassage, 'positions'>,
  accepted: readonly ReadPosition[],
): readonly Result[] {
  const keyOf = ({ placed }: ReadPosition): string => contentKey(placed.annotation);
  const byCoder = (ones: readonly ReadPosition[]): readonly (readonly ReadPosition[])[] => [
    ...groupedBy(ones, ({ coder }) => coder).values(),
  ];
  const alike = groupedBy(positions, keyOf);
  return [...groupedBy(accepted, keyOf)].flatMap(([key, own]) => {
    // One coder may have the same content twice in a passage.
    const times = greatest(byCoder(own).map((ones) => ones.length));
    const all = byCoder(alike.get(key) ?? own);
    return Array.from({ length: times }, (_, at) => all.flatMap((ones) => ones[at] ?? [])).flatMap(
      (from) => (from[0] ? [{ position: withSharedQuote(from[0], from), from }] : []),
    );
  });
}

function withSharedQuote(first: ReadPosition, from: readonly ReadPosition[]): Position {
  const tags = [...new Set(from.flatMap(({ placed }) => placed.annotation.tags))];
  return { ...first.placed.annotation, tags, quote: sharedQuote(from) };
}

/** The quote of most positions, else the shortest: its words all of them have marked, or nearly. */
export function sharedQuote(
  from: readonly { readonly placed: PlacedAnnotation }[],
): readonly QuotePart[] {
  const quotes = from.map(({ placed }) => placed.annotation.quote);
  const wordsOf = (quote: readonly QuotePart[]): string =>
    JSON.stringify(quote.map(({ exact }) => exact));
  const groups = [...groupedBy(quotes, wordsOf).values()];
  const lengthOf = ([quote = []]: readonly (readonly QuotePart[])[]): number =>
    quote.reduce((all, { exact }) => all + exact.length, 0);
  groups.sort((a, b) => b.length - a.length || lengthOf(a) - lengthOf(b));
  return groups[0]?.[0] ?? [];
}

/** The edits of the adjudicated file that settle a passage: its positions there are the results
 * afterwards, and no others. No results: none of these. Positions that were adjudicated before keep
 * their ids and comments as far as there are results for them, first those that say the same. */
export function decisionEdits(
  passage: Pick<QueuedPassage, 'positions' | 'adjudicated' | 'replaces'>,
  results: readonly Result[],
  decided: Decided,
): readonly AnnotationFileEdit[] {
  const { by, at, reason, newId } = decided;
  const coder = coderOf(decided);
  const before = passage.adjudicated.map(({ annotation }) => annotation);
  const formerOf = formerPositions(before, results);
  const made = results.map(({ position }, index): Position => {
    const { id = newId(), comments = [] } = formerOf[index] ?? {};
    const status = before.includes(position) ? position.status : undefined;
    return { ...position, id, comments, coder, status };
  });
  // By reference: a passage that is read again has other objects.
  const from = new Set(results.flatMap((result) => result.from.map(({ ref }) => ref)));
  const over = passage.positions.filter(({ ref }) => !from.has(ref));
  const decision: Decision = {
    by,
    at,
    replaces: passage.replaces,
    from: [...from],
    over: over.map(({ ref }) => ref),
    result: made.map(({ id }) => id),
    reason,
    quote: quoteOf(passage),
  };
  const left = before.filter((one) => !formerOf.includes(one));
  return [
    ...left.map(({ id }): AnnotationFileEdit => ({ kind: 'delete', id })),
    ...made.map((annotation, index): AnnotationFileEdit => ({
      kind: formerOf[index] ? 'replace' : 'add',
      annotation,
    })),
    { kind: 'decide', decision: newId(), decided: decision },
  ];
}

/** For each result the position whose place it takes: itself, one that says the same, else the
 * next. */
function formerPositions(
  before: readonly Position[],
  results: readonly Result[],
): readonly (Position | undefined)[] {
  const left = [...before];
  const takeFirst = (isOne: (former: Position) => boolean): Position | undefined => {
    const at = left.findIndex(isOne);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  const itself = results.map(({ position }) => takeFirst((former) => former === position));
  const alike = results.map(({ position }, index) => {
    const key = contentKey(position);
    return itself[index] ?? takeFirst((former) => contentKey(former) === key);
  });
  return alike.map((former) => former ?? takeFirst(() => true));
}

/** The edits that accept all identical passages that wait, and of what was decided alike more than
 * once leave one. What was decided else is kept as it is, also where the readings have changed
 * since. */
export function identicalEdits(
  passages: readonly QueuedPassage[],
  decided: Decided,
): readonly AnnotationFileEdit[] {
  const edits = passages
    .filter(isAcceptedAtOnce)
    .flatMap((passage) =>
      decisionEdits(
        passage,
        passage.isDecidedAlike ? keptOnce(passage) : acceptedResults(passage, passage.positions),
        decided,
      ),
    );
  // Additions that follow each other are written in one go.
  return [
    ...edits.filter(({ kind }) => kind === 'add'),
    ...edits.filter(({ kind }) => kind !== 'add'),
  ];
}

/** Positions that are in the adjudicated file already, without a decision, were chosen by a person:
 * they are looked at. */
export function isAcceptedAtOnce(passage: QueuedPassage): boolean {
  const { state, isIdentical, isDecidedAlike, adjudicated } = passage;
  return (state === 'waiting' && isIdentical && adjudicated.length === 0) || isDecidedAlike;
}

/** The results of the latest of several decisions that say the same. */
function keptOnce({ positions, adjudicated, decision }: QueuedPassage): readonly Result[] {
  const kept = adjudicated.filter(({ annotation: { id } }) => decision?.result.includes(id));
  return kept.map(({ annotation }) => ({
    position: annotation,
    from: positions.filter(
      ({ placed }) => contentKey(placed.annotation) === contentKey(annotation),
    ),
  }));
}

/** Positions do not name who decided as their coder where that is no coder of the codebook. */
export function coderOf({ by, isNoCoder = false }: Pick<Decided, 'by' | 'isNoCoder'>) {
  return isNoCoder ? undefined : by;
}

function quoteOf({
  positions,
  adjudicated,
}: Pick<QueuedPassage, 'positions' | 'adjudicated'>): string | undefined {
  const quote = positions.length > 0 ? sharedQuote(positions) : adjudicated[0]?.annotation.quote;
  const words = (quote ?? []).map(({ exact }) => exact);
  return words.length === 0 ? undefined : words.join(' […] ');
}
