import assert from 'node:assert/strict';
import { editAnnotationFile } from '../../../../src/core/annotation-file/edit/edit';
import { parseAnnotationFile } from '../../../../src/core/annotation-file/parse/parse';
import { ownReadings } from '../../../../src/core/intercoder/assignment/ownReadings';
import { readingDigest } from '../../../../src/core/annotation-file/readingDigest';
import { codebook } from '../../../support/corpus';
import { file } from '../../annotation-file/editFixtures';

const BOOK = codebook();

const ONE = file`
  format: policy-annotations/1
  # Read twice.
  article: {title: "The ferry"}
  coded:
    jm: {state: complete}
  positions:
    - {id: aaaaaaaa, actor: china, issue: exports, stance: support, coder: jm, quote: {exact: "one"}}
    - id: bbbbbbbb   # a comment
      actor: china
      issue: exports
      stance: oppose
      coder: jm
      quote: {exact: "two"}
  ...
`;

const UNSIGNED = ONE.replace('      coder: jm\n', '');

const TWO = UNSIGNED.replace(
  '  - id: bbbbbbbb',
  '  - {id: cccccccc, actor: china, issue: exports, stance: oppose, coder: lea, quote: {exact: "six"}}\n  - id: bbbbbbbb',
);

suite('The readings in a file that coders shared', () => {
  test('are the file itself, to the byte, where one coder wrote it', () => {
    const { readings, emptied } = found(ONE);
    assert.deepEqual(
      readings.map(({ coder, text }) => [coder, text]),
      [['jm', ONE]],
    );
    assert.deepEqual(contentIn(edited('', readings[0]?.edits ?? [])), contentIn(ONE));
    const { annotations, coded, article } = contentIn(edited(ONE, emptied));
    assert.deepEqual([annotations, coded.size, article.title], [[], 0, undefined]);
  });

  test('have the coder to whom they are given in entries without one', () => {
    const [reading] = found(UNSIGNED).readings;
    assert.equal(reading?.coder, 'jm');
    const { annotations } = contentIn(reading.text);
    assert.deepEqual(
      annotations.map(({ id, coder }) => [id, coder]),
      [
        ['aaaaaaaa', 'jm'],
        ['bbbbbbbb', 'jm'],
      ],
    );
    assert.equal(readingDigest(annotations), readingDigest(contentIn(UNSIGNED).annotations));
    assert.deepEqual(contentIn(edited('', reading.edits)), contentIn(reading.text));
  });

  test('are parts of it where several did; entries without a coder go to whom they are given', () => {
    const { readings } = found(TWO);
    assert.deepEqual(
      readings.map(({ coder, text }) => [coder, contentIn(text).annotations.map(({ id }) => id)]),
      [
        ['jm', ['aaaaaaaa', 'bbbbbbbb']],
        ['lea', ['cccccccc']],
      ],
    );
    for (const { text } of readings) assert.match(text, /\n# Read twice\.\narticle: \{title:/);
    assert.deepEqual([...contentIn(readings[1]?.text ?? '').coded.keys()], []);
  });

  test('have what who coded alone completed, as completed by whom it is given to', () => {
    const alone = ONE.replace('jm: {state', 'coder: {state').replace('coder: jm, ', '');
    const { readings } = found(alone);
    assert.deepEqual(
      readings.map(({ coder, text }) => [coder, [...contentIn(text).coded]]),
      [['jm', [['jm', contentIn(alone).coded.get('coder')]]]],
    );
    assert.match(readings[0]?.text ?? '', /\n {2}jm:\n {4}state: complete\n/);
  });

  test('are none where the file cannot be read', () => {
    assert.equal(ownReadings('positions: [\n', BOOK, 'jm'), undefined);
  });
});

function found(text: string) {
  const own = ownReadings(text, BOOK, 'jm');
  assert.ok(own);
  return own;
}

function edited(text: string, edits: Parameters<typeof editAnnotationFile>[1]): string {
  const result = editAnnotationFile(text, edits, BOOK);
  assert.equal(result.kind, 'edited');
  return result.text;
}

function contentIn(text: string) {
  const parsed = parseAnnotationFile(text, BOOK);
  assert.equal(parsed.kind, 'annotations');
  return parsed.file;
}
