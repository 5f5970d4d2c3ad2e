import { wholePercent } from '../../util/numbers';
import { coderName } from '../../codebook/lookUp';
import type { CodedField } from '../../intercoder/agreement/compared/fields';
import { NONE } from '../../intercoder/agreement/compared/values';
import type { Figure } from '../../intercoder/coefficients/figure';
import type { Codebook } from '../../model/codebook';
import type { ActorId, CoderId, IssueId } from '../../model/ids';
import { labelText } from '../words/label';
import type { Localizer } from '../words/localizer';
import { actName, actorName, issueName, stanceName } from '../words/names';
import { phrase, type Phrase, phrases } from '../../util/phrase';
import { fieldNamed } from '../../model/fields';

/** What is needed to name what coders gave. All names are safe labels. */
export interface CoderNames {
  readonly codebook: Codebook;
  readonly localizer: Localizer;
}

export function coderLabel({ codebook }: CoderNames, coder: CoderId): string {
  return labelText(coderName(codebook, coder));
}

export function coderLabels(names: CoderNames, coders: readonly CoderId[]): string {
  return coders.map((coder) => coderLabel(names, coder)).join(', ');
}

/** "China on Exports" */
export function claimLabel(
  { codebook, localizer }: CoderNames,
  { actor, issue }: { readonly actor: ActorId; readonly issue: IssueId | undefined },
): string {
  const who = actorName(codebook, actor, localizer);
  return issue === undefined ? who : localizer.text('{0} on {1}', who, issueName(codebook, issue));
}

const OTHER_FIELDS: ReadonlyMap<string, Phrase> = new Map<string, Phrase>([
  ['parties', phrase('Parties')],
  ['quote', phrase('Quote')],
  ['comments', phrase('Comments')],
  ['variables', phrase('Variables of the study')],
]);

/** The name of a field; of one that the study has added, that of the codebook. */
export function fieldLabel({ localizer }: CoderNames, name: string, label: string): string {
  const known = OTHER_FIELDS.get(name) ?? fieldNamed(name)?.label;
  return known === undefined ? labelText(label) : localizer.text(known);
}

/** The name of a value, also of several that one coder gave. */
export function valueLabel(
  names: CoderNames,
  { name, isList }: Pick<CodedField, 'name' | 'isList'>,
  value: string,
): string {
  const { codebook, localizer } = names;
  if (value === NONE) return localizer.text('none');
  const nameOf = (one: string): string => {
    if (name === 'stance') return stanceName(codebook, one, localizer);
    if (name === 'claim') {
      const [actor = '', issue = ''] = one.split(' · ');
      return claimLabel(names, { actor, issue: issue === '–' ? undefined : issue });
    }
    if (name === 'issue') return issueName(codebook, one);
    if (name === 'actor' || name === 'speaker' || name === 'according-to' || isList) {
      return actorName(codebook, one, localizer);
    }
    return name === 'act' ? actName(one, localizer) : labelText(one);
  };
  return value.split(' + ').map(nameOf).join(' + ');
}

/** A figure without what it was computed from. */
type ShownFigure =
  { readonly kind: 'defined'; readonly value: number } | Extract<Figure, { kind: 'undefined' }>;

const WHY_UNDEFINED = phrases({
  'no-units': 'nothing to compare',
  'one-coder': 'only one coder',
  'more-than-two-coders': 'more than two coders',
  'no-shared-unit': 'no two coders gave a value to the same',
  'no-variation': 'no variation',
  'pair-without-variation': 'two of the coders without variation',
  'not-on-the-scale': 'a value is not on the scale',
  'no-length': 'no text',
  'nothing-marked': 'nothing marked',
  'never-meets': 'no other coder marked anything there',
  'too-little-meets': 'too little was marked by two coders',
  'impossible-segments': 'marks outside of the text',
});

/** "0.71", or "not defined: no variation". */
export function figureText({ localizer }: CoderNames, figure: ShownFigure): string {
  if (figure.kind === 'defined') return localizer.decimals(figure.value);
  return localizer.text('not defined: {0}', localizer.text(WHY_UNDEFINED[figure.reason]));
}

/** A share as a whole percentage. */
export function percentText({ localizer }: CoderNames, share: number): string {
  return localizer.text('{0}%', wholePercent(share));
}
