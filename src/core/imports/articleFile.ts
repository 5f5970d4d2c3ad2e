import { freeId } from '../codebook/editIds';
import type { ArticlePath } from '../model/ids';
import { normalizeText } from '../text/normalize';
import { quotedScalar } from '../yaml/write/writeScalar';
import type { ImportedArticle } from './imported';

/** Where an article came from: the name of its file, and what names it there. A later import finds it by that. */
export function originOf(fileName: string, { key }: Pick<ImportedArticle, 'key'>): string {
  return key === '' ? fileName : `${fileName}#${key}`;
}

/** The text of a Markdown article: front matter with what is known of it and its origin, then the words. Line feeds only,
 * one at the end. `duplicateOf`: the path of the article that it repeats. */
export function articleText(
  article: ImportedArticle,
  origin: string,
  duplicateOf?: ArticlePath,
): string {
  const { title, author, source, date, url, text } = article;
  const known = { title, author, source, date, url, 'duplicate-of': duplicateOf, origin };
  const front = Object.entries(known).flatMap(([key, value]) => {
    const line = value?.replace(/\s+/g, ' ').trim() ?? '';
    return line === '' ? [] : [`${key}: ${quotedScalar(line)}\n`];
  });
  const body = normalizeText(text)
    .normalize('NFC')
    .replace(/^\s*\n/, '')
    .trimEnd();
  return `---\n${front.join('')}---\n\n${body}\n`;
}

/** Names the files of new articles, without a folder: date, source and title, as in
 * `2024-04-26-harbour-post-port-union-strikes.md`; what has no title is called after its file and its key. `taken`: names in the
 * folder, in small letters, since most disks take `A.md` and `a.md` for one. */
export function articleNames(
  taken: ReadonlySet<string>,
): (article: ImportedArticle, fileName: string) => string {
  // Up to the first full stop: beside `a.md.annotations.yaml`, whose article is gone, no other becomes `a.md`.
  const ids = new Set([...taken].map((name) => name.replace(/\..*$/s, '')));
  return ({ date, source, title, key }, fileName) => {
    const named = [date, source, title ?? `${withoutEnding(fileName)} ${key}`];
    const id = freeId(named.filter((part) => part !== undefined).join(' '), ids, 'article');
    ids.add(id);
    return `${id}.md`;
  };
}

function withoutEnding(name: string): string {
  return name.replace(/\.[^.]+$/, '');
}
