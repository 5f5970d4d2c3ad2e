import { CODES_BLIND, COUNTS } from '../words/shared';
import type { CoderState } from '../filter/analysisState';
import type { ComparedCoders, RefusedComparison } from '../intercoder/comparedCoders';
import { countedReadings, refusalText } from '../intercoder/countedReadings';
import { plainText } from '../words/countedText';
import type { Localizer } from '../words/localizer';
import { joinCounts } from '../words/nameLabels';
import type { Nothing, PanelData } from './panel';
import { panelTabs, panelWords } from './panelWords';
import { coderTab, TABS } from './tabs/tabs';

/** What is known about intercoder agreement: the comparison, or why there is none. */
export type IntercoderContent =
  | ComparedCoders
  | RefusedComparison
  /** The user may not see what others coded. */
  | { readonly kind: 'blind' }
  /** The share that is done, 0 to 1. */
  | { readonly kind: 'running'; readonly done: number };

/** The content of the panel in a tab of what coders coded. Its choice of coders takes the place of
 * the filter. */
export function coderPanel(
  content: IntercoderContent,
  state: CoderState,
  localizer: Localizer,
): PanelData {
  const page = { state, tabs: panelTabs(localizer), words: panelWords(localizer) };
  const bare = { kind: 'data', ...page, filter: undefined, otherSide: undefined } as const;
  if (content.kind !== 'compared') {
    return { ...bare, counts: '', remarks: [], body: nothingOf(content, localizer) };
  }
  return {
    ...bare,
    counts: joinCounts(
      localizer.text(COUNTS.articles, content.units.articles.length),
      localizer.text(['{0} disputed passage', '{0} disputed passages'], content.disputed.length),
    ),
    remarks: countedReadings(content, localizer).map(plainText),
    body: coderTab(state.view).body(content, state, localizer),
  };
}

function nothingOf(
  content: Exclude<IntercoderContent, ComparedCoders>,
  localizer: Localizer,
): Nothing {
  switch (content.kind) {
    case 'blind':
      return { kind: 'nothing', text: localizer.text(CODES_BLIND) };
    case 'running':
      return {
        kind: 'nothing',
        text: localizer.text('Comparing coders: {0}%', Math.floor(content.done * 100)),
      };
    case 'refused':
      return { kind: 'nothing', ...refusalText(content, localizer) };
  }
}

/** The tab as a page of text. */
export function coderText(
  content: IntercoderContent,
  state: CoderState,
  localizer: Localizer,
): string {
  const head = [localizer.text(TABS[state.view].name), ''];
  if (content.kind !== 'compared') {
    return [...head, nothingOf(content, localizer).text, ''].join('\n');
  }
  const tab = coderTab(state.view);
  const lines = tab.lines(localizer, tab.body(content, state, localizer));
  return [...head, ...countedReadings(content, localizer), '', ...lines, ''].join('\n');
}
