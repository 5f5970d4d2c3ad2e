import type { Locator } from 'playwright-core';
import { chooseFromMenu } from './menu';
import { PATIENCE, pause, persist } from './pause';
import { waitForNoQuickInput } from './quickInput';
import type { VsCodeWindow } from './window';

/** The content of a row in a tree view. */
export interface TreeRow {
  readonly label: string;
  readonly description: string;
  /** 1 at the top. */
  readonly level: number;
  /** `undefined` for a row without children. */
  readonly expanded: boolean | undefined;
  readonly selected: boolean;
  /** The tooltip, or what a screen reader reads if the extension set a label of its own. */
  readonly spoken: string;
  /** The codicon or other icon class of the row, or the address of its picture; '' without. */
  readonly icon: string;
}

/** Shows a view container by its title in the activity bar ("Policy Annotator", "Explorer"). */
export async function showViewContainer(window: VsCodeWindow, title: string): Promise<void> {
  const { page } = window;
  const heading = page.locator('.part.sidebar .composite.title h2', { hasText: title });
  // The icon itself may be covered by a number.
  const icon = page
    .locator('.activitybar .action-item')
    .filter({ has: page.locator(`a.action-label[aria-label^="${title}"]`) });
  // While a window is restored the container may be about to show: a click then hides it again.
  await persist(async () => {
    if (await heading.isVisible()) return;
    await icon.click();
    await heading.waitFor({ timeout: 5000 });
  });
}

/** Opens the pane of a view in the side bar, if it is closed, by its name ("Issues"). */
export async function openView(window: VsCodeWindow, view: string): Promise<void> {
  const header = paneHeader(window, view);
  if ((await header.getAttribute('aria-expanded')) === 'false') await clickTitle(header);
  await pane(window, view).locator('.pane-body').waitFor();
}

/** Closes the pane of a view, which gives the others more room. */
export async function closeView(window: VsCodeWindow, view: string): Promise<void> {
  const header = paneHeader(window, view);
  if ((await header.getAttribute('aria-expanded')) === 'true') await clickTitle(header);
}

/** A narrow header may have a button in its middle. */
function clickTitle(header: Locator): Promise<void> {
  return header.locator('h3.title').click();
}

/** The names of the views in the side bar, from the top. */
export async function viewNames(window: VsCodeWindow): Promise<string[]> {
  return window.page
    .locator('.part.sidebar .pane-header h3.title')
    .evaluateAll((titles) => titles.map((title) => title.textContent));
}

/** The description beside a view's name; '' without one. */
export async function viewDescription(window: VsCodeWindow, view: string): Promise<string> {
  const description = paneHeader(window, view).locator('.description');
  return (await description.count()) > 0 ? ((await description.first().textContent()) ?? '') : '';
}

/** The message or the welcome text of a view without rows, buttons included, as one text. */
export async function viewMessage(window: VsCodeWindow, view: string): Promise<string> {
  const texts = pane(window, view).locator('.welcome-view-content, .message');
  const stated = await texts.evaluateAll((parts) =>
    parts.map((part) => (part as HTMLElement).innerText.trim()).filter((text) => text !== ''),
  );
  return stated.join('\n');
}

/** Waits until the view shown without a corpus has a button, and returns its whole text. */
export async function startSays(window: VsCodeWindow, button: string): Promise<string> {
  const stated = window.page.locator('.part.sidebar .welcome-view-content');
  await startButton(window, button).waitFor();
  return stated.innerText();
}

/** A button or link of that view. */
export function startButton({ page }: VsCodeWindow, text: string): Locator {
  const view = page.locator('.part.sidebar .welcome-view-content');
  return view.locator('.monaco-button, a:not(.monaco-button)', { hasText: text });
}

/** Clicks a button or link of a view's welcome text. */
export async function clickWelcomeButton(
  window: VsCodeWindow,
  view: string,
  text: string,
): Promise<void> {
  await pane(window, view)
    .locator('.welcome-view-content .monaco-button, .welcome-view-content a', { hasText: text })
    .first()
    .click();
}

