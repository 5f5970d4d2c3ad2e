import { beforeMachines } from '../annotation-file/beforeMachines';
import { entriesOfCoder, isChangedSince } from '../annotation-file/readingDigest';
import { NO_METADATA, type ArticleMetadata, type Coding } from '../model/article';
import type { Codebook } from '../model/codebook';
import type { ArticleRow } from '../model/corpus';
import type { Decision, DecisionId } from '../model/decision';
import { GOLD, SOLE_CODER, type ArticlePath, type CoderId } from '../model/ids';
import { isOfKind, type PlacedAnnotation } from '../model/place';
import type { Annotation, Position } from '../model/annotation';
import type { Span } from '../model/span';
import { mergedMetadata } from '../corpus/assemble';
import { compareText } from '../util/order';

// What each coder found in an article, side by side: the data of intercoder agreement, adjudication
// and the question whether another coder would find a result again. Readings are never pooled.

/** Its readings are no party to intercoder agreement: its answers are known to be right. */
export { GOLD };

/** `complete`: the coder marked the article complete or not relevant, and has not changed it since.
 * `changed`: changed after it was completed, or completed by a coder who had seen the others' work,
 * so that it may not be independent. `unfinished`:
 * in progress, or not begun. */
export type ReadingState = 'complete' | 'changed' | 'unfinished';

/** What one coder made of one article. */
export interface Reading {
  readonly coder: CoderId;
  readonly coding: Coding | undefined;
  readonly state: ReadingState;
  /** The coder's positions, in text order. */
  readonly positions: readonly PlacedAnnotation<Position>[];
  /** Those before a machine's reading was looked at, where something was taken over from it since;
   * absent otherwise. */
  readonly before?: readonly PlacedAnnotation<Position>[];
  /** What was decided about readings of machines, in the file of the coder or of all; absent where
   * nothing is. */
  readonly decided?: ReadonlyMap<DecisionId, Decision>;
  /** All else in the coder's own file; absent where there is nothing. */
  readonly others?: readonly PlacedAnnotation<NoPosition>[];
}

/** Stated disagreements, marked mentions, ignored matches, and annotations of further types. */
export type NoPosition = Exclude<Annotation, Position>;

/** One article in the readings of its coders. */
export interface ReadArticle {
  readonly path: ArticlePath;
  readonly metadata: ArticleMetadata;
  /** The part of the text that was to be coded: without front matter, in UTF-16 units of the
   * normalised text. */
  readonly continuum: Span;
  /** By coder, in the order of the codebook's coders, others after them by id. */
  readonly readings: ReadonlyMap<CoderId, Reading>;
  /** The adjudicated positions; undefined where nothing is adjudicated, or where coders share one
   * file. */
  readonly adjudicated: readonly PlacedAnnotation<Position>[] | undefined;
  /** All else in the adjudicated file; absent where there is nothing. */
  readonly adjudicatedOthers?: readonly PlacedAnnotation<NoPosition>[];
  /** Coders whose file cannot be read, so that what they found is not known; absent where there are
   * none. */
  readonly refused?: readonly CoderId[];
  /** True where the adjudicated file cannot be read, so that what was decided is not known; absent
   * otherwise. */
  readonly isDecidedUnread?: true;
  /** True where the adjudicated file says that the article is read; absent otherwise. */
  readonly isResultRead?: true;
  /** The decisions of adjudicators, by id; absent where there are none. */
  readonly decided?: ReadonlyMap<DecisionId, Decision>;
  /** What a machine read, where it was asked for; otherwise it is in no number. */
  readonly machine?: MachineReading;
}

/** What a machine found in an article. */
export interface MachineReading {
  readonly machine: CoderId;
  readonly positions: readonly PlacedAnnotation<Position>[];
}

/** The articles of a corpus that at least one coder has begun, by path. */
export interface CodersCorpus {
  readonly codebook: Codebook;
  readonly articles: readonly ReadArticle[];
}

/** The rows of one article as read from each coder's file and from the plain one; with shared files
 * there is only the plain one. */
export interface CoderRows {
  readonly path: ArticlePath;
  readonly continuum: Span;
  readonly plain: ArticleRow | undefined;
  readonly ofCoder: ReadonlyMap<CoderId, ArticleRow>;
  /** Only where it is asked for. */
  readonly ofMachine?: { readonly machine: CoderId; readonly row: ArticleRow } | undefined;
}

/** True of the files that hold readings of people, or the adjudicated one, whose coder is
 * undefined: where all share one, those of single coders are not read, and a machine's file never
 * is. */
export function isReadingFile(
  coder: CoderId | undefined,
  { annotationFiles, machines }: Pick<Codebook, 'annotationFiles' | 'machines'>,
): boolean {
  return coder === undefined || (annotationFiles === 'one-per-coder' && !machines.has(coder));
}

/** One article's readings. A file that is refused gives no reading: an empty one would look like a
 * coder who found nothing. */
