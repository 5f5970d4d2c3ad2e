import { ENTRY_SHAPES } from '../../annotation-file/definition';
import { SECTION_OF, type AnnotationKind } from '../../model/annotation';
import type { Codebook } from '../../model/codebook';
import { placeAt, type Place } from '../../yaml/half-typed/place';
import type { About } from '../../yaml/shape/shape';
import { plainScalar } from '../../yaml/write/writeScalar';
import { aboutOf, recordIn, type RecordAbout } from './about';
import { bestFitting, MOST_ITEMS } from './fitting';
import type { CompletionInput, HelpedFile, YamlItem, YamlItems } from './item';
import { knownSet } from './known';
import {
  entrySnippet,
  flowSnippet,
  isQuote,
  itemSnippet,
  snippetParts,
  valueSnippet,
  type SnippetParts,
} from './snippets';
import { valueItems } from './values';
import { phrase, type Phrase, phrases } from '../../util/phrase';

const NO_ITEMS: YamlItems = { items: [], isCut: false };

/** What can be written at an offset of a codebook or annotation file, whether or not the file can
 * be read. Nothing in comments and free text. `typed`: the request came from a key and not from the
 * user, who is not to be disturbed by lists on empty lines. Never throws. */
export function completeYaml(input: CompletionInput, typed = false): YamlItems {
  const place = placeAt(input.lines, input.offset);
  if (!place) return NO_ITEMS;
  if (typed && place.written === '' && place.at === 'bare' && !place.afterDash && !place.flow)
    return NO_ITEMS;
  const about = aboutOf(input.file, place.path, place, input.codebook);
  if (!about) return NO_ITEMS;
  return fitting(itemsAt(input, place, about), place, input.codebook);
}

function itemsAt(input: CompletionInput, place: Place, about: About): readonly YamlItem[] {
  if (place.at === 'value') return valueItems(input, place, about);
  const record = recordIn(about);
  if (place.at === 'key') {
    if (about.kind === 'map') return idKeyItems(input, place, about);
    return record ? keyItems(input, place, record) : [];
  }
  const isInList = place.path.at(-1) === 'item' || place.flow;
  if (about.kind === 'map') {
    return [...entryItems(input, place, about), ...idKeyItems(input, place, about)];
  }
  if (about.kind === 'list' && !isInList) {
    const keys = isQuote(about) ? record : undefined;
    return [
      ...entryItems(input, place, about),
      ...valueItems(input, place, about.item, true),
      ...(keys ? keyItems(input, place, keys) : []),
    ];
  }
  const isNew = record !== undefined && place.beside.size === 0 && !place.flow;
  return [
    ...(isNew ? entryItems(input, place, record) : []),
    ...valueItems(input, place, about),
    ...(record && !place.flow ? keyItems(input, place, record) : []),
  ];
}

function keyItems(input: CompletionInput, place: Place, record: RecordAbout): readonly YamlItem[] {
  if (place.token.startsWith('"') || place.token.startsWith("'")) return [];
  const missing = new Set(
    record.needs.flatMap(({ keys }) => (keys.some((one) => place.beside.has(one)) ? [] : keys)),
  );
  const free = Object.entries(record.keys).filter(([name]) => !place.beside.has(name));
  return [
    ...free.filter(([name]) => missing.has(name)),
    ...free.filter(([name]) => !missing.has(name)),
  ].map(([name, about]) => keyItem(input, place, name, about));
}

function keyItem(input: CompletionInput, place: Place, name: string, about: About): YamlItem {
  const parts = partsOf(input);
  const value = place.flow
    ? flowSnippet(about, parts)
    : valueSnippet(name, about, place.column, parts);
  return {
    kind: 'key',
    label: name,
    ...(about.description === undefined
      ? {}
      : { documentation: input.localizer.fill(about.description) }),
    filter: name,
    insert: place.hasColon ? name : `${name}:${value}`,
    isSnippet: !place.hasColon,
    span: place.span,
    asksAgain: !place.hasColon && isListed(about),
  };
}

/** True where there is something to offer for the first value that is to be typed. */
function isListed(about: About): boolean {
  switch (about.kind) {
    case 'text':
      return about.suggests !== undefined;
    case 'letter':
    case 'pair':
    case 'ownId':
      return false;
    case 'list':
      return isListed(about.item);
    default:
      return true;
  }
}

