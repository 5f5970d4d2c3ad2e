import {
  mayUseEntry,
  mentionsOfOne,
  placesOfId,
  readAhead,
  readFileIds,
  runCooperatively,
  type ArticleRow,
  type IdPlace,
  type Layer,
  type Span,
} from '../../core';
import { withoutMentions, type ConcordanceNeeds } from './concordance';

/** The places in one file, with the text to which they belong. */
export interface FileReferences {
  /** From the corpus folder. */
  readonly path: string;
  /** As read: an article has LF endings and no BOM, another file is unchanged. */
  readonly text: string;
  readonly spans: readonly Span[];
}

/** Number of files that are read at a time: each waits for the disk. */
const TOGETHER = 32;

/** The mentions of an actor or issue in all articles, open ones as they are in the editor. Articles
 * without one by the index's counts are not read. Ends early when it was cancelled. */
export async function* findMentions(
  { corpus, environment }: ConcordanceNeeds,
  entry: { readonly kind: Layer; readonly id: string },
  cancelled: () => boolean,
): AsyncGenerator<FileReferences> {
  const isWithout = withoutMentions(corpus, entry);
  const toRead = corpus.index.articles().filter((row) => !isWithout(row));
  const read = async ({ path }: ArticleRow): Promise<FileReferences | undefined> => {
    const article = cancelled() ? undefined : await corpus.readArticle(path);
    if (!article) return undefined;
    return { path, text: article.text, spans: mentionsOfOne(article.mentions, entry) };
  };
  for await (const found of readAhead(toRead, read, TOGETHER)) {
    if (cancelled()) return;
    if (found && found.spans.length > 0) yield found;
    await environment.yieldToHost();
  }
}

/** The places in annotation files that use an entry of the codebook, unsaved text included. A file
 * of which the index knows that it does not use the entry is not read; one that cannot be read as
 * an annotation file has no places. Ends early when it was cancelled. */
export async function* findUses(
  { corpus, files, environment }: ConcordanceNeeds,
  entry: Pick<IdPlace, 'of' | 'id'>,
  cancelled: () => boolean,
): AsyncGenerator<FileReferences> {
  const { yieldToHost } = environment;
  const toRead: string[] = [];
  for (const [file, article] of corpus.annotationFiles()) {
    if (cancelled()) return;
    const row = corpus.index.article(article);
    // The index holds one file of an article; those of other coders, and entries that were refused,
    // are in the files only.
    const isGood = (corpus.problems.get(file)?.problems.length ?? 0) === 0;
    const isInIndex = isGood && file === corpus.annotationPath(article);
    if (!row || !isInIndex || mayUseEntry(row, entry)) toRead.push(file);
    await yieldToHost();
  }
  const read = async (path: string): Promise<FileReferences | undefined> => {
    const text = cancelled() ? undefined : (await files.read(path))?.text;
    if (text === undefined || !mayName(text, entry.id)) return undefined;
    const task = readFileIds(text, 'annotations', corpus.codebook);
    const ids = await runCooperatively(task, yieldToHost, cancelled);
    return ids && { path, text, spans: placesOfId(ids, entry).map(({ span }) => span) };
  };
  for await (const found of readAhead(toRead, read, TOGETHER)) {
    if (cancelled()) return;
    if (found && found.spans.length > 0) yield found;
    await yieldToHost();
  }
}

/** False where a text certainly does not have the id; a field of a type is written without the
 * type, and an id may be written with escapes. */
function mayName(text: string, id: string): boolean {
  return text.includes(id.slice(id.indexOf('/') + 1)) || text.includes('\\');
}
