import fs from 'node:fs/promises';
import path from 'node:path';
import {
  addAll,
  articleOf,
  CODEBOOK_FILE,
  codebookEdits,
  codersFirst,
  compareText,
  decodeBytes,
  diffEdit,
  editCodebook,
  filesInTurn,
  mayConcernUndecoded,
  refactorSearches,
  runSync,
  SEARCHES_FILE,
  type Codebook,
  type CodebookRefusal,
  type LostValue,
  type Misfit,
  type RefactoredFile,
  type Refactoring,
  type TextEdit,
} from '../../core';
import { readInside } from '../../node/disk/inside';
import { readRegular } from '../../node/disk/readFile';
import { unreadable, type FoundProblem } from '../commands/problems';
import { readFolder } from '../corpus/readFolder';
import type { FileToWrite } from '../imports/writeTogether';
import { blockedProblems } from './blocked';

/** A file that a refactoring changes. */
export interface RefactoredText extends FileToWrite {
  readonly text: string;
  /** The edits that turn `text` into `next`. */
  readonly splices: readonly TextEdit[];
  /** Ids of annotations; none for the codebook and the searches. */
  readonly changed: readonly string[];
  readonly deleted: readonly string[];
}

/** What a refactoring does to all files of a corpus. Nothing is written. */
export interface PlannedFiles {
  /** The codebook first, since annotations name its entries. */
  readonly files: readonly RefactoredText[];
  /** Why nothing can be changed; empty where it can. */
  readonly blocked: readonly FoundProblem[];
  readonly lost: readonly LostValue[];
  /** Values that a field's new type does not allow, with their files. */
  readonly misfits: readonly (Misfit & { readonly file: string })[];
}

/** Reads all files of a corpus that may have to change, and computes their texts. `codebook`: the
 * corpus's, as it is. */
export async function plannedFiles(
  corpus: string,
  refactoring: Refactoring,
  codebook: Codebook,
): Promise<PlannedFiles> {
  const inCodebook = await plannedCodebook(corpus, refactoring, codebook);
  if (inCodebook.blocked.length > 0) return inCodebook;
  const { annotationFiles, articles, problems } = await readFolder(corpus);
  // A folder or a link that cannot be read may hide annotation files.
  const blocked = problems.filter(({ severity }) => severity === 'error');
  const files = [...inCodebook.files];
  const misfits: (Misfit & { file: string })[] = [];
  const folders = new Set<string>();
  const read = async (file: string): Promise<Uint8Array | undefined> => {
    try {
      return await readInside(path.join(corpus, ...file.split('/')), corpus, fs, { folders });
    } catch (error) {
      blocked.push(unreadable(file, error));
      return undefined;
    }
  };
  const exists = new Set(articles);
  const owned = [...annotationFiles]
    .sort()
    .map((file) => [file, articleOf(file, (one) => exists.has(one))] as const)
    .sort(([, a], [, b]) => codersFirst(a, b));
  const inTurn = filesInTurn(refactoring, codebook);
  for (let at = 0; at < owned.length; at += AT_ONCE) {
    const some = owned.slice(at, at + AT_ONCE);
    const bytes = await Promise.all(some.map(([file]) => read(file)));
    for (const [index, [file, owner]] of some.entries()) {
      const before = bytes[index];
      if (!before) continue;
      const text = textOf(before);
      const result = text === undefined ? undecoded(file, refactoring) : inTurn(file, owner, text);
      if (result.kind !== 'blocked') {
        for (const one of result.misfits ?? []) misfits.push({ file, ...one });
      }
      if (result.kind === 'blocked') {
        addAll(blocked, blockedProblems(file, text ?? '', result, refactoring));
      } else if (result.kind === 'changed' && text !== undefined) {
        const { deleted, edits, splices, wanted } = result;
        const changed = edits.flatMap((edit) =>
          edit.kind === 'replace' ? edit.annotation.id : [],
        );
        files.push({ path: file, before, text, next: wanted, splices, changed, deleted });
      }
    }
  }
  files.sort(
    (a, b) =>
      Number(a.path !== CODEBOOK_FILE) - Number(b.path !== CODEBOOK_FILE) ||
      compareText(a.path, b.path),
  );
  const searches = await read(SEARCHES_FILE);
  if (searches) {
    const text = textOf(searches);
    const result = refactorSearches(text, refactoring, codebook);
    if (result.kind === 'blocked') {
      const unread = { reason: 'unreadable', ids: [] } as const;
      addAll(blocked, blockedProblems(SEARCHES_FILE, '', unread, refactoring));
    } else if (result.kind === 'changed' && text !== undefined) {
      files.push(plain(SEARCHES_FILE, searches, text, result.wanted));
    }
  }
  return { files, blocked, misfits, lost: inCodebook.lost };
}

/** Files read at the same time, since each waits for the disk. */
const AT_ONCE = 16;

/** Undefined for bytes that are not UTF-8: such a file is never written. */
function textOf(bytes: Uint8Array): string | undefined {
  const { text, clean, encoding } = decodeBytes(bytes, TextDecoder);
  return clean && encoding.startsWith('utf-8') ? text : undefined;
}

function undecoded(file: string, refactoring: Refactoring): RefactoredFile {
  return mayConcernUndecoded(refactoring, file)
    ? { kind: 'blocked', reason: 'unreadable', ids: [] }
    : { kind: 'unchanged' };
}

async function plannedCodebook(
  corpus: string,
  refactoring: Refactoring,
  codebook: Codebook,
): Promise<PlannedFiles> {
  const refused = (reason: CodebookRefusal): PlannedFiles => ({
    files: [],
    blocked: blockedProblems(CODEBOOK_FILE, '', { reason, ids: [] }, refactoring),
    lost: [],
    misfits: [],
  });
  // Several corpora may share it by a link that leads out.
  const before = await readRegular(path.join(corpus, CODEBOOK_FILE), fs);
  const text = before && textOf(before);
  if (text === undefined) return refused('unreadable');
  const result = runSync(codebookEdits(text, refactoring, codebook));
  if (result.kind === 'refused') return refused(result.reason);
  const { edits, lost } = result;
  if (edits.length === 0) return { files: [], blocked: [], misfits: [], lost };
  const edited = runSync(editCodebook(text, edits));
  if (edited.kind === 'refused') return refused(edited.reason);
  const file = plain(CODEBOOK_FILE, before, text, edited.text, edited.splices);
  return { files: [{ ...file, mayLeadOut: true }], blocked: [], misfits: [], lost };
}

function plain(
  file: string,
  before: Uint8Array | undefined,
  text: string,
  next: string,
  splices: readonly TextEdit[] = [diffEdit(text, next)].flatMap((edit) => edit ?? []),
): RefactoredText {
  return { path: file, before, text, next, splices, changed: [], deleted: [] };
}
