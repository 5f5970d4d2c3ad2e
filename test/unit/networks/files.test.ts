import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { DEFAULT_CSV_OPTIONS } from '../../../src/core/tables/csv';
import { NETWORK_FILES, tooLarge } from '../../../src/core/networks/files/networkFile';
import { networkMetadata } from '../../../src/core/networks/files/metadata';
import { networkImage } from '../../../src/core/networks/image';
import type { Networks } from '../../../src/core/networks/network';
import { parseWindow } from '../../../src/core/networks/windows/windowOption';
import { claims } from '../../support/claims';
import { tableIn } from '../../support/dataPackages';
import { codebook } from '../../support/corpus';
import { inTemporaryFolder, materialFile, printedBy, runs, skipFor } from '../../support/programs';
import { networksFrom, type NetworkGiven } from './networkSupport';

// Files of networks, read by other programs.

const NASTY = 'A & B <c> "d" \u0001\u{1f600}\n=1+1; \ud800 ]]> é';
const BOOK = codebook({
  actors: {
    a: { name: NASTY, type: 'state', attributes: new Map([['wiki "id"', 'Q1 <&>']]) },
    b: { name: 'Zoë' },
  },
  issues: { x: { name: 'a', color: '#0072B2' } },
});
const NOTATION = `
  in one.md 2024-01-10
  p1: a+b supports x
  p2: c opposes x
  in two.md 2024-03-10
  p3: b supports x
  p4: a evaluates target=b+c evaluation=-1`;

const MODES: readonly (readonly [string, NetworkGiven])[] = [
  ['one', { aggregation: 'subtract', normalization: 'average' }],
  ['two', { mode: 'two' }],
  ['directed', { mode: 'directed' }],
];

const of = (given: NetworkGiven): Networks => networksFrom(claims(NOTATION, BOOK), given);

function written(id: string, networks: Networks, byteOrderMark = true): string {
  const file = NETWORK_FILES.find((one) => one.id === id);
  assert.ok(file, id);
  const options = { ...DEFAULT_CSV_OPTIONS, byteOrderMark };
  return [...file.render(networks, networks.networks[0], options)].join('');
}

/** Nodes and ties as every reader must give them: labels, and from, to, weight by place. */
function expected(networks: Networks) {
  const [network] = networks.networks;
  assert.ok(network);
  const { mode, rows, columns, ties } = network;
  const offset = mode === 'two' ? rows.length : 0;
  return {
    directed: mode === 'directed',
    labels: [...rows, ...(mode === 'two' ? columns : [])].map(({ label }) => safe(label)),
    ties: ties.from.map((from, index) => [from, offset + ties.to[index]!, ties.weight[index]]),
  };
}

suite('What stands beside a table of a network', () => {
  for (const id of ['matrix-csv', 'nodes-csv', 'edges-csv']) {
    test(`names the columns of ${id}, with the formula in force and what was left out`, () => {
      const networks = of({ normalization: 'average' });
      const table = tableIn(networkMetadata(id, networks)?.('n.csv') ?? '');
      const columns = table.schema.fields;
      const [first] = written(id, networks, false).split('\r\n');
      assert.equal(columns.length, id === 'matrix-csv' ? 4 : first?.split(',').length);
      const [note] = table.notes;
      assert.match(note.definition?.weight ?? '', /mean of the statements of both/);
      assert.deepEqual(note.excluded, [{ reason: 'no column', counted: 'positions', count: 1 }]);
      const described = columns.filter((column) => column.description !== undefined);
      assert.ok(described.length > 0);
    });
  }

  test('is not needed where the file says it itself', () => {
    for (const id of ['graphml', 'gexf', 'r', 'python']) {
      assert.equal(networkMetadata(id, of({})), undefined);
    }
  });
});

/** What XML cannot hold is replaced. */
function safe(label: string): string {
  return label.replaceAll('\u0001', '\ufffd').replaceAll('\ud800', '\ufffd');
}

