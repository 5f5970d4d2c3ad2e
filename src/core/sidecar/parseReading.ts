import { isDefined } from '../codebook/parseReferences';
import type { Codebook } from '../model/codebook';
import { problem } from '../problems/report';
import type { KnownProblem } from '../problems/table';
import type { Reading } from '../yaml/shape';

/** A reading that knows the codebook, if there is one. */
export interface AnnotationReading extends Reading {
  readonly codebook: Codebook | undefined;
}

/** Adds to `problems`. Ids are looked up in the codebook; without one nothing is unknown. */
export function readingWith(
  codebook: Codebook | undefined,
  problems: KnownProblem[],
): AnnotationReading {
  return {
    codebook,
    report: (code, span, ...args) => void problems.push(problem(code, span, ...args)),
    refer: (code, to, id, span) => {
      if (codebook && !isDefined(codebook, to, id)) problems.push(problem(code, span, id));
    },
  };
}
