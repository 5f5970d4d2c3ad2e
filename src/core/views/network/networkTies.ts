import type { ViewContext } from '../facts/facts';
import type { CountedLink } from '../words/countedText';
import type { WordKey } from '../words/words';
import type { SelectedTie } from './networkSelection';
import { weightText, type NetworkTies } from './networkTools';

export interface ShownTie {
  /** Of `nodes`. */
  readonly from: number;
  readonly to: number;
  /** True for disagreement and for against: dashed. */
  readonly isOpposing: boolean;
  readonly weight: number;
  /** False where it is left out of the backbone: it is seen with its nodes only, and draws them nowhere. */
  readonly isDrawn: boolean;
  /** Of its line, in pixels. */
  readonly width: number;
  /** How much it draws its nodes together, from 0 to 1. */
  readonly pull: number;
  /** "agree", and "agree, 3" */
  readonly kind: string;
  readonly spoken: string;
  /** The positions that it is made from. */
  readonly opens: CountedLink | undefined;
}

export interface TieLegend {
  readonly isOpposing: boolean;
  readonly name: string;
}

const MOST_WIDTH = 5;
/** What an actor is against draws it near as well, since it speaks of it, but less. */
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

/** The heaviest first. */
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
    // Who is spoken of is near as well, though it is against.
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
      spoken: localizer.text(key, weightText(weight)),
      opens: opens(from, to),
    };
  });
}

/** What solid and dashed lines mean. */
export function legendOf({ localizer }: ViewContext, ties: NetworkTies): readonly TieLegend[] {
  switch (ties) {
    case 'agree':
      return [{ isOpposing: false, name: localizer.text('legend agree') }];
    case 'conflict':
      return [{ isOpposing: true, name: localizer.text('legend conflict') }];
    case 'subtract':
      return [
        { isOpposing: false, name: localizer.text('legend more agree') },
        { isOpposing: true, name: localizer.text('legend more conflict') },
      ];
    case 'issues':
      return [
        { isOpposing: false, name: localizer.text('legend for') },
        { isOpposing: true, name: localizer.text('legend against') },
      ];
    case 'evaluations':
      return [
        { isOpposing: false, name: localizer.text('legend praised') },
        { isOpposing: true, name: localizer.text('legend criticised') },
      ];
  }
}
