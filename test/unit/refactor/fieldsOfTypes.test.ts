import assert from 'node:assert/strict';
import { editCodebook, takeBackCodebookEdits } from '../../../src/core/codebook/edit/edit';
import { parseCodebook } from '../../../src/core/codebook/parse/parse';
import type { Codebook } from '../../../src/core/model/codebook';
import { refactorAnnotationFile } from '../../../src/core/refactor/annotationEdits';
import { codebookEdits } from '../../../src/core/refactor/codebookEdits';
import type { Refactoring } from '../../../src/core/refactor/refactoring';
import { refactoredQuery } from '../../../src/core/refactor/searchEdits';
import { runSync } from '../../../src/core/util/task';
import { file } from '../annotation-file/editFixtures';

const CODEBOOK = file`
  format: policy-codebook/1
  actors:
    town: {name: The town}
  issues:
    ferry: {name: Ferry}
  fields:
    mood: {type: choice, values: [calm, cross]}
  types:   # of the press
    scene:
      name: Scene   # as in a play
      fields:
        mood: {type: choice, values: [calm, cross]}
        length: {type: text}
    photo: {fields: {length: {type: text}}}
`;

const ANNOTATIONS = file`
  format: policy-annotations/1
  positions:
    - {id: p1, actor: town, issue: ferry, stance: support, fields: {mood: cross}, quote: "ferry"}
  annotations:
    - {id: s1, type: scene, fields: {mood: cross, length: "3.0"}, quote: "ferry"}
    - {id: s2, type: photo, fields: {length: "3.0"}, quote: "ferry"}
  ...
`;

const MOOD: Refactoring = {
  ...{ kind: 'value', of: 'field.mood', ofType: 'scene', from: 'cross', to: 'angry' },
};
const LENGTH: Refactoring = {
  ...{ kind: 'field-type', field: 'length', ofType: 'scene', misfits: 'keep' },
  to: { type: 'integer', list: false, values: [] },
};

suite('Fields of a type of the study', () => {
  test('a value changes in this type alone, not in a field of positions with its name', () => {
    const [scene, positions] = ['      mood:', '\nfields:\n  mood:'];
    assert.equal(
      codebookAfter(MOOD),
      CODEBOOK.replace(`${scene} {type: choice, values: [calm, cross]`, (all) =>
        all.replace('cross', 'angry'),
      ),
    );
    assert.ok(codebookAfter(MOOD).includes(`${positions} {type: choice, values: [calm, cross]`));
    assert.equal(
      annotationsAfter(MOOD),
      ANNOTATIONS.replace('{mood: cross, length', '{mood: angry, length'),
    );
    const { ofType, ...ofPositions } = MOOD;
    assert.equal(ofType, 'scene');
    assert.equal(
      annotationsAfter(ofPositions),
      ANNOTATIONS.replace('support, fields: {mood: cross}', 'support, fields: {mood: angry}'),
    );
  });

  test('another type of the field converts the annotations of this type alone', () => {
    assert.equal(
      codebookAfter(LENGTH),
      CODEBOOK.replace('      length: {type: text}', '      length: {type: integer}'),
    );
    assert.equal(
      annotationsAfter(LENGTH),
      ANNOTATIONS.replace('cross, length: "3.0"', 'cross, length: 3'),
    );
  });

  test('searches follow where they can mean no other field', () => {
    const query = (text: string, change: Refactoring, codebook = CODEBOOK) =>
      refactoredQuery(text, change, read(codebook));
    assert.equal(query('field.mood:cross', MOOD), 'field.mood:cross');
    const only = CODEBOOK.replace('  mood:', '  temper:');
    assert.equal(query('field.mood:cross', MOOD, only), 'field.mood:angry');
    assert.equal(query('field.length:"3.0"', LENGTH), 'field.length:"3.0"');
  });

  test('a type or a field that the codebook lacks is refused', () => {
    for (const change of [
      { ...LENGTH, ofType: 'play' },
      { ...LENGTH, field: 'width' },
      { ...MOOD, ofType: 'photo' },
    ]) {
      const planned = runSync(codebookEdits(CODEBOOK, change, read(CODEBOOK)));
      assert.deepEqual(planned, { kind: 'refused', reason: 'no-such-id' });
    }
  });
});

/** Also that undoing gives the same bytes. */
function codebookAfter(made: Refactoring): string {
  const planned = runSync(codebookEdits(CODEBOOK, made, read(CODEBOOK)));
  assert.equal(planned.kind, 'edits');
  const edited = runSync(editCodebook(CODEBOOK, planned.edits));
  assert.equal(edited.kind, 'edited');
  const undone = runSync(takeBackCodebookEdits(edited.text, edited.inverse));
  assert.equal(undone.kind === 'edited' && undone.text, CODEBOOK);
  return edited.text;
}

function annotationsAfter(made: Refactoring): string {
  const after = refactorAnnotationFile('a.annotations.yaml', ANNOTATIONS, made, read(CODEBOOK));
  assert.equal(after.kind, 'changed');
  return after.wanted;
}

function read(text: string): Codebook {
  const parsed = runSync(parseCodebook(text));
  assert.equal(parsed.kind, 'codebook');
  return parsed.codebook;
}
