import type { SeenWork } from '../../codebook/blind';
import type { Localizer } from '../words/localizer';
import type { PanelData } from './panel';

/** Where coders work blind, an empty page says that their work is hidden, and offers what shows
 * it. */
export function withHiddenWork(data: PanelData, seen: SeenWork, localizer: Localizer): PanelData {
  if (data.body.kind !== 'nothing' || seen !== 'nothing') return data;
  const offer = { name: localizer.text('who is coding'), command: 'whoIsCoding' } as const;
  return { ...data, body: { kind: 'nothing', text: localizer.text('coded is hidden'), offer } };
}
