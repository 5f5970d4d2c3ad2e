import fs from 'node:fs';
import path from 'node:path';
import {
  articleRule,
  compiledGlobs,
  decodeBytes,
  DEFAULT_ARTICLE_GLOBS,
  type ArticleRow,
} from '../../src/core';
import type {
  CorpusFiles,
  FileContent,
  FileText,
  ScanChunk,
  ScanOutcome,
  ScanRequest,
  WriteOutcome,
} from '../../src/project';
import { FolderIndex } from '../../src/vscode/node/index/folderIndex';
import type { FolderRequest } from '../../src/vscode/node/index/folderRequest';
import * as textReading from '../../src/vscode/node/index/textReading';
import { walkFolder } from '../../src/vscode/node/index/walkFolder';
import { temporaryFolder } from './temporaryFolder';

/** A corpus in a folder of its own on disk, read file by file or with the scan of the Node host. */
export class DiskFolder implements CorpusFiles {
  readonly root = temporaryFolder('policy-annotator-folder');
  readonly rule = articleRule(DEFAULT_ARTICLE_GLOBS);
  readonly open = new Set<string>();
  /** Files that were read individually. */
  reads: string[] = [];
  scan: CorpusFiles['scan'];
  search: CorpusFiles['search'];

  constructor(texts: Readonly<Record<string, string | Uint8Array>>) {
    for (const [file, text] of Object.entries(texts)) this.put(file, text);
  }

  put(file: string, text: string | Uint8Array): void {
    const place = path.join(this.root, file);
    fs.mkdirSync(path.dirname(place), { recursive: true });
    fs.writeFileSync(place, text);
  }

  remove(file: string): void {
    fs.rmSync(path.join(this.root, file), { force: true, recursive: true });
  }

  list(): Promise<readonly string[]> {
    const parts = [...walkFolder(this.root, this.rule, '')];
    return Promise.resolve(parts.flatMap(({ articles, found }) => [...articles, ...found]).sort());
  }

  read(file: string): Promise<FileText | undefined> {
    this.reads.push(file);
    const place = path.join(this.root, file);
    if (!fs.existsSync(place)) return Promise.resolve(undefined);
    const { text, clean } = decodeBytes(fs.readFileSync(place), TextDecoder);
    return Promise.resolve({ text, clean });
  }

  write(file: string, expected: FileContent | undefined, next: string): Promise<WriteOutcome> {
    const place = path.join(this.root, file);
    const now = fs.existsSync(place) ? fs.readFileSync(place, 'utf8') : undefined;
    if (now !== expected) return Promise.resolve({ kind: 'conflict' });
    this.put(file, next);
    return Promise.resolve({ kind: 'saved' });
  }

  removeFile(file: string, expected: FileContent): Promise<WriteOutcome> {
    const place = path.join(this.root, file);
    const now = fs.existsSync(place) ? fs.readFileSync(place, 'utf8') : undefined;
    if (now !== expected) return Promise.resolve({ kind: 'conflict' });
    this.remove(file);
    return Promise.resolve({ kind: 'saved' });
  }

  isArticle(file: string): boolean {
    return this.rule.isArticle(file);
  }

  openPaths(): readonly string[] {
    return [...this.open];
  }
}

export interface ScanSettings {
  readonly store?: string;
  readonly build?: string;
  /** Called between walking the folder and reading its files. */
  readonly walked?: () => void;
  /** Milliseconds since 1970. Without it, modification times of recently written files are
   * trusted. */
  readonly now?: () => number;
}

/** The scan of the Node host without its thread, with copies of the messages. Its chunks are kept
 * until it is done, and then taken. */
export function directScan(
  folder: DiskFolder,
  {
    store,
    build = 'test',
    walked = () => undefined,
    now = () => Date.now() + 60_000,
  }: ScanSettings = {},
): NonNullable<CorpusFiles['scan']> {
  const index = new FolderIndex(() => textReading);
  return async (asked: ScanRequest): Promise<ScanOutcome> => {
    const chunks: ScanChunk[] = [];
    let isWalked = false;
    const outcome = index.scan(requestFor(folder, asked, { store, build }), {
      chunk: (chunk) => chunks.push(structuredClone(chunk)),
      isCancelled: asked.cancelled,
      now: () => {
        // The first request comes when the folder was walked.
        if (!isWalked) walked();
        isWalked = true;
        return now();
      },
    });
    for (const chunk of chunks) await asked.take(chunk);
    return outcome;
  };
}

function requestFor(
  folder: DiskFolder,
  { codebook, coder, isBlind, largestText, whole, readAlone }: ScanRequest,
  { store, build = 'test' }: { readonly store?: string | undefined; readonly build?: string },
): FolderRequest {
  const globs = compiledGlobs(DEFAULT_ARTICLE_GLOBS);
  return {
    root: folder.root,
    globs,
    codebook,
    coder,
    isBlind,
    largestText,
    whole,
    readAlone,
    store,
    build,
  };
}

/** A row as plain data, in a fixed order, so that rows from different sources can be compared. */
export function plainRow(row: ArticleRow) {
  const { path: article, metadata, coded, annotations, mentionCounts, stale } = row;
  const attributes = [...metadata.attributes];
  const counts = mentionCounts && [...mentionCounts].sort(([a], [b]) => (a < b ? -1 : 1));
  return structuredClone({
    article,
    metadata: { ...metadata, attributes },
    coded: [...coded],
    annotations,
    counts,
    stale,
  });
}
