import { ALL_FIELDS, fieldName } from '../../core';
import { changeHost } from '../corpus/corpusFiles';
import { corpusAround, namedFolder } from '../corpus/findCorpora';
import { command } from '../options/command';
import { texts, type Values } from '../options/option';
import { CHANGES, COMMON, QUERY } from '../options/shared';
import { WrongUse } from '../options/wrongUse';
import type { Outside } from '../output/outside';
import { carryOut } from './carryOut';
import { foundPositions } from './foundPositions';
import { clearedForChange } from '../corpus/interrupted';
import { recodedFields } from './recodedFields';

/** What `recode` can set. */
const RECODED = ALL_FIELDS.filter(({ hint }) => hint !== undefined).map(fieldName);

const OPTIONS = {
  query: QUERY.query,
  search: QUERY.search,
  set: texts('FIELD=VALUE', 'the new value'),
  coding: COMMON.coding,
  ...CHANGES,
};

export const RECODE = command({
  usage: '[folder] --query QUERY --set FIELD=VALUE',
  summary: 'Sets fields of all positions that a query finds.',
  details: `FIELD as in a query: ${RECODED.join(' ')} field.NAME. Several values of one field are separated by commas and replace the former ones; without a value the field is removed. All files are changed or none, as in the command refactor.`,
  example:
    "policy-annotator recode articles --query 'issue:moratorium stance:neutral' --set stance=oppose",
  options: OPTIONS,
  run: async ({ options, operands }, outside) => recode(operands, options, outside),
});

/** Fields of the positions that a query finds get other values, all or none. */
async function recode(
  [named = '.', second]: readonly string[],
  values: Values<typeof OPTIONS>,
  outside: Outside,
): Promise<0 | 1 | 2> {
  if (second !== undefined) throw new WrongUse(`Name one folder at a time, not “${second}”.`);
  if ((values.query ?? values.search) === undefined)
    throw new WrongUse('recode needs the positions to change: --query QUERY or --search NAME.');
  const { set } = values;
  if (set.length === 0) throw new WrongUse('recode needs what to change: --set FIELD=VALUE.');
  const place = corpusAround(await namedFolder(named, outside.folder));
  if (!place) {
    throw new WrongUse(`${named} is not in a corpus: there is no codebook.yaml in it or above it.`);
  }
  const cleared = await clearedForChange(changeHost(place.folder), values['dry-run'], outside);
  if (cleared !== undefined) return cleared;
  const positions = await foundPositions(place, values, outside, (codebook) =>
    recodedFields(set, codebook),
  );
  if (typeof positions === 'number') return positions;
  const { checked: fields, chosen, codebook, found } = positions;
  return carryOut(
    place.folder,
    { kind: 'recode', chosen, fields },
    { codebook },
    { done: 'Recoded', found, options: values, outside },
  );
}
