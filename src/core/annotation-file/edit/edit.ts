import { runSync } from '../../util/task';
import { EMPTY_ANNOTATION_FILE } from '../../model/article';
import type { AnnotationFile } from '../../model/article';
import type { Codebook } from '../../model/codebook';
import type { Problem } from '../../model/problem';
import { applyEdits } from '../../text/textEdit';
import type { TextEdit } from '../../text/textEdit';
import type { YamlMap } from '../../yaml/node';
import { readYaml } from '../../yaml/read/readYaml';
import type { YamlReading } from '../../yaml/read/readYaml';
import { composeEdits } from '../../yaml/splice/spliceCompose';
import { lineEndingOf } from '../../yaml/splice/spliceLayout';
import { ANNOTATIONS_FORMAT } from '../definition';
import { intentOf, isAsIntended, keepsTheRest } from './editIntent';
import type { Intent } from './editIntent';
import { applyRound, roundsOf } from './editRound';
import type { AnnotationFileEdit, EditedText, EditRefusal, RefusedEdit } from './editTypes';
import { parseAnnotationFile } from '../parse/parse';
import { emptyAnnotationFile, END_MARKER } from '../write';

export type { AnnotationFileEdit, EditedText } from './editTypes';

/** Makes edits, in their order, by splices of an annotation file's text; bytes that no edit
 * concerns are unchanged. Either all edits are made or none. '' is a file that does not exist yet.
 * The result is read again and compared with the intention before it can be written. Never throws.
 * Reads the text twice, once more where the end marker or the first line is missing, and once more
 * for each run of edits after the first. */
export function editAnnotationFile(
  text: string,
  edits: readonly AnnotationFileEdit[],
  codebook: Codebook | undefined,
): EditedText {
  const begun = begin(text, edits, codebook);
  if (begun.kind === 'refused') return begun;
  return attempt(text, begun, edits, codebook);
}

interface Begun {
  readonly kind: 'begun';
  /** With the end marker, and with the first line if the file was empty. */
  readonly text: string;
  readonly splices: readonly TextEdit[];
  readonly intent: Intent;
  readonly root: YamlMap | undefined;
}

function begin(
  text: string,
  edits: readonly AnnotationFileEdit[],
  codebook: Codebook | undefined,
): Begun | RefusedEdit {
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  if (text.trim() === '') {
    return begunWith(text, [{ start: bom, end: text.length, text: emptyAnnotationFile() }]);
  }
  const yaml = runSync(readYaml(text));
  const parsed = parseAnnotationFile(text, codebook, yaml);
  if (parsed.kind === 'refused') return refused('unreadable', parsed.problems);
  if (parsed.end === 'cut' && !edits.some((edit) => edit.kind === 'end')) {
    return refused('maybe-truncated', parsed.problems);
  }
  const lineEnding = lineEndingOf(text);
  const splices: TextEdit[] = [];
  // A file of comments only.
  if (parsed.problems.some((problem) => problem.code === 'empty-file')) {
    const line = `format: ${ANNOTATIONS_FORMAT}${lineEnding}`;
    splices.push({ start: bom, end: bom, text: line });
  }
  if (parsed.end !== 'marked') splices.push(endOf(text, lineEnding));
  return begunWith(text, splices, parsed.file, yaml);
}

function begunWith(
  original: string,
  splices: readonly TextEdit[],
  file: AnnotationFile = EMPTY_ANNOTATION_FILE,
  yaml?: YamlReading,
): Begun {
  const text = applyEdits(original, splices);
  const root = rootOf(yaml && splices.length === 0 ? yaml : runSync(readYaml(text)));
  return { kind: 'begun', text, splices, intent: intentOf(file), root };
}

/** The missing end marker, or the missing line break behind it. */
function endOf(text: string, lineEnding: string): TextEdit {
  const last = text.slice(text.lastIndexOf('\n') + 1);
  const isMarked = /^\uFEFF?\.\.\.(?:\s|$)/.test(last);
  const marker = isMarked ? '' : END_MARKER + lineEnding;
  const lineBreak = last === '' ? '' : lineEnding;
  return { start: text.length, end: text.length, text: lineBreak + marker };
}

function attempt(
  original: string,
  begun: Begun,
  edits: readonly AnnotationFileEdit[],
  codebook: Codebook | undefined,
): EditedText {
  let { text, splices, intent } = begun;
  let inverse: readonly AnnotationFileEdit[] = [];
  const lineEnding = lineEndingOf(text);
  for (const [index, round] of roundsOf(edits.filter(({ kind }) => kind !== 'end')).entries()) {
    const root = index === 0 ? begun.root : rootOf(runSync(readYaml(text)));
    if (!root) return refused('not-as-intended', []);
    const result = applyRound(round, { text, root, lineEnding, intent, codebook });
    if (typeof result === 'string') return refused(result, []);
    splices = composeEdits(original.length, splices, result.edits);
    text = applyEdits(text, result.edits);
    intent = result.intent;
    inverse = [...result.inverse, ...inverse];
  }
  const yaml = runSync(readYaml(text));
  const parsed = parseAnnotationFile(text, codebook, yaml);
  if (parsed.kind === 'refused') return refused('not-as-intended', parsed.problems);
  const root = rootOf(yaml);
  const isMeant =
    parsed.end === 'marked' &&
    isAsIntended(intent, parsed.file, codebook) &&
    begun.root !== undefined &&
    root !== undefined &&
    keepsTheRest(intent, begun.root, root);
  if (!isMeant) return refused('not-as-intended', parsed.problems);
  return { kind: 'edited', text, splices, inverse };
}

function rootOf({ root }: YamlReading): YamlMap | undefined {
  return root?.kind === 'map' ? root : undefined;
}

function refused(reason: EditRefusal, problems: readonly Problem[]): RefusedEdit {
  return { kind: 'refused', reason, problems };
}
