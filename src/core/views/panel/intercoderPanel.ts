import type { AnalysisState } from '../filter/analysisState';
import type { ComparedCoders, RefusedComparison } from '../intercoder/comparedCoders';
import { countedReadings, refusalText } from '../intercoder/countedReadings';
import { intercoderLines } from '../intercoder/intercoderText';
import { intercoderView } from '../intercoder/intercoderView';
import { plainText } from '../words/countedText';
import type { Localizer } from '../words/localizer';
import type { Nothing, PanelData } from './panel';
import { panelWords } from './panelWords';

/** What is known about intercoder agreement: the comparison, or why there is none. */
export type IntercoderContent =
  | ComparedCoders
  | RefusedComparison
  /** The user may not see what others coded. */
  | { readonly kind: 'blind' }
  /** The share that is done, 0 to 1. */
  | { readonly kind: 'running'; readonly done: number };

/** The content of the panel in the tab of intercoder agreement. Its choice of coders takes the
 * place of the filter. */
export function intercoderPanel(
  content: IntercoderContent,
  state: AnalysisState,
  localizer: Localizer,
): PanelData {
  const words = panelWords(localizer);
  const bare = { kind: 'data', state, words, filter: undefined, otherSide: undefined } as const;
  if (content.kind !== 'compared') {
    return { ...bare, pairs: '', remarks: [], body: nothingOf(content, localizer) };
  }
  return {
    ...bare,
    pairs: localizer.text('disputed passages', content.disputed.length),
    remarks: countedReadings(content, localizer).map(plainText),
    body: intercoderView(content, state, localizer),
  };
}

function nothingOf(
  content: Exclude<IntercoderContent, ComparedCoders>,
  localizer: Localizer,
): Nothing {
  switch (content.kind) {
    case 'blind':
      return { kind: 'nothing', text: localizer.text('refused blind') };
    case 'running':
      return {
        kind: 'nothing',
        text: localizer.text('comparing coders', Math.floor(content.done * 100)),
      };
    case 'refused':
      return { kind: 'nothing', ...refusalText(content, localizer) };
  }
}

/** The tab as a page of text. */
export function intercoderText(
  content: IntercoderContent,
  state: AnalysisState,
  localizer: Localizer,
): string {
  const head = [localizer.text('intercoder'), ''];
  if (content.kind !== 'compared') {
    return [...head, nothingOf(content, localizer).text, ''].join('\n');
  }
  const view = intercoderView(content, state, localizer);
  const lines = [...countedReadings(content, localizer), '', ...intercoderLines(localizer, view)];
  return [...head, ...lines, ''].join('\n');
}
