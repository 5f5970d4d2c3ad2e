import type { AnnotationId } from '../../core';
import type { Environment } from '../../project';
import type { LoadedCorpus } from '../corpora/corpora';
import { freshId } from '../corpora/record';

/** An id that no annotation of the corpus has. */
export function freshIdIn({ corpus }: LoadedCorpus, environment: Environment): AnnotationId {
  const rows = corpus.index.articles();
  return freshId(
    environment,
    rows.flatMap(({ annotations }) => annotations.map(({ annotation }) => annotation)),
  );
}
