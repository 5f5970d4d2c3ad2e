import assert from 'node:assert/strict';
import { DEFAULT_FILTER } from '../../../src/core/analysis/records/filter';
import { networksOf } from '../../../src/core/networks/networksOf';
import { DEFAULT_NETWORKS, type NetworkOptions } from '../../../src/core/networks/options';
import { claims } from '../../support/claims';
import { drawn, exclusionText, networksFrom } from './networkSupport';

const CONFLICT = { aggregation: 'conflict' } as const;
const LISTED = { ...CONFLICT, disagreement: 'listed' } as const;

/** a is against b on x only if all is netted; b and c are opposed on x and y. */
const STATED_TEXT = `
  in a.md 2024-01-01
  p1: a supports x
  p2: a supports x
  p3: a opposes x
  p4: b opposes x
  p5: c supports x
  p6: b supports y
  p7: c opposes y`;

suite('the network of disagreement', () => {
  test('of any opposite statements counts pairs of statements, also those that a balance hides', () => {
    assert.equal(drawn(STATED_TEXT, CONFLICT), '| a b c\na 0 2 1\nb 2 0 2\nc 1 2 0');
    const { definition } = networksFrom(claims(STATED_TEXT), CONFLICT);
    assert.equal(definition.disagreement, 'any opposite statements, all dates');
  });

  test('as listed has a tie for each row of the list of disagreements', () => {
    assert.equal(drawn(STATED_TEXT, LISTED), '| a b c\na 0 1 1\nb 1 0 2\nc 1 2 0');
    const { definition } = networksFrom(claims(STATED_TEXT), LISTED);
    assert.equal(definition.disagreement, 'as listed');
    assert.match(definition.weight, /number of issues/);
  });

  test('as listed follows the range, the roll-up and exclusions', () => {
    const later = `${STATED_TEXT}\nin b.md 2025-01-01\np8: a opposes y\np9: d supports y`;
    const from = (first: string) => ({ filter: { window: { first, last: '2025-12-31' } } });
    assert.equal(drawn(later, { ...LISTED, ...from('2025-01-01') }), '| a d\na 0 1\nd 1 0');
    const without = (variable: string, value: string) => ({
      ...LISTED,
      exclusions: [{ variable, values: [value], only: false }],
    });
    assert.equal(drawn(STATED_TEXT, without('actor', 'c')), '| a b\na 0 1\nb 1 0');
    assert.equal(drawn(STATED_TEXT, without('issue', 'x')), '| b c\nb 0 1\nc 1 0');
    assert.equal(drawn(later, without('article', 'a.md')), '| a d\na 0 1\nd 1 0');
  });

  test('as listed leaves out what the other leaves out, and says so', () => {
    const stated = `${STATED_TEXT}\np8: a neutral-on y\np9: d opposes x according-to=a`;
    assert.deepEqual(
      exclusionText(networksFrom(claims(stated), LISTED)),
      exclusionText(networksFrom(claims(stated), CONFLICT)),
    );
  });

  test('as listed is refused where the list has no such thing', () => {
    const refused = (given: Partial<NetworkOptions>): string => {
      const found = networksOf(claims(STATED_TEXT), DEFAULT_FILTER, {
        ...DEFAULT_NETWORKS.one,
        ...LISTED,
        ...given,
      });
      return found.kind === 'refused' ? found.reason : '';
    };
    assert.match(refused({ aggregation: 'congruence' }), /--aggregation conflict/);
    assert.match(refused({ rows: 'speaker' }), /--rows/);
    assert.match(refused({ scale: 'integer' }), /--scale/);
    assert.match(refused({ normalization: 'average' }), /--normalization/);
    assert.match(refused({ duplicates: 'document' }), /--duplicates/);
  });
});
