import assert from 'node:assert/strict';
import type { ForeignCode } from '../../../../src/core';
import { withDistinctNames } from '../../../../src/core/imports/projects/distinctNames';

suite('Names of codes', () => {
  /** `Costs/Other` is a code with the one above it. */
  const codes = (...paths: readonly string[]): readonly ForeignCode[] =>
    paths.map((path) => ({
      ...{ id: path, name: path.split('/').at(-1)! },
      parent: path.includes('/') ? path.replace(/\/[^/]*$/, '') : undefined,
      ...{ variable: undefined, color: undefined, definition: undefined, attributes: new Map() },
    }));
  const namesOf = (
    all: readonly ForeignCode[],
    layerOf: (id: string) => string = () => 'issue',
    headings: readonly string[] = [],
  ): readonly string[] =>
    withDistinctNames(all, layerOf, new Set(headings)).map(({ name }) => name);

  test('that stand in several places are told apart by what is above them', () => {
    const all = codes('Costs', 'Costs/Other', 'Safety', 'Safety/Other', 'Safety/Trains');
    assert.deepEqual(namesOf(all), [
      ...['Costs', 'Other (Costs)', 'Safety', 'Other (Safety)', 'Trains'],
    ]);
  });

  test('have the whole way where that does not tell them apart; at the top they stay', () => {
    const all = codes('A', 'A/Costs', 'A/Costs/Other', 'B', 'B/Costs', 'B/Costs/Other', 'other');
    assert.deepEqual(namesOf(all), [
      ...['A', 'Costs (A)', 'Other (A / Costs)', 'B', 'Costs (B)', 'Other (B / Costs)', 'other'],
    ]);
  });

  test('of a code and the one above it are the same code', () => {
    const all = codes('Costs', 'Costs/Costs', 'Safety', 'Safety/Costs');
    assert.deepEqual(namesOf(all), ['Costs', 'Costs', 'Safety', 'Costs (Safety)']);
  });

  test('may be those of an actor and of an issue', () => {
    const all = codes('A', 'A/Health', 'B', 'B/Health');
    assert.deepEqual(
      namesOf(all, (id) => (id.startsWith('A') ? 'actor' : 'issue')),
      ['A', 'Health', 'B', 'Health'],
    );
  });

  test('are those of one actor below headings that only say what a code is', () => {
    const all = codes('Actors', 'Actors/Nauru', 'Targets', 'Targets/Nauru', 'Targets/Nauru/Youth');
    assert.deepEqual(
      namesOf(all, () => 'actor', ['Actors', 'Targets']),
      ['Actors', 'Nauru', 'Targets', 'Nauru', 'Youth'],
    );
  });

  test('are read where codes are above each other', () => {
    const [a, b] = codes('x', 'y');
    const circle = [
      { ...a!, parent: 'y' },
      { ...b!, parent: 'x', name: 'x' },
    ];
    assert.deepEqual(namesOf(circle), ['x', 'x']);
  });
});
