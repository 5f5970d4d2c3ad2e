import {
  type ArticleOfQuotes,
  type Codebook,
  type CoderId,
  annotationFileOf,
  CODEBOOK_FILE,
  editAnnotationFile,
  editCodebook,
  runSync,
  type ArticlePath,
  type AnnotationFileEdit,
  type CodebookEdit,
} from '../../core';
import { unreadable, type FoundProblem } from '../commands/problems';
import type { ChangeHost, ChangedFiles } from '../corpus/corpusFiles';
import { IN_PROGRESS, writeFiles } from './writeChange';
import type { FileText, PlannedFile } from '../../project';

interface WriteImport {
  /** What an interrupted import is called. */
  readonly label: string;
  readonly codebook: Codebook;
  /** The coder whose annotation files are written; undefined for the shared files. */
  readonly coder: CoderId | undefined;
  /** New articles. */
  readonly made?: readonly ArticleOfQuotes[];
  /** Only checks whether it could be written. */
  readonly isDryRun: boolean;
}

/** Writes an import's changes of a corpus, all or none. Gives the problems that prevented it; none
 * on success. */
export async function writeImport(
  host: ChangeHost,
  edits: EditsOfImport,
  { codebook, coder, made = [], isDryRun, label }: WriteImport,
): Promise<readonly FoundProblem[]> {
  const { files, refused } = await editedFiles(host.files, edits, codebook, coder);
  if (refused.length > 0) {
    return refused.map(({ path, reason }) =>
      unwritten(
        path,
        `This file cannot be changed (${reason}), so nothing was written. Run: policy-annotator check`,
      ),
    );
  }
  if (isDryRun) return [];
  const articles = made.map(({ path, text }) => ({ path, base: undefined, wanted: text }));
  const outcome = await writeFiles(host, { label, files: [...articles, ...files] });
  if (outcome.kind === 'written') return [];
  if (outcome.kind === 'unfinished') return [unwritten('.', IN_PROGRESS)];
  const others =
    outcome.left.length === 0
      ? 'Nothing was imported.'
      : `These files already contain the import and could not be restored: ${outcome.left.join(', ')}. Run: policy-annotator refactor undo`;
  return [unwritten(outcome.path, `This file was not written: ${outcome.reason}. ${others}`)];
}

function unwritten(file: string, message: string): FoundProblem {
  return { ...unreadable(file, undefined), code: 'unwritten', message };
}

interface EditsOfImport {
  /** The text of a codebook that does not exist yet. */
  readonly newCodebook?: string | undefined;
  readonly codebook: readonly CodebookEdit[];
  readonly articles: readonly {
    readonly article: ArticlePath;
    readonly edits: readonly AnnotationFileEdit[];
  }[];
}

/** A file that cannot be edited, and why. */
interface Uneditable {
  readonly path: string;
  readonly reason: string;
}

/** The texts that result from edits of a corpus's files, the codebook first. Nothing is written; if
 * anything is `refused`, nothing should be. */
async function editedFiles(
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
