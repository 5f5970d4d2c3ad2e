import type { VsCodeWindow } from './window';

const item = '.part.statusbar .statusbar-item';

/** The texts of all items of the status bar, from the left, without icons. */
export async function statusBarTexts(window: VsCodeWindow): Promise<string[]> {
  return (await window.page.locator(item).allInnerTexts())
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

/** Waits until an item of the status bar contains a text, and returns the whole item. */
export async function waitForStatusBar(window: VsCodeWindow, contains: string): Promise<string> {
  const found = window.page.locator(item, { hasText: contains }).first();
  await found.waitFor();
  return (await found.innerText()).trim();
}

/** Clicks the item of the status bar that contains a text. */
export async function clickStatusBar(window: VsCodeWindow, contains: string): Promise<void> {
  await window.page.locator(`${item} a`, { hasText: contains }).first().click();
}

/** What a screen reader reads for the item that contains a text: its tooltip, if it has no name of
 * its own. */
export async function statusBarSpoken(window: VsCodeWindow, contains: string): Promise<string> {
  const found = window.page.locator(item, { hasText: contains }).first();
  return (await found.getAttribute('aria-label')) ?? '';
}
