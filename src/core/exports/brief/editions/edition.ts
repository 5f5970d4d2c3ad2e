import type { Analysis } from '../../../analysis/analyse';
import { countDisagreementsOn, countedPairs } from '../../../analysis/disagreements/findRows';
import type { PositionRecord } from '../../../analysis/records/positionRecords';
import type { Position } from '../../../model/annotation';
import type { CorpusReader } from '../../../model/corpus';
import { AUTHOR, type ActorId, type IssueId } from '../../../model/ids';
import { jsonList, jsonText } from '../../../tables/jsonText';
import { sum } from '../../../util/lists';
import { keysOf } from '../../../util/unknownObject';
import { filterImage } from '../../filterImage';
import { isOpen } from '../../quotable';

// Editions of a brief: which positions and disagreements it has, in a small file beside it, so that
// the next one says what has changed since.
//
// - The first brief is edition 1. A brief with the same positions and disagreements is the same
//   edition, with its number, date and changes: made again, it is the same file. A brief with
//   others is the next edition.
// - Positions are the same by their id. Of each, actors, issues, stance, evaluation, target and
//   condition are compared: other words of a quote, notes or names are no change.
// - An edition of which the corpus has no position belongs to another corpus: it is never compared,
//   nor overwritten.
// - Editions that count otherwise (another search, other dates, another roll-up) are not compared.
// - What may not be printed now (quotable.ts) is left out of the earlier edition too: of an
//   anonymous article the actors, of each article that is not open its conditions and targets.

export interface EditionPosition {
  readonly id: string;
  readonly article: string;
  readonly actors: readonly ActorId[];
  readonly issues: readonly IssueId[];
  readonly stance: string | null;
  readonly evaluation: Position['evaluation'] | null;
  readonly target: readonly ActorId[];
  readonly condition: string | null;
}

/** Two actors that disagree on an issue. */
export type EditionPair = readonly [issue: IssueId, one: ActorId, other: ActorId];

export interface EditionName {
  readonly number: number;
  /** YYYY-MM-DD. */
  readonly date: string;
}

export interface Changes {
  readonly since: EditionName;
  /** Both editions cannot be compared. */
  readonly isOtherwiseCounted: boolean;
  readonly added: readonly EditionPosition[];
  readonly removed: readonly EditionPosition[];
  readonly changed: readonly (readonly [now: EditionPosition, before: EditionPosition])[];
  readonly newPairs: readonly EditionPair[];
  readonly endedPairs: readonly EditionPair[];
}

/** The content of the file. */
export interface Edition extends EditionName {
  /** The filter, as JSON. */
  readonly counted: string;
  readonly positions: readonly EditionPosition[];
  /** Null where they are too many to be listed. */
  readonly disagreements: readonly EditionPair[] | null;
  /** Null in the first edition. */
  readonly changes: Changes | null;
}

const FORMAT = 'policy-annotator-edition/1';
/** More pairs are not compared. */
const MOST_PAIRS = 5000;

/** The edition of a brief that is made on a day. `earlier`: the last one that was written. */
export function editionOf(analysis: Analysis, date: string, earlier: Edition | undefined): Edition {
  const positions = analysis.surviving.map(positionOf);
  const disagreements = pairsOf(analysis);
  const counted = jsonText(filterImage(analysis.context.filter));
  const now = { counted, positions, disagreements };
  if (!earlier) return { number: 1, date, ...now, changes: null };
  const known = printable(earlier, now.positions, analysis);
  if (isSame(known, now)) return known;
  return { number: known.number + 1, date, ...now, changes: changesBetween(known, now) };
}

/** The text of the file: a position a line. */
export function* editionText(edition: Edition): Generator<string> {
  const { number, date, counted, positions, disagreements, changes } = edition;
  yield `{"format": ${jsonText(FORMAT)}, "number": ${String(number)}, "date": ${jsonText(date)},\n`;
  yield `"counted": ${jsonText(counted)},\n"positions": `;
  yield* jsonList(positions);
  yield ',\n"disagreements": ';
  if (disagreements) yield* jsonList(disagreements);
  else yield 'null';
  yield `,\n"changes": ${jsonText(changes)}}\n`;
}

