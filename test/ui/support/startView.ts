import { cancelQuickInput, quickPickRows, type VsCodeWindow } from '../driver';

const OURS = /^Policy Annotator: (?!Focus on)/;

/** The titles of the extension's commands in the palette, once the last one in alphabetical order
 * is drawn. */
export async function ourTitles(window: VsCodeWindow): Promise<string[]> {
  const { page } = window;
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input.input').fill('>Policy Annotator: ');
  const last = page.locator('.quick-input-list').getByText('Policy Annotator: Show Log');
  await last.first().waitFor();
  const rows = await quickPickRows(window);
  await cancelQuickInput(window);
  return rows.flatMap(({ label }) => (OURS.test(label) ? [label] : [])).sort();
}

/** The buttons of the start view, from the top. */
export async function buttonTexts(window: VsCodeWindow): Promise<string[]> {
  const buttons = window.page.locator('.part.sidebar .welcome-view-content .monaco-button');
  return (await buttons.allInnerTexts()).map((text) => text.trim());
}
