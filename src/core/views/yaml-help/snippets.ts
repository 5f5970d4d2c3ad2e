import type { About } from '../../yaml/shape/shape';
import { recordIn, type RecordAbout } from './about';

/** What snippets of the editor are made with. */
export interface SnippetParts {
  /** The next tab stop. */
  readonly stop: () => string;
  readonly freshId: () => string;
  /** The values of a small choice; undefined where there are none or many. */
  readonly choicesOf: (about: About) => readonly string[] | undefined;
}

/** `$1`, `$2` … */
export function snippetParts(given: Omit<SnippetParts, 'stop'>): SnippetParts {
  let last = 0;
  return { ...given, stop: () => `$${String(++last)}` };
}

/** What stands behind the colon of a key that begins at a column, in the form in which the program
 * writes it, with tab stops for what is to be typed. */
export function valueSnippet(
  key: string,
  about: About,
  column: number,
  parts: SnippetParts,
): string {
  switch (about.kind) {
    case 'text':
      return about.suggests ? ` ${parts.stop()}` : ` "${parts.stop()}"`;
    case 'date':
    case 'color':
      return ` "${parts.stop()}"`;
    case 'ownId':
      return ` ${parts.freshId()}`;
    case 'pair':
      return ` [${parts.stop()}, ${parts.stop()}]`;
    case 'map':
    case 'fields':
      return newLine(column + 2) + parts.stop();
    case 'record':
      return recordSnippet(about, column, parts);
    case 'list': {
      const { item, single, least } = about;
      // A quote nearly always has one part.
      if (item.kind === 'record' && single && key === 'quote')
        return newLine(column + 2) + entrySnippet(item, column + 2, parts);
      if (single && item.kind === 'reference') return valueSnippet(key, item, column, parts);
      const items = Array.from({ length: Math.max(1, least) }, () =>
        itemSnippet(item, column + 2, parts),
      );
      return items.map((one) => newLine(column + 2) + one).join('');
    }
    default:
      return ` ${parts.stop()}`;
  }
}

function recordSnippet(about: RecordAbout, column: number, parts: SnippetParts): string {
  const short = about.short === undefined ? undefined : about.keys[about.short];
  if (about.short !== undefined && short) return valueSnippet(about.short, short, column, parts);
  const isOpen = about.needs.length === 0;
  return newLine(column + 2) + (isOpen ? parts.stop() : entrySnippet(about, column + 2, parts));
}

/** An item of a list whose dash stands at a column. */
export function itemSnippet(about: About, dash: number, parts: SnippetParts): string {
  if (about.kind === 'record' && about.short === undefined)
    return `- ${entrySnippet(about, dash + 2, parts)}`;
  const inner = about.kind === 'list' ? about.item : about;
  return `- ${valueSnippet('', inner, dash, parts).trimStart()}`;
}

/** The lines of a new entry, whose keys stand at a column: the keys that it needs, or the first
 * ones of its kind. The first line is not indented. */
export function entrySnippet(about: RecordAbout, column: number, parts: SnippetParts): string {
  const needed = new Set(about.needs.map(({ keys: [first] }) => first));
  const names = Object.keys(about.keys);
  const shown = needed.size > 0 ? names.filter((name) => needed.has(name)) : firstOf(names);
  return shown
    .map((name) => {
      const value = about.keys[name]!;
      const choices = parts.choicesOf(value);
      const written = choices
        ? ` ${choiceStop(parts.stop(), choices)}`
        : valueSnippet(name, value, column, parts);
      return `${name}:${written}`;
    })
    .join(newLine(column));
}

/** The name of a stance is its label. */
function firstOf(names: readonly string[]): readonly string[] {
  return names.filter((name) => name !== 'name' || !names.includes('label')).slice(0, 2);
}

/** A value of the format within brackets. */
export function flowSnippet(about: About, parts: SnippetParts): string {
  switch (about.kind) {
    case 'record': {
      const short = about.short === undefined ? undefined : about.keys[about.short];
      return short ? flowSnippet(short, parts) : ` {${parts.stop()}}`;
    }
    case 'map':
    case 'fields':
      return ` {${parts.stop()}}`;
    case 'list':
      return about.single && about.item.kind === 'reference'
        ? ` ${parts.stop()}`
        : ` ${recordIn(about) && about.item.kind === 'record' && about.item.short === 'exact' ? `{exact: "${parts.stop()}"}` : `[${parts.stop()}]`}`;
    default:
      return valueSnippet('', about, 0, parts);
  }
}

function choiceStop(stop: string, values: readonly string[]): string {
  const written = values.map((value) => value.replace(/[\\,|$}]/g, '\\$&'));
  return `\${${stop.slice(1)}|${written.join(',')}|}`;
}

/** Text that a snippet inserts unchanged. */
export function escapedSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function newLine(column: number): string {
  return `\n${' '.repeat(column)}`;
}
