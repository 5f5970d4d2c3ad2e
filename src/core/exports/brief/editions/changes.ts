import { bold, heading, member, paragraph, type Block } from '../../document/blocks';
import { joined, nameOfActor, nameOfIssue, readingWords } from '../briefWords';
import { sum } from '../../../util/lists';
import type { BriefLength } from '../../exportFormat';
import type { PhraseKey, Wording } from '../../wording/wording';
import type { Changes, Edition, EditionName, EditionPair, EditionPosition } from './edition';

/** Lines of one kind. */
const MOST_LINES = { 'one-page': 0, short: 12, full: 40 } as const satisfies Record<
  BriefLength,
  number
>;

/** "Edition 4, 1 Dec 2026." */
export function editionLine({ number, date }: EditionName, wording: Wording): string {
  return wording.text('edition', number, wording.date(date));
}

/** What changed since the edition before, a line each; on one page in one sentence. Nothing in the
 * first edition. */
export function changeBlocks(
  { changes }: Edition,
  wording: Wording,
  length: BriefLength = 'full',
): readonly Block[] {
  if (!changes) return [];
  const { text } = wording;
  const since = text('edition of', changes.since.number, wording.date(changes.since.date));
  if (changes.isOtherwiseCounted) {
    return [paragraph(text('otherwise counted', since))];
  }
  if (length === 'one-page')
    return [paragraph(text('since', since, joined(wording, countedChanges(changes, wording))))];
  const lines = <T>(
    lead: PhraseKey,
    members: readonly T[],
    words: (member: T, wording: Wording) => string,
  ): readonly Block[] =>
    listed(text(lead), members, (one) => words(one, wording), wording, MOST_LINES[length]);
  return [
    heading(2, text('changed since', since)),
    ...lines('lead new', changes.added, positionWords),
    ...lines('lead removed', changes.removed, positionWords),
    ...lines('lead changed', changes.changed, movedWords),
    ...lines('lead new disagreement', changes.newPairs, pairWords),
    ...lines('lead former disagreement', changes.endedPairs, pairWords),
  ];
}

/** "2 new positions", "1 changed position", "1 disagreement less". */
function countedChanges(
  { added, removed, changed, newPairs, endedPairs }: Changes,
  { text }: Wording,
): string[] {
  const counts = [
    [added.length, 'new positions'],
    [removed.length, 'removed positions'],
    [changed.length, 'changed positions'],
    [newPairs.length, 'new disagreements'],
    [endedPairs.length, 'former disagreements'],
  ] as const;
  return counts.flatMap(([count, what]) => (count === 0 ? [] : [text(what, count)]));
}

function listed<T>(
  lead: string,
  members: readonly T[],
  words: (member: T) => string,
  { text: say }: Wording,
  most: number,
): readonly Block[] {
  // Readings of several coders may be of the same words.
  const lines = new Map<string, number>();
  for (const one of members) {
    const line = words(one);
    if (lines.size === most && !lines.has(line)) break;
    lines.set(line, (lines.get(line) ?? 0) + 1);
  }
  const more = members.length - sum([...lines.values()]);
  const texts = [...lines].map(([line, count]) =>
    count === 1 ? line : say('line of positions', count, line),
  );
  return [...texts, ...(more > 0 ? [say('more lines', more)] : [])].map((text) =>
    member(0, bold(`${lead}:`), ` ${text}`),
  );
}

/** "Port on Tolls, for, news.md". */
function positionWords(position: EditionPosition, wording: Wording): string {
  return `${whoOnWhat(position, wording)}: ${readingIn(position, wording)}, ${position.article}`;
}

/** "Town on Tolls: now against, before for, news.md". */
function movedWords(
  [now, before]: readonly [EditionPosition, EditionPosition],
  wording: Wording,
): string {
  const { text } = wording;
  const [who, earlier] = [whoOnWhat(now, wording), whoOnWhat(before, wording)];
  const [reading, other] = [readingIn(now, wording), readingIn(before, wording)];
  return who === earlier
    ? text('changed now', who, reading, other, now.article)
    : text('changed whole', who, reading, earlier, other, now.article);
}

function whoOnWhat({ actors, issues }: EditionPosition, wording: Wording): string {
  const who = joined(
    wording,
    actors.map((actor) => nameOfActor(wording, actor)),
  );
  if (issues.length === 0) return who;
  const on = joined(
    wording,
    issues.map((issue) => nameOfIssue(wording, issue)),
  );
  return wording.text('on issues', issues.length, who, on);
}

function readingIn(
  { stance, evaluation, target, condition }: EditionPosition,
  wording: Wording,
): string {
  const reading = {
    stance: stance ?? undefined,
    evaluation: evaluation ?? undefined,
    target,
    condition: condition ?? undefined,
  };
  return readingWords(wording, reading);
}

function pairWords([issue, ...actors]: EditionPair, wording: Wording): string {
  const names = actors.map((actor) => nameOfActor(wording, actor));
  return wording.text('on issues', 1, joined(wording, names), nameOfIssue(wording, issue));
}
