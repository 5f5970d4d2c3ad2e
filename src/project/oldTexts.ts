import {
  carryThroughDiff,
  isSure,
  placeAll,
  type Annotation,
  type ArticlePath,
  type PlacedAnnotation,
  type Replacement,
} from '../core';
import type { ArticleState } from './articleState';
import type { CommittedText, KeptTexts } from './ports';

export interface PlacedInText<A extends Annotation> {
  readonly placed: readonly PlacedAnnotation<A>[];
  /** True when the text was changed where nobody saw it, and its older version helped. */
  readonly wasReplaced: boolean;
}

export interface ReplacedArticle extends Replacement {
  readonly path: ArticlePath;
}

/** What articles said when all their quotes were in place. After a change that nobody saw (a
 * colleague's edit, a checkout, another edition) it shows where each quote has gone. */
export class OldTexts {
  readonly #kept: KeptTexts;
  readonly #committed: CommittedText;
  /** Articles whose text is kept as it is, by a fingerprint: nothing is written twice. */
  readonly #known = new Map<ArticlePath, string>();

  constructor(kept: KeptTexts, committed: CommittedText = () => Promise.resolve(undefined)) {
    this.#kept = kept;
    this.#committed = committed;
  }

  /** Reads the older text only when a quote is not surely at its place. */
  async place<A extends Annotation>(
    article: ArticlePath,
    text: string,
    annotations: readonly A[],
  ): Promise<PlacedInText<A>> {
    const placed = placeAll(text, annotations);
    if (placed.every(isSure)) return { placed, wasReplaced: false };
    const old = (await this.#kept.get(article)) ?? (await this.#committed(article));
    if (old === undefined || old === text) return { placed, wasReplaced: false };
    const before = placeAll(old, annotations);
    return { placed: carryThroughDiff(before, old, text), wasReplaced: true };
  }

  /** Keeps the article's text while every quote stands in it as it is stored. A quote whose words are
   * not those of its file, or whose place is in doubt, still needs the text from before. */
  async remember({ path, text, placed }: ArticleState): Promise<void> {
    if (placed.length === 0 || !placed.every((one) => isFaithful(text, one))) return;
    const print = fingerprint(text);
    if (this.#known.get(path) === print) return;
    this.#known.set(path, print);
    if ((await this.#kept.get(path)) !== text) await this.#kept.keep(path, text);
  }

  /** The article has another path now. */
  async moved(from: ArticlePath, to: ArticlePath): Promise<void> {
    const text = await this.#kept.get(from);
    if (text !== undefined) await this.#kept.keep(to, text);
  }
}

/** Lost words are in no text any more: they keep nothing back. */
function isFaithful(text: string, { annotation, places }: PlacedAnnotation): boolean {
  return places.every(
    ({ state, span }, i) =>
      state === 'orphaned' ||
      (state !== 'uncertain' &&
        span !== undefined &&
        text.slice(span.start, span.end) === annotation.quote[i]?.exact),
  );
}

/** FNV-1a (Fowler, Noll, Vo) of 32 bits, with the length. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return `${text.length} ${hash}`;
}