/** The drawn rows of a view, from the top (VS Code draws only those that fit). */
export async function treeRows(window: VsCodeWindow, view: string): Promise<TreeRow[]> {
  return list(window, view).locator('.monaco-list-row').evaluateAll(readRows);
}

/** Waits until the drawn rows satisfy a condition, and returns them. A failure reports the rows. */
export async function waitForRows(
  window: VsCodeWindow,
  view: string,
  areWanted: (rows: readonly TreeRow[]) => boolean,
): Promise<TreeRow[]> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const rows = await treeRows(window, view);
    if (areWanted(rows)) return rows;
    if (Date.now() > deadline) {
      const seen = rows.map((row) => `${'  '.repeat(row.level)}${row.label}  ${row.description}`);
      throw new Error(`The rows of ${view} are others:\n${seen.join('\n')}`);
    }
    await pause();
  }
}

/** A row by its exact label, or by a text in label or description; `nth` from 0. */
export function treeRow(
  window: VsCodeWindow,
  view: string,
  row: string | RegExp,
  nth = 0,
): Locator {
  const rows = list(window, view).locator('.monaco-list-row');
  if (row instanceof RegExp) return rows.filter({ hasText: row }).nth(nth);
  const label = window.page.locator('.label-name').getByText(row, { exact: true });
  return rows.filter({ has: label }).nth(nth);
}

/** Opens a row's children, if they are closed. */
export async function expandRow(
  window: VsCodeWindow,
  view: string,
  row: string | RegExp,
): Promise<void> {
  await setExpanded(treeRow(window, view, row), true);
}

/** Closes a row's children, if they are open. */
export async function collapseRow(
  window: VsCodeWindow,
  view: string,
  row: string | RegExp,
): Promise<void> {
  await setExpanded(treeRow(window, view, row), false);
}

/** Clicks a row's label: runs its command, or opens its children. */
export async function clickRow(
  window: VsCodeWindow,
  view: string,
  row: string | RegExp,
  nth = 0,
): Promise<void> {
  await treeRow(window, view, row, nth).locator('.label-name').first().click();
}

/** Puts the focus on a row without running its command, as the arrow keys do. A list that is drawn
 * anew meanwhile, as after it was sorted otherwise, forgets where its focus was, and so does one
 * from which a closing quick input takes the keys: then they are pressed again. */
export async function focusRow(
  window: VsCodeWindow,
  view: string,
  row: string | RegExp,
  nth = 0,
): Promise<void> {
  const { page } = window;
  const wanted = treeRow(window, view, row, nth);
  await wanted.waitFor();
  await waitForNoQuickInput(window);
  await persist(async () => {
    await list(window, view).focus();
    await page.keyboard.press('Home');
    const all = await list(window, view).locator('.monaco-list-row').count();
    for (let step = 0; step <= all; step++) {
      if (await hasClass(wanted, 'focused')) return;
      await page.keyboard.press('ArrowDown');
    }
    throw new Error(`${String(row)} in ${view} cannot be reached with the arrow keys`);
  });
}

/** Puts the focus on a row and presses a key on it ("Enter", "Delete", "Shift+F10"). */
export async function pressOnRow(
  window: VsCodeWindow,
  view: string,
  row: string | RegExp,
  key: string,
): Promise<void> {
  await focusRow(window, view, row);
  await window.page.keyboard.press(key);
}

/** Clicks an inline button of a row, by its tooltip. */
export async function clickRowButton(
  window: VsCodeWindow,
  view: string,
  row: string | RegExp,
  tooltip: string,
): Promise<void> {
  const wanted = treeRow(window, view, row);
  const button = wanted.locator(`.actions .action-label[aria-label^="${tooltip}"]`).first();
  // A row that is redrawn under the mouse has no buttons until the mouse moves again.
  await persist(async () => {
    await wanted.locator('.label-name').first().hover();
    await wanted.hover();
    await button.click({ timeout: 5000 });
  });
}

