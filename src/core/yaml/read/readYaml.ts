import { Composer } from 'yaml';
import type { CST, Document } from 'yaml';
import { type Task } from '../../util/task';
import { problem } from '../../problems/report';
import type { KnownProblem } from '../../problems/table';
import { buildTree } from './buildTree';
import type { YamlNode } from '../node';
import { readCanonicalSteps } from './readCanonical';
import { scan } from './scan';
import { syntaxProblem } from './syntaxProblem';

/** In UTF-16 units; a file of as many bytes is never longer. */
export const LARGEST = 32 * 1024 * 1024;

export interface YamlReading {
  /** Undefined when the file is refused, or has no value at all. */
  readonly root: YamlNode | undefined;
  /** Each of them refuses the file. */
  readonly problems: readonly KnownProblem[];
}

/** Reads a YAML text as strings, lists and maps. Anything that the project's formats do not contain
 * refuses the text with its place, as does the first syntax error. Never throws. Text in the
 * program's own style is read without `yaml`, to the same result. A task for such text; other text
 * is composed by `yaml` in one step. */
export function* readYaml(text: string): Task<YamlReading> {
  if (text.length > LARGEST) return refused(problem('too-large', { start: 0, end: 0 }, '32'));
  const root = yield* readCanonicalSteps(text);
  return root ? { root, problems: [] } : yield* readAnyYaml(text);
}

/** Like `readYaml`, for a text in any style: `yaml` decides what is valid. */
export function* readAnyYaml(text: string): Task<YamlReading> {
  const marker = conflictMarker(text);
  if (marker) return refused(marker);
  const scanned = yield* scan(text);
  if (scanned.kind === 'refused') return refused(scanned.problem);
  yield undefined;
  const composed = compose(scanned.tokens, text);
  if ('code' in composed) return refused(composed);
  yield undefined;
  const { contents } = composed;
  return contents ? buildTree(contents, text) : { root: undefined, problems: [] };
}

function refused(...problems: readonly KnownProblem[]): YamlReading {
  return { root: undefined, problems };
}

/** Valid files never begin a line with these, whatever a value contains: values are indented. */
const MARKER = /(?:^\uFEFF?|\n)((?:<{7}|>{7}|\|{7}|={7})(?: [^\n]*)?)(?=\r?\n|$)/;

function conflictMarker(text: string): KnownProblem | undefined {
  const match = MARKER.exec(text);
  const line = match?.[1]?.trimEnd();
  if (!match || line === undefined) return undefined;
  const start = match.index + match[0].indexOf(line);
  return problem('conflict-marker', { start, end: start + line.length });
}

function compose(
  tokens: readonly CST.Token[],
  text: string,
): KnownProblem | { readonly contents: Document.Parsed['contents'] | undefined } {
  // Duplicate keys are found by `buildTree`: the check of `yaml` is quadratic.
  const composer = new Composer({
    schema: 'failsafe',
    strict: true,
    merge: false,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  let first: KnownProblem | undefined;
  // The composer continues after an error, and a long invalid text would give a million of them.
  Object.assign(composer, {
    onError(source: ErrorSource, code: string, message: string, isWarning?: boolean): void {
      if (isWarning) return;
      first ??= syntaxProblem(text, code, message, spanOf(source, text.length));
      throw new Error(message);
    },
  });
  let document: Document.Parsed | undefined;
  try {
    for (const token of tokens) {
      for (const composed of composer.next(token)) document = composed;
    }
    for (const composed of composer.end()) document = composed;
  } catch (error) {
    return first ?? problem('syntax', { start: 0, end: 0 }, String(error));
  }
  if (first) return first;
  const error = document?.errors[0];
  if (error) {
    const span = { start: error.pos[0], end: Math.min(error.pos[1], text.length) };
    return syntaxProblem(text, error.code, error.message, span);
  }
  const contents = document?.contents;
  // A file of comments, or with only an end marker, is composed as an empty scalar.
  const isNothing = contents?.range[0] === contents?.range[1];
  return { contents: isNothing ? undefined : (contents ?? undefined) };
}

type ErrorSource =
  number | readonly number[] | { readonly offset: number; readonly source?: string };

function spanOf(source: ErrorSource, length: number): { start: number; end: number } {
  let start: number;
  let end: number;
  if (typeof source === 'number') [start, end] = [source, source + 1];
  else if ('offset' in source)
    [start, end] = [source.offset, source.offset + (source.source?.length ?? 1)];
  else [start, end] = [source[0] ?? 0, source[1] ?? 0];
  start = Math.min(start, length);
  return { start, end: Math.max(start, Math.min(end, length)) };
}
