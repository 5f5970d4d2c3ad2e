import { askHelper } from './helper';
import type { VsCodeWindow } from './window';

/** The four kinds of themes: the beginnings or ends of the names of VS Code's own, and the class of
 * a window that shows one. */
const themes = {
  light: { names: ['Light Modern', 'Default Light Modern'], className: 'vs' },
  dark: { names: ['Dark Modern', 'Default Dark Modern'], className: 'vs-dark' },
  highContrastDark: { names: ['Default High Contrast'], className: 'hc-black' },
  highContrastLight: { names: ['Default High Contrast Light'], className: 'hc-light' },
} as const;

export type ThemeName = keyof typeof themes;

/** Changes the user's settings, and waits until the extension host has them; `undefined` removes
 * one. */
export async function changeSettings(
  window: VsCodeWindow,
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  // JSON has no `undefined`.
  const entries = Object.entries(changes).map(([name, value]): [string, unknown] => [
    name,
    value ?? null,
  ]);
  await askHelper(window, { kind: 'settings', settings: Object.fromEntries(entries) });
}

/** Switches the colour theme, and waits until it is drawn. */
export async function setTheme(window: VsCodeWindow, theme: ThemeName): Promise<void> {
  const { names, className } = themes[theme];
  // VS Code 1.139 and 1.100 have different names for the same theme.
  const name = window.version.startsWith('1.100.') ? names[names.length - 1] : names[0];
  await changeSettings(window, { 'workbench.colorTheme': name });
  await window.page.locator(`.monaco-workbench.${className}`).first().waitFor();
}

/** Changes the size of the window, in CSS pixels. */
export async function resizeWindow(
  window: VsCodeWindow,
  width: number,
  height: number,
): Promise<void> {
  await window.page.setViewportSize({ width, height });
}
