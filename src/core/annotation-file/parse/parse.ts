import { runSync } from '../../util/task';
import { type Annotation, type AnnotationKind, SECTION_OF } from '../../model/annotation';
import {
  EMPTY_ANNOTATION_FILE,
  type AnnotationFile,
  NO_METADATA,
  type ArticleMetadata,
  type Coding,
} from '../../model/article';
import type { Codebook } from '../../model/codebook';
import type { AnnotationId, CoderId } from '../../model/ids';
import type { Span } from '../../model/span';
import { problem } from '../../problems/report';
import { refusesFile, type KnownProblem } from '../../problems/table';
import { reportInnerMark } from '../../text/byteOrderMark';
import { formatProblem } from '../../yaml/shape/format';
import type { YamlMap, YamlNode } from '../../yaml/node';
import { readYaml, type YamlReading } from '../../yaml/read/readYaml';
import { childOf, isAbsent, type Reading } from '../../yaml/shape/shape';
import { reportUnknownKeys } from '../../yaml/shape/unknownKeys';
import { ANNOTATION_FILE, ANNOTATIONS_FORMAT, ARTICLE } from '../definition';
import { fileEnd, type FileEnd } from './fileEnd';
import { checkCoded } from './parseChecks';
import { readEntry } from './parseEntry';
import { readingWith, type AnnotationReading } from './parseReading';
import type { Decision, DecisionId } from '../../model/decision';

/** Spans of an entry and of its id and quote in the annotation file's own text. */
export interface EntryPlaces {
  readonly entry: Span;
  readonly id: Span;
  readonly quote: Span | undefined;
}

/** By id, refused entries included. */
export type AnnotationPlaces = ReadonlyMap<AnnotationId, EntryPlaces>;

export type ParsedAnnotationFile =
  | {
      readonly kind: 'annotations';
      readonly file: AnnotationFile;
      readonly places: AnnotationPlaces;
      readonly problems: readonly KnownProblem[];
      /** Whether it ends with its marker and, if not, whether it may have been cut off. */
      readonly end: FileEnd;
    }
  /** Nothing of it is used, and it is not written; a caller with an earlier version keeps that. */
  | { readonly kind: 'refused'; readonly problems: readonly KnownProblem[] };

/** Reads an annotation file. Entries without the keys that their kind requires are omitted and
 * reported; ids that are not in the codebook are kept and reported, or not checked without a
 * codebook. An empty file has no annotations and is reported. `yaml`: the same text, where the
 * caller has read it already. Never throws. */
export function parseAnnotationFile(
  text: string,
  codebook: Codebook | undefined,
  yaml: YamlReading = runSync(readYaml(text)),
): ParsedAnnotationFile {
  const { root, problems: yamlProblems } = yaml;
  if (yamlProblems.length > 0) return { kind: 'refused', problems: yamlProblems };
  const end = fileEnd(text, root);
  if (!root) {
    const problems = [problem('empty-file', { start: 0, end: 0 })];
    return { kind: 'annotations', file: EMPTY_ANNOTATION_FILE, places: new Map(), problems, end };
  }
  if (root.kind !== 'map') {
    return {
      kind: 'refused',
      problems: [problem('format-missing', root.span, ANNOTATIONS_FORMAT)],
    };
  }
  const wrongFormat = formatProblem(root, ANNOTATIONS_FORMAT);
  if (wrongFormat) return { kind: 'refused', problems: [wrongFormat] };

  const problems: KnownProblem[] = [];
  const reading = readingWith(text, codebook, problems);
  const known = Object.keys(ANNOTATION_FILE.keys);
  const unknown = root.entries.flatMap(({ key }) => (known.includes(key.value) ? [] : key));
  reportUnknownKeys(unknown, root, known, reading);
  const article = readArticle(root, reading);
  const decided = readDecided(root, reading);
  const coded = readCoded(root, reading, decided);
  const places = new Map<AnnotationId, EntryPlaces>();
  const annotations = readSections(root, reading, places);
  checkCoded(childOf(root, 'coded'), coded, annotations, reading);
  reportInnerMark(text, 1, problems);
  if (end === 'cut') problems.push(problem('maybe-truncated', lastLine(text)));
  if (end === 'whole') problems.push(problem('unmarked-end', lastLine(text)));
  problems.sort((a, b) => a.span.start - b.span.start);
  if (refusesFile(problems)) return { kind: 'refused', problems };
  const digest = readTextDigest(root, reading);
  const head = { ...(digest === undefined ? {} : { text: digest }), article, coded };
  const file = { ...head, ...(decided ? { decided } : {}), annotations };
  return { kind: 'annotations', file, places, problems, end };
}

