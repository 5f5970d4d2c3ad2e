import { runSync } from '../../../../src/core/util/task';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DEFAULT_FILTER } from '../../../../src/core/analysis/records/filter';
import { coalitionsOf } from '../../../../src/core/measures/coalitions';
import { DEFAULT_RESOLUTION } from '../../../../src/core/measures/communities';
import { DEFAULT_RESAMPLING } from '../../../../src/core/measures/resample';
import { DEFAULT_NETWORKS } from '../../../../src/core/networks/options';
import {
  MOST_NODES,
  MOST_TIES,
  networkView,
  type NetworkView,
} from '../../../../src/core/views/network/networkView';
import {
  DEFAULT_ANALYSIS_STATE,
  type AnalysisState,
} from '../../../../src/core/views/filter/analysisState';
import { NETWORK_TIES, normalizationsFor } from '../../../../src/core/views/network/networkTools';
import { claims } from '../../../support/claims';
import { codebook } from '../../../support/corpus';
import { hostileTexts } from '../../../support/hostileTexts';
import { contextOf } from '../build';

const CAMPS = `
  p1: anna supports taxes
  p2: anna supports taxes
  p3: bert supports taxes
  p4: carl opposes taxes
  p5: dora opposes taxes
  p6: dora supports roads
  p7: anna opposes roads
  p8: emil neutral-on roads`;

