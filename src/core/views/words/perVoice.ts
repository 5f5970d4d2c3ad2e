import { perObject } from '../../util/perObject';
import type { Localizer } from './localizer';

/** Something that depends on how things are said, made once for each voice. */
export const perLocalizer: <Value>(
  make: (localizer: Localizer) => Value,
) => (localizer: Localizer) => Value = perObject;
