import type { CoderView, PositionView } from '../../filter/analysisState';
import { boardTab } from './boardTab';
import { intercoderTab } from './intercoderTab';
import { matrixTab } from './matrixTab';
import { networkTab } from './networkTab';
import type { CoderTab, PositionTab } from './tab';
import { timelineTab } from './timelineTab';

const POSITION_TABS = {
  board: boardTab,
  matrix: matrixTab,
  timeline: timelineTab,
  network: networkTab,
} satisfies { readonly [View in PositionView]: PositionTab<{ readonly kind: View }> };

const CODER_TABS = {
  intercoder: intercoderTab,
} satisfies { readonly [View in CoderView]: CoderTab<{ readonly kind: View }> };

/** Every tab of the panel, in their order. */
export const TABS = { ...POSITION_TABS, ...CODER_TABS };

type Tabs = typeof TABS;

/** What the page draws of a tab. */
type BodyOf<View extends keyof Tabs> =
  ReturnType<Tabs[View]['body']> extends infer Made
    ? Made extends Generator<unknown, infer Body>
      ? Body
      : Made
    : never;

export type PositionBody = { [View in PositionView]: BodyOf<View> }[PositionView];

export type CoderBody = { [View in CoderView]: BodyOf<View> }[CoderView];

type KeysOf<Words> = Words extends unknown ? keyof Words : never;

export type TabWord = KeysOf<Tabs[keyof Tabs]['words']>;

/** A tab of positions. Its body is given to it alone. */
export function positionTab(view: PositionView): PositionTab<PositionBody> {
  return POSITION_TABS[view];
}

export function coderTab(view: CoderView): CoderTab<CoderBody> {
  return CODER_TABS[view];
}
