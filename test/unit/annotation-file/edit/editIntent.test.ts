import { runSync } from '../../../../src/core/util/task';
import assert from 'node:assert/strict';
import {
  intentOf,
  keepsTheRest,
  withAnnotations,
} from '../../../../src/core/annotation-file/edit/editIntent';
import { readYaml } from '../../../../src/core/yaml/read/readYaml';
import type { YamlMap } from '../../../../src/core/yaml/node';
import { file, read } from '../editFixtures';

const TEXT = file`
  format: policy-annotations/1
  x-study: {a: [1]}
  positions:
    - {id: a, actor: china}
    - {actor: japan}
    - {id: c, actor: korea}
  ...
`;

suite('What an edit must not change', () => {
  const intent = withAnnotations(intentOf(read(TEXT)), new Map([['a', undefined]]));

  test('the touched entry may change or go, in any style', () => {
    for (const text of [
      TEXT,
      TEXT.replace('china', 'france'),
      TEXT.replace(/.*china.*\n/, ''),
      TEXT.replace('{actor: japan}', 'actor: "japan"'),
    ]) {
      assert.ok(keepsTheRest(intent, root(TEXT), root(text)), text);
    }
  });

  test('nothing else may, though no reader of annotations looks at it', () => {
    for (const text of [
      TEXT.replace('[1]', '[2]'),
      TEXT.replace('{a: [1]}', '{b: [1]}'),
      TEXT.replace(/x-study.*\n/, ''),
      TEXT.replace('japan', 'korea'),
      TEXT.replace(/.*japan.*\n/, ''),
      TEXT.replace('korea', 'japan'),
      TEXT.replace('korea}', 'korea, note: x}'),
      TEXT.replace(/(.*japan.*\n)(.*korea.*\n)/, '$2$1'),
    ]) {
      assert.ok(!keepsTheRest(intent, root(TEXT), root(text)), text);
    }
  });
});

function root(text: string): YamlMap {
  const node = runSync(readYaml(text)).root;
  assert.equal(node?.kind, 'map');
  return node;
}
