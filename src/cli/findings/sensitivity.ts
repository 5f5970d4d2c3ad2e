import { analyse, nettingText, runSync, sensitivity, windowOf, type Filter } from '../../core';
import type { LoadedCorpus } from '../corpus/corpus';
import type { Listing } from '../commands/listings';
import { counted, searchRemarks } from '../commands/remarks';

/** For each kind of disagreement, how many pairs remain under stricter rules, each applied
 * alone. */
export function listSensitivity({ reader }: LoadedCorpus, filter: Filter): Listing {
  const found = runSync(sensitivity(runSync(analyse(reader, filter))));
  return {
    rows: found.map(({ rule, counts, excluded, unlisted }) => ({
      rule,
      derived: counts.derived,
      'at-times': counts.atTimes,
      internal: counts.internal,
      apart: counts.apart,
      'only-stated': counts.stated,
      'one-sided': counts.oneSided,
      'positions-left-out': excluded,
      'claims-without-date': unlisted.withoutDate,
      'actors-on-no-side': unlisted.onNoSide,
    })),
    table: [
      [
        'RULE',
        'LEFT OUT',
        'ON BALANCE',
        'AT TIMES',
        'WITHIN ONE SIDE',
        'AT DIFFERENT TIMES',
        'ONLY STATED',
        'ONE-SIDED',
      ],
      ...found.map(({ rule, counts, excluded }) => [
        rule,
        counted(excluded, 'position'),
        ...[
          counts.derived,
          counts.atTimes,
          counts.internal,
          counts.apart,
          counts.stated,
          counts.oneSided,
        ].map(String),
      ]),
    ],
    remarks: [
      'Each rule is applied on its own; “without uncertain” also excludes lost quotes.',
      `Window: ${nettingText(windowOf(filter, reader.codebook))}.`,
      ...searchRemarks(filter),
    ],
  };
}
