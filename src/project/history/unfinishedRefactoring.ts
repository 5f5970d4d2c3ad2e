import {
  idsNamedInCodebook,
  type Codebook,
  type CodebookAddition,
  type Layer,
  type Refactoring,
  entriesOf,
  fieldsOf,
} from '../../core';
import type { AnnotationFiles } from '../files/annotationFiles';
import type { CodebookFile } from '../files/codebookFile';
import { annotationFileEditor } from '../files/editors';
import type { SearchesFile } from '../files/searchesFile';
import type { CodebookChanges } from './codebookChanges';
import type { AnnotationPart, ChangePart } from './undoHistory';

interface Needs {
  readonly annotationFiles: AnnotationFiles;
  readonly codebook: CodebookChanges;
  readonly codebookFile: CodebookFile;
  readonly searchesFile: SearchesFile;
}

/** Whether a codebook is as a refactoring leaves it. Where another program wrote it at the same
 * time, an edit may not have been possible on its text, or an entry may name a removed one. */
export function isRefactored(codebook: Codebook, refactoring: Refactoring): boolean {
  const { kind } = refactoring;
  if (kind === 'recode') return (refactoring.added ?? []).every((one) => isAdded(codebook, one));
  if (kind === 'value') {
    const { of, from, to } = refactoring;
    return (
      of !== 'stance' || from === to || (codebook.stances.has(to) && !codebook.stances.has(from))
    );
  }
  if (kind === 'field-type') {
    const { list, type } = fieldsOf(codebook, refactoring).get(refactoring.field) ?? {};
    return type === refactoring.to.type && list === refactoring.to.list;
  }
  const entries = entriesOf(codebook, refactoring.layer);
  switch (kind) {
    case 'move':
      return entries.get(refactoring.id)?.partOf === refactoring.parent;
    case 'split':
      return entries.has(refactoring.added.id);
    case 'rename': {
      const { id, layer, to } = refactoring;
      return id === to || (entries.has(to) && isRemoved(codebook, layer, [id]));
    }
    case 'merge':
      return (
        entries.has(refactoring.into) && isRemoved(codebook, refactoring.layer, refactoring.from)
      );
    case 'delete':
      return isRemoved(codebook, refactoring.layer, [refactoring.id]);
  }
}

function isAdded({ actors, issues }: Codebook, added: CodebookAddition): boolean {
  if (added.kind === 'add-actor') return actors.has(added.actor.id);
  return added.kind !== 'add-issue' || issues.has(added.issue.id);
}

function isRemoved(codebook: Codebook, layer: Layer, ids: readonly string[]): boolean {
  // The same id may be one of the other layer.
  const own: Codebook = { ...codebook, [layer === 'actor' ? 'issues' : 'actors']: new Map() };
  const entries = entriesOf(own, layer);
  const named = idsNamedInCodebook(own, new Set());
  return ids.every((id) => !entries.has(id) && !named.has(id));
}

/** Takes back what was done of a refactoring; what another program changed meanwhile stays. */
export async function takeBack(done: readonly ChangePart[], needs: Needs): Promise<void> {
  for (const part of done.toReversed()) {
    if (part.file === 'codebook') await takeBackCodebook(part, needs);
    else if (part.file === 'searches') part.undo.forEach((edit) => needs.searchesFile.edit(edit));
    else await takeBackAnnotations(part, needs);
  }
}

/** One edit after the other where not all are possible any more. */
async function takeBackCodebook(
  { undo }: Extract<ChangePart, { file: 'codebook' }>,
  { codebook }: Needs,
): Promise<void> {
  const edited = await codebook.takeBack(undo);
  if (edited.kind === 'edited') return;
  for (const edit of undo.edits)
    await codebook.takeBack({ text: '', splices: [], edits: [edit], again: [] });
}

async function takeBackAnnotations(
  { exact, path, undo }: AnnotationPart,
  { annotationFiles, codebookFile }: Needs,
): Promise<void> {
  if (path === undefined || !exact) return;
  const now = await annotationFiles.heldText(path);
  const editor = annotationFileEditor(() => codebookFile.known.codebook);
  const moved = now === exact.from ? undefined : editor.rebase(undo, exact.from, now);
  await annotationFiles.edit(path, moved?.edits ?? undo, false, exact);
}
