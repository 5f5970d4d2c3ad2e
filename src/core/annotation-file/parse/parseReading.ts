import { isDefined, nearestNames } from '../../codebook/parse/parseReferences';
import type { Codebook } from '../../model/codebook';
import { problem } from '../../problems/report';
import type { KnownProblem } from '../../problems/table';
import { reportLostValue } from '../../yaml/shape/lostValue';
import type { Reading } from '../../yaml/shape/shape';

/** A reading that knows the codebook, if there is one. */
export interface AnnotationReading extends Reading {
  readonly codebook: Codebook | undefined;
}

/** A reading of `text` that adds to `problems`. Ids are looked up in the codebook; without one no
 * id is reported as unknown. */
export function readingWith(
  text: string,
  codebook: Codebook | undefined,
  problems: KnownProblem[],
): AnnotationReading {
  const near = codebook && nearestNames(codebook);
  return {
    codebook,
    report: (code, span, ...args) => void problems.push(problem(code, span, ...args)),
    refer: (code, to, id, span) => {
      if (!codebook || !near || isDefined(codebook, to, id)) return;
      const isMachine = to === 'coder' && codebook.machines.has(id);
      problems.push(
        isMachine ? problem('machine-record', span, id) : problem(code, span, id, ...near(to, id)),
      );
    },
    absent: (after) => {
      reportLostValue(text, after, problems);
    },
  };
}
