import type { Definition } from './definition';
import type { Normalization } from './options';

/** The meaning of a weight in one sentence for readers; `Definition.weight` is the formula. */
export function weightSentence(definition: Definition): string {
  const { mode, normalization, rows } = definition;
  const divided = DIVIDED[normalization];
  const meaning = mode === 'one' ? pairSentence(definition) : cellSentence(definition);
  return `Weight: ${meaning}${divided === undefined ? '' : `, ${divided.replace('{row}', rows)}`}.`;
}

function pairSentence({ aggregation, disagreement, columns, scale }: Definition): string {
  const distance = scale === 'integer' ? ', with closer values counting more' : '';
  const apart = scale === 'integer' ? ', with more distant values counting more' : '';
  const which = disagreement === null ? '' : ` (${disagreement})`;
  switch (aggregation) {
    case 'ignore':
      return `how often both speak of the same ${columns}`;
    case 'congruence':
      return `how often both say the same of one ${columns}${distance}`;
    case 'conflict':
      return disagreement === 'as listed'
        ? `number of ${columns}s on which the two disagree as listed`
        : `how often both say the opposite of one ${columns}${apart}${which}`;
    default:
      return `how often both say the same of one ${columns}, minus how often the opposite${which}`;
  }
}

function cellSentence({ aggregation, qualifier, scale, mode }: Definition): string {
  switch (aggregation) {
    case 'subtract':
      return scale === 'binary'
        ? 'statements for minus statements against'
        : `sum of the ${qualifier ?? 'value'}s`;
    case 'combine':
      return `a number that says which values of ${qualifier ?? 'the qualifier'} occur, not a quantity`;
    default:
      return mode === 'directed'
        ? 'number of statements of the one about the other'
        : 'number of statements';
  }
}

const DIVIDED: Readonly<Record<Normalization, string | undefined>> = {
  none: undefined,
  average: 'divided by the mean of the statements of both',
  activity: 'divided by the statements of the {row}',
  prominence: 'divided by the statements of the other',
  jaccard: 'as a share of what either says (Jaccard)',
  cosine: 'relative to how much each agrees with itself (cosine)',
  'dna-jaccard': 'divided as for Jaccard in Discourse Network Analyzer',
  'dna-cosine': 'divided as for cosine in Discourse Network Analyzer',
};
