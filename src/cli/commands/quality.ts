import {
  ALL_CHECKS,
  ALL_NEAR_KINDS,
  annotationFileOf,
  authorsWhoAreActors,
  CODEBOOK_FILE,
  createLocalizer,
  DEFAULT_CHECKS,
  didYouMean,
  keyPathOf,
  keyPlacer,
  lineIndex,
  nearDuplicates,
  nearMessage,
  nearReason,
  needsTexts,
  parseCodebook,
  positionAt,
  qualityFindings,
  qualityMessage,
  runSync,
  textFindings,
  type LineIndex,
  type QualityCheck,
  type QualityFinding,
  type Span,
} from '../../core';
import type { LoadedCorpus } from '../corpus/corpus';
import { readAnnotationText, readCodebookText } from '../corpus/oneArticle';
import { parsed } from '../options/option';
import { WrongUse } from '../options/wrongUse';
import type { FoundProblem } from './problems';

/** The kinds of near-duplicates that `check` reports without being asked by name: keywords within
 * keywords are frequent and mostly meant. */
const NEAR_BY_DEFAULT: ReadonlySet<string> = new Set(
  ALL_NEAR_KINDS.filter((kind) => kind !== 'swallowed-keyword'),
);

/** `--checks`. Throws `WrongUse` for a name that is no check. */
export const CHECKS = parsed('all|NAME,…', 'these notes instead of the usual ones', (word) => {
  const known: readonly string[] = [...ALL_CHECKS, ...ALL_NEAR_KINDS];
  if (word === 'all') return new Set(known);
  const asked = word.split(',').map((one) => one.trim());
  const wrong = asked.find((one) => !known.includes(one));
  if (wrong !== undefined) {
    throw new WrongUse(
      `There is no check “${wrong}”.${didYouMean(wrong, known)} Available: all, ${known.join(', ')}.`,
    );
  }
  return new Set(asked);
});

/** The checks that the options ask for; undefined for none. */
export function askedChecks({
  quality,
  checks,
}: {
  readonly quality: boolean;
  readonly checks: ReadonlySet<string> | undefined;
}): ReadonlySet<string> | undefined {
  if (checks) return checks;
  return quality ? new Set<string>([...DEFAULT_CHECKS, ...NEAR_BY_DEFAULT]) : undefined;
}

/** What deserves a second look in the coding and in the codebook, as notes at their places in the
 * files. `isStrict`: as warnings, which change the exit code. */
export async function qualityProblems(
  corpus: LoadedCorpus,
  checks: ReadonlySet<string>,
  isInScope: (file: string) => boolean,
  isStrict: boolean,
): Promise<readonly FoundProblem[]> {
  const { reader, folder } = corpus;
  const { codebook } = reader;
  const places = await placesIn(corpus);
  const noteOf = (file: string, span: Span | undefined, code: string, message: string) => {
    const { line, character } = positionAt(places.linesOf(file), span?.start ?? 0);
    return {
      file,
      line: line + 1,
      column: character + 1,
      severity: isStrict ? ('warning' as const) : ('info' as const),
      code,
      message,
      leavesOut: false,
    };
  };
  const found: QualityFinding[] = [
    ...runSync(qualityFindings(reader, checks as ReadonlySet<QualityCheck>)),
    ...(needsTexts(checks) ? await findingsInTexts(corpus, checks) : []),
  ];
  const notes: FoundProblem[] = [];
  for (const finding of found) {
    const { place, check } = finding;
    const message = qualityMessage(finding, ENGLISH);
    if (place.kind === 'codebook') {
      notes.push(noteOf(CODEBOOK_FILE, places.inCodebook(place.key), check, message));
      continue;
    }
    const file = annotationFileOf(place.article, reader.filesOf);
    if (!isInScope(file)) continue;
    await places.read(folder, file);
    const { span } = places.placeOf(file, place.article, keyPathOf(place));
    notes.push(noteOf(file, span, check, message));
  }
  for (const pair of runSync(nearDuplicates(codebook))) {
    if (!checks.has(pair.kind)) continue;
    const span = places.inCodebook(`${pair.layer}:${pair.ids[1]}`);
    notes.push(noteOf(CODEBOOK_FILE, span, pair.kind, nearMessage(pair, codebook, ENGLISH)));
  }
  if (!checks.has('author-is-entry')) return notes;
  for (const pair of runSync(authorsWhoAreActors(reader.articles(), codebook))) {
    const span = places.inCodebook(`actor:${pair.actor}`);
    notes.push(noteOf(CODEBOOK_FILE, span, pair.kind, nearReason(pair, ENGLISH)));
  }
  return notes;
}

const ENGLISH = createLocalizer();

async function findingsInTexts(
  corpus: LoadedCorpus,
  checks: ReadonlySet<string>,
): Promise<QualityFinding[]> {
  const { reader } = corpus;
  const found: QualityFinding[] = [];
  for (const { path, annotations } of reader.articles()) {
    if (annotations.length === 0) continue;
    const words = await corpus.text(path);
    if (words === undefined) continue;
    const named = { path, text: words, annotations, mentions: await corpus.mentions(path, false) };
    for (const one of textFindings(named, reader.codebook, checks)) found.push(one);
  }
  return found;
}

/** Places in the texts of the codebook and of annotation files, which are read as they are
 * needed. */
async function placesIn({ folder }: LoadedCorpus) {
  const texts = new Map<string, string>();
  const lines = new Map<string, LineIndex>();
  const read = await readCodebookText(folder);
  if (read.kind === 'text') texts.set(CODEBOOK_FILE, read.text);
  const parsed = read.kind === 'text' ? runSync(parseCodebook(read.text)) : undefined;
  const places = parsed?.kind === 'codebook' ? parsed.places : new Map<string, Span>();
  return {
    linesOf: (file: string) => {
      let known = lines.get(file);
      if (!known) lines.set(file, (known = lineIndex(texts.get(file) ?? '')));
      return known;
    },
    inCodebook: (key: string) => places.get(key),
    placeOf: keyPlacer({
      annotationFile: (file) => texts.get(file),
      article: () => undefined,
    }),
    read: async (corpus: string, file: string) => {
      if (texts.has(file)) return;
      const one = await readAnnotationText(corpus, file);
      texts.set(file, one.kind === 'text' ? one.text : '');
    },
  };
}
