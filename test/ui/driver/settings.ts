import { writeSettings } from '../../../scripts/lib/vscodeServer.mjs';
import type { VsCodeWindow } from './window';

/** The four kinds of themes, by names that VS Code has built in since the oldest supported version. */
export const themes = {
  light: { name: 'Default Light Modern', className: 'vs' },
  dark: { name: 'Default Dark Modern', className: 'vs-dark' },
  highContrastDark: { name: 'Default High Contrast', className: 'hc-black' },
  highContrastLight: { name: 'Default High Contrast Light', className: 'hc-light' },
} as const;

export type ThemeName = keyof typeof themes;

/**
 * Changes the user's settings; `undefined` removes one. The window follows a moment later: wait for what the setting changes.
 */
export function changeSettings(
  window: VsCodeWindow,
  changes: Readonly<Record<string, unknown>>,
): void {
  window.settings = { ...window.settings, ...changes };
  writeSettings(window.dataFolder, window.settings);
}

/** Switches the colour theme, and waits until it is drawn. */
export async function setTheme(window: VsCodeWindow, theme: ThemeName): Promise<void> {
  const { name, className } = themes[theme];
  changeSettings(window, { 'workbench.colorTheme': name });
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
