import assert from 'node:assert/strict';
import {
  openFile,
  reloadWindow,
  treeRows,
  waitForActiveFile,
  waitForRows,
  type TreeRow,
  type VsCodeWindow,
} from '../driver';
import { cell, VIEWS, type View } from '../viewChecklist';
import { arrange, labels, showOnly, waitUntilStored } from './layout';

type AreRows = (rows: readonly TreeRow[]) => boolean;

interface Arrangement {
  readonly group: string;
  /** True of rows only in the initial arrangement. */
  readonly atFirst: AreRows;
  /** True of rows only in this arrangement. */
  readonly grouped: AreRows;
  readonly sort?: string;
}

const OFFICE = 'Cook Islands government';

/** The arrangement that differs from the first one, for each view. */
const ARRANGEMENTS: Readonly<Record<View, Arrangement>> = {
  Articles: {
    group: 'Not grouped',
    sort: 'Title',
    atFirst: (rows) => labels(rows)[0] === 'To code',
    grouped: (rows) => labels(rows).length === 10,
  },
  Issues: {
    group: 'Not grouped',
    sort: 'Name',
    atFirst: (rows) => labels(rows).length === 5,
    grouped: (rows) => labels(rows).includes('Two-year rule'),
  },
  Disagreements: {
    group: 'Not grouped',
    sort: 'Name',
    // Issues with one pair have it on their own row.
    atFirst: (rows) => pairs(rows).length === 5,
    grouped: (rows) => pairs(rows).length > 50,
  },
  Actors: {
    group: 'Not grouped',
    sort: 'Name',
    atFirst: (rows) => rows.length > 1 && !labels(rows).includes(OFFICE),
    grouped: (rows) => labels(rows).includes(OFFICE),
  },
  'This Article': {
    group: 'Actor',
    atFirst: (rows) => rows.length > 1 && labels(rows)[0] !== OFFICE,
    grouped: (rows) => labels(rows).slice(0, 2).join() === `${OFFICE},New Zealand`,
  },
};

/** Arranges every view, reloads the window, and checks the rows; then restores the initial
 * arrangement. */
export function describeArranging(window: () => VsCodeWindow): void {
  const first = new Map<View, readonly TreeRow[]>();
  const grouped = new Map<View, readonly TreeRow[]>();
  const arranged = new Map<View, readonly TreeRow[]>();
  const loadedAnew = new Map<View, readonly TreeRow[]>();

  /** Returns rows that match, or else the last ones, so that the view's own test reports them. */
  const rowsThat = (view: View, areWanted: AreRows): Promise<readonly TreeRow[]> =>
    waitForRows(window(), view, areWanted).catch(() => treeRows(window(), view));

  suiteSetup(async () => {
    await openFile(window(), 'lagoon.md');
    await showOnly(window(), 'Articles');
    await waitForRows(window(), 'Articles', (rows) => labels(rows).length === 4);
    for (const view of VIEWS) {
      const { group, sort, ...rows } = ARRANGEMENTS[view];
      await showOnly(window(), view);
      first.set(view, await rowsThat(view, rows.atFirst));
      await arrange(window(), view, group);
      grouped.set(view, await rowsThat(view, rows.grouped));
      if (sort !== undefined) await arrange(window(), view, sort);
      arranged.set(view, await rowsThat(view, (all) => rows.grouped(all) && isInOrder(view, all)));
    }
    await waitUntilStored(window(), '"thisArticle.group":"actor"');
    await reloadWindow(window());
    await waitForActiveFile(window(), 'lagoon.md');
    for (const view of VIEWS) {
      await showOnly(window(), view);
      const wanted = labels(arranged.get(view) ?? []).join();
      loadedAnew.set(view, await rowsThat(view, (all) => labels(all).join() === wanted));
    }
  });

  suiteTeardown(async () => {
    const defaults: Readonly<Record<View, readonly string[]>> = {
      Articles: ['Coding state', 'File name'],
      Issues: ['Hierarchy of the codebook', 'Order of the codebook'],
      Disagreements: ['Issue', 'Evidence on the weaker side'],
      Actors: ['Hierarchy of the codebook', 'Order of the codebook'],
      'This Article': ['Not grouped'],
    };
    for (const view of VIEWS) {
      await showOnly(window(), view);
      for (const choice of defaults[view]) await arrange(window(), view, choice);
    }
  });

  const isGrouped = (view: View): void => {
    assert.ok(ARRANGEMENTS[view].atFirst(first.get(view) ?? []), 'at first');
    assert.ok(ARRANGEMENTS[view].grouped(grouped.get(view) ?? []), 'grouped');
    isRemembered(view);
  };
  const isSorted = (view: View): void => {
    const [before, after] = [grouped.get(view) ?? [], arranged.get(view) ?? []];
    assert.ok(isInOrder(view, after));
    assert.notDeepEqual(sortedLabels(view, after), sortedLabels(view, before));
    isRemembered(view);
  };
  const isRemembered = (view: View): void => {
    const [before, after] = [arranged.get(view) ?? [], loadedAnew.get(view) ?? []];
    assert.deepEqual(labels(after), labels(before));
  };

  for (const view of VIEWS) {
    cell(view, 'group', () => isGrouped(view));
    if (ARRANGEMENTS[view].sort !== undefined) cell(view, 'sort', () => isSorted(view));
  }
}

/** Pairs of actors that disagree. */
function pairs(rows: readonly TreeRow[]): TreeRow[] {
  return rows.filter(({ level, description }) => level === 1 && description.includes(' – '));
}

/** The labels that sorting by name puts in order. */
function sortedLabels(view: View, rows: readonly TreeRow[]): readonly string[] {
  return labels(view === 'Disagreements' ? pairs(rows) : rows);
}

function isInOrder(view: View, rows: readonly TreeRow[]): boolean {
  if (ARRANGEMENTS[view].sort === undefined) return true;
  const names = sortedLabels(view, rows);
  return names.join() === [...names].sort((a, b) => a.localeCompare(b, 'en')).join();
}
