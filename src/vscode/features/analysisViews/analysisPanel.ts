import * as vscode from 'vscode';
import {
  type AnalysisState,
  type AnalysisView,
  DEFAULT_ANALYSIS_STATE,
  type DrawPng,
  type FocusNumber,
  isPositionState,
  type PanelMessage,
  TABS,
} from '../../../core';
import { onDidDerive } from '../../derived/factsStore';
import { localizer } from '../../derived/viewContext';
import type { Services } from '../../services';
import { showDocumentation } from '../../ui/documentation';
import type { AnalysisStates } from './analysisState';
import type { Comparisons } from './comparisons';
import { openCounted } from './openCounted';
import { openPosition, openReading } from './openWords';
import { panelContents } from './panelContents';
import { PanelWindow, warnUnavailable } from './panelWindow';

const REFRESH_MS = 150;
/** A refresh waits this many times as long as the last one took, so that it never fills the host's
 * time. */
const REFRESH_SHARE = 4;

/** The one panel of the analysis views, which are tabs in it. It shows the active corpus, as the
 * trees do. */
export class AnalysisPanel {
  readonly #services: Services;
  readonly #states: AnalysisStates;
  readonly #comparisons: Comparisons;
  readonly #window: PanelWindow;
  readonly #following: vscode.Disposable;
  #width = 900;
  /** The number of the last refresh. */
  #asked = 0;
  #pause = REFRESH_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #drawn: ((bytes: Uint8Array | undefined) => void) | undefined;

  constructor(services: Services, states: AnalysisStates, comparisons: Comparisons) {
    this.#services = services;
    this.#states = states;
    this.#comparisons = comparisons;
    this.#window = new PanelWindow(services, {
      received: (message) => this.#answer(message),
      lost: () => this.#finishDrawing(undefined),
    });
    const refreshSoon = (): void => this.#refreshSoon();
    this.#following = vscode.Disposable.from(
      services.corpora.onDidChange(refreshSoon),
      onDidDerive(refreshSoon),
      services.guard.on(vscode.workspace.onDidChangeConfiguration, (event) => {
        if (event.affectsConfiguration('policyAnnotator')) refreshSoon();
      }),
    );
  }

  /** Opens it, or brings it to the front, with a change of what is shown. */
  async show(change: Partial<AnalysisState>): Promise<void> {
    const loaded = this.#services.corpora.active;
    const state = loaded ? await this.#states.change(loaded, change) : DEFAULT_ANALYSIS_STATE;
    try {
      this.#window.open(titleOf(state.view));
    } catch (error) {
      this.#services.log.error('the analysis panel', error);
      await warnUnavailable();
      return;
    }
    await this.#refresh();
  }

  /** Takes over a panel that the editor restored after a reload. */
  restore(panel: vscode.WebviewPanel): void {
    this.#window.adopt(panel);
  }

  /** Another group of editors than the panel's, so that both are seen. */
  readonly columnBeside = (): vscode.ViewColumn => this.#window.columnBeside();

  /** The picture as PNG, drawn in the panel; undefined where it could not be drawn. */
  async drawPng(order: Omit<DrawPng, 'kind'>): Promise<Uint8Array | undefined> {
    this.#window.open(titleOf('board'));
    await this.#window.ready();
    // One drawing at a time: a request for an earlier one gets undefined.
    this.#finishDrawing(undefined);
    if (!this.#window.isOpen) return undefined;
    const bytes = new Promise<Uint8Array | undefined>((resolve) => {
      this.#drawn = resolve;
    });
    this.#window.post({ kind: 'drawPng', ...order } satisfies DrawPng);
    return bytes;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#following.dispose();
    this.#window.dispose();
  }

  /** Shows the latest state; work under way for an earlier one is cancelled. */
  async #refresh(): Promise<void> {
    const mine = ++this.#asked;
    const isOld = (): boolean => mine !== this.#asked || !this.#window.isReady;
    if (isOld()) return;
    const started = performance.now();
    let isFirst = true;
    const contents = panelContents(
      this.#services,
      this.#states,
      this.#comparisons,
      this.#width,
      isOld,
    );
    for await (const data of contents) {
      // A comparison of coders shows its progress first.
      if (isFirst || !isPositionState(data.state)) {
        this.#pause = Math.max(REFRESH_MS, REFRESH_SHARE * (performance.now() - started));
      }
      isFirst = false;
      if (isOld()) return;
      this.#window.setTitle(titleOf(data.state.view));
      this.#window.post(data);
    }
  }

  #refreshSoon(): void {
    if (!this.#window.isOpen) return;
    clearTimeout(this.#timer);
    const { guard } = this.#services;
    this.#timer = setTimeout(
      () => guard.run('showing the analysis', () => this.#refresh()),
      this.#pause,
    );
  }

  async #answer(message: PanelMessage): Promise<void> {
    const services = this.#services;
    switch (message.kind) {
      case 'ready':
        this.#width = message.width;
        this.#window.pageReady();
        return this.#refresh();
      case 'change':
        return this.#change(message.change);
      case 'open':
        return openPosition(services, message, this.columnBeside);
      case 'openReading':
        return openReading(services, message, this.columnBeside);
      case 'counted':
        if (await openCounted(services, this.#states, message.counted, this.columnBeside)) {
          this.#returnToNumber();
        }
        return;
      case 'export':
        return run('exportPicture', message.format);
      case 'exportAgreement':
        return run('exportAgreement', message.what);
      case 'compareDates':
        return run('compareDates');
      case 'command':
        return run(message.command);
      case 'text':
        return run('showAnalysisAsText');
      case 'documentation':
        return showDocumentation(services.extension, message.page);
      case 'png':
        this.#finishDrawing(message.bytes);
        return;
    }
  }

  async #change(change: unknown): Promise<void> {
    const loaded = this.#services.corpora.active;
    if (!loaded) return;
    await this.#states.change(loaded, change);
    await this.#refresh();
  }

  /** Escape leads back to the number from which the list was opened. */
  #returnToNumber(): void {
    if (!this.#window.isVisible) return;
    this.#window.reveal();
    this.#window.post({ kind: 'focusNumber' } satisfies FocusNumber);
  }

  #finishDrawing(bytes: Uint8Array | undefined): void {
    this.#drawn?.(bytes);
    this.#drawn = undefined;
  }
}

async function run(command: string, ...args: readonly unknown[]): Promise<void> {
  await vscode.commands.executeCommand(`policyAnnotator.${command}`, ...args);
}

function titleOf(view: AnalysisView): string {
  return localizer.text(TABS[view].title);
}
