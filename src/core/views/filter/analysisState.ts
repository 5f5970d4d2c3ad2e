import { dateRange } from '../../model/date';
import type { ActorId, IssueId } from '../../model/ids';

/** The state of the analysis views. All share one state, so that switching between them keeps the
 * issue, the actor, the window and the filter. */
export interface AnalysisState {
  readonly view: AnalysisView;
  readonly issue: IssueId | undefined;
  readonly actor: ActorId | undefined;
  /** What the timeline shows. */
  readonly subject: 'issue' | 'actor';
  /** Days (YYYY-MM-DD), both included; undefined where the window is open. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** As typed: an id, a name or an alias, each with all that is under it. Empty for all. */
  readonly who: string;
  readonly organization: string;
  readonly coder: string;
  readonly status: string;
  /** In the language of *Find Positions…*. */
  readonly query: string;
  readonly boardSort: string;
  readonly matrixOrder: string;
  /** By which row or column the matrix is sorted; see `readMatrixSort`. Empty for none. */
  readonly matrixSort: string;
  /** Days (YYYY-MM-DD) between which the timeline is drawn, both included; undefined for all. */
  readonly zoomFrom: string | undefined;
  readonly zoomTo: string | undefined;
  /** `open` or `folded`, as the user left it; empty: depends on the room in the window. */
  readonly filterFold: string;
  /** What ties nodes of the network; see `NETWORK_TIES`. */
  readonly networkTies: string;
  /** Which disagreements tie; see `DISAGREEMENTS`. Empty for any. */
  readonly networkDisagreement: string;
  readonly networkNormalization: string;
  /** The minimum weight of a drawn tie, as a number; empty for all. */
  readonly networkLeast: string;
  /** Not empty where nodes without ties are drawn too. */
  readonly networkIsolates: string;
  /** What colours and shapes of actors show; see `groupingsOf`. */
  readonly networkGroups: string;
  /** `all` where a large network is drawn with all of its ties; empty for its backbone. */
  readonly networkDrawn: string;
  /** `nodes` or `ties` for a table in place of the picture; empty for the picture. */
  readonly networkTable: string;
  /** The column by which the tables are sorted; see `readSort`. Empty for the most ties, the
   * heaviest first. */
  readonly networkSort: string;
  /** Ids of the coders that are compared, with `,` between them; empty for all. */
  readonly intercoderCoders: string;
  /** `changed` where readings that were changed after their completion count, too. */
  readonly intercoderChanged: string;
  /** The field whose values are shown as a matrix; empty for the stance. */
  readonly intercoderField: string;
  /** The row of the table whose details are open, by its key; empty for none. */
  readonly intercoderRow: string;
  /** Which passages are listed; see `readPassageChoice`. Empty for all that are disputed. */
  readonly intercoderList: string;
}

/** The views of positions, which the filter applies to. */
export const POSITION_VIEWS = ['board', 'matrix', 'timeline', 'network'] as const;

export type PositionView = (typeof POSITION_VIEWS)[number];

export const ANALYSIS_VIEWS = [...POSITION_VIEWS, 'intercoder'] as const;

export type AnalysisView = (typeof ANALYSIS_VIEWS)[number];

/** A state in which a view of positions is shown. */
export interface PositionState extends AnalysisState {
  readonly view: PositionView;
}

export function isPositionState(state: AnalysisState): state is PositionState {
  return state.view !== 'intercoder';
}

export const DEFAULT_ANALYSIS_STATE: PositionState = {
  view: 'board',
  issue: undefined,
  actor: undefined,
  subject: 'issue',
  from: undefined,
  to: undefined,
  who: '',
  organization: '',
  coder: '',
  status: '',
  query: '',
  boardSort: '',
  matrixOrder: '',
  matrixSort: '',
  zoomFrom: undefined,
  zoomTo: undefined,
  filterFold: '',
  networkTies: '',
  networkDisagreement: '',
  networkNormalization: '',
  networkLeast: '',
  networkIsolates: '',
  networkGroups: '',
  networkDrawn: '',
  networkTable: '',
  networkSort: '',
  intercoderCoders: '',
  intercoderChanged: '',
  intercoderField: '',
  intercoderRow: '',
  intercoderList: '',
};

/** The keys that exclude positions; without them every position counts. */
export const FILTER_KEYS = ['who', 'organization', 'coder', 'status', 'query'] as const;

/** A state after a change that may come from another program: an invalid value leaves its key
 * unchanged. A key without a value (or null) is emptied. Never throws. */
export function changedState(state: AnalysisState, change: unknown): AnalysisState {
  if (typeof change !== 'object' || change === null) return state;
  const given = new Map<string, unknown>(Object.entries(change));
  const next: Record<string, unknown> = { ...state };
  for (const [key, read] of READERS) {
    if (!given.has(key)) continue;
    const value = read(given.get(key));
    if (value !== REFUSED) next[key] = value;
  }
  return next as unknown as AnalysisState;
}

const REFUSED = Symbol('refused');
const LONGEST = 4000;

type Read = (value: unknown) => unknown;

const READERS: readonly (readonly [keyof AnalysisState, Read])[] = [
  ['view', oneOf(ANALYSIS_VIEWS)],
  ['issue', optionalText],
  ['actor', optionalText],
  ['subject', oneOf(['issue', 'actor'])],
  ['from', day],
  ['to', day],
  ...FILTER_KEYS.map((key) => [key, text] as const),
  ['boardSort', text],
  ['matrixOrder', text],
  ['matrixSort', text],
  ['zoomFrom', day],
  ['zoomTo', day],
  ['filterFold', emptyOr('open', 'folded')],
  ['networkTies', text],
  ['networkDisagreement', text],
  ['networkNormalization', text],
  ['networkLeast', text],
  ['networkIsolates', text],
  ['networkGroups', text],
  ['networkDrawn', emptyOr('all')],
  ['networkTable', emptyOr('nodes', 'ties')],
  ['networkSort', text],
  ['intercoderCoders', text],
  ['intercoderChanged', emptyOr('changed')],
  ['intercoderField', text],
  ['intercoderRow', text],
  ['intercoderList', text],
];

function oneOf(values: readonly string[]): Read {
  return (value) => (values.some((one) => one === value) ? value : REFUSED);
}

function emptyOr(...values: readonly string[]): Read {
  const read = oneOf(['', ...values]);
  return (value) => read(value ?? '');
}

function text(value: unknown): unknown {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' && value.length <= LONGEST ? value : REFUSED;
}

function optionalText(value: unknown): unknown {
  const read = text(value);
  return read === '' ? undefined : read;
}

function day(value: unknown): unknown {
  const read = optionalText(value);
  if (typeof read !== 'string') return read;
  const range = dateRange(read);
  return range && range.first === range.last ? read : REFUSED;
}