function readSections(
  root: YamlMap,
  reading: AnnotationReading,
  places: Map<AnnotationId, EntryPlaces>,
): readonly Annotation[] {
  const annotations: Annotation[] = [];
  for (const [kind, section] of SECTIONS) {
    const node = childOf(root, section);
    if (!node) continue;
    if (node.kind !== 'list') {
      reading.report('expected-list', node.span, section);
      continue;
    }
    for (const item of node.items) {
      if (item.kind === 'map') notePlaces(item, reading, places);
      const annotation = readEntry(kind, item, reading);
      // In a file of people it would count as one of theirs; it was reported with its coder.
      const isOfMachine = reading.codebook?.machines.has(annotation?.coder ?? '') === true;
      if (annotation && !isOfMachine) annotations.push(annotation);
    }
  }
  return annotations;
}

const SECTIONS = Object.entries(SECTION_OF) as readonly [AnnotationKind, string][];

/** A second entry with the same id refuses the file, even if one of the two is refused by
 * itself. */
function notePlaces(
  item: YamlMap,
  reading: AnnotationReading,
  places: Map<AnnotationId, EntryPlaces>,
): void {
  let id: YamlNode | undefined;
  let quote: Span | undefined;
  for (const { key, value } of item.entries) {
    if (key.value === 'id') id = value;
    if (key.value === 'quote') quote = value.span;
  }
  if (id?.kind !== 'scalar' || isAbsent(id)) return;
  if (places.has(id.value)) reading.report('duplicate-id', id.span, id.value);
  else places.set(id.value, { entry: item.span, id: id.span, quote });
}

function lastLine(text: string): Span {
  const end = text.trimEnd().length;
  return { start: text.lastIndexOf('\n', Math.max(end - 1, 0)) + 1, end };
}

/** The description of the article in the key `article`. */
function readArticle(root: YamlMap, reading: Reading): ArticleMetadata {
  const node = childOf(root, 'article');
  const read = node && ARTICLE.read(node, reading, 'article');
  if (!read) return NO_METADATA;
  const { title, author, source, section, date, url, attributes } = read;
  const terms = node.kind === 'map' ? childOf(node, 'quotable') : undefined;
  // A value that is not known allows nothing.
  const quotable = read.quotable ?? (terms && !isAbsent(terms) ? 'no' : undefined);
  return {
    title,
    author,
    source,
    section,
    date,
    url,
    attributes: attributes ?? NO_METADATA.attributes,
    duplicateOf: read['duplicate-of'],
    ...(quotable === undefined ? {} : { quotable }),
  };
}

/** The key `text`. */
function readTextDigest(root: YamlMap, reading: Reading): string | undefined {
  const node = childOf(root, 'text');
  return node && ANNOTATION_FILE.keys.text.read(node, reading, 'text');
}

/** The progress of each coder: the key `coded`, without machines. Who `decided` in the file may
 * have marked it as coded without being among the coders of the codebook. */
function readCoded(
  root: YamlMap,
  reading: AnnotationReading,
  decided: ReadonlyMap<DecisionId, Decision> | undefined,
): ReadonlyMap<CoderId, Coding> {
  const deciding = new Set([...(decided?.values() ?? [])].map(({ by }) => by));
  const refer: Reading['refer'] = (code, to, id, span) => {
    if (!deciding.has(id)) reading.refer(code, to, id, span);
  };
  const node = childOf(root, 'coded');
  const read = node && ANNOTATION_FILE.keys.coded.read(node, { ...reading, refer }, 'coded');
  const coded = new Map<CoderId, Coding>();
  for (const [coder, { state, date, codebook, reason, digest, seen }] of read ?? []) {
    if (state === undefined || reading.codebook?.machines.has(coder)) continue;
    const known = {
      ...(digest === undefined ? {} : { digest }),
      ...(seen === undefined ? {} : { seen }),
    };
    coded.set(coder, { state, date, codebook, reason, ...known });
  }
  return coded;
}

/** The decisions of adjudicators: the key `decided`. Undefined where there are none. */
function readDecided(
  root: YamlMap,
  reading: Reading,
): ReadonlyMap<DecisionId, Decision> | undefined {
  const node = childOf(root, 'decided');
  const read = node && ANNOTATION_FILE.keys.decided.read(node, reading, 'decided');
  if (!read || read.size === 0) return undefined;
  const decided = new Map<DecisionId, Decision>();
  for (const [id, one] of read) {
    const { by, at, replaces = [], from = [], over = [], result = [], reason, quote, was } = one;
    const before = was === undefined ? {} : { was };
    decided.set(id, { by, at, replaces, from, over, result, reason, quote, ...before });
  }
  return decided;
}
