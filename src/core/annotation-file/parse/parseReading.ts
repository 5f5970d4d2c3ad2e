import { isDefined } from '../../codebook/parseReferences';
import type { Codebook } from '../../model/codebook';
import { problem } from '../../problems/report';
import type { KnownProblem } from '../../problems/table';
import { reportLostValue } from '../../yaml/shape/lostValue';
import type { Reading } from '../../yaml/shape/shape';

/** A reading that knows the codebook, if there is one. */
export interface AnnotationReading extends Reading {
  readonly codebook: Codebook | undefined;
}

/** Of `text`; adds to `problems`. Ids are looked up in the codebook; without one nothing is unknown. */
export function readingWith(
  text: string,
  codebook: Codebook | undefined,
  problems: KnownProblem[],
): AnnotationReading {
  return {
    codebook,
    report: (code, span, ...args) => void problems.push(problem(code, span, ...args)),
    refer: (code, to, id, span) => {
      if (codebook && !isDefined(codebook, to, id)) problems.push(problem(code, span, id));
    },
    absent: (after) => {
      reportLostValue(text, after, problems);
    },
  };
}
