import type { RollUpContext } from '../../analysis/records/evidence';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import type { Codebook } from '../../model/codebook';
import { plainName } from './names';
import type { Exclusion } from '../options';
import { variableOf, type Variable } from './variables';

/** An exclusion with its variable looked up. */
export interface ExclusionTest {
  readonly variable: Variable;
  /** True for a value that is kept. */
  readonly keepsValue: (id: string) => boolean;
  /** True for a record that is kept: without `only`, none of its values is excluded; with `only`,
   * one of them is listed. */
  readonly keeps: (record: PositionRecord, context: RollUpContext) => boolean;
}

/** Looks up the variable, which must exist. Values are ids, or names as in the codebook. */
export function exclusionTest({ variable: name, values, only }: Exclusion, codebook: Codebook) {
  const variable = variableOf(name, codebook);
  if (!variable) throw new Error('An exclusion of a variable that does not exist.');
  const wanted = new Set(values);
  const isNamed = (id: string): boolean =>
    wanted.has(id) || wanted.has(plainName(variable, id, codebook));
  const test: ExclusionTest = {
    variable,
    keepsValue: (id) => isNamed(id) === only,
    keeps: (record, context) => {
      const some = variable.values(record, context).some(({ id }) => isNamed(id));
      return some === only;
    },
  };
  return test;
}
