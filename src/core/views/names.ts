import { AUTHOR, UNATTRIBUTED, type ActorId, type IssueId } from '../model/ids';
import type { Codebook } from '../model/codebook';
import type { Layer } from '../model/mention';
import { labelText } from './label';
import { fileText, type TextPart, type TextStyle } from './text';
import type { Voice } from './voice';

/** The codebook's name, or the id where the codebook does not know it. The reserved actors are said
 * in our words; `author:NAME` is what derivation makes of `author`. A safe label. */
export function actorName(codebook: Codebook, id: ActorId, voice: Voice): string {
  const known = codebook.actors.get(id);
  if (known) return labelText(known.name);
  if (id === AUTHOR) return voice.say('author');
  if (id === UNATTRIBUTED) return voice.say('unattributed');
  if (id.startsWith(`${AUTHOR}:`)) {
    return voice.say('author of', labelText(id.slice(AUTHOR.length + 1)));
  }
  return labelText(id);
}

export function issueName(codebook: Codebook, id: IssueId): string {
  return labelText(codebook.issues.get(id)?.name ?? id);
}

export function nameOf(codebook: Codebook, layer: Layer, id: string, voice: Voice): string {
  return layer === 'actor' ? actorName(codebook, id, voice) : issueName(codebook, id);
}

export function stanceName(codebook: Codebook, id: string): string {
  return labelText(codebook.stances.get(id)?.name ?? id);
}

export function actorPart(
  codebook: Codebook,
  id: ActorId,
  voice: Voice,
  style: TextStyle = 'plain',
): TextPart {
  return { kind: 'file', text: actorName(codebook, id, voice), style };
}

export function issuePart(codebook: Codebook, id: IssueId, style: TextStyle = 'plain'): TextPart {
  return fileText(codebook.issues.get(id)?.name ?? id, style);
}

/** Ids from an issue or actor up to its top along `part-of`, itself first. A codebook may hold a
 * circle; the walk ends at the first one seen twice. */
export function pathUp(codebook: Codebook, layer: Layer, id: string): string[] {
  const entries: ReadonlyMap<string, { readonly partOf: string | undefined }> =
    layer === 'actor' ? codebook.actors : codebook.issues;
  const path: string[] = [];
  for (let at: string | undefined = id; at !== undefined && !path.includes(at);) {
    path.push(at);
    at = entries.get(at)?.partOf;
  }
  return path;
}