const NETWORKX = `
import json, sys, networkx
graph = (networkx.read_graphml if sys.argv[1].endswith("graphml") else networkx.read_gexf)(sys.argv[1])
place = {node: index for index, node in enumerate(sorted(graph, key=lambda node: int(node[1:])))}
ties = []
for a, b, data in graph.edges(data=True):
    ends = [place[a], place[b]]
    ties.append([*(ends if graph.is_directed() else sorted(ends)), data["weight"]])
nodes = sorted(graph.nodes(data=True), key=lambda node: int(node[0][1:]))
json.dump({"directed": graph.is_directed(), "labels": [data["label"] for _, data in nodes], "ties": sorted(ties)}, sys.stdout)
`;

const IGRAPH = `
suppressMessages(library(igraph))
graph <- read_graph(commandArgs(TRUE)[1], format = "graphml")
ends <- as_edgelist(graph, names = FALSE) - 1
if (!is_directed(graph)) ends <- t(apply(ends, 1, sort))
cat(is_directed(graph), "\\n")
write.table(cbind(ends, format(E(graph)$weight, digits = 17)), quote = FALSE, row.names = FALSE, col.names = FALSE)
cat(sprintf("%d %s\\n", vcount(graph), paste(sort(unique(V(graph)$variable)), collapse = " ")))
`;

const SCHEMAS = {
  graphml: [
    ['graphml/jgrapht-graphml.xsd', 'graphml.xsd'],
    ['graphml/jgrapht-xlink.xsd', 'xlink.xsd'],
  ],
  gexf: [
    ...['gexf', 'data', 'dynamics', 'hierarchy', 'phylogenics', 'viz'].map(
      (name) => [`gexf/specs/1.2draft/${name}.xsd`, `${name}.xsd`] as const,
    ),
  ],
} as const;

