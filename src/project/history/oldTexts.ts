import {
  annotationPlacer,
  hasWords,
  isSeenText,
  isSure,
  placeComparer,
  textDigest,
  type Annotation,
  type AnnotationFile,
  type ArticlePath,
  type PlacedAnnotation,
  type Replacement,
} from '../../core';
import type { ArticleState } from '../articles/articleState';
import type { CommittedText, TextStore } from '../ports';

export interface PlacedInText {
  readonly placed: readonly PlacedAnnotation[];
  /** True when the text was changed by another program while it was not watched, and its older
   * version was used. */
  readonly wasReplaced: boolean;
  /** True where all quotes are certain, and the text is one in which they were so before. */
  readonly isSeen: boolean;
}

export interface ReplacedArticle extends Replacement {
  readonly path: ArticlePath;
}

/** The texts of articles from when all their quotes were in place. After an unseen change (a
 * colleague's edit, a checkout, another edition) the old text shows where each quote has gone. */
export class OldTexts {
  readonly #kept: TextStore;
  readonly #yieldToHost: () => Promise<void>;
  readonly #committed: CommittedText;
  /** Fingerprints of the articles' kept texts, so that no text is written twice. */
  readonly #known = new Map<ArticlePath, string>();

  /** `yieldToHost`: see `Environment`. */
  constructor(
    kept: TextStore,
    yieldToHost: () => Promise<void>,
    committed: CommittedText = () => Promise.resolve(undefined),
  ) {
    this.#kept = kept;
    this.#yieldToHost = yieldToHost;
    this.#committed = committed;
  }

  /** Places the annotations of a closed article: an older text is only needed where the stored
   * context does not settle all places, or the text is another one than when it did. */
  async placeClosed(
    article: ArticlePath,
    text: string,
    file: AnnotationFile,
  ): Promise<readonly PlacedAnnotation[]> {
    const isSeen = isSeenText(file, text);
    const placed = await this.#placeAll(text, file.annotations, isSeen);
    if (placed.every(isSure) && isSeen !== false) return placed;
    const old = await this.#olderText(article, text, file);
    return (await this.#compared(placed, old, text)) ?? placed;
  }

  /** Places the annotations of an article that is opened: a kept older text is also compared if all
   * quotes seem to be in place, since another speaker may be named farther away than the stored
   * context reaches. */
  async place(article: ArticlePath, text: string, file: AnnotationFile): Promise<PlacedInText> {
    const isSeen = isSeenText(file, text);
    const placed = await this.#placeAll(text, file.annotations, isSeen);
    const isSettled = placed.every(isSure);
    if (placed.length === 0 || (isSettled && isSeen === true)) {
      return { placed, wasReplaced: false, isSeen: true };
    }
    const isUnknown = isSettled && isSeen === undefined;
    const old = isUnknown
      ? await this.#kept.get(article)
      : await this.#olderText(article, text, file);
    const compared = await this.#compared(placed, old, text);
    if (old === text) return { placed: compared ?? placed, wasReplaced: false, isSeen: true };
    if (!compared) return { placed, wasReplaced: false, isSeen: false };
    const wasReplaced = !isSettled || !compared.every(isSure);
    return { placed: compared, wasReplaced, isSeen: false };
  }

  /** The text that was kept here, if it is the present one or the one that the annotation file
   * names; else that one from git, or whatever older text there is. */
  async #olderText(
    article: ArticlePath,
    text: string,
    { text: digest }: AnnotationFile,
  ): Promise<string | undefined> {
    const kept = await this.#kept.get(article);
    const isWanted =
      kept === text || digest === undefined || (kept !== undefined && textDigest(kept) === digest);
    if (kept !== undefined && isWanted) return kept;
    const committed = await this.#committed(article, digest);
    const isNamed = committed !== undefined && textDigest(committed) === digest;
    return isNamed ? committed : (kept ?? committed);
  }

  #placeAll<A extends Annotation>(
    text: string,
    annotations: readonly A[],
    isSeen: boolean | undefined,
  ): Promise<readonly PlacedAnnotation<A>[]> {
    return this.#each(annotations, annotationPlacer(text, annotations, isSeen));
  }

  /** Undefined without an older text. In the same text, nothing around the quotes changed. */
  async #compared<A extends Annotation>(
    placed: readonly PlacedAnnotation<A>[],
    old: string | undefined,
    text: string,
  ): Promise<readonly PlacedAnnotation<A>[] | undefined> {
    if (old === undefined) return undefined;
    const annotations = placed.map(({ annotation }) => annotation);
    if (old === text)
      return placed.every(isSure) ? undefined : this.#placeAll(text, annotations, true);
    return this.#each(placed, placeComparer(old, text, annotations));
  }

  /** Works on a list in slices: a thousand quotes are too much for one turn of the host. */
  async #each<T, U>(list: readonly T[], work: (one: T) => U): Promise<readonly U[]> {
    const done: U[] = [];
    for (const one of list) {
      done.push(work(one));
      if (done.length % IN_ONE_GO === 0) await this.#yieldToHost();
    }
    return done;
  }

  /** Keeps the article's text while every quote is in it as stored. A quote whose words differ from
   * those of its file, or whose place is in doubt, still needs the older text. */
  async remember({ path, text, placed }: ArticleState): Promise<void> {
    if (placed.length === 0 || !placed.every((one) => isFaithful(text, one))) return;
    const print = fingerprint(text);
    if (this.#known.get(path) === print) return;
    this.#known.set(path, print);
    if ((await this.#kept.get(path)) !== text) await this.#kept.keep(path, text);
  }

  /** To be called when the article has another path. */
  async moved(from: ArticlePath, to: ArticlePath): Promise<void> {
    const text = await this.#kept.get(from);
    if (text !== undefined) await this.#kept.keep(to, text);
  }
}

/** True if every quote is in place as stored. Lost quotes do not count, since no text has their
 * words. */
const IN_ONE_GO = 20;

/** True of words that are in place. Lost words are in no text any more, so they do not count. */
function isFaithful(text: string, { annotation, places }: PlacedAnnotation): boolean {
  return places.every(
    (place, i) =>
      place.state === 'orphaned' ||
      (place.state !== 'uncertain' && hasWords(text, annotation.quote[i], place)),
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
