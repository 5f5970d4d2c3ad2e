import type { PanelMessage } from '../../core/webview';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();

/** Sends the host a request of the user. */
export function send(message: PanelMessage): void {
  api.postMessage(message);
}

/** Changes the state that all views share; an undefined value empties its key. */
export function change(changes: Readonly<Record<string, string | undefined>>): void {
  // A message drops what is undefined, so null replaces it.
  const entries = Object.entries(changes).map(([key, value]) => [key, value ?? null] as const);
  send({ kind: 'change', change: Object.fromEntries(entries) });
}

/** Scroll positions, kept while the tab is hidden, since the page is then loaded again. */
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
