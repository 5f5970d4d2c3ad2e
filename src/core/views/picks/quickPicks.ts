import { AUTHOR, UNATTRIBUTED, type ActorId, type IssueId, type StanceId } from '../../model/ids';
import { NO_EXAMPLES, type Codebook } from '../../model/codebook';
import type { Layer, Mention } from '../../model/mention';
import type { Span } from '../../model/span';
import { actorKind } from '../highlights/highlightPlan';
import { exampleDetail } from '../cards/exampleText';
import { labelText } from '../words/label';
import type { EntryName } from './entryFields';
import { namedNear, type actorBefore, type codedNear } from './likelyPicks';
import { actorName, issueName, pathInTree, stanceName, typeName } from '../words/names';
import { STANCE_SIGN, stanceLook, type StanceLook } from '../words/stanceLook';
import type { RowIcon } from '../trees/tree';
import type { Localizer } from '../words/localizer';
import { phrase, type Phrase, phrases } from '../../util/phrase';

/** A row of a quick pick. Typing filters by label, description and detail, so that everything a
 * user may type (other names, the path) is in one of them. All texts are safe labels. */
export type PickRow =
  | { readonly kind: 'separator'; readonly label: string }
  | {
      readonly kind: 'item';
      readonly layer: Layer;
      readonly id: string;
      readonly label: string;
      readonly description: string;
      readonly detail: string;
      /** Name, then aliases or keywords. */
      readonly names: readonly string[];
      readonly icon: RowIcon;
    };

export interface PickInput {
  readonly codebook: Codebook;
  readonly localizer: Localizer;
  /** The words that are annotated. */
  readonly selection: Span;
  /** Of the article, in text order. */
  readonly mentions: readonly Mention[];
  /** Recently used ids, the last first. */
  readonly recent: readonly string[];
  /** Entries whose names the words resemble, the likeliest first. */
  readonly resembling?: readonly string[];
  /** Entries coded near the words (`codedNear`). */
  readonly coded?: ReturnType<typeof codedNear>;
  /** How close the nearest actor before the words is (`actorBefore`). */
  readonly actorBefore?: ReturnType<typeof actorBefore>;
  /** The likeliest entries, before all others. */
  readonly likely?: readonly LikelyPicks[];
  /** True: only entries of the codebook, without the author and “unattributed”. */
  readonly onlyKnown?: boolean;
  /** True: includes topics that only group. */
  readonly withTopics?: boolean;
}

/** Entries that come first for a reason, which their rows name. */
export interface LikelyPicks {
  readonly why: keyof typeof REASONS;
  readonly ids: readonly string[];
}

/** For each reason the heading, and the text of a row. */
const REASONS = {
  similar: phrases(['Similar names', 'similar name']),
  speaker: phrases(['Speaks here', 'speaks here']),
  words: phrases(['Coded on these words', 'coded on these words']),
  pair: phrases(['Coded on this pair', 'coded on this pair']),
  issue: phrases(['Coded on this issue', 'coded on this issue']),
} as const satisfies Readonly<Record<string, readonly [heading: Phrase, spoken: Phrase]>>;

/** The rows for choosing an actor: those named in the selection, those whose names it resembles
 * (first where they are coded in the article), the nearest before it (earlier where it is in the
 * same sentence), those coded in the sentence, those used last, all, "officials of …", and the
 * reserved ones. Each is shown where it comes first. */
export function actorPicks(input: PickInput): readonly PickRow[] {
  return rowsOf(actorSections(input), input);
}

function actorSections(input: PickInput): readonly Section[] {
  const { codebook, localizer } = input;
  const ids = [...codebook.actors.keys()];
  const isUnspecified = (id: ActorId) => codebook.actors.get(id)?.unspecified === true;
  const byName = (a: ActorId, b: ActorId) =>
    localizer.compare(actorName(codebook, a, localizer), actorName(codebook, b, localizer));
  return [
    ...nearby(input, 'actor'),
    [ALL, entries('actor', ids.filter((id) => !isUnspecified(id)).sort(byName))],
    [phrase('Unspecified actors'), entries('actor', ids.filter(isUnspecified).sort(byName))],
    [
      phrase('Author or unattributed'),
      entries('actor', input.onlyKnown === true ? [] : [AUTHOR, UNATTRIBUTED]),
    ],
  ];
}

/** The rows for choosing an issue, in the same sections; topics that only group cannot be chosen.
 * All issues are in the order of the codebook, which the coder chose. */
export function issuePicks(input: PickInput): readonly PickRow[] {
  return rowsOf(issueSections(input), input);
}

