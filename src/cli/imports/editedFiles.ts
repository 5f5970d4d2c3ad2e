import fs from 'node:fs/promises';
import path from 'node:path';
import {
  annotationFileOf,
  CODEBOOK_FILE,
  decodeBytes,
  editAnnotationFile,
  editCodebook,
  runSync,
  type ArticlePath,
  type AnnotationFileEdit,
  type Codebook,
  type CodebookEdit,
  type CoderId,
} from '../../core';
import { readInside } from '../../node/disk/inside';
import { readRegular } from '../../node/disk/readFile';
import type { FileToWrite } from './writeTogether';

export interface EditsOfImport {
  readonly codebook: readonly CodebookEdit[];
  readonly articles: readonly {
    readonly article: ArticlePath;
    readonly edits: readonly AnnotationFileEdit[];
  }[];
}

/** A file that cannot be edited, and why. */
export interface Uneditable {
  readonly path: string;
  readonly reason: string;
}

/** The texts that result from edits of a corpus's files, the codebook first. Nothing is written; if
 * anything is `refused`, nothing should be. */
export async function editedFiles(
  corpus: string,
  { codebook: codebookEdits, articles }: EditsOfImport,
  codebook: Codebook,
  coder: CoderId | undefined,
): Promise<{ readonly files: readonly FileToWrite[]; readonly refused: readonly Uneditable[] }> {
  const files: FileToWrite[] = [];
  const refused: Uneditable[] = [];
  let known = codebook;
  if (codebookEdits.length > 0) {
    const before = await readRegular(path.join(corpus, CODEBOOK_FILE), fs);
    const edited = runSync(editCodebook(textOf(before) ?? '', codebookEdits));
    if (edited.kind === 'refused') {
      return { files, refused: [{ path: CODEBOOK_FILE, reason: edited.reason }] };
    }
    known = edited.read.codebook;
    files.push({ path: CODEBOOK_FILE, before, next: edited.text, mayLeadOut: true });
  }
  const folders = new Set<string>();
  for (const { article, edits } of articles) {
    const file = annotationFileOf(article, coder);
    const before = await readInside(path.join(corpus, ...file.split('/')), corpus, fs, { folders });
    const text = before ? textOf(before) : '';
    const edited = text === undefined ? undefined : editAnnotationFile(text, edits, known);
    if (edited?.kind === 'edited') files.push({ path: file, before, next: edited.text });
    else refused.push({ path: file, reason: edited?.reason ?? 'unreadable' });
  }
  return { files, refused };
}

/** Undefined for bytes that are not UTF-8: such a file is never written. */
function textOf(bytes: Uint8Array | undefined): string | undefined {
  if (!bytes) return undefined;
  const { text, clean, encoding } = decodeBytes(bytes, TextDecoder);
  return clean && encoding.startsWith('utf-8') ? text : undefined;
}
