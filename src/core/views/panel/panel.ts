import { isOneSideOf } from '../../analysis/disagreements/oneSideRemoved';
import { sumOfCounts } from '../../analysis/disagreements/kindCounts';
import { EXCLUSION_REASONS } from '../../analysis/records/exclusion';
import { isFiltered, type AnalysisFilter } from '../filter/analysisFilter';
import { windowOf } from '../../model/netting';
import { type Task } from '../../util/task';
import type { AnalysisState, PositionState } from '../filter/analysisState';
import { filterBar, type FilterBar } from '../filter/filterBar';
import { pairTotal, type ViewContext } from '../facts/facts';
import { countedLink, figure } from '../counted/countedLink';
import { countedLine, joinedCounts, plainText, type CountedText } from '../words/countedText';
import { countsLine } from '../words/countWords';
import { labelText } from '../words/label';
import { joinCounts } from '../words/nameLabels';
import { windowText } from '../words/windowWords';
import type { PanelCommand } from './panelMessage';
import { panelTabs, panelWords, type PanelTab, type PanelWords } from './panelWords';
import { positionTab, type CoderBody, type PositionBody } from './tabs/tabs';

/** Everything that the web view gets at once. All texts are safe labels, shown as plain text. */
export interface PanelData<Body extends PanelBody = PanelBody> {
  readonly kind: 'data';
  readonly state: AnalysisState;
  readonly tabs: readonly PanelTab[];
  readonly words: PanelWords;
  /** Undefined where there is nothing to filter. */
  readonly filter: FilterBar | undefined;
  /** Why there is no disagreement, where the filter removed one side. A safe label. */
  readonly otherSide: string | undefined;
  /** "80 positions · 55 disagreements", the one line of the head. */
  readonly counts: string;
  /** Notes on what is counted and excluded, folded behind that line. */
  readonly remarks: readonly CountedText[];
  readonly body: Body;
}

export type PanelBody = PositionBody | CoderBody | Nothing;

/** The reason why there is nothing to show. */
export interface Nothing {
  readonly kind: 'nothing';
  readonly text: string;
  readonly offer?: Offer | undefined;
}

/** A button that may help: a change of the state, or a command. */
export type Offer = { readonly name: string } & (
  { readonly change: Partial<AnalysisState> } | { readonly command: PanelCommand }
);

const EMPTY = {
  kind: 'data',
  filter: undefined,
  otherSide: undefined,
  counts: '',
  remarks: [],
} as const;

/** The content of a panel. `whole` is the corpus without filter and window, `context` the filtered
 * one; both undefined where no corpus is open. `width` is that of the web view in pixels. A task;
 * the corpus must not change while it runs. */
export function* panelData(
  given: { readonly whole: ViewContext; readonly context: ViewContext } | undefined,
  state: PositionState,
  filter: AnalysisFilter,
  localizer: ViewContext['localizer'],
  width: number,
): Task<PanelData<PositionBody | Nothing>> {
  const page = { state, tabs: panelTabs(localizer), words: panelWords(localizer) };
  if (!given) {
    const body = nothing(localizer.text('no corpus here'));
    return { ...EMPTY, ...page, body };
  }
  const { whole, context } = given;
  const { records, disagreements } = whole.facts.analysis;
  if (records.length === 0 && disagreements.records.length === 0) {
    const body = nothing(localizer.text('no positions yet'));
    return { ...EMPTY, ...page, body };
  }
  const bar = yield* filterBar(whole, filter);
  yield;
  const remarks = [...footLines(context, state), ...ignoredLines(context, filter)];
  yield;
  const body =
    emptyBody(context, filter) ?? (yield* positionTab(state.view).body(context, state, width));
  return {
    kind: 'data',
    ...page,
    filter: bar,
    counts: joinCounts(
      localizer.text('positions', context.facts.analysis.evidenceCount),
      localizer.text('disagreements', pairTotal(context.facts)),
    ),
    otherSide: isOneSideOf(context.facts.analysis, whole.facts.analysis)
      ? localizer.text('one side left out')
      : undefined,
    remarks,
    body,
  };
}

