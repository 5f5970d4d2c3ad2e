import { entriesOf } from '../codebook/lookUp';
import type { Codebook } from '../model/codebook';
import type { Layer, Mention } from '../model/mention';
import type { Span } from '../model/span';
import { keysOf } from '../util/unknownObject';
import { parseExpression } from './expression';

/** What a concordance searches. Plain data: it is stored and passed between processes. */
export type ConcordanceOf =
  | { readonly kind: Layer; readonly id: string }
  | { readonly kind: 'expression'; readonly text: string };

/** The mentions of one actor or issue, ambiguous ones included, in text order. */
export function mentionsOfOne(
  mentions: readonly Mention[],
  { kind, id }: { readonly kind: Layer; readonly id: string },
): readonly Span[] {
  return mentions.filter(({ layer, ids }) => layer === kind && ids.includes(id));
}

/** Reads a stored value, or one from a link; undefined for anything else. */
export function readConcordanceOf(value: unknown): ConcordanceOf | undefined {
  const given = keysOf(value);
  const [kind, id, text] = ['kind', 'id', 'text'].map((key) => given?.get(key));
  if ((kind === 'actor' || kind === 'issue') && typeof id === 'string') return { kind, id };
  if (kind === 'expression' && typeof text === 'string') return { kind, text };
  return undefined;
}

/** Whether it can be searched: the codebook has the entry, or the expression has words. */
export function isFindable(what: ConcordanceOf, codebook: Codebook): boolean {
  if (what.kind === 'expression') return parseExpression(what.text).kind === 'expression';
  return entriesOf(codebook, what.kind).has(what.id);
}
