import { COUNTS, UNREADABLE_FILE } from '../words/shared';
import type { ArticleRow } from '../../model/corpus';
import type { ActorId, AnnotationId, IssueId } from '../../model/ids';
import { firstStart, isOfKind, type PlacedAnnotation } from '../../model/place';
import type { ViewContext } from '../facts/facts';
import { append } from '../facts/grouping';
import { annotationLabel } from '../words/annotationLabel';
import { fileText } from '../words/text';
import { positionLook } from '../words/stanceLook';
import { childKey, lazyRows, treeRow, type RowIcon, type TreeRow, type TreeView } from './tree';
import { actorLabel, issueLabel, joinCounts, nameInRow } from '../words/nameLabels';
import { annotationRow } from './treeRows';
import { waitingFor } from '../words/waiting';
import { phrase } from '../../util/phrase';

export interface ThisArticleInput extends ViewContext {
  readonly article: ArticleRow;
  /** The annotations as they are in the editor. */
  readonly placed: readonly PlacedAnnotation[];
  /** Undefined as long as the text is not matched. */
  readonly mentionCount: number | undefined;
  readonly changed?: ReadonlySet<AnnotationId>;
}

export interface ThisArticleOptions {
  readonly group: 'none' | 'kind' | 'actor' | 'issue';
}

/** The annotations of one article in the order of the text; those that need review come first, in a
 * section of their own, and marks come last. */
export function thisArticleTree(input: ThisArticleInput, options: ThisArticleOptions): TreeView {
  const { localizer, changed } = input;
  const placed = inTextOrder(input.placed);
  const waiting = placed.filter((one) => waitingFor(one, changed));
  const others = placed.filter((one) => !waitingFor(one, changed));
  const marks = others.filter(isMark);
  const read = others.filter((one) => !isMark(one));
  const review = sectionRow(input, 'review', waiting, 'expanded');
  const sections = [
    sectionRow(
      input,
      'mentions',
      marks.filter((one) => isOfKind(one, 'mention')),
      'collapsed',
    ),
    sectionRow(
      input,
      'ignored',
      marks.filter((one) => isOfKind(one, 'ignored')),
      'collapsed',
    ),
  ].flat();
  const main = grouped(input, read, options);
  return {
    roots: (most) => [...review, ...lazyRows(undefined, localizer, () => main)(most), ...sections],
    description: articleCounts(input),
    message: input.article.stale ? localizer.text(UNREADABLE_FILE) : undefined,
    empty: placed.length > 0 ? undefined : 'nothing annotated',
  };
}

/** "13 positions · 52 mentions · 1 to review"; a count that is not computed yet is omitted. */
export function articleCounts({
  localizer,
  placed,
  mentionCount,
  changed,
}: ThisArticleInput): string {
  const positions = placed.filter((one) => isOfKind(one, 'position')).length;
  const waiting = placed.filter((one) => waitingFor(one, changed)).length;
  return joinCounts(
    localizer.text(COUNTS.positions, positions),
    mentionCount === undefined
      ? localizer.text('mentions not counted')
      : localizer.text(COUNTS.mentions, mentionCount),
    waiting > 0 ? localizer.text(['{0} to review', '{0} to review'], waiting) : undefined,
  );
}

function grouped(
  input: ThisArticleInput,
  placed: readonly PlacedAnnotation[],
  { group }: ThisArticleOptions,
): readonly (() => TreeRow)[] {
  if (group === 'none') return placed.map((one) => () => rowOf(input, undefined, one));
  if (group === 'kind') {
    return [
      sectionRow(
        input,
        'positions',
        placed.filter((one) => isOfKind(one, 'position')),
        'expanded',
      ),
      sectionRow(input, 'stated relations', placed.filter(isRelation), 'expanded'),
    ]
      .flat()
      .concat(typeRows(input, placed))
      .map((row) => () => row);
  }
  const groups = new Map<string | undefined, PlacedAnnotation[]>();
  for (const one of placed) {
    const ids = group === 'actor' ? actorsOf(one) : issuesOf(one);
    for (const id of ids.length > 0 ? new Set<string | undefined>(ids) : [undefined])
      append(groups, id, one);
  }
  return [...groups].map(([id, members]) => () => {
    const key = childKey(undefined, group, id);
    const { localizer } = input;
    const label =
      group === 'issue'
        ? issueLabel(input, id)
        : id === undefined
          ? localizer.text('Other annotations')
          : actorLabel(input, [id]);
    return treeRow({
      key,
      parentKey: undefined,
      label,
      description: localizer.text(COUNTS.annotations, members.length),
      icon: group === 'issue' ? 'issue' : 'section',
      state: 'expanded',
      contextValue: 'section',
      children: lazyRows(key, localizer, () => members.map((one) => () => rowOf(input, key, one))),
    });
  });
}

