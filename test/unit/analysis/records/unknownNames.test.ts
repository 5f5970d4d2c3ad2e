import assert from 'node:assert/strict';
import { analyse } from '../../../../src/core/analysis/analyse';
import { DEFAULT_FILTER } from '../../../../src/core/analysis/records/filter';
import { EXCLUSION_REASONS } from '../../../../src/core/analysis/records/exclusion';
import { timelineOf } from '../../../../src/core/measures/timeline';
import { DEFAULT_NETWORKS } from '../../../../src/core/networks/options';
import { networksOf } from '../../../../src/core/networks/networksOf';
import { runSync } from '../../../../src/core/util/task';
import { claims } from '../../../support/claims';
import { codebook } from '../../../support/corpus';
import { sayStances } from '../say';

const BOOK = codebook({ actors: { china: {}, japan: {} }, issues: { exports: {}, rain: {} } });

function analysed(notation: string, unknown = false) {
  return runSync(analyse(claims(notation, BOOK, false), { ...DEFAULT_FILTER, unknown }));
}

suite('positions with an actor or issue that is not in the codebook', () => {
  const CASES: readonly (readonly [what: string, record: string])[] = [
    ['an unknown actor', 'p1: atlantis supports exports'],
    ['an unknown issue', 'p1: china supports snow'],
    ['one unknown actor of a joint position', 'p1: china+atlantis supports exports'],
    ['one unknown issue of several', 'p1: china supports exports+snow'],
  ];
  for (const [what, record] of CASES) {
    test(`${what}: shown, not counted, and counted as left out; --unknown lets it count`, () => {
      const { records, excluded, stances, evidenceCount } = analysed(record);
      assert.equal(records.length, 1);
      assert.deepEqual([...excluded], [['unknown actor or issue', 1]]);
      assert.deepEqual([stances.size, evidenceCount], [0, 0]);
      const counted = analysed(record, true);
      assert.deepEqual([...counted.excluded], []);
      assert.equal(counted.evidenceCount, 1);
      assert.ok(sayStances(counted).length > 0);
    });
  }

  test('the author, nobody named, and an unknown target, speaker or addressee leave nothing out', () => {
    const { excluded } = analysed(`
      p1: author supports exports
      p2: china opposes exports target=atlantis
      p3: japan opposes exports speaker=atlantis addressee=atlantis`);
    assert.deepEqual([...excluded], []);
  });

  test('a disagreement that is stated between unknown parties, or on an unknown issue, is none', () => {
    const stated = `
      s1: china | atlantis disagree on exports
      s2: china | japan disagree on snow
      s3: china | japan disagree on rain`;
    assert.deepEqual([...analysed(stated).disagreements.pairs.keys()], ['rain']);
    assert.equal(analysed(stated, true).disagreements.pairs.size, 3);
  });

  test('networks and measures leave them out, too, and say so', () => {
    const reader = claims('p1: china supports exports\np2: atlantis opposes exports', BOOK, false);
    const networks = networksOf(reader, DEFAULT_FILTER, DEFAULT_NETWORKS.two);
    assert.ok(networks.kind === 'networks');
    const expected = [{ reason: 'unknown actor or issue', counted: 'positions', count: 1 }];
    assert.deepEqual(networks.excluded, expected);
    assert.equal(networks.used, 1);
    const timeline = timelineOf(reader, DEFAULT_FILTER, undefined, { seed: 1, times: 0 });
    assert.ok(timeline.kind !== 'refused');
    assert.deepEqual(timeline.excluded, expected);
  });

  test('the reason stands before those that a person chooses', () => {
    assert.ok(EXCLUSION_REASONS.indexOf('unknown actor or issue') < 2);
  });
});
