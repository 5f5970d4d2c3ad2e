import type { Analysis } from './analyse';
import type { Disagreement } from './disagreements/whoDisagrees';

/** The act of a critic in a one-sided row. A demand or a warning is named as such, since it need
 * not be criticism. */
export type OneSidedAct = 'accuse' | 'demand' | 'warn' | 'reject' | 'criticise';

/** The act of all its records; `criticise` where one of them evaluates, where they have several
 * acts, or one that the study defines. */
export function oneSidedAct({ recordOf }: Analysis, { positions }: Disagreement): OneSidedAct {
  const acts = new Set<OneSidedAct>();
  for (const name of positions[0]) {
    const position = recordOf.get(name)?.position;
    const act = position?.evaluation === undefined ? position?.act : undefined;
    acts.add(USUAL_ACTS.find((usual) => usual === act) ?? 'criticise');
  }
  const [first = 'criticise'] = acts;
  return acts.size === 1 ? first : 'criticise';
}

const USUAL_ACTS = ['accuse', 'demand', 'warn', 'reject'] as const;
