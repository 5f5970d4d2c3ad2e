import { MORE_NOT_LISTED } from '../words/shared';
import type { CountedList, CountedPlace } from '../counted/countedList';
import type { Localizer } from '../words/localizer';

/** The list that a number opens as a page of text, for a read-only editor. */
export interface CountedPage {
  readonly text: string;
  /** Lines (from 0) that have a link. */
  readonly links: readonly { readonly line: number; readonly leadsTo: CountedPlace }[];
}

export function countedPage(
  { title, count, rows }: CountedList,
  localizer: Localizer,
): CountedPage {
  const lines = [title, ''];
  const links: { line: number; leadsTo: CountedPlace }[] = [];
  for (const { label, description, detail, leadsTo } of rows) {
    lines.push(label);
    if (detail !== '') lines.push(`    ${detail}`);
    // An article may have no title, only a path.
    const place = description === '' ? label : description;
    links.push({ line: lines.length, leadsTo });
    lines.push(`    ${place}`, '');
  }
  const more = count - rows.length;
  if (more > 0) lines.push(localizer.text(MORE_NOT_LISTED, more), '');
  return { text: lines.join('\n'), links };
}
