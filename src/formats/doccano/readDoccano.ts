import {
  countedProblem,
  type ForeignCode,
  type ForeignDocument,
  type ForeignMark,
} from '../../core';
import { codedMark, codedProject, codeNamed } from '../codedProject';
import type { ForeignFile, ReadProject } from '../contract';
import { countedText, countingOf, wordsAt, type NamedPlace } from '../countedPlaces';
import { jsonRows, type JsonObject } from '../jsonRows';
import { documentOf, factsIn, idIn, objectsIn } from '../jsonTexts';
import { Refused } from '../refuse';

/** Reads what doccano exports for spans and relations, as JSON Lines or JSON
 * (https://github.com/doccano/doccano, backend/data_export). Places are UTF-16 units, as its page
 * counts them, or characters where that makes words whole; the words are not in the file. Throws
 * `Refused`. */
export function readDoccano(file: ForeignFile): ReadProject {
  const { rows, problems } = jsonRows(file, /"(?:labels?|entities)"/);
  const [first] = rows;
  if (!first || !rows.every(isCoded) || !rows.some(hasSpans)) throw new Refused('unknown-kind');
  const documents: ForeignDocument[] = [];
  const labelled: (LabelledSpan & NamedPlace & { readonly of: string })[] = [];
  const codes = new Map<string, ForeignCode>();
  for (const [at, row] of rows.entries()) {
    const [id, text] = [idIn(row, 'id') ?? String(at + 1), String(row['text'] ?? row['data'])];
    const facts = { ...row, ...factsIn(row, 'meta', 'metadata') };
    documents.push(documentOf(facts, { id, text, skipped: OWN_KEYS }));
    const source = countedText(text);
    for (const span of spansOf(row)) labelled.push({ ...span, of: id, source, name: undefined });
  }
  const { way, within } = countingOf(labelled, 'utf-16');
  const marks = labelled.map((place): ForeignMark => {
    const { of, start, end, label } = place;
    return codedMark({
      id: `doccano-${of}-${String(start)}-${String(end)}`,
      ...{ document: of, start, end, quote: wordsAt(place, way) },
      codes: [codeNamed(codes, label)],
    });
  });
  const parts = { documents, marks, codes: [...codes.values()] };
  return {
    project: codedProject({ program: 'doccano', ...parts, unit: way.unit }),
    problems: [...problems, ...countedProblem('marks-within-words', within)],
  };
}

const OWN_KEYS: ReadonlySet<string> = new Set(['id', 'text', 'data']);

interface LabelledSpan {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

function isCoded(row: JsonObject): boolean {
  const hasText = typeof row['text'] === 'string' || typeof row['data'] === 'string';
  return hasText && ['label', 'labels', 'entities'].some((key) => Array.isArray(row[key]));
}

function hasSpans(row: JsonObject): boolean {
  return spansOf(row).length > 0;
}

/** `[start, end, label]`, or an object with these. */
function spansOf(row: JsonObject): readonly LabelledSpan[] {
  const lists = [row['label'], row['labels']]
    .filter((list) => Array.isArray(list))
    .flat(1) as unknown[];
  const listed = lists.flatMap((one) => {
    const [start, end, label] = Array.isArray(one) ? (one as readonly unknown[]) : [];
    return typeof start === 'number' && typeof end === 'number' && typeof label === 'string'
      ? [{ start, end, label }]
      : [];
  });
  const named = objectsIn(row, 'entities').flatMap(({ start_offset, end_offset, label }) =>
    typeof start_offset === 'number' && typeof end_offset === 'number' && typeof label === 'string'
      ? [{ start: start_offset, end: end_offset, label }]
      : [],
  );
  return [...listed, ...named];
}
