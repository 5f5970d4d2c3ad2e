import {
  lineIndex,
  parseAnnotationFile,
  positionAt,
  type CodebookRefusal,
  type RefactoredFile,
  type Refactoring,
} from '../../core';
import type { FoundProblem } from '../commands/problems';

type BlockedReason = Extract<RefactoredFile, { kind: 'blocked' }>['reason'] | CodebookRefusal;

/** Why a file blocks a refactoring, each annotation that does with its place. `text`: the file's,
 * '' where it cannot be read. */
export function blockedProblems(
  file: string,
  text: string,
  { reason, ids }: { readonly reason: BlockedReason; readonly ids: readonly string[] },
  { kind }: Refactoring,
): readonly FoundProblem[] {
  const problem = (message: string, line = 1, column = 1): FoundProblem => ({
    ...{ file, line, column, severity: 'error', code: reason, message, leavesOut: true },
  });
  if (ids.length === 0)
    return [problem(REASONS[reason] ?? `This file cannot be changed (${reason}).`)];
  const parsed = parseAnnotationFile(text, undefined);
  const lines = lineIndex(text);
  return ids.map((id) => {
    const place = parsed.kind === 'annotations' ? parsed.places.get(id)?.id.start : undefined;
    const { line, character } = positionAt(lines, place ?? 0);
    return problem(annotationText(id, reason, kind), line + 1, character + 1);
  });
}

function annotationText(id: string, reason: BlockedReason, kind: Refactoring['kind']): string {
  if (reason !== 'loses-meaning')
    return `“${id}” is not read, but names what is to be changed. Correct it first; policy-annotator check says what is wrong.`;
  return kind === 'merge'
    ? `“${id}” opposes or evaluates actors that would become one. Change or delete it first.`
    : `“${id}” would lack what an annotation of its kind needs. Change or delete it first.`;
}

const REASONS: Readonly<Partial<Record<BlockedReason, string>>> = {
  unreadable:
    'This file cannot be read as a whole and may name what is to be changed. Run: policy-annotator check',
  'maybe-truncated':
    'The last line “...” is missing, so the file may have been cut off. Add it if the file is complete.',
  circular:
    'The merged entry would be part of itself: an entry between the two is not merged. Move that entry first.',
  'changed-since': 'The codebook has changed meanwhile. Try again.',
};
