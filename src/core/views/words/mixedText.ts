import { exceptionsIn } from '../../analysis/disagreements/rowSides';
import type { Disagreement } from '../../analysis/disagreements/whoDisagrees';
import { exceptionsOf } from '../../analysis/exceptions';
import type { NetStance } from '../../analysis/netStances';
import type { Localizer } from './localizer';

/** "mixed" for an actor with claims on both sides, or "with 2 exceptions"; undefined for others. */
export function mixedText(localizer: Localizer, stance: NetStance | undefined): string | undefined {
  return stance?.mixed === true ? markText(localizer, exceptionsOf(stance)) : undefined;
}

/** The same for a row, where it is so for one of its actors. */
export function mixedRowText(localizer: Localizer, row: Disagreement): string | undefined {
  return row.mixed ? markText(localizer, exceptionsIn(row)) : undefined;
}

function markText(localizer: Localizer, exceptions: number): string {
  return exceptions > 0
    ? localizer.text(['with {0} exception', 'with {0} exceptions'], exceptions)
    : localizer.text('mixed');
}
