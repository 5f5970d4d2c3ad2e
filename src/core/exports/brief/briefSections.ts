import type { Codebook } from '../../model/codebook';
import type { IssueId } from '../../model/ids';
import { issueText } from './briefWords';

/** Where the section of an issue is found in the page. */
export interface SectionAddress {
  readonly id: string;
  /** The heading does not give this id by itself: it is written above it. */
  readonly isWritten: boolean;
}

/** The addresses of the sections of issues, in their order. Renderers derive an id from a heading, each a little
 * differently: of plain words all the same one (GitHub, VS Code, pandoc), of others, and of a heading that is there
 * twice, none is relied upon. */
export function sectionAddresses(
  issues: readonly (IssueId | undefined)[],
  codebook: Codebook,
): ReadonlyMap<IssueId | undefined, SectionAddress> {
  const taken = new Set(OWN_HEADINGS);
  return new Map(
    issues.map((issue, at) => {
      const heading = issueText(codebook, issue);
      const id = heading.toLowerCase().replace(/ /g, '-');
      const isPlain = PLAIN.test(heading) && !taken.has(id);
      taken.add(id);
      return [
        issue,
        isPlain ? { id, isWritten: false } : { id: `section-${String(at + 1)}`, isWritten: true },
      ];
    }),
  );
}

/** ASCII, since others are encoded by some and not by others; from a letter, since pandoc drops what stands before. */
const PLAIN = /^[A-Za-z][A-Za-z0-9]*(?:[ -][A-Za-z0-9]+)*$/;

/** Of the brief itself: those that an issue could be called, too. */
const OWN_HEADINGS: readonly string[] = [
  'in-short',
  'what-is-uncertain',
  'how-this-was-made',
  'what-they-say',
  'within-one-side',
];
