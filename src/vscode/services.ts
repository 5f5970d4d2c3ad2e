import * as vscode from 'vscode';
import { createJournal, Emitter, type Journal, type Environment } from '../project';
import { createChecks, type Checks } from './corpora/checks';
import { createConcordances, type Concordances } from './corpora/concordances';
import { Corpora, type LoadedCorpus } from './corpora/corpora';
import { Disputes } from './corpora/disputes';
import { FollowedWork } from './derived/directedWork';
import { pulseContext } from './host/contexts';
import { createGuard, type Guard } from './host/guarded';
import { host } from './host/host';
import { createTextStore } from './documents/keptTexts';
import { createLog, type LogChannel } from './host/log';
import { createReveal, type Reveal } from './ui/reveal';
import { createLastChangeStatus, type LastChangeStatus } from './ui/lastChangeStatus';
import { createPreviewTexts, type PreviewTexts } from './ui/refactoring/previewTexts';
import { createSavedSearches, type SavedSearches } from './corpora/savedSearches';
import { createShownTexts, type ShownTexts } from './documents/shownTexts';
import { ViewRegistry } from './ui/views/viewRegistry';
import { createWalkthrough, type Walkthrough } from './host/walkthrough';
import { createEnvironment } from './host/environment';

/** The services that every feature receives. */
export interface Services {
  readonly checks: Checks;
  readonly concordances: Concordances;
  readonly corpora: Corpora;
  /** What coders have made of a study, for who directs it. */
  readonly directed: FollowedWork;
  readonly disputes: Disputes;
  readonly guard: Guard;
  readonly journal: Journal;
  readonly log: LogChannel;
  readonly environment: Environment;
  readonly previewTexts: PreviewTexts;
  readonly reveal: Reveal;
  readonly views: ViewRegistry;
  readonly lastChange: LastChangeStatus;
  /** Fires with a text that has no codebook and whose words are to be annotated. */
  readonly begun: Emitter<vscode.TextDocument>;
  /** Fires where an interrupted change of several files must be ended before another one. */
  readonly unfinished: Emitter<LoadedCorpus>;
  readonly searches: SavedSearches;
  readonly shownTexts: ShownTexts;
  readonly walkthrough: Walkthrough;
  /** The extension's own folder, for icons and the example corpus. */
  readonly extension: vscode.Uri;
  /** Values remembered for this workspace: grouping, last export. */
  readonly memory: vscode.Memento;
  /** The extension's folder on this computer, for all workspaces. */
  readonly storage: vscode.Uri;
}

/** `dispose` ends everything that lives as long as the extension. */
export function createServices(context: vscode.ExtensionContext): Services & { dispose(): void } {
  const storage = context.globalStorageUri;
  const log = createLog();
  const guard = createGuard(log, () => log.show());
  const environment = createEnvironment(log, host.process);
  const stored = (name: string): vscode.Uri => vscode.Uri.joinPath(storage, name);
  const journal = createJournal(host.journalStore(stored('journal')), environment.clock, log);
  const corpora = new Corpora(
    environment,
    journal,
    createTextStore(stored('texts'), log),
    stored('indexes'),
    context.workspaceState,
  );
  const services: Services = {
    checks: createChecks(),
    corpora,
    concordances: createConcordances(corpora, environment, guard),
    directed: new FollowedWork(corpora, environment, guard),
    disputes: new Disputes(log),
    guard,
    journal,
    log,
    environment,
    previewTexts: createPreviewTexts(),
    reveal: createReveal(),
    views: new ViewRegistry(),
    lastChange: createLastChangeStatus(),
    begun: new Emitter((error) => log.error('a listener of first annotations', error)),
    unfinished: new Emitter((error) => log.error('a listener of unfinished changes', error)),
    searches: createSavedSearches(context.workspaceState, corpora),
    shownTexts: createShownTexts(),
    walkthrough: createWalkthrough(context.globalState, (step) => pulseContext(`done.${step}`)),
    extension: context.extensionUri,
    memory: context.workspaceState,
    storage,
  };
  const withDelayedProgress = vscode.Disposable.from(
    log,
    services.concordances,
    corpora,
    services.directed,
    services.disputes,
    services.previewTexts,
    services.reveal,
    services.lastChange,
    services.begun,
    services.unfinished,
    services.searches,
    services.shownTexts,
  );
  return { ...services, dispose: () => void withDelayedProgress.dispose() };
}
