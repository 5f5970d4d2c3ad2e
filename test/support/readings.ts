import type { Codebook } from '../../src/core/model/codebook';
import type { CoderId } from '../../src/core/model/ids';
import { isOfKind, type PlacedAnnotation } from '../../src/core/model/place';
import type { Position } from '../../src/core/model/annotation';
import {
  type CodersCorpus,
  type ReadArticle,
  type Reading,
  type ReadingState,
} from '../../src/core/intercoder/readings';
import { claims } from './claims';
import { codebook } from './corpus';

/** How far a coder is in an article; absent where it was not begun. */
export type States = Readonly<Record<CoderId, ReadingState | 'absent'>>;

export interface ReadingsGiven {
  readonly book?: Codebook;
  /** Where the text to be coded begins in every article, and where it ends. */
  readonly from?: number;
  readonly length?: number;
  /** By path; coders that are not named are complete. */
  readonly states?: Readonly<Record<string, States>>;
  /** Coders besides those with records, who read every article and found nothing. */
  readonly coders?: readonly CoderId[];
}

/** Readings in the notation of `claims()`, each record with `coder=`. Every coder has read every
 * article completely, if not said otherwise. */
export function readings(notation: string, given: ReadingsGiven = {}): CodersCorpus {
  const { book = codebook(), from = 0, length = 1000, states = {}, coders: more = [] } = given;
  const reader = claims(notation, book);
  const coders = new Set([
    ...more,
    ...reader.articles().flatMap(({ annotations }) => annotations.flatMap(coderOf)),
  ]);
  const articles = reader.articles().map(({ path, metadata, annotations }): ReadArticle => {
    const positions = annotations.filter((placed) => isOfKind(placed, 'position'));
    const own = [...coders].sort().flatMap((coder): Reading[] => {
      const state = states[path]?.[coder] ?? 'complete';
      if (state === 'absent') return [];
      return [readingOf(coder, state, positions)];
    });
    return {
      path,
      metadata,
      continuum: { start: from, end: length },
      readings: new Map(own.map((reading) => [reading.coder, reading])),
      adjudicated: undefined,
    };
  });
  return { codebook: reader.codebook, articles };
}

function readingOf(
  coder: CoderId,
  state: ReadingState,
  positions: readonly PlacedAnnotation<Position>[],
): Reading {
  return {
    coder,
    coding: undefined,
    state,
    positions: positions.filter(({ annotation }) => annotation.coder === coder),
  };
}

function coderOf({ annotation: { coder } }: PlacedAnnotation): readonly CoderId[] {
  return coder === undefined ? [] : [coder];
}
