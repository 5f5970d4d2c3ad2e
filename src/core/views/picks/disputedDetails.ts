import type { Annotation } from '../../model/annotation';
import type { Codebook } from '../../model/codebook';
import { detailFields } from './detailFields';
import { labelText, quoteText } from '../words/label';
import type { Localizer } from '../words/localizer';

/** A field in which two versions of an annotation differ. All texts are safe to show. */
export interface DisputedDetail {
  /** The model's key. */
  readonly key: string;
  readonly label: string;
  readonly ours: string;
  readonly theirs: string;
}

/** The values of two versions of an annotation, for each disputed key of the model. */
export function disputedDetails(
  ours: Annotation,
  theirs: Annotation,
  keys: readonly string[],
  codebook: Codebook,
  localizer: Localizer,
): readonly DisputedDetail[] {
  const mine = shownKeys(ours, codebook, localizer);
  const other = shownKeys(theirs, codebook, localizer);
  return keys.map((key) => ({
    key,
    label: (mine.get(key) ?? other.get(key))?.label ?? key,
    ours: orNothing(mine.get(key)?.shown, localizer),
    theirs: orNothing(other.get(key)?.shown, localizer),
  }));
}

/** The annotation with some of the model's keys from another version. */
export function withKeysOf(
  annotation: Annotation,
  from: Annotation,
  keys: readonly string[],
): Annotation {
  const taken = Object.entries(from).filter(([key]) => keys.includes(key));
  return { ...annotation, ...Object.fromEntries(taken) };
}

function orNothing(shown = '', localizer: Localizer): string {
  return shown === '' ? localizer.text('(nothing)') : shown;
}

interface ShownKey {
  readonly label: string;
  readonly shown: string;
}

function shownKeys(
  annotation: Annotation,
  codebook: Codebook,
  localizer: Localizer,
): ReadonlyMap<string, ShownKey> {
  const shown = new Map<string, ShownKey>(
    detailFields(annotation, codebook, localizer).map((field) => [field.key, field]),
  );
  // The model stores all variables of a study in one key.
  const variables = [...shown].flatMap(([key, field]) =>
    key.startsWith('fields.') && field.shown !== '' ? [`${field.label}: ${field.shown}`] : [],
  );
  const comments = annotation.comments.map(({ text }) => labelText(text));
  return shown
    .set('fields', { label: localizer.text('Variables of the study'), shown: variables.join('; ') })
    .set('comments', { label: localizer.text('Comments'), shown: comments.join('; ') })
    .set('coder', {
      label: localizer.text('Coder'),
      shown: labelText(annotation.coder ?? ''),
    })
    .set('quote', { label: localizer.text('Quote'), shown: quoteText(annotation.quote) });
}
