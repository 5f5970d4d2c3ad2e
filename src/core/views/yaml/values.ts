import { dateRange } from '../../model/date';
import type { Place } from '../../yaml/half-typed/place';
import type { About, Suggested } from '../../yaml/shape/shape';
import { plainScalar, quotedScalar } from '../../yaml/write/writeScalar';
import { labelText } from '../words/label';
import { actorTypes, COLORS } from '../picks/entryProblems';
import { shortOf } from './about';
import type { CompletionInput, YamlItem } from './item';
import { bestFitting } from './fitting';
import { knownEntries, knownSet, type KnownEntry } from './known';

/** A value that completion offers. */
interface Value {
  readonly value: string;
  readonly detail?: string | undefined;
  readonly filter?: string;
  readonly about?: YamlItem['about'];
  /** Written in quotation marks also where it could be plain. */
  readonly quoted?: boolean;
}

/** The items for a value of a shape. `dash`: they are to be items of a list, without a dash yet. */
export function valueItems(
  input: CompletionInput,
  place: Place,
  about: About | undefined,
  dash = false,
): readonly YamlItem[] {
  const values = about ? valuesOf(input, place, about) : [];
  const [mark] = place.token;
  const isQuoted = mark === '"' || mark === "'";
  return values.map(({ value, detail, filter, about: entry, quoted }): YamlItem => {
    const written = isQuoted || quoted === true ? quotedScalar(value) : scalarOf(value);
    const compared = filter ?? [value, detail].filter((one) => one !== undefined).join(' ');
    return {
      kind: entry?.layer ?? 'value',
      label: labelText(value),
      ...(detail === undefined || detail === '' ? {} : { detail: labelText(detail) }),
      ...(entry && { about: entry }),
      filter: isQuoted ? mark + compared : compared,
      insert: `${place.needsBlank ? ' ' : ''}${dash ? '- ' : ''}${written}`,
      isSnippet: false,
      span: place.span,
      asksAgain: false,
    };
  });
}

/** Numbers and booleans are plain: the format says what they are. */
function scalarOf(value: string): string {
  return /^(?:-?\d+|true|false)$/.test(value) ? value : plainScalar(value);
}

function valuesOf(input: CompletionInput, place: Place, about: About): readonly Value[] {
  switch (about.kind) {
    case 'reference':
      return referenced(input, place, about.to);
    case 'choice':
      return about.values.map((value) => ({ value }));
    case 'boolean':
      return ['true', 'false'].map((value) => ({ value }));
    case 'integers':
      return about.values.map((value) => ({ value: String(value) }));
    case 'integer':
      return between(about.least, about.most);
    case 'date':
      return dates(input, place);
    case 'color':
      return colors();
    case 'ownId':
      return [{ value: input.freshId(), detail: input.localizer.text('a new id') }];
    case 'text':
      return about.suggests ? suggested(input, place, about.suggests) : [];
    case 'list':
      return about.single ? valuesOf(input, place, about.item) : [];
    case 'record': {
      const short = shortOf(about);
      return short ? valuesOf(input, place, short) : [];
    }
    default:
      return [];
  }
}

/** Each once: a color may have two names. */
function colors(): readonly Value[] {
  const byValue = new Map([...COLORS].reverse().map(([name, value]) => [value, name]));
  return [...byValue].reverse().map(([value, name]) => ({ value, detail: name, quoted: true }));
}

function referenced(
  input: CompletionInput,
  place: Place,
  to: Extract<About, { kind: 'reference' }>['to'],
): readonly Value[] {
  if (to === 'actor' || to === 'issue') {
    const entries = knownEntries(input, to, ownEntry(input, place));
    return bestFitting(entries, place.written, filterOf).map((entry) => ({
      value: entry.id,
      detail: entry.name === entry.id ? undefined : entry.name,
      filter: filterOf(entry),
      about: { layer: to, id: entry.id },
    }));
  }
  const set = knownSet(input.codebook, to);
  return [...set].map(([value, detail]) => ({ value, detail }));
}

function filterOf({ id, name, aliases }: KnownEntry): string {
  return [id, name, ...aliases].join(' ');
}

/** The actor or issue of the codebook in which a place is. */
function ownEntry({ file }: CompletionInput, { path: [section, id] }: Place): string | undefined {
  if (file !== 'codebook' || section === undefined || section === 'item') return undefined;
  return id === undefined || id === 'item' ? undefined : id.key;
}

function suggested(input: CompletionInput, place: Place, suggests: Suggested): readonly Value[] {
  if (suggests === 'actorType') return actorTypes(input.codebook).map((value) => ({ value }));
  if (typeof suggests === 'string') return referenced(input, place, suggests);
  return suggests.map((value) => ({ value }));
}

function between(least: number | undefined, most: number | undefined): readonly Value[] {
  if (least === undefined || most === undefined) return [];
  return Array.from({ length: most - least + 1 }, (_, index) => ({ value: String(least + index) }));
}

function dates(
  { articleDate, today, localizer }: CompletionInput,
  { path }: Place,
): readonly Value[] {
  const now = { value: today, detail: localizer.text('today'), quoted: true };
  const [section] = path;
  const isClaim = section !== undefined && section !== 'item' && section.key !== 'article';
  if (!isClaim || articleDate === undefined || !dateRange(articleDate)) return [now];
  if (section.key === 'coded') return [now];
  return [{ value: articleDate, detail: localizer.text('date of the article'), quoted: true }, now];
}
