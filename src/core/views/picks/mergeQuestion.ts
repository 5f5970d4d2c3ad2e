import type { Annotation } from '../../model/annotation';
import type { AnnotationFile } from '../../model/article';
import { ALL_FIELDS } from '../../model/fields';
import type { Codebook } from '../../model/codebook';
import type { MergeConflict } from '../../annotation-file/merge/mergeValues';
import type { Written } from '../../yaml/write/write';
import { annotationLabel } from '../words/annotationLabel';
import { disputedDetails } from './disputedDetails';
import { codingLabel, codingText } from './headQuestion';
import { labelText, quoteText } from '../words/label';
import type { Localizer } from '../words/localizer';

/** The question to the user where two versions of a file contradict each other. All texts are safe
 * to show. */
export interface MergeQuestion {
  /** The annotation, or that it is about the article. */
  readonly about: string;
  /** The name of the field. */
  readonly label: string;
  readonly ours: string;
  readonly theirs: string;
}

/** The question about a conflict, with the same field names as in the Details list. The files are
 * the two versions. */
export function mergeQuestion(
  conflict: MergeConflict,
  files: { readonly ours: AnnotationFile; readonly theirs: AnnotationFile },
  codebook: Codebook,
  localizer: Localizer,
): MergeQuestion {
  const { id, path, ours, theirs } = conflict;
  const [first, ...rest] = path;
  const texts = { ours: valueText(ours, localizer), theirs: valueText(theirs, localizer) };
  if (id === undefined) {
    const about = localizer.text('About the article');
    const [coder] = rest;
    if (first === 'coded' && coder !== undefined) {
      const codings = [files.ours, files.theirs].map((file) => file.coded.get(coder));
      const [mine = '', other = ''] = codings.map((coding) => codingText(coding, localizer));
      const label = codingLabel(coder, localizer);
      // They may differ only in keys that the extension does not know.
      return mine === other
        ? { about, label, ...texts }
        : { about, label, ours: mine, theirs: other };
    }
    const label = labelText((first === 'article' ? rest : path).join(' '));
    return { about, label, ...texts };
  }
  const mine = annotationIn(files.ours, id);
  const other = annotationIn(files.theirs, id);
  const shown = mine ?? other;
  const about = shown
    ? `${annotationLabel(codebook, shown, localizer)} ${quoteText(shown.quote, 60)}`
    : labelText(id);
  if (first === undefined) {
    const whole = (one: Annotation | undefined, value: Written | undefined): string => {
      if (!value) return localizer.text('Deleted');
      return one ? annotationLabel(codebook, one, localizer) : valueText(value, localizer);
    };
    const label = localizer.text('The whole annotation');
    return { about, label, ours: whole(mine, ours), theirs: whole(other, theirs) };
  }
  const key = ALL_FIELDS.find(({ file }) => file === first)?.key ?? first;
  const isKnown =
    mine?.kind === other?.kind && mine && Object.hasOwn(mine, key) && rest.length === 0;
  const [detail] =
    isKnown && other ? disputedDetails(mine, other, [key], codebook, localizer) : [undefined];
  if (detail && detail.ours !== detail.theirs) {
    return { about, label: detail.label, ours: detail.ours, theirs: detail.theirs };
  }
  return { about, label: labelText((rest.length > 0 ? rest : path).join(' ')), ...texts };
}

function annotationIn({ annotations }: AnnotationFile, id: string): Annotation | undefined {
  return annotations.find((one) => one.id === id);
}

function valueText(value: Written | undefined, localizer: Localizer): string {
  const text = value ? plainText(value) : '';
  return text === '' ? localizer.text('(nothing)') : labelText(text, 160);
}

function plainText(value: Written): string {
  if (value.kind === 'scalar') return value.value;
  if (value.kind === 'list') return value.items.map(plainText).join('; ');
  return value.entries.map((entry) => `${entry.key}: ${plainText(entry.value)}`).join(', ');
}
