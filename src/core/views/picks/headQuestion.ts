import type { Coding } from '../../model/article';
import { REASONS, type Decision } from '../../model/decision';
import type { HeadDispute } from '../../annotation-file/edit/dispute';
import { labelText } from '../words/label';
import type { MergeQuestion } from './mergeQuestion';
import type { Localizer } from '../words/localizer';
import { phrases } from '../../util/phrase';

/** The question about a field of an annotation file's head that was changed here and in the file.
 * All texts are safe to show. */
export function headQuestion(dispute: HeadDispute, localizer: Localizer): MergeQuestion {
  const about = localizer.text('About the article');
  if (dispute.kind === 'coded') {
    return {
      about,
      label: codingLabel(dispute.coder, localizer),
      ours: codingText(dispute.ours, localizer),
      theirs: codingText(dispute.theirs, localizer),
    };
  }
  if (dispute.kind === 'decided') {
    return {
      about,
      label: localizer.text('Adjudication'),
      ours: decisionText(dispute.ours, localizer),
      theirs: decisionText(dispute.theirs, localizer),
    };
  }
  const { key, ours, theirs } = dispute;
  // The key as it is written in the file.
  const label = key === 'duplicateOf' ? 'duplicate-of' : key;
  return {
    about,
    label,
    ours: describedText(ours, localizer),
    theirs: describedText(theirs, localizer),
  };
}

/** `2 May 2024, lea: The words allow both`. */
function decisionText(decision: Decision | undefined, localizer: Localizer): string {
  if (!decision) return localizer.text('(nothing)');
  const { by, at, reason } = decision;
  const made = [at?.slice(0, 'YYYY-MM-DD'.length), by].flatMap((part, index) =>
    part === undefined ? [] : [labelText(index === 0 ? localizer.date(part) : part)],
  );
  return [made.join(', '), reason === undefined ? '' : reasonName(reason, localizer)]
    .filter((part) => part !== '')
    .join(': ');
}

const REASON_NAMES = phrases({
  overlooked: 'A coder overlooked it',
  slip: 'A coder made a slip',
  ambiguous: 'The words allow both',
  codebook: 'The codebook does not settle it',
  background: 'A coder used background knowledge',
  boundaries: 'They marked different words',
});

/** Why coders differed, as an adjudicator chose or wrote it. */
export function reasonName(reason: string, localizer: Localizer): string {
  const known = REASONS.find((one) => one === reason);
  return known ? localizer.text(REASON_NAMES[known]) : labelText(reason);
}

export function codingLabel(coder: string, localizer: Localizer): string {
  return localizer.text('Coding by {0}', labelText(coder));
}

/** `Done, 2 May 2024, codebook 3`; `To code` for a coder without an entry. */
export function codingText(coding: Coding | undefined, localizer: Localizer): string {
  if (!coding) return localizer.text('To code');
  const { state, date, codebook, reason } = coding;
  return [
    localizer.text(STATES[state]),
    ...(date === undefined ? [] : [labelText(localizer.date(date))]),
    ...(codebook === undefined
      ? []
      : [localizer.text('codebook version {0}', labelText(codebook))]),
    ...(reason === undefined ? [] : [labelText(reason)]),
  ].join(', ');
}

const STATES = phrases({
  complete: 'Complete',
  'in-progress': 'In progress',
  'not-relevant': 'Not relevant',
});

function describedText(
  value: string | ReadonlyMap<string, string> = '',
  localizer: Localizer,
): string {
  const text =
    typeof value === 'string' ? value : [...value].map(([key, one]) => `${key}: ${one}`).join('; ');
  return labelText(text, 160) || localizer.text('(nothing)');
}
