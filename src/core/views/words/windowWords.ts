import type { Netting } from '../../model/netting';
import type { Localizer } from './localizer';

/** "in the same 12 calendar months": the stretches of time in which stances are netted. */
export function windowText(localizer: Localizer, netting: Netting): string {
  if (netting.kind === 'none') return localizer.text('over all dates');
  const { kind, unit, size } = netting;
  return kind === 'within'
    ? localizer.text(`window within ${unit}`, size)
    : localizer.text(`window ${unit}`, size);
}
