import type { About } from '../../yaml/shape/shape';
import { shortOf, type RecordAbout } from './about';

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
      if (item.kind === 'record' && isQuote(about))
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
  const short = shortOf(about);
  if (short) return valueSnippet('', short, column, parts);
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
  const all = Object.entries(about.keys);
  const shown = needed.size > 0 ? all.filter(([name]) => needed.has(name)) : firstOf(all);
  return shown
    .map(([name, value]) => {
      const choices = parts.choicesOf(value);
      const written = choices
        ? ` ${choiceStop(parts.stop(), choices)}`
        : valueSnippet(name, value, column, parts);
      return `${name}:${written}`;
    })
    .join(newLine(column));
}

/** The name of a stance is its label. */
function firstOf(all: readonly (readonly [string, About])[]): typeof all {
  const isStance = all.some(([name]) => name === 'label');
  return all.filter(([name]) => name !== 'name' || !isStance).slice(0, 2);
}

/** A value of the format within brackets. */
export function flowSnippet(about: About, parts: SnippetParts): string {
  switch (about.kind) {
    case 'record': {
      const short = shortOf(about);
      return short ? flowSnippet(short, parts) : ` {${parts.stop()}}`;
    }
    case 'map':
    case 'fields':
      return ` {${parts.stop()}}`;
    case 'list':
      if (about.single && about.item.kind === 'reference') return ` ${parts.stop()}`;
      return isQuote(about) ? ` {exact: "${parts.stop()}"}` : ` [${parts.stop()}]`;
    default:
      return valueSnippet('', about, 0, parts);
  }
}

/** True for a list that nearly always has one item, which is written without a dash. */
export function isQuote(about: About): boolean {
  return about.kind === 'list' && about.item.kind === 'record' && about.item.short === 'exact';
}

function choiceStop(stop: string, values: readonly string[]): string {
  const written = values.map((value) => value.replace(/[\\,|$}]/g, '\\$&'));
  return `\${${stop.slice(1)}|${written.join(',')}|}`;
}

function newLine(column: number): string {
  return `\n${' '.repeat(column)}`;
}
