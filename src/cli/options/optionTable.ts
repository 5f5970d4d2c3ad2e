/** Every option there is, as `parseArgs` takes them. */
export const OPTIONS = {
  json: { type: 'boolean' },
  scope: { type: 'string' },
  coding: { type: 'string' },
  'roll-up': { type: 'string' },
  date: { type: 'string' },
  unknown: { type: 'string' },
  out: { type: 'string' },
  force: { type: 'boolean' },
  quiet: { type: 'boolean' },
  verbose: { type: 'boolean' },
  all: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  query: { type: 'string' },
  texts: { type: 'string' },
  weak: { type: 'boolean' },
  actor: { type: 'string' },
  issue: { type: 'string' },
  expression: { type: 'string' },
  sort: { type: 'string' },
  format: { type: 'string' },
  raw: { type: 'boolean' },
  'no-bom': { type: 'boolean' },
  articles: { type: 'string' },
  since: { type: 'string' },
  until: { type: 'string' },
  jsonl: { type: 'boolean' },
  'partition-by': { type: 'string' },
  part: { type: 'string' },
  mode: { type: 'string' },
  rows: { type: 'string' },
  columns: { type: 'string' },
  qualifier: { type: 'string' },
  scale: { type: 'string' },
  aggregation: { type: 'string' },
  normalization: { type: 'string' },
  disagreement: { type: 'string' },
  'coded-twice': { type: 'string' },
  duplicates: { type: 'string' },
  window: { type: 'string' },
  isolates: { type: 'boolean' },
  exclude: { type: 'string', multiple: true },
  only: { type: 'string', multiple: true },
  seed: { type: 'string' },
  resamples: { type: 'string' },
  resolution: { type: 'string' },
  sensitivity: { type: 'boolean' },
  // Old names: see renamed.
  from: { type: 'string' },
  to: { type: 'string' },
  source: { type: 'string' },
} as const;

const MEASURES = ['salience', 'timeline', 'coalitions'];
/** Commands that compute networks. */
const NETWORKS = ['network', 'coalitions'];
/** Commands of which `--from` was the beginning of a range. */
export const RANGED = ['network', ...MEASURES];

/** Commands whose positions can be those of some days. */
const DATED = ['positions', 'disagreements', 'contradictions', 'export', ...RANGED];

/** Commands that net stances in stretches of time. */
export const NETTED = ['disagreements', 'export'];

/** Options that only some commands have. */
export const OWN_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  unknown: ['disagreements', 'contradictions', 'export', ...RANGED],
  query: DATED,
  texts: ['check'],
  weak: ['mentions', 'concordance'],
  actor: ['concordance'],
  issue: ['concordance'],
  expression: ['concordance'],
  sort: ['concordance'],
  jsonl: ['mentions', 'positions', 'concordance'],
  format: ['export', 'network', ...MEASURES],
  raw: ['export', 'network', ...MEASURES],
  'no-bom': ['export', 'network', ...MEASURES],
  'partition-by': ['export'],
  part: ['export'],
  mode: ['network'],
  rows: NETWORKS,
  columns: NETWORKS,
  qualifier: NETWORKS,
  scale: NETWORKS,
  aggregation: NETWORKS,
  normalization: NETWORKS,
  disagreement: ['network'],
  'coded-twice': NETWORKS,
  duplicates: NETWORKS,
  since: DATED,
  until: DATED,
  window: ['network', 'salience', 'timeline', ...NETTED],
  isolates: ['network'],
  exclude: NETWORKS,
  only: NETWORKS,
  seed: MEASURES,
  resamples: MEASURES,
  resolution: ['coalitions'],
  sensitivity: ['disagreements'],
};
