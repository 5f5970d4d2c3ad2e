import { perObject } from '../../util/perObject';
import type { Voice } from './voice';

/** Something that depends on how things are said, made once for each voice. */
export const perVoice: <Value>(make: (voice: Voice) => Value) => (voice: Voice) => Value =
  perObject;
