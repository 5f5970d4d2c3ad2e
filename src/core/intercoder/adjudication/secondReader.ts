import type { AnnotationFileEdit } from '../../annotation-file/edit/edit';
import { contentStamp } from '../../annotation-file/contentStamp';
import type { Position } from '../../model/annotation';
import { writtenRef, type Decision, type DecisionId } from '../../model/decision';
import type { CoderId } from '../../model/ids';
import type { PlacedAnnotation } from '../../model/place';
import { compareText } from '../../util/order';
import { passagesOf } from '../passages';
import { GOLD, type MachineReading, type ReadArticle, type Reading } from '../readings';
import { coderOf, type Decided } from './decide';
import type { ReadPosition } from './passages';
import type { QueuedPassage } from './queue';

// A machine reads an article a second time. Who sees its stances before they read takes them over,
// and it looks better than it is (410 annotators, 7,000 labels: arXiv 2507.15821); who is made to
// correct it accepts more of what is wrong (2,784 people: arXiv 2509.08514). So nothing of it is
// shown before the article is complete, and afterwards only where the two differ.

/** How a machine's reading differs: it has what the person has not (`missed`), the same actors and
 * issues with another stance (`stance`), or not what the person has (`alone`). */
export const DIFFERENCES = ['missed', 'stance', 'alone'] as const;
export type DifferenceKind = (typeof DIFFERENCES)[number];

/** A place where a person and a machine differ, as a passage for the person who adjudicates it. */
export interface SecondPassage extends QueuedPassage {
  readonly kind: DifferenceKind;
  /** Undefined where it is the machine's alone. */
  readonly own: ReadPosition | undefined;
  /** Undefined where it is the person's alone. */
  readonly machine: ReadPosition | undefined;
}

/** The same actors and issues in one passage: what both are compared in. */
export interface ComparedUnit {
  readonly own: readonly PlacedAnnotation<Position>[];
  readonly machine: readonly PlacedAnnotation<Position>[];
}

/** What a person and a machine found, by passage, actors and issues, in text order. Passages are
 * quotes that meet, as between people. Evaluations, and what is on no issue, are not compared: a
 * machine is not asked for them. */
export function comparedUnits(
  own: readonly PlacedAnnotation<Position>[],
  machine: readonly PlacedAnnotation<Position>[],
): readonly ComparedUnit[] {
  const reading = (coder: CoderId, positions: typeof own): Reading => {
    const compared = positions.filter(({ annotation }) => isAsked(annotation));
    return { coder, coding: undefined, state: 'complete', positions: compared };
  };
  // Whose they are is no id: a machine could have the id of the person.
  return passagesOf([reading(OWN, own), reading(OTHER, machine)]).flatMap(({ records }) => {
    const units = new Map<string, { own: typeof own; machine: typeof own }>();
    for (const { coder, placed } of records) {
      const { actors, issues } = placed.annotation;
      const key = JSON.stringify([[...actors].sort(), [...issues].sort()]);
      const unit = units.get(key) ?? { own: [], machine: [] };
      const side = coder === OWN ? 'own' : 'machine';
      units.set(key, { ...unit, [side]: [...unit[side], placed] });
    }
    return [...units.values()];
  });
}

function isAsked({ stance, issues }: Position): boolean {
  return stance !== undefined && issues.length > 0;
}

const OWN = 'own';
const OTHER = 'machine';

/** Where a machine's reading of an article differs from that of a person who has completed it.
 * Undefined where the person has not, so that nothing is shown before they have read, where the
 * machine did not read it, and for the gold standard, which is a copy. */
export function secondReading(
  { path, readings, machine }: Pick<ReadArticle, 'path' | 'readings' | 'machine'>,
  coder: CoderId,
  decided: ReadonlyMap<DecisionId, Decision> | undefined,
): readonly SecondPassage[] | undefined {
  const reading = coder === GOLD ? undefined : readings.get(coder);
  if (!machine || !reading || reading.state === 'unfinished') return undefined;
  const units = comparedUnits(reading.positions, machine.positions);
  const found = units.flatMap((unit) => differencesIn(unit, coder, machine));
  return found
    .map((difference) => passageOf(difference, { path, coder, machine, decided }))
    .toSorted((a, b) => DIFFERENCES.indexOf(a.kind) - DIFFERENCES.indexOf(b.kind));
}

type Difference = Pick<SecondPassage, 'kind' | 'own' | 'machine'>;

