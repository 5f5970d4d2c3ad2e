// Exports through the palette, and the command line's exports of the same folder.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from '../../../scripts/lib/places.mjs';
import { metadataName, OFFERED_FORMATS } from '../../../src/core';
import {
  executeCommand,
  quickPickRows,
  runCommand,
  waitForMessage,
  waitForQuickInput,
  type VsCodeWindow,
} from '../driver';
import { choose, until } from './annotating';

/** Exports through *Export…* into a file of a new folder outside the corpus, and returns its
 * bytes. */
export async function exportFromPalette(
  window: VsCodeWindow,
  format: string,
  scope = 'Whole corpus',
): Promise<Buffer> {
  const file = path.join(exportFolder(window), `palette.${formatOf(format).extension}`);
  await runCommand(window, 'Policy Annotator: Export…');
  await choose(window, 'Export', formatOf(format).label);
  if (format.startsWith('brief-')) await choose(window, 'How long should the brief be?', 'Full');
  await choose(window, 'Export', scope);
  await saveAs(window, file);
  await waitForMessage(window, `Exported: ${path.basename(file)}`);
  await executeCommand(window, 'notifications.clearAll');
  return fs.readFileSync(file);
}

/** Types the path into VS Code's own dialog for saving a file, and accepts it. */
export async function saveAs(window: VsCodeWindow, file: string): Promise<void> {
  await waitForSaveDialog(window);
  const input = window.page.locator('.quick-input-widget input.input');
  await input.fill(file);
  // Before the dialog has read the folder of the typed path, Enter only opens that folder.
  await until('the dialog shows the folder', () => isFolderShown(window, file));
  await until('the dialog takes the path', async () => {
    if ((await input.isVisible()) && (await input.inputValue()) !== file) await input.fill(file);
    try {
      await input.press('Enter', { timeout: 5000 });
      await input.waitFor({ state: 'hidden', timeout: 5000 });
      return true;
    } catch {
      return fs.existsSync(file);
    }
  });
}

/** Whether everything that the dialog lists is in the folder of a file. */
async function isFolderShown(window: VsCodeWindow, file: string): Promise<boolean> {
  const [up, ...rows] = await quickPickRows(window);
  const names = new Set(fs.readdirSync(path.dirname(file)));
  return up?.label === '..' && rows.every(({ label }) => names.has(label));
}

/** Waits for the dialog, and returns the path it proposes. */
export async function waitForSaveDialog(window: VsCodeWindow): Promise<string> {
  const ok = window.page.locator('.quick-input-widget .monaco-button', { hasText: 'OK' });
  await ok.first().waitFor();
  const input = await waitForQuickInput(window, '');
  await until('the dialog proposes a place', async () => {
    const rows = await quickPickRows(window);
    return rows[0]?.label === '..' && path.isAbsolute(await input.inputValue());
  });
  return input.inputValue();
}

/** What `policy-annotator export` writes for the window's folder. */
export function commandLineExport(
  window: VsCodeWindow,
  format: string,
  ...options: readonly string[]
): Buffer {
  const file = path.join(exportFolder(window), `command-line.${formatOf(format).extension}`);
  writeFromCommandLine(window, format, file, options);
  return fs.readFileSync(file);
}

/** The file that it writes beside a table of this name. */
export function commandLineMetadata(window: VsCodeWindow, format: string, name: string): string {
  const file = path.join(exportFolder(window), name);
  writeFromCommandLine(window, format, file);
  return fs.readFileSync(metadataName(file), 'utf8');
}

function writeFromCommandLine(
  window: VsCodeWindow,
  format: string,
  file: string,
  options: readonly string[] = [],
): void {
  const program = inRoot('dist', 'policy-annotator.js');
  const given = ['export', window.folder, '--format', format, '--out', file, '--quiet', ...options];
  execFileSync(process.execPath, [program, ...given]);
}

/** A new, empty folder outside the corpus, which is removed with the window. */
export function exportFolder({ dataFolder }: VsCodeWindow): string {
  return fs.mkdtempSync(path.join(path.dirname(dataFolder), 'export-'));
}

export function formatOf(id: string) {
  const format = OFFERED_FORMATS.find((one) => one.id === id);
  if (format === undefined) throw new Error(`There is no format ${id}`);
  return format;
}
