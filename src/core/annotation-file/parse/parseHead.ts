import { NO_METADATA } from '../../model/article';
import type { ArticleMetadata, Coding } from '../../model/article';
import type { CoderId } from '../../model/ids';
import type { Decision, DecisionId } from '../../model/decision';
import type { YamlMap } from '../../yaml/node';
import { childOf } from '../../yaml/shape/shape';
import type { Reading } from '../../yaml/shape/shape';
import { ANNOTATION_FILE, ARTICLE } from '../definition';

/** The description of the article in the key `article`. */
export function readArticle(root: YamlMap, reading: Reading): ArticleMetadata {
  const node = childOf(root, 'article');
  const read = node && ARTICLE.read(node, reading, 'article');
  if (!read) return NO_METADATA;
  const { title, author, source, section, date, url, attributes, quotable } = read;
  return {
    title,
    author,
    source,
    section,
    date,
    url,
    attributes: attributes ?? NO_METADATA.attributes,
    duplicateOf: read['duplicate-of'],
    ...(quotable === undefined ? {} : { quotable }),
  };
}

/** The key `text`. */
export function readTextDigest(root: YamlMap, reading: Reading): string | undefined {
  const node = childOf(root, 'text');
  return node && ANNOTATION_FILE.keys.text.read(node, reading, 'text');
}

/** The progress of each coder: the key `coded`. Who `decided` in the file may have marked it as
 * coded without being among the coders of the codebook. */
export function readCoded(
  root: YamlMap,
  reading: Reading,
  decided: ReadonlyMap<DecisionId, Decision> | undefined,
): ReadonlyMap<CoderId, Coding> {
  const deciding = new Set([...(decided?.values() ?? [])].map(({ by }) => by));
  const refer: Reading['refer'] = (code, to, id, span) => {
    if (!deciding.has(id)) reading.refer(code, to, id, span);
  };
  const node = childOf(root, 'coded');
  const read = node && ANNOTATION_FILE.keys.coded.read(node, { ...reading, refer }, 'coded');
  const coded = new Map<CoderId, Coding>();
  for (const [coder, { state, date, codebook, reason, digest }] of read ?? []) {
    if (state === undefined) continue;
    const known = digest === undefined ? {} : { digest };
    coded.set(coder, { state, date, codebook, reason, ...known });
  }
  return coded;
}

/** The decisions of adjudicators: the key `decided`. Undefined where there are none. */
export function readDecided(
  root: YamlMap,
  reading: Reading,
): ReadonlyMap<DecisionId, Decision> | undefined {
  const node = childOf(root, 'decided');
  const read = node && ANNOTATION_FILE.keys.decided.read(node, reading, 'decided');
  if (!read || read.size === 0) return undefined;
  const decided = new Map<DecisionId, Decision>();
  for (const [id, one] of read) {
    const { by, at, replaces = [], from = [], over = [], result = [], reason, quote } = one;
    decided.set(id, { by, at, replaces, from, over, result, reason, quote });
  }
  return decided;
}