/** Undefined for a text that is no such file. */
export function readEdition(text: string): Edition | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const keys = keysOf(value);
  const isOurs =
    keys?.get('format') === FORMAT &&
    isNumber(keys.get('number')) &&
    typeof keys.get('date') === 'string' &&
    typeof keys.get('counted') === 'string' &&
    isListOf(keys.get('positions'), isPosition) &&
    (keys.get('disagreements') === null || isListOf(keys.get('disagreements'), isPair)) &&
    (keys.get('changes') === null || isChanges(keys.get('changes')));
  if (!isOurs) return undefined;
  const { number, date, counted, positions, disagreements, changes } = value as Edition;
  return { number, date, counted, positions, disagreements, changes };
}

/** The corpus has none of its positions. Ids that are written by hand may be in several corpora;
 * such positions have no actor and no issue in common. */
export function isOfOtherCorpus({ positions }: Edition, reader: CorpusReader): boolean {
  const { codebook } = reader;
  const ids = new Set(
    reader.articles().flatMap(({ annotations }) => annotations.map(({ annotation: { id } }) => id)),
  );
  const isKnown = ({ id, actors, issues }: EditionPosition): boolean =>
    ids.has(id) &&
    (actors.some((actor) => codebook.actors.has(actor)) ||
      issues.some((issue) => codebook.issues.has(issue)));
  return positions.length > 0 && !positions.some(isKnown);
}

function positionOf({ id, article, actors, target, position }: PositionRecord): EditionPosition {
  const { issues, stance = null, evaluation = null, condition = null } = position;
  const isPrinted = isOpen(article.metadata);
  return {
    id,
    article: article.path,
    actors,
    issues,
    stance,
    evaluation,
    target: isPrinted ? target : [],
    condition: isPrinted ? condition : null,
  };
}

function pairsOf({ issues }: Analysis): readonly EditionPair[] | null {
  if (sum([...issues.values()].map(countDisagreementsOn)) > MOST_PAIRS) return null;
  const pairs: EditionPair[] = [];
  for (const [issue, on] of issues) {
    for (const [one, other] of countedPairs(on)) {
      const actors = [on.pairs.stances[one]?.actor, on.pairs.stances[other]?.actor];
      const [first, second] = actors;
      if (issue !== undefined && first !== undefined && second !== undefined)
        pairs.push([issue, first, second]);
    }
  }
  return pairs;
}

/** The same edition without what may not be printed now. */
function printable(
  edition: Edition,
  now: readonly EditionPosition[],
  { reader }: Analysis,
): Edition {
  const actorsNow = new Map(now.map(({ id, actors }) => [id, actors]));
  const hidden = new Set<ActorId>();
  const positionNow = (position: EditionPosition): EditionPosition => {
    const { id, article, actors } = position;
    const { metadata } = reader.article(article) ?? {};
    if (!metadata || isOpen(metadata)) return position;
    const masked = { ...position, target: [], condition: null };
    if (metadata.quotable !== 'anonymous') return masked;
    const shown = actorsNow.get(id) ?? [`${AUTHOR}:${article}`];
    for (const actor of actors) if (!shown.includes(actor)) hidden.add(actor);
    return { ...masked, actors: shown };
  };
  const positions = edition.positions.map(positionNow);
  const { changes } = edition;
  const changed = changes && {
    ...changes,
    added: changes.added.map(positionNow),
    removed: changes.removed.map(positionNow),
    changed: changes.changed
      .map(([one, before]) => [positionNow(one), positionNow(before)] as const)
      .filter(([one, before]) => contentOf(one) !== contentOf(before)),
  };
  const isShown = ([, ...actors]: EditionPair): boolean =>
    !actors.some((actor) => hidden.has(actor));
  return {
    ...edition,
    positions,
    disagreements: edition.disagreements?.filter(isShown) ?? null,
    changes: changed && {
      ...changed,
      newPairs: changed.newPairs.filter(isShown),
      endedPairs: changed.endedPairs.filter(isShown),
    },
  };
}

