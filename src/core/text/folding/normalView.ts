import type { Span } from '../../model/span';
import { moveOffset, ORIGINAL, VIEW } from './offsetMap';
import { isLowSurrogate, KIND, kindOf } from './units';
import { mayPartAt } from './wholeCharacter';

/** A stretch of a text in NFC, with maps between its offsets and the text's. */
export interface NormalView {
  readonly text: string;
  /** False when the view is the text itself, offsets included. */
  readonly isChanged: boolean;
  /** Offset in `text` of an offset of the original; inside a changed cluster, the cluster's end. */
  readonly toView: (offset: number) => number;
  /** The original span of a span of `text`; a changed cluster is never cut. */
  readonly toOriginal: (span: Span) => Span;
}

/** The view of [from, to). Ordinary text is in NFC: then the view is the text itself. The edges
 * must not cut a cluster. */
export function normalView(text: string, from: number, to: number): NormalView {
  const part = from === 0 && to === text.length ? text : text.slice(from, to);
  if (isNormal(part)) return viewOf(text);
  const builder = new ViewBuilder(from);
  builder.add(text, to);
  return builder.view();
}

/** Whether a text is in NFC; fast for Latin letters, else with ICU's quick check. */
export function isNormal(text: string): boolean {
  return !BEYOND_LATIN.test(text) || text.normalize('NFC') === text;
}

export function viewOf(text: string): NormalView {
  return { text, isChanged: false, toView: (offset) => offset, toOriginal: (span) => span };
}

/** Characters other than Latin letters below the first combining mark and common quotes and dashes,
 * all of which NFC keeps in every context. */
const BEYOND_LATIN = /[\u0300-\u200f\u2028-\uffff]/;

/** Characters that NFC may change or join to the one before: marks, Hangul vowels and finals. */
const JOINING = '\\p{M}\\u1160-\\u11ff\\ud7b0-\\ud7ff';
/** Other characters than marks that NFC decomposes or replaces (NFC_Quick_Check=No): frozen by the
 * stability policy except for compatibility ideographs, whose whole blocks are included. */
const REPLACED =
  '\\u0374\\u037e\\u0387\\u0958-\\u095f\\u09dc-\\u09df\\u0a33-\\u0a5e\\u0b5c\\u0b5d\\u0f43-\\u0f69' +
  '\\u1f71-\\u1ffd\\u2000\\u2001\\u2126\\u212a\\u212b\\u2329\\u232a\\u2adc\\uf900-\\ufaff\\ufb1d-\\ufb4e' +
  '\\u{1d15e}-\\u{1d1c0}\\u{2f800}-\\u{2fa1f}';
const CLUSTER = new RegExp(`[\\s\\S][${JOINING}]+|[${REPLACED}${JOINING}]`, 'gu');

/** False inside a surrogate pair and before a character that may join the one before it. */
export function beginsCluster(text: string, at: number): boolean {
  if (isLowSurrogate(text.charCodeAt(at))) return false;
  return (kindOf(text.codePointAt(at) ?? 0) & KIND.joins) === 0 && mayPartAt(text, at);
}

/** Builds a view stretch by stretch, so that a long text can be processed in slices. */
export class ViewBuilder {
  private readonly parts: string[] = [];
  /** Changed clusters, four numbers each: start and end in the view, start and end in the text. */
  private readonly changed: number[] = [];
  private length = 0;
  private readonly from: number;
  private at: number;

  constructor(from: number) {
    this.from = from;
    this.at = from;
  }

  /** Adds the text from where the last call ended; `to` must begin a cluster or end the text. */
  add(text: string, to: number): void {
    const part = text.slice(this.at, to);
    let done = 0;
    for (const found of part.matchAll(CLUSTER)) {
      const cluster = found[0];
      const normal = cluster.normalize('NFC');
      if (normal === cluster) continue;
      this.take(part.slice(done, found.index));
      done = found.index + cluster.length;
      const start = this.length;
      this.take(normal);
      this.changed.push(start, this.length, this.at + found.index, this.at + done);
    }
    this.take(part.slice(done));
    this.at = to;
  }

  view(): NormalView {
    const changed = Int32Array.from(this.changed);
    const { from } = this;
    return {
      text: this.parts.join(''),
      isChanged: true,
      toView: (offset) => moveOffset(changed, offset, ORIGINAL, from, 0).end,
      toOriginal: ({ start, end }) => ({
        start: moveOffset(changed, start, VIEW, 0, from).start,
        end: moveOffset(changed, end, VIEW, 0, from).end,
      }),
    };
  }

  private take(part: string): void {
    if (part !== '') this.parts.push(part);
    this.length += part.length;
  }
}
