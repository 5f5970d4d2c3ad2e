import {
  countedProblem,
  type ForeignCode,
  type ForeignDocument,
  type ForeignMark,
} from '../../core';
import { codedMark, codedProject, codeNamed } from '../codedProject';
import type { ForeignFile, ReadProject } from '../contract';
import { isObject, jsonRows, type JsonObject } from '../jsonRows';
import { documentOf, idIn, objectsIn } from '../jsonTexts';
import { Refused } from '../refuse';

/** Reads the JSON export of Label Studio: texts with labelled spans
 * (https://labelstud.io/guide/export, "JSON"). Places are UTF-16 units in old versions, code points
 * in new ones; which of them fits is found by the words of each span. Throws `Refused`. */
export function readLabelStudio(file: ForeignFile): ReadProject {
  const { rows, problems } = jsonRows(file, /"(?:annotations|completions)"/);
  const tasks = rows.filter((row) => isObject(row['data']) && resultsOf(row).length > 0);
  if (tasks.length === 0 || tasks.length < rows.filter((row) => isAnnotated(row)).length) {
    throw new Refused('unknown-kind');
  }
  const documents: ForeignDocument[] = [];
  const marks: ForeignMark[] = [];
  const codes = new Map<string, ForeignCode>();
  let [left, suggested] = [0, 0];
  for (const [at, task] of rows.entries()) {
    if (!isObject(task['data'])) continue;
    const id = idIn(task, 'id') ?? String(at + 1);
    const { data } = task;
    const key = textKey(data, resultsOf(task));
    suggested += objectsIn(task, 'predictions').flatMap((one) => objectsIn(one, 'result')).length;
    if (key === undefined) {
      left += resultsOf(task).length;
      continue;
    }
    const text = String(data[key]);
    documents.push(documentOf(data, { id, text, skipped: new Set([key]) }));
    const taken = new Set<string>();
    for (const [nth, annotation] of annotationsOf(task).entries()) {
      const results = objectsIn(annotation, 'result');
      const notes = notesOf(results);
      for (const result of results) {
        const span = spanOf(result);
        if (span) {
          const regionId = idIn(result, 'id');
          const { from_name: control } = result;
          const group = isText(control) ? control : 'label';
          const own = `${id}-${regionId?.replace(/[^\w-]/g, '') ?? String(marks.length)}`;
          // Annotators who began with one suggestion share the ids of its regions.
          const isShared = taken.has(own);
          const by = isShared ? `-by-${String(nth + 1)}` : '';
          taken.add(own);
          marks.push(
            codedMark({
              id: `labelstudio-${own}${by}`,
              ...{ document: id, start: span.start, end: span.end, quote: span.words },
              coder: coderOf(annotation),
              codes: span.labels.map((label) => codeNamed(codes, label, group)),
              note: regionId === undefined ? undefined : notes.get(regionId),
            }),
          );
        } else if (result['type'] !== 'textarea') left++;
      }
    }
  }
  return {
    project: codedProject({
      ...{ program: 'Label Studio', documents, marks, codes: [...codes.values()] },
      unit: undefined,
    }),
    problems: [
      ...problems,
      ...countedProblem('labels-left', left),
      ...countedProblem('predictions-left', suggested),
    ],
  };
}

function isAnnotated(row: JsonObject): boolean {
  return Array.isArray(row['annotations']) || Array.isArray(row['completions']);
}

/** What people labelled; of earlier versions, "completions". Cancelled ones are drafts. */
function annotationsOf(task: JsonObject): readonly JsonObject[] {
  return [...objectsIn(task, 'annotations'), ...objectsIn(task, 'completions')].filter(
    ({ was_cancelled }) => was_cancelled !== true,
  );
}

function resultsOf(task: JsonObject): readonly JsonObject[] {
  return annotationsOf(task).flatMap((annotation) => objectsIn(annotation, 'result'));
}

/** The key of the text: the one that results name as their source, or the longest text. */
function textKey(data: JsonObject, results: readonly JsonObject[]): string | undefined {
  const texts = Object.entries(data).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].trim() !== '',
  );
  const named = new Set(
    results.flatMap(({ source, to_name }) => [
      ...(typeof source === 'string' ? [source.replace(/^\$/, '')] : []),
      ...(typeof to_name === 'string' ? [to_name] : []),
    ]),
  );
  const [longest] = texts.toSorted(([, a], [, b]) => b.length - a.length);
  return (texts.find(([key]) => named.has(key)) ?? longest)?.[0];
}

interface LabelledSpan {
  readonly start: number;
  readonly end: number;
  readonly words: string | undefined;
  readonly labels: readonly string[];
}

/** Of a plain text; parts of pages, pictures and recordings have places of other kinds. */
function spanOf({ value }: JsonObject): LabelledSpan | undefined {
  if (!isObject(value)) return undefined;
  const { start, end, text } = value;
  if (typeof start !== 'number' || typeof end !== 'number') return undefined;
  const lists = ['labels', 'taxonomy', 'choices'].map((key) => value[key]);
  return {
    ...{ start, end, words: typeof text === 'string' ? text : undefined },
    labels: lists.flatMap((list) =>
      Array.isArray(list) ? (list as readonly unknown[]).flat().filter(isText) : [],
    ),
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Who labelled: a number, or the address of a person. */
function coderOf({ completed_by: by }: JsonObject): string | undefined {
  if (typeof by === 'number' || typeof by === 'string') return `Annotator ${String(by)}`;
  if (!isObject(by)) return undefined;
  const name = [by['email'], by['username']].find(isText);
  return name ?? (by['id'] === undefined ? undefined : `Annotator ${JSON.stringify(by['id'])}`);
}

/** Words that were typed about a region, by its id. */
function notesOf(results: readonly JsonObject[]): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  for (const { id, type, value } of results) {
    if (typeof id !== 'string' || type !== 'textarea' || !isObject(value)) continue;
    const words = [value['text']].flat().filter(isText).join('\n');
    if (words !== '') notes.set(id, words);
  }
  return notes;
}
