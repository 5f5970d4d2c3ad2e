import * as vscode from 'vscode';
import { readPanelMessage, type PanelMessage } from '../../../core';
import { commandStep, notify } from '../../host/notify';
import type { Services } from '../../services';
import { panelPage, panelResources } from './panelPage';

export const PANEL_TYPE = 'policyAnnotator.analysis';

/** A page that sends nothing for this long is opened once more: VS Code may wait forever for the
 * service worker of a page (microsoft/vscode#125993), and a new page finds it there. Then it cannot
 * be loaded here. */
const PATIENCE_MS = 10_000;

type Place = Parameters<typeof vscode.window.createWebviewPanel>[2];

export interface PanelEvents {
  received(message: PanelMessage): unknown;
  /** The page is gone: the panel was closed or hidden. */
  lost(): void;
}

/** The web view of the panel, with a page in it that is loaded again when it is shown again. */
export class PanelWindow {
  #panel: vscode.WebviewPanel | undefined;
  #hasPage = false;
  readonly #waiting: (() => void)[] = [];
  readonly #services: Services;
  readonly #events: PanelEvents;

  constructor(services: Services, events: PanelEvents) {
    this.#services = services;
    this.#events = events;
  }

  get isOpen(): boolean {
    return this.#panel !== undefined;
  }

  get isVisible(): boolean {
    return this.#panel?.visible === true;
  }

  /** Its page is shown, and has reported that it is ready. */
  get isReady(): boolean {
    return this.isVisible && this.#hasPage;
  }

  setTitle(title: string): void {
    if (this.#panel) this.#panel.title = title;
  }

  post(message: unknown): void {
    void this.#panel?.webview.postMessage(message);
  }

  reveal(): void {
    this.#panel?.reveal();
  }

  open(title: string): void {
    if (this.#panel) this.reveal();
    else this.adopt(newPanel(title));
  }

  /** To be called when the page reports that it is ready. */
  pageReady(): void {
    this.#hasPage = true;
    this.#stopWaiting();
  }

  /** Waits until the page is ready, or the panel is closed. */
  async ready(): Promise<void> {
    if (this.#hasPage) return;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Another group of editors than the panel's, so that both are seen; it is created if there is
   * none. */
  columnBeside(): vscode.ViewColumn {
    const own = this.#panel?.viewColumn;
    const other = vscode.window.tabGroups.all.find(({ viewColumn }) => viewColumn !== own);
    return other?.viewColumn ?? vscode.ViewColumn.Beside;
  }

  /** Shows the page in a panel, in place of the former one. */
  adopt(opened: vscode.WebviewPanel, isLastTry = false): void {
    const former = this.#panel;
    this.#panel = opened;
    this.#hasPage = false;
    former?.dispose();
    const { guard, extension } = this.#services;
    const { webview } = opened;
    webview.options = { enableScripts: true, localResourceRoots: [panelResources(extension)] };
    const late = setTimeout(() => this.#tryAgain(opened, isLastTry), PATIENCE_MS);
    const listeners = vscode.Disposable.from(
      guard.on(webview.onDidReceiveMessage, (sent: unknown) => {
        const message = readPanelMessage(sent);
        if (message && this.#panel === opened) return this.#events.received(message);
        return undefined;
      }),
      // A hidden page is discarded and loaded again when it is next shown: then it reports that it
      // is ready.
      guard.on(opened.onDidChangeViewState, () => {
        if (opened.visible) return;
        this.#hasPage = false;
        this.#events.lost();
      }),
    );
    opened.onDidDispose(() => {
      listeners.dispose();
      clearTimeout(late);
      if (this.#panel !== opened) return;
      this.#panel = undefined;
      this.#events.lost();
      this.#stopWaiting();
    });
    webview.html = panelPage(webview, extension);
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #tryAgain(opened: vscode.WebviewPanel, isLastTry: boolean): void {
    if (this.#panel !== opened || !opened.visible || this.#hasPage) return;
    if (isLastTry) {
      void warnUnavailable();
      return;
    }
    const { title, viewColumn = vscode.ViewColumn.Active, active } = opened;
    // Who types elsewhere by now goes on there.
    this.adopt(newPanel(title, { viewColumn, preserveFocus: !active }), true);
  }

  #stopWaiting(): void {
    for (const done of this.#waiting.splice(0)) done();
  }
}

function newPanel(title: string, place: Place = vscode.ViewColumn.Active): vscode.WebviewPanel {
  return vscode.window.createWebviewPanel(PANEL_TYPE, title, place);
}

/** Web views need a service worker, which a browser has over a secure connection only. */
export function warnUnavailable(): Promise<void> {
  return notify(
    'warning',
    vscode.l10n.t(
      'This window cannot show web views, so the board cannot be shown. The Disagreements view lists the same disagreements with their quotes.',
    ),
    commandStep(vscode.l10n.t('Show Disagreements'), 'policyAnnotator.disagreements.focus'),
  );
}
