import { ANALYSIS_VIEWS, type AnalysisView } from '../filter/analysisState';
import type { Localizer } from '../words/localizer';
import type { WordKey } from '../words/words';
import { TABS, type TabWord } from './tabs/tabs';

/** The words for the web view, which has none of its own, so that all are translated; each tab adds
 * its own. */
const PAGE_WORDS = [
  'analysis views',
  'sort by',
  'open definitions',
  'more in documentation',
  'from day',
  'to day',
  'whole time',
  'no dates',
  'what counts',
  'filter',
  'filter nothing',
  'rest of counts',
  'filter actor',
  'chosen actor means',
  'filter organization',
  'filter coder',
  'filter status',
  'filter query',
  'filter query hint',
  'everybody',
  'clear filter',
  'export svg',
  'export png',
  'export picture',
  'show as text',
  'as text',
  'legend',
  'zoom in',
  'zoom out',
  'zoom all',
] as const satisfies readonly WordKey[];

export type PanelWords = Readonly<Record<(typeof PAGE_WORDS)[number] | TabWord, string>>;

export function panelWords(localizer: Localizer): PanelWords {
  // With their gaps, which the page fills.
  const keys: readonly WordKey[] = [
    ...PAGE_WORDS,
    ...Object.values(TABS).flatMap(({ words }) => words),
  ];
  return Object.fromEntries(keys.map((key) => [key, localizer.text(key)])) as PanelWords;
}

/** A tab as the page shows it. */
export interface PanelTab {
  readonly view: AnalysisView;
  readonly name: string;
  /** True if it can be exported as a picture. */
  readonly isPicture: boolean;
}

export function panelTabs(localizer: Localizer): readonly PanelTab[] {
  return ANALYSIS_VIEWS.map((view) => ({
    view,
    name: localizer.text(view),
    isPicture: 'picture' in TABS[view],
  }));
}
