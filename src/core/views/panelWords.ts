import type { Voice } from './voice';
import type { WordKey } from './words';

/** The words that the web view itself needs: it has none of its own, so that all are translated. */
const PANEL_WORDS = [
  'board',
  'matrix',
  'timeline',
  'analysis views',
  'issues list',
  'sort by',
  'stated here',
  'one-sided here',
  'actors by issues',
  'quotes of cell',
  'timeline of',
  'an issue',
  'an actor',
  'compare dates',
  'from day',
  'to day',
  'whole time',
  'no dates',
  'what counts',
  'filter actor',
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
] as const satisfies readonly WordKey[];

export type PanelWords = Readonly<Record<(typeof PANEL_WORDS)[number], string>>;

export function panelWords(voice: Voice): PanelWords {
  const said = PANEL_WORDS.map((key) => [key, voice.say(key)] as const);
  return Object.fromEntries(said) as PanelWords;
}
