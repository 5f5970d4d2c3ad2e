import type { SeenWork } from '../../codebook/blind';
import type { Codebook } from '../../model/codebook';
import type { CoderId } from '../../model/ids';
import type { Localizer } from '../words/localizer';
import type { PanelData } from './panel';

/** What counts for a reader: who directs a study in which each coder has files sees what is
 * adjudicated. */
export type CountedWork = SeenWork | 'adjudicated';

export function countedWork(
  seen: SeenWork,
  { annotationFiles }: Pick<Codebook, 'annotationFiles'>,
  coder: CoderId,
): CountedWork {
  const directs = annotationFiles === 'one-per-coder' && coder === '';
  return seen === 'all' && directs ? 'adjudicated' : seen;
}

/** Where the work of coders does not count, an empty page says so, and offers what helps. */
export function withHiddenWork(
  data: PanelData,
  seen: CountedWork,
  localizer: Localizer,
): PanelData {
  const { body } = data;
  if (body.kind !== 'nothing' || body.offer || seen === 'all') return data;
  if (seen === 'adjudicated') {
    if (body.text !== localizer.text('no positions yet')) return data;
    const offer = { name: localizer.text('coder progress'), command: 'showProgress' } as const;
    const text = localizer.text('adjudicated is seen');
    return { ...data, body: { kind: 'nothing', text, offer } };
  }
  if (seen === 'nothing') {
    const offer = { name: localizer.text('who is coding'), command: 'whoIsCoding' } as const;
    return { ...data, body: { kind: 'nothing', text: localizer.text('coded is hidden'), offer } };
  }
  const others = localizer.text('refused blind');
  const text = body.text === others ? others : `${body.text} ${others}`;
  const offer = { name: localizer.text('show others'), command: 'showOthersWork' } as const;
  return { ...data, body: { kind: 'nothing', text, offer } };
}
