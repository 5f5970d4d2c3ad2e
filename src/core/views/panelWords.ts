import type { Voice } from './voice';
import type { WordKey } from './words';

/** The words that the web view itself needs: it has none of its own, so that all are translated. */
const PANEL_WORDS = [
  'board',
  'matrix',
  'timeline',
  'network',
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
  'ties by',
  'normalization',
  'least weight',
  'show isolates',
  'groups by',
  'legend',
  'legend width',
  'actor nodes',
  'issue nodes',
  'node head',
  'group head',
  'ties head',
  'statements head',
  'nodes list',
  'tied with',
  'tied with nobody',
  'choose a node',
  'show timeline of',
  'zoom in',
  'zoom out',
  'zoom all',
  'picture keys',
  'what is drawn',
] as const satisfies readonly WordKey[];

export type PanelWords = Readonly<Record<(typeof PANEL_WORDS)[number], string>>;

export function panelWords(voice: Voice): PanelWords {
  const said = PANEL_WORDS.map((key) => [key, voice.say(key)] as const);
  return Object.fromEntries(said) as PanelWords;
}
