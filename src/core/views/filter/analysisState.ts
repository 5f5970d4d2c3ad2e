import { dateRange } from '../../model/date';

/** The views of positions, which the filter applies to. */
export const POSITION_VIEWS = ['board', 'matrix', 'timeline', 'network'] as const;

export type PositionView = (typeof POSITION_VIEWS)[number];

/** The views of what coders coded. */
export const CODER_VIEWS = ['intercoder'] as const;

export type CoderView = (typeof CODER_VIEWS)[number];

export const ANALYSIS_VIEWS = [...POSITION_VIEWS, ...CODER_VIEWS] as const;

export type AnalysisView = (typeof ANALYSIS_VIEWS)[number];

const REFUSED = Symbol('refused');
const LONGEST = 4000;

/** What a key of the state holds. */
interface StateKey<Value> {
  readonly initial: Value;
  /** A value that may come from another program. */
  readonly read: (value: unknown) => Value | typeof REFUSED;
}

const TEXT: StateKey<string> = { initial: '', read: text };

const OPTIONAL_TEXT: StateKey<string | undefined> = { initial: undefined, read: optionalText };

/** A day (YYYY-MM-DD). */
const DAY: StateKey<string | undefined> = {
  initial: undefined,
  read: (value) => {
    const read = optionalText(value);
    if (typeof read !== 'string') return read;
    const range = dateRange(read);
    return range && range.first === range.last ? read : REFUSED;
  },
};

/** One of a few values; at first the first. */
function oneOf<const Value extends string>(values: readonly [Value, ...Value[]]): StateKey<Value> {
  const [initial] = values;
  return { initial, read: (value) => values.find((one) => one === value) ?? REFUSED };
}

function emptyOr(...values: readonly string[]): StateKey<string> {
  const { initial, read } = oneOf(['', ...values]);
  return { initial, read: (value) => read(value ?? '') };
}

function text(value: unknown): string | typeof REFUSED {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' && value.length <= LONGEST ? value : REFUSED;
}

function optionalText(value: unknown): string | undefined | typeof REFUSED {
  const read = text(value);
  return read === '' ? undefined : read;
}

/** The state of the analysis views. All share one state, so that switching between them keeps the
 * issue, the actor, the window and the filter. */
const STATE_KEYS = {
  view: oneOf(ANALYSIS_VIEWS),
  issue: OPTIONAL_TEXT,
  actor: OPTIONAL_TEXT,
  /** What the timeline shows. */
  subject: oneOf(['issue', 'actor']),
  /** Days (YYYY-MM-DD), both included; undefined where the window is open. */
  from: DAY,
  to: DAY,
  /** As typed: an id, a name or an alias, each with all that is under it. Empty for all. */
  who: TEXT,
  organization: TEXT,
  coder: TEXT,
  status: TEXT,
  /** In the language of *Find Positions…*. */
  query: TEXT,
  boardSort: TEXT,
  matrixOrder: TEXT,
  /** By which row or column the matrix is sorted; see `readMatrixSort`. Empty for none. */
  matrixSort: TEXT,
  /** Days (YYYY-MM-DD) between which the timeline is drawn, both included; undefined for all. */
  zoomFrom: DAY,
  zoomTo: DAY,
  /** `open` or `folded`, as the user left it; empty: depends on the room in the window. */
  filterFold: emptyOr('open', 'folded'),
  /** `open` where the notes on what counts are shown. */
  countsFold: emptyOr('open'),
  /** What ties nodes of the network; see `NETWORK_TIES`. */
  networkTies: TEXT,
  /** Which disagreements tie; see `DISAGREEMENTS`. Empty for any. */
  networkDisagreement: TEXT,
  networkNormalization: TEXT,
  /** The minimum weight of a drawn tie, as a number; empty for all. */
  networkLeast: TEXT,
  /** Not empty where nodes without ties are drawn too. */
  networkIsolates: TEXT,
  /** What colours and shapes of actors show; see `groupingsOf`. */
  networkGroups: TEXT,
  /** `all` where a network is drawn with all of its ties; empty for its backbone. */
  networkDrawn: emptyOr('all'),
  /** `nodes` or `ties` for a table in place of the picture; empty for the picture. */
  networkTable: emptyOr('nodes', 'ties'),
  /** The column by which the tables are sorted; see `readSort`. Empty for the most ties, the
   * heaviest first. */
  networkSort: TEXT,
  /** Ids of the coders that are compared, with `,` between them; empty for all. */
  intercoderCoders: TEXT,
  /** `changed` where readings that were changed after their completion count, too. */
  intercoderChanged: emptyOr('changed'),
  /** The field whose values are shown as a matrix; empty for the stance. */
  intercoderField: TEXT,
  /** The row of the table whose details are open, by its key; empty for none. */
  intercoderRow: TEXT,
  /** Which passages are listed; see `readPassageChoice`. Empty for all that are disputed. */
  intercoderList: TEXT,
} satisfies Record<string, StateKey<string | undefined>>;

type StateValues = {
  readonly [Key in keyof typeof STATE_KEYS]: (typeof STATE_KEYS)[Key]['initial'];
};

/** A state in which a view of positions is shown. */
export interface PositionState extends StateValues {
  readonly view: PositionView;
}

/** A state in which a view of what coders coded is shown. */
export interface CoderState extends StateValues {
  readonly view: CoderView;
}

export type AnalysisState = PositionState | CoderState;

export function isPositionState(state: AnalysisState): state is PositionState {
  return POSITION_VIEWS.some((view) => view === state.view);
}

export const DEFAULT_ANALYSIS_STATE = Object.fromEntries(
  Object.entries(STATE_KEYS).map(([key, { initial }]) => [key, initial]),
) as unknown as PositionState;

/** A state after a change that may come from another program: an invalid value leaves its key
 * unchanged. A key without a value (or null) is emptied. Never throws. */
export function changedState(state: AnalysisState, change: unknown): AnalysisState {
  if (typeof change !== 'object' || change === null) return state;
  const given = new Map<string, unknown>(Object.entries(change));
  const next: Record<string, unknown> = { ...state };
  for (const [key, { read }] of Object.entries(STATE_KEYS)) {
    if (!given.has(key)) continue;
    const value = read(given.get(key));
    if (value !== REFUSED) next[key] = value;
  }
  return next as unknown as AnalysisState;
}
