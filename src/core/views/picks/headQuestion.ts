import type { Coding } from '../../model/article';
import type { HeadDispute } from '../../annotation-file/edit/dispute';
import { labelText } from '../words/label';
import type { MergeQuestion } from './mergeQuestion';
import type { Voice } from '../words/voice';

/** The question about a field of an annotation file's head that was changed here and in the file. All
 * texts are safe to show. */
export function headQuestion(dispute: HeadDispute, voice: Voice): MergeQuestion {
  const about = voice.say('merged article');
  if (dispute.kind === 'coded') {
    return {
      about,
      label: codingLabel(dispute.coder, voice),
      ours: codingText(dispute.ours, voice),
      theirs: codingText(dispute.theirs, voice),
    };
  }
  const { key, ours, theirs } = dispute;
  // As the key is written in the file.
  const label = key === 'duplicateOf' ? 'duplicate-of' : key;
  return { about, label, ours: describedText(ours, voice), theirs: describedText(theirs, voice) };
}

export function codingLabel(coder: string, voice: Voice): string {
  return voice.say('coding by', labelText(coder));
}

/** `Done, 2 May 2024, codebook 3`; of a coder who said nothing, `To code`. */
export function codingText(coding: Coding | undefined, voice: Voice): string {
  if (!coding) return voice.say('to code');
  const { state, date, codebook, reason } = coding;
  return [
    voice.say(STATES[state]),
    ...(date === undefined ? [] : [labelText(voice.date(date))]),
    ...(codebook === undefined ? [] : [voice.say('of codebook', labelText(codebook))]),
    ...(reason === undefined ? [] : [labelText(reason)]),
  ].join(', ');
}

const STATES = {
  complete: 'done',
  'in-progress': 'in progress',
  'not-relevant': 'not relevant',
} as const;

function describedText(value: string | ReadonlyMap<string, string> = '', voice: Voice): string {
  const text =
    typeof value === 'string' ? value : [...value].map(([key, one]) => `${key}: ${one}`).join('; ');
  return labelText(text, 160) || voice.say('no value');
}
