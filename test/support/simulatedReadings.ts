import { seeded } from '../../src/core/measures/random';
import type { CodersCorpus, ReadArticle, Reading } from '../../src/core/intercoder/readings';
import { NO_METADATA } from '../../src/core/model/article';
import type { PlacedAnnotation } from '../../src/core/model/place';
import type { Position } from '../../src/core/model/annotation';
import { codebook, placed, position, quotePart } from './corpus';

export interface Simulation {
  readonly seed: number;
  readonly articles: number;
  readonly coders: readonly string[];
  /** Places in an article where there is something to find. */
  readonly places: number;
  readonly actors: number;
  readonly issues: number;
  /** How often a coder finds a place, has the true actor and issue, and the true stance; else each
   * draws one at random. */
  readonly finds: number;
  readonly claim: number;
  readonly stance: number;
}

export const SIMULATION: Simulation = {
  seed: 1,
  articles: 30,
  coders: ['lea', 'max'],
  places: 10,
  actors: 5,
  issues: 4,
  finds: 0.8,
  claim: 0.8,
  stance: 0.8,
};

const STANCES = ['support', 'oppose', 'neutral'];
const ROOM = 60;

/** Coders who read the same articles and make random mistakes, each on their own. */
export function simulatedReadings(given: Partial<Simulation>): CodersCorpus {
  const { seed, articles, coders, places, actors, issues, finds, claim, stance } = {
    ...SIMULATION,
    ...given,
  };
  const next = seeded(seed);
  const below = (most: number): number => Math.floor(next() * most);
  const drawn = () => ({ actor: below(actors), issue: below(issues), stance: below(3) });
  const list = Array.from({ length: articles }, (_, article): ReadArticle => {
    const truth = Array.from({ length: places }, drawn);
    const readings = coders.map((coder): Reading => {
      const positions = truth.flatMap((at, place): PlacedAnnotation<Position>[] => {
        if (next() >= finds) return [];
        const isTrue = next() < claim;
        const { actor, issue } = isTrue ? at : drawn();
        const side = next() < stance ? at.stance : below(3);
        const start = place * ROOM + below(6);
        return [
          placed(
            position({
              id: `${coder}${String(place)}`,
              coder,
              actors: [`a${String(actor)}`],
              issues: [`i${String(issue)}`],
              stance: STANCES[side],
              quote: [quotePart('x'.repeat(40), start)],
            }),
          ),
        ];
      });
      return { coder, coding: undefined, state: 'complete', positions };
    });
    return {
      path: `${String(article).padStart(3, '0')}.md`,
      metadata: NO_METADATA,
      continuum: { start: 0, end: places * ROOM },
      readings: new Map(readings.map((reading) => [reading.coder, reading])),
      adjudicated: undefined,
    };
  });
  return { codebook: codebook(), articles: list };
}
