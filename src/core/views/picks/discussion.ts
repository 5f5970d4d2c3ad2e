import type { Annotation, Comment } from '../../model/annotation';

// The discussion of an annotation: its comments, in the order of the file. It is resolved while the
// last one says so; a later comment opens it again.

/** Whether a discussion was resolved. */
export function isResolved({ comments }: Annotation): boolean {
  return comments.at(-1)?.resolved === true;
}

export function withComment<Any extends Annotation>(annotation: Any, comment: Comment): Any {
  return { ...annotation, comments: [...annotation.comments, comment] };
}

/** Without one comment: the last of equal ones. */
export function withoutComment<Any extends Annotation>(annotation: Any, comment: Comment): Any {
  const at = annotation.comments.findLastIndex(
    ({ by, at, text }) => by === comment.by && at === comment.at && text === comment.text,
  );
  return at < 0 ? annotation : { ...annotation, comments: annotation.comments.toSpliced(at, 1) };
}

/** Resolved, or open again. Unchanged without comments. */
export function withResolved<Any extends Annotation>(annotation: Any, resolved: boolean): Any {
  const last = annotation.comments.at(-1);
  if (!last) return annotation;
  const { by, at, text } = last;
  const changed: Comment = resolved ? { by, at, text, resolved } : { by, at, text };
  return { ...annotation, comments: [...annotation.comments.slice(0, -1), changed] };
}
