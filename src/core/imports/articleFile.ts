import { freeIds } from '../codebook/edit/editIds';
import type { ArticlePath } from '../model/ids';
import { withFrontMatter } from '../text/newArticle';
import { quotedScalar } from '../yaml/write/writeScalar';
import type { ImportedArticle } from './imported';
import { oneLine } from '../text/lines';

/** The origin of an article: the name of its file, and its key there. A later import finds the
 * article by it, on any disk; it is normalised as in front matter, so adjacent blanks are one. */
export function originOf(fileName: string, { key }: Pick<ImportedArticle, 'key'>): string {
  return oneLine(key === '' ? fileName : `${fileName}#${key}`).normalize('NFC');
}

/** The text of a Markdown article: front matter with its metadata, origin and pages, then the
 * words. Line feeds only, one at the end. `duplicateOf`: the path of the article that it
 * repeats. */
export function articleText(
  article: ImportedArticle,
  origin: string,
  duplicateOf?: ArticlePath,
): string {
  const { title, author, source, section, language, date, turn, text } = article;
  const { role, time } = turn ?? {};
  const url = /^(https?:\/\/|mailto:)\S+$/i.test(article.url ?? '') ? article.url : undefined;
  const known = {
    ...{ title, author, role, time, source, section, language, date, url },
    ...{ 'duplicate-of': duplicateOf, origin },
  };
  const more = [...(article.attributes ?? [])].filter(
    ([key]) => /^[a-z][a-z\d-]*$/.test(key) && !(key in known) && !TAKEN.has(key),
  );
  const front = [...Object.entries(known), ...more].flatMap(([key, value]) => {
    // A path is written unchanged.
    const line = key === 'duplicate-of' ? (value ?? '') : oneLine(value ?? '');
    return line === '' ? [] : [`${key}: ${quotedScalar(line)}\n`];
  });
  const pages = (article.pages ?? []).map(
    ({ page, words }) => `  - ${quotedScalar(oneLine(`${page} ${words.normalize('NFC')}`))}\n`,
  );
  const list = pages.length > 0 ? ['pages:\n', ...pages] : [];
  return withFrontMatter([...front, ...list], article.isCounted ? text : text.normalize('NFC'));
}

/** Keys that mean something else in front matter. */
const TAKEN: ReadonlySet<string> = new Set(['authors', 'link', 'tags', 'pages', 'quotable']);

/** Names the files of new articles, without a folder: date, source and title, as in
 * `2024-04-26-harbour-post-port-union-strikes.md`; without a title, its file and its key. A name
 * that a corpus excludes or that Windows reserves gets a word before it. `taken`: names in the
 * folder, as `foldName` has them. */
export function articleNames(
  taken: ReadonlySet<string>,
): (article: ImportedArticle, fileName: string) => string {
  // Up to the first full stop: a leftover `a.md.annotations.yaml` must not be attached to a new
  // `a.md`.
  const free = freeIds(
    [...taken].map((name) => name.replace(/\..*$/s, '')),
    'article',
  );
  return ({ date, source, turn, title, key }, fileName) => {
    const named = [date, source, turn?.number, title ?? `${withoutEnding(fileName)} ${key}`];
    const name = named.filter((part) => part !== undefined).join(' ');
    return `${free(RESERVED.test(name) ? `article ${name}` : name)}.md`;
  };
}

/** `README*` and `CHANGELOG*` are no articles (articleRule.ts); the others are devices of Windows,
 * with any ending (https://learn.microsoft.com/windows/win32/fileio/naming-a-file). */
const RESERVED =
  /^[^\p{L}\p{N}]*(readme|changelog|(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])[^\p{L}\p{N}]*$)/iu;

function withoutEnding(name: string): string {
  return name.replace(/\.[^.]+$/, '');
}
