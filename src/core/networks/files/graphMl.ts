import type { Network, Networks } from '../network';
import { namedShares, SHARE_COLUMNS } from '../share';
import { descriptionOf, graphOf } from './graph';
import { xmlText } from '../../text/xml';

/** GraphML with typed attributes and no extension of one program, so that igraph, networkx and
 * Gephi read the same. Node ids are n0, n1 …; the codebook's ids are data. */
export function* graphMl(networks: Networks, network: Network): Generator<string> {
  const { isDirected, nodes, edges, attributes } = graphOf(network);
  const names = attributeNames(attributes.map(({ name }) => name));
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  const keys = network.foundAgain ? [...KEYS, ...SHARE_KEYS] : KEYS;
  for (const [id, on, type] of keys) {
    yield `  <key id="${id}" for="${on}" attr.name="${id}" attr.type="${type}"/>\n`;
  }
  for (const { name, type } of attributes) {
    const key = names.get(name) ?? '';
    yield `  <key id="${key}" for="node" attr.name="${key}" attr.type="${type}">`;
    yield `<desc>${xmlText(name)}</desc></key>\n`;
  }
  yield `  <graph id="network" edgedefault="${isDirected ? 'directed' : 'undirected'}">\n`;
  yield data('description', descriptionOf(networks, network).join('\n'));
  for (const { key, node, side } of nodes) {
    yield `    <node id="${key}">\n`;
    yield data('label', node.label) + data('codebook_id', node.id);
    yield data('variable', node.variable) + data('side', side);
    yield data('is_column', String(side === 'columns'));
    yield data('statements', String(node.statements));
    for (const [name, value] of node.attributes) yield data(names.get(name) ?? '', value);
    yield '    </node>\n';
  }
  for (const { key, source, target, weight, foundAgain } of edges) {
    yield `    <edge id="${key}" source="${source}" target="${target}">\n`;
    yield data('weight', String(weight));
    for (const [name, share] of namedShares(foundAgain)) yield data(name, String(share));
    yield '    </edge>\n';
  }
  yield '  </graph>\n</graphml>\n';
}

/** The keys of the file. `is_column` is the side of a two-mode network in the form that igraph
 * needs. */
const KEYS = [
  ['description', 'graph', 'string'],
  ['label', 'node', 'string'],
  ['codebook_id', 'node', 'string'],
  ['variable', 'node', 'string'],
  ['side', 'node', 'string'],
  ['is_column', 'node', 'boolean'],
  ['statements', 'node', 'double'],
  ['weight', 'edge', 'double'],
] as const;

const SHARE_KEYS = SHARE_COLUMNS.map(([name, type]) => [name, 'edge', type] as const);

/** Attribute names for the format, which only allows some characters, and each name once; the
 * codebook's name is given beside it. */
function attributeNames(attributes: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>([...KEYS, ...SHARE_KEYS].map(([id]) => id));
  const names = new Map<string, string>();
  for (const attribute of attributes) {
    const plain = attribute.replace(/[^\w.-]/g, '_');
    let name = plain;
    for (let turn = 2; taken.has(name); turn++) name = `${plain}_${String(turn)}`;
    taken.add(name);
    names.set(attribute, name);
  }
  return names;
}

function data(key: string, text: string): string {
  return `      <data key="${key}">${xmlText(text)}</data>\n`;
}
