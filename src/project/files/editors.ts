import {
  type AnnotationFileEdit,
  type Codebook,
  type CodebookEdit,
  editAnnotationFile,
  editCodebook,
  editSearches,
  freeName,
  parseAnnotationFile,
  parseSearches,
  redoneEdits,
  runSync,
  type SearchesEdit,
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

/** Codebook edits are done one by one, since what one adds another may take back or change. */
export const codebookEditor: FileEditor<CodebookEdit> = {
  apply: oneByOne(editedCodebook),
  // What cannot be taken back or changed there any more stays as it is there; what cannot be added makes the file
  // unreadable for us.
  rebase: (edits, _base, theirs) => {
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

/** What a person meant to say, and not only to take back. */
function isChange(edit: CodebookEdit): edit is EntryEdit {
  return edit.kind === 'set' || edit.kind === 'alias';
}

type EntryEdit = Extract<CodebookEdit, { kind: 'set' | 'alias' }>;

/** `china: statement`, as an analyst finds it in the file. */
function changedEntry(edit: EntryEdit): string {
  const what = edit.kind === 'set' ? edit.key : ((edit.to ?? edit.from)?.text ?? '');
  return `${edit.id}: ${what}`;
}

function isAddition(edit: CodebookEdit): boolean {
  if (edit.kind === 'alias') return edit.from === undefined;
  return edit.kind !== 'remove' && edit.kind !== 'set';
}

function editedCodebook(text: string, edit: CodebookEdit): string | undefined {
  const edited = runSync(editCodebook(text, [edit]));
  return edited.kind === 'edited' ? edited.text : undefined;
}

/** Edits of shared searches: each is done where the text still lets it be done. What another program deleted stays
 * deleted, and a name that it took is its own. */
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
        // What was to be deleted and is gone is as it was meant.
        if (edit.kind !== 'remove') dropped.push(nameOf(edit));
        continue;
      }
      possible.push(free);
      now = text;
    }
    return { edits: possible, disputes: [], dropped };
  },
};

/** Of the search that an edit is about, as it was called before. */
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

/** Each edit on the text that the one before it left; undefined where one cannot be done. */
function oneByOne<Edit>(
  edited: (text: string, edit: Edit) => string | undefined,
): FileEditor<Edit>['apply'] {
  return (text, edits) => {
    let now: string | undefined = text;
    for (const edit of edits) if (now !== undefined) now = edited(now, edit);
    return now;
  };
}

/** A search that is added keeps no other one from its name, and is not lost: it gets a number. */
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
