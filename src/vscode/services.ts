import type { Memento, Uri } from 'vscode';
import type { Journal, World } from '../project';
import type { Checks } from './checks';
import type { Concordances } from './concordances';
import type { Corpora } from './corpora';
import type { Disputes } from './disputes';
import type { Guard } from './guarded';
import type { LogChannel } from './log';
import type { Reveal } from './reveal';
import type { Said } from './said';
import type { SavedSearches } from './savedSearches';
import type { ShownTexts } from './shownTexts';
import type { ViewRegistry } from './viewRegistry';

/** What every feature is given. */
export interface Services {
  readonly checks: Checks;
  readonly concordances: Concordances;
  readonly corpora: Corpora;
  readonly disputes: Disputes;
  readonly guard: Guard;
  readonly journal: Journal;
  readonly log: LogChannel;
  readonly world: World;
  readonly reveal: Reveal;
  readonly views: ViewRegistry;
  readonly said: Said;
  readonly searches: SavedSearches;
  readonly shownTexts: ShownTexts;
  /** The extension's own folder, for icons and the example corpus. */
  readonly extension: Uri;
  /** What is remembered for this workspace: grouping, last export. */
  readonly memory: Memento;
}
