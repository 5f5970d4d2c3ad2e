import { perObject } from '../../util/perObject';
import type { Localizer } from './localizer';

/** A value that depends on the localizer, computed once for each. */
export const perLocalizer: <Value>(
  make: (localizer: Localizer) => Value,
) => (localizer: Localizer) => Value = perObject;
