import { expandedAuthor } from '../../analysis/records/ids';
import { entriesOf, parentInTree } from '../../codebook/lookUp';
import { AUTHOR, UNATTRIBUTED, type ActorId, type IssueId } from '../../model/ids';
import type { Codebook } from '../../model/codebook';
import type { Layer } from '../../model/mention';
import { labelText } from './label';
import { fileText, type TextPart, type TextStyle } from './text';
import type { Localizer } from './localizer';
import { perObject } from '../../util/perObject';
import { phrases, type Phrase } from '../../util/phrase';

/** The codebook's name, or the id where the codebook does not have it. The reserved actors have
 * names of the interface; `author:NAME` is the expansion of `author`. A safe label. */
export function actorName(codebook: Codebook, id: ActorId, localizer: Localizer): string {
  const known = codebook.actors.get(id);
  if (known) return labelText(known.name);
  if (id === AUTHOR) return localizer.text('The author');
  if (id === UNATTRIBUTED) return localizer.text('Unattributed');
  const author = expandedAuthor(id);
  if (author?.respondent !== undefined) return labelText(author.name);
  if (author?.path !== undefined)
    return localizer.text('The author of {0}', labelText(author.path));
  if (author) return localizer.text('Author {0}', labelText(author.name));
  return labelText(id);
}

/** What an actor is called where there is no room for its name: the alias that is an abbreviation
 * (“NOAA”, “U.S.”), or else a part of its name (“Lula”), and no other actor's. Undefined where the
 * codebook has none: other aliases, such as “Beijing”, would name something else. A safe label. */
export function shortName(codebook: Codebook, id: ActorId): string | undefined {
  return SHORT_NAMES(codebook).get(id);
}

const SHORT_NAMES = perObject((codebook: Codebook): ReadonlyMap<ActorId, string> => {
  const uses = new Map<string, number>();
  for (const { name, aliases } of codebook.actors.values()) {
    for (const text of new Set([name, ...aliases.map((alias) => alias.text)]))
      uses.set(text, (uses.get(text) ?? 0) + 1);
  }
  const short = new Map<ActorId, string>();
  for (const { id, name, aliases } of codebook.actors.values()) {
    const own = aliases
      .filter(({ weak, text }) => !weak && text.length < name.length && uses.get(text) === 1)
      .map(({ text }) => text);
    const found = own.find(isAbbreviation) ?? own.find((text) => isWordsOf(name, text));
    if (found !== undefined) short.set(id, labelText(found));
  }
  return short;
});

/** At most eight characters, of whose letters at least half are capitals. */
function isAbbreviation(text: string): boolean {
  const [letters, capitals] = [text.match(/\p{L}/gu) ?? [], text.match(/\p{Lu}/gu) ?? []];
  return text.length <= 8 && capitals.length >= 2 && capitals.length * 2 >= letters.length;
}

/** Without a capital it would be a description, such as “offshore industry”. */
function isWordsOf(name: string, words: string): boolean {
  return /^\p{Lu}/u.test(words) && ` ${name} `.includes(` ${words} `);
}

export function issueName(codebook: Codebook, id: IssueId): string {
  return labelText(codebook.issues.get(id)?.name ?? id);
}

export function nameOf(codebook: Codebook, layer: Layer, id: string, localizer: Localizer): string {
  return layer === 'actor' ? actorName(codebook, id, localizer) : issueName(codebook, id);
}

/** The codebook's name. The usual stances, where it has no name for them, and the usual types of
 * actors have words of the interface, which are their ids in English. A safe label. */
export function stanceName(codebook: Codebook, id: string, localizer: Localizer): string {
  const name = codebook.stances.get(id)?.name;
  return name === undefined ? usualName(USUAL_STANCES, id, localizer) : labelText(name);
}

/** The usual acts have words of the interface, such as “accusation”; those that a study defines are
 * as written. A safe label. */
export function actName(act: string, localizer: Localizer): string {
  return usualName(USUAL_ACTS, act, localizer);
}

export function isUsualAct(act: string): boolean {
  return Object.hasOwn(USUAL_ACTS, act);
}

/** A safe label. */
export function typeName(type: string, localizer: Localizer): string {
  return usualName(USUAL_TYPES, type, localizer);
}

function usualName(
  names: Readonly<Record<string, Phrase>>,
  id: string,
  localizer: Localizer,
): string {
  const name = Object.hasOwn(names, id) ? names[id] : undefined;
  return name === undefined ? labelText(id) : localizer.text(name);
}

// In files they are these English words.

const USUAL_STANCES = phrases({
  support: 'support',
  oppose: 'oppose',
  neutral: 'neutral',
  ambivalent: 'ambivalent',
  unstated: 'unstated',
});

const USUAL_TYPES = phrases({
  state: 'state',
  government: 'government',
  person: 'person',
  organization: 'organization',
  group: 'group',
});

const USUAL_ACTS = phrases({
  state: 'assertion',
  'express-concern': 'concern',
  demand: 'demand',
  accuse: 'accusation',
  warn: 'warning',
  reject: 'rejection',
  propose: 'proposal',
  agree: 'consent',
  deny: 'denial',
  decide: 'decision',
  praise: 'praise',
});

export function actorPart(
  codebook: Codebook,
  id: ActorId,
  localizer: Localizer,
  style: TextStyle = 'plain',
): TextPart {
  return { kind: 'file', text: actorName(codebook, id, localizer), style };
}

export function issuePart(codebook: Codebook, id: IssueId, style: TextStyle = 'plain'): TextPart {
  return fileText(codebook.issues.get(id)?.name ?? id, style);
}

/** From the top down to the id itself. */
export function pathInTree(codebook: Codebook, layer: Layer, id: string): readonly string[] {
  const entries = entriesOf(codebook, layer);
  const path = [id];
  for (;;) {
    const parent = parentInTree(entries, path[0] ?? id);
    if (parent === undefined) return path;
    path.unshift(parent);
  }
}
