import fs from 'node:fs';
import type { Locator } from 'playwright-core';
import { inRoot } from '../../../scripts/lib/places.mjs';
import { PATIENCE, persist, POLLING } from './pause';
import type { VsCodeWindow } from './window';

/** What a row of a quick pick shows. */
export interface QuickPickRow {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

function read(file: string): unknown {
  return JSON.parse(fs.readFileSync(inRoot(file), 'utf8'));
}

const { contributes } = read('package.json') as {
  contributes: {
    menus: Readonly<
      Record<
        'policyAnnotator.more' | 'commandPalette',
        readonly { command: string; when: string }[]
      >
    >;
  };
};

/** What only *More Commands…* lists, by the title that the palette would show,
 * in both languages. */
const LISTED: ReadonlyMap<string, { title: string; by: string }> = new Map(
  ['package.nls.json', 'package.nls.de.json'].flatMap((file) => {
    const texts = read(file) as Readonly<Record<string, string>>;
    const titleOf = (id: string): string => texts[id.replace('policyAnnotator', 'command')] ?? '';
    const by = `Policy Annotator: ${titleOf('policyAnnotator.moreCommands')}`;
    const palette = contributes.menus.commandPalette.filter(({ when }) => when !== 'false');
    const more = contributes.menus['policyAnnotator.more'].filter(
      ({ command }) => !palette.some((one) => one.command === command),
    );
    return more.map(({ command }) => {
      const title = titleOf(command);
      return [`Policy Annotator: ${title}`, { title, by }] as const;
    });
  }),
);

const widget = '.quick-input-widget';
const rowsOf = `${widget} .quick-input-list .monaco-list-row`;

/** Runs a command through the command palette, by its title as the palette shows it ("Policy
 * Annotator: Export…"). One that the palette leaves to *More Commands…* is run through that. */
export async function runCommand(window: VsCodeWindow, title: string): Promise<void> {
  const listed = LISTED.get(title);
  if (listed === undefined) {
    await runFromPalette(window, title);
    return;
  }
  await runFromPalette(window, listed.by);
  const { page } = window;
  await page.locator(`${widget} input.input`).fill(listed.title);
  const row = page.locator(rowsOf).filter({ has: page.getByText(listed.title, { exact: true }) });
  await row.first().click({ timeout: PATIENCE });
}

async function runFromPalette(window: VsCodeWindow, title: string): Promise<void> {
  const { page } = window;
  const row = page.locator(rowsOf).filter({ has: page.getByText(title, { exact: true }) });
  // VS Code decides when the list opens what it offers, which may be a moment too early.
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    await openPalette(window, title);
    if ((await isShown(row.first())) || Date.now() > deadline) break;
    await closePalette(window);
  }
  await row.first().click({ timeout: 5000 });
}

/** The titles that the palette offers for the typed text: to test that a command is absent. */
export async function paletteTitles(window: VsCodeWindow, typed: string): Promise<string[]> {
  await openPalette(window, typed);
  await window.page.locator(rowsOf).first().waitFor();
  const titles = (await quickPickRows(window)).map((row) => row.label);
  await closePalette(window);
  return titles;
}

async function openPalette({ page }: VsCodeWindow, typed: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator(`${widget} input.input`).fill(`>${typed}`);
}

async function closePalette(window: VsCodeWindow): Promise<void> {
  await window.page.keyboard.press('Escape');
  await waitForNoQuickInput(window);
}

/** Whether it is there within five seconds. */
function isShown(row: Locator): Promise<boolean> {
  return row.waitFor({ timeout: 5_000 }).then(
    () => true,
    () => false,
  );
}

/** Waits for a quick pick or input box by its placeholder, its title or its prompt, and gives its
 * input field. */
