import type { ViewContext } from '../facts/facts';
import type { CountedLink } from '../words/countedText';
import type { WordKey } from '../words/words';
import type { SelectedTie } from './networkSelection';
import { weightText, type NetworkTies } from './networkTools';

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

const LEGENDS = {
  'tie agree': 'legend agree',
  'tie conflict': 'legend conflict',
  'tie for': 'legend for',
  'tie against': 'legend against',
  'tie praised': 'legend praised',
  'tie criticised': 'legend criticised',
} as const satisfies Readonly<Partial<Record<WordKey, WordKey>>>;

type TieKey = keyof typeof LEGENDS;

const ACTORS = { tying: 'tie agree', opposing: 'tie conflict' } as const;
const WORDS: Readonly<Record<NetworkTies, { readonly tying: TieKey; readonly opposing: TieKey }>> =
  {
    agree: ACTORS,
    conflict: ACTORS,
    subtract: ACTORS,
    issues: { tying: 'tie for', opposing: 'tie against' },
    evaluations: { tying: 'tie praised', opposing: 'tie criticised' },
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
    const key = WORDS[kind][isOpposing ? 'opposing' : 'tying'];
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
      kind: localizer.text(LEGENDS[key]),
      spoken: localizer.text(key, localizer.figure(weightText(weight))),
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
        { isOpposing: false, name: localizer.text('legend for') },
        { isOpposing: true, name: localizer.text('legend against') },
      ];
    case 'evaluations':
      return [
        { isOpposing: false, name: localizer.text('positive evaluation') },
        { isOpposing: true, name: localizer.text('negative evaluation') },
      ];
  }
}
