import type { Alias } from '../../model/codebook';
import { isInCapitals } from '../../text/folding/spelling';
import type { Localizer } from '../../views/words/localizer';
import { markdownText } from '../brief/markdownText';

/** An alias with the rules that decide where it is found. */
export function aliasText({ text, weak, exactCase }: Alias, localizer: Localizer): string {
  const notes = [
    ...(weak ? [localizer.text('in lists only')] : []),
    ...(exactCase || isInCapitals(text) ? [localizer.text('case-sensitive')] : []),
  ];
  return `“${markdownText(text)}”${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`;
}
