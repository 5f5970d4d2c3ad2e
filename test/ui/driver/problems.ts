import { PATIENCE, pause } from './pause';
import type { VsCodeWindow } from './window';

/** A row of the Problems panel. */
export interface Problem {
  /** The file's name. */
  readonly file: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly source: string;
  readonly code: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

const panel = '.markers-panel';

/** Opens the Problems panel, if it is closed. */
export async function openProblems(window: VsCodeWindow): Promise<void> {
  const { page } = window;
  if (await page.locator(panel).isVisible()) return;
  await page.keyboard.press('Control+Shift+M');
  await page.locator(panel).waitFor();
}

/** Closes the panel at the bottom, whatever it shows. */
export async function closePanel(window: VsCodeWindow): Promise<void> {
  const { page } = window;
  if (!(await page.locator('.part.panel').isVisible())) return;
  await page.keyboard.press('Control+J');
  await page.locator('.part.panel').waitFor({ state: 'hidden' });
}

/** Opens the panel and returns the problems drawn in it, file by file from the top. */
export async function problems(window: VsCodeWindow): Promise<Problem[]> {
  await openProblems(window);
  return window.page.locator(`${panel} .monaco-list-row`).evaluateAll(readProblems);
}

/** Waits until the Problems panel satisfies a condition, and returns its rows. A failure reports
 * the rows found. */
export async function waitForProblems(
  window: VsCodeWindow,
  areWanted: (rows: readonly Problem[]) => boolean,
): Promise<Problem[]> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const seen = await problems(window);
    if (areWanted(seen)) return seen;
    if (Date.now() > deadline) throw new Error(`Other problems: ${JSON.stringify(seen, null, 1)}`);
    await pause();
  }
}

/** Runs in the page. A row of level 1 is a file; those below it are its problems. */
function readProblems(rows: Element[]): Problem[] {
  const found: Problem[] = [];
  let file = '';
  const text = (row: Element, selector: string) => row.querySelector(selector)?.textContent ?? '';
  rows.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
  for (const row of rows) {
    if (row.getAttribute('aria-level') === '1') {
      file = text(row, '.label-name');
      continue;
    }
    const icon = row.querySelector('.marker-icon')?.className ?? '';
    const place = /(\d+)\D+(\d+)/.exec(text(row, '.marker-line'));
    found.push({
      file,
      severity: icon.includes('error') ? 'error' : icon.includes('warning') ? 'warning' : 'info',
      message: text(row, '.marker-message') || text(row, '.marker-message-line'),
      source: text(row, '.marker-source'),
      code: text(row, '.marker-code').replace(/^\(|\)$/g, ''),
      line: Number(place?.[1] ?? 0),
      column: Number(place?.[2] ?? 0),
    });
  }
  return found;
}
