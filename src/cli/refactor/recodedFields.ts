import {
  ALL_FIELDS,
  createLocalizer,
  detailFields,
  detailProblem,
  didYouMean,
  fieldName,
  idsOfName,
  nearestName,
  newPosition,
  type Codebook,
  type DetailField,
  type RecodedField,
} from '../../core';
import { suggestion } from '../options/knownValues';
import { WrongUse } from '../options/wrongUse';

/** The fields of `--set FIELD=VALUE`, as a query names fields. Throws `WrongUse` for a field, an id
 * or a value that does not exist. */
export function recodedFields(
  words: readonly string[],
  codebook: Codebook,
): readonly RecodedField[] {
  const localizer = createLocalizer();
  const fields = new Map(
    detailFields(NOTHING_STATED, codebook, localizer).map((field) => [nameOf(field), field]),
  );
  const seen = new Set<string>();
  return words.map((word) => {
    const [, written = '', text] = /^([^=]*)=(.*)$/s.exec(word) ?? [];
    if (text === undefined)
      throw new WrongUse(`--set must be FIELD=VALUE, such as stance=oppose, not “${word}”.`);
    const name = written === 'tags' ? 'tag' : written;
    const field = fields.get(name);
    if (!field) {
      const known = [...fields.keys()];
      const meant = didYouMean(name, known) || ` Available: ${known.join(', ')}.`;
      throw new WrongUse(`Positions have no field “${written}”.${meant}`);
    }
    if (seen.has(name)) throw new WrongUse(`--set ${name} is written twice. Write it once.`);
    seen.add(name);
    return { key: field.key, editor: field.editor, values: valuesOf(name, text, field, codebook) };
  });
}

/** It has every field that a position can have. */
const NOTHING_STATED = newPosition(
  { id: 'p', quote: [], coder: undefined },
  { actors: [], issues: [], stance: undefined },
);

function nameOf({ key }: DetailField): string {
  const known = ALL_FIELDS.find((field) => field.key === key);
  return known ? fieldName(known) : `field.${key.slice('fields.'.length)}`;
}

function valuesOf(
  name: string,
  text: string,
  field: DetailField,
  codebook: Codebook,
): readonly string[] {
  const { editor } = field;
  const isList = editor.kind === 'list' || ('several' in editor && editor.several);
  const parts = (isList ? text.split(',') : [text]).map((part) => part.trim());
  const values = [...new Set(parts.filter((part) => part !== ''))];
  if (editor.kind === 'actors' && !editor.optional && values.length === 0)
    throw new WrongUse('A position needs an actor: --set actor=ID.');
  return values.map((value) => {
    switch (editor.kind) {
      case 'actors':
        return idOf(name, 'actor', value, codebook);
      case 'issues':
        return idOf(name, 'issue', value, codebook);
      case 'stance':
        return idOf(name, 'stance', value, codebook);
      case 'choice':
        if (editor.values.length === 0 || editor.values.includes(value)) return value;
        throw new WrongUse(`There is no ${name} “${value}”.${suggestion(value, editor.values)}`);
      default: {
        const wrong = detailProblem(field, value);
        if (wrong === undefined) return value;
        throw new WrongUse(`--set ${name} must be ${NEEDED[wrong]}, not “${value}”.`);
      }
    }
  });
}

const NEEDED = {
  'must be whole number': 'a whole number, such as 3',
  'must be number': 'a number, such as 2.5',
  'must be date': 'a date, such as 2024-04-26, 2024-04 or 2024, or two of them with / between',
} as const;

function idOf(
  name: string,
  layer: 'actor' | 'issue' | 'stance',
  value: string,
  codebook: Codebook,
): string {
  const ids = idsOfName(codebook, layer, value);
  const [id] = ids;
  if (id !== undefined && ids.length === 1) return id;
  if (ids.length > 1)
    throw new WrongUse(`“${value}” is a name of several: ${ids.join(', ')}. Write one of the ids.`);
  const near = nearestName(codebook, layer, value);
  const meant = near === undefined ? '' : ` Did you mean “${near}”?`;
  throw new WrongUse(`--set ${name}: the codebook has no ${layer} “${value}”.${meant}`);
}
