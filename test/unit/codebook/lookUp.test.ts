import { runSync } from '../../../src/core/util/task';
import assert from 'node:assert/strict';
import {
  actorName,
  ancestorsOf,
  childrenByParent,
  childrenOf,
  issueName,
  polarityOf,
  stanceName,
} from '../../../src/core/codebook/lookUp';
import { parseCodebook } from '../../../src/core/codebook/parse/parse';

const parsed = runSync(
  parseCodebook(`format: policy-codebook/1
actors:
  state: {name: The State}
  ministry: {name: Ministry, part-of: state}
  minister: {part-of: ministry}
  envoy: {part-of: ministry}
  ring: {part-of: loop}
  loop: {part-of: ring}
  lost: {part-of: nowhere}
issues:
  dam: {name: The dam}
stances:
  pro: {name: In favour, polarity: 1}
  open: {}
`),
);
assert.ok(parsed.kind === 'codebook');
const { codebook } = parsed;

suite('Looking up in a codebook', () => {
  test('names of what is there, and ids of what is not', () => {
    assert.equal(actorName(codebook, 'ministry'), 'Ministry');
    assert.equal(actorName(codebook, 'minister'), 'minister');
    assert.equal(actorName(codebook, 'constructor'), 'constructor');
    assert.equal(issueName(codebook, 'dam'), 'The dam');
    assert.equal(issueName(codebook, 'bridge'), 'bridge');
    assert.equal(stanceName(codebook, 'pro'), 'In favour');
    assert.equal(stanceName(codebook, 'open'), 'open');
  });

  test('the reserved actors have names', () => {
    assert.equal(actorName(codebook, 'author'), 'Author');
    assert.equal(actorName(codebook, 'unattributed'), 'Unattributed');
  });

  test('an unknown stance, an absent one and one without polarity have none', () => {
    assert.equal(polarityOf(codebook, 'pro'), 1);
    assert.deepEqual(
      ['open', 'love', undefined].map((stance) => polarityOf(codebook, stance)),
      [undefined, undefined, undefined],
    );
  });

  test('the entries above one, the nearest first', () => {
    assert.deepEqual(ancestorsOf(codebook.actors, 'minister'), ['ministry', 'state']);
    assert.deepEqual(ancestorsOf(codebook.actors, 'state'), []);
    assert.deepEqual(ancestorsOf(codebook.actors, 'lost'), ['nowhere']);
    assert.deepEqual(ancestorsOf(codebook.actors, 'unknown'), []);
  });

  test('a cycle ends before it repeats', () => {
    assert.deepEqual(ancestorsOf(codebook.actors, 'ring'), ['loop']);
  });

  test('the entries directly below one, in the order of the file', () => {
    assert.deepEqual(childrenOf(codebook.actors, 'ministry'), ['minister', 'envoy']);
    assert.deepEqual(childrenOf(codebook.actors, 'envoy'), []);
    assert.deepEqual(childrenByParent(codebook.actors).get('state'), ['ministry']);
  });
});
