import type { Span } from '../../model/span';
import type { Place, Step } from './place';
import { closingOf, unquoted } from './tokens';

type FlowPlace = Pick<
  Place,
  'at' | 'beside' | 'ofItem' | 'hasColon' | 'needsBlank' | 'afterDash'
> & {
  readonly steps: readonly Step[];
  readonly span: Span;
};

interface Bracket {
  readonly kind: 'map' | 'list';
  readonly keys: Map<string, string>;
  /** The key whose value is read. */
  key: string | undefined;
}

interface Token {
  readonly span: Span;
  readonly isKey: boolean;
}

/** The place of an offset in a value with brackets that begins at `from`; undefined where they are
 * closed before it, in a comment, and behind a word that is complete. */
export function flowPlace(source: string, from: number, offset: number): FlowPlace | undefined {
  const open: Bracket[] = [];
  let at = from;
  let found: Omit<FlowPlace, 'beside' | 'ofItem'> | undefined;
  let within: Bracket | undefined;
  let item: Bracket | undefined;
  const note = (token: Token | undefined): void => {
    const top = open.at(-1);
    if (!top) return;
    within = top;
    const isValue = top.kind === 'map' && top.key !== undefined && !token?.isKey;
    const steps = open.flatMap((one, index): Step[] => {
      if (one.kind === 'list') return ['item'];
      if (index === open.length - 1 && !isValue) return [];
      return one.key === undefined ? [] : [{ key: one.key }];
    });
    item = open.find((one, index) => one.kind === 'map' && open[index - 1]?.kind !== 'map');
    const span = token?.span ?? { start: offset, end: offset };
    found = {
      ...{ steps, span, hasColon: token?.isKey ?? false, needsBlank: false, afterDash: false },
      at: isValue ? 'value' : top.kind === 'map' ? 'key' : 'bare',
    };
  };

  while (at < source.length) {
    const unit = source.charAt(at);
    if (found === undefined && at >= offset && isSeparator(source, at)) note(undefined);
    if (unit === '[' || unit === '{') {
      open.push({ kind: unit === '[' ? 'list' : 'map', keys: new Map(), key: undefined });
      at++;
    } else if (unit === ']' || unit === '}') {
      const closed = open.pop();
      if (open.length === 0 || (found && closed === within)) break;
      at++;
    } else if (unit === ',') {
      const top = open.at(-1);
      if (top) top.key = undefined;
      at++;
    } else if (/\s/.test(unit) || unit === ':') at++;
    else if (unit === '#' && /\s/.test(source[at - 1] ?? ' ')) {
      const end = source.indexOf('\n', at);
      const close = end < 0 ? source.length : end;
      if (offset >= at && offset <= close) return undefined;
      at = close;
    } else {
      const token = tokenAt(source, at);
      const { span } = token;
      const top = open.at(-1);
      if (found === undefined && offset >= span.start && offset <= span.end) note(token);
      const word = unquoted(source.slice(span.start, span.end));
      if (top?.kind === 'map') {
        if (token.isKey) {
          top.key = word;
          if (offset < span.start || offset > span.end) top.keys.set(word, '');
        } else if (top.key !== undefined && top.keys.has(top.key)) top.keys.set(top.key, word);
      }
      at = span.end;
    }
  }
  if (found === undefined && at >= source.length && offset >= source.length) note(undefined);
  if (!found) return undefined;
  return { ...found, beside: within?.keys ?? new Map(), ofItem: item?.keys ?? new Map() };
}

/** True where no word goes on. */
function isSeparator(source: string, at: number): boolean {
  return /[\s,[\]{}:#]/.test(source.charAt(at));
}

function tokenAt(source: string, start: number): Token {
  const mark = source.charAt(start);
  let end = start;
  if (mark === '"' || mark === "'") {
    const close = closingOf(source, start + 1, mark);
    const line = source.indexOf('\n', start);
    end = close === undefined ? (line < 0 ? source.length : line) : close + 1;
  } else {
    while (end < source.length && !/[,[\]{}\n]/.test(source.charAt(end))) {
      if (source[end] === ':' && /^(?:[\s,[\]{}]|$)/.test(source.charAt(end + 1))) break;
      if (source[end] === '#' && /\s/.test(source[end - 1] ?? '')) break;
      end++;
    }
    while (end > start + 1 && /\s/.test(source.charAt(end - 1))) end--;
  }
  // A stray mark is a word of its own.
  if (end === start) end++;
  return {
    span: { start, end },
    isKey: /^[ \t]*:(?:[\s,[\]{}]|$)/.test(source.slice(end, end + 200)),
  };
}
