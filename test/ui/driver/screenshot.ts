import path from 'node:path';
import { inRoot } from '../../../scripts/lib/places.mjs';
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