/** The lines at the foot, also of a picture: what is counted, and what is not. */
export function footLines(context: ViewContext, state: AnalysisState): readonly CountedText[] {
  const { localizer, facts } = context;
  const { excluded, evidenceCount, records, surviving, context: rules } = facts.analysis;
  const reasons = EXCLUSION_REASONS.flatMap((reason) => {
    const count = excluded.get(reason);
    if (count === undefined) return [];
    const opens = figure(context, { of: 'positions', which: reason }, count);
    return [countedLine(localizer, `reason ${reason}`, opens)];
  });
  const unknown = surviving.filter(
    ({ position: { stance } }) => stance !== undefined && !facts.codebook.stances.has(stance),
  ).length;
  const asked = windowOf(rules.filter, facts.codebook);
  const { actors, query, window } = rules.filter;
  const searched = state.view === 'network' ? 'searched for' : 'searched on both sides';
  const counts = countsLine(localizer, sumOfCounts(facts.kindCounts.values()), (which, count) =>
    countedLink(context, { of: 'pairs', which }, count),
  );
  return [
    countedLine(
      localizer,
      'counted',
      figure(context, { of: 'positions', which: 'counting' }, evidenceCount),
      figure(context, { of: 'positions', which: 'recorded' }, records.length),
    ),
    ...(reasons.length > 0
      ? [countedLine(localizer, 'left out', joinedCounts(reasons, ', '))]
      : []),
    ...(unknown > 0
      ? [
          countedLine(
            localizer,
            'unknown stances',
            figure(context, { of: 'positions', which: 'unknown stance' }, unknown),
          ),
        ]
      : []),
    ...actors.map(({ text, isExcluded }) =>
      plainText(localizer.text(isExcluded ? 'pairs without' : 'pairs with', labelText(text))),
    ),
    ...(query ? [plainText(localizer.text(searched, labelText(query.text)))] : []),
    ...(window ? [plainText(windowLine(context, state))] : []),
    [...counts, ...plainText('.')],
    plainText(localizer.text('netted in', windowText(localizer, asked))),
    ...rolledUpLines(context),
  ];
}

/** The parts of a search that have no effect. */
function ignoredLines(
  { localizer }: ViewContext,
  { ignored }: AnalysisFilter,
): readonly CountedText[] {
  return ignored.map((part) => plainText(localizer.text('not searched for', labelText(part))));
}

/** The note that a roll-up is active, and what it could not roll up. */
function rolledUpLines(context: ViewContext): readonly CountedText[] {
  const { localizer, facts } = context;
  const { notLifted } = facts.analysis;
  const { rollUp } = facts.analysis.context.filter;
  const opens = figure(context, { of: 'positions', which: 'not lifted' }, notLifted);
  return [
    ...(rollUp === 'none' ? [] : [plainText(localizer.text(`rolled up ${rollUp}`))]),
    ...(notLifted > 0 ? [countedLine(localizer, 'not lifted', opens)] : []),
  ];
}

function emptyBody(context: ViewContext, filter: AnalysisFilter): Nothing | undefined {
  const { localizer, facts } = context;
  const { stances, disagreements } = facts.analysis;
  if (stances.size > 0 || disagreements.records.length > 0) return undefined;
  if (isFiltered(filter)) return nothing(localizer.text('nothing found'));
  return nothing(localizer.text('nothing counts'));
}

function nothing(text: string): Nothing {
  return { kind: 'nothing', text };
}

/** The text of the window, with each end that is set. */
function windowLine({ localizer }: ViewContext, { from, to }: AnalysisState): string {
  const [first, last] = [from, to].map((day) => day && labelText(localizer.date(day)));
  if (first === undefined) return localizer.text('window until', last ?? '');
  if (last === undefined) return localizer.text('window since', first);
  return localizer.text('window from to', first, last);
}
