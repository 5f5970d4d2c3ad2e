import {
  editAnnotationFile,
  editCodebook,
  mergeAnnotation,
  parseAnnotationFile,
  type AnnotationFileEdit,
  type Codebook,
  type CodebookEdit,
} from '../core';
import type { FileEditor } from './editedFile';

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
    const edited = editCodebook(text, edits);
    return edited.kind === 'edited' ? edited.text : undefined;
  },
  rebase: (edits) => edits,
};

/** Replacements are merged field by field; deleting what is gone already is done; what cannot be
 * decided (one field of one annotation changed on both sides) gives undefined. */
function rebaseEdits(
  edits: readonly AnnotationFileEdit[],
  base: string,
  theirs: string,
  codebook: Codebook | undefined,
): readonly AnnotationFileEdit[] | undefined {
  const before = parseAnnotationFile(base, codebook);
  const now = parseAnnotationFile(theirs, codebook);
  if (before.kind === 'refused' || now.kind === 'refused') return undefined;
  const find = (file: typeof now, id: string) =>
    file.file.annotations.find((annotation) => annotation.id === id);
  const rebased: AnnotationFileEdit[] = [];
  for (const edit of edits) {
    if (edit.kind === 'delete') {
      if (find(now, edit.id)) rebased.push(edit);
    } else if (edit.kind === 'replace') {
      const old = find(before, edit.annotation.id);
      const current = find(now, edit.annotation.id);
      // Made by an earlier edit of the same batch, or deleted by somebody else.
      if (!old || !current) {
        if (old) return undefined;
        rebased.push(edit);
        continue;
      }
      const merged = mergeAnnotation(old, edit.annotation, current);
      if (merged.conflicts.length > 0) return undefined;
      rebased.push({ kind: 'replace', annotation: merged.annotation });
    } else {
      rebased.push(edit);
    }
  }
  return rebased;
}