type Content = Pick<Edition, 'counted' | 'positions' | 'disagreements'>;

function isSame(one: Content, other: Content): boolean {
  const { added, removed, changed, newPairs, endedPairs } = differences(one, other);
  const lists = [added, removed, changed, newPairs, endedPairs];
  return one.counted === other.counted && lists.every(({ length }) => length === 0);
}

function changesBetween(before: Edition, now: Content): Changes {
  const { number, date } = before;
  const isOtherwiseCounted = before.counted !== now.counted;
  const empty: Content = { ...now, positions: [], disagreements: null };
  return {
    since: { number, date },
    isOtherwiseCounted,
    ...(isOtherwiseCounted ? differences(empty, empty) : differences(before, now)),
  };
}

function differences(before: Content, now: Content): Omit<Changes, 'since' | 'isOtherwiseCounted'> {
  const earlier = new Map(before.positions.map((position) => [position.id, position]));
  const later = new Set(now.positions.map(({ id }) => id));
  const pairs = [before.disagreements, now.disagreements].map(
    (some) => new Map((some ?? []).map((pair) => [jsonText(pair), pair])),
  );
  const [old = new Map<string, EditionPair>(), current = old] = pairs;
  const areCompared = before.disagreements !== null && now.disagreements !== null;
  return {
    added: now.positions.filter(({ id }) => !earlier.has(id)),
    removed: before.positions.filter(({ id }) => !later.has(id)),
    changed: now.positions.flatMap((position) => {
      const known = earlier.get(position.id);
      return known && contentOf(known) !== contentOf(position) ? [[position, known] as const] : [];
    }),
    newPairs: areCompared ? [...current].flatMap(([key, one]) => (old.has(key) ? [] : [one])) : [],
    endedPairs: areCompared
      ? [...old].flatMap(([key, one]) => (current.has(key) ? [] : [one]))
      : [],
  };
}

function contentOf(position: EditionPosition): string {
  const { actors, issues, stance, evaluation, target, condition } = position;
  return jsonText([actors, issues, stance, evaluation, target, condition]);
}

/** Editions are counted from 1; the next one must be a safe integer, too. */
function isNumber(value: unknown): boolean {
  return typeof value === 'number' && value >= 1 && Number.isSafeInteger(value + 1);
}

function isChanges(value: unknown): boolean {
  const keys = keysOf(value);
  const since = keysOf(keys?.get('since'));
  const isTwo = (one: unknown): boolean =>
    isListOf(one, isPosition) && Array.isArray(one) && one.length === 2;
  return (
    isNumber(since?.get('number')) &&
    typeof since?.get('date') === 'string' &&
    typeof keys?.get('isOtherwiseCounted') === 'boolean' &&
    isListOf(keys.get('added'), isPosition) &&
    isListOf(keys.get('removed'), isPosition) &&
    isListOf(keys.get('changed'), isTwo) &&
    isListOf(keys.get('newPairs'), isPair) &&
    isListOf(keys.get('endedPairs'), isPair)
  );
}

function isPosition(value: unknown): boolean {
  const keys = keysOf(value);
  const isText = (key: string): boolean => typeof keys?.get(key) === 'string';
  const isTextOrNull = (key: string): boolean => isText(key) || keys?.get(key) === null;
  const evaluation = keys?.get('evaluation');
  return (
    isText('id') &&
    isText('article') &&
    isTextOrNull('stance') &&
    isTextOrNull('condition') &&
    (evaluation === null || evaluation === -1 || evaluation === 0 || evaluation === 1) &&
    ['actors', 'issues', 'target'].every((key) => isListOf(keys?.get(key), isString))
  );
}

function isPair(value: unknown): boolean {
  return isListOf(value, isString) && Array.isArray(value) && value.length === 3;
}

function isString(value: unknown): boolean {
  return typeof value === 'string';
}

function isListOf(value: unknown, isMember: (member: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isMember);
}
