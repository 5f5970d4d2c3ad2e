import type { PanelMessage } from '../../core/webview';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();

/** Tells the host what somebody asked for. */
export function send(message: PanelMessage): void {
  api.postMessage(message);
}

/** A change of the state that all views share; what is undefined is emptied. */
export function change(changes: Readonly<Record<string, string | undefined>>): void {
  // A message drops what is undefined, and null says the same.
  const entries = Object.entries(changes).map(([key, value]) => [key, value ?? null] as const);
  send({ kind: 'change', change: Object.fromEntries(entries) });
}

/** How far things were scrolled, kept while the tab is behind others: the page is loaded anew then. */
export function rememberedScroll(): ReadonlyMap<string, number> {
  const state = api.getState();
  if (typeof state !== 'object' || state === null) return new Map();
  return new Map(
    Object.entries(state).filter((entry): entry is [string, number] => Number.isFinite(entry[1])),
  );
}

export function rememberScroll(places: ReadonlyMap<string, number>): void {
  api.setState(Object.fromEntries(places));
}
