import assert from 'node:assert/strict';
import {
  chooseRow,
  clickHoverLink,
  clickRow,
  clickViewAction,
  expandRow,
  focusEditor,
  goToPosition,
  hoverText,
  openFile,
  pressOnRow,
  runCommand,
  treeRows,
  typeInQuickInput,
  viewDescription,
  waitForActiveFile,
  waitForCursor,
  isChosen,
  waitForDecoration,
  waitForQuickInput,
  waitForRows,
  type TreeRow,
  type VsCodeWindow,
} from '../driver';
import { cell, type View } from '../viewChecklist';
import { labels, markOf, rowCalled, showOnly, waitForFocus } from './layout';

/** Tests of showing rows and going to their places, in a window on the example corpus with
 * lagoon.md open. */
export function describeGoing(window: () => VsCodeWindow): void {
  const view = async (name: View): Promise<void> => {
    await openFile(window(), 'lagoon.md');
    await showOnly(window(), name);
  };
  const expand = async (name: View, ...rows: readonly (string | RegExp)[]): Promise<void> => {
    for (const row of rows) await expandRow(window(), name, row);
  };

  suite('show', () => {
    cell('Articles', 'show', async () => {
      await view('Articles');
      const rows = await waitForRows(window(), 'Articles', (all) => labels(all).length === 4);
      const states = rows.filter(({ level }) => level === 1);
      assert.deepEqual(
        states.map(({ label, description }) => `${label} ${description}`),
        [
          'To code 1 article',
          'In progress 1 article',
          'Complete 7 articles',
          'Not relevant 1 article',
        ],
      );
      assert.equal(
        rowCalled(rows, 'Everyone’s friend: the Cook Islands and their nodules')?.description,
        'Example Wire · Aug 8, 2025 · 7 positions',
      );
      assert.equal(
        await viewDescription(window(), 'Articles'),
        '1 to code · 1 in progress · 7 complete · 1 not relevant',
      );
    });

    cell('Issues', 'show', async () => {
      await view('Issues');
      await expand('Issues', 'Mining in national waters', 'Cook Islands – China agreement');
      const rows = await waitForRows(window(), 'Issues', (all) => labels(all, 3).length > 0);
      assert.equal(
        rowCalled(rows, 'Cook Islands – China agreement')?.description,
        '1 ⇄ · 3 positions',
      );
      assert.deepEqual(
        rows
          .filter(({ level }) => level === 3)
          .map((row) => `${markOf(row) || row.icon} ${row.label}: ${row.description}`),
        [
          'codicon-arrow-swap Cook Island… – New Zealand: 3 quotes',
          'stated Cook Islands – New Zealand: 1 quote',
          'support Cook Islands government: 1 position',
          'oppose New Zealand: 2 positions',
        ],
      );
      const described = await viewDescription(window(), 'Issues');
      assert.match(described, /^\d+ of \d+ positions · \d+ disagreements$/);
    });

    cell('Disagreements', 'show', async () => {
      await view('Disagreements');
      await waitForRows(window(), 'Disagreements', (all) => labels(all).includes('One-sided'));
      await expand('Disagreements', 'Cook Island… ⊕ ⊖ New Zealand');
      const rows = await waitForRows(window(), 'Disagreements', (all) => labels(all, 2).length > 0);
      const pair = rowCalled(rows, 'Cook Island… ⊕ ⊖ New Zealand');
      assert.equal(
        pair?.description,
        'Cook Islands – China agreement · Aug 8, 2025 · 1 : 2 claims',
      );
      assert.deepEqual(
        rows.filter(({ level }) => level === 2).map((row) => `${markOf(row)} ${row.description}`),
        [
          'support “defends the agreement with Beijing as one between equals”',
          'oppose “it had not been consulted about the deal with China”',
          'oppose “partners owe each other openness”',
        ],
      );
      assert.deepEqual(labels(rows).slice(-6), [
        'At times',
        'Within one side',
        'Stated in the text',
        'One-sided',
        'At different times',
        'Shifts and contradictions',
      ]);
      const counted = await viewDescription(window(), 'Disagreements');
      assert.match(
        counted,
        /^\d+ disagreements · most evidence first · in the same 12 calendar months$/,
      );
    });

    cell('Actors', 'show', async () => {
      await view('Actors');
      await expand('Actors', 'New Zealand');
      const rows = await waitForRows(window(), 'Actors', (all) =>
        labels(all, 2).includes('Cook Islands government'),
      );
      const row = rowCalled(rows, 'New Zealand');
      assert.equal(row?.description, '1 ⇄ · 2 positions · state');
      const below = rows.slice(rows.indexOf(row) + 1, rows.indexOf(row) + 4);
      assert.deepEqual(
        below.map((one) => `${one.label}: ${one.description}`),
        [
          'Cook Islands – China agreement: 2 positions',
          'Cook Islands: Cook Islands – China agreement · 1 quote',
          'Cook Islands government: Cook Islands – China agreement · 3 quotes',
        ],
      );
    });

    cell('This Article', 'show', async () => {
      await view('This Article');
      const rows = await waitForRows(window(), 'This Article', (all) => all.length === 10);
      const [first] = rows;
      assert.equal(first?.label, 'Cook Islands governm… ⊕ Cook Islands – China agreement');
      assert.equal(first.description, '“defends the agreement with Beijing as one between equals”');
      assert.equal(markOf(first), 'support');
      assert.match(await viewDescription(window(), 'This Article'), /^7 positions · \d+ mentions$/);
    });
  });

  suite('click', () => {
    cell('Disagreements', 'click', async () => {
      await view('Disagreements');
      await expand('Disagreements', 'Cook Island… ⊕ ⊖ New Zealand');
      await clickRow(window(), 'Disagreements', /defends the agreement/);
      await waitForDecoration(window(), 'defends the agreement', isChosen);
      await waitForFocus(window(), 'Disagreements');
    });
  });

  suite('Enter', () => {
    cell('Issues', 'enter', async () => {
      await view('Issues');
      await expand('Issues', 'Mining in national waters', 'Cook Islands – China agreement');
      await expand('Issues', /^New Zealand2 positions/);
      await pressOnRow(window(), 'Issues', /partners owe each other/, 'Enter');
      await waitForCursor(window(), 'Ln 15, Col 222');
      await waitForFocus(window(), 'editor');
      // The row of an issue leads to its entry in the codebook.
      await pressOnRow(window(), 'Issues', 'Cook Islands – China agreement', 'Enter');
      await waitForActiveFile(window(), 'codebook.yaml');
      await waitForCursor(window(), `(${'china-agreement'.length} selected)`);
    });
  });

  suite('reveal', () => {
    const isSelected = (words: string) => (rows: readonly TreeRow[]) =>
      rows.some(({ selected, description }) => selected && description.includes(words));

    cell('This Article', 'reveal', async () => {
      await view('This Article');
      await hoverText(window(), 'it had not been', 'Show in View');
      await clickHoverLink(window(), 'Show in View', 'Show in View');
      await waitForRows(window(), 'This Article', isSelected('it had not been consulted'));
      await waitForFocus(window(), 'This Article');
    });

    test('This Article shows the row of the annotation at the cursor', async () => {
      await view('This Article');
      await goToPosition(window(), 15, 230);
      await runCommand(window(), 'Policy Annotator: Show Annotation in View');
      await waitForRows(window(), 'This Article', isSelected('partners owe each other'));
      await waitForFocus(window(), 'This Article');
    });

    test('This Article follows the cursor when it is set to, until it is set to stay', async () => {
      await view('This Article');
      await clickViewAction(window(), 'This Article', 'Toggle Follow Cursor in This Article');
      await goToPosition(window(), 17, 85);
      await waitForRows(window(), 'This Article', isSelected('declared together'));
      await waitForFocus(window(), 'editor');
      await goToPosition(window(), 15, 230);
      await waitForRows(window(), 'This Article', isSelected('partners owe each other'));
      await clickViewAction(window(), 'This Article', 'Toggle Follow Cursor in This Article');
      await goToPosition(window(), 17, 85);
      await focusEditor(window());
      const rows = await treeRows(window(), 'This Article');
      assert.ok(isSelected('partners owe each other')(rows));
    });
  });

  suite('find', () => {
    cell('Actors', 'find', async () => {
      await view('Actors');
      await clickViewAction(window(), 'Actors', 'Find in Actors');
      await waitForQuickInput(window(), 'Type to find a row');
      await typeInQuickInput(window(), 'storting');
      await chooseRow(window(), 'Storting');
      const rows = await waitForRows(window(), 'Actors', (all) =>
        all.some((row) => row.selected && row.label === 'Storting'),
      );
      assert.ok(rows.length > 1);
      await waitForFocus(window(), 'Actors');
    });
  });
}