suite('The network of what is shown', () => {
  test('ties those who agree, with the weight in words, the heaviest first', () => {
    const view = shown(CAMPS);
    assert.deepEqual(drawn(view), ['anna — bert: agree, 2', 'carl — dora: agree, 1']);
    assert.equal(view.counts, '4 actors · 2 ties');
    assert.deepEqual(view.notes, []);
    assert.deepEqual(
      view.ties.map(({ width }) => width),
      [5, 3],
    );
  });

  test('ties those who disagree by dashed lines', () => {
    const view = shown(CAMPS, { networkTies: 'conflict' });
    assert.deepEqual(drawn(view), [
      'anna - - dora: disagree, 3',
      'anna - - carl: disagree, 2',
      'bert - - carl: disagree, 1',
      'bert - - dora: disagree, 1',
    ]);
  });

  test('subtracts one from the other: solid for agreement, dashed for disagreement', () => {
    assert.deepEqual(drawn(shown(CAMPS, { networkTies: 'subtract' })).sort(), [
      'anna - - carl: disagree, 2',
      'anna - - dora: disagree, 3',
      'anna — bert: agree, 2',
      'bert - - carl: disagree, 1',
      'bert - - dora: disagree, 1',
      'carl — dora: agree, 1',
    ]);
  });

  test('ties actors to issues, for and against, issues after the actors', () => {
    const view = shown(CAMPS, { networkTies: 'issues' });
    assert.deepEqual(drawn(view).sort(), [
      'anna - - roads: against, 1',
      'anna — taxes: for, 2',
      'bert — taxes: for, 1',
      'carl - - taxes: against, 1',
      'dora - - taxes: against, 1',
      'dora — roads: for, 1',
    ]);
    assert.deepEqual(
      view.nodes.map(({ layer, name }) => `${layer} ${name}`),
      ['actor anna', 'actor dora', 'actor bert', 'actor carl', 'issue taxes', 'issue roads'],
    );
    assert.equal(view.counts, '4 actors · 2 issues · 6 ties');
  });

  test('can be weighed in every way that fits, and falls back where one does not', () => {
    const context = contextOf(claims(CAMPS));
    for (const networkTies of NETWORK_TIES) {
      for (const networkNormalization of normalizationsFor(networkTies)) {
        const { tools, definition } = runSync(
          networkView(context, {
            ...DEFAULT_ANALYSIS_STATE,
            networkTies,
            networkNormalization,
          }),
        );
        assert.equal(tools.tiesBy, networkTies);
        assert.equal(tools.normalization, networkNormalization);
        assert.match(definition[0] ?? '', /^A tie weighs/);
      }
    }
    const other = runSync(
      networkView(context, {
        ...DEFAULT_ANALYSIS_STATE,
        networkTies: 'nonsense',
        networkNormalization: 'activity',
      }),
    );
    assert.deepEqual([other.tools.tiesBy, other.tools.normalization], ['agree', 'none']);
  });

  test('says of each minimal weight what it leaves, and of a weight between two the next', () => {
    const { tools } = shown(CAMPS, { networkTies: 'conflict' });
    assert.deepEqual(
      tools.least.map(({ said }) => said),
      ['all: 4 ties', 'at least 2: 2 of 4 ties', 'at least 3: 1 of 4 ties'],
    );
    const heavy = shown(CAMPS, { networkTies: 'conflict', networkLeast: '2.5' });
    assert.equal(heavy.tools.leastAt, 2);
    assert.deepEqual(drawn(heavy), ['anna - - dora: disagree, 3']);
    assert.match(heavy.notes.join(), /2 without ties are not drawn/);
    for (const networkLeast of ['1e9', 'Infinity', 'x', '-3']) {
      assert.ok(shown(CAMPS, { networkTies: 'conflict', networkLeast }).ties.length > 0);
    }
  });

  test('shows those without ties when asked to', () => {
    const names = (networkIsolates: string): string[] =>
      shown(CAMPS, { networkTies: 'agree', networkIsolates }).nodes.map(({ name }) => name);
    assert.deepEqual(names(''), ['anna', 'dora', 'bert', 'carl']);
    assert.deepEqual(names('shown'), ['anna', 'dora', 'bert', 'carl', 'emil']);
  });

  test('says what the numbers are, of how much, and what is left out', () => {
    assert.deepEqual(shown(CAMPS).definition.slice(1), [
      'Made of 7 statements; 7 of 8 positions are in it.',
      'Left out: 1 neutral.',
      'Communities are of the ties that are drawn: more ties within than chance would make (modularity 0.44). Without an interval, since they are of this picture; how stable groups are says policy-annotator coalitions.',
    ]);
  });

  test('groups by communities, by what the codebook says, or not at all', () => {
    const book = codebook({
      actors: {
        anna: { name: 'anna', type: 'state', attributes: new Map([['camp', 'left']]) },
        bert: { name: 'bert', type: 'party' },
        carl: { name: 'carl', type: 'party', attributes: new Map([['camp', 'right']]) },
        dora: { name: 'dora', type: 'party', partOf: 'carl' },
      },
    });
    const grouped = (networkGroups: string): string[] => {
      const { groups } = runSync(
        networkView(contextOf(claims(CAMPS, book)), {
          ...DEFAULT_ANALYSIS_STATE,
          networkGroups,
        }),
      );
      return groups.map(({ letter, name, count }) => `${letter} ${name} ${count}`.trim());
    };
    assert.deepEqual(grouped(''), ['A Community A 2', 'B Community B 2']);
    assert.deepEqual(grouped('actor_type'), ['A party 3', 'B state 1']);
    assert.deepEqual(grouped('attribute.camp'), ['A left 1', 'B right 1', 'None of these 2']);
    assert.deepEqual(grouped('part_of'), ['A carl 1', 'None of these 3']);
    assert.deepEqual(grouped('none'), []);
  });

  test('has the communities that the command line finds', () => {
    const names = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
    const stances = fc.constantFrom('supports', 'opposes');
    const said = fc.tuple(names, stances, fc.constantFrom('taxes', 'roads', 'rails'));
    let communities = 0;
    fc.assert(
      fc.property(fc.array(said, { minLength: 4, maxLength: 30 }), (positions) => {
        const notation = positions.map((one, at) => `p${at}: ${one.join(' ')}`).join('\n');
        const { nodes, groups } = shown(notation, { networkNormalization: 'average' });
        const drawn = groups
          .map((_, group) => nodes.flatMap((node) => (node.group === group ? [node.id] : [])))
          .filter((ids) => ids.length > 0);
        const found = coalitionsOf(
          claims(notation),
          DEFAULT_FILTER,
          { ...DEFAULT_NETWORKS.one, normalization: 'average' },
          DEFAULT_RESOLUTION,
          { ...DEFAULT_RESAMPLING, times: 0 },
        );
        assert.ok(found.kind === 'coalitions');
        const listed = found.coalitions.map(({ members }) => members.map(({ id }) => id));
        const sorted = (lists: readonly string[][]) =>
          lists.map((ids) => ids.sort().join('')).sort();
        assert.deepEqual(sorted(drawn), sorted(listed));
        communities += drawn.length;
      }),
    );
    assert.ok(communities > 100);
  });

  test('says why there is nothing to draw', () => {
    const why = (notation: string, given: Partial<AnalysisState> = {}): string => {
      const { nodes, notes } = shown(notation, given);
      assert.equal(nodes.length, 0);
      return notes[0] ?? '';
    };
    assert.match(
      why('p1: anna neutral-on taxes\np2: bert neutral-on taxes'),
      /^All positions .* neutral/,
    );
    assert.match(why('p1: anna supports taxes'), /^Only one actor/);
    assert.match(
      why('p1: anna supports taxes\np2: bert opposes taxes'),
      /^No two actors .* same side/,
    );
    const friends = 'p1: anna supports taxes\np2: bert supports taxes';
    assert.match(why(friends, { networkTies: 'conflict' }), /^No two actors .* opposite/);
    assert.match(why('p1: anna speaks-of taxes'), /^No position is for or against/);
    const even = 'p1: anna supports taxes\np2: anna opposes taxes';
    assert.match(why(even, { networkTies: 'issues' }), /as much for as against/);
  });

  test('of 400 actors has the 300 with the most ties and the 2,000 heaviest ties, and says so', () => {
    const lines = Array.from({ length: 400 }, (_, at) => `p${at}: a${at} supports x${at % 4}`);
    const { nodes, ties, notes } = shown(`${lines.join('\n')}\nq: a399 supports x0`);
    assert.equal(nodes.length, MOST_NODES);
    assert.equal(ties.length, MOST_TIES);
    assert.equal(nodes[0]?.name, 'a399');
    assert.match(notes.join('\n'), /^The 300 nodes with the most ties, of 400\./);
    assert.match(notes.join('\n'), /The 2000 heaviest ties, of \d{5}\./);
  });

  test('has hostile names as safe labels, and tells apart who has the same name', () => {
    const names = hostileTexts(1, 'workbench.action.closeWindow');
    const actors = Object.fromEntries(names.map((name, at) => [`a${at}`, { name }]));
    const twins = { b1: { name: 'Twin' }, b2: { name: 'Twin' } };
    const book = codebook({ actors: { ...actors, ...twins } });
    const lines = [...Object.keys(actors), 'b1', 'b2'].map(
      (id, at) => `p${at}: ${id} supports talks`,
    );
    const { nodes } = runSync(
      networkView(contextOf(claims(lines.join('\n'), book)), DEFAULT_ANALYSIS_STATE),
    );
    assert.equal(nodes.length, names.length + 2);
    for (const { name } of nodes) {
      assert.doesNotMatch(name, /\$\(|[\u202a-\u202e\n]/);
      assert.ok(name.length <= 250);
    }
    const twin = nodes.map(({ name }) => name).filter((name) => name.startsWith('Twin'));
    assert.deepEqual(twin.sort(), ['Twin (b1)', 'Twin (b2)']);
  });
});

function shown(notation: string, given: Partial<AnalysisState> = {}): NetworkView {
  return runSync(networkView(contextOf(claims(notation)), { ...DEFAULT_ANALYSIS_STATE, ...given }));
}

function drawn({ nodes, ties }: NetworkView): string[] {
  return ties.map(({ from, to, isOpposing, said }) => {
    const [one = '', other = ''] = [nodes[from]?.name, nodes[to]?.name];
    const [first, second] =
      nodes[from]?.layer === nodes[to]?.layer ? [one, other].sort() : [one, other];
    return `${first} ${isOpposing ? '- -' : '—'} ${second}: ${said}`;
  });
}