function issueSections(input: PickInput): readonly Section[] {
  const { codebook, withTopics } = input;
  const isCodable = (id: IssueId) =>
    withTopics === true || codebook.issues.get(id)?.codable !== false;
  const near = nearby(input, 'issue').map(([title, found, spoken]): Section => [
    title,
    found.filter(({ id }) => isCodable(id)),
    spoken,
  ]);
  const all = [...codebook.issues.keys()].filter(isCodable);
  return [...near, [ALL, entries('issue', all)]];
}

/** The rows for choosing an actor or an issue: those whose names are similar to some words, of both
 * layers; for each other reason the actors and then the issues; then all actors and all issues. */
export function entryPicks(
  similar: readonly EntryName[],
  actors: PickInput,
  issues: PickInput,
): readonly PickRow[] {
  const [title, spoken] = REASONS.similar;
  const all = [
    ...withHeading(actorSections(actors), phrase('Actors')),
    ...withHeading(issueSections(issues), phrase('Issues')),
  ];
  const titles = [...new Set(all.map(([own]) => own))];
  const sections = titles.flatMap((one) => all.filter(([own]) => own === one));
  return rowsOf([[title, similar.slice(0, MOST_LIKELY), spoken], ...sections], actors);
}

const ALL = phrase('All');

function withHeading(sections: readonly Section[], heading: Phrase): readonly Section[] {
  return sections.map(([title, ...others]) => [title === ALL ? heading : title, ...others]);
}

export interface StancePicks {
  /** "China … China's exports should go on as they are" */
  readonly title: string;
  readonly rows: readonly StanceRow[];
}

export interface StanceRow {
  readonly id: StanceId;
  readonly label: string;
  /** The letter that chooses it, lower case; undefined when all its letters are taken. */
  readonly letter: string | undefined;
  /** What it means, as a short phrase, where that is not obvious. */
  readonly hint: string | undefined;
  readonly look: StanceLook;
}

/** The rows for choosing a stance, with the statement of each issue to which "support" and "oppose"
 * refer. */
export function stancePicks(
  codebook: Codebook,
  localizer: Localizer,
  actors: readonly ActorId[],
  issues: readonly IssueId[],
): StancePicks {
  const who = actors.map((id) => actorName(codebook, id, localizer)).join(', ');
  const what = issues
    .map((issue) => {
      const statement = codebook.issues.get(issue)?.statement;
      return statement === undefined
        ? issueName(codebook, issue)
        : labelText(statement, 200 / issues.length);
    })
    .join(' · ');
  const [issue] = issues;
  // What support means is not said anywhere then.
  const vague =
    issue !== undefined &&
    issues.length === 1 &&
    codebook.issues.get(issue)?.statement === undefined
      ? issueName(codebook, issue)
      : undefined;
  const letters = stanceLetters(codebook);
  const rows = [...codebook.stances.keys()].map((id): StanceRow => {
    const look = stanceLook(codebook, id);
    const label = `${STANCE_SIGN[look]} ${stanceName(codebook, id, localizer)}`;
    const known = STANCE_HINTS.get(id);
    const hint = known === undefined ? vagueHint(id) : localizer.text(known);
    return { id, label, letter: letters.get(id), hint, look };
  });
  return { title: what === '' ? who : `${who} … ${what}`, rows };

  function vagueHint(id: StanceId): string | undefined {
    const polarity = codebook.stances.get(id)?.polarity ?? 0;
    if (vague === undefined || polarity === 0) return undefined;
    return polarity > 0
      ? localizer.text('for “{0}”, which has no statement', vague)
      : localizer.text('against “{0}”, which has no statement', vague);
  }
}

/** The meaning of those usual stances that are easily confused. */
const STANCE_HINTS = new Map<StanceId, Phrase>([
  ['neutral', phrase('says that it takes no side')],
  ['ambivalent', phrase('sees reasons for both sides')],
  ['unstated', phrase('speaks of it without stating a side')],
]);

/** The stance that a typed letter chooses. */
export function stanceOfLetter(codebook: Codebook, typed: string): StanceId | undefined {
  const letter = typed.trim().toLowerCase();
  return [...stanceLetters(codebook)].find(([, own]) => own === letter)?.[0];
}

/** The codebook's `key` of each stance; one without it gets the first free letter of its id. */
export function stanceLetters(codebook: Codebook): ReadonlyMap<StanceId, string> {
  const letters = new Map<StanceId, string>();
  const taken = new Set<string>();
  const take = (id: StanceId, candidates: Iterable<string>) => {
    for (const candidate of candidates) {
      const letter = candidate.toLowerCase();
      if (taken.has(letter) || !/^[\p{L}\p{N}]$/u.test(letter)) continue;
      taken.add(letter);
      letters.set(id, letter);
      return;
    }
  };
  for (const { id, key } of codebook.stances.values()) if (key !== undefined) take(id, [key]);
  for (const { id } of codebook.stances.values()) if (!letters.has(id)) take(id, id);
  return letters;
}

