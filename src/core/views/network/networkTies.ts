import type { ViewContext } from '../facts/facts';
import type { CountedLink } from '../words/countedText';
import type { WordKey } from '../words/words';
import type { DrawnTie } from './networkGroups';
import { weightText, type NetworkTies } from './networkTools';

export interface ShownTie {
  /** Of `nodes`. */
  readonly from: number;
  readonly to: number;
  /** True for disagreement and for against: dashed. */
  readonly isOpposing: boolean;
  /** Of its line, in pixels. */
  readonly width: number;
  /** How much it draws its nodes together, from 0 to 1. */
  readonly pull: number;
  /** "agree, 3" */
  readonly said: string;
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

const ACTORS = { tying: 'tie agree', opposing: 'tie conflict' } as const;
const WORDS: Readonly<
  Record<NetworkTies, { readonly tying: WordKey; readonly opposing: WordKey }>
> = {
  agree: ACTORS,
  conflict: ACTORS,
  subtract: ACTORS,
  issues: { tying: 'tie for', opposing: 'tie against' },
  evaluations: { tying: 'tie praised', opposing: 'tie criticised' },
};

/** The heaviest first. */
export function shownTies(
  { voice }: ViewContext,
  ties: readonly DrawnTie[],
  kind: NetworkTies,
  opens: (from: number, to: number) => CountedLink | undefined,
): readonly ShownTie[] {
  const most = Math.abs(ties[0]?.weight ?? 1);
  return ties.map(({ from, to, weight }) => {
    const isOpposing = kind === 'conflict' || weight < 0;
    const share = Math.abs(weight) / most;
    const key = WORDS[kind][isOpposing ? 'opposing' : 'tying'];
    // Who is spoken of is near as well, though it is against.
    const against = kind === 'issues' || kind === 'evaluations' ? PULL_AGAINST * share : 0;
    return {
      from,
      to,
      isOpposing,
      width: Math.max(1, Math.round(MOST_WIDTH * share)),
      pull: weight < 0 ? against : share,
      said: voice.say(key, weightText(weight)),
      opens: opens(from, to),
    };
  });
}

/** What solid and dashed lines mean. */
export function legendOf({ voice }: ViewContext, ties: NetworkTies): readonly TieLegend[] {
  switch (ties) {
    case 'agree':
      return [{ isOpposing: false, name: voice.say('legend agree') }];
    case 'conflict':
      return [{ isOpposing: true, name: voice.say('legend conflict') }];
    case 'subtract':
      return [
        { isOpposing: false, name: voice.say('legend more agree') },
        { isOpposing: true, name: voice.say('legend more conflict') },
      ];
    case 'issues':
      return [
        { isOpposing: false, name: voice.say('legend for') },
        { isOpposing: true, name: voice.say('legend against') },
      ];
    case 'evaluations':
      return [
        { isOpposing: false, name: voice.say('legend praised') },
        { isOpposing: true, name: voice.say('legend criticised') },
      ];
  }
}