/** Keys of a map that are ids of entries: the coders of `coded`. */
function idKeyItems(
  input: CompletionInput,
  place: Place,
  about: Extract<About, { kind: 'map' }>,
): readonly YamlItem[] {
  const { refer, value } = about;
  if (refer === undefined || refer === 'actor' || refer === 'issue') return [];
  return [...knownSet(input.codebook, refer)].flatMap(([id, name]): YamlItem[] => {
    if (place.beside.has(id)) return [];
    const parts = partsOf(input);
    const written = place.flow
      ? flowSnippet(value, parts)
      : valueSnippet(id, value, place.column, parts);
    return [
      {
        kind: 'value',
        label: id,
        ...(name === undefined ? {} : { detail: name }),
        filter: `${id} ${name ?? ''}`.trim(),
        insert: place.hasColon ? plainScalar(id) : `${plainScalar(id)}:${written}`,
        isSnippet: !place.hasColon,
        span: place.span,
        asksAgain: !place.hasColon,
      },
    ];
  });
}

/** A new entry where one may begin: an item of a list with or without its dash, an entry of a
 * map. */
function entryItems(input: CompletionInput, place: Place, about: About): readonly YamlItem[] {
  const key = place.path.findLast((step) => step !== 'item');
  const word = key && newWord(input.file, key.key);
  if (word === undefined) return [];
  const insert = newEntry(about, place.column, partsOf(input));
  if (insert === undefined) return [];
  const label = input.localizer.text(word);
  return [
    {
      kind: 'entry',
      label,
      filter: `${label} ${key?.key ?? ''}`,
      insert,
      isSnippet: true,
      span: place.span,
      asksAgain: about.kind !== 'map',
    },
  ];
}

function newEntry(about: About, column: number, parts: SnippetParts): string | undefined {
  switch (about.kind) {
    case 'record':
      return entrySnippet(about, column, parts);
    case 'list':
      return about.item.kind === 'record' ? itemSnippet(about.item, column, parts) : undefined;
    case 'map': {
      const id = parts.stop();
      if (!about.ids || about.value.kind !== 'record') return undefined;
      const inner = entrySnippet(about.value, column + 2, parts);
      return `${id}:\n${' '.repeat(column + 2)}${inner}`;
    }
    default:
      return undefined;
  }
}

function newWord(file: HelpedFile, key: string): Phrase | undefined {
  if (file === 'codebook') return NEW_IN.get(key);
  const kind = ANNOTATION_KINDS.find((one) => SECTION_OF[one] === key);
  if (kind !== undefined) return NEW_KIND[kind];
  return key === 'comments' ? phrase('New comment') : undefined;
}

const ANNOTATION_KINDS = Object.keys(ENTRY_SHAPES) as readonly AnnotationKind[];

const NEW_KIND: Readonly<Record<AnnotationKind, Phrase>> = phrases({
  position: 'New position',
  disagreement: 'New disagreement',
  agreement: 'New agreement',
  mention: 'New mention',
  ignored: 'New match to ignore',
  annotation: 'New annotation of another type',
});

const NEW_IN: ReadonlyMap<string, Phrase> = new Map<string, Phrase>([
  ['actors', phrase('New actor')],
  ['issues', phrase('New issue')],
  ['stances', phrase('New stance')],
  ['coders', phrase('New coder')],
  ['fields', phrase('New field')],
  ['types', phrase('New annotation type')],
  ['roles', phrase('New role')],
]);

function partsOf(input: CompletionInput): SnippetParts {
  return snippetParts({ freshId: input.freshId, choicesOf: (about) => choicesOf(input, about) });
}

const MOST_CHOICES = 20;

function choicesOf({ codebook }: CompletionInput, about: About): readonly string[] | undefined {
  const values =
    about.kind === 'choice'
      ? about.values
      : about.kind === 'reference' && about.to === 'stance'
        ? [...codebook.stances.keys()]
        : [];
  return values.length === 0 || values.length > MOST_CHOICES ? undefined : values;
}

/** Of very many, those that fit what is typed; also where actors and issues were chosen before. */
function fitting(items: readonly YamlItem[], place: Place, codebook: Codebook): YamlItems {
  const fit = bestFitting(items, place.written, ({ filter }) => filter);
  const { actors, issues } = codebook;
  const isChosen = items.some(({ about }) => {
    return about && (about.layer === 'actor' ? actors : issues).size > MOST_ITEMS;
  });
  return { items: fit.slice(0, MOST_ITEMS), isCut: isChosen || items.length > MOST_ITEMS };
}