/** A section of rows; the third part is the text of a row that explains its place. */
type Section = readonly [title: Phrase, entries: readonly EntryName[], spoken?: Phrase | undefined];

function entries(layer: Layer, ids: readonly string[]): readonly EntryName[] {
  return ids.map((id) => ({ layer, id }));
}

const MOST_RECENT = 5;
const MOST_RESEMBLING = 3;
const MOST_LIKELY = 5;

function nearby(input: PickInput, layer: Layer): readonly Section[] {
  const { mentions, selection, recent, resembling = [], likely = [], onlyKnown } = input;
  const { sentence = [], article = [] } = input.coded ?? {};
  const { actors, issues } = input.codebook;
  const isOffered = (id: string): boolean =>
    onlyKnown !== true || (layer === 'actor' ? actors : issues).has(id);
  const { inside, before, after } = namedNear(mentions, selection, layer);
  const first = likely.map(({ why, ids }) => {
    const [heading, spoken] = REASONS[why];
    return [heading, ids.slice(0, MOST_LIKELY), spoken] as const;
  });
  const nearest = [phrase('Nearest before'), before] as const;
  const like = (ids: readonly string[]) =>
    [phrase('Like the selected words'), ids, phrase('a name like these words')] as const;
  const alike = resembling.slice(0, MOST_RESEMBLING);
  const isCoded = new Set([...sentence, ...article]);
  const sections: readonly (readonly [Phrase, readonly string[], Phrase?])[] = [
    ...first,
    ...(layer === 'actor' && input.actorBefore === 'right' ? [nearest] : []),
    [phrase('In the selection'), inside],
    like(alike.filter((id) => isCoded.has(id))),
    ...(layer === 'actor' && input.actorBefore === 'sentence' ? [nearest] : []),
    like(alike),
    [phrase('Coded in this sentence'), sentence.slice(0, MOST_LIKELY)],
    nearest,
    [phrase('Shortly after'), after],
    [phrase('Recently used'), recent.slice(0, MOST_RECENT)],
  ];
  return sections.map(([title, ids, spoken]): Section => [
    title,
    entries(layer, ids.filter(isOffered)),
    spoken,
  ]);
}

/** Each entry is shown where it comes first. A heading that follows itself is shown once. */
function rowsOf(
  all: readonly Section[],
  { codebook, localizer }: Pick<PickInput, 'codebook' | 'localizer'>,
): readonly PickRow[] {
  const shown = new Set<string>();
  let last: Phrase | undefined;
  return all.flatMap(([title, found, why]) => {
    const spoken = why === undefined ? '' : localizer.text(why);
    const rows: PickRow[] = [];
    for (const { layer, id } of found) {
      const key = `${layer}:${id}`;
      if (shown.has(key)) continue;
      shown.add(key);
      const pick = layer === 'actor' ? actorPick : issuePick;
      rows.push(pick(codebook, localizer, id, spoken));
    }
    if (rows.length === 0) return [];
    const isNew = title !== last;
    last = title;
    return isNew ? [{ kind: 'separator', label: localizer.text(title) }, ...rows] : rows;
  });
}

function actorPick(codebook: Codebook, localizer: Localizer, id: ActorId, why: string): PickRow {
  const actor = codebook.actors.get(id);
  const aliases = actor?.aliases.map(({ text }) => text) ?? [];
  const spoken = [why, actor?.type && typeName(actor.type, localizer), ...aliases].filter(Boolean);
  return {
    kind: 'item',
    layer: 'actor',
    id,
    label: actorName(codebook, id, localizer),
    description: labelText(spoken.join(' · '), 160),
    detail: exampleDetail(actor?.examples ?? NO_EXAMPLES, localizer),
    names: [actorName(codebook, id, localizer), ...aliases.map((text) => labelText(text))],
    icon: actorKind(codebook, id),
  };
}

function issuePick(codebook: Codebook, localizer: Localizer, id: IssueId, why: string): PickRow {
  const issue = codebook.issues.get(id);
  const above = pathInTree(codebook, 'issue', id).slice(0, -1);
  const path = above.map((one) => issueName(codebook, one)).join(' › ');
  const keywords = issue?.keywords.map(({ text }) => text) ?? [];
  return {
    kind: 'item',
    layer: 'issue',
    id,
    label: issueName(codebook, id),
    description: labelText([why, path, ...keywords].filter(Boolean).join(' · '), 160),
    detail: [
      labelText(issue?.definition ?? issue?.statement ?? '', 200),
      exampleDetail(issue?.examples ?? NO_EXAMPLES, localizer),
    ]
      .filter(Boolean)
      .join(' · '),
    names: [issueName(codebook, id), ...keywords.map((text) => labelText(text))],
    icon: issue ? 'issue' : 'unknown',
  };
}
