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

/** The arrangement that differs from the first one, for each view. */
const CHOICES: Readonly<Record<View, { readonly group: string; readonly sort?: string }>> = {
  Articles: { group: 'Not grouped', sort: 'Title' },
  Issues: { group: 'Not grouped', sort: 'Name' },
  Disagreements: { group: 'Not grouped', sort: 'Name' },
  Actors: { group: 'Not grouped', sort: 'Name' },
  'This Article': { group: 'Actor' },
};

/** Arranges every view, loads the window anew, and looks at what is there; then as it was at first. */
export function describeArranging(window: () => VsCodeWindow): void {
  const first = new Map<View, readonly TreeRow[]>();
  const grouped = new Map<View, readonly TreeRow[]>();
  const arranged = new Map<View, readonly TreeRow[]>();
  const loadedAnew = new Map<View, readonly TreeRow[]>();

  /** Rows once they are others than those before, and drawn to the end: VS Code draws them in several goes. */
  const changed = (view: View, before: readonly TreeRow[]): Promise<TreeRow[]> => {
    let last = '';
    let sameFor = 0;
    return waitForRows(window(), view, (rows) => {
      const now = labels(rows).join();
      sameFor = now === last ? sameFor + 1 : 0;
      last = now;
      return sameFor >= 10 && rows.length > 0 && now !== labels(before).join();
    });
  };

  suiteSetup(async () => {
    await openFile(window(), 'lagoon.md');
    await showOnly(window(), 'Articles');
    await waitForRows(window(), 'Articles', (rows) => labels(rows).length === 4);
    for (const view of VIEWS) {
      const { group, sort } = CHOICES[view];
      await showOnly(window(), view);
      const before = await waitForRows(window(), view, (rows) => rows.length > 1);
      first.set(view, before);
      await arrange(window(), view, group);
      const after = await changed(view, before);
      grouped.set(view, after);
      if (sort !== undefined) await arrange(window(), view, sort);
      arranged.set(view, sort === undefined ? after : await changed(view, after));
    }
    await waitUntilStored(window(), '"thisArticle.group":"actor"');
    await reloadWindow(window());
    await waitForActiveFile(window(), 'lagoon.md');
    for (const view of VIEWS) {
      await showOnly(window(), view);
      const wanted = labels(arranged.get(view) ?? []).join();
      // A view that does not come back as it was is for its own test to tell.
      const rows = waitForRows(window(), view, (all) => labels(all).join() === wanted);
      loadedAnew.set(view, await rows.catch(() => treeRows(window(), view)));
    }
  });

  suiteTeardown(async () => {
    const defaults: Readonly<Record<View, readonly string[]>> = {
      Articles: ['State of coding', 'File name'],
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

  const isRemembered = (view: View): void => {
    const [before, after] = [arranged.get(view) ?? [], loadedAnew.get(view) ?? []];
    assert.deepEqual(labels(after), labels(before));
  };
  const inOrder = (texts: readonly string[]): string[] =>
    [...texts].sort((a, b) => a.localeCompare(b, 'en'));

  cell('Articles', 'group', async () => {
    assert.deepEqual(labels(first.get('Articles') ?? [])[0], 'To code');
    assert.equal(labels(grouped.get('Articles') ?? []).length, 10, 'all articles at the top');
    isRemembered('Articles');
  });
  cell('Articles', 'sort', async () => {
    const sorted = labels(arranged.get('Articles') ?? []);
    assert.deepEqual(sorted, inOrder(sorted));
    assert.notDeepEqual(sorted, labels(grouped.get('Articles') ?? []));
    isRemembered('Articles');
  });
  cell('Issues', 'group', async () => {
    assert.equal(labels(first.get('Issues') ?? []).length, 4);
    assert.ok(labels(grouped.get('Issues') ?? []).includes('Two-year rule'));
    isRemembered('Issues');
  });
  cell('Issues', 'sort', async () => {
    const sorted = labels(arranged.get('Issues') ?? []);
    assert.deepEqual(sorted, inOrder(sorted));
    isRemembered('Issues');
  });
  const pairs = (rows: readonly TreeRow[]): TreeRow[] =>
    rows.filter(({ level, description }) => level === 1 && description.includes(' – '));
  cell('Disagreements', 'group', async () => {
    assert.equal(pairs(first.get('Disagreements') ?? []).length, 3, 'issues with one pair');
    assert.ok(pairs(grouped.get('Disagreements') ?? []).length > 50);
    isRemembered('Disagreements');
  });
  cell('Disagreements', 'sort', async () => {
    const sorted = labels(pairs(arranged.get('Disagreements') ?? []));
    assert.deepEqual(sorted, inOrder(sorted));
    isRemembered('Disagreements');
  });
  cell('Actors', 'group', async () => {
    const office = 'Cook Islands government';
    assert.ok(!labels(first.get('Actors') ?? []).includes(office));
    assert.ok(labels(grouped.get('Actors') ?? []).includes(office));
    isRemembered('Actors');
  });
  cell('Actors', 'sort', async () => {
    const sorted = labels(arranged.get('Actors') ?? []);
    assert.deepEqual(sorted, inOrder(sorted));
    isRemembered('Actors');
  });
  cell('This Article', 'group', async () => {
    const actors = labels(arranged.get('This Article') ?? []);
    assert.deepEqual(actors.slice(0, 2), ['Cook Islands government', 'New Zealand']);
    isRemembered('This Article');
  });
}
