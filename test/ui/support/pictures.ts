// Functions shared by the scripts that take pictures.
import fs from 'node:fs';
import path from 'node:path';
import { productStrings } from '../../support/productStrings';
import { closeView, openView, screenshot, screenshotFolder, type VsCodeWindow } from '../driver';
import { palettePng, type Pixels } from './palettePng';

/** The views of the side bar, from the top. */
export const VIEWS = ['Articles', 'Issues', 'Disagreements', 'Actors', 'This Article'] as const;

/** Takes a picture as `screenshot` does, in few colours: all of them are in the repository, and the
 * first one in the package. Returns its pixels in all colours. */
export async function take(
  window: VsCodeWindow,
  name: string,
  part?: Parameters<typeof screenshot>[2],
): Promise<Pixels> {
  const file = await screenshot(window, name, part);
  const png = fs.readFileSync(file).toString('base64');
  const { width, height, data } = await window.page.evaluate(pixelsOf, png);
  const pixels = { width, height, data: Buffer.from(data, 'base64') };
  fs.writeFileSync(file, palettePng(pixels));
  noteWords(name, await shownStrings(window));
  return pixels;
}

/** Writes down which strings of the product a picture shows, so that a test finds the pictures that
 * show a string of the past. */
export function noteWords(name: string, strings: readonly string[]): void {
  const file = path.join(screenshotFolder(), 'words.json');
  const before = fs.existsSync(file)
    ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, readonly string[]>)
    : {};
  const all = Object.entries({ ...before, [name]: strings });
  const sorted = all.toSorted(([a], [b]) => (a < b ? -1 : 1));
  fs.writeFileSync(file, `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`);
}

/** The strings of the product that the window and its page show, without those that are said with
 * names and numbers. */
export async function shownStrings({ page }: VsCodeWindow): Promise<readonly string[]> {
  const known = productStrings();
  const shown = await Promise.all(page.frames().map((frame) => frame.evaluate(visibleTexts)));
  return [...new Set(shown.flat())].filter((text) => known.has(text)).sort();
}

/** Runs in the page: its pieces of text that can be seen, without signs around them. */
function visibleTexts(): string[] {
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.parentElement?.checkVisibility({ opacityProperty: true }) !== true) continue;
    const box = node.parentElement.getBoundingClientRect();
    const isInside =
      box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
    if (isInside) texts.push((node.textContent ?? '').replace(/^[\s–·:]+|[\s–·:]+$/g, ''));
  }
  return texts;
}

/** Runs in the page, since a browser can decode a PNG: returns its pixels as text for a message. */
async function pixelsOf(png: string) {
  const bytes = Uint8Array.from(atob(png), (one) => one.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes]));
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const pixels = context?.getImageData(0, 0, width, height).data ?? [];
  let text = '';
  for (const one of pixels) text += String.fromCharCode(one);
  return { width, height, data: btoa(text) };
}

/** Opens the panes of these views, and closes all others. */
export async function openOnly(window: VsCodeWindow, ...wanted: readonly string[]): Promise<void> {
  for (const view of VIEWS) if (!wanted.includes(view)) await closeView(window, view);
  for (const view of wanted) await openView(window, view);
}

/** Waits until cards have faded in. */
export async function waitUntilShown({ page }: VsCodeWindow): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.monaco-hover:not(.hidden)')].every(
      (card) => getComputedStyle(card).opacity === '1',
    ),
  );
}
