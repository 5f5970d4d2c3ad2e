import fc from 'fast-check';
import { QUERY_FIELDS } from '../../../src/core/query/parseQuery';

const VALUES = [
  'china',
  'China',
  '"united states"',
  'USA',
  'wang-yi',
  'nobody',
  'exports',
  'trade',
  '"Foreign trade"',
  'support',
  'oppose',
  'demand',
  'lea',
  'draft',
  'probable',
  'economic',
  'moral',
  'true',
  '2.5',
  'yields',
  'somewhere',
  '*',
  'Hot',
  '2023',
  '2024-03',
  '2024-02-30',
  'wire',
  '*.md',
  'wire/**',
  '[',
  'élan',
  'ELAN',
  'war',
  '"no war"',
  '"open',
  '',
] as const;

const OWN = [
  'field.frame:',
  'field.mood:',
  'field.weight:',
  'field.voiced:',
  'field.ally:',
  'field.topic:',
  'field.deadline:',
  'field.lost:',
] as const;

const term = fc
  .tuple(
    fc.constantFrom('', '', '-'),
    fc.constantFrom('', '', ...QUERY_FIELDS.map((field) => `${field}:`), ...OWN, 'foo:'),
    fc.constantFrom(...VALUES),
  )
  .map((parts) => parts.join(''));

/** A query of a few parts, most of which mean something in the corpus of the tests. */
export const someQuery: fc.Arbitrary<string> = fc
  .array(term, { maxLength: 4 })
  .map((terms) => terms.join(' '));
