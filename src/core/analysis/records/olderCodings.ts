import type { Annotation } from '../../model/annotation';
import type { Coding } from '../../model/article';
import type { ArticleRow, CorpusReader } from '../../model/corpus';
import type { AnnotationId, ArticlePath, CoderId } from '../../model/ids';
import type { Layer } from '../../model/mention';

/** An article as one coder coded it, under another version of the codebook than its present one. */
export interface OlderCoding {
  readonly article: ArticlePath;
  readonly coder: CoderId;
  readonly state: Coding['state'];
  /** As the coder stated it; undefined where it was not stated. */
  readonly version: string | undefined;
  /** The coder's positions in the article, or those on the entry, in text order. One without a
   * coder may be any coder's. */
  readonly positions: readonly AnnotationId[];
}

/** An actor or issue of the codebook. */
export interface CodedEntry {
  readonly layer: Layer;
  readonly id: string;
}

/** Codings under an older codebook, or under one that was not stated, in the order of articles;
 * none while the codebook has no version. With an entry only those with positions on it. Older
 * definitions are not stored, so whether the entry was another one then is not known. */
export function olderCodings(
  reader: Pick<CorpusReader, 'codebook' | 'articles'>,
  entry?: CodedEntry,
): readonly OlderCoding[] {
  const { version } = reader.codebook;
  if (version === undefined) return [];
  return codingsOf(reader.articles(), entry).filter((coding) =>
    isOlderVersion(coding.version, version),
  );
}

/** Whether positions on an entry are coded under the present version, so that another definition
 * needs another one. */
export function isCodedNow(
  reader: Pick<CorpusReader, 'codebook' | 'articles'>,
  entry: CodedEntry,
): boolean {
  const { version } = reader.codebook;
  return codingsOf(reader.articles(), entry).some(
    (coding) => version === undefined || !isOlderVersion(coding.version, version),
  );
}

/** Whether a stated version is an older one than `now`. Versions made of numbers are compared as
 * such (1.9 is before 1.10); of others, every different one is. One that is not stated is older. */
export function isOlderVersion(stated: string | undefined, now: string): boolean {
  if (stated === undefined) return true;
  if (stated === now) return false;
  const [a, b] = [numbersOf(stated), numbersOf(now)];
  if (!a || !b) return true;
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** The next version: the last number one higher. "1" after none; undefined where it does not end
 * with a number. */
export function nextVersion(version: string | undefined): string | undefined {
  if (version === undefined) return '1';
  const [, before = '', last] = /^(.*?)(\d{1,15})$/su.exec(version) ?? [];
  if (last === undefined) return undefined;
  return before + String(Number(last) + 1).padStart(last.length, '0');
}

function numbersOf(version: string): readonly number[] | undefined {
  return /^\d{1,15}(?:[.-]\d{1,15})*$/.test(version)
    ? version.split(/[.-]/).map(Number)
    : undefined;
}

function codingsOf(rows: readonly ArticleRow[], entry?: CodedEntry): readonly OlderCoding[] {
  return rows.flatMap(({ path, coded, annotations, stale }) => {
    if (stale || coded.size === 0) return [];
    return [...coded].flatMap(([coder, { state, codebook }]): OlderCoding[] => {
      const positions = annotations.flatMap(({ annotation }) =>
        isCodersOwn(annotation, coder) && isOn(annotation, entry) ? [annotation.id] : [],
      );
      if (entry && positions.length === 0) return [];
      return [{ article: path, coder, state, version: codebook, positions }];
    });
  });
}

function isCodersOwn({ kind, coder }: Annotation, one: CoderId): boolean {
  return kind === 'position' && (coder === undefined || coder === one);
}

function isOn(annotation: Annotation, entry: CodedEntry | undefined): boolean {
  if (!entry || annotation.kind !== 'position') return true;
  return (entry.layer === 'actor' ? annotation.actors : annotation.issues).includes(entry.id);
}