export async function waitForQuickInput(
  window: VsCodeWindow,
  stated: string,
  timeout = PATIENCE,
): Promise<Locator> {
  const { page } = window;
  const isStated = (text: string): boolean => {
    const shown = document.querySelector<HTMLElement>('.quick-input-widget');
    if (shown === null || shown.style.display === 'none') return false;
    const placeholder = shown.querySelector<HTMLInputElement>('input.input')?.placeholder ?? '';
    const title = shown.querySelector('.quick-input-title')?.textContent ?? '';
    const message = shown.querySelector('.quick-input-message')?.textContent ?? '';
    return [placeholder, title, message].some((place) => place.includes(text));
  };
  await page.waitForFunction(isStated, stated, { timeout, polling: POLLING });
  return page.locator(`${widget} input.input`);
}

/** The title, placeholder, prompt or error message, and the typed text of the open quick input. */
export async function quickInputTexts(window: VsCodeWindow): Promise<{
  readonly title: string;
  readonly placeholder: string;
  readonly message: string;
  readonly typed: string;
}> {
  const shown = window.page.locator(widget);
  const input = shown.locator('input.input').first();
  return {
    title: (await shown.locator('.quick-input-title').first().textContent()) ?? '',
    placeholder: (await input.getAttribute('placeholder')) ?? '',
    message: (await shown.locator('.quick-input-message').first().textContent()) ?? '',
    typed: await input.inputValue(),
  };
}

/** The rows in view, from the top (VS Code draws only those that fit). */
export async function quickPickRows(window: VsCodeWindow): Promise<QuickPickRow[]> {
  return window.page.locator(rowsOf).evaluateAll((rows) =>
    rows
      .sort((a, b) => Number(a.getAttribute('data-index')) - Number(b.getAttribute('data-index')))
      .map((row) => ({
        label: row.querySelector('.label-name')?.textContent ?? '',
        description: row.querySelector('.label-description')?.textContent ?? '',
        detail: row.querySelector('.quick-input-list-label-meta')?.textContent ?? '',
      })),
  );
}

/** Clicks the first row whose text contains this. */
export async function chooseRow(window: VsCodeWindow, text: string): Promise<void> {
  await window.page.locator(rowsOf, { hasText: text }).first().click();
}

/** Ticks the first row whose text contains this, in a quick pick of several. */
export async function tickRow(window: VsCodeWindow, text: string): Promise<void> {
  const row = window.page.locator(rowsOf, { hasText: text }).first();
  await row.locator('.quick-input-list-checkbox, .monaco-checkbox').first().click();
}

/** Replaces the typed text in the open quick input; the list filters as it does for a user. */
export async function typeInQuickInput(window: VsCodeWindow, text: string): Promise<void> {
  await window.page.locator(`${widget} input.input`).fill(text);
}

/** Presses Enter in the open quick input. */
export async function acceptQuickInput(window: VsCodeWindow): Promise<void> {
  await window.page.locator(`${widget} input.input`).press('Enter');
}

/** Presses Escape until the quick input is closed: a list that is about to come back after a
 * question gets no key that is pressed too early. */
export async function cancelQuickInput(window: VsCodeWindow): Promise<void> {
  await persist(async () => {
    await window.page.keyboard.press('Escape');
    // A later question of several leads back to the one before.
    await waitForNoQuickInput(window, 1_000);
  });
}

/** Waits until no quick input is open, and keys no longer go to the one that was. */
export async function waitForNoQuickInput(window: VsCodeWindow, timeout = PATIENCE): Promise<void> {
  const isLeft = (): boolean => {
    const shown = document.querySelector<HTMLElement>('.quick-input-widget');
    if (shown === null) return true;
    return shown.style.display === 'none' && !shown.contains(document.activeElement);
  };
  await window.page.waitForFunction(isLeft, undefined, { polling: POLLING, timeout });
}

/** Clicks a button of the quick input's title bar or, with `row`, of a row, by its tooltip
 * ("Back"). */
export async function clickQuickInputButton(
  window: VsCodeWindow,
  tooltip: string,
  row?: string,
): Promise<void> {
  const { page } = window;
  const place = row === undefined ? page.locator(widget) : page.locator(rowsOf, { hasText: row });
  if (row !== undefined) await place.first().hover();
  await place.first().locator(`.action-label[aria-label*="${tooltip}"]`).first().click();
}
