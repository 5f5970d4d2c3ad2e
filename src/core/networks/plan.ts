import type { Codebook } from '../model/codebook';
import { didYouMean } from '../util/nearestWord';
import type { NetworkOptions, Exclusion } from './options';
import { qualifierOf, scalesOf, type Qualifier } from './statements/qualifier';
import { refusalOf } from './refusals';
import { VARIABLE_NAMES, variableOf, type Variable } from './statements/variables';
import type { RollUpContext } from '../analysis/records/evidence';
import type { PositionRecord } from '../analysis/records/positionRecords';
import { plainName } from './statements/names';

/** Options that fit together, with the variables they name looked up. */
export interface NetworkPlan {
  readonly options: NetworkOptions;
  readonly rows: Variable;
  readonly columns: Variable;
  readonly qualifier: Qualifier | undefined;
  readonly exclusions: readonly ExclusionTest[];
}

export type PlanOutcome =
  | { readonly kind: 'plan'; readonly plan: NetworkPlan }
  /** The reason says what does not fit and what to do, without text from files. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Looks up what the options name, and refuses options that do not fit together. */
export function planOf(options: NetworkOptions, codebook: Codebook): PlanOutcome {
  const unknown = [
    options.rows,
    options.columns,
    ...(options.qualifier === undefined ? [] : [options.qualifier]),
    ...options.exclusions.map(({ variable }) => variable),
  ].find((name) => variableOf(name, codebook) === undefined);
  const rows = variableOf(options.rows, codebook);
  const columns = variableOf(options.columns, codebook);
  if (unknown !== undefined || !rows || !columns) return refused(noVariable(unknown, codebook));
  const named =
    options.qualifier === undefined ? undefined : variableOf(options.qualifier, codebook);
  const scales = named ? scalesOf(named) : [];
  const scale = options.scale ?? scales[0];
  if (named && scale !== undefined && !scales.includes(scale)) {
    const known = scales.join(' or ');
    return refused(`The qualifier “${named.name}” has the scale ${known}, not ${scale}.`);
  }
  if (options.scale !== undefined && !named) return refused('A scale needs a qualifier. Name one.');
  if (options.mode === 'directed' && (rows.names !== 'actor' || columns.names !== 'actor')) {
    return refused(
      'A directed network goes from actors to actors. Name variables whose values are actors, such as actor, target and addressee.',
    );
  }
  const reason = refusalOf(options, scale);
  if (reason !== undefined) return refused(reason);
  return {
    kind: 'plan',
    plan: {
      options,
      rows,
      columns,
      qualifier: named && scale !== undefined ? qualifierOf(named, scale) : undefined,
      exclusions: options.exclusions.map((exclusion) => exclusionTest(exclusion, codebook)),
    },
  };
}

function noVariable(name: string | undefined, codebook: Codebook): string {
  const fields = [...codebook.fields.keys()].map((field) => `field.${field}`);
  const known = [...VARIABLE_NAMES, ...fields];
  const meant = didYouMean(name ?? '', known);
  return `There is no variable “${name ?? ''}”.${meant} Available: ${known.join(', ')}, article.ATTRIBUTE.`;
}

function refused(reason: string): PlanOutcome {
  return { kind: 'refused', reason };
}

/** An exclusion with its variable looked up. */
interface ExclusionTest {
  readonly variable: Variable;
  /** True for a value that is kept. */
  readonly keepsValue: (id: string) => boolean;
  /** True for a record that is kept: without `only`, none of its values is excluded; with `only`,
   * one of them is listed. */
  readonly keeps: (record: PositionRecord, context: RollUpContext) => boolean;
}

/** Looks up the variable, which must exist. Values are ids, or names as in the codebook. */
function exclusionTest({ variable: name, values, only }: Exclusion, codebook: Codebook) {
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
