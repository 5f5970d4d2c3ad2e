import {
  analyse,
  runSync,
  type Filter,
  KINDS,
  KINDS_IN_COUNTS,
  nettingText,
  sensitivity,
  windowOf,
  type DisagreementKind,
  type ListingColumn,
} from '../../core';
import { oneSideRemarks, counted, pairRemarks } from '../commands/remarks';
import { onAskedCorpora, rendered, reportRollUp } from '../corpus/askedCorpus';
import type { LoadedCorpus } from '../corpus/corpus';
import { command } from '../options/command';
import { flag } from '../options/option';
import {
  COMMON,
  COUNTED,
  FINDINGS,
  NETTED,
  type CommonValues,
  type FindingsValues,
} from '../options/shared';
import { WrongUse } from '../options/wrongUse';
import type { Outside } from '../output/outside';
import { recodingProgress, type Listing, listed } from '../output/printing';
import { findingColumns } from './findingColumns';
import { listContradictions, listDisagreements } from './listFindings';
import { readCoders } from './readCoders';
import { refuseSeedAlone } from './shares';

export const DISAGREEMENTS = command({
  summary: 'Which actors disagree on which issue.',
  details:
    'on balance: net stances of opposite sign in a time window. at times: opposite sides in one article or on one date, which netting hides. within one side: one of these, between actors of one side. at different times: opposite only over all dates. stated: a text says so. one-sided: criticism of an actor without a position on the issue. In JSON the kinds are derived, at-times, internal, apart, stated and one-sided.',
  example: 'policy-annotator disagreements articles --roll-up actors',
  options: {
    ...COUNTED,
    ...NETTED,
    sensitivity: flag('how many disagreements remain under stricter rules'),
    ...FINDINGS,
    ...COMMON,
  },
  run: async ({ options, operands }, outside) => {
    if (options.sensitivity && (options['found-again'] || options.fragility)) {
      throw new WrongUse(
        '--sensitivity replaces the list: leave out --found-again and --fragility.',
      );
    }
    return onAskedCorpora(
      operands,
      options,
      outside,
      async ({ corpus, filter }) => {
        reportRollUp(filter, options, outside);
        const listing = options.sensitivity
          ? listSensitivity(corpus, filter)
          : await listAnalysed(listDisagreements, corpus, filter, options, outside);
        return rendered(listing, options, outside);
      },
      { netting: options.window },
    );
  },
});

export const CONTRADICTIONS = command({
  summary: 'Actors on both sides of one issue, and whether they moved.',
  details:
    'contradiction: on one date, or in one article. shift: changes of side in order of time. order-unknown: a date is missing or imprecise; not counted.',
  example: 'policy-annotator contradictions articles --json --out contradictions.json',
  options: { ...FINDINGS, ...COMMON },
  run: async ({ options, operands }, outside) =>
    onAskedCorpora(operands, options, outside, async ({ corpus, filter }) => {
      reportRollUp(filter, options, outside);
      return rendered(
        await listAnalysed(listContradictions, corpus, filter, options, outside),
        options,
        outside,
      );
    }),
});

/** Analyses a corpus and lists what is found; reads the files of all coders where the options need
 * them. */
async function listAnalysed(
  list: typeof listDisagreements | typeof listContradictions,
  { reader, folder }: LoadedCorpus,
  filter: Filter,
  options: CommonValues & FindingsValues,
  outside: Outside,
): Promise<Listing> {
  refuseSeedAlone(options);
  const analysis = runSync(analyse(reader, filter));
  const coders = options['found-again']
    ? await readCoders({ reader, folder }, options, outside)
    : undefined;
  const more = findingColumns(analysis, coders, options, recodingProgress(outside, options.quiet));
  // Shares are no use without what they claim, which JSON has no place for.
  if (options.json && !options.quiet) for (const line of more.remarks) outside.report(line);
  if (options.json || options.format !== undefined)
    for (const line of oneSideRemarks(analysis)) outside.report(line);
  return list(reader, analysis, more);
}

/** For each kind of disagreement, how many pairs remain under stricter rules, each applied
 * alone. */
export function listSensitivity({ reader }: LoadedCorpus, filter: Filter): Listing {
  const analysis = runSync(analyse(reader, filter));
  const found = runSync(sensitivity(analysis));
  return listed({
    columns: [
      { head: 'RULE', cell: ({ rule }) => rule },
      { head: 'LEFT OUT', text: ({ excluded }) => counted(excluded, 'position') },
      ...KINDS_IN_COUNTS.map((kind): ListingColumn<(typeof found)[number]> => ({
        head: KINDS[kind].words.toUpperCase(),
        cell: ({ counts }) => counts[kind],
      })),
    ],
    rows: found,
    image: ({ rule, counts, excluded, unlisted }) => ({
      rule,
      ...Object.fromEntries(KINDS_IN_COUNTS.map((kind) => [columnOf(kind), counts[kind]])),
      'positions-left-out': excluded,
      'claims-without-date': unlisted.withoutDate,
      'actors-on-no-side': unlisted.onNoSide,
    }),
    remarks: [
      'Each rule is applied on its own; “without uncertain” also excludes lost quotes.',
      `Window: ${nettingText(windowOf(filter, reader.codebook))}.`,
      ...pairRemarks(analysis.context.filter),
      ...oneSideRemarks(analysis),
    ],
  });
}

/** The name of a count: of stated disagreements, only those that no position shows are counted. */
function columnOf(kind: DisagreementKind): string {
  return kind === 'stated' ? 'only-stated' : kind;
}
