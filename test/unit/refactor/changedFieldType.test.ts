import assert from 'node:assert/strict';
import { editCodebook, takeBackCodebookEdits } from '../../../src/core/codebook/edit/edit';
import { parseAnnotationFile } from '../../../src/core/annotation-file/parse/parse';
import { parseCodebook } from '../../../src/core/codebook/parse/parse';
import type { Codebook } from '../../../src/core/model/codebook';
import { refactorAnnotationFile } from '../../../src/core/refactor/annotationEdits';
import { codebookEdits } from '../../../src/core/refactor/codebookEdits';
import type { FieldTypeOf, Refactoring } from '../../../src/core/refactor/refactoring';
import { refactoredQuery } from '../../../src/core/refactor/searchEdits';
import { runSync } from '../../../src/core/util/task';
import { file } from '../annotation-file/editFixtures';

const CODEBOOK = file`
  format: policy-codebook/1
  actors:
    town: {name: The town, aliases: [Council]}
    port: {name: Port}
  issues:
    ferry: {name: Ferry}
  fields:
    view: {type: text}   # as it stands
    frame: {name: Frame, type: choice, values: [money, Old habits]}
    times: {type: integer, list: true}
`;

const ANNOTATIONS = file`
  format: policy-annotations/1
  positions:
    - id: aaaaaaaa
      actor: town
      issue: ferry
      stance: support
      fields: {view: VIEW, other: three}   # by hand
      quote: "the ferry"
  ...
`;

suite('Another type of a field of the study', () => {
  test('in the codebook, only its own keys change', () => {
    assert.equal(
      codebookAfter(change('view', 'boolean')),
      CODEBOOK.replace('{type: text}', '{type: boolean}'),
    );
    assert.equal(
      codebookAfter(change('frame', 'text', { list: true })),
      CODEBOOK.replace('type: choice, values: [money, Old habits]', 'type: text, list: true'),
    );
    assert.equal(
      codebookAfter(change('times', 'choice', { values: ['1', '2'] })),
      CODEBOOK.replace('type: integer, list: true', 'type: choice, values: ["1", "2"]'),
    );
  });

  test('a value that the new type reads as it stands keeps its bytes', () => {
    for (const [written, type, read] of [
      ['"3"', 'integer', 3],
      ['3', 'text', '3'],
      ['"2.5"', 'number', 2.5],
      ['"2024-04"', 'date', '2024-04'],
      ['town', 'actor', 'town'],
      ['ferry', 'issue', 'ferry'],
      ['true', 'boolean', true],
      ['[3]', 'integer', 3],
    ] as const) {
      const { text, misfits, values } = after(written, change('view', type));
      assert.equal(text, undefined, written);
      assert.deepEqual(misfits, []);
      assert.deepEqual(values, read);
    }
  });

  test('a value that only means the same is converted', () => {
    for (const [written, type, converted, read] of [
      ['"3.0"', 'integer', '3', 3],
      ['" 7 "', 'number', '7', 7],
      ['"Yes"', 'boolean', 'true', true],
      ['off', 'boolean', 'false', false],
      ['Council', 'actor', '"town"', 'town'],
      ['Ferry', 'issue', '"ferry"', 'ferry'],
      ['["3.0"]', 'integer', '[3]', 3],
    ] as const) {
      const { text, misfits, values } = after(written, change('view', type));
      assert.equal(text, annotations(converted));
      assert.deepEqual(misfits, []);
      assert.deepEqual(values, read);
    }
  });

  test('a choice takes the value in the case of its list', () => {
    const to = change('view', 'choice', { values: ['Money', 'habit', 'Habit'] });
    assert.equal(after('money', to).text, annotations('"Money"'));
    assert.deepEqual(after('HABIT', to).misfits, [{ id: 'aaaaaaaa', value: 'HABIT' }]);
    assert.deepEqual(after('habit', to).misfits, []);
  });

  test('what does not fit is listed, and stays or is removed', () => {
    const misfits = [{ id: 'aaaaaaaa', value: 'three' }];
    const kept = after('three', change('view', 'integer'));
    assert.deepEqual([kept.text, kept.misfits, kept.values], [undefined, misfits, undefined]);
    const removed = after('three', change('view', 'integer', {}, 'remove'));
    assert.equal(removed.text, annotations('three').replace('view: three, ', ''));
    assert.deepEqual(removed.misfits, misfits);
  });

  test('of a list, the items that fit are converted and the others left or removed', () => {
    const written = '["Yes", maybe, "no"]';
    const list = { list: true };
    const kept = after(written, change('view', 'boolean', list));
    assert.equal(kept.text, annotations('[true, maybe, false]'));
    assert.deepEqual(kept.values, [true, false]);
    const removed = after(written, change('view', 'boolean', list, 'remove'));
    assert.equal(removed.text, annotations('[true, false]'));
    assert.deepEqual(removed.misfits, [{ id: 'aaaaaaaa', value: 'maybe' }]);
  });

  test('several values do not fit where only one is allowed', () => {
    const kept = after('[a, b]', change('view', 'text'));
    assert.deepEqual([kept.text, kept.misfits], [undefined, [{ id: 'aaaaaaaa', value: 'a, b' }]]);
    assert.deepEqual(after('[a, b]', change('view', 'text', { list: true })).values, ['a', 'b']);
  });

  test('values that the former type did not allow become readable', () => {
    const { misfits, values } = after('three', change('view', 'text'), { view: 'integer' });
    assert.deepEqual([misfits, values], [[], 'three']);
  });

  test('searches find the converted values', () => {
    const query = (typed: string, made: Change): string =>
      refactoredQuery(typed, made, read(CODEBOOK));
    assert.equal(query('field.view:Council port', change('view', 'actor')), 'field.view:town port');
    assert.equal(query('field.view:yes', change('view', 'boolean')), 'field.view:true');
    assert.equal(query('field.view:maybe', change('view', 'boolean')), 'field.view:maybe');
    assert.equal(query('field.frame:yes', change('view', 'boolean')), 'field.frame:yes');
  });

  test('a field that the codebook does not have is refused', () => {
    const planned = runSync(codebookEdits(CODEBOOK, change('mood', 'text'), read(CODEBOOK)));
    assert.deepEqual(planned, { kind: 'refused', reason: 'no-such-id' });
  });
});

