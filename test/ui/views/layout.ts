import {
  chooseRow,
  clickViewAction,
  closeView,
  openView,
  showViewContainer,
  treeRow,
  waitForNoQuickInput,
  waitForQuickInput,
  type TreeRow,
  type VsCodeWindow,
} from '../driver';
import { until } from '../support/annotating';
import { VIEWS, type View } from '../viewChecklist';

/** Gives a view the whole side bar, so that many of its rows are drawn. */
export async function showOnly(window: VsCodeWindow, view: View): Promise<void> {
  await showViewContainer(window, 'Policy Annotator');
  await openView(window, view);
  for (const other of VIEWS) if (other !== view) await closeView(window, other);
}

/** Waits until the keyboard is in a view or in the active editor: the focus moves last. */
export async function waitForFocus(window: VsCodeWindow, place: View | 'editor'): Promise<void> {
  const wanted = { place, active: '.editor-group-container.active .editor-instance' };
  await window.page.waitForFunction(({ place, active }) => {
    const focused = document.activeElement;
    const view = focused?.closest('.part.sidebar .pane')?.querySelector('h3.title');
    return place === 'editor' ? focused?.closest(active) != null : view?.textContent === place;
  }, wanted);
}

/** Chooses how a view is grouped or sorted, in the quick pick behind its title's button. */
export async function arrange(window: VsCodeWindow, view: View, choice: string): Promise<void> {
  await clickViewAction(window, view, `Group and Sort ${view}`);
  await waitForQuickInput(window, 'Choose how the view is grouped and sorted');
  await chooseRow(window, choice);
  await waitForNoQuickInput(window);
}

/** Waits until VS Code in the browser has written to its database, which it does every five
 * seconds: what is not written is lost when the window is reloaded. */
export async function waitUntilStored(window: VsCodeWindow, text: string): Promise<void> {
  await until(`${text} is stored`, () => isStored(window, text));
}

/** Evaluated outside the page's own waiting, which would treat the promise as true. */
function isStored({ page }: VsCodeWindow, text: string): Promise<boolean> {
  return page.evaluate(async (wanted) => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(String(request.error)));
      });
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name ?? ''));
      const found: boolean[] = [];
      for (const store of database.objectStoreNames) {
        const values = await done(database.transaction(store).objectStore(store).getAll());
        found.push(values.some((value) => typeof value === 'string' && value.includes(wanted)));
      }
      database.close();
      if (found.includes(true)) return true;
    }
    return false;
  }, text);
}

/** The place of a drawn row among all rows of its view, from 0. */
export async function placeOfRow(
  window: VsCodeWindow,
  view: View,
  row: string | RegExp,
): Promise<number> {
  return Number(await treeRow(window, view, row).getAttribute('data-index'));
}

/** Waits until a view without rows has a text, and returns it with the texts of the buttons
 * below. */
export async function welcome(
  window: VsCodeWindow,
  view: View,
  stated: RegExp,
): Promise<{ readonly text: string; readonly buttons: string[] }> {
  const { page } = window;
  const pane = page.locator('.part.sidebar .pane').filter({
    has: page.locator('.pane-header h3.title').getByText(view, { exact: true }),
  });
  const content = pane.locator('.welcome-view-content', { hasText: stated });
  await content.waitFor();
  const buttons = await content.locator('.monaco-button').allInnerTexts();
  return { text: await content.innerText(), buttons: buttons.map((button) => button.trim()) };
}

/** The labels of the rows of one level, from the top. */
export function labels(rows: readonly TreeRow[], level = 1): string[] {
  return rows.filter((row) => row.level === level).map(({ label }) => label);
}

/** The row with a label, which must be drawn. */
export function rowCalled(rows: readonly TreeRow[], label: string): TreeRow | undefined {
  return rows.find((row) => row.label === label);
}

/** Which mark a row has ("support", "oppose", …): the name of its picture. */
export function markOf(row: TreeRow | undefined): string {
  return /marks(?:\/|%2F)([a-z]+)-/.exec(row?.icon ?? '')?.[1] ?? '';
}
