import type { Codebook } from '../../../model/codebook';
import { dateOnScreen } from '../../../text/dates';
import type { Block, Run } from '../../document/blocks';
import { plainText } from '../../document/readMarkdown';
import { joined, nameOfActor, nameOfIssue, plural, readingWords } from '../briefWords';
import type { Changes, Edition, EditionName, EditionPair, EditionPosition } from './edition';

/** Lines of one kind. */
const MOST_LINES = 40;

/** "Edition 4, 1 Dec 2026." */
export function editionLine(edition: EditionName): string {
  return `Edition ${nameOf(edition)}.`.replace(' of ', ', ');
}

/** What changed since the edition before, a line each; on one page in one sentence. Nothing in the
 * first edition. */
export function changeBlocks(
  { changes }: Edition,
  codebook: Codebook,
  isOnePage = false,
): readonly Block[] {
  if (!changes) return [];
  const since = `edition ${nameOf(changes.since)}`;
  if (changes.isOtherwiseCounted) {
    const text = `Changes since ${since} are not listed, since it counted otherwise: another search, other dates or other options.`;
    return [paragraph(text)];
  }
  if (isOnePage) return [paragraph(`Since ${since}: ${joined(countedChanges(changes))}.`)];
  return [
    { kind: 'heading', level: 2, runs: [{ text: `Changed since ${since}` }] },
    ...listed('New', changes.added, (one) => positionWords(one, codebook)),
    ...listed('Removed', changes.removed, (one) => positionWords(one, codebook)),
    ...listed('Changed', changes.changed, (one) => movedWords(one, codebook)),
    ...listed('New disagreement', changes.newPairs, (one) => pairWords(one, codebook)),
    ...listed('No longer a disagreement', changes.endedPairs, (one) => pairWords(one, codebook)),
  ];
}

/** "3 of 1 May 2026" */
function nameOf({ number, date }: EditionName): string {
  return `${String(number)} of ${dateOnScreen(date, 'en-GB')}`;
}

/** "2 new positions", "1 changed position", "1 disagreement less". */
function countedChanges({ added, removed, changed, newPairs, endedPairs }: Changes): string[] {
  const counts = [
    [added.length, 'new position'],
    [removed.length, 'removed position'],
    [changed.length, 'changed position'],
    [newPairs.length, 'new disagreement'],
    [endedPairs.length, 'former disagreement'],
  ] as const;
  return counts.flatMap(([count, what]) => (count === 0 ? [] : [plural(count, what)]));
}

function listed<T>(
  lead: string,
  members: readonly T[],
  words: (member: T) => string,
): readonly Block[] {
  const lines = members.slice(0, MOST_LINES).map(words);
  const more = members.length - lines.length;
  return [...lines, ...(more > 0 ? [`${String(more)} more`] : [])].map((text) =>
    member([{ text: `${lead}:`, bold: true }, { text: ` ${text}` }]),
  );
}

/** "Port on Tolls, for, news.md". */
function positionWords(position: EditionPosition, codebook: Codebook): string {
  return `${whoOnWhat(position, codebook)}: ${readingIn(position, codebook)}, ${position.article}`;
}

/** "Town on Tolls: now against, before for, news.md". */
function movedWords(both: readonly [EditionPosition, EditionPosition], codebook: Codebook): string {
  const [who, earlier] = both.map((one) => whoOnWhat(one, codebook));
  const [reading, before] = both.map((one) => readingIn(one, codebook));
  const what =
    who === earlier
      ? `${who ?? ''}: now ${reading ?? ''}; before, ${before ?? ''}`
      : `now ${who ?? ''}: ${reading ?? ''}; before, ${earlier ?? ''}: ${before ?? ''}`;
  return `${what}; ${both[0].article}`;
}

function whoOnWhat({ actors, issues }: EditionPosition, codebook: Codebook): string {
  const who = joined(actors.map((actor) => nameOfActor(codebook, actor)));
  const on = joined(issues.map((issue) => nameOfIssue(codebook, issue)));
  return on === '' ? who : `${who} on ${on}`;
}

function readingIn(
  { stance, evaluation, target, condition }: EditionPosition,
  codebook: Codebook,
): string {
  const reading = {
    stance: stance ?? undefined,
    evaluation: evaluation ?? undefined,
    target,
    condition: condition ?? undefined,
  };
  return plainText(readingWords(reading, codebook));
}

function pairWords([issue, ...actors]: EditionPair, codebook: Codebook): string {
  const names = actors.map((actor) => nameOfActor(codebook, actor));
  return `${joined(names)} on ${nameOfIssue(codebook, issue)}`;
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', runs: [{ text }] };
}

function member(runs: readonly Run[]): Block {
  return { kind: 'member', level: 0, runs };
}
