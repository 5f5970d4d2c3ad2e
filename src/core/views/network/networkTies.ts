import type { ViewContext } from '../facts/facts';
import type { CountedLink } from '../words/countedText';
import type { SelectedTie } from './networkSelection';
import { weightText, type NetworkTies } from './networkTools';
import { type Phrase, phrases } from '../../util/phrase';

export interface ShownTie {
  /** Index into `nodes`. */
  readonly from: number;
  readonly to: number;
  /** True for disagreement and for a position against an issue: dashed. */
  readonly isOpposing: boolean;
  readonly weight: number;
  /** False outside the backbone: it is only shown with its nodes, and does not pull them. */
  readonly isDrawn: boolean;
  /** The width of its line, in pixels. */
  readonly width: number;
  /** How strongly it pulls its nodes together, from 0 to 1. */
  readonly pull: number;
  /** "agree", and "agree, 3" */
  readonly kind: string;
  readonly spoken: string;
  /** The positions that it is made from, to open. */
  readonly opens: CountedLink | undefined;
}

export interface TieLegend {
  readonly isOpposing: boolean;
  readonly name: string;
}

const MOST_WIDTH = 5;
/** The pull of a position against an issue: it also brings the actor near, but less. */
const PULL_AGAINST = 0.25;

/** A kind of tie, in the legend and beside its weight. */
interface TieWords {
  readonly legend: Phrase;
  readonly tie: Phrase;
}

const AGREE = phrases({ legend: 'agree', tie: 'agree, {0}' });
const DISAGREE = phrases({ legend: 'disagree', tie: 'disagree, {0}' });
const ACTORS = { tying: AGREE, opposing: DISAGREE };

const TIE_WORDS: Readonly<
  Record<NetworkTies, { readonly tying: TieWords; readonly opposing: TieWords }>
> = {
  agree: ACTORS,
  conflict: ACTORS,
  subtract: ACTORS,
  issues: {
    tying: phrases({ legend: 'for', tie: 'for, {0}' }),
    opposing: phrases({ legend: 'against', tie: 'against, {0}' }),
  },
  evaluations: {
    tying: phrases({ legend: 'positive evaluation', tie: 'positive evaluation, {0}' }),
    opposing: phrases({ legend: 'negative evaluation', tie: 'negative evaluation, {0}' }),
  },
};

/** The drawn ties, the heaviest first. */
export function shownTies(
  { localizer }: ViewContext,
  ties: readonly SelectedTie[],
  kind: NetworkTies,
  opens: (from: number, to: number) => CountedLink | undefined,
): readonly ShownTie[] {
  const most = Math.abs(ties[0]?.weight ?? 1);
  return ties.map(({ from, to, weight, isDrawn }) => {
    const isOpposing = kind === 'conflict' || weight < 0;
    const share = Math.abs(weight) / most;
    const { legend, tie } = TIE_WORDS[kind][isOpposing ? 'opposing' : 'tying'];
    // An evaluated actor, or an issue, is near even if the position is against it.
    const against = kind === 'issues' || kind === 'evaluations' ? PULL_AGAINST * share : 0;
    return {
      from,
      to,
      isOpposing,
      weight,
      isDrawn,
      width: Math.max(1, Math.round(MOST_WIDTH * share)),
      pull: isDrawn ? (weight < 0 ? against : share) : 0,
      kind: localizer.text(legend),
      spoken: localizer.text(tie, localizer.figure(weightText(weight))),
      opens: opens(from, to),
    };
  });
}

/** The meaning of solid and dashed lines. */
export function legendOf({ localizer }: ViewContext, ties: NetworkTies): readonly TieLegend[] {
  switch (ties) {
    case 'agree':
      return [{ isOpposing: false, name: localizer.text('agree') }];
    case 'conflict':
      return [{ isOpposing: true, name: localizer.text('disagree') }];
    case 'subtract':
      return [
        { isOpposing: false, name: localizer.text('agree more') },
        { isOpposing: true, name: localizer.text('disagree more') },
      ];
    case 'issues':
      return [
        { isOpposing: false, name: localizer.text('for') },
        { isOpposing: true, name: localizer.text('against') },
      ];
    case 'evaluations':
      return [
        { isOpposing: false, name: localizer.text('positive evaluation') },
        { isOpposing: true, name: localizer.text('negative evaluation') },
      ];
  }
}
