import assert from 'node:assert/strict';
import { DEFAULT_STANCES, type Stance } from '../../../../src/core/model/codebook';
import { codingKeys } from '../../../../src/core/views/coding/codingKeys';
import { nextStop } from '../../../../src/core/views/coding/nextStop';
import {
  freeTemplateKey,
  readTemplates,
  unknownIn,
  withTemplate,
  type Template,
} from '../../../../src/core/views/coding/templates';
import { codebook, placed, position, quotePart } from '../../../support/corpus';

const bookWith = (...stances: readonly Stance[]) =>
  codebook({ stances: new Map(stances.map((stance) => [stance.id, stance])) });

const stance = (id: string, key?: string): Stance => ({ id, key, polarity: 0, name: undefined });

const keysIn = (book: ReturnType<typeof codebook>): ReadonlyMap<string, string> =>
  new Map(
    codingKeys(book).map(({ key, action }) => [
      key,
      action.kind === 'stance' ? `stance ${action.stance}` : action.kind,
    ]),
  );

suite('The keys of coding mode', () => {
  test('are the letters of the stances, a key for each command, and digits for templates', () => {
    const keys = [...keysIn(bookWith(...DEFAULT_STANCES))].map((one) => one.join(': '));
    assert.deepEqual(keys.slice(0, 18), [
      's: stance support',
      'o: stance oppose',
      'n: stance neutral',
      'a: stance ambivalent',
      'u: stance unstated',
      'enter: annotate',
      'j: next',
      'k: previous',
      'r: other actor',
      'i: other issue',
      'm: mention',
      'd: relation',
      'z: undo',
      'delete: delete',
      'g: next article',
      'c: coded',
      'h: keys',
      'q: leave',
    ]);
    assert.deepEqual(keys.slice(18), [
      ...['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => `${digit}: template`),
      '?: keys',
      'backspace: delete',
      'escape: leave',
    ]);
  });

  test('leave a letter to the stance that has it, and give the command another', () => {
    const keys = keysIn(bookWith(stance('join', 'J'), stance('first', '1'), stance('quit', 'q')));
    assert.equal(keys.get('j'), 'stance join');
    assert.equal(keys.get('f'), 'next');
    assert.equal(keys.get('1'), 'stance first');
    assert.equal(keys.get('q'), 'stance quit');
    assert.equal(keys.get('escape'), 'leave');
  });

  test('are of ASCII: another letter of a stance is chosen in the question', () => {
    const keys = keysIn(bookWith(stance('за', 'з'), stance('against', 'a')));
    assert.equal(keys.get('з'), undefined);
    assert.equal(keys.get('a'), 'stance against');
  });
});

suite('The next annotation or name', () => {
  const coded = placed(position({ quote: [quotePart('no toll', 10), quotePart('ever', 30)] }));
  const names = [
    { start: 2, end: 6 },
    { start: 10, end: 12 },
    { start: 20, end: 24 },
  ];
  const at = (offset: number, direction: 1 | -1) =>
    nextStop([coded], names, offset, direction)?.map(({ start }) => start);

  test('is the nearest one behind the cursor, an annotation before a name at the same place', () => {
    assert.deepEqual(at(2, 1), [10, 30]);
    assert.deepEqual(at(10, 1), [20]);
    assert.deepEqual(at(20, -1), [10, 30]);
  });

  test('goes round at the ends of the text, and is nothing where there is nothing', () => {
    assert.deepEqual(at(20, 1), [2]);
    assert.deepEqual(at(0, -1), [20]);
    assert.equal(nextStop([], [], 5, 1), undefined);
  });
});

suite('Templates', () => {
  const template = (key: string, given: Partial<Template> = {}): Template => ({
    key,
    actors: ['union'],
    issues: ['tolls'],
    stance: 'oppose',
    ...given,
  });

  test('are read by key; what is not one is left out', () => {
    const stored = [
      template('3'),
      template('1', { stance: 'support' }),
      template('3', { stance: 'support' }),
      template('0'),
      template('12'),
      template('4', { actors: [] }),
      { key: '5', actors: 'union', issues: ['tolls'], stance: 'oppose' },
      { key: '6', actors: ['union', 7], issues: ['tolls'], stance: 'oppose' },
      null,
      'oppose',
    ];
    assert.deepEqual(readTemplates(stored), [template('1', { stance: 'support' }), template('3')]);
    for (const nothing of [undefined, null, 'x', {}]) assert.deepEqual(readTemplates(nothing), []);
  });

  test('a new one replaces the one of its key', () => {
    const both = withTemplate([template('1'), template('2')], template('2', { stance: 'support' }));
    assert.deepEqual(both, [template('1'), template('2', { stance: 'support' })]);
  });

  test('the first free digit is offered, as long as there is one', () => {
    assert.equal(freeTemplateKey([template('1'), template('3')]), '2');
    const all = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((key) => template(key));
    assert.equal(freeTemplateKey(all), undefined);
  });

  test('name what the codebook no longer has', () => {
    const book = codebook({
      actors: { union: {} },
      issues: { tolls: {}, transport: { codable: false } },
    });
    assert.deepEqual(unknownIn(book, template('1')), []);
    const given = { actors: ['union', 'gone'], issues: ['transport'], stance: 'maybe' };
    assert.deepEqual(unknownIn(book, template('1', given)), ['gone', 'transport', 'maybe']);
  });
});
