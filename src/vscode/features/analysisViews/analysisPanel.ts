import * as vscode from 'vscode';
import {
  type AnalysisState,
  type AnalysisView,
  DEFAULT_ANALYSIS_STATE,
  type DrawPng,
  type FocusNumber,
  isPositionState,
  type PanelMessage,
  readPanelMessage,
  TABS,
} from '../../../core';
import type { AnalysisStates } from './analysisState';
import type { Comparisons } from './comparisons';
import { showDocumentation } from '../../ui/documentation';
import { onDidDerive } from '../../derived/factsStore';
import { localizer } from '../../derived/viewContext';
import { openCounted } from './openCounted';
import { openReading } from './openReading';
import { panelContents } from './panelContents';
import { panelPage, panelResources } from './panelPage';
import type { Services } from '../../services';
import { commandStep, notify } from '../../host/notify';

/** The one panel of the analysis views, which are tabs in it. It shows the active corpus, as the
 * trees do. */
export interface AnalysisPanel {
  /** Opens it, or brings it to the front, with a change of what is shown. */
  show(change: Partial<AnalysisState>): Promise<void>;
  /** Takes over a panel that the editor restored after a reload. */
  restore(panel: vscode.WebviewPanel): void;
  /** Another group of editors than the panel's, so that both are seen. */
  columnBeside(): vscode.ViewColumn;
  /** The picture as PNG, drawn in the panel; undefined where it could not be drawn. */
  drawPng(order: Omit<DrawPng, 'kind'>): Promise<Uint8Array | undefined>;
  dispose(): void;
}

export const PANEL_TYPE = 'policyAnnotator.analysis';

const REFRESH_MS = 150;
/** A refresh waits this many times as long as the last one took, so that it never fills the host's
 * time. */
const REFRESH_SHARE = 4;
/** A page that sends nothing for this long is opened once more: VS Code may wait forever for the
 * service worker of a page (microsoft/vscode#125993), and a new page finds it there. Then it cannot
 * be loaded here. */
const PATIENCE_MS = 10_000;