/** Opens the context menu of a row: then `menuEntries` and `chooseFromMenu`. */
export async function openRowMenu(
  window: VsCodeWindow,
  view: string,
  row: string | RegExp,
): Promise<void> {
  await treeRow(window, view, row).locator('.label-name').first().click({ button: 'right' });
  await window.page.locator('.monaco-menu').last().waitFor();
}

/** Clicks an action in a view's title, by its tooltip; one in the "…" menu is found there. */
export async function clickViewAction(
  window: VsCodeWindow,
  view: string,
  tooltip: string,
): Promise<void> {
  const header = paneHeader(window, view);
  await header.hover();
  const button = header.locator(`.actions .action-label[aria-label^="${tooltip}"]`).first();
  if ((await button.count()) > 0) return button.click();
  const more = header.locator('.actions .action-label[aria-label*="More Actions"]').first();
  // A list that is just closed takes the focus back, and with it the menu away.
  await persist(async () => {
    await more.click();
    await window.page.locator('.monaco-menu').last().waitFor({ timeout: 3000 });
  });
  return chooseFromMenu(window, tooltip);
}

/** The tooltips of the actions in a view's title. */
export async function viewActions(window: VsCodeWindow, view: string): Promise<string[]> {
  const header = paneHeader(window, view);
  await header.hover();
  return header
    .locator('.actions .action-label[aria-label]')
    .evaluateAll((actions) => actions.map((action) => action.getAttribute('aria-label') ?? ''));
}

/** The text of the tooltip of a row under the mouse. */
export async function rowTooltip(
  window: VsCodeWindow,
  view: string,
  row: string | RegExp,
): Promise<string> {
  await treeRow(window, view, row).locator('.label-name').first().hover();
  const tooltip = window.page.locator('.workbench-hover-container .monaco-hover').last();
  await tooltip.waitFor();
  return tooltip.innerText();
}

function pane(window: VsCodeWindow, view: string): Locator {
  return window.page.locator('.part.sidebar .pane').filter({
    has: window.page.locator('.pane-header h3.title').getByText(view, { exact: true }),
  });
}

function paneHeader(window: VsCodeWindow, view: string): Locator {
  return pane(window, view).locator('.pane-header').first();
}

function list(window: VsCodeWindow, view: string): Locator {
  return pane(window, view).locator('.monaco-list').first();
}

async function setExpanded(row: Locator, wanted: boolean): Promise<void> {
  await row.waitFor();
  const page = row.page();
  const changed = row.and(page.locator(`.monaco-list-row[aria-expanded="${wanted}"]`));
  // A click on a row that is being redrawn is lost.
  await persist(async () => {
    if ((await row.getAttribute('aria-expanded')) === String(wanted)) return;
    await row.locator('.monaco-tl-twistie').first().click();
    await changed.waitFor({ timeout: 5000 });
  });
}

async function hasClass(row: Locator, name: string): Promise<boolean> {
  return row.evaluate((element, wanted) => element.classList.contains(wanted), name);
}

/** Runs in the page. */
function readRows(rows: Element[]): TreeRow[] {
  return rows
    .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
    .map((row) => {
      const expanded = row.getAttribute('aria-expanded');
      const icon = row.querySelector<HTMLElement>('.custom-view-tree-node-item-icon');
      const picture = icon === null ? '' : getComputedStyle(icon).backgroundImage;
      const codicon = [...(icon?.classList ?? [])].find((name) => name.startsWith('codicon-'));
      return {
        label: row.querySelector('.label-name')?.textContent ?? '',
        description: row.querySelector('.label-description')?.textContent ?? '',
        level: Number(row.getAttribute('aria-level')),
        expanded: expanded === null ? undefined : expanded === 'true',
        selected: row.getAttribute('aria-selected') === 'true',
        spoken: row.getAttribute('aria-label') ?? '',
        icon: codicon ?? (picture === 'none' ? '' : picture),
      };
    });
}
