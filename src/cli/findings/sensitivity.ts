import {
  analyse,
  KINDS,
  KINDS_IN_COUNTS,
  nettingText,
  runSync,
  sensitivity,
  windowOf,
  type DisagreementKind,
  type Filter,
  type ListingColumn,
} from '../../core';
import type { LoadedCorpus } from '../corpus/corpus';
import { listed, type Listing } from '../output/printing';
import { counted, oneSideRemarks, pairRemarks } from '../commands/remarks';

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
