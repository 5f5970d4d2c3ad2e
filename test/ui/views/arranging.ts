import assert from 'node:assert/strict';
import { openFile, reloadWindow, waitForRows, type TreeRow, type VsCodeWindow } from '../driver';
import { cell } from '../viewChecklist';
import { arrange, labels, showOnly, waitUntilStored } from './layout';

const view = 'Disagreements';

/** Arranges a view, reloads the window, and checks the rows; then restores the initial
 * arrangement. */
export function describeArranging(window: () => VsCodeWindow): void {
  suiteSetup(async () => {
    await openFile(window(), 'lagoon.md');
    await showOnly(window(), view);
  });
  suiteTeardown(async () => {
    for (const choice of ['Issue', 'Evidence on the weaker side']) {
      await arrange(window(), view, choice);
    }
  });

  const isSorted = (rows: readonly TreeRow[]): boolean => {
    const names = pairs(rows).map(({ description }) => description.split(' · ')[0] ?? '');
    return names.join() === names.toSorted((a, b) => a.localeCompare(b, 'en')).join();
  };

  cell(view, 'arrange', async () => {
    // Issues with one pair have it on their own row.
    await waitForRows(window(), view, (rows) => pairs(rows).length === 5);
    await arrange(window(), view, 'Not grouped');
    const grouped = await waitForRows(window(), view, (rows) => pairs(rows).length > 50);
    assert.ok(!isSorted(grouped));
    await arrange(window(), view, 'Name');
    const sorted = await waitForRows(
      window(),
      view,
      (rows) => pairs(rows).length > 50 && isSorted(rows),
    );
    await waitUntilStored(window(), '"disagreements.sort":"name"');
    await reloadWindow(window());
    // VS Code may come back with the editor that was active when it last stored them.
    await openFile(window(), 'lagoon.md');
    await showOnly(window(), view);
    await waitForRows(window(), view, (rows) => labels(rows).join() === labels(sorted).join());
  });
}

/** Pairs of actors that disagree. */
function pairs(rows: readonly TreeRow[]): TreeRow[] {
  return rows.filter(({ level, label }) => level === 1 && /[⊕⊖⊙] [⊕⊖⊙]/.test(label));
}
