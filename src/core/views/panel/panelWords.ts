import { ANALYSIS_VIEWS, type AnalysisView } from '../filter/analysisState';
import type { Localizer } from '../words/localizer';
import { phrases, type Phrase } from '../../util/phrase';
import { TABS, type TabWord } from './tabs/tabs';

/** The words for the web view, which has none of its own, so that all are translated; each tab adds
 * its own. */
const PAGE_WORDS = phrases({
  'analysis views': 'Analysis views',
  'sort by': 'Sort by',
  'open definitions': 'How this is defined',
  'more in documentation': 'More in the documentation',
  'from day': 'From',
  'to day': 'To',
  'whole time': 'All Dates',
  'no dates': 'No position has a date, so no time window can be set.',
  'what counts': 'What counts',
  filter: 'Filter',
  'filter nothing': 'Filter: none',
  'rest of counts': 'What counts, and what is excluded',
  'filter actor': 'Actor',
  'chosen actor means':
    'Shows the issues of an actor with both sides, but only pairs that include the actor',
  'filter organization': 'Organization',
  'filter coder': 'Coder',
  'filter status': 'Status',
  'filter query': 'Search',
  'filter query hint': 'as in Find Positions…: tag:trade -act:deny',
  everybody: 'All',
  'clear filter': 'Clear Filter',
  'export svg': 'SVG',
  'export png': 'PNG',
  'export picture': 'Export as a picture',
  'show as text': 'Show as Text',
  'as text': 'Text',
  legend: 'Legend',
  'zoom in': 'Zoom In',
  'zoom out': 'Zoom Out',
  'zoom all': 'Show All',
});

export type PanelWords = Readonly<Record<keyof typeof PAGE_WORDS | TabWord, string>>;

export function panelWords(localizer: Localizer): PanelWords {
  // With their gaps, which the page fills.
  const texts = [PAGE_WORDS, ...Object.values(TABS).map(({ words }) => words)].flatMap(
    (words): [string, Phrase][] => Object.entries(words),
  );
  return Object.fromEntries(texts.map(([key, text]) => [key, localizer.text(text)])) as PanelWords;
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
    name: localizer.text(TABS[view].name),
    isPicture: 'picture' in TABS[view],
  }));
}
