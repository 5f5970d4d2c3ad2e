import assert from 'node:assert/strict';
import { editAnnotationFile } from '../../../../src/core/annotation-file/edit/edit';
import { parseAnnotationFile } from '../../../../src/core/annotation-file/parse/parse';
import { placeAll } from '../../../../src/core/anchoring/placeAnnotation';
import { parseCodebook } from '../../../../src/core/codebook/parse/parse';
import { rowOf } from '../../../../src/core/corpus/assemble';
import {
  takenOverEdits,
  type OtherAnnotation,
} from '../../../../src/core/intercoder/adjudication/others';
import { articleQueue } from '../../../../src/core/intercoder/adjudication/queue';
import { readArticleOf } from '../../../../src/core/intercoder/readings';
import type { ArticleRow } from '../../../../src/core/model/corpus';
import { idsNamedBy } from '../../../../src/core/corpus/namedEntries';
import { runSync } from '../../../../src/core/util/task';
import { file } from '../../annotation-file/editFixtures';

const TEXT = 'The port wants a toll. The town does not. A storm comes.\n';

const BOOK = codebookOf(file`
  format: policy-codebook/1
  annotation-files: one-per-coder
  coders: {lea: {}, max: {}}
  actors: {port: {name: Port}, town: {name: Town}}
  issues: {toll: {name: Toll}}
  types: {scene: {}}
`);

const LEA = file`
  format: policy-annotations/1
  coded: {lea: {state: complete}}
  disagreements:
    - {id: d1, issue: toll, between: [port, town], quote: {exact: "The town does not"}}
  mentions:
    - {id: m1, actor: port, quote: {exact: "storm"}}
  annotations:
    - {id: s1, type: scene, quote: {exact: "A storm comes."}, note: "of lea"}
  ...
`;

const MAX = file`
  format: policy-annotations/1
  coded: {max: {state: complete}}
  disagreements:
    - {id: d2, issue: toll, between: [town, port], quote: {exact: "town does not"}}
  annotations:
    - {id: s2, type: scene, quote: {exact: "port"}}
  ...
`;

suite('Annotations of coders that are no positions', () => {
  test('what coders have alike on words that meet is one, whatever the order of its parties', () => {
    assert.deepEqual(shown(queue({ lea: LEA, max: MAX }).others), [
      'annotation scene “port”: max',
      'disagreement toll “The town does not” “town does not”: lea max',
      'annotation scene “A storm comes.”: lea',
      'mention port “storm”: lea',
    ]);
  });

  test('what the adjudicated file has already is not asked for', () => {
    const plain = file`
      format: policy-annotations/1
      disagreements:
        - {id: d9, issue: toll, between: [port, town], quote: {exact: "does not"}}
      ...
    `;
    const { others } = queue({ lea: LEA, max: MAX, '': plain });
    assert.deepEqual(
      shown(others).map((line) => line.split(' ')[0]),
      ['annotation', 'annotation', 'mention'],
    );
  });

  test('nothing is asked for with one coder, of unfinished readings, and for one issue', () => {
    assert.deepEqual(queue({ lea: LEA }).others, []);
    const unfinished = MAX.replace('complete', 'in-progress');
    assert.deepEqual(queue({ lea: LEA, max: unfinished }).others, []);
    assert.deepEqual(articleQueue(articleOf({ lea: LEA, max: MAX }), { issue: 'toll' }).others, []);
  });

  test('those that are taken over are written with ids of their own, and asked for no more', () => {
    const { others } = queue({ lea: LEA, max: MAX });
    let next = 0;
    const edits = takenOverEdits(others.slice(1, 3), {
      ...{ by: 'eve', isNoCoder: true, at: '2026-01-02T09:30:00Z' },
      newId: () => `n${String(++next)}`,
    });
    const edited = editAnnotationFile('', edits, BOOK);
    assert.equal(edited.kind, 'edited');
    assert.equal(
      edited.text,
      file`
        format: policy-annotations/1
        disagreements:
          - id: n1
            issue: toll
            between:
              - port
              - town
            quote:
              exact: "town does not"
        annotations:
          - id: n2
            type: scene
            note: "of lea"
            quote:
              exact: "A storm comes."
        ...
      `,
    );
    assert.deepEqual(
      shown(queue({ lea: LEA, max: MAX, '': edited.text }).others).map(
        (line) => line.split(' ')[0],
      ),
      ['annotation', 'mention'],
    );
  });
});

function queue(files: Readonly<Record<string, string>>) {
  return articleQueue(articleOf(files));
}

/** `''`: the adjudicated file. */
function articleOf(files: Readonly<Record<string, string>>) {
  const rowFrom = (yaml: string): ArticleRow => {
    const parsed = parseAnnotationFile(yaml, BOOK);
    assert.equal(parsed.kind, 'annotations');
    const placed = placeAll(TEXT, parsed.file.annotations);
    return rowOf({ path: 'a.txt', text: TEXT, file: parsed.file, placed, stale: false });
  };
  const { '': plain, ...own } = files;
  const ofCoder = new Map(Object.entries(own).map(([coder, yaml]) => [coder, rowFrom(yaml)]));
  const continuum = { start: 0, end: TEXT.length };
  const rows = { path: 'a.txt', continuum, plain: plain === undefined ? plain : rowFrom(plain) };
  return readArticleOf({ ...rows, ofCoder }, BOOK);
}

function shown(others: readonly OtherAnnotation[]): readonly string[] {
  return others.map(({ placed, coders }) => {
    const one = placed[0]?.annotation;
    const what =
      one?.kind === 'annotation' ? one.type : one && idsNamedBy(one).values().next().value;
    const quotes = placed.map(({ annotation }) => `“${annotation.quote[0]?.exact ?? ''}”`);
    return `${one?.kind ?? ''} ${what ?? ''} ${quotes.join(' ')}: ${coders.join(' ')}`;
  });
}

function codebookOf(text: string) {
  const parsed = runSync(parseCodebook(text));
  assert.equal(parsed.kind, 'codebook');
  return parsed.codebook;
}
