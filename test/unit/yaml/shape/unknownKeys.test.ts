import assert from 'node:assert/strict';
import type { YamlMap, YamlScalar } from '../../../../src/core/yaml/node';
import { reportUnknownKeys } from '../../../../src/core/yaml/shape/unknownKeys';

const KNOWN = ['id', 'actor', 'speaker', 'according-to', 'stance', 'quote', 'note'];

suite('Unknown keys of a map', () => {
  test('each is reported, save those that begin with x-', () => {
    assert.deepEqual(reported(['actr', 'x-actr', 'weather']).found, [
      'misspelt-key actr actor',
      'unknown-key weather',
    ]);
  });

  test('a key that is there as well is not what to rename it to, but where to move what it holds', () => {
    assert.deepEqual(reported(['actr'], ['actor']).found, ['key-beside actr actor']);
    assert.deepEqual(reported(['nota'], ['note']).found, ['key-beside nota note']);
  });

  test('the nearest key is the one that is meant, also where another is still free', () => {
    assert.deepEqual(reported(['actros'], ['actors'], ['acts', 'actors']).found, [
      'key-beside actros actors',
    ]);
  });

  test('of so many that no key of ours is meant, each is reported, and looked at as often', () => {
    const many = (count: number) =>
      reported(Array.from({ length: count }, (_, index) => `actor${index}`));
    const [few, twice] = [many(2000), many(4000)];
    assert.deepEqual([few.found.length, twice.found.length], [2000, 4000]);
    assert.equal(twice.looks, 2 * few.looks);
  });
});

/** What is reported, and how often a key was looked at. */
function reported(
  unknown: readonly string[],
  others: readonly string[] = [],
  known: readonly string[] = KNOWN,
) {
  let looks = 0;
  const span = { start: 0, end: 0 };
  const scalar = (value: string): YamlScalar => ({
    kind: 'scalar',
    span,
    get value() {
      looks++;
      return value;
    },
  });
  const keys = unknown.map(scalar);
  const entries = [...keys, ...others.map(scalar)].map((key) => ({ key, value: scalar('') }));
  const map: YamlMap = { kind: 'map', flow: false, span, entries };
  const found: string[] = [];
  reportUnknownKeys(keys, map, known, {
    report: (code, _span, ...args) => void found.push([code, ...args].join(' ')),
    refer: () => undefined,
    absent: () => undefined,
  });
  return { found, looks };
}
