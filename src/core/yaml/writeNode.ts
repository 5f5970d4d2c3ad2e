import type { YamlNode, YamlScalar } from './node';
import { listValue, mapValue, textValue } from './write';
import type { Written } from './write';

/** A value that a file already holds, to be written anew at another place. A scalar that stood plain
 * on one line stays plain: it may be a number to other readers. */
export function writtenNode(text: string, node: YamlNode): Written {
  if (node.kind === 'list') return listValue(node.items.map((item) => writtenNode(text, item)));
  if (node.kind === 'scalar') return writtenScalar(text, node);
  return mapValue(
    node.entries.map((entry) => [entry.key.value, writtenNode(text, entry.value)] as const),
  );
}

function writtenScalar(text: string, node: YamlScalar): Written {
  const source = text.slice(node.span.start, node.span.end);
  // Brackets, braces and commas would end a plain scalar inside a flow collection.
  const staysPlain = source === node.value && !/[[\]{},"']/.test(source) && source !== '';
  return staysPlain ? { kind: 'scalar', value: source, source } : textValue(node.value);
}
