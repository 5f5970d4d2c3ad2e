import { freeIds } from '../codebook/editIds';
import type { ArticlePath } from '../model/ids';
import { withFrontMatter } from '../text/newArticle';
import { quotedScalar } from '../yaml/write/writeScalar';
import type { ImportedArticle } from './imported';

/** Where an article came from: the name of its file, and what names it there. A later import finds it by that, as it stands in
 * the front matter: blanks next to each other are one. */
export function originOf(fileName: string, { key }: Pick<ImportedArticle, 'key'>): string {
  return oneLine(key === '' ? fileName : `${fileName}#${key}`);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
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
    // A path is what it is.
    const line = key === 'duplicate-of' ? (value ?? '') : oneLine(value ?? '');
    return line === '' ? [] : [`${key}: ${quotedScalar(line)}\n`];
  });
  return withFrontMatter(front, text.normalize('NFC'));
}

/** Names the files of new articles, without a folder: date, source and title, as in
 * `2024-04-26-harbour-post-port-union-strikes.md`; what has no title is called after its file and its key. `taken`: names in the
 * folder, in small letters, since most disks take `A.md` and `a.md` for one. */
export function articleNames(
  taken: ReadonlySet<string>,
): (article: ImportedArticle, fileName: string) => string {
  // Up to the first full stop: beside `a.md.annotations.yaml`, whose article is gone, no other becomes `a.md`.
  const free = freeIds(
    [...taken].map((name) => name.replace(/\..*$/s, '')),
    'article',
  );
  return ({ date, source, title, key }, fileName) => {
    const named = [date, source, title ?? `${withoutEnding(fileName)} ${key}`];
    return `${free(named.filter((part) => part !== undefined).join(' '))}.md`;
  };
}

function withoutEnding(name: string): string {
  return name.replace(/\.[^.]+$/, '');
}
