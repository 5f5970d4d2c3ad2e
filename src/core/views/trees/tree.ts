import type { Contradiction } from '../../analysis/contradictions';
import type { Disagreement } from '../../analysis/disagreements/whoDisagrees';
import type { AnnotationId, ArticlePath } from '../../model/ids';
import type { Layer } from '../../model/mention';
import type { Target } from '../../model/target';
import type { ViewContext } from '../facts/facts';
import { MOST_CHILDREN } from '../facts/firstOfLists';
import type { TypeColor } from '../highlights/typeColors';
import type { TextLine } from '../words/text';
import { joinSpoken } from '../words/spoken';
import { STANCE_LOOKS } from '../words/stanceLook';
import type { Localizer } from '../words/localizer';
import { ROLLED_UP } from '../words/shared';

/** A row of a tree view, as data. The painter keeps one handle for each key and looks the content
 * up again when something changed. */
export interface TreeRow {
  /** Stable when the content changes, and unique in its view: the parent's key and a step. */
  readonly key: string;
  /** Undefined at the top; a row can be revealed by walking up. */
  readonly parentKey: string | undefined;
  /** Labels and descriptions are safe: one line, no icons, bounded. */
  readonly label: string;
  readonly description: string;
  readonly icon: RowIcon;
  /** The colour of the icon, where the codebook has one for what the row is. */
  readonly iconColor: TypeColor | undefined;
  readonly state: 'leaf' | 'collapsed' | 'expanded';
  /** The place that Enter opens. */
  readonly target: RowTarget | undefined;
  /** The actor or issue of the codebook that the row is about, where menus can change it. */
  readonly entry: { readonly layer: Layer; readonly id: string } | undefined;
  /** The disagreement of a pair's row, for comparing its quotes. */
  readonly pair: Disagreement | undefined;
  /** The disagreements of a pair's row on several issues; made on first access. */
  readonly pairOnIssues: (() => readonly Disagreement[]) | undefined;
  /** The contradiction of a row of one actor on both sides. */
  readonly contradiction: Contradiction | undefined;
  /** The value that decides which menus the row has. */
  readonly contextValue: string;
  /** The screen reader's text of the row: signs in words, numbers with their units. */
  spoken(): string;
  /** The tooltip, computed when the row is hovered. */
  tooltip(): readonly TextLine[];
  /** The first `most` children; where there are more, the last row shows how many. */
  children(most?: number): readonly TreeRow[];
}

export type RowTarget =
  | Target
  /** Show more children of that row (undefined: of the view). */
  | { readonly kind: 'more'; readonly key: string | undefined };

export const ROW_ICONS = [
  ...STANCE_LOOKS,
  'stated',
  'typed',
  'review',
  'lost',
  'disagreement',
  'agreement',
  'one-sided',
  'shift',
  'contradiction',
  'issue',
  'topic',
  'unknown',
  'actor-state',
  'actor-government',
  'actor-person',
  'actor-organization',
  'actor-group',
  'actor-other',
  'article',
  'article-in-progress',
  'article-done',
  'article-not-relevant',
  'section',
  'mention',
  'ignored',
  'search',
  'more',
] as const;

export type RowIcon = (typeof ROW_ICONS)[number];

export interface TreeView {
  roots(most?: number): readonly TreeRow[];
  /** Shown beside the view's title. */
  readonly description: string;
  /** Shown above the rows: active settings that the reader must know of. */
  readonly message: string | undefined;
  /** The reason why there are no rows, which decides the next step that the view offers. */
  readonly empty: EmptyReason | undefined;
}

/** The view of a corpus of which not all articles are read, with a note that its counts are
 * incomplete. The note comes first, since long texts are cut at the end. */
export function soFar(view: TreeView, localizer: Localizer): TreeView {
  const { description } = view;
  return description === ''
    ? view
    : { ...view, description: localizer.text('{0} so far', description) };
}

export type EmptyReason =
  | 'no articles'
  | 'no issues'
  | 'no actors'
  | 'no positions'
  | 'no disagreements'
  | 'nothing annotated'
  | 'no searches';

/** One step of a key. Ids outside the codebook may have any characters, slashes too. */
export function childKey(parent: string | undefined, kind: string, id = ''): string {
  const step = `${kind}:${id.replaceAll('%', '%25').replaceAll('/', '%2F')}`;
  return parent === undefined ? step : `${parent}/${step}`;
}

export function targetKey(target: { article: ArticlePath; id: AnnotationId }): string {
  return `${target.article}#${target.id}`;
}

type Given = Pick<TreeRow, 'key' | 'parentKey' | 'label' | 'icon' | 'contextValue'> &
  Partial<TreeRow>;

/** A row whose other properties are absent. */
export function treeRow(given: Given): TreeRow {
  return {
    description: '',
    iconColor: undefined,
    state: given.children ? 'collapsed' : 'leaf',
    target: undefined,
    entry: undefined,
    pair: undefined,
    pairOnIssues: undefined,
    contradiction: undefined,
    spoken: () => joinSpoken(given.label, given.description ?? ''),
    tooltip: () => [],
    children: () => [],
    ...given,
  };
}

