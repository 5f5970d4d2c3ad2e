import type { IssueId } from '../../model/ids';
import type { PhraseKey, Wording } from '../wording/wording';
import { addressOf } from '../document/blocksMarkdown';
import { issueText } from './briefWords';

/** The anchors of the sections of issues, in their order: what plain headings give by themselves,
 * others for duplicates and for headings that are not plain. */
export function sectionAddresses(
  issues: readonly (IssueId | undefined)[],
  wording: Wording,
): ReadonlyMap<IssueId | undefined, string> {
  const taken = new Set<string | undefined>(
    OWN_HEADINGS.map((key) => addressOf(wording.text(key))),
  );
  return new Map(
    issues.map((issue, at) => {
      const address = addressOf(issueText(wording, issue));
      const id =
        address === undefined || taken.has(address) ? `section-${String(at + 1)}` : address;
      taken.add(id);
      return [issue, id];
    }),
  );
}

/** The brief's own headings, which could also be names of issues. */
const OWN_HEADINGS = [
  'heading in short',
  'heading uncertain',
  'heading method',
  'heading what they say',
  'heading internal',
] as const satisfies readonly PhraseKey[];
