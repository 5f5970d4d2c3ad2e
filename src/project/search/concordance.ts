import {
  concordanceCollector,
  frontMatterEnd,
  runCooperatively,
  mentionsOfOne,
  normalizeText,
  readAhead,
  type ArticlePath,
  type ArticleRow,
  type ConcordanceOf,
  type ConcordanceResult,
  type ExpressionSearch,
  type PlacedAnnotation,
  type Span,
} from '../../core';
import type { Corpus } from '../corpus';
import type { CorpusFiles, TextSearch, Environment } from '../ports';
import { searchBeside } from './searchBeside';
import { hashOf, searchFor } from './textSearch';

export interface ConcordanceNeeds {
  readonly corpus: Corpus;
  readonly files: CorpusFiles;
  readonly environment: Pick<Environment, 'yieldToHost'>;
}

/** A concordance with what it was made from, to find out later whether it is still up to date. */
export interface FoundConcordance {
  readonly result: ConcordanceResult;
  readonly seen: ReadonlyMap<ArticlePath, Seen>;
}

/** The state in which an article was searched; `without`: its counts show that there is no mention
 * in it. */
type Seen =
  | 'without'
  | {
      readonly text: number;
      /** The marks that add and remove mentions. */
      readonly marks: string;
    };

/** Number of articles that are read at a time: each waits for the disk several times, and the waits
 * overlap. */
const TOGETHER = 32;
/** UTF-16 units for each slice, which takes a millisecond or two. */
const UNITS_PER_SLICE = 8000;

/** Searches all articles in slices, open ones as they are in the editor. For an actor or issue,
 * articles without a mention by the index's counts are not read. For words, closed articles are
 * searched by a thread, where there is one. `report` gets the number of articles that are done;
 * undefined when it was cancelled. */
export async function findConcordance(
  needs: ConcordanceNeeds,
  what: ConcordanceOf,
  cancelled: () => boolean,
  report: (done: number, of: number) => void,
): Promise<FoundConcordance | undefined> {
  const search = what.kind === 'expression' ? needs.files.search?.(what.text) : undefined;
  try {
    return await lookThrough(needs, what, search, cancelled, report);
  } finally {
    search?.dispose();
  }
}

async function lookThrough(
  needs: ConcordanceNeeds,
  what: ConcordanceOf,
  search: TextSearch | undefined,
  cancelled: () => boolean,
  report: (done: number, of: number) => void,
): Promise<FoundConcordance | undefined> {
  const { corpus, environment } = needs;
  const rows = corpus.index.articles();
  const collector = concordanceCollector();
  const seen = new Map<ArticlePath, Seen>();
  const find = finderOf(needs, what);
  const isWithout = withoutMentions(corpus, what);
  const toRead: ArticleRow[] = [];
  for (const row of rows) {
    if (cancelled()) return undefined;
    if (isWithout(row)) {
      collector.without();
      seen.set(row.path, 'without');
    } else {
      toRead.push(row);
    }
    await environment.yieldToHost();
  }
  let done = rows.length - toRead.length;
  report(done, rows.length);
  const found = search
    ? searchBeside(needs, search, toRead, () => collector.room)
    : () => undefined;
  const lookAt = async ([at, row]: readonly [number, ArticleRow]) => {
    const theirs = await found(at);
    return { row, theirs, article: theirs || cancelled() ? undefined : await find(row.path) };
  };
  for await (const { row, theirs, article } of readAhead(toRead.entries(), lookAt, TOGETHER)) {
    if (cancelled()) return undefined;
    report(++done, rows.length);
    const { path, metadata, annotations } = row;
    if (theirs) {
      seen.set(path, { text: theirs.text, marks: keyOfMarks(annotations) });
      collector.take(theirs.mentions, theirs.lines);
      await environment.yieldToHost();
      continue;
    }
    if (!article) {
      collector.unread(path);
      continue;
    }
    const { text } = article;
    seen.set(path, { text: hashOf(text), marks: keyOfMarks(annotations) });
    const from = frontMatterEnd(path, text);
    const given = { article: path, text, date: metadata.date, from };
    await runCooperatively(
      collector.add(given, await article.spans(from)),
      environment.yieldToHost,
    );
    await environment.yieldToHost();
  }
  return { result: collector.result(), seen };
}

/** True if the concordance would be different now because of one article. Reads its text. */
export async function isOutdatedBy(
  { corpus, files }: ConcordanceNeeds,
  { seen }: FoundConcordance,
  what: ConcordanceOf,
  path: ArticlePath,
): Promise<boolean> {
  const before = seen.get(path);
  const row = corpus.index.article(path);
  if (!before || !row) return (before === undefined) !== (row === undefined);
  if (before === 'without') {
    if (what.kind === 'expression') return true;
    const read = await corpus.readArticle(path);
    return read === undefined || mentionsOfOne(read.mentions, what).length > 0;
  }
  if (what.kind !== 'expression' && keyOfMarks(row.annotations) !== before.marks) return true;
  const now = await currentText({ corpus, files }, path);
  return now === undefined || hashOf(now.text) !== before.text;
}

/** Which articles need not be read, as far as the index has counted all with the current
 * codebook. */
export function withoutMentions(corpus: Corpus, what: ConcordanceOf): (row: ArticleRow) => boolean {
  if (what.kind === 'expression' || !corpus.index.isCounted) return () => false;
  const key = `${what.kind}:${what.id}`;
  // An open article's text is in memory, and its counts would have to be made.
  return (row) => !corpus.state(row.path) && row.mentionCounts?.has(key) === false;
}

/** The text of an article as the editor has it, else as its file has it; normalised. `clean` as for
 * files. */
export async function currentText(
  { corpus, files }: Pick<ConcordanceNeeds, 'corpus' | 'files'>,
  path: ArticlePath,
): Promise<{ readonly text: string; readonly clean: boolean } | undefined> {
  const open = corpus.state(path);
  if (open) return { text: open.text, clean: open.clean };
  const read = await files.read(path);
  return read && { text: normalizeText(read.text), clean: read.clean };
}

interface ReadText {
  readonly text: string;
  readonly spans: (from: number) => Promise<readonly Span[]>;
}

function finderOf(
  needs: ConcordanceNeeds,
  what: ConcordanceOf,
): (path: ArticlePath) => Promise<ReadText | undefined> {
  if (what.kind !== 'expression') {
    return async (path) => {
      const read = await needs.corpus.readArticle(path);
      if (!read) return undefined;
      return { text: read.text, spans: () => Promise.resolve(mentionsOfOne(read.mentions, what)) };
    };
  }
  const search = searchFor(what.text);
  return async (path) => {
    const { text } = (await currentText(needs, path)) ?? {};
    return text === undefined
      ? undefined
      : { text, spans: (from) => searched(search, text, from, needs.environment) };
  };
}

async function searched(
  search: ExpressionSearch | undefined,
  text: string,
  from: number,
  environment: Pick<Environment, 'yieldToHost'>,
): Promise<readonly Span[]> {
  return search
    ? runCooperatively(search(text, from, UNITS_PER_SLICE), environment.yieldToHost)
    : [];
}

function keyOfMarks(annotations: ArticleRow['annotations']): string {
  return annotations.flatMap(keyOfMark).join('\n');
}

function keyOfMark({ annotation, places }: PlacedAnnotation): readonly string[] {
  if (annotation.kind !== 'mention' && annotation.kind !== 'ignored') return [];
  const { kind, id, actors, issues } = annotation;
  return [JSON.stringify([kind, id, actors, issues, places.map(({ span }) => span)])];
}
