// The content of the files in a window's folder, read by the project's own readers.
import { runSync } from '../../../src/core/util/task';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  parseAnnotationFile,
  parseCodebook,
  type Annotation,
  type AnnotationFile,
  type Codebook,
} from '../../../src/core';
import type { VsCodeWindow } from '../driver';
import { until } from './annotating';

/** All files of the folder, as sorted paths. */
export function filesOf({ folder }: VsCodeWindow): string[] {
  return (
    fs
      .readdirSync(folder, { recursive: true, withFileTypes: true })
      // A file that is being written has another name for a moment.
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.policy-annotator-'))
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .sort()
  );
}

/** A file's text; '' when it is not there. */
export function textOf({ folder }: VsCodeWindow, name: string): string {
  const file = path.join(folder, name);
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
}

export function codebookOf(window: VsCodeWindow): Codebook {
  const parsed = runSync(parseCodebook(textOf(window, 'codebook.yaml')));
  if (parsed.kind !== 'codebook') throw new Error(`The codebook is ${parsed.kind}`);
  return parsed.codebook;
}

/** An article's annotation file; fails on any problem in it. */
export function annotationFileOf(window: VsCodeWindow, article: string): AnnotationFile {
  const parsed = parseAnnotationFile(
    textOf(window, `${article}.annotations.yaml`),
    codebookOf(window),
  );
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
  if (parsed.problems.length > 0) throw new Error(JSON.stringify(parsed.problems));
  return parsed.file;
}

/** The annotations of an article on disk; none while there is no file. */
export function annotationsOf(window: VsCodeWindow, article: string): readonly Annotation[] {
  if (textOf(window, `${article}.annotations.yaml`) === '') return [];
  return annotationFileOf(window, article).annotations;
}

/** Waits until that many annotations of an article, or exactly these, are on disk, and returns
 * them. In a browser a file that is being written is empty for a moment, or cut. */
export async function waitForAnnotations(
  window: VsCodeWindow,
  article: string,
  expected: number | readonly Annotation[],
): Promise<readonly Annotation[]> {
  const count = typeof expected === 'number' ? expected : expected.length;
  let wrong: unknown;
  const isThere = (): boolean => {
    try {
      const there = annotationsOf(window, article);
      if (typeof expected !== 'number') assert.deepEqual(there, expected);
      wrong = undefined;
      return there.length === count;
    } catch (error) {
      wrong = error;
      return false;
    }
  };
  await until(`${article} has ${String(count)} annotations`, isThere).catch((error: unknown) => {
    throw wrong ?? error;
  });
  return annotationsOf(window, article);
}

/** The content of an annotation as one line: only present keys, ids, lists joined. */
export function contentOf(annotation: Annotation): string {
  const parts: string[] = [annotation.kind];
  const keys = Object.entries(annotation);
  const [first, others] = [keys.filter(isFirst), keys.filter((entry) => !isFirst(entry))];
  for (const [key, value] of [...first, ...others]) {
    if (['id', 'kind', 'quote', 'comments'].includes(key)) continue;
    const text = spoken(value);
    if (text !== '') parts.push(`${key}=${text}`);
  }
  const quote = annotation.quote.map(({ exact }) => exact).join(' […] ');
  return `${parts.join(' ')} "${quote}"`;
}

/** Whether the key is one of actors, issue and stance, which come first. */
function isFirst([key]: readonly [string, unknown]): boolean {
  return ['actors', 'issues', 'stance', 'between', 'type'].includes(key);
}

function spoken(value: unknown): string {
  if (value === undefined) return '';
  if (value instanceof Map) {
    return [...value].map(([name, one]) => `${String(name)}:${spoken(one)}`).join(',');
  }
  if (Array.isArray(value)) return value.map(spoken).join('+');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
