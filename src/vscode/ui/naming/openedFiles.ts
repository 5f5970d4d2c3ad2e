import * as vscode from 'vscode';
import {
  CODEBOOK_FILE,
  entryKey,
  isAnnotationFile,
  lineIndex,
  readFileIds,
  runCooperatively,
  type ArticlePath,
  type Codebook,
  type FileIds,
  type IdPlace,
  type LineIndex,
  type Span,
} from '../../../core';
import { currentText, type Environment } from '../../../project';
import type { Corpora, LoadedCorpus } from '../../corpora/corpora';
import { fileRanges, toRange } from '../../documents/articleDocuments';
import { openDocument } from '../../documents/openFiles';

/** A codebook or annotation file of a corpus, in an editor. */
export interface OpenedFile {
  readonly loaded: LoadedCorpus;
  readonly ids: FileIds;
  /** The article of an annotation file. */
  readonly article: ArticlePath | undefined;
}

interface Needs {
  readonly corpora: Corpora;
  readonly environment: Pick<Environment, 'yieldToHost'>;
}

interface Cached {
  readonly version: number;
  readonly codebook: Codebook;
  readonly ids: Promise<FileIds | undefined>;
}

const cached = new WeakMap<vscode.TextDocument, Cached>();
const codebooks = new WeakMap<object, Promise<FileIds | undefined>>();

/** Undefined for any other file, for one outside of corpora, for another tool's file of that name,
 * and for one that cannot be read at the moment. */
export async function openedFile(
  { corpora, environment }: Needs,
  document: vscode.TextDocument,
): Promise<OpenedFile | undefined> {
  const located = corpora.locate(document.uri);
  if (!located) return undefined;
  const { loaded, path } = located;
  const article = isAnnotationFile(path) ? loaded.corpus.articleOfAnnotations(path) : undefined;
  if (article === undefined && path !== CODEBOOK_FILE) return undefined;
  const { codebook } = loaded.corpus;
  const { version } = document;
  let known = cached.get(document);
  if (known?.version !== version || known.codebook !== codebook) {
    const kind = article === undefined ? 'codebook' : 'annotations';
    const task = readFileIds(document.getText(), kind, codebook);
    known = { version, codebook, ids: runCooperatively(task, environment.yieldToHost) };
    cached.set(document, known);
  }
  const ids = await known.ids;
  return ids && document.version === version ? { loaded, ids, article } : undefined;
}

/** The codebook of a corpus as an open editor has it, else as it was last read; undefined while it
 * cannot be read. */
async function codebookIds(needs: Needs, loaded: LoadedCorpus): Promise<FileIds | undefined> {
  const document = openDocument(loaded.uriOf(CODEBOOK_FILE));
  if (document) return (await openedFile(needs, document))?.ids;
  const { knownCodebook } = loaded.corpus;
  let known = codebooks.get(knownCodebook);
  if (!known) {
    const task = readFileIds(knownCodebook.text, 'codebook', knownCodebook.codebook);
    codebooks.set(knownCodebook, (known = runCooperatively(task, needs.environment.yieldToHost)));
  }
  return known;
}

/** The places of entries in a codebook's file. */
export interface CodebookEntries {
  readonly uri: vscode.Uri;
  /** Each id of the file, uses included. */
  readonly ids: readonly IdPlace[];
  rangeOf(span: Span): vscode.Range;
  /** The whole entry, and its id. Undefined where the codebook does not have it. */
  entry(
    named: Pick<IdPlace, 'of' | 'id'>,
  ): { readonly range: vscode.Range; readonly id: vscode.Range } | undefined;
}

export async function codebookEntries(
  needs: Needs,
  loaded: LoadedCorpus,
): Promise<CodebookEntries | undefined> {
  const file = await codebookIds(needs, loaded);
  if (!file) return undefined;
  const rangeOf = fileRanges(file.text);
  return {
    uri: loaded.uriOf(CODEBOOK_FILE),
    ids: file.ids,
    rangeOf,
    entry: (named) => {
      const place = file.entries.get(entryKey(named));
      return place?.entry && { range: rangeOf(place.entry), id: rangeOf(place.span) };
    },
  };
}

/** The ranges of spans of an article, open or closed; the beginning of the article where there are
 * none. Undefined if the article is gone. */
export async function rangesIn(
  loaded: LoadedCorpus,
  article: ArticlePath,
  spans: readonly Span[],
): Promise<Ranges | undefined> {
  const lines = await linesOf(loaded, article);
  return lines && rangesOf(lines, spans);
}

export type Ranges = readonly [vscode.Range, ...vscode.Range[]];

/** Undefined if the article is gone. */
export async function linesOf(
  loaded: LoadedCorpus,
  article: ArticlePath,
): Promise<LineIndex | undefined> {
  const read = await currentText(loaded, article);
  return read && lineIndex(read.text);
}

export function rangesOf(lines: LineIndex, spans: readonly Span[]): Ranges {
  const [first, ...rest] = spans.map((span) => toRange(lines, span));
  return [first ?? new vscode.Range(0, 0, 0, 0), ...rest];
}
