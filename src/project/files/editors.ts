import {
  type AnnotationFileEdit,
  type Codebook,
  type CodebookEdit,
  editAnnotationFile,
  editCodebook,
  editSearches,
  freeName,
  parseAnnotationFile,
  parseCodebook,
  parseSearches,
  redoneEdits,
  runSync,
  type SearchesEdit,
} from '../../core';
import type { FileEditor, Rebased } from './editedFile';

/** How the edits of an annotation file are made, and repeated on a file that changed meanwhile. */
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

/** How codebook edits are made: one at a time, since what one adds another may take back or
 * change. */
export const codebookEditor: FileEditor<CodebookEdit> = {
  apply: oneByOne(editedCodebook),
  // What cannot be undone, changed or replaced there stays as it is; where something cannot be
  // added, the file counts as unreadable.
  rebase: (edits, _base, theirs) => {
    // Half-typed, it says nothing about what is possible.
    if (theirs !== '' && runSync(parseCodebook(theirs)).kind !== 'codebook') return undefined;
    let now = theirs;
    const possible = edits.filter((edit) => {
      const text = editedCodebook(now, edit);
      now = text ?? now;
      return text !== undefined || isAddition(edit);
    });
    const dropped = edits.flatMap((edit) =>
      isChange(edit) && !possible.includes(edit) ? [changedEntry(edit)] : [],
    );
    return { edits: possible, disputes: [], dropped };
  },
};

/** True of an edit that changes an entry, and does not only undo another one. */
function isChange(edit: CodebookEdit): edit is EntryEdit {
  return edit.kind === 'set' || edit.kind === 'alias' || isReplacement(edit);
}

/** True of an edit that expects certain content, or a certain id, in the file. */
function isReplacement(edit: CodebookEdit): edit is ReplacingEdit {
  return (
    edit.kind === 'rename' ||
    edit.kind === 'entries' ||
    edit.kind === 'section' ||
    edit.kind === 'coding'
  );
}

type ReplacingEdit = Extract<CodebookEdit, { kind: 'rename' | 'entries' | 'section' | 'coding' }>;
type EntryEdit = Extract<CodebookEdit, { kind: 'set' | 'alias' }> | ReplacingEdit;

/** The entry's name and key in the file, such as `china: statement`. */
function changedEntry(edit: EntryEdit): string {
  if (edit.kind === 'rename') return edit.from;
  if (edit.kind === 'section') return edit.key;
  if (edit.kind === 'coding') return edit.kind;
  if (edit.kind === 'entries') return edit.changes.map(({ id }) => id).join(', ');
  const what = edit.kind === 'set' ? edit.key : ((edit.to ?? edit.from)?.text ?? '');
  return `${edit.id}: ${what}`;
}

function isAddition(edit: CodebookEdit): boolean {
  if (edit.kind === 'alias') return false;
  return edit.kind !== 'remove' && edit.kind !== 'set' && !isReplacement(edit);
}

function editedCodebook(text: string, edit: CodebookEdit): string | undefined {
  const edited = runSync(editCodebook(text, [edit]));
  return edited.kind === 'edited' ? edited.text : undefined;
}

/** How edits of shared searches are made: each where the text still allows it. What another program
 * deleted stays deleted, and a name that it took remains its own. */
export const searchesEditor: FileEditor<SearchesEdit> = {
  apply: oneByOne(editedSearches),
  rebase: (edits, _base, theirs) => {
    if (parseSearches(theirs).kind === 'refused') return undefined;
    let now = theirs;
    const possible: SearchesEdit[] = [];
    const dropped: string[] = [];
    for (const edit of edits) {
      const free = freeOf(edit, now);
      const text = editedSearches(now, free);
      if (text === undefined) {
        // A search that was to be deleted and is gone needs no report.
        if (edit.kind !== 'remove') dropped.push(nameOf(edit));
        continue;
      }
      possible.push(free);
      now = text;
    }
    return { edits: possible, disputes: [], dropped };
  },
};

/** The name that the search had before the edit. */
function nameOf(edit: SearchesEdit): string {
  switch (edit.kind) {
    case 'add':
      return edit.search.name;
    case 'change':
    case 'remove':
      return edit.name;
    case 'restore':
      return nameOf(edit.otherwise);
  }
}

function editedSearches(text: string, edit: SearchesEdit): string | undefined {
  const edited = editSearches(text, edit);
  return edited.kind === 'edited' ? edited.text : undefined;
}

/** Makes each edit on the result of the one before it; undefined where one is not possible. */
function oneByOne<Edit>(
  edited: (text: string, edit: Edit) => string | undefined,
): FileEditor<Edit>['apply'] {
  return (text, edits) => {
    let now: string | undefined = text;
    for (const edit of edits) if (now !== undefined) now = edited(now, edit);
    return now;
  };
}

/** A search whose name is taken is added with a number, so that neither is lost. */
function freeOf(edit: SearchesEdit, text: string): SearchesEdit {
  const parsed = parseSearches(text);
  if (edit.kind !== 'add' || parsed.kind === 'refused') return edit;
  const { name } = edit.search;
  const taken = new Set(parsed.searches.map((one) => one.name));
  return { ...edit, search: { ...edit.search, name: freeName(name, taken) } };
}

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