function differencesIn(
  { own, machine }: ComparedUnit,
  coder: CoderId,
  { machine: id }: MachineReading,
): readonly Difference[] {
  const [mine] = own;
  const [its] = machine;
  const ref = (placed: PlacedAnnotation<Position>, whose: CoderId): ReadPosition => {
    const stamp = contentStamp(placed.annotation);
    return {
      coder: whose,
      placed,
      ref: writtenRef({ coder: whose, id: placed.annotation.id, stamp }),
    };
  };
  if (!mine) {
    return distinctStances(machine).map((placed) => {
      return { kind: 'missed', own: undefined, machine: ref(placed, id) };
    });
  }
  if (!its)
    return own.map((placed) => ({ kind: 'alone', own: ref(placed, coder), machine: undefined }));
  const stances = new Set(own.map(({ annotation }) => annotation.stance));
  const isShared = machine.some(({ annotation }) => stances.has(annotation.stance));
  return isShared ? [] : [{ kind: 'stance', own: ref(mine, coder), machine: ref(its, id) }];
}

function distinctStances(
  positions: readonly PlacedAnnotation<Position>[],
): readonly PlacedAnnotation<Position>[] {
  const all = positions.map(({ annotation }) => annotation.stance);
  return positions.filter(({ annotation }, at) => all.indexOf(annotation.stance) === at);
}

function passageOf(
  difference: Difference,
  {
    path,
    coder,
    machine,
    decided,
  }: {
    readonly path: string;
    readonly coder: CoderId;
    readonly machine: MachineReading;
    readonly decided: ReadonlyMap<DecisionId, Decision> | undefined;
  },
): SecondPassage {
  const { own, machine: its } = difference;
  const asked = its ?? own;
  const about = [...(decided ?? [])].filter(
    ([, { from, over }]) => asked !== undefined && [...from, ...over].includes(asked.ref),
  );
  const positions = [own, its].flatMap((one) => one ?? []);
  const latest = about.toSorted(([, a], [, b]) => compareText(b.at ?? '', a.at ?? ''))[0]?.[1];
  return {
    ...difference,
    article: path,
    positions,
    readings: [
      { coder, positions: own ? [own] : [] },
      { coder: machine.machine, positions: its ? [its] : [] },
    ],
    isIdentical: false,
    state: latest ? 'decided' : 'waiting',
    isDecidedAlike: false,
    decision: latest,
    replaces: about.map(([id]) => id),
    adjudicated: [],
  };
}

/** How many places there are of each kind. */
export function countDifferences(
  passages: readonly SecondPassage[],
): Readonly<Record<DifferenceKind, number>> {
  const count = (kind: DifferenceKind): number =>
    passages.filter((passage) => passage.kind === kind).length;
  return { missed: count('missed'), stance: count('stance'), alone: count('alone') };
}

/** The edits of a person's file that settle a place. `takes`: the machine's position becomes one of
 * theirs, as their decision; else theirs stays as it is. Either is noted. */
export function secondEdits(
  { own, machine, replaces, positions }: SecondPassage,
  takes: boolean,
  decided: Decided,
): readonly AnnotationFileEdit[] {
  const { by, at, newId, reason } = decided;
  const taken = takes ? machine : undefined;
  const made = taken && takenOver(own, taken, decided);
  const left = taken ? own : machine;
  const was = made && own?.placed.annotation.stance;
  const decision: Decision = {
    ...{ by, at, replaces, reason },
    from: [taken ?? own].flatMap((one) => one?.ref ?? []),
    over: left ? [left.ref] : [],
    result: [made ?? own?.placed.annotation].flatMap((one) => one?.id ?? []),
    quote: positions[0]?.placed.annotation.quote.map(({ exact }) => exact).join(' […] '),
    ...(was === undefined ? {} : { was }),
  };
  return [
    ...(made ? [{ kind: own ? 'replace' : 'add', annotation: made } as const] : []),
    { kind: 'decide', decision: newId(), decided: decision },
  ];
}

/** Of a machine's position only what it says is taken over, not why it says so. */
function takenOver(
  own: ReadPosition | undefined,
  { placed: { annotation } }: ReadPosition,
  decided: Decided,
): Position {
  if (own) return { ...own.placed.annotation, stance: annotation.stance };
  return { ...annotation, id: decided.newId(), coder: coderOf(decided), note: undefined };
}
