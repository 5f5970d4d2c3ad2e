import type { Netting } from '../../model/netting';
import type { Voice } from './voice';

/** "within 12 months": the stretches of time in which stances are netted. */
export function windowText(voice: Voice, netting: Netting): string {
  if (netting.kind === 'none') return voice.say('window none');
  const { kind, unit, size } = netting;
  return kind === 'within'
    ? voice.say(`window within ${unit}`, size)
    : voice.say(`window ${unit}`, size);
}
