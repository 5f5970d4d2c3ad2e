import type { IssueId } from '../../model/ids';
import type { PhraseKey, Wording } from '../wording/wording';
import { issueText } from './briefWords';

/** The anchor of an issue's section. */
export interface SectionAddress {
  readonly id: string;
  /** The heading does not give this id by itself, so it is written above it. */
  readonly isWritten: boolean;
}

/** The addresses of the sections of issues, in their order. Renderers derive ids from headings in
 * different ways: they agree on plain words (GitHub, VS Code, pandoc); for other headings, and for
 * duplicates, an explicit id is written. */
export function sectionAddresses(
  issues: readonly (IssueId | undefined)[],
  wording: Wording,
): ReadonlyMap<IssueId | undefined, SectionAddress> {
  const taken = new Set(OWN_HEADINGS.map((key) => addressOf(wording.text(key))));
  return new Map(
    issues.map((issue, at) => {
      const heading = issueText(wording, issue);
      const id = addressOf(heading);
      const isPlain = PLAIN.test(heading) && !taken.has(id);
      taken.add(id);
      return [
        issue,
        isPlain ? { id, isWritten: false } : { id: `section-${String(at + 1)}`, isWritten: true },
      ];
    }),
  );
}

/** ASCII, since renderers differ in encoding other characters; beginning with a letter, since
 * pandoc drops what precedes it. */
const PLAIN = /^[A-Za-z][A-Za-z0-9]*(?:[ -][A-Za-z0-9]+)*$/;

/** The brief's own headings, which could also be names of issues. */
const OWN_HEADINGS = [
  'heading in short',
  'heading uncertain',
  'heading method',
  'heading what they say',
  'heading internal',
] as const satisfies readonly PhraseKey[];

function addressOf(heading: string): string {
  return heading.toLowerCase().replace(/ /g, '-');
}
