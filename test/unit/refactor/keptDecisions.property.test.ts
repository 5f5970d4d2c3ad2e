import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editAnnotationFile } from '../../../src/core/annotation-file/edit/edit';
import { articleOf } from '../../../src/core/annotation-file/path';
import { editCodebook } from '../../../src/core/codebook/edit/edit';
import { parseCodebook } from '../../../src/core/codebook/parse/parse';
import { assembleArticle } from '../../../src/core/corpus/assemble';
import { acceptedResults, decisionEdits } from '../../../src/core/intercoder/adjudication/decide';
import { articleQueue, type QueuedPassage } from '../../../src/core/intercoder/adjudication/queue';
import { readArticleOf } from '../../../src/core/intercoder/readings';
import type { Codebook } from '../../../src/core/model/codebook';
import { codebookEdits } from '../../../src/core/refactor/codebookEdits';
import { codersFirst, filesInTurn } from '../../../src/core/refactor/filesInTurn';
import type { Refactoring } from '../../../src/core/refactor/refactoring';
import { findAmong } from '../../../src/core/text/folding/fileNames';
import { runSync } from '../../../src/core/util/task';
import { caseCount } from '../../support/caseCount';
import { WORDS_TEXT } from '../../support/readWords';

const BOOK = `format: policy-codebook/1
annotation-files: one-per-coder
coders: {lea: {}, max: {}, eve: {}}
actors: {china: {name: China}, japan: {name: Japan}, usa: {name: USA}}
issues: {exports: {name: Exports}, tariffs: {name: Tariffs}}
acts: [demand, warn]
fields:
  frame: {type: choice, values: [moral, security]}
  level: {type: integer}
  allies: {type: actor, list: true}
`;

const POSITION = fc.record({
  actor: fc.constantFrom('china', 'japan', '[china, japan]', '[china, usa]'),
  target: fc.constantFrom('', 'japan', '[china, usa]'),
  issue: fc.constantFrom('exports', 'tariffs'),
  stance: fc.constantFrom('support', 'oppose'),
  act: fc.constantFrom('', 'demand', 'warn'),
  frame: fc.constantFrom('', 'moral', 'security'),
  level: fc.constantFrom('', '1', '2'),
  allies: fc.constantFrom('', 'china', '[china, japan]'),
  from: fc.nat(50),
  length: fc.integer({ min: 1, max: 8 }),
});

type Given = typeof POSITION extends fc.Arbitrary<infer One> ? One : never;

const ACTOR = { layer: 'actor' } as const;
const REFACTORINGS: readonly Refactoring[] = [
  { ...ACTOR, kind: 'rename', id: 'china', to: 'cathay', name: 'Cathay' },
  { kind: 'rename', layer: 'issue', id: 'exports', to: 'trade' },
  { ...ACTOR, kind: 'merge', from: ['china', 'usa'], into: 'japan', keepsWords: true },
  { kind: 'merge', layer: 'issue', from: ['exports'], into: 'tariffs', keepsWords: false },
  { ...ACTOR, kind: 'delete', id: 'china', annotations: 'delete' },
  { ...ACTOR, kind: 'delete', id: 'usa', annotations: 'keep' },
  { kind: 'value', of: 'act', from: 'demand', to: 'warn' },
  { kind: 'value', of: 'stance', from: 'support', to: 'favour' },
  { ...typed('level', 'text'), misfits: 'keep' },
  { ...typed('level', 'boolean'), misfits: 'remove' },
  { ...typed('frame', 'integer'), misfits: 'keep' },
];

suite('Decisions of adjudicators and random readings', () => {
  test('are as they were after every refactoring, but for what it deletes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(POSITION, { maxLength: 4 }), { minLength: 2, maxLength: 3 }),
        fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 5 }),
        fc.option(fc.tuple(fc.nat(), fc.nat(), POSITION)),
        fc.constantFrom(...REFACTORINGS),
        (readings, decisions, later, refactoring) => {
          const book = codebookOf(BOOK);
          const files = decided(readings, decisions, book);
          // A reading that changed after it was decided about.
          if (later) {
            const [coder, at, position] = later;
            const index = coder % readings.length;
            const changed = readings[index]?.map((one, each) => (each === at ? position : one));
            files.set(fileOf(CODERS[index]), writtenFile(CODERS[index] ?? '', changed ?? []));
          }
          const before = passagesIn(files, book);
          const after = refactored(files, refactoring, book);
          if (!after) return;
          const deletes = refactoring.kind === 'delete' && refactoring.annotations === 'delete';
          for (const [key, { state, adjudicated }] of before) {
            const now = after.get(key);
            if (deletes && now?.adjudicated.length !== adjudicated.length) continue;
            assert.deepEqual(
              [now?.state, ...(now?.adjudicated ?? []).map(({ annotation: { id } }) => id)],
              [state, ...adjudicated.map(({ annotation: { id } }) => id)],
              key,
            );
          }
        },
      ),
      { numRuns: caseCount(150) },
    );
  });
});