type Change = Extract<Refactoring, { kind: 'field-type' }>;

function change(
  field: string,
  type: FieldTypeOf['type'],
  { list = false, values = [] }: Partial<FieldTypeOf> = {},
  misfits: Change['misfits'] = 'keep',
): Change {
  return { kind: 'field-type', field, to: { type, list, values }, misfits };
}

function annotations(view: string): string {
  return ANNOTATIONS.replace('VIEW', () => view);
}

/** `text`: undefined where the file does not change. `values`: the field's, read with the new
 * type. */
function after(view: string, made: Change, types: Readonly<Record<string, string>> = {}) {
  const text = annotations(view);
  let codebook = CODEBOOK;
  for (const [field, type] of Object.entries(types))
    codebook = codebook.replace(`${field}: {type: text}`, `${field}: {type: ${type}}`);
  const result = refactorAnnotationFile('a.txt.annotations.yaml', text, made, read(codebook));
  assert(result.kind !== 'blocked', JSON.stringify(result));
  const wanted = result.kind === 'changed' ? result.wanted : undefined;
  const changed = read(codebookAfter(made, codebook));
  const parsed = parseAnnotationFile(wanted ?? text, changed);
  assert(parsed.kind === 'annotations');
  const [first] = parsed.file.annotations;
  assert(first && 'fields' in first);
  // Edited again when the codebook has the new type, as it is in the editor.
  if (result.kind === 'changed')
    assert.deepEqual(
      result.edits.map((edit) => edit.kind === 'replace' && edit.annotation),
      [first],
    );
  return { text: wanted, misfits: result.misfits ?? [], values: first.fields.get('view') };
}

/** Also that undoing gives the same bytes. */
function codebookAfter(made: Change, text = CODEBOOK): string {
  const planned = runSync(codebookEdits(text, made, read(text)));
  assert(planned.kind === 'edits', JSON.stringify(planned));
  const edited = runSync(editCodebook(text, planned.edits));
  assert(edited.kind === 'edited', JSON.stringify(edited));
  const undone = runSync(takeBackCodebookEdits(edited.text, edited.inverse));
  assert(undone.kind === 'edited');
  assert.equal(undone.text, text);
  return edited.text;
}

function read(text: string): Codebook {
  const parsed = runSync(parseCodebook(text));
  assert(parsed.kind === 'codebook');
  return parsed.codebook;
}
