import { changeHost } from '../corpus/corpusFiles';
import { corpusAround, namedFolder } from '../corpus/findCorpora';
import { commandHelp } from '../options/help';
import { queriesJoined } from '../options/options';
import { parsedWords } from '../options/parsedWords';
import { WrongUse } from '../options/wrongUse';
import type { Outside } from '../output/outside';
import { carryOut, CHANGE_OPTIONS } from './carryOut';
import { foundPositions } from './foundPositions';
import { clearedForChange } from '../corpus/interrupted';
import { recodedFields } from './recodedFields';

/** `recode [folder] --query QUERY --set FIELD=VALUE`: fields of the positions that a query finds
 * get other values, all or none. Exit code 0: done, or with `--dry-run` possible; 1: something
 * blocks it; 2: wrong use, or a file could not be written. */
export async function runRecode(words: readonly string[], outside: Outside): Promise<0 | 1 | 2> {
  const { values, positionals } = parsedWords(queriesJoined(words), OPTIONS);
  if (values.help) {
    await outside.write(commandHelp('recode'));
    return 0;
  }
  const [named = '.', second] = positionals;
  if (second !== undefined) throw new WrongUse(`Name one folder at a time, not “${second}”.`);
  if ((values.query ?? values.search) === undefined)
    throw new WrongUse('recode needs the positions to change: --query QUERY or --search NAME.');
  const { set } = values;
  if (!set) throw new WrongUse('recode needs what to change: --set FIELD=VALUE.');
  const place = corpusAround(await namedFolder(named, outside.folder));
  if (!place) {
    throw new WrongUse(`${named} is not in a corpus: there is no codebook.yaml in it or above it.`);
  }
  const cleared = await clearedForChange(
    changeHost(place.folder),
    values['dry-run'] ?? false,
    outside,
  );
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

const OPTIONS = {
  ...CHANGE_OPTIONS,
  query: { type: 'string' },
  search: { type: 'string' },
  set: { type: 'string', multiple: true },
  coding: { type: 'string' },
} as const;
