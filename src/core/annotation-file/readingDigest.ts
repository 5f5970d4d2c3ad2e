import type { Annotation } from '../model/annotation';
import type { AnnotationFile, Coding } from '../model/article';
import type { Codebook } from '../model/codebook';
import { SOLE_CODER, type CoderId } from '../model/ids';
import { annotationFields, isOfReading, isOwn } from '../model/fields';
import { beforeMachines } from './beforeMachines';
import { contentValues, laterValues } from './contentValues';
import { textStamp } from '../util/textStamp';

/** The digest of an article that was completed by a coder who had seen the others' work: that of no
 * reading, so that the reading never counts as independent. */
export const SEEN_OTHERS = 'unblinded';

/** The entries of an article that are this coder's, as they had been before any machine's reading
 * was looked at. With one file per coder, all of that file are, whatever `coder` they have; else
 * those that name the coder, and of who codes alone those without a name. `decided`: in the same
 * file. */
export function entriesOfCoder(
  annotations: readonly Annotation[],
  coder: CoderId,
  { annotationFiles, machines }: Pick<Codebook, 'annotationFiles' | 'machines'>,
  decided: AnnotationFile['decided'],
): readonly Annotation[] {
  const own =
    annotationFiles === 'one-per-coder'
      ? annotations
      : annotations.filter((annotation) => (annotation.coder ?? SOLE_CODER) === coder);
  return beforeMachines(own, { decided, machines });
}

/** Twelve characters that change with what a coder found in an article: who, on what, with which
 * stance, all other fields, the quoted words. They do not change with the order of entries, ids,
 * comments, notes, tags and status, nor with the place of a quote (start, prefix, suffix), so that
 * neither a discussion nor an article that was edited elsewhere changes a reading. */
export function readingDigest(entries: readonly Annotation[]): string {
  const content = JSON.stringify(entries.map((entry) => JSON.stringify(contentOf(entry))).sort());
  return textStamp(content) + textStamp(content, 1);
}

/** A coder's state with the digest of what they found, to be written when they finish an article,
 * and when they saw what machines read. `before`: their state until then. Who has seen the others'
 * work cannot finish an independent reading any more: one that they finished before, and have not
 * changed since, stays as it is. */
export function withDigest(
  coding: Coding,
  { annotations, before, coder, codebook, decided }: Finished,
): Coding {
  const seen = before?.seen === undefined ? {} : { seen: before.seen };
  // Reading goes on, after a machine's reading was seen or not.
  if (coding.state === 'in-progress') return { ...coding, ...seen, ...digestOf(before) };
  const digest = readingDigest(entriesOfCoder(annotations, coder, codebook, decided));
  const done = { ...coding, digest, ...seenBy(before, digest, codebook) };
  if (!codebook.coding.unblinded.has(coder)) return done;
  const isSame = before?.digest === digest && before.state === coding.state;
  return isSame ? before : { ...done, digest: SEEN_OTHERS };
}

/** Kept while an article is in progress again only where a machine's reading of it was shown: what
 * was read before that is known by it. */
function digestOf(before: Coding | undefined): Pick<Coding, 'digest'> {
  const isShown = before?.seen === 'after' || before?.seen === 'before';
  return isShown && before.digest !== undefined ? { digest: before.digest } : {};
}

/** Who changes their reading after they saw a machine's has seen it before they completed it. Not
 * written where a study has no machine. */
function seenBy(
  before: Coding | undefined,
  digest: string,
  { machines }: Pick<Codebook, 'machines'>,
): Pick<Coding, 'seen'> {
  const seen = before?.seen;
  if (seen === undefined || seen === 'never') return machines.size > 0 ? { seen: 'never' } : {};
  return { seen: before?.digest === digest ? seen : 'before' };
}

interface Finished {
  /** All of the article. */
  readonly annotations: readonly Annotation[];
  readonly before: Coding | undefined;
  readonly coder: CoderId;
  readonly codebook: Pick<Codebook, 'annotationFiles' | 'coding' | 'machines'>;
  /** In the file of the coder, or in the one that all share. */
  readonly decided: AnnotationFile['decided'];
}

/** Whether the entries are no longer those that the coder completed, or the coder had seen other
 * work by then, also of a machine: `unblinded`, the day on which it was shown. A file from before
 * digests is taken as it is. Of a day on which both happened, the digest says which came first. */
export function isChangedSince(
  { digest, date, seen }: Coding,
  entries: readonly Annotation[],
  unblinded: string | undefined,
): boolean {
  if (seen === 'before') return true;
  if (digest !== undefined && digest !== readingDigest(entries)) return true;
  return unblinded !== undefined && date !== undefined && date > unblinded;
}

function contentOf(entry: Annotation): readonly unknown[] {
  return [...contentWithoutWords(entry), entry.quote.map(({ exact }) => exact)];
}

/** What an entry says, whatever words it quotes: equal for two that say the same. */
export function contentWithoutWords(entry: Annotation): readonly unknown[] {
  const fields = annotationFields(entry.kind).filter(isOfReading);
  const later = laterValues(entry, fields);
  const own = [
    entry.kind,
    ...('type' in entry ? [entry.type] : []),
    ...inAnyOrder(contentValues(entry, fields.filter(isOwn))),
    ...('between' in entry
      ? [sorted(entry.between.map((party) => JSON.stringify(sorted(party))))]
      : []),
  ];
  if (!('fields' in entry)) return [...own, ...later];
  const details = [
    ...inAnyOrder(
      contentValues(
        entry,
        fields.filter((field) => !isOwn(field)),
      ),
    ),
    // As text, and as a list: without its definition, a value is read as one text.
    sorted(
      [...entry.fields].map(([key, value]) => JSON.stringify([key, [value].flat().map(String)])),
    ),
  ];
  return [...own, details, ...later];
}

function inAnyOrder(values: readonly unknown[]): readonly unknown[] {
  return values.map((value) => (Array.isArray(value) ? sorted(value as string[]) : value));
}

function sorted(values: readonly string[]): readonly string[] {
  return values.length < 2 ? values : [...values].sort();
}
