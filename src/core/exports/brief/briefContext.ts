import { analyse, type Analysis } from '../../analysis/analyse';
import { contradictions } from '../../analysis/contradictions';
import { leavesOneSide } from '../../analysis/disagreements/oneSideRemoved';
import { sensitivity } from '../../analysis/disagreements/kindCounts';
import { exclusionReason } from '../../analysis/records/exclusion';
import { compareTextNullLast } from '../../util/order';
import type { Codebook } from '../../model/codebook';
import type { IssueId } from '../../model/ids';
import type { Task } from '../../util/task';
import {
  sharpestPairs,
  type BriefContext,
  type NotCounted,
  type OpeningContext,
} from './issues/briefIssue';
import { countWriter } from './briefCounts';
import { byIssue } from './issues/briefRecords';
import { citer } from './issues/briefQuotes';
import { sectionAddresses } from './briefSections';
import { editionOf, type Edition } from './editions/edition';
import { withoutRefused } from '../exportedRows';
import { isFull, type ExportInput } from '../exportFormat';
import { wordingOf, type Wording } from '../wording/wording';

/** The data of a brief, whatever its file format. */
export interface BriefBasis {
  readonly context: BriefContext;
  /** In the order of its sections. */
  readonly issues: readonly (IssueId | undefined)[];
  /** Of a brief that is written to a file. */
  readonly edition: Edition | undefined;
}

/** `isPaged`: it is laid out for pages, where things stand next to each other. */
export function* briefBasis(input: ExportInput, isPaged = false): Task<BriefBasis> {
  const analysis = yield* analyse(withoutRefused(input.reader), input.filter);
  yield undefined;
  const counted = byIssue(analysis.surviving, (record) => record, analysis);
  const left = byIssue(notCounted(analysis), ({ record }) => record, analysis);
  const { codebook } = analysis.reader;
  const wording = wordingOf(codebook, input.language, analysis.reader);
  const issues = issuesOf([counted, left, analysis.issues], codebook);
  const context: BriefContext = {
    ...(yield* openingOf(analysis, wording, isFull(input))),
    counted,
    notCounted: left,
    ...citer(input, wording),
    sections: sectionAddresses(issues, wording),
    isPaged,
    count: countWriter(input, wording),
    // As much work as all the rest.
    remaining: isFull(input) ? yield* sensitivity(analysis) : [],
  };
  const { beside } = input;
  const edition = beside && editionOf(analysis, beside.today, beside.edition);
  return { context, issues, edition };
}

export function* openingOf(
  analysis: Analysis,
  wording: Wording,
  isFull = false,
): Task<OpeningContext> {
  return {
    wording,
    analysis,
    contradictions: contradictions(analysis),
    pairs: yield* sharpestPairs(analysis, isFull),
    isOneSided: yield* leavesOneSide(analysis),
  };
}

/** In the codebook's order, then unknown ids, then records without an issue. */
function issuesOf(
  lists: readonly ReadonlyMap<IssueId | undefined, unknown>[],
  codebook: Codebook,
): (IssueId | undefined)[] {
  const issues = new Set(lists.flatMap((list) => [...list.keys()]));
  const known = [...codebook.issues.keys()].filter((issue) => issues.has(issue));
  const isKnown = new Set<IssueId | undefined>(known);
  const others = [...issues].filter((issue) => !isKnown.has(issue));
  return [...known, ...others.sort(compareTextNullLast)];
}

function notCounted(analysis: Analysis): NotCounted[] {
  const found: NotCounted[] = [];
  for (const record of analysis.records) {
    const reason = exclusionReason(record, record.position, analysis.context.filter);
    // Such a record would be listed below each of thousands of issues; the method counts it.
    if (reason === undefined || reason === 'too many combinations') continue;
    found.push({ record, reason });
  }
  return found;
}
