import fs from 'node:fs/promises';
import path from 'node:path';
import {
  assembleArticle,
  CODEBOOK_FILE,
  decodeArticle,
  decodeBytes,
  isSeenText,
  isSure,
  type ArticlePath,
  type ArticleTexts,
  type AssembledArticle,
  type KnownProblem,
} from '../../core';
import { committedText } from '../../node/disk/committedText';
import { readInside } from '../../node/disk/inside';
import { readRegular } from '../../node/disk/readFile';
import { problemsOf, unreadable, type FoundProblem } from '../commands/problems';

/** An article with its annotations, or why it is excluded. */
export interface OneArticle {
  readonly assembled: AssembledArticle | undefined;
  readonly problems: readonly FoundProblem[];
}

export type ReadText =
  /** The normalised text. */
  | { readonly kind: 'article'; readonly text: string }
  | { readonly kind: 'left-out'; readonly problems: readonly FoundProblem[] };

export type YamlText =
  /** The text as it is in the file. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'problem'; readonly problem: FoundProblem };

/** Like `oneArticle`, in a folder: where a place is not certain, or the text is not the one in
 * which all were, an older text from git is compared too, as the editor does. */
export async function oneArticleIn(
  folder: string,
  needs: Pick<ArticleTexts, 'codebook' | 'dictionary'>,
  article: ArticlePath,
  read: ReadText,
  annotationFile: string,
  yaml: YamlText | undefined,
): Promise<OneArticle> {
  const one = oneArticle(needs, article, read, annotationFile, yaml);
  if (read.kind === 'left-out' || !one.assembled) return one;
  const { file, row } = one.assembled;
  if (row.annotations.every(isSure) && isSeenText(file, read.text) !== false) return one;
  const oldText = await committedText(folder, article, annotationFile, file.text);
  if (oldText === undefined) return one;
  return oneArticle({ ...needs, oldText }, article, read, annotationFile, yaml);
}

/** Puts the texts of an article together. An annotation file that cannot be read makes the row
 * stale, as a refused one does. */
export function oneArticle(
  { codebook, dictionary, oldText }: Pick<ArticleTexts, 'codebook' | 'dictionary' | 'oldText'>,
  article: ArticlePath,
  read: ReadText,
  annotationFile: string,
  yaml: YamlText | undefined,
): OneArticle {
  if (read.kind === 'left-out') return { assembled: undefined, problems: read.problems };
  const annotationFileText = yaml?.kind === 'text' ? yaml.text : undefined;
  const assembled = assembleArticle({
    path: article,
    text: read.text,
    annotationFileText,
    codebook,
    ...(dictionary ? { dictionary } : {}),
    ...(oldText === undefined ? {} : { oldText }),
  });
  const problems = [
    ...problemsOf(article, read.text, assembled.articleProblems),
    ...problemsOf(annotationFile, annotationFileText ?? '', assembled.problems),
  ];
  if (yaml?.kind !== 'problem') return { assembled, problems };
  const row = { ...assembled.row, stale: true };
  return { assembled: { ...assembled, row }, problems: [yaml.problem, ...problems] };
}

/** Problems of an annotation file from which the article is not read. */
export function annotationFileProblems(
  { codebook }: Pick<ArticleTexts, 'codebook'>,
  path: ArticlePath,
  text: string,
  file: string,
  yaml: YamlText,
): readonly FoundProblem[] {
  if (yaml.kind === 'problem') return [yaml.problem];
  const { problems } = assembleArticle({ path, text, annotationFileText: yaml.text, codebook });
  return problemsOf(file, yaml.text, problems);
}

export async function readArticle(folder: string, article: ArticlePath): Promise<ReadText> {
  try {
    const { text, clean } = decodeArticle(await readOwn(folder, article), TextDecoder);
    if (clean) return { kind: 'article', text };
    const problems = problemsOf(article, '', [plainProblem('article-undecodable')]);
    return { kind: 'left-out', problems };
  } catch (error) {
    return { kind: 'left-out', problems: [unreadable(article, error)] };
  }
}

/** The text of an annotation file. */
export function readAnnotationText(folder: string, file: string): Promise<YamlText> {
  return yamlText(file, () => readOwn(folder, file));
}

/** The text of the codebook, which several corpora may share by a link. */
export function readCodebookText(folder: string): Promise<YamlText> {
  return yamlText(CODEBOOK_FILE, async () =>
    present(CODEBOOK_FILE, await readRegular(path.join(folder, CODEBOOK_FILE), fs)),
  );
}

async function yamlText(file: string, read: () => Promise<Buffer>): Promise<YamlText> {
  try {
    const { text, clean } = decodeBytes(await read(), TextDecoder);
    if (clean) return { kind: 'text', text };
    const [problem = unreadable(file, undefined)] = problemsOf(file, text, [
      plainProblem('undecodable'),
    ]);
    return { kind: 'problem', problem };
  } catch (error) {
    return { kind: 'problem', problem: unreadable(file, error) };
  }
}

/** By corpus folder, the folders known to lie inside it. */
const known = new Map<string, Set<string>>();

/** The bytes of a corpus file; a link out of the corpus is refused. */
async function readOwn(folder: string, file: string): Promise<Buffer> {
  const folders = known.get(folder) ?? new Set();
  known.set(folder, folders);
  return present(file, await readInside(path.join(folder, file), folder, fs, { folders }));
}

function present(file: string, bytes: Buffer | undefined): Buffer {
  if (bytes) return bytes;
  throw new Error(`ENOENT: there is no file ${file}`);
}

/** A problem of a file as a whole. */
export function plainProblem(code: KnownProblem['code'], ...args: string[]): KnownProblem {
  return { code, args, span: { start: 0, end: 0 } };
}
