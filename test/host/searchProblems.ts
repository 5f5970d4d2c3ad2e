// The mistakes possible in a file of shared searches: each code, and the searches of a file that
// has it.
import type { ProblemCode } from '../../src/core';

const search = (query: string, name = 'Mine'): string => `  - name: ${name}\n    query: ${query}\n`;

/** The folder needs an actor `kept` and a field `frame` in its codebook. */
export const SEARCHES: readonly (readonly [ProblemCode, string])[] = [
  ['missing-search-name', '  - query: rain\n'],
  ['missing-query', '  - name: Rain\n'],
  ['duplicate-search', search('rain') + search('snow')],
  [
    'too-many-searches',
    Array.from({ length: 501 }, (_, at) => search('rain', `Rain ${String(at)}`)).join(''),
  ],
  ['query-unknown-field', search('colour:x')],
  ['query-misspelt-field', search('actr:kept')],
  ['query-unknown-name', search('actor:zebra')],
  ['query-misspelt-name', search('actor:kepd')],
  ['query-unknown-variable', search('field.zebra:x')],
  ['query-misspelt-variable', search('field.fraem:x')],
  ['query-joined-values', search('actor:kept,author')],
  ['query-bad-date', search('since:May')],
  ['query-empty-value', search('"actor:"')],
  ['query-open-quote', search(`'rain "night'`)],
  ['query-heavy-pattern', search('in:a*b*c*d*e')],
  ['query-long-pattern', search(`'in:${'x*'.repeat(600)}'`)],
  ['query-pattern-groups', search("'in:!(a|b)*'")],
  ['query-too-long', search(`'${'rain '.repeat(5_000)}'`)],
];
