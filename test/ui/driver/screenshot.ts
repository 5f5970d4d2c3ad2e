import path from 'node:path';
import { inRoot } from '../../../scripts/lib/places.mjs';
import { resizeWindow, setTheme } from './settings';
import type { VsCodeWindow } from './window';

/** The folder for pictures: $SCREENSHOT_FOLDER, else out/screenshots. */
export function screenshotFolder(): string {
  return process.env.SCREENSHOT_FOLDER ?? inRoot('out', 'screenshots');
}

/** Takes a picture of the window, or of a part of it, as `<name>.png`; returns its path. */
export async function screenshot(
  window: VsCodeWindow,
  name: string,
  part?: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  },
): Promise<string> {
  const file = path.join(screenshotFolder(), `${name}.png`);
  await window.page.screenshot({ path: file, ...(part === undefined ? {} : { clip: part }) });
  return file;
}

/** Whether tests leave pictures of what they show, for review: `npm run screenshots -- --tests`. */
const areWanted = process.env.SCREENSHOT_FOLDER !== undefined;

/** In which themes a test looks for barriers: all of them where pictures are taken. What a barrier
 * is made of is the same in each, but for the contrast of colours. */
export const BARRIER_THEMES = areWanted
  ? (['light', 'dark', 'highContrastDark', 'highContrastLight'] as const)
  : (['light'] as const);

/** In a test: a picture of what it shows, where pictures are wanted. */
export async function picture(window: VsCodeWindow, name: string): Promise<void> {
  if (areWanted) await screenshot(window, name);
}

/** In a test: a picture in each theme and, if given, each size of the window, where pictures are
 * wanted. Theme and size are then as before. */
export async function pictures(
  window: VsCodeWindow,
  name: string,
  sizes: readonly (readonly [width: number, height: number])[] = [],
): Promise<void> {
  if (!areWanted) return;
  const before = window.page.viewportSize() ?? { width: 1280, height: 800 };
  for (const [width, height] of sizes.length > 0
    ? sizes
    : ([[before.width, before.height]] as const)) {
    await resizeWindow(window, width, height);
    for (const theme of ['dark', 'highContrastDark', 'light'] as const) {
      await setTheme(window, theme);
      await screenshot(window, [name, theme, ...(sizes.length > 0 ? [width] : [])].join('-'));
    }
  }
  await resizeWindow(window, before.width, before.height);
}
