import { freeId } from '../codebook/editIds';
import { withFrontMatter } from '../text/newArticle';
import { quotedScalar } from '../yaml/write/writeScalar';
import type { ImportedArticle } from './imported';

/** Where an article came from: the name of its file, and what names it there. A later import finds it by that. */
export function originOf(fileName: string, { key }: Pick<ImportedArticle, 'key'>): string {
  return key === '' ? fileName : `${fileName}#${key}`;
}

/** The text of a Markdown article: front matter with what is known of it and its origin, then the words. Line feeds only,
 * one at the end. */
export function articleText(article: ImportedArticle, origin: string): string {
  const { title, author, source, date, url, text } = article;
  const front = Object.entries({ title, author, source, date, url, origin }).flatMap(
    ([key, value]) => {
      const line = value?.replace(/\s+/g, ' ').trim() ?? '';
      return line === '' ? [] : [`${key}: ${quotedScalar(line)}\n`];
    },
  );
  return withFrontMatter(front, text.normalize('NFC'));
}

/** The name of its file, without a folder: date, source and title, as in `2024-04-26-harbour-post-port-union-strikes.md`.
 * `taken`: names in the folder, in small letters, since most disks take `A.md` and `a.md` for one. */
export function articleName(
  { date, source, title }: ImportedArticle,
  fileName: string,
  taken: ReadonlySet<string>,
): string {
  const named = [date, source, title ?? withoutEnding(fileName)].filter(
    (part) => part !== undefined,
  );
  // Up to the first full stop: beside `a.md.annotations.yaml`, whose article is gone, no other becomes `a.md`.
  const ids = new Set([...taken].map((name) => name.replace(/\..*$/s, '')));
  return `${freeId(named.join(' '), ids, 'article')}.md`;
}

function withoutEnding(name: string): string {
  return name.replace(/\.[^.]+$/, '');
}