const CODERS = ['lea', 'max', 'eve'];
const PLAIN = fileOf(undefined);

type Files = Map<string, string>;

function typed(field: string, type: 'text' | 'boolean' | 'integer') {
  return { kind: 'field-type', field, to: { type, list: false, values: [] } } as const;
}

function fileOf(coder: string | undefined): string {
  return `talks.md${coder === undefined ? '' : `.${coder}`}.annotations.yaml`;
}

function writtenFile(coder: string, positions: readonly Given[]): string {
  const entries = positions.map(({ from, length, frame, level, allies, ...given }, at) => {
    const start = WORDS_TEXT.indexOf(`w${from}`);
    const last = `w${from + length}`;
    const exact = WORDS_TEXT.slice(start, WORDS_TEXT.indexOf(last) + last.length);
    const fields = written({ frame, level, allies });
    const keys = [
      `id: ${coder}${at}`,
      ...written(given),
      ...(fields.length > 0 ? [`fields: {${fields.join(', ')}}`] : []),
      `quote: {exact: "${exact}", start: ${start}}`,
    ];
    return `  - ${keys.join('\n    ')}\n`;
  });
  const head = `format: policy-annotations/1\ncoded:\n  ${coder}: {state: complete}\n`;
  return `${head}${entries.length > 0 ? 'positions:\n' : ''}${entries.join('')}...\n`;
}

function written(values: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(values).flatMap(([key, value]) =>
    value === '' ? [] : [`${key}: ${value}`],
  );
}

/** The files of the coders, and the adjudicated one after these decisions. */
function decided(
  readings: readonly (readonly Given[])[],
  decisions: readonly (readonly [passage: number, coder: number])[],
  book: Codebook,
): Files {
  const files: Files = new Map(
    readings.map((own, at) => [fileOf(CODERS[at]), writtenFile(CODERS[at] ?? '', own)]),
  );
  for (const [each, [at, coder]] of decisions.entries()) {
    const passages = [...passagesIn(files, book).values()];
    const passage = passages[at % passages.length];
    if (!passage) break;
    const accepted = passage.readings[coder % (passage.readings.length + 1)]?.positions ?? [];
    let count = 0;
    const edits = decisionEdits(passage, acceptedResults(passage, accepted), {
      ...{ by: 'eve', at: `2026-01-0${each + 1}T00:00:00Z` },
      newId: () => `n${each}x${(count += 1)}`,
    });
    const edited = editAnnotationFile(files.get(PLAIN) ?? '', edits, book);
    assert.ok(edited.kind === 'edited');
    files.set(PLAIN, edited.text);
  }
  return files;
}

function passagesIn(files: Files, book: Codebook): ReadonlyMap<string, QueuedPassage> {
  const rowOf = (text: string) =>
    assembleArticle({
      path: 'talks.md',
      text: WORDS_TEXT,
      annotationFileText: text,
      codebook: book,
    }).row;
  const plain = files.get(PLAIN);
  const { passages } = articleQueue(
    readArticleOf(
      {
        ...{ path: 'talks.md', continuum: { start: 0, end: WORDS_TEXT.length } },
        plain: plain === undefined ? undefined : rowOf(plain),
        ofCoder: new Map(
          CODERS.flatMap((coder) => {
            const text = files.get(fileOf(coder));
            return text === undefined ? [] : [[coder, rowOf(text)]];
          }),
        ),
      },
      book,
    ),
  );
  const idsOf = ({ positions }: QueuedPassage): string =>
    positions
      .map(({ placed }) => placed.annotation.id)
      .sort()
      .join();
  return new Map(
    passages.flatMap((passage) =>
      passage.positions.length === 0 ? [] : [[idsOf(passage), passage] as const],
    ),
  );
}

/** The passages after a refactoring of all files; undefined where it is not possible. */
function refactored(
  files: Files,
  refactoring: Refactoring,
  book: Codebook,
): ReadonlyMap<string, QueuedPassage> | undefined {
  const ownerOf = (path: string) => articleOf(path, findAmong(['talks.md']));
  const inTurn = filesInTurn(refactoring, book);
  const after: Files = new Map(files);
  const paths = [...files.keys()].sort((a, b) => codersFirst(ownerOf(a), ownerOf(b)));
  for (const path of paths) {
    const result = inTurn(path, ownerOf(path), files.get(path) ?? '');
    if (result.kind === 'blocked') return undefined;
    if (result.kind === 'changed') after.set(path, result.wanted);
  }
  const edits = runSync(codebookEdits(BOOK, refactoring, book));
  assert.ok(edits.kind !== 'refused');
  const edited = runSync(editCodebook(BOOK, edits.edits));
  assert.ok(edited.kind === 'edited');
  return passagesIn(after, codebookOf(edited.text));
}

function codebookOf(text: string): Codebook {
  const parsed = runSync(parseCodebook(text));
  assert.equal(parsed.kind, 'codebook');
  return parsed.codebook;
}
