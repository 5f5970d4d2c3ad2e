import { CODES_BLIND, NOTHING_ANNOTATED } from '../words/shared';
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
    if (body.text !== localizer.text(NOTHING_ANNOTATED)) return data;
    const offer = {
      name: localizer.text('Adjudicate Next Article'),
      command: 'adjudicateNext',
    } as const;
    const text = localizer.text(
      'You see what is adjudicated. What coders have coded counts once two of them have completed an article and you have decided about it.',
    );
    return { ...data, body: { kind: 'nothing', text, offer } };
  }
  if (seen === 'nothing') {
    const offer = { name: localizer.text('Who Is Coding?'), command: 'whoIsCoding' } as const;
    return {
      ...data,
      body: {
        kind: 'nothing',
        text: localizer.text(
          'Coders of this study work blind. Nothing that is coded is shown until you say who you are.',
        ),
        offer,
      },
    };
  }
  const others = localizer.text(CODES_BLIND);
  const text = body.text === others ? others : `${body.text} ${others}`;
  const offer = {
    name: localizer.text("Show Other Coders' Work…"),
    command: 'showOthersWork',
  } as const;
  return { ...data, body: { kind: 'nothing', text, offer } };
}
