import type { Codebook, FieldDefinition } from '../../model/codebook';
import type { YamlMap, YamlNode } from '../../yaml/node';
import { childOf, isAbsent, type About } from '../../yaml/shape/shape';
import type { IdPlace } from './fileIds';

/** Adds the ids that a value of a file uses, in the order of the text. `about`: the definition of
 * the value. */
export function collectIds(node: YamlNode, about: About, codebook: Codebook, ids: IdPlace[]): void {
  switch (about.kind) {
    case 'reference':
      if (node.kind === 'scalar' && node.value !== '' && !isAbsent(node)) {
        ids.push({ of: about.to, id: node.value, span: node.span, entry: undefined });
      }
      break;
    case 'list':
      for (const item of node.kind === 'list' ? node.items : [node]) {
        collectIds(item, about.item, codebook, ids);
      }
      break;
    case 'record':
      collectRecord(node, about, codebook, ids);
      break;
    default:
  }
}

/** The id of a field in a type of the codebook. */
export function fieldId(type: string | undefined, field: string): string {
  return type === undefined ? field : `${type}/${field}`;
}

function collectRecord(
  node: YamlNode,
  { keys, short }: Extract<About, { readonly kind: 'record' }>,
  codebook: Codebook,
  ids: IdPlace[],
): void {
  if (node.kind !== 'map') {
    const plain = short === undefined ? undefined : keys[short];
    if (plain) collectIds(node, plain, codebook, ids);
    return;
  }
  for (const { key, value } of node.entries) {
    const about = keys[key.value];
    if (about?.kind === 'fields') collectFieldValues(value, node, codebook, ids);
    else if (about) collectIds(value, about, codebook, ids);
  }
}

/** The names of a study's own fields, and the actors and issues that they hold. */
function collectFieldValues(
  node: YamlNode,
  record: YamlMap,
  codebook: Codebook,
  ids: IdPlace[],
): void {
  if (node.kind !== 'map') return;
  const type = typeOf(record);
  const definitions =
    type === undefined ? codebook.fields : (codebook.types.get(type)?.fields ?? NO_FIELDS);
  for (const { key, value } of node.entries) {
    ids.push({
      of: 'field',
      id: fieldId(type, key.value),
      span: key.span,
      entry: undefined,
    });
    const of = definitions.get(key.value)?.type;
    if (of !== 'actor' && of !== 'issue') continue;
    collectIds(
      value,
      { kind: 'list', item: { kind: 'reference', to: of }, ...LIST },
      codebook,
      ids,
    );
  }
}

const LIST = { single: true, least: 0 } as const;
const NO_FIELDS: ReadonlyMap<string, FieldDefinition> = new Map();

function typeOf(record: YamlMap): string | undefined {
  const type = childOf(record, 'type');
  return type?.kind === 'scalar' ? type.value : undefined;
}