suite('files of networks', () => {
  for (const [mode, given] of MODES) {
    for (const format of ['graphml', 'gexf'] as const) {
      test(`networkx reads the ${mode} network from ${format}`, function () {
        if (!runs('python3', ['-c', 'import networkx'])) skipFor(this, 'networkx is not there');
        const networks = of(given);
        inTemporaryFolder((folder) => {
          const file = path.join(folder, `network.${format}`);
          fs.writeFileSync(file, written(format, networks));
          const read = JSON.parse(printedBy('python3', ['-c', NETWORKX, file])!) as object;
          assert.deepEqual(read, expected(networks));
        });
      });

      test(`the ${mode} network in ${format} is what its schema says`, function () {
        const sources = SCHEMAS[format];
        const files = sources.map(([from]) => materialFile('graph', ...from.split('/')));
        if (files.includes(undefined)) skipFor(this, 'the schema is not there');
        if (!runs('xmllint', ['--version'])) skipFor(this, 'xmllint is not there');
        inTemporaryFolder((folder) => {
          // As the schemas call each other.
          for (const [index, [, name]] of sources.entries()) {
            fs.copyFileSync(files[index]!, path.join(folder, name));
          }
          const schema = path.join(folder, sources[0][1]);
          const file = path.join(folder, `network.${format}`);
          fs.writeFileSync(file, written(format, of(given)));
          printedBy('xmllint', ['--noout', '--nonet', '--schema', schema, file]);
          // The judge can say no.
          fs.writeFileSync(
            file,
            written(format, of(given)).replace('<nodes>', '<knots>').replace('<key ', '<keys '),
          );
          assert.throws(() =>
            printedBy('xmllint', ['--noout', '--nonet', '--schema', schema, file]),
          );
        });
      });
    }

    test(`igraph in R reads the ${mode} network from GraphML`, function () {
      if (!runs('Rscript', ['-e', 'library(igraph)'])) skipFor(this, 'R with igraph is not there');
      const networks = of(given);
      inTemporaryFolder((folder) => {
        const file = path.join(folder, 'network.graphml');
        fs.writeFileSync(file, written('graphml', networks));
        const [directed, ...lines] = printedBy('Rscript', ['-e', IGRAPH, file])!.trim().split('\n');
        const last = lines.pop();
        const { ties, labels, directed: isDirected } = expected(networks);
        assert.equal(directed?.trim(), isDirected ? 'TRUE' : 'FALSE');
        const read = lines.map((line) => line.trim().split(/ +/).map(Number));
        assert.deepEqual(read.sort(byEnds), ties);
        assert.equal(last, `${String(labels.length)} ${mode === 'two' ? 'actor issue' : 'actor'}`);
      });
    });
  }

  test('the scripts read what is beside them', function () {
    const programs = [
      [
        'python3',
        'read-network.py',
        'python',
        ['graphml', 'gexf', 'matrix-csv', 'edges-csv'],
        ['-c', 'import networkx'],
      ],
      [
        'Rscript',
        'read-network.R',
        'r',
        ['graphml', 'matrix-csv', 'edges-csv'],
        ['-e', 'library(igraph)'],
      ],
    ] as const;
    let read = 0;
    inTemporaryFolder((folder) => {
      for (const [program, script, id, formats, needs] of programs) {
        if (!runs(program, needs)) continue;
        fs.writeFileSync(path.join(folder, script), written(id, of({})));
        for (const format of formats) {
          const file = path.join(
            folder,
            format.replace('-csv', '.csv').replace(/^(graphml|gexf)$/, 'network.$1'),
          );
          fs.writeFileSync(file, written(format, of({})));
          const stated = printedBy(program, [path.join(folder, script), file])!;
          assert.match(stated, STATED_TEXT[format], `${program} ${format}`);
          read += 1;
        }
      }
    });
    if (read === 0) skipFor(this, 'neither networkx nor R with igraph is there');
  });

  test('nodes and edges have the headers of Gephi, and no formula', () => {
    const networks = of({ mode: 'two' });
    const nodes = written('nodes-csv', networks, false);
    assert.match(
      nodes,
      /^Id,Label,codebook_id,variable,side,statements,degree,weighted_degree,actor_type,"attribute\.wiki ""id""",issue_color\r\n/,
    );
    // The name begins a formula after a line break.
    assert.ok(nodes.includes("\n'=1+1"), nodes);
    assert.equal(
      written('edges-csv', of({ mode: 'directed' }), false).split('\r\n')[0],
      'Source,Target,Type,Weight,source_label,target_label,source_id,target_id,window_first,window_last',
    );
  });

  test('nodes have how many ties, and the sum of their weights', () => {
    const networks = networksFrom(claims('p1: a+b+c supports x\np2: a+b opposes y'));
    const degrees = written('nodes-csv', networks, false)
      .trim()
      .split('\r\n')
      .map((line) => line.split(',').slice(-2).join(' '));
    // ab 2, ac 1, bc 1.
    assert.deepEqual(degrees, ['degree weighted_degree', '2 3', '2 3', '2 2']);
  });

  test('the matrix has the numbers of the JSON', () => {
    const networks = networksFrom(claims('p1: a supports x\np2: b opposes y'), { mode: 'two' });
    assert.equal(written('matrix-csv', networks, false), ',x,y\r\na,1,0\r\nb,0,-1\r\n');
    assert.deepEqual(networkImage(networks, networks.networks[0]!).matrix, [
      [1, 0],
      [0, -1],
    ]);
  });

  test('edges of several windows are one table', () => {
    const lines = written('edges-csv', of({ mode: 'two', window: parseWindow('months') }), false);
    const rows = lines.split('\r\n').filter((line) => line.endsWith(',2024-03-01,2024-03-10'));
    assert.deepEqual(rows, ['Zoë,a,Undirected,1,Zoë,a,b,x,2024-03-01,2024-03-10']);
  });

  test('every file says what its numbers are and what was left out', () => {
    for (const format of ['graphml', 'gexf']) {
      const text = written(format, of({}));
      for (const stated of [
        'Weight: Σ_jkk′',
        'Excluded: 1 position: without issue',
        'docs/reference/networks.md',
      ]) {
        assert.ok(text.includes(stated), `${format}: ${stated}`);
      }
    }
  });

  test('a matrix of more than four million cells is refused with another way', () => {
    const nodes = new Array<never>(2001);
    assert.match(tooLarge({ rows: nodes, columns: nodes }) ?? '', /4004001 cells.*edges-csv/s);
    assert.equal(
      tooLarge({ rows: new Array<never>(2000), columns: new Array<never>(2000) }),
      undefined,
    );
  });
});

const STATED_TEXT = {
  'matrix-csv': /Zoë/,
  'edges-csv': /Zoë/,
  graphml: /Weight: Σ_jkk′/,
  gexf: /3 nodes/,
};

function byEnds(a: readonly number[], b: readonly number[]): number {
  return a[0]! - b[0]! || a[1]! - b[1]!;
}
