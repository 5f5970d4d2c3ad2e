import assert from 'node:assert/strict';
import {
  chooseRow,
  clickRow,
  clickViewAction,
  treeRow,
  treeRows,
  typeInQuickInput,
  useWindow,
  waitForQuickInput,
  waitForRows,
  type TreeRow,
} from '../driver';
import { until } from '../support/annotating';
import { MANY, writeManyRowsCorpus } from '../support/manyRowsCorpus';
import { cell, type View } from '../viewChecklist';
import { placeOfRow, showOnly } from '../views/layout';

/** How many children of a row are shown at once. */
const SHOWN = 200;

suite('A view of many rows', () => {
  // Its own, since the views must be grouped as they are at first.
  const window = useWindow({
    prepare: writeManyRowsCorpus,
    open: 'plans.txt',
    width: 1400,
    height: 1900,
  });

  suiteSetup(async () => {
    await showOnly(window(), 'Articles');
    await window()
      .page.locator('.pane-header', { hasText: `${MANY} to code` })
      .waitFor();
  });

  /** Scrolls to the end and waits for *Show more* with the number of remaining rows. */
  const atEnd = async (view: View, left: number): Promise<void> => {
    await treeRow(window(), view, /./).evaluate((row) => {
      row.closest<HTMLElement>('.monaco-list')?.focus();
    });
    const isThere = (rows: readonly TreeRow[]): boolean =>
      rows.some(
        ({ label, description }) =>
          /^Show \d+ More$/.test(label) && description === `${String(left)} not shown`,
      );
    // Repeatedly: a view that is repainted meanwhile loses its scroll position.
    await until(`${view} is scrolled to its end`, async () => {
      await window().page.keyboard.press('End');
      return isThere(await treeRows(window(), view));
    });
  };

  cell('Disagreements', 'many rows', async () => {
    const view = 'Disagreements';
    const name = `Plan 0${MANY}`;
    const pair = `Ministry ⊖ ⊕ Town 0${MANY}`;
    await showOnly(window(), view);
    await atEnd(view, MANY - SHOWN);
    assert.equal(await placeOfRow(window(), view, /^Show 200 More/), SHOWN);
    await clickRow(window(), view, /^Show 200 More/);
    await waitForRows(window(), view, (rows) =>
      rows.every(({ description }) => description !== `${MANY - SHOWN} not shown`),
    );
    await atEnd(view, MANY - 2 * SHOWN);
    assert.equal(await placeOfRow(window(), view, /^Show 200 More/), 2 * SHOWN);
    await clickViewAction(window(), view, `Find in ${view}`);
    await waitForQuickInput(window(), 'Type to find a row');
    await typeInQuickInput(window(), name);
    await chooseRow(window(), name);
    await waitForRows(window(), view, (rows) =>
      rows.some(({ selected, label }) => selected && label === pair),
    );
    assert.equal(await placeOfRow(window(), view, pair), MANY - 1);
  });
});
