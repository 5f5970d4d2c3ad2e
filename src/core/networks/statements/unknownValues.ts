import { rollUpContext } from '../../analysis/records/evidence';
import { DEFAULT_FILTER } from '../../analysis/records/filter';
import { positionRecords } from '../../analysis/records/positionRecords';
import type { Codebook } from '../../model/codebook';
import type { CorpusReader } from '../../model/corpus';
import { fieldNamed, listedValues } from '../../model/fields';
import { AUTHOR, UNATTRIBUTED } from '../../model/ids';
import type { Exclusion } from '../options';
import { plainName } from './names';
import { variableOf, type Variable } from './variables';

/** A value of an exclusion that neither the codebook nor any position of the corpus has. */
export interface UnknownValue {
  readonly variable: Variable;
  readonly value: string;
  /** The existing ids, in the order of the codebook; undefined where any text is allowed. */
  readonly known: readonly string[] | undefined;
}

/** The values of exclusions that nothing in the corpus has, whatever the scope: a single article
 * may lack an actor that others have. Exclusions of unknown variables are omitted. Linear in the
 * positions where a value is not the codebook's, else in the codebook. */
export function unknownValues(
  exclusions: readonly Exclusion[],
  reader: CorpusReader,
): readonly UnknownValue[] {
  const { codebook } = reader;
  return exclusions.flatMap(({ variable: name, values }) => {
    const variable = variableOf(name, codebook);
    if (!variable) return [];
    const known = knownValues(variable, codebook);
    const called = new Set(known?.flatMap((id) => [id, plainName(variable, id, codebook)]));
    const missing = values.filter((value) => !called.has(value));
    if (missing.length === 0) return [];
    const axisValues = metValues(variable, reader);
    return missing
      .filter((value) => !axisValues.has(value))
      .map((value) => ({ variable, value, known }));
  });
}

/** The values that the codebook or the file format lists; undefined where any text is allowed. */
function knownValues(
  { name, names, field }: Variable,
  codebook: Codebook,
): readonly string[] | undefined {
  switch (names) {
    case 'actor':
      return [...codebook.actors.keys(), AUTHOR, UNATTRIBUTED];
    case 'issue':
      return [...codebook.issues.keys()];
    case 'stance':
      return [...codebook.stances.keys()];
    case 'coder':
      return codebook.coders.size > 0 ? [...codebook.coders.keys()] : undefined;
    case 'text':
      if (field?.type === 'choice' && field.values.length > 0) return field.values;
      if (field) return field.type === 'boolean' ? ['true', 'false'] : undefined;
      return closedValues(name, codebook);
  }
}

function closedValues(name: string, codebook: Codebook): readonly string[] | undefined {
  const known = fieldNamed(name);
  const values = known ? listedValues(known, codebook) : [];
  return values.length > 0 ? values : undefined;
}

/** The ids and names that positions of the corpus have. */
function metValues(variable: Variable, reader: CorpusReader): ReadonlySet<string> {
  const { codebook } = reader;
  const filter = { ...DEFAULT_FILTER, unattributed: true };
  const context = rollUpContext(codebook, filter);
  const axisValues = new Set<string>();
  for (const record of positionRecords(reader, filter)) {
    for (const { id } of variable.values(record, context)) {
      axisValues.add(id);
      axisValues.add(plainName(variable, id, codebook));
    }
  }
  return axisValues;
}
