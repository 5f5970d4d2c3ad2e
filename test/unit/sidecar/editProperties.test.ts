import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { SECTION_OF } from '../../../src/core/model/annotation';
import type { Annotation, AnnotationKind } from '../../../src/core/model/annotation';
import { EMPTY_ANNOTATION_FILE } from '../../../src/core/model/article';
import { editAnnotationFile } from '../../../src/core/sidecar/edit';
import type { AnnotationFileEdit } from '../../../src/core/sidecar/edit';
import { writeAnnotationFile } from '../../../src/core/sidecar/write';
import { edited, read } from './editFixtures';
import { anyAnnotation, styledFile } from './editRandom';
import type { StyledFile } from './editRandom';

/** EDIT_RUNS=20000 for the long run. */
const RUNS = Number(process.env.EDIT_RUNS ?? 30);

const KINDS = Object.keys(SECTION_OF) as readonly AnnotationKind[];

/** A few annotations, and another one with the id of the first or with a new one. */
const CASES = fc
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

suite('Editing random annotation files', function () {
  this.timeout(30_000 + RUNS * 1000);

  test('an addition says what was meant, and every byte that was there is still there', () => {
    fc.assert(
      fc.property(CASES, ({ annotations, choices, added }) => {
        const { text } = styledFile(annotations, choices);
        const result = edited(text, { kind: 'add', annotation: added });
        assertSays(result.text, [...annotations, added]);
        const before = without(text);
        const after = without(result.text);
        assert.ok(sharedStart(before, after) + sharedEnd(before, after) >= before.length);
        const back = edited(result.text, ...result.inverse);
        assert.equal(without(back.text), before);
      }),
      { numRuns: RUNS },
    );
  });

  test('a replacement says what was meant, and changes nothing outside the entry', () => {
    fc.assert(
      fc.property(CASES, ({ annotations, choices, replacement, of }) => {
        const { text, spans } = styledFile(annotations, choices);
        const result = edited(text, { kind: 'replace', annotation: replacement });
        assertSays(result.text, annotations.with(of, replacement));
        const span = spans.get(replacement.id);
        assert.ok(span);
        assert.ok(result.text.startsWith(text.slice(0, span.start)));
        assert.ok(result.text.endsWith(text.slice(span.end)));
        assertKeepsUnknown(text.slice(span.start, span.end), result.text);
        assertSays(edited(result.text, ...result.inverse).text, annotations);
      }),
      { numRuns: RUNS },
    );
  });

  test('a deletion takes out lines of the entry alone, and its inverse brings every byte back', () => {
    fc.assert(
      fc.property(CASES, fc.boolean(), ({ annotations, choices, of }, dropSection) => {
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
      }),
      { numRuns: RUNS },
    );
  });

  test('in canonical files every inverse restores every byte', () => {
    fc.assert(
      fc.property(CASES, ({ annotations, added, replacement, of }) => {
        const text = writeAnnotationFile({ ...EMPTY_ANNOTATION_FILE, annotations }, undefined);
        const edits: readonly AnnotationFileEdit[] = [
          { kind: 'add', annotation: added },
          { kind: 'replace', annotation: replacement },
          { kind: 'delete', id: `id-${(of + 1) % annotations.length}`, dropSection: true },
          { kind: 'describe', article: { title: 'T', attributes: new Map([['a', 'b']]) } },
        ];
        const all = edited(text, ...edits);
        assert.equal(edited(all.text, ...all.inverse).text, text);
        for (const edit of edits) {
          const one = edited(text, edit);
          assert.equal(edited(one.text, ...one.inverse).text, text);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('many edits at once give the same text as one after the other', () => {
    fc.assert(
      fc.property(CASES, ({ annotations, choices, added, replacement, of }) => {
        const { text } = styledFile(annotations, choices);
        const edits: readonly AnnotationFileEdit[] = [
          { kind: 'replace', annotation: replacement },
          ...annotations
            .filter((_, index) => index !== of)
            .map((annotation) => ({
              kind: 'replace' as const,
              annotation: { ...annotation, note: 'again' },
            })),
          { kind: 'add', annotation: added },
          { kind: 'add', annotation: { ...added, id: 'added-too' } },
          { kind: 'delete', id: 'added' },
        ];
        let step = text;
        for (const edit of edits) step = edited(step, edit).text;
        assert.equal(edited(text, ...edits).text, step);
      }),
      { numRuns: RUNS },
    );
  });

  test('a file cut off anywhere is never edited without being told that it is complete', () => {
    const add = { kind: 'add', annotation: undefined } as const;
    fc.assert(
      fc.property(CASES, ({ annotations, choices, added }) => {
        const { text } = styledFile(annotations, choices);
        const end = text.lastIndexOf('...') + 3;
        for (let cut = 2; cut <= end; cut += 7) {
          const part = text.slice(0, cut);
          if (part.trim() === '') continue;
          const result = editAnnotationFile(part, [{ ...add, annotation: added }], undefined);
          assert.equal(result.kind, 'refused', part);
        }
      }),
      { numRuns: Math.min(RUNS, 10) },
    );
  });
});

function assertSays(text: string, annotations: readonly Annotation[]): void {
  const byId = (list: readonly Annotation[]): ReadonlyMap<string, Annotation> =>
    new Map(list.map((annotation) => [annotation.id, annotation]));
  assert.deepEqual(byId(read(text).annotations), byId(annotations));
}

/** `positions: []` becomes a block when something is put into it. */
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

/** Unknown keys of the entry itself; those of a quote part that goes, go with it. */
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
