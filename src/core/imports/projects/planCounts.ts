import type { PlannedRecord, ProjectPlan } from './planProject';

/** The parts of a project that a plan counts, in the order of reports. */
export const PROJECT_PARTS = [
  'articles',
  'actors',
  'issues',
  'codes',
  'coders',
  'types and fields',
  'positions',
  'other annotations',
] as const;

export interface PartCounts {
  readonly part: (typeof PROJECT_PARTS)[number];
  readonly new: number;
  readonly same: number;
  readonly changed: number;
}

/** What an import would do with each part of a project that it has. */
export function planCounts({ articles, entries, records }: ProjectPlan): readonly PartCounts[] {
  const items: Readonly<Record<PartCounts['part'], readonly { readonly kind: string }[]>> = {
    articles,
    actors: entries.filter(({ layer }) => layer === 'actor'),
    issues: entries.filter(({ layer, isCode }) => layer === 'issue' && isCode !== true),
    codes: entries.filter(({ isCode }) => isCode === true),
    coders: entries.filter(({ layer }) => layer === 'coder'),
    'types and fields': entries.filter(({ layer }) => layer === 'type' || layer === 'field'),
    positions: records.filter(({ annotation }) => annotation.kind === 'position'),
    'other annotations': records.filter(({ annotation }) => annotation.kind !== 'position'),
  };
  return PROJECT_PARTS.flatMap((part) => {
    const of = (kind: string): number => items[part].filter((one) => one.kind === kind).length;
    return items[part].length === 0
      ? []
      : [{ part, new: of('new'), same: of('same'), changed: of('changed') }];
  });
}

/** The annotations of a plan that a person must look at: what would be written without a certain
 * place. */
export function recordsForReview({
  records,
}: Pick<ProjectPlan, 'records'>): readonly PlannedRecord[] {
  return records.filter(
    ({ state, kind }) => kind !== 'same' && state !== 'exact' && state !== 'found',
  );
}
