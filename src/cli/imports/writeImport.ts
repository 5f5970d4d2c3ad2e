import type { ArticleOfQuotes, Codebook, CoderId } from '../../core';
import { unreadable, type FoundProblem } from '../commands/problems';
import type { ChangeHost } from '../corpus/corpusFiles';
import { editedFiles, type EditsOfImport } from './editedFiles';
import { IN_PROGRESS, writeFiles } from './writeChange';

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
