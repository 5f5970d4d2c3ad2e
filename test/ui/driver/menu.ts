import type { Locator } from 'playwright-core';
import { wordBox } from './editor';
import { persist } from './pause';
import type { VsCodeWindow } from './window';

/** Opens the editor's context menu on a visible word; the selection there is kept. */
export async function openEditorMenu(window: VsCodeWindow, words: string, nth = 0): Promise<void> {
  const box = await wordBox(window, words, nth);
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await window.page.mouse.click(middle.x, middle.y, { button: 'right' });
  await openMenu(window).waitFor();
}

/** The entries of the menu that is open, from the top, without separators. */
export async function menuEntries(window: VsCodeWindow): Promise<string[]> {
  return openMenu(window)
    .locator('.action-item .action-label[aria-label]')
    .evaluateAll((entries) =>
      entries.map((entry) => entry.getAttribute('aria-label') ?? '').filter((text) => text !== ''),
    );
}

/** Chooses an entry of the open menu by its text, and waits until the menu is gone. */
export async function chooseFromMenu(window: VsCodeWindow, entry: string): Promise<void> {
  const menu = openMenu(window);
  const wanted = menu.locator('.action-item', { hasText: entry }).first();
  // VS Code ignores a click that comes too soon after the menu opened, and does not report when it
  // accepts one.
  let isClicked = false;
  await persist(async () => {
    // Gone after a click that seemed to have no effect.
    if (isClicked && !(await menu.isVisible())) return;
    await wanted.click({ timeout: 5000 });
    isClicked = true;
    await menu.waitFor({ state: 'hidden', timeout: 500 });
  });
}

/** Closes the open menu with Escape. */
export async function closeMenu(window: VsCodeWindow): Promise<void> {
  const menu = openMenu(window);
  await window.page.keyboard.press('Escape');
  await menu.waitFor({ state: 'hidden' });
}

function openMenu(window: VsCodeWindow): Locator {
  return window.page.locator('.monaco-menu').last();
}
