import { normalizeText, textDigest } from '../../core';

/** An article in version control. A revision in which it was not, or was not readable, is
 * undefined. */
export interface ArticleHistory {
  /** The revision in which the annotation file was last changed. */
  readonly lastOfAnnotations: () => Promise<string | undefined>;
  /** The revisions in which the article changed, newest first, at most so many. */
  readonly ofArticle: (most: number) => Promise<readonly string[]>;
  readonly textIn: (revision: string) => Promise<string | undefined>;
}

/** The text with a digest, normalised, from one of the last fifty versions of the article; else
 * the text of when the annotations were last changed. That one is looked at first: mostly it is
 * both. */
export async function committedVersion(
  { lastOfAnnotations, ofArticle, textIn }: ArticleHistory,
  digest: string | undefined,
): Promise<string | undefined> {
  const last = await lastOfAnnotations();
  const text = last === undefined ? undefined : await normalText(last);
  if (digest === undefined || (text !== undefined && textDigest(text) === digest)) return text;
  for (const revision of await ofArticle(MOST_VERSIONS)) {
    const other = revision === last ? undefined : await normalText(revision);
    if (other !== undefined && textDigest(other) === digest) return other;
  }
  return text;

  async function normalText(revision: string): Promise<string | undefined> {
    const found = await textIn(revision);
    return found === undefined ? undefined : normalizeText(found);
  }
}

const MOST_VERSIONS = 50;
