import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { SECTION_OF, type Annotation, type AnnotationKind } from '../../src/core/model/annotation';
import { edited, read } from '../unit/annotation-file/editFixtures';
import { anyAnnotation, styledFile, type StyledFile } from '../unit/annotation-file/editRandom';
import { resultOf, type ReportRow } from './report';

const KINDS = Object.keys(SECTION_OF) as readonly AnnotationKind[];

/** A file of a few annotations, another one to add, and one with the id of one of them. */
export interface FileCase {
  readonly annotations: readonly Annotation[];
  /** Choices of how the file is written. */
  readonly choices: readonly number[];
  readonly added: Annotation;
  readonly of: number;
  readonly replacement: Annotation;
}

export const FILE_CASES: fc.Arbitrary<FileCase> = fc
  .record({
    kinds: fc.array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 4 }),
    choices: fc.array(fc.nat(999), { maxLength: 60 }),
    of: fc.nat(3),
  })
  .chain(({ kinds, choices, of }) =>
    fc.record({
      annotations: fc.tuple(...kinds.map((kind, index) => anyAnnotation(`id-${index}`, [kind]))),
      choices: fc.constant(choices),
      added: anyAnnotation('added', KINDS),
      of: fc.constant(of % kinds.length),
      replacement: anyAnnotation(`id-${of % kinds.length}`, [
        kinds[of % kinds.length] ?? 'position',
      ]),
    }),
  );

/** An addition is in the file as meant, and every former byte is still there. */
export function additionKeeps({ annotations, choices, added }: FileCase): void {
  const { text } = styledFile(annotations, choices);
  const result = edited(text, { kind: 'add', annotation: added });
  assertSays(result.text, [...annotations, added]);
  const before = without(text);
  const after = without(result.text);
  assert.ok(sharedStart(before, after) + sharedEnd(before, after) >= before.length);
  const back = edited(result.text, ...result.inverse);
  assert.equal(without(back.text), before);
}

/** A replacement is in the file as meant, and nothing outside the entry changed. */
export function replacementKeeps({ annotations, choices, replacement, of }: FileCase): void {
  const { text, spans } = styledFile(annotations, choices);
  const result = edited(text, { kind: 'replace', annotation: replacement });
  assertSays(result.text, annotations.with(of, replacement));
  const span = spans.get(replacement.id);
  assert.ok(span);
  assert.ok(result.text.startsWith(text.slice(0, span.start)));
  assert.ok(result.text.endsWith(text.slice(span.end)));
  assertKeepsUnknown(text.slice(span.start, span.end), result.text);
  assertSays(edited(result.text, ...result.inverse).text, annotations);
}

/** A deletion removes only lines of the entry, and its inverse restores every byte. */
export function deletionKeeps({ annotations, choices, of }: FileCase, dropSection: boolean): void {
  const file = styledFile(annotations, choices);
  const id = `id-${of}`;
  const result = edited(file.text, { kind: 'delete', id, dropSection });
  assertSays(
    result.text,
    annotations.filter((annotation) => annotation.id !== id),
  );
  assertOnlyLinesOf(file, id, result.text, isAlone(annotations, of));
  const back = edited(result.text, ...result.inverse);
  assertSays(back.text, annotations);
  if (!dropSection || !isAlone(annotations, of)) assert.equal(back.text, file.text);
}

/** Row 5: the three kinds of edits in turn. */
export function fileEditRows(asked: number, seed: number): readonly ReportRow[] {
  const wrong: string[] = [];
  let run = 0;
  // In parts: twenty thousand cases at once would need gigabytes.
  for (let part = 0; run < asked; part++) {
    const numRuns = Math.min(500, asked - run);
    for (const one of fc.sample(FILE_CASES, { numRuns, seed: seed + part })) {
      try {
        if (run % 3 === 0) additionKeeps(one);
        else if (run % 3 === 1) replacementKeeps(one);
        else deletionKeeps(one, run % 2 === 0);
      } catch (error) {
        wrong.push(`case ${run}: ${String(error).slice(0, 200)}`);
      }
      run++;
    }
  }
  const check =
    'files of any style: a random annotation is added, replaced or deleted, and that undone; other bytes equal';
  return [{ row: 5, check, asked, run, seed, result: resultOf('0 off', wrong) }];
}

function assertSays(text: string, annotations: readonly Annotation[]): void {
  const byId = (list: readonly Annotation[]): ReadonlyMap<string, Annotation> =>
    new Map(list.map((annotation) => [annotation.id, annotation]));
  assert.deepEqual(byId(read(text).annotations), byId(annotations));
}

/** `positions: []` becomes a block when an entry is added to it. */
function without(text: string): string {
  return text.replace(/^([a-z]+:) *\[ *\]/gm, '$1');
}

function isAlone(annotations: readonly Annotation[], index: number): boolean {
  const kind = annotations[index]?.kind;
  return annotations.filter((annotation) => annotation.kind === kind).length === 1;
}

function assertOnlyLinesOf(
  { text, spans }: StyledFile,
  id: string,
  after: string,
  isLast: boolean,
): void {
  const span = spans.get(id);
  assert.ok(span);
  const before = text.slice(0, span.start);
  assert.ok(after.endsWith(text.slice(span.end)));
  if (!isLast) assert.equal(after, before + text.slice(span.end));
  else assert.ok(sharedStart(before, after) > before.lastIndexOf('\n...\n'));
}

/** Checks unknown keys of the entry itself; those of a removed quote part are removed with it. */
function assertKeepsUnknown(entry: string, after: string): void {
  const column = /^ *- +(?=id:)/m.exec(entry)?.[0].length;
  for (const line of entry.match(/^ *x-\d+: .*$/gm) ?? []) {
    if (line.search(/\S/) === column) assert.ok(after.includes(line));
  }
}

function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < Math.min(a.length, b.length) && a[at] === b[at]) at++;
  return at;
}

function sharedEnd(a: string, b: string): number {
  let at = 0;
  while (at < Math.min(a.length, b.length) && a.at(-1 - at) === b.at(-1 - at)) at++;
  return at;
}
