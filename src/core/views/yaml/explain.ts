import { entriesOf } from '../../codebook/lookUp';
import type { Span } from '../../model/span';
import type { Layer } from '../../model/mention';
import { ACTION_LABELS, type CardAction } from '../cards/cardAction';
import { entryCard } from '../cards/entryLines';
import type { ViewContext } from '../facts/facts';
import { fileText, joined, words, type TextLine } from '../words/text';
import { placeAt, wordOf, type Place } from '../../yaml/half-typed/place';
import type { About, Named } from '../../yaml/shape/shape';
import { aboutOf, recordIn, shortOf } from './about';
import type { HelpInput } from './item';
import { knownSet } from './known';
import { phrase, type Phrase } from '../../util/phrase';

export interface Explanation {
  readonly span: Span;
  readonly lines: readonly TextLine[];
  /** `key`: what a key of the format means, which the reference explains further. */
  readonly what: 'key' | 'entry';
  /** What can be done with the entry. */
  readonly actions: readonly CardAction[];
}

/** What stands at an offset: of a key what it means, of an id the card of its entry. Undefined for
 * anything else. Never throws. `context` is asked for only where a card is to be shown. */
export function explainYaml(input: HelpInput, context: () => ViewContext): Explanation | undefined {
  const place = placeAt(input.lines, input.offset);
  if (!place || place.token === '') return undefined;
  const about = aboutOf(input.file, place.path, place, input.codebook);
  if (!about) return undefined;
  const { span } = place;
  if (place.at === 'key') {
    const found = keyCard(input, place, about, context);
    return found && { span, ...found };
  }
  const to = referenceIn(about);
  const found = to && entryOf(input, to, wordOf(place), context);
  return found && { span, ...found };
}

function keyCard(
  input: HelpInput,
  place: Place,
  about: About,
  context: () => ViewContext,
): Card | undefined {
  const word = wordOf(place);
  if (about.kind === 'map') {
    const [section] = place.path;
    const to = about.refer ?? (place.path.length === 1 ? namedIn(section) : undefined);
    return to && entryOf(input, to, word, context);
  }
  const record = recordIn(about);
  const own = record && Object.hasOwn(record.keys, word) ? record.keys[word] : undefined;
  if (own?.description === undefined) return undefined;
  const meaning = words(input.localizer.fill(own.description));
  const name = fileText(word, 'strong');
  return { lines: [[name, words(': '), meaning]], what: 'key', actions: [] };
}

/** The entries that a section of the codebook defines. */
function namedIn(section: Place['path'][number] | undefined): Named | undefined {
  if (section === undefined || section === 'item') return undefined;
  return SECTIONS.get(section.key);
}

const SECTIONS: ReadonlyMap<string, Named> = new Map([
  ['actors', 'actor'],
  ['issues', 'issue'],
  ['stances', 'stance'],
  ['coders', 'coder'],
  ['types', 'type'],
]);

function referenceIn(about: About | undefined): Named | undefined {
  switch (about?.kind) {
    case 'reference':
      return about.to;
    case 'list':
      return referenceIn(about.item);
    case 'record':
      return referenceIn(shortOf(about));
    case 'text':
      return about.suggests === 'coder' ? 'coder' : undefined;
    default:
      return undefined;
  }
}

type Card = Omit<Explanation, 'span'>;

function entryOf(
  input: HelpInput,
  to: Named,
  id: string,
  context: () => ViewContext,
): Card | undefined {
  const lines = entryLines(input, to, id, context);
  if (lines.length === 0) return undefined;
  const isEntry = to === 'actor' || to === 'issue';
  return { lines, what: 'entry', actions: isEntry ? actionsOf(input, to, id) : [] };
}

function actionsOf(
  { file, codebook, localizer }: HelpInput,
  layer: Layer,
  id: string,
): readonly CardAction[] {
  const isKnown = entriesOf(codebook, layer).has(id);
  if (!isKnown) return [];
  // In the codebook itself the entry is not far.
  const kinds = [
    ...(file === 'codebook' ? [] : (['codebook'] as const)),
    ...(['positions', 'references'] as const),
    layer === 'actor' ? ('editActor' as const) : ('editIssue' as const),
  ];
  return kinds.map((kind) => ({
    kind,
    label: localizer.text(ACTION_LABELS[kind]),
    layer,
    id,
  }));
}

function entryLines(
  { codebook, localizer }: HelpInput,
  to: Named,
  id: string,
  context: () => ViewContext,
): readonly TextLine[] {
  if (to === 'actor' || to === 'issue') return entryCard(context(), to, id);
  const set = knownSet(codebook, to);
  if (!set.has(id))
    return [joined([[fileText(id, 'strong')], localizer.line('not in the codebook')], ' · ')];
  const name = set.get(id);
  const shown = fileText(name ?? id, 'strong');
  if (to !== 'stance') return name === undefined ? [] : [[shown]];
  const polarity = codebook.stances.get(id)?.polarity;
  return [joined([[shown], localizer.line(sideWord(polarity))], ' · ')];
}

function sideWord(polarity: number | undefined): Phrase {
  if (polarity === undefined) return phrase('has no side');
  if (polarity === 0) return phrase('counts for neither side');
  return polarity > 0 ? phrase('counts in favor') : phrase('counts against');
}