export function createAnalysisPanel(
  services: Services,
  states: AnalysisStates,
  comparisons: Comparisons,
): AnalysisPanel {
  const { corpora, guard } = services;
  let panel: vscode.WebviewPanel | undefined;
  let width = 900;
  let pause = REFRESH_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isReady = false;
  const waiting: (() => void)[] = [];
  let drawn: ((bytes: Uint8Array | undefined) => void) | undefined;

  const finishDrawing = (bytes: Uint8Array | undefined): void => {
    drawn?.(bytes);
    drawn = undefined;
  };

  let asked = 0;
  /** Shows the latest state; work under way for an earlier one is cancelled. */
  const refresh = async (): Promise<void> => {
    const mine = ++asked;
    const isOld = (): boolean => mine !== asked || !panel?.visible || !isReady;
    if (isOld()) return;
    const started = performance.now();
    let isFirst = true;
    for await (const data of panelContents(services, states, comparisons, width, isOld)) {
      // A comparison of coders shows its progress first.
      if (isFirst || !isPositionState(data.state)) {
        pause = Math.max(REFRESH_MS, REFRESH_SHARE * (performance.now() - started));
      }
      isFirst = false;
      if (!panel || isOld()) return;
      panel.title = titleOf(data.state.view);
      void panel.webview.postMessage(data);
    }
  };
  const refreshSoon = (): void => {
    if (!panel) return;
    clearTimeout(timer);
    timer = setTimeout(() => guard.run('showing the analysis', refresh), pause);
  };

  const changed = async (change: unknown): Promise<void> => {
    const loaded = corpora.active;
    if (!loaded) return;
    await states.change(loaded, change);
    await refresh();
  };

  /** Escape leads back to the number from which the list was opened. */
  const returnToNumber = (): void => {
    if (!panel?.visible) return;
    panel.reveal();
    const message: FocusNumber = { kind: 'focusNumber' };
    void panel.webview.postMessage(message);
  };

  const answer = async (message: PanelMessage): Promise<void> => {
    switch (message.kind) {
      case 'ready':
        width = message.width;
        isReady = true;
        for (const done of waiting.splice(0)) done();
        return refresh();
      case 'change':
        return changed(message.change);
      case 'open': {
        const loaded = corpora.active;
        // The page names what it was sent; the corpus may have changed since.
        if (!loaded?.corpus.index.article(message.article)) return;
        const { article, id } = message;
        return services.reveal.annotation(loaded, article, id, true, columnBeside(panel));
      }
      case 'openReading':
        return openReading(services, message, () => columnBeside(panel));
      case 'counted':
        if (await openCounted(services, states, message.counted, () => columnBeside(panel))) {
          returnToNumber();
        }
        return;
      case 'export':
        await vscode.commands.executeCommand('policyAnnotator.exportPicture', message.format);
        return;
      case 'exportAgreement':
        await vscode.commands.executeCommand('policyAnnotator.exportAgreement', message.what);
        return;
      case 'compareDates':
        await vscode.commands.executeCommand('policyAnnotator.compareDates');
        return;
      case 'command':
        await vscode.commands.executeCommand(`policyAnnotator.${message.command}`);
        return;
      case 'text':
        await vscode.commands.executeCommand('policyAnnotator.showAnalysisAsText');
        return;
      case 'documentation':
        await showDocumentation(services.extension, message.page);
        return;
      case 'png':
        finishDrawing(message.bytes);
        return;
    }
  };

  const adopt = (opened: vscode.WebviewPanel, isLastTry = false): void => {
    const former = panel;
    panel = opened;
    isReady = false;
    former?.dispose();
    const { webview } = opened;
    webview.options = {
      enableScripts: true,
      localResourceRoots: [panelResources(services.extension)],
    };
    const late = setTimeout(() => {
      if (panel !== opened || !opened.visible || isReady) return;
      if (isLastTry) void sayUnavailable();
      else {
        const { title, viewColumn = vscode.ViewColumn.Active, active } = opened;
        // Who types elsewhere by now goes on there.
        adopt(newPanel(title, { viewColumn, preserveFocus: !active }), true);
      }
    }, PATIENCE_MS);
    const listeners = vscode.Disposable.from(
      guard.on(webview.onDidReceiveMessage, (sent: unknown) => {
        const message = readPanelMessage(sent);
        if (message && panel === opened) return answer(message);
        return undefined;
      }),
      // A hidden page is discarded and loaded again when it is next shown: then it reports that it
      // is ready.
      guard.on(opened.onDidChangeViewState, () => {
        if (opened.visible) return;
        isReady = false;
        finishDrawing(undefined);
      }),
    );
    opened.onDidDispose(() => {
      listeners.dispose();
      clearTimeout(late);
      if (panel !== opened) return;
      panel = undefined;
      finishDrawing(undefined);
      for (const done of waiting.splice(0)) done();
    });
    webview.html = panelPage(webview, services.extension);
  };

  const open = (title: string): void => {
    if (panel) {
      panel.reveal();
      return;
    }
    adopt(newPanel(title));
  };

  const ready = (): Promise<void> =>
    new Promise((resolve) => {
      if (isReady) resolve();
      else waiting.push(resolve);
    });

  const following = vscode.Disposable.from(
    corpora.onDidChange(refreshSoon),
    onDidDerive(refreshSoon),
    guard.on(vscode.workspace.onDidChangeConfiguration, (event) => {
      if (event.affectsConfiguration('policyAnnotator')) refreshSoon();
    }),
  );

  return {
    show: async (change) => {
      const loaded = corpora.active;
      const state = loaded ? await states.change(loaded, change) : DEFAULT_ANALYSIS_STATE;
      try {
        open(titleOf(state.view));
      } catch (error) {
        services.log.error('the analysis panel', error);
        await sayUnavailable();
        return;
      }
      await refresh();
    },
    restore: (restored) => adopt(restored),
    columnBeside: () => columnBeside(panel),
    drawPng: async (order) => {
      open(titleOf('board'));
      await ready();
      // One drawing at a time: a request for an earlier one gets undefined.
      finishDrawing(undefined);
      if (!panel) return undefined;
      const bytes = new Promise<Uint8Array | undefined>((resolve) => {
        drawn = resolve;
      });
      const message: DrawPng = { kind: 'drawPng', ...order };
      void panel.webview.postMessage(message);
      return bytes;
    },
    dispose: () => {
      clearTimeout(timer);
      following.dispose();
      panel?.dispose();
    },
  };
}

type Place = Parameters<typeof vscode.window.createWebviewPanel>[2];

function newPanel(title: string, place: Place = vscode.ViewColumn.Active): vscode.WebviewPanel {
  return vscode.window.createWebviewPanel(PANEL_TYPE, title, place);
}

function titleOf(view: AnalysisView): string {
  return localizer.text(TABS[view].title);
}

/** Another group of editors than the panel's, so that both are seen; it is created if there is
 * none. */
function columnBeside(panel: vscode.WebviewPanel | undefined): vscode.ViewColumn {
  const groups = vscode.window.tabGroups.all;
  const other = groups.find(({ viewColumn }) => viewColumn !== panel?.viewColumn);
  return other?.viewColumn ?? vscode.ViewColumn.Beside;
}

/** Web views need a service worker, which a browser has over a secure connection only. */
function sayUnavailable(): Promise<void> {
  return notify(
    'warning',
    vscode.l10n.t(
      'This window cannot show web views, so the board cannot be shown. The Disagreements view lists the same disagreements with their quotes.',
    ),
    commandStep(vscode.l10n.t('Show Disagreements'), 'policyAnnotator.disagreements.focus'),
  );
}
