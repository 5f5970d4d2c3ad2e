import {
  annotationFileOf,
  CODEBOOK_FILE,
  editAnnotationFile,
  editCodebook,
  runSync,
  type ArticlePath,
  type AnnotationFileEdit,
  type Codebook,
  type CodebookEdit,
  type CoderId,
} from '../../core';
import type { FileText, PlannedFile } from '../../project';
import type { ChangedFiles } from '../corpus/corpusFiles';

export interface EditsOfImport {
  /** The text of a codebook that does not exist yet. */
  readonly newCodebook?: string | undefined;
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
  host: ChangedFiles,
  { newCodebook, codebook: codebookEdits, articles }: EditsOfImport,
  codebook: Codebook,
  coder: CoderId | undefined,
): Promise<{ readonly files: readonly PlannedFile[]; readonly refused: readonly Uneditable[] }> {
  const files: PlannedFile[] = [];
  const refused: Uneditable[] = [];
  let known = codebook;
  if (codebookEdits.length > 0 || newCodebook !== undefined) {
    const base =
      newCodebook === undefined ? (textOf(await host.read(CODEBOOK_FILE)) ?? '') : undefined;
    const edited = runSync(editCodebook(base ?? newCodebook ?? '', codebookEdits));
    if (edited.kind === 'refused') {
      return { files, refused: [{ path: CODEBOOK_FILE, reason: edited.reason }] };
    }
    known = edited.read.codebook;
    files.push({ path: CODEBOOK_FILE, base, wanted: edited.text });
  }
  for (const { article, edits } of articles) {
    const file = annotationFileOf(article, coder);
    const read = await host.read(file);
    const text = read ? textOf(read) : '';
    const edited = text === undefined ? undefined : editAnnotationFile(text, edits, known);
    if (edited?.kind === 'edited')
      files.push({ path: file, base: read?.text, wanted: edited.text });
    else refused.push({ path: file, reason: edited?.reason ?? 'unreadable' });
  }
  return { files, refused };
}

/** Undefined for bytes that are not UTF-8: such a file is never written. */
function textOf(read: FileText | undefined): string | undefined {
  return read?.clean === true ? read.text : undefined;
}