/** A heading for each of the codebook's types, in its order, then for those it does not have. */
function typeRows(input: ThisArticleInput, placed: readonly PlacedAnnotation[]): TreeRow[] {
  const { codebook } = input.facts;
  const groups = new Map<string, PlacedAnnotation[]>();
  for (const id of codebook.types.keys()) groups.set(id, []);
  for (const one of placed)
    if (isOfKind(one, 'annotation')) append(groups, one.annotation.type, one);
  return [...groups].flatMap(([id, members]) => {
    if (members.length === 0) return [];
    const key = childKey(undefined, 'type', id);
    return treeRow({
      key,
      parentKey: undefined,
      label: typeName(input, id),
      description: input.localizer.text(COUNTS.annotations, members.length),
      icon: 'section',
      state: 'expanded',
      contextValue: 'section',
      children: lazyRows(key, input.localizer, () =>
        members.map((one) => () => rowOf(input, key, one)),
      ),
    });
  });
}

function typeName({ facts }: ThisArticleInput, id: string): string {
  return fileText(facts.codebook.types.get(id)?.name ?? id).text;
}

/** The headings, with the unit of the number beside each. */
const SECTIONS = {
  review: { title: phrase('To review'), unit: COUNTS.annotations },
  positions: { title: phrase('Positions'), unit: COUNTS.positions },
  'stated relations': {
    title: phrase('Stated disagreements and agreements'),
    unit: COUNTS.annotations,
  },
  mentions: { title: phrase('Marked mentions'), unit: COUNTS.mentions },
  ignored: { title: phrase('Ignored matches'), unit: COUNTS.matches },
} as const;

function sectionRow(
  input: ThisArticleInput,
  section: keyof typeof SECTIONS,
  placed: readonly PlacedAnnotation[],
  state: 'expanded' | 'collapsed',
): TreeRow[] {
  if (placed.length === 0) return [];
  const { title, unit } = SECTIONS[section];
  const key = childKey(undefined, 'section', section);
  return [
    treeRow({
      key,
      parentKey: undefined,
      label: input.localizer.text(title),
      description: input.localizer.text(unit, placed.length),
      icon: section === 'review' ? 'review' : 'section',
      state,
      contextValue: 'section',
      children: lazyRows(key, input.localizer, () =>
        placed.map((one) => () => rowOf(input, key, one)),
      ),
    }),
  ];
}

/** "Biden administration ⊖ Chinese exports" with the quote beside it. */
function rowOf(
  input: ThisArticleInput,
  parentKey: string | undefined,
  placed: PlacedAnnotation,
): TreeRow {
  const { label, icon } = nameOf(input, placed);
  const changed = input.changed ? { changed: input.changed } : {};
  return annotationRow(input, parentKey, input.article, placed, { label, icon, ...changed });
}

function nameOf(
  input: ThisArticleInput,
  { annotation }: PlacedAnnotation,
): { readonly label: string; readonly icon: RowIcon } {
  const { codebook } = input.facts;
  const nameOfActor = (id: ActorId): string => nameInRow(input, id);
  switch (annotation.kind) {
    case 'position':
      return {
        label: annotationLabel(codebook, annotation, input.localizer, nameOfActor),
        icon: positionLook(codebook, annotation),
      };
    case 'disagreement':
    case 'agreement': {
      const parties = annotation.between
        .map((party) => party.map(nameOfActor).join(', '))
        .join(' – ');
      const about = annotation.issues.length > 0 ? `: ${issueList(input, annotation.issues)}` : '';
      return {
        label: parties + about,
        icon: annotation.kind === 'agreement' ? 'agreement' : 'stated',
      };
    }
    case 'annotation':
      return { label: typeName(input, annotation.type), icon: 'typed' };
    case 'mention':
    case 'ignored': {
      const names = [actorLabel(input, annotation.actors), issueList(input, annotation.issues)];
      const fallback = input.localizer.text(
        annotation.kind === 'mention' ? 'Marked mention' : 'Ignored match',
      );
      return { label: names.filter(Boolean).join(', ') || fallback, icon: annotation.kind };
    }
  }
}

function issueList(input: ThisArticleInput, issues: readonly IssueId[]): string {
  return issues.map((id) => issueLabel(input, id)).join(', ');
}

function inTextOrder(placed: readonly PlacedAnnotation[]): readonly PlacedAnnotation[] {
  const starts = new Map(placed.map((one) => [one, firstStart(one) ?? Infinity] as const));
  return [...placed].sort((a, b) => {
    const [startA, startB] = [starts.get(a) ?? Infinity, starts.get(b) ?? Infinity];
    return startA === startB ? 0 : startA - startB;
  });
}

function isMark({ annotation }: PlacedAnnotation): boolean {
  return annotation.kind === 'mention' || annotation.kind === 'ignored';
}

function isRelation({ annotation }: PlacedAnnotation): boolean {
  return annotation.kind === 'disagreement' || annotation.kind === 'agreement';
}

function actorsOf({ annotation }: PlacedAnnotation): readonly ActorId[] {
  if (annotation.kind === 'position') return annotation.actors;
  return 'between' in annotation ? annotation.between.flat() : [];
}

function issuesOf({ annotation }: PlacedAnnotation): readonly IssueId[] {
  return 'issues' in annotation ? annotation.issues : [];
}
