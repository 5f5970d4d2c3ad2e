import type { AnnotationFile } from '../../model/article';
import { sameValue } from '../merge/merge';
import type { AnnotationFileEdit } from './editTypes';

/** Whether an edit would overwrite what changed between two states of a file: an annotation that
 * was changed, removed or added, a coder's progress, or the description of the article. */
export function isChangedBetween(
  before: AnnotationFile,
  now: AnnotationFile,
): (edit: AnnotationFileEdit) => boolean {
  const [old, fresh] = [before, now].map(
    ({ annotations }) => new Map(annotations.map((annotation) => [annotation.id, annotation])),
  );
  const isOther = (id: string): boolean => !sameValue(old?.get(id), fresh?.get(id));
  return (edit) => {
    switch (edit.kind) {
      case 'add':
      case 'replace':
        return isOther(edit.annotation.id);
      case 'delete':
      case 'restore':
        return isOther(edit.id);
      case 'code':
        return !sameValue(before.coded.get(edit.coder), now.coded.get(edit.coder));
      case 'decide':
        return !sameValue(before.decided?.get(edit.decision), now.decided?.get(edit.decision));
      case 'describe':
        return Object.keys(edit.article).some(
          (key) => !sameValue(valueOf(before, key), valueOf(now, key)),
        );
      case 'text':
      case 'end':
        return false;
    }
  };
}

function valueOf({ article }: AnnotationFile, key: string): unknown {
  return new Map<string, unknown>(Object.entries(article)).get(key);
}
