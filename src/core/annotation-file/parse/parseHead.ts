import { NO_METADATA } from '../../model/article';
import type { ArticleMetadata, Coding } from '../../model/article';
import type { CoderId } from '../../model/ids';
import type { YamlMap } from '../../yaml/node';
import { childOf } from '../../yaml/shape/shape';
import type { Reading } from '../../yaml/shape/shape';
import { ANNOTATION_FILE, ARTICLE } from '../definition';

/** The description of the article in the key `article`. */
export function readArticle(root: YamlMap, reading: Reading): ArticleMetadata {
  const node = childOf(root, 'article');
  const read = node && ARTICLE.read(node, reading, 'article');
  if (!read) return NO_METADATA;
  const { title, author, source, section, date, url, attributes } = read;
  return {
    title,
    author,
    source,
    section,
    date,
    url,
    attributes: attributes ?? NO_METADATA.attributes,
    duplicateOf: read['duplicate-of'],
  };
}

/** The progress of each coder: the key `coded`. */
export function readCoded(root: YamlMap, reading: Reading): ReadonlyMap<CoderId, Coding> {
  const node = childOf(root, 'coded');
  const coded = new Map<CoderId, Coding>();
  for (const [coder, read] of (node && ANNOTATION_FILE.keys.coded.read(node, reading, 'coded')) ??
    []) {
    const { state, date, codebook, reason, digest } = read;
    if (state === undefined) continue;
    const known = digest === undefined ? {} : { digest };
    coded.set(coder, { state, date, codebook, reason, ...known });
  }
  return coded;
}
