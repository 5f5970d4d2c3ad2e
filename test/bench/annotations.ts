import type { Position } from '../../src/core/model/annotation';
import type { Actor, Codebook } from '../../src/core/model/codebook';
import { DEFAULT_STANCES, EMPTY_CODEBOOK } from '../../src/core/model/codebook';
import { newPosition } from '../../src/core/model/newAnnotation';
import { emptyActor } from '../support/emptyCodebook';

/** A codebook with one actor for each name. */
export function codebookOf(names: readonly string[]): Codebook {
  const types = ['state', 'person', 'group', undefined];
  const actors = names.map((name, index): Actor => ({
    ...emptyActor(name),
    type: types[index % types.length],
  }));
  return { ...EMPTY_CODEBOOK, actors: new Map(actors.map((actor) => [actor.id, actor])) };
}

/** A position whose quote is the 60 units at the offset. */
export function positionAtPlace(index: number, text: string, start: number): Position {
  const exact = text.slice(start, start + 60);
  const absent = {
    prefix: undefined,
    suffix: undefined,
    repeated: undefined,
    occurrence: undefined,
    was: undefined,
  };
  return newPosition(
    { id: `p${index}`, quote: [{ exact, start, ...absent }], coder: undefined },
    {
      actors: ['china'],
      issues: ['trade'],
      stance: DEFAULT_STANCES[index % DEFAULT_STANCES.length]?.id,
    },
  );
}
