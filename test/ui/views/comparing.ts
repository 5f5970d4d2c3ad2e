import assert from 'node:assert/strict';
import {
  chooseFromMenu,
  chooseRow,
  clickHoverLink,
  clickRowButton,
  executeCommand,
  expandRow,
  goToPosition,
  hoverText,
  leaveHover,
  openFile,
  openRowMenu,
  persist,
  runCommand,
  pictures,
  viewMessage,
  waitForDecoration,
  waitForActiveFile,
  waitForCursor,
  waitForRows,
  type VsCodeWindow,
} from '../driver';
import { labels, showOnly } from './layout';

const agreement = 'Cook Islands – China agreement';
/** Who disagrees on it. */
const opponents = 'Cook Island… ⊕ ⊖ New Zealand';

/** Tests of *Compare Quotes*, and of the views while positions are rolled up. */
export function describeComparing(window: () => VsCodeWindow): void {
  /** The text drawn in each group of editors, from the left. */
  const pages = async (): Promise<string[]> =>
    window()
      .page.locator('.editor-group-container .view-lines')
      .evaluateAll((groups) =>
        groups
          .sort((a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left)
          .map((group) =>
            [...group.querySelectorAll('.view-line')]
              .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
              .map((line) => line.textContent.replaceAll('\u00a0', ' '))
              .join('\n'),
          ),
      );

  /** Waits until both sides of the agreement are side by side, the left one with this title. The
   * pages put quotes in marks. */
  const sideBySide = async (left: string): Promise<string[]> => {
    const texts = window().page.locator('.editor-group-container .view-lines');
    await texts.filter({ hasText: '“it had not been consulted' }).waitFor();
    await texts.filter({ hasText: '“defends the agreement' }).waitFor();
    const shown = await pages();
    assert.equal(shown.length, 2);
    assert.ok(shown[0]?.startsWith(left), shown[0]);
    return shown;
  };

  setup(async () => {
    await executeCommand(window(), 'workbench.action.closeAllEditors');
    await openFile(window(), 'lagoon.md');
  });
  suiteTeardown(async () => {
    await executeCommand(window(), 'workbench.action.closeAllEditors');
    await openFile(window(), 'lagoon.md');
  });

  test('the button on the row of a disagreement shows both sides, whose sources lead to the words', async () => {
    await showOnly(window(), 'Disagreements');
    await clickRowButton(window(), 'Disagreements', opponents, 'Compare Quotes');
    const [left, right] = await sideBySide('Cook Islands government');
    const statement = '“The Cook Islands may work with China on seabed minerals as they see fit.”';
    for (const side of [left, right]) assert.ok(side?.replaceAll('\n', '').includes(statement));
    assert.match(right ?? '', /⊖ {2}New Zealand/);
    // Each quote is in its sentence, marked as in the article.
    await waitForDecoration(
      window(),
      'defends the agreement',
      ({ backgroundColor }) => backgroundColor !== '',
    );
    await pictures(window(), 'compared-sentences');
    assert.match(
      right ?? '',
      /Foreign\s+Minister\s+Winston\s+Peters\s+said\s+that\s+“partners\s+owe/,
    );
    const sources = window().page.locator('.view-line', { hasText: 'lagoon.md ¶4' });
    // The link is drawn anew below the mouse, so that it never stands still for Playwright.
    await persist(async () => {
      const box = await sources.last().locator('.detected-link').first().boundingBox();
      assert.ok(box);
      await window().page.keyboard.down('ControlOrMeta');
      await window().page.mouse.click(box.x + 5, box.y + box.height / 2);
      await window().page.keyboard.up('ControlOrMeta');
      await waitForActiveFile(window(), 'lagoon.md', 5000);
    });
    await waitForCursor(window(), 'Ln 15, Col 222');
  });

  test('the button on the row of a shift shows what the same actor said before and after', async () => {
    await showOnly(window(), 'Disagreements');
    const shift = 'Norwegian government on Norwegian licences';
    await expandRow(window(), 'Disagreements', 'Shifts and contradictions');
    await waitForRows(window(), 'Disagreements', (rows) => labels(rows, 2).includes(shift));
    await clickRowButton(window(), 'Disagreements', shift, 'Compare Quotes');
    const tabs = window().page.locator('.tab');
    await tabs.filter({ hasText: 'Norwegian government – For' }).waitFor();
    await tabs.filter({ hasText: 'Norwegian government – Against' }).waitFor();
    const [before, after] = await pages();
    assert.match(before ?? '', /⊕ {2}Norwegian government/);
    assert.match(after ?? '', /⊖ {2}Norwegian government/);
    await pictures(window(), 'compared-shift');
  });

  test('the menu of a row in Issues shows both sides', async () => {
    await showOnly(window(), 'Issues');
    await expandRow(window(), 'Issues', 'Mining in national waters');
    await expandRow(window(), 'Issues', agreement);
    await openRowMenu(window(), 'Issues', 'Cook Island… – New Zealand');
    await chooseFromMenu(window(), 'Compare Quotes');
    await sideBySide('Cook Islands government');
  });

  test('the card of a position shows its side first', async () => {
    await hoverText(window(), 'partners owe each other', 'Compare Quotes');
    await clickHoverLink(window(), 'Compare Quotes', 'Compare Quotes');
    await sideBySide('New Zealand');
    await leaveHover(window());
  });

  test('This Article stays in view while quotes are compared', async () => {
    await showOnly(window(), 'This Article');
    // Outside an annotation, whose quotes would be compared at once.
    await goToPosition(window(), 1);
    await runCommand(window(), 'Policy Annotator: Compare Quotes');
    await chooseRow(window(), 'Cook Islands government ⊕ – ⊖ New Zealand');
    await sideBySide('Cook Islands government');
    await waitForRows(window(), 'This Article', (rows) => labels(rows).length === 10);
  });

  test('the views of what is derived say that actors count as their sides, until they do not', async () => {
    const rollUp = async (choice: string): Promise<void> => {
      await runCommand(window(), 'Policy Annotator: Count Actors as Their Sides…');
      await chooseRow(window(), choice);
    };
    const stated = 'Actors are counted as their sides.';
    const message = window().page.locator('.part.sidebar .pane .message', { hasText: stated });
    await showOnly(window(), 'Disagreements');
    await rollUp('persons and offices');
    await message.first().waitFor();
    // The office now counts as the state.
    await waitForRows(window(), 'Disagreements', (rows) =>
      labels(rows).includes('Cook Islands ⊕ ⊖ New Zealand'),
    );
    for (const view of ['Issues', 'Actors'] as const) {
      await showOnly(window(), view);
      await waitForRows(window(), view, (rows) => rows.length > 0);
      assert.equal(await viewMessage(window(), view), stated);
    }
    await rollUp('every actor and issue by itself');
    await message.first().waitFor({ state: 'detached' });
  });
}
