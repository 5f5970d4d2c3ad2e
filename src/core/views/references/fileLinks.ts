import type { ArticlePath } from '../../model/ids';
import type { Span } from '../../model/span';
import type { YamlNode } from '../../yaml/node';
import { childOf } from '../../yaml/shape/shape';
import type { FileIds } from './fileIds';

/** A stretch of an annotation file that leads elsewhere, in offsets of the file's own text. */
export interface FileLink {
  readonly span: Span;
  readonly to:
    | { readonly kind: 'article'; readonly path: ArticlePath }
    /** An address that begins with http: or https:, and no other. */
    | { readonly kind: 'url'; readonly url: string };
}

/** The links of the annotation file of `article`: its key `article`, or the value of `format` where
 * it has none, opens the article; `duplicate-of` the article that this one reprints; `url` its
 * address. `exists` tests for articles. */
export function fileLinks(
  { root, kind }: FileIds,
  article: ArticlePath,
  exists: (path: ArticlePath) => boolean,
): readonly FileLink[] {
  if (kind !== 'annotations') return [];
  const head = root.entries.find(({ key }) => key.value === 'article');
  const first = head?.key ?? childOf(root, 'format');
  const links: FileLink[] = [];
  if (first) links.push({ span: inside(first), to: { kind: 'article', path: article } });
  const original = childOf(head?.value, 'duplicate-of');
  if (original?.kind === 'scalar' && exists(original.value)) {
    links.push({ span: inside(original), to: { kind: 'article', path: original.value } });
  }
  const url = childOf(head?.value, 'url');
  if (url?.kind === 'scalar' && /^https?:\/\/[^\s/]+\S*$/i.test(url.value)) {
    links.push({ span: inside(url), to: { kind: 'url', url: url.value } });
  }
  return links;
}

/** Without the quotation marks. */
function inside(node: YamlNode): Span {
  const { start, end } = node.span;
  const isQuoted = node.kind === 'scalar' && end - start === node.value.length + 2;
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
}
