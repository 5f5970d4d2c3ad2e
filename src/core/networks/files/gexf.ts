import type { Network, Networks } from '../network';
import { namedShares, SHARE_COLUMNS } from '../share';
import { descriptionOf, graphOf } from './graph';
import { xmlText } from '../../text/xml';

/** GEXF 1.2, which Gephi, igraph and all versions of networkx read, with labels, weights and
 * attributes; some do not read 1.3. */
export function* gexf(networks: Networks, network: Network): Generator<string> {
  const { isDirected, nodes, edges, attributes } = graphOf(network);
  const columns = [...COLUMNS, ...attributes.map(({ name, type }) => [name, type] as const)];
  const description = descriptionOf(networks, network).join('\n');
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n';
  yield `  <meta>\n    <creator>Policy Annotator</creator>\n    <description>${xmlText(description)}</description>\n  </meta>\n`;
  yield `  <graph mode="static" defaultedgetype="${isDirected ? 'directed' : 'undirected'}">\n`;
  yield '    <attributes class="node">\n';
  for (const [index, [title, type]] of columns.entries()) {
    yield `      <attribute id="${String(index)}" title="${xmlText(title)}" type="${type}"/>\n`;
  }
  yield '    </attributes>\n';
  if (network.foundAgain) {
    yield '    <attributes class="edge">\n';
    for (const [name, type] of SHARE_COLUMNS) {
      yield `      <attribute id="${name}" title="${name}" type="${type}"/>\n`;
    }
    yield '    </attributes>\n';
  }
  yield '    <nodes>\n';
  for (const { key, node, side } of nodes) {
    const values = [
      node.id,
      node.variable,
      side,
      String(node.statements),
      ...attributes.map(({ name }) => node.attributes.get(name)),
    ];
    yield `      <node id="${key}" label="${xmlText(node.label)}">\n        <attvalues>\n`;
    for (const [index, value] of values.entries()) {
      if (value === undefined) continue;
      yield `          <attvalue for="${String(index)}" value="${xmlText(value)}"/>\n`;
    }
    yield '        </attvalues>\n      </node>\n';
  }
  yield '    </nodes>\n    <edges>\n';
  for (const { key, source, target, weight, foundAgain } of edges) {
    const edge = `      <edge id="${key}" source="${source}" target="${target}" weight="${String(weight)}"`;
    if (!foundAgain) {
      yield `${edge}/>\n`;
      continue;
    }
    yield `${edge}>\n        <attvalues>\n`;
    for (const [name, share] of namedShares(foundAgain)) {
      yield `          <attvalue for="${name}" value="${String(share)}"/>\n`;
    }
    yield '        </attvalues>\n      </edge>\n';
  }
  yield '    </edges>\n  </graph>\n</gexf>\n';
}

const COLUMNS = [
  ['codebook_id', 'string'],
  ['variable', 'string'],
  ['side', 'string'],
  ['statements', 'double'],
] as const;
