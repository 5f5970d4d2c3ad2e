import assert from 'node:assert/strict';
import { saysTheSame } from '../../../../src/project';

const FILE = 'talks.md.annotations.yaml';
const TEXT = `format: policy-annotations/1
positions:
  - id: aaaaaaaa
    actor: port-union
    issue: night-shifts
    stance: oppose
    quote:
      exact: "rejects night shifts"
      start: 15
...
`;

suite('Whether two texts of a file say the same', () => {
  for (const [what, other] of [
    ['indents and quotes differently', TEXT.replaceAll('\n  ', '\n    ').replaceAll('"', "'")],
    ['takes the end marker off', TEXT.replace('...\n', '')],
    ['turns line endings', TEXT.replaceAll('\n', '\r\n')],
  ] as const) {
    test(`a formatter that ${what} changes nothing`, () => {
      assert.notEqual(other, TEXT);
      assert.ok(saysTheSame(FILE, TEXT, other));
    });
  }

  for (const [what, other] of [
    ['an annotation is gone', 'format: policy-annotations/1\npositions: []\n...\n'],
    ['a word is another one', TEXT.replace('oppose', 'support')],
    ['a quote lost a space', TEXT.replace('night shifts', 'nightshifts')],
    ['it cannot be read', `${TEXT}<<<<<<< mine\n`],
    ['it is empty', ''],
  ] as const) {
    test(`not if ${what}`, () => assert.equal(saysTheSame(FILE, TEXT, other), false));
  }

  test('a text that cannot be read says nothing, not even the same as itself', () => {
    assert.equal(saysTheSame(FILE, 'a: [', 'a: ['), false);
  });

  test('a codebook is read as one', () => {
    const codebook = 'format: policy-codebook/1\ntitle: "Harbours"\nactors:\n  a: {name: Ana}\n';
    assert.ok(
      saysTheSame('codebook.yaml', codebook, codebook.replace('{name: Ana}', '\n    name: "Ana"')),
    );
    assert.equal(saysTheSame('codebook.yaml', codebook, codebook.replace('Ana', 'Anna')), false);
  });
});
