import {
  type AnnotationFileEdit,
  type Codebook,
  type CodebookEdit,
  editAnnotationFile,
  editCodebook,
  parseAnnotationFile,
  redoneEdits,
  runSync,
} from '../../core';
import type { FileEditor, Rebased } from './editedFile';

/** How the edits of an annotation file are done, and done again on a file that changed meanwhile. */
export function annotationFileEditor(
  codebook: () => Codebook | undefined,
): FileEditor<AnnotationFileEdit> {
  return {
    apply: (text, edits) => {
      const edited = editAnnotationFile(text, edits, codebook());
      return edited.kind === 'edited' ? edited.text : undefined;
    },
    rebase: (edits, base, theirs) => rebaseEdits(edits, base, theirs, codebook()),
  };
}

/** Codebook edits only add: they can be done on any text that still lacks what they add. */
export const codebookEditor: FileEditor<CodebookEdit> = {
  apply: (text, edits) => {
    const edited = runSync(editCodebook(text, edits));
    return edited.kind === 'edited' ? edited.text : undefined;
  },
  rebase: (edits) => ({ edits, disputes: [] }),
};

function rebaseEdits(
  edits: readonly AnnotationFileEdit[],
  base: string,
  theirs: string,
  codebook: Codebook | undefined,
): Rebased<AnnotationFileEdit> | undefined {
  const before = parseAnnotationFile(base, codebook);
  const now = parseAnnotationFile(theirs, codebook);
  if (before.kind === 'refused' || now.kind === 'refused') return undefined;
  return redoneEdits(edits, before.file, now.file);
}
