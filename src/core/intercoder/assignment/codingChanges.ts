import type { CodingChange, CodingEdit } from '../../codebook/edit/editTypes';
import type { Codebook } from '../../model/codebook';
import type { ArticlePath, CoderId } from '../../model/ids';

/** How coders are to code from now on; undefined leaves a value as it is. */
export interface CodingSetUp {
  readonly annotationFiles?: Codebook['annotationFiles'];
  readonly blind?: boolean;
  readonly share?: number;
  /** Assignments to be added. */
  readonly assigned?: ReadonlyMap<ArticlePath, readonly CoderId[]>;
  /** Whether those of them that several coders code were drawn at random. */
  readonly isRandom?: boolean;
}

/** The codebook edit that sets it up: what the codebook has already is not written again. */
export function setUpCoding(codebook: Codebook, wanted: CodingSetUp): CodingEdit {
  const { annotationFiles, coding } = codebook;
  const files = wanted.annotationFiles ?? annotationFiles;
  const blind = wanted.blind ?? coding.blind;
  const share = wanted.share ?? coding.share;
  const drawn = drawnOf(coding, wanted);
  return {
    kind: 'coding',
    changes: [
      ...(files === annotationFiles ? [] : [plain('annotation-files', annotationFiles, files)]),
      ...(blind === coding.blind ? [] : [plain('blind', coding.blind, blind)]),
      ...(share === coding.share ? [] : [plain('share', coding.share, share)]),
      ...(drawn === coding.drawn ? [] : [plain('drawn', coding.drawn, drawn)]),
      ...[...(wanted.assigned ?? [])].map(([id, coders]): CodingChange => {
        return { key: 'assigned', id, from: coding.assigned.get(id) ?? [], to: coders };
      }),
    ],
  };
}

/** All assignments are drawn at random, or it is not said of any. */
function drawnOf(
  { assigned, drawn }: Codebook['coding'],
  { assigned: added, isRandom = false }: CodingSetUp,
): 'random' | undefined {
  if (!added || added.size === 0) return drawn;
  return isRandom && (assigned.size === 0 || drawn === 'random') ? 'random' : undefined;
}

/** The codebook edit after articles went to other paths: their assignments go with them. A path
 * that had an assignment of its own gets that of the article that is there now. Undefined where
 * none is assigned. `movedTo`: the new path of an article; undefined for one that stays. */
export function moveAssignments(
  { coding: { assigned } }: Pick<Codebook, 'coding'>,
  movedTo: (path: ArticlePath) => ArticlePath | undefined,
): CodingEdit | undefined {
  const moves = [...assigned].flatMap(([from, coders]) => {
    const to = movedTo(from);
    return to === undefined || to === from ? [] : [{ from, to, coders }];
  });
  if (moves.length === 0) return undefined;
  const wanted = new Map<ArticlePath, readonly CoderId[]>(moves.map(({ from }) => [from, []]));
  for (const { to, coders } of moves) wanted.set(to, coders);
  return {
    kind: 'coding',
    changes: [...wanted].map(([id, to]) => {
      return { key: 'assigned', id, from: assigned.get(id) ?? [], to };
    }),
  };
}

/** The codebook edit that notes that a coder is shown the others' work. `today`: YYYY-MM-DD. */
export function unblind(coder: CoderId, today: string): CodingEdit {
  return { kind: 'coding', changes: [{ key: 'unblinded', id: coder, from: [], to: [today] }] };
}

function plain(
  key: 'annotation-files' | 'blind' | 'share' | 'drawn',
  from: string | number | boolean | undefined,
  to: string | number | boolean | undefined,
): CodingChange {
  const written = (value: typeof from): readonly string[] =>
    value === undefined ? [] : [String(value)];
  return { key, from: written(from), to: written(to) };
}