export function readArticleOf(rows: CoderRows, codebook: Codebook): ReadArticle {
  const { path, continuum, plain } = rows;
  const ofCoder = new Map([...rows.ofCoder].filter(([coder]) => isReadingFile(coder, codebook)));
  const readings =
    codebook.annotationFiles === 'shared'
      ? sharedReadings(plain, codebook)
      : fileReadings(ofCoder, codebook);
  const adjudicated =
    codebook.annotationFiles === 'one-per-coder' && plain && !plain.stale && isResult(plain)
      ? positionsOf(plain)
      : undefined;
  const metadata =
    plain && (adjudicated || codebook.annotationFiles === 'shared')
      ? plain.metadata
      : metadataOf(plain, ofCoder, codebook);
  const others = plain && adjudicated ? othersOf(plain) : [];
  const decided = adjudicated && plain?.decided ? { decided: plain.decided } : {};
  const isRead = adjudicated !== undefined && (plain?.coded.size ?? 0) > 0;
  const isUnread = codebook.annotationFiles === 'one-per-coder' && plain?.stale === true;
  const { ofMachine } = rows;
  const machine =
    ofMachine && !ofMachine.row.stale
      ? { machine: machineReading(ofMachine.machine, ofMachine.row) }
      : {};
  const refused = [...ofCoder].flatMap(([coder, row]) => (row.stale ? [coder] : []));
  return {
    path,
    metadata,
    continuum,
    readings: inOrder(readings, codebook),
    adjudicated,
    ...(others.length > 0 ? { adjudicatedOthers: others } : {}),
    ...decided,
    ...(isRead ? { isResultRead: true } : {}),
    ...(isUnread ? { isDecidedUnread: true } : {}),
    ...(refused.length > 0 ? { refused } : {}),
    ...machine,
  };
}

/** What a machine found, as its file has it. */
export function machineReading(machine: CoderId, row: ArticleRow): MachineReading {
  return { machine, positions: positionsOf(row) };
}

/** True of a plain file that says more than what the article is, such as its date. */
function isResult({ annotations, coded, decided }: ArticleRow): boolean {
  return annotations.length + coded.size + (decided?.size ?? 0) > 0;
}

/** What the files say of the article: of each key what the first of them says, the plain one before
 * those of the codebook's coders in their order. */
function metadataOf(
  plain: ArticleRow | undefined,
  ofCoder: ReadonlyMap<CoderId, ArticleRow>,
  { coders }: Codebook,
): ArticleMetadata {
  const listed = [...coders.keys()].flatMap((coder) => ofCoder.get(coder) ?? []);
  const rows = [...(plain ? [plain] : []), ...new Set([...listed, ...ofCoder.values()])];
  const [first = NO_METADATA, ...others] = rows.map(({ metadata }) => metadata);
  return others.reduce((known, more) => mergedMetadata(known, more), first);
}

/** The records of each coder in a file that all share. Records without a coder are a reading only
 * where who codes alone has marked the article. */
function sharedReadings(row: ArticleRow | undefined, codebook: Codebook): readonly Reading[] {
  if (!row || row.stale) return [];
  const positions = positionsOf(row);
  const coders = new Set([...row.coded.keys(), ...positions.flatMap(coderOf)]);
  return [...coders].map((coder) =>
    readingOf(
      coder,
      row,
      positions.filter(({ annotation }) => (annotation.coder ?? SOLE_CODER) === coder),
      codebook,
    ),
  );
}

/** A coder's file is that coder's reading, whatever `coder` its records have. */
function fileReadings(
  ofCoder: ReadonlyMap<CoderId, ArticleRow>,
  codebook: Codebook,
): readonly Reading[] {
  return [...ofCoder]
    .filter(([, row]) => !row.stale)
    .map(([coder, row]) => {
      const others = othersOf(row);
      const reading = readingOf(coder, row, positionsOf(row), codebook);
      return others.length > 0 ? { ...reading, others } : reading;
    });
}

function readingOf(
  coder: CoderId,
  row: ArticleRow,
  positions: readonly PlacedAnnotation<Position>[],
  codebook: Codebook,
): Reading {
  const coding = row.coded.get(coder);
  const decided = row.decided ? { decided: row.decided } : {};
  const state = stateOf(coding, coder, row, codebook);
  const read = { coder, coding, state, positions, ...decided };
  const now = positions.map(({ annotation }) => annotation);
  const then = beforeMachines(now, { decided: row.decided, machines: codebook.machines });
  if (then === now) return read;
  const byId = new Map(then.map((annotation) => [annotation.id, annotation]));
  const before = positions.flatMap((placed) => {
    const annotation = byId.get(placed.annotation.id);
    return annotation ? [{ ...placed, annotation }] : [];
  });
  return { ...read, before };
}

function stateOf(
  coding: Coding | undefined,
  coder: CoderId,
  { annotations, decided }: ArticleRow,
  codebook: Codebook,
): ReadingState {
  if (coding === undefined || coding.state === 'in-progress') return 'unfinished';
  const all = annotations.map(({ annotation }) => annotation);
  const unblinded = codebook.coding.unblinded.get(coder);
  return isChangedSince(coding, entriesOfCoder(all, coder, codebook, decided), unblinded)
    ? 'changed'
    : 'complete';
}

function positionsOf({ annotations }: ArticleRow): readonly PlacedAnnotation<Position>[] {
  return annotations.filter((placed) => isOfKind(placed, 'position'));
}

function othersOf({ annotations }: ArticleRow): readonly PlacedAnnotation<NoPosition>[] {
  return annotations.filter(
    (placed): placed is PlacedAnnotation<NoPosition> => !isOfKind(placed, 'position'),
  );
}

function coderOf({ annotation: { coder } }: PlacedAnnotation<Position>): readonly CoderId[] {
  return coder === undefined ? [] : [coder];
}

function inOrder(
  readings: readonly Reading[],
  { coders }: Codebook,
): ReadonlyMap<CoderId, Reading> {
  const order = [...coders.keys()];
  const placeOf = (coder: CoderId): number => {
    const place = order.indexOf(coder);
    return place < 0 ? order.length : place;
  };
  const sorted = [...readings].sort(
    (a, b) => placeOf(a.coder) - placeOf(b.coder) || compareText(a.coder, b.coder),
  );
  return new Map(sorted.map((reading) => [reading.coder, reading]));
}
