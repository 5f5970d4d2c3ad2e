import { NOTHING_ANNOTATED, NOTHING_COUNTS, FILTER_LEAVES_ONE_SIDE } from '../words/shared';
import { isOneSideOf } from '../../analysis/disagreements/oneSideRemoved';
import { isFiltered, type AnalysisFilter } from '../filter/analysisFilter';
import { type Task } from '../../util/task';
import type { AnalysisState, PositionState } from '../filter/analysisState';
import { filterBar, type FilterBar } from '../filter/filterBar';
import type { ViewContext } from '../facts/facts';
import { plainText, type CountedText } from '../words/countedText';
import { labelText } from '../words/label';
import type { PanelCommand } from './panelMessage';
import { panelTabs, panelWords, type PanelTab, type PanelWords } from './panelWords';
import { footLines, headCounts } from './remarks';
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
  /** See `headCounts`, the one line of the head. */
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
    const body = nothing(
      localizer.text(
        'No codebook is open. Open a folder with a codebook, or an article in such a folder.',
      ),
    );
    return { ...EMPTY, ...page, body };
  }
  const { whole, context } = given;
  const { records, disagreements } = whole.facts.analysis;
  if (records.length === 0 && disagreements.records.length === 0) {
    const body = nothing(localizer.text(NOTHING_ANNOTATED));
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
    counts: headCounts(context),
    otherSide: isOneSideOf(context.facts.analysis, whole.facts.analysis)
      ? localizer.text(FILTER_LEAVES_ONE_SIDE)
      : undefined,
    remarks,
    body,
  };
}

/** The parts of a search that have no effect. */
function ignoredLines(
  { localizer }: ViewContext,
  { ignored }: AnalysisFilter,
): readonly CountedText[] {
  return ignored.map((part) =>
    plainText(localizer.text('Not used in the search: {0}.', labelText(part))),
  );
}

function emptyBody(context: ViewContext, filter: AnalysisFilter): Nothing | undefined {
  const { localizer, facts } = context;
  const { stances, disagreements } = facts.analysis;
  if (stances.size > 0 || disagreements.records.length > 0) return undefined;
  if (isFiltered(filter)) return nothing(localizer.text('No position matches the filter.'));
  return nothing(localizer.text(NOTHING_COUNTS));
}

function nothing(text: string): Nothing {
  return { kind: 'nothing', text };
}
