import type * as vscode from 'vscode';
import {
  CODEBOOK_FILE,
  scanLines,
  type ArticlePath,
  type HelpedFile,
  type ScannedLine,
} from '../../../core';
import type { Corpora, LoadedCorpus } from '../../corpora/corpora';
import { documentText, type DocumentText } from '../../documents/articleDocuments';

/** Files by name only, in any file system: whether one is ours is asked of the corpus. */
export const YAML_FILES: vscode.DocumentSelector = [
  { pattern: `**/${CODEBOOK_FILE}` },
  { pattern: '**/*.annotations.yaml' },
];

export interface Helped {
  readonly loaded: LoadedCorpus;
  readonly file: HelpedFile;
  /** Undefined for a codebook. */
  readonly article: ArticlePath | undefined;
}

/** The corpus of a file and what the file is in it; undefined for another program's file of the
 * same name, and for annotations of no article. */
export async function helpedFile(corpora: Corpora, uri: vscode.Uri): Promise<Helped | undefined> {
  const loaded = await corpora.corpusOf(uri);
  const located = loaded && corpora.locate(uri);
  if (located?.loaded !== loaded || !located) return undefined;
  if (located.path === CODEBOOK_FILE) return { loaded, file: 'codebook', article: undefined };
  const article = loaded.corpus.articleOfAnnotations(located.path);
  return article === undefined ? undefined : { loaded, file: 'annotations', article };
}

const scans = new WeakMap<DocumentText, readonly ScannedLine[]>();

/** The lines of a document, scanned once for each of its versions. */
export function scannedLines(document: vscode.TextDocument): readonly ScannedLine[] {
  const text = documentText(document);
  const known = scans.get(text);
  if (known) return known;
  const fresh = scanLines(text.text);
  scans.set(text, fresh);
  return fresh;
}
