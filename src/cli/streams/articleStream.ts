import fs from 'node:fs';
import path from 'node:path';
import {
  annotationFileOf,
  articleRule,
  DEFAULT_ARTICLE_GLOBS,
  findPath,
  inScope,
  isAnnotationFileOf,
  normalizeText,
  type ArticlePath,
  type Dictionary,
  type Scope,
} from '../../core';
import { LONGEST_LINE, TOO_LONG, type InputLine } from './inputLines';
import {
  oneArticle,
  oneArticleIn,
  readAnnotationText,
  readArticle,
  type OneArticle,
} from '../corpus/oneArticle';
import type { OpenedCorpus } from '../corpus/openCorpus';
import type { CommonValues } from '../options/shared';
import type { Outside } from '../output/outside';
import { badLine, unreadable } from '../commands/problems';
import { readFolder } from '../corpus/readFolder';
import { WrongUse } from '../options/wrongUse';

export interface StreamedArticle extends OneArticle {
  readonly path: ArticlePath;
  /** The normalised text; empty for an article that is excluded. */
  readonly text: string;
}

/** The articles of a corpus, one after the other; none is kept, so that memory does not grow with
 * their number. From a folder they come in the order of their paths, otherwise in the given
 * order. */
export async function* streamArticles(
  reading: Reading,
  from: CommonValues['articles'],
  scope: Scope,
  outside: Outside,
): AsyncGenerator<StreamedArticle> {
  const { folder } = reading;
  if (from === 'jsonl') {
    yield* articlesInLines(reading, outside);
    return;
  }
  if (from === 'list') {
    for await (const article of listed(folder, outside)) {
      if (inScope(article, scope)) yield await articleAt(reading, article);
    }
    return;
  }
  const { articles, problems } = await readFolder(folder);
  // A folder that cannot be read may contain articles.
  const reported = problems.filter(({ file }) => inScope(file, scope));
  if (reported.length > 0) yield { path: '', text: '', assembled: undefined, problems: reported };
  for (const article of articles) {
    if (inScope(article, scope)) yield await articleAt(reading, article);
  }
}

interface Reading extends OpenedCorpus {
  /** The folder of the corpus. */
  readonly folder: string;
  /** The dictionary by which mentions are found. */
  readonly dictionary: Dictionary;
}

/** The paths of articles on standard input, a line each: relative to the current folder, as `find`
 * prints them, or to the corpus. Other files of a corpus that `find` prints are skipped. */
export async function* listed(folder: string, outside: Outside): AsyncGenerator<ArticlePath> {
  const rule = articleRule(DEFAULT_ARTICLE_GLOBS);
  for await (const line of outside.lines()) {
    if (line === TOO_LONG) throw new WrongUse('A line on standard input is too long for a path.');
    if (line.trim() === '') continue;
    const here = path.relative(folder, path.resolve(outside.folder, line));
    const isBelow = here !== '' && !here.startsWith('..') && !path.isAbsolute(here);
    const isHere = isBelow && fs.existsSync(path.join(folder, here));
    const article = (isHere ? here : path.normalize(line)).replaceAll(path.sep, '/');
    if (isOutside(article) || rule.isArticle(article)) yield article;
  }
}

async function articleAt(reading: Reading, article: ArticlePath): Promise<StreamedArticle> {
  const { folder } = reading;
  const usual = annotationFileOf(article, reading.coder);
  if (isOutside(article)) {
    const problems = [unreadable(article, new Error('it is not in the corpus'))];
    return { path: article, text: '', assembled: undefined, problems };
  }
  const find = (file: string): string | undefined =>
    findPath(file, (one) => isThere(path.join(folder, one)));
  const annotationFile = find(usual) ?? usual;
  const isOurs =
    find(usual) !== undefined && isAnnotationFileOf(annotationFile, find(article) ?? article, find);
  const read = await readArticle(folder, article);
  const yaml = isOurs ? await readAnnotationText(folder, annotationFile) : undefined;
  const text = read.kind === 'article' ? read.text : '';
  const one = await oneArticleIn(folder, reading, article, read, annotationFile, yaml);
  return { path: article, text, ...one };
}

/** Also true for a link that leads nowhere, so that a link out of the corpus is reported. */
function isThere(file: string): boolean {
  try {
    return fs.lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // No disk has such a name.
    return false;
  }
}

/** It was named explicitly, so it is reported and not skipped. */
function isOutside(article: string): boolean {
  return article.startsWith('../') || path.isAbsolute(article);
}

/** Articles as JSON, one a line: `{"path", "text", "annotations"}`, the last as the text of an
 * annotation file, or absent. */
async function* articlesInLines(
  reading: Reading,
  outside: Outside,
): AsyncGenerator<StreamedArticle> {
  let number = 0;
  for await (const line of outside.lines()) {
    number++;
    if (line !== TOO_LONG && line.trim() === '') continue;
    const given = articleIn(line);
    if (typeof given === 'string') {
      yield { path: '', text: '', assembled: undefined, problems: [badLine(number, given)] };
      continue;
    }
    const { path, annotations } = given;
    const text = normalizeText(given.text);
    const yaml =
      annotations === undefined ? undefined : ({ kind: 'text', text: annotations } as const);
    const read = { kind: 'article', text } as const;
    const annotationFile = annotationFileOf(path, reading.coder);
    yield { path, text, ...oneArticle(reading, path, read, annotationFile, yaml) };
  }
}

interface GivenArticle {
  readonly path: string;
  readonly text: string;
  readonly annotations: string | undefined;
}

/** The article of a line, or a string that states the problem. */
function articleIn(line: InputLine): GivenArticle | string {
  if (line === TOO_LONG) return `it is longer than ${String(LONGEST_LINE / 1e6)} MB`;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return `it is not JSON (${error instanceof Error ? error.message : String(error)})`;
  }
  if (typeof value !== 'object' || value === null) return 'it is not a JSON object';
  const { path, text, annotations } = value as Readonly<Record<string, unknown>>;
  if (typeof path !== 'string' || path === '') return '“path” is missing or not text';
  if (/\p{Cs}/u.test(path)) return '“path” contains half a character';
  if (typeof text !== 'string') return '“text” is missing or not text';
  if (annotations === undefined || annotations === null)
    return { path, text, annotations: undefined };
  if (typeof annotations !== 'string') return '“annotations” is not the text of an annotation file';
  return { path, text, annotations };
}
