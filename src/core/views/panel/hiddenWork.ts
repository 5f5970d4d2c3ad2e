import type { SeenWork } from '../../codebook/blind';
import type { Localizer } from '../words/localizer';
import type { PanelData } from './panel';

/** Where coders work blind, an empty page says that their work is hidden, and offers what shows
 * it. */
export function withHiddenWork(data: PanelData, seen: SeenWork, localizer: Localizer): PanelData {
  const { body } = data;
  if (body.kind !== 'nothing' || body.offer || seen === 'all') return data;
  if (seen === 'nothing') {
    const offer = { name: localizer.text('who is coding'), command: 'whoIsCoding' } as const;
    return { ...data, body: { kind: 'nothing', text: localizer.text('coded is hidden'), offer } };
  }
  const others = localizer.text('refused blind');
  const text = body.text === others ? others : `${body.text} ${others}`;
  const offer = { name: localizer.text('show others'), command: 'showOthersWork' } as const;
  return { ...data, body: { kind: 'nothing', text, offer } };
}
