import type { Codebook } from '../../model/codebook';
import type { Span } from '../../model/span';
import { forEachTask, type Task } from '../../util/task';
import { problem } from '../../problems/report';
import { refusesFile } from '../../problems/table';
import type { KnownProblem } from '../../problems/table';
import { reportInnerMark } from '../../text/byteOrderMark';
import { formatProblem } from '../../yaml/shape/format';
import type { YamlMap } from '../../yaml/node';
import { readCooperatively } from '../../yaml/read/readInSteps';
import { readYaml, type YamlReading } from '../../yaml/read/readYaml';
import { childOf } from '../../yaml/shape/shape';
import { CODEBOOK, CODEBOOK_FORMAT } from '../definition';
import { checkCodebook } from './parseChecks';
import { withoutDeepLinks } from './parseLevels';
import { toCodebook } from './parseModel';
import { checkReferences, referencesOf } from './parseReferences';

/** Spans of keys in the codebook's own text, for going to a definition: `actor:ID`, `issue:ID`,
 * `stance:ID`, `type:ID`, `field:ID`, `coder:ID`. */
export type CodebookPlaces = ReadonlyMap<string, Span>;

export interface ReadCodebook {
  readonly kind: 'codebook';
  readonly codebook: Codebook;
  readonly places: CodebookPlaces;
  readonly problems: readonly KnownProblem[];
}

export type ParsedCodebook =
  | ReadCodebook
  /** Nothing of it is used; a caller with an earlier version keeps that. */
  | { readonly kind: 'refused'; readonly problems: readonly KnownProblem[] }
  /** Another tool's file of that name. */
  | { readonly kind: 'foreign' };

/** Reads a `codebook.yaml`. An empty file is refused with a warning: it may be a codebook that was
 * cut off. `yaml`: the same text, where the caller has read it already. Never throws. A task that
 * yields every few milliseconds, however many entries there are; but a text in another layout than
 * the writer's (block scalars, a key that is half typed) is composed by `yaml` in one step. */
export function* parseCodebook(text: string, yaml?: YamlReading): Task<ParsedCodebook> {
  if (/^\uFEFF?\s*$/.test(text)) {
    return { kind: 'refused', problems: [problem('empty-file', { start: 0, end: 0 })] };
  }
  if (!looksLikeCodebook(text)) return { kind: 'foreign' };
  const { root, problems: yamlProblems } = yaml ?? (yield* readYaml(text));
  if (root?.kind !== 'map') return { kind: 'refused', problems: yamlProblems };
  const wrongFormat = formatProblem(root, CODEBOOK_FORMAT);
  if (wrongFormat) return { kind: 'refused', problems: [wrongFormat] };

  const problems: KnownProblem[] = [];
  const reading = referencesOf(text, problems);
  const read = yield* readCooperatively(CODEBOOK, root, reading, 'codebook');
  if (!read || refusesFile(problems)) return { kind: 'refused', problems: inTextOrder(problems) };
  const places = yield* placesOf(root);
  const codebook = withoutDeepLinks(yield* toCodebook(read, problems, places), root, problems);
  yield* checkReferences(reading.references, codebook, problems);
  yield* checkCodebook(codebook, root, problems);
  reportInnerMark(text, 1, problems);
  inTextOrder(problems);
  return { kind: 'codebook', codebook, places, problems };
}

/** True when the first key of a text is `format: policy-codebook/…`, whether or not the rest can be
 * read: a codebook with a mistake is still a codebook. Reads only the head, line by line: one
 * pattern over many blank lines would take cubic time. */
export function looksLikeCodebook(text: string): boolean {
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (start < text.length) {
    const lineBreak = text.indexOf('\n', start);
    const end = lineBreak < 0 ? text.length : lineBreak;
    const line = text.slice(start, Math.min(end, start + LONGEST_HEAD)).trim();
    if (!BEFORE_FIRST_KEY.test(line)) return FIRST_KEY.test(line);
    start = end + 1;
  }
  return false;
}

const LONGEST_HEAD = 200;

/** Blank lines, comments, a document start, a merge-conflict marker, or the bracket of a flow
 * map. */
const BEFORE_FIRST_KEY = /^(?:#.*|---.*|<{7}.*|\{)?$/;
const FIRST_KEY = /^(?:\{ ?)?(["']?)format\1 ?: ?["']?policy-codebook\//;

const SECTIONS = [
  ['coders', 'coder'],
  ['actors', 'actor'],
  ['issues', 'issue'],
  ['stances', 'stance'],
  ['fields', 'field'],
  ['types', 'type'],
] as const;

function inTextOrder(problems: KnownProblem[]): readonly KnownProblem[] {
  return problems.sort((a, b) => a.span.start - b.span.start);
}

function* placesOf(root: YamlMap): Task<Map<string, Span>> {
  const places = new Map<string, Span>();
  for (const [section, kind] of SECTIONS) {
    const node = childOf(root, section);
    if (node?.kind !== 'map') continue;
    yield* forEachTask(node.entries, ({ key }) => {
      places.set(`${kind}:${key.value}`, key.span);
    });
  }
  return places;
}