/** Children made as far as they are shown, with a last row for the others. */
export function lazyRows(
  parentKey: string | undefined,
  localizer: Localizer,
  makers: () => readonly (() => TreeRow)[],
): (most?: number) => readonly TreeRow[] {
  return (most = MOST_CHILDREN) => {
    const all = makers();
    const rows = all.slice(0, most).map((make) => make());
    return withRest(parentKey, localizer, rows, all.length);
  };
}

/** Like `lazyRows`, where there are too many to make all: `first` gives the shown ones, of
 * `count`. */
export function firstRows(
  parentKey: string | undefined,
  localizer: Localizer,
  total: number,
  first: (most: number) => readonly TreeRow[],
): (most?: number) => readonly TreeRow[] {
  return (most = MOST_CHILDREN) => withRest(parentKey, localizer, first(most), total);
}

function withRest(
  parentKey: string | undefined,
  localizer: Localizer,
  rows: readonly TreeRow[],
  total: number,
): readonly TreeRow[] {
  const rest = total - rows.length;
  if (rest === 0) return rows;
  const more = treeRow({
    key: childKey(parentKey, 'more'),
    parentKey,
    label: localizer.text(['Show {0} More', 'Show {0} More'], Math.min(rest, MOST_CHILDREN)),
    description: localizer.text(['{0} not shown', '{0} not shown'], rest),
    icon: 'more',
    contextValue: 'more',
    target: { kind: 'more', key: parentKey },
  });
  return [...rows, more];
}

/** The row of a key, or the nearest above it that exists; undefined when not even the first step
 * exists. Follows only one path, and makes only the necessary rows. */
export function rowAt(view: TreeView, key: string): TreeRow | undefined {
  let found: TreeRow | undefined;
  let below: (most: number) => readonly TreeRow[] = (most) => view.roots(most);
  for (;;) {
    const next = among(below, (row) => key === row.key || key.startsWith(`${row.key}/`));
    if (!next) return found;
    if (next.key === key) return next;
    found = next;
    below = (most) => next.children(most);
  }
}

/** Looks among the shown rows first, where most are. */
function among(
  below: (most: number) => readonly TreeRow[],
  wanted: (row: TreeRow) => boolean,
): TreeRow | undefined {
  for (let most = MOST_CHILDREN; ; most *= 10) {
    const rows = below(most);
    const found = rows.find(wanted);
    if (found || !rows.some(({ target }) => target?.kind === 'more')) return found;
  }
}

/** The first row that opens an annotation, by walking the whole view: for small views. */
export function rowOfAnnotation(
  view: TreeView,
  article: ArticlePath,
  id: AnnotationId,
): TreeRow | undefined {
  for (const { row } of allRows(view)) {
    const { target } = row;
    if (target?.kind === 'annotation' && target.article === article && target.id === id) return row;
  }
  return undefined;
}

/** A row of the *Find* quick pick: its text, and the keys from the top down to it. */
export interface FoundRow {
  readonly label: string;
  readonly description: string;
  /** Labels of the rows above, which distinguish equal labels. */
  readonly detail: string;
  readonly icon: RowIcon;
  readonly path: readonly string[];
}

const MOST_FOUND = 20_000;

/** The rows of a view, in its order, including those not shown, up to the length of a list; needed
 * because trees have no filter box. */
export function findRows(view: TreeView): readonly FoundRow[] {
  const found: FoundRow[] = [];
  for (const { row, above } of allRows(view, MOST_FOUND)) {
    if (found.length === MOST_FOUND) break;
    if (row.target?.kind === 'more') continue;
    found.push({
      label: row.label,
      description: row.description,
      detail: above.map(({ label }) => label).join(' › '),
      icon: row.icon,
      path: [...above.map(({ key }) => key), row.key],
    });
  }
  return found;
}

/** The first `most` children of each row. */
function* allRows(
  view: TreeView,
  most = Infinity,
): Generator<{ row: TreeRow; above: readonly TreeRow[] }> {
  yield* walk(view.roots(most), [], most);
}

function* walk(
  rows: readonly TreeRow[],
  above: readonly TreeRow[],
  most: number,
): Generator<{ row: TreeRow; above: readonly TreeRow[] }> {
  for (const row of rows) {
    yield { row, above };
    yield* walk(row.children(most), [...above, row], most);
  }
}

/** The note that a roll-up is active, which changes the meaning of rows in every view. */
export function inForceMessage({ facts, localizer }: ViewContext): string | undefined {
  const { rollUp } = facts.analysis.context.filter;
  const spoken: string[] = [];
  if (rollUp !== 'none') spoken.push(localizer.text(ROLLED_UP[rollUp]));
  if (facts.analysis.notLifted > 0)
    spoken.push(
      localizer.text(
        ['{0} position not rolled up', '{0} positions not rolled up'],
        facts.analysis.notLifted,
      ),
    );
  return spoken.length > 0 ? spoken.join(' ') : undefined;
}
