import { COUNTS, EXCLUDED, PAIRS_WITH, PAIRS_WITHOUT, ROLLED_UP } from '../words/shared';
import { sumOfCounts } from '../../analysis/disagreements/kindCounts';
import { EXCLUSION_REASONS } from '../../analysis/records/exclusion';
import { windowOf } from '../../model/netting';
import { countedLink, figure } from '../counted/countedLink';
import { pairTotal, type ViewContext } from '../facts/facts';
import type { AnalysisState } from '../filter/analysisState';
import { countedLine, joinedCounts, plainText, type CountedText } from '../words/countedText';
import { countsLine } from '../words/countWords';
import { labelText } from '../words/label';
import { joinCounts } from '../words/nameLabels';
import { positionsOf } from '../trees/treeRows';
import { windowText } from '../words/windowWords';
import { phrase } from '../../util/phrase';

/** The lines at the foot, also of a picture: what is counted, and what is not. */
export function footLines(context: ViewContext, state: AnalysisState): readonly CountedText[] {
  const { localizer, facts } = context;
  const { evidenceCount, records, surviving, context: rules } = facts.analysis;
  const reasons = exclusions(context);
  const unknown = surviving.filter(
    ({ position: { stance } }) => stance !== undefined && !facts.codebook.stances.has(stance),
  ).length;
  const asked = windowOf(rules.filter, facts.codebook);
  const counts = countsLine(localizer, sumOfCounts(facts.kindCounts.values()), (which, count) =>
    countedLink(context, { of: 'pairs', which }, count),
  );
  return [
    countedLine(
      localizer,
      ['{0} position of {1} counts.', '{0} positions of {1} count.'],
      figure(context, { of: 'positions', which: 'counting' }, evidenceCount),
      figure(context, { of: 'positions', which: 'recorded' }, records.length),
    ),
    ...(reasons.length > 0 ? [countedLine(localizer, 'Excluded: {0}.', reasons)] : []),
    ...(unknown > 0
      ? [
          countedLine(
            localizer,
            [
              '{0} position has a stance that is not in the codebook.',
              '{0} positions have a stance that is not in the codebook.',
            ],
            figure(context, { of: 'positions', which: 'unknown stance' }, unknown),
          ),
        ]
      : []),
    ...filterLines(context, state),
    [...counts, ...plainText('.')],
    plainText(localizer.text('Net stances are computed {0}.', windowText(localizer, asked))),
    ...rolledUpLines(context),
  ];
}

/** "80 of 85 positions · 55 disagreements". The lines behind it say why the others do not count. */
export function headCounts({ localizer, facts }: ViewContext): string {
  const { evidenceCount, records } = facts.analysis;
  return joinCounts(
    positionsOf(localizer, evidenceCount, records.length),
    localizer.text(COUNTS.disagreements, pairTotal(facts)),
  );
}

/** Of the positions that do not count, how many for which reason. */
function exclusions(context: ViewContext): CountedText {
  const reasons = EXCLUSION_REASONS.flatMap((reason) => {
    const count = context.facts.analysis.excluded.get(reason);
    if (count === undefined) return [];
    const opens = figure(context, { of: 'positions', which: reason }, count);
    return [countedLine(context.localizer, EXCLUDED[reason], opens)];
  });
  return joinedCounts(reasons, ', ');
}

/** What the filter chooses: actors, a search, a window of time. */
export function filterLines(context: ViewContext, state: AnalysisState): readonly CountedText[] {
  const { localizer, facts } = context;
  const { actors, query, window } = facts.analysis.context.filter;
  const searched =
    state.view === 'network'
      ? phrase('Search: {0}.')
      : phrase('Search, for the positions on both sides: {0}.');
  return [
    ...actors.map(({ text, isExcluded }) =>
      plainText(localizer.text(isExcluded ? PAIRS_WITHOUT : PAIRS_WITH, labelText(text))),
    ),
    ...(query ? [plainText(localizer.text(searched, labelText(query.text)))] : []),
    ...(window ? [plainText(windowLine(context, state))] : []),
  ];
}

/** The note that a roll-up is active, and what it could not roll up. */
export function rolledUpLines(context: ViewContext): readonly CountedText[] {
  const { localizer, facts } = context;
  const { notLifted } = facts.analysis;
  const { rollUp } = facts.analysis.context.filter;
  const opens = figure(context, { of: 'positions', which: 'not lifted' }, notLifted);
  return [
    ...(rollUp === 'none' ? [] : [plainText(localizer.text(ROLLED_UP[rollUp]))]),
    ...(notLifted > 0
      ? [
          countedLine(
            localizer,
            ['{0} position not rolled up', '{0} positions not rolled up'],
            opens,
          ),
        ]
      : []),
  ];
}

/** The text of the window, with each end that is set. */
function windowLine({ localizer }: ViewContext, { from, to }: AnalysisState): string {
  const [first, last] = [from, to].map((day) => day && labelText(localizer.date(day)));
  if (first === undefined) return localizer.text('Window: until {0}.', last ?? '');
  if (last === undefined) return localizer.text('Window: from {0}.', first);
  return localizer.text('Window: {0} – {1}.', first, last);
}
