import { pathToFileURL } from 'node:url';
import type { VsCodeWindow } from '../driver';

/** Sends the events of a browser that drags files from another part of the editor onto a view. */
export async function dropOn(
  { page, isAlone }: VsCodeWindow,
  view: string,
  files: readonly string[],
): Promise<void> {
  // The address, in the browser, of files on the window's server or of its virtual folder.
  const origin = isAlone ? 'study:' : `vscode-remote://${new URL(page.url()).host}`;
  const uris = files.map((file) => pathToFileURL(file).href.replace('file://', origin));
  const body = page.locator(`.pane:has(.pane-header[aria-label^="${view}"]) .pane-body`);
  await body.waitFor();
  await body.evaluate((element, list) => {
    const target = element.querySelector('.monaco-list') ?? element;
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/uri-list', list);
    const { left, top } = target.getBoundingClientRect();
    for (const kind of ['dragenter', 'dragover', 'drop']) {
      target.dispatchEvent(
        new DragEvent(kind, {
          dataTransfer,
          bubbles: true,
          cancelable: true,
          clientX: left + 10,
          clientY: top + 10,
        }),
      );
    }
  }, uris.join('\r\n'));
}
