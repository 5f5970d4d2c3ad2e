import { CODEBOOK_FILE, isAnnotationFile, runOfFile, SEARCHES_FILE } from '../../core';
import type { PlannedFile, ProcessName } from '../ports';

/** The file in a corpus's folder that has what is about to be written, before the first file is,
 * until the last one is. Every host finds it there, whichever wrote it. */
export const PLAN_FILE = '.policy-annotator-plan.json';

/** Longer plans are neither written nor read, in UTF-16 units: some 100,000 positions. */
export const LARGEST_PLAN = 256 * 1024 * 1024;

/** Files that are changed together. */
export interface FilePlan {
  /** The label of the user's change: `China ⊖ Encirclement`. */
  readonly label: string;
  /** Each file at most once. */
  readonly files: readonly PlannedFile[];
}

export interface NotedPlan extends FilePlan {
  /** When it was noted: an ISO time in UTC. */
  readonly moment: string;
}

/** What the file contains. */
export interface PlanContent {
  /** The process that wrote it; undefined of a host that has none. */
  readonly process: ProcessName | undefined;
  /** In the order in which they were noted. */
  readonly plans: readonly NotedPlan[];
}

export type ReadPlan =
  | ({ readonly kind: 'plan' } & PlanContent)
  /** A later version of this program wrote it. */
  | { readonly kind: 'newer' }
  | { readonly kind: 'unreadable' };

const FORMAT = 'policy-annotator-plan/1';

export function planText({ process, plans }: PlanContent): string {
  return `${JSON.stringify({ format: FORMAT, process, plans: plans.map(written) })}\n`;
}

function written({ label, moment, files }: NotedPlan) {
  return {
    ...{ label, moment },
    files: files.map(({ path, base, wanted }) => ({ path, base: base ?? null, wanted })),
  };
}

/** Reads a plan, which may come from anyone: only files that this program writes are taken, below
 * the corpus's folder. */
export function readPlan(text: string): ReadPlan {
  if (text.length > LARGEST_PLAN) return UNREADABLE;
  const content = mapOf(parsed(text));
  const format = content?.get('format');
  if (typeof format === 'string' && format !== FORMAT && format.startsWith(FAMILY))
    return { kind: 'newer' };
  const list = content?.get('plans');
  if (format !== FORMAT || !Array.isArray(list) || list.length === 0) return UNREADABLE;
  const plans = list.flatMap((one) => planOf(mapOf(one)) ?? []);
  if (plans.length < list.length) return UNREADABLE;
  return { kind: 'plan', process: processOf(mapOf(content?.get('process'))), plans };
}

const FAMILY = 'policy-annotator-plan/';
const UNREADABLE = { kind: 'unreadable' } as const;

type Keys = ReadonlyMap<string, unknown>;

function planOf(keys: Keys | undefined): NotedPlan | undefined {
  const [label, moment, list] = ['label', 'moment', 'files'].map((key) => keys?.get(key));
  if (typeof label !== 'string' || typeof moment !== 'string') return undefined;
  if (!Array.isArray(list) || Number.isNaN(Date.parse(moment))) return undefined;
  const files = list.flatMap((one) => fileOf(mapOf(one)) ?? []);
  const paths = new Set(files.map(({ path }) => path));
  return paths.size === list.length ? { label, moment, files } : undefined;
}

function fileOf(keys: Keys | undefined): PlannedFile | undefined {
  const [path, base, wanted] = ['path', 'base', 'wanted'].map((key) => keys?.get(key));
  if (typeof path !== 'string' || !isPlannable(path) || typeof wanted !== 'string')
    return undefined;
  if (base !== null && typeof base !== 'string') return undefined;
  return { path, base: base ?? undefined, wanted };
}

/** True for a path of a file that a plan may change. */
function isPlannable(path: string): boolean {
  const isInside = path
    .split('/')
    .every((name) => !['', '.', '..', '.git'].includes(name.toLowerCase()) && !/[\\\0]/.test(name));
  const isOurs = path === CODEBOOK_FILE || path === SEARCHES_FILE || isAnnotationFile(path);
  return isInside && (isOurs || runOfFile(path) !== undefined);
}

function processOf(keys: Keys | undefined): ProcessName | undefined {
  const [machine, id] = [keys?.get('machine'), keys?.get('id')];
  if (typeof machine !== 'string' || typeof id !== 'number') return undefined;
  return Number.isSafeInteger(id) && id > 0 ? { machine, id } : undefined;
}

function mapOf(value: unknown): Keys | undefined {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
