import type { Alias } from '../../model/codebook';
import { isInCapitals } from '../../text/folding/spelling';
import { markdownText } from '../brief/markdownText';

/** "1 position", "2 positions". */
export function counted(count: number, one: string): string {
  return `${String(count)} ${count === 1 ? one : `${one}s`}`;
}

/** An alias with the rules that decide where it is found. */
export function aliasText({ text, weak, exactCase }: Alias): string {
  const notes = [
    ...(weak ? ['in lists only'] : []),
    ...(exactCase || isInCapitals(text) ? ['case-sensitive'] : []),
  ];
  return `“${markdownText(text)}”${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`;
}
