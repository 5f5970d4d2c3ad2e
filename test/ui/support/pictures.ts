// Functions shared by the scripts that take pictures.
import fs from 'node:fs';
import { closeView, openView, screenshot, type VsCodeWindow } from '../driver';
import { palettePng } from './palettePng';

/** The views of the side bar, from the top. */
export const VIEWS = ['Articles', 'Issues', 'Disagreements', 'Actors', 'This Article'] as const;

/** Takes a picture as `screenshot` does, in few colours: all of them are in the repository, and the
 * first one in the package. */
export async function take(
  window: VsCodeWindow,
  name: string,
  part?: Parameters<typeof screenshot>[2],
): Promise<void> {
  const file = await screenshot(window, name, part);
  const png = fs.readFileSync(file).toString('base64');
  const { width, height, data } = await window.page.evaluate(pixelsOf, png);
  fs.writeFileSync(file, palettePng({ width, height, data: Buffer.from(data, 'base64') }));
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
