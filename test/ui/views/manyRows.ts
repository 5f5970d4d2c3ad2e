import assert from 'node:assert/strict';
import {
  chooseRow,
  clickRow,
  clickViewAction,
  treeRow,
  treeRows,
  typeInQuickInput,
  waitForQuickInput,
  waitForRows,
  type TreeRow,
  type VsCodeWindow,
} from '../driver';
import { until } from '../support/annotating';
import { MANY } from '../support/manyRowsCorpus';
import { cell, type View } from '../viewChecklist';
import { placeOfRow, showOnly } from './layout';

/** How many children of a row are shown at once. */
const SHOWN = 200;

/** Far more than an idle machine needs; only a view that hangs takes longer. */
const PATIENCE_MS = 10_000;

/** Tests of views with a thousand rows, in a window on the corpus of writeManyRowsCorpus with
 * plans.txt open. */
export function describeManyRows(window: () => VsCodeWindow): void {
  const last = String(MANY);

  suiteSetup(async () => {
    await showOnly(window(), 'Articles');
    const started = performance.now();
    const counted = window().page.locator('.pane-header', { hasText: `${MANY} to code` });
    await counted.waitFor({ timeout: 50_000 });
    const took = performance.now() - started;
    console.log(`      All articles are read ${took.toFixed(0)} ms after the window opened`);
  });

  const timed = async (what: () => Promise<unknown>): Promise<string> => {
    const started = performance.now();
    await what();
    const took = performance.now() - started;
    assert.ok(took < PATIENCE_MS, `${took} ms`);
    return `${took.toFixed(0)} ms`;
  };

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

  /** `above`: rows before the many ones; `all`: their number; `name`: the label of the
   * thousandth. */
  const check = async (view: View, above: number, all: number, name: string): Promise<void> => {
    await showOnly(window(), view);
    await atEnd(view, all - SHOWN);
    assert.equal(await placeOfRow(window(), view, /^Show 200 More/), above + SHOWN);
    const more = await timed(async () => {
      await clickRow(window(), view, /^Show 200 More/);
      await waitForRows(window(), view, (rows) =>
        rows.every(({ description }) => description !== `${String(all - SHOWN)} not shown`),
      );
    });
    await atEnd(view, all - 2 * SHOWN);
    assert.equal(await placeOfRow(window(), view, /^Show 200 More/), above + 2 * SHOWN);
    const found = await timed(async () => {
      await clickViewAction(window(), view, `Find in ${view}`);
      await waitForQuickInput(window(), 'Type to find a row');
      await typeInQuickInput(window(), name);
      await chooseRow(window(), name);
      await waitForRows(window(), view, (rows) =>
        rows.some(({ selected, label }) => selected && label === name),
      );
    });
    assert.equal(await placeOfRow(window(), view, name), above + MANY - 1);
    console.log(`        ${view}: 200 more after ${more}, found and shown after ${found}`);
  };

  cell('Articles', 'many rows', () => check('Articles', 1, MANY, `wire-${last}.txt`));
  cell('Issues', 'many rows', () => check('Issues', 0, MANY, `Plan ${last}`));
  cell('Disagreements', 'many rows', () => check('Disagreements', 0, MANY, `Plan ${last}`));
  cell('Actors', 'many rows', () => check('Actors', 0, MANY + 1, `Town ${last}`));
  cell('This Article', 'many rows', () =>
    check('This Article', 0, MANY, `Town ${last} ⊕ Plan ${last}`),
  );
}
