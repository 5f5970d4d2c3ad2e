import type { Locator } from 'playwright-core';
import { wordBox } from './editor';
import { persist } from './pause';
import type { VsCodeWindow } from './window';

const card = '.monaco-hover:not(.hidden) .hover-contents';

/** Moves the mouse onto a visible word and waits for a hover card that contains a text; returns the
 * card's whole text. */
export async function hoverText(
  window: VsCodeWindow,
  words: string,
  contains: string,
  nth = 0,
): Promise<string> {
  const shown = hoverCard(window, contains);
  // A card that would come while the text is drawn anew does not, until the mouse moves again.
  await persist(async () => {
    await pointAt(window, words, nth);
    await shown.waitFor({ timeout: 10_000 });
  });
  return shown.innerText();
}

/** Moves the mouse onto a word without clicking. */
export async function pointAt(window: VsCodeWindow, words: string, nth = 0): Promise<void> {
  const { mouse } = window.page;
  const box = await wordBox(window, words, nth);
  await mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
}

/** The texts and command links ("command:…") of the card that contains a text. */
export async function hoverLinks(
  window: VsCodeWindow,
  contains: string,
): Promise<{ readonly text: string; readonly href: string }[]> {
  return hoverCard(window, contains)
    .locator('a')
    .evaluateAll((links) =>
      links.map((link) => ({
        text: link.textContent,
        href: link.getAttribute('data-href') ?? '',
      })),
    );
}

/** Clicks a link of the card that contains a text. */
export async function clickHoverLink(
  window: VsCodeWindow,
  contains: string,
  link: string,
): Promise<void> {
  await hoverCard(window, contains).locator('a', { hasText: link }).first().click();
}

/** Moves the mouse away and waits until no card is shown. */
export async function leaveHover(window: VsCodeWindow): Promise<void> {
  const { page } = window;
  await page.keyboard.press('Escape');
  const size = page.viewportSize() ?? { width: 1280, height: 800 };
  await page.mouse.move(5, size.height - 8);
  await page.locator(card).first().waitFor({ state: 'hidden' });
}

function hoverCard(window: VsCodeWindow, contains: string): Locator {
  return window.page.locator(card, { hasText: contains }).first();
}
