import type { RollUpContext } from '../../analysis/records/evidence';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import type { Scale } from '../options';
import type { Variable } from './variables';

/** Why a statement has no value of the qualifier. */
export type NoLevel = 'no qualifier' | 'no stance' | 'without polarity' | 'neutral';

/** The qualifier of statements, on one scale. */
export interface Qualifier {
  readonly name: string;
  readonly scale: Scale;
  /** Its values for one statement, or the reason why there are none. `sign` is that of the
   * statement's issue, and reverses a stance if negative. Values of `category` are texts, the
   * others numbers (`binary`: −1 and 1). */
  readonly levels: (
    record: PositionRecord,
    sign: 1 | -1,
    context: RollUpContext,
  ) => readonly Level[] | NoLevel;
}

export type Level = number | string;

/** The scales on which a variable can qualify, the natural one first. */
export function scalesOf({ name, field }: Variable): readonly Scale[] {
  if (name === 'stance') return ['binary', 'integer'];
  if (name === 'evaluation') return ['integer', 'binary'];
  if (name === 'intensity') return ['integer'];
  if (field?.type === 'boolean') return ['binary'];
  if (field?.type === 'integer' || field?.type === 'number') return ['integer', 'binary'];
  return ['category'];
}

export function qualifierOf(variable: Variable, scale: Scale): Qualifier {
  const { name } = variable;
  const isStance = name === 'stance';
  return {
    name,
    scale,
    levels: (record, sign, context) => {
      if (isStance) {
        const { polarity } = record;
        if (record.position.stance === undefined) return 'no stance';
        if (polarity === undefined) return 'without polarity';
        if (scale === 'binary') {
          return polarity === 0 ? 'neutral' : polarity * sign > 0 ? FOR : AGAINST;
        }
        return [polarity === 0 ? 0 : polarity * sign];
      }
      const found = variable.values(record, context).map(({ id }) => id);
      if (found.length === 0) return 'no qualifier';
      if (scale === 'category') return found;
      const numbers = found.map(numberOf).filter((one) => one !== undefined);
      return numbers.length === 0 ? 'no qualifier' : onScale(numbers, scale);
    },
  };
}

const FOR: readonly Level[] = [1];
const AGAINST: readonly Level[] = [-1];

function onScale(numbers: readonly number[], scale: Scale): readonly Level[] | NoLevel {
  if (scale !== 'binary') return numbers;
  const signs = new Set(numbers.map(Math.sign).filter((sign) => sign !== 0));
  return signs.size === 0 ? 'neutral' : [...signs];
}

/** DNA's booleans are 0 and 1; here they are −1 and 1, which also differ by the length of the
 * scale. */
function numberOf(text: string): number | undefined {
  if (text === 'true') return 1;
  if (text === 'false') return -1;
  const number = Number(text);
  return text.trim() !== '' && Number.isFinite(number) ? number : undefined;
}
