import assert from 'node:assert/strict';
import type { FieldDefinition } from '../../../../src/core/model/codebook';
import {
  detailFields,
  detailProblem,
  withDetail,
} from '../../../../src/core/views/picks/detailFields';
import { createLocalizer } from '../../../../src/core/views/words/localizer';
import { codebook, position, relation } from '../../../support/corpus';
import { typed } from '../build';

const study = (given: Partial<FieldDefinition> & { id: string }): [string, FieldDefinition] => [
  given.id,
  { name: undefined, type: 'text', values: [], list: false, ...given },
];
const book = codebook({
  acts: ['accuse', 'warn'],
  fields: new Map([
    study({ id: 'frame', type: 'choice', values: ['moral', 'legal'], list: true }),
    study({ id: 'tone', type: 'choice', values: ['calm', 'harsh'] }),
    study({ id: 'page', type: 'integer' }),
    study({ id: 'urgent', type: 'boolean' }),
    study({ id: 'votes', type: 'integer', list: true }),
    study({ id: 'days', type: 'date', list: true }),
  ]),
  types: new Map([
    [
      'story',
      {
        id: 'story',
        name: 'Story',
        color: undefined,
        fields: new Map([study({ id: 'who', type: 'actor' }), study({ id: 'note', type: 'text' })]),
      },
    ],
  ]),
});
const fieldsOf = (annotation: Parameters<typeof detailFields>[0]) =>
  new Map(detailFields(annotation, book, createLocalizer()).map((field) => [field.key, field]));
const edited = (
  annotation: Parameters<typeof detailFields>[0],
  key: string,
  values: readonly string[],
) => withDetail(annotation, fieldsOf(annotation).get(key) ?? assert.fail(key), values);

suite('Details', () => {
  test('used fields show names, unused ones nothing', () => {
    const fields = fieldsOf(position({ actors: ['china'], date: '2024-04' }));
    assert.equal(fields.get('date')?.shown, '2024-04');
    assert.deepEqual(fields.get('speaker')?.values, []);
    assert.equal(fields.get('speaker')?.shown, '');
  });

  test('a value is set and taken away', () => {
    const warned = edited(position(), 'act', ['warn']);
    assert.equal(warned.kind === 'position' && warned.act, 'warn');
    const without = edited(warned, 'act', []);
    assert.equal(without.kind === 'position' && without.act, undefined);
  });

  test('numbers become numbers and yes or no becomes a truth value', () => {
    const strong = edited(position(), 'intensity', ['2']);
    assert.equal(strong.kind === 'position' && strong.intensity, 2);
    const paged = edited(edited(position(), 'fields.page', ['12']), 'fields.urgent', ['true']);
    assert.ok(paged.kind === 'position');
    assert.deepEqual(
      [...paged.fields],
      [
        ['page', 12],
        ['urgent', true],
      ],
    );
  });

  test('a list of the study stays a list with one value; a single choice is no list', () => {
    const framed = edited(edited(position(), 'fields.frame', ['moral']), 'fields.tone', ['calm']);
    assert.ok(framed.kind === 'position');
    assert.deepEqual(
      [...framed.fields],
      [
        ['frame', ['moral']],
        ['tone', 'calm'],
      ],
    );
    const none = edited(framed, 'fields.frame', []);
    assert.deepEqual(none.kind === 'position' && [...none.fields.keys()], ['tone']);
  });

  test('a list of numbers or dates stays one, each value checked', () => {
    const voted = edited(position(), 'fields.votes', ['7', '12']);
    assert.deepEqual(voted.kind === 'position' && voted.fields.get('votes'), [7, 12]);
    assert.deepEqual(fieldsOf(voted).get('fields.votes')?.shown, '7, 12');
    const fields = fieldsOf(position());
    const problem = (key: string, value: string) =>
      detailProblem(fields.get(key) ?? assert.fail(key), value);
    assert.equal(problem('fields.votes', '7.5'), 'must be whole number');
    assert.equal(problem('fields.votes', '7'), undefined);
    assert.equal(problem('fields.days', 'May'), 'must be date');
    assert.equal(problem('fields.days', '2024-05'), undefined);
  });

  test('an annotation of a type has the fields of that type, before all others', () => {
    const story = typed({ type: 'story' });
    assert.deepEqual([...fieldsOf(story).keys()].slice(0, 3), [
      'fields.who',
      'fields.note',
      'speaker',
    ]);
    const noted = edited(edited(story, 'fields.note', ['own']), 'note', ['of the coder']);
    assert.ok(noted.kind === 'annotation');
    assert.deepEqual([noted.fields.get('note'), noted.note], ['own', 'of the coder']);
    assert.equal(fieldsOf(typed({ type: 'unknown' })).has('fields.who'), false);
  });

  test('a position keeps an actor, and a stated disagreement two parties', () => {
    const one = position({ actors: ['china'] });
    assert.equal(edited(one, 'actors', []), one);
    const two = relation({ between: [['china'], ['united-states']] });
    assert.equal(edited(two, 'between', ['china']), two);
    const three = edited(two, 'between', ['china', 'france', 'peru']);
    assert.deepEqual('between' in three && three.between, [['china'], ['france'], ['peru']]);
  });

  test('coalitions are left to the file', () => {
    const coalition = relation({ between: [['china', 'peru'], ['united-states']] });
    assert.equal(fieldsOf(coalition).has('between'), false);
  });

  test('what cannot be a number or a date is told', () => {
    const fields = fieldsOf(position());
    const problem = (key: string, typed: string) =>
      detailProblem(fields.get(key) ?? assert.fail(key), typed);
    assert.equal(problem('fields.page', '1.5'), 'must be whole number');
    assert.equal(problem('fields.page', '15'), undefined);
    assert.equal(problem('date', '2024-02-31'), 'must be date');
    assert.equal(problem('date', '2024-02/2024-03'), undefined);
    assert.equal(problem('date', ''), undefined);
  });
});
