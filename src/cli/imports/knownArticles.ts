import fs from 'node:fs/promises';
import path from 'node:path';
import {
  decodeArticle,
  foldName,
  isMarkdown,
  readFrontMatter,
  type KnownArticle,
} from '../../core';
import { readRegular } from '../../node/disk/readFile';
import { readFolder } from '../corpus/readFolder';

export interface ArticleOnDisk extends KnownArticle {
  readonly bytes: Uint8Array;
}

/** Articles of a corpus that were imported before, by origin; of two with the same origin, the
 * first by path. */
export async function knownArticles(folder: string): Promise<ReadonlyMap<string, ArticleOnDisk>> {
  const known = new Map<string, ArticleOnDisk>();
  const { articles } = await readFolder(folder);
  for (const article of articles.filter(isMarkdown)) {
    const bytes = await readRegular(path.join(folder, article), fs).catch(() => undefined);
    if (!bytes?.includes('origin:')) continue;
    const { text } = decodeArticle(bytes, TextDecoder);
    const origin = readFrontMatter(text).attributes.get('origin');
    if (typeof origin !== 'string' || known.has(origin)) continue;
    known.set(origin, { path: article, text, bytes });
  }
  return known;
}

/** Names in a folder, as `foldName` has them; none where there is no folder yet. */
export async function namesIn(folder: string): Promise<ReadonlySet<string>> {
  const names = await fs.readdir(folder).catch(() => []);
  return new Set(names.map(foldName));
}
