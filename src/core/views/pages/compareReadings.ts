import { coderName } from '../../codebook/lookUp';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import type { AnnotationId, ArticlePath } from '../../model/ids';
import type { Task } from '../../util/task';
import type { ViewContext } from '../facts/facts';
import { labelText } from '../words/label';
import { positionLook } from '../words/stanceLook';
import { compareRecords, type Comparison } from './compare';

/** Two positions of one article that code the same words, each under the name of its coder;
 * undefined where one of them is gone or outside the scope. */
export function compareReadings(
  context: ViewContext,
  article: ArticlePath,
  [left, right]: readonly [AnnotationId, AnnotationId],
): Task<Comparison> | undefined {
  const { facts, localizer } = context;
  const one = facts.position(article, left);
  const other = facts.position(article, right);
  if (!one || !other) return undefined;
  const side = ({ id, position }: PositionRecord) => {
    const { coder } = position;
    const title =
      coder === undefined
        ? localizer.text('without a coder')
        : labelText(coderName(facts.codebook, coder));
    return { title, look: positionLook(facts.codebook, position), names: [id] };
  };
  const shared = one.position.issues.find((issue) => other.position.issues.includes(issue));
  return compareRecords(context, shared, [side(one), side(other)]);
}
