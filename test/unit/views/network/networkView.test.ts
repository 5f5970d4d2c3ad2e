import { runSync } from '../../../../src/core/util/task';
import assert from 'node:assert/strict';
import path from 'node:path';
import fc from 'fast-check';
import { DEFAULT_FILTER } from '../../../../src/core/analysis/records/filter';
import { coalitionsOf } from '../../../../src/core/measures/coalitions';
import { DEFAULT_RESOLUTION } from '../../../../src/core/measures/communities';
import { DEFAULT_RESAMPLING } from '../../../../src/core/measures/resample';
import { COALITION_NETWORK } from '../../../../src/core/measures/coalitionGroups';
import {
  awaitsCoalitions,
  comparedCoalitions,
} from '../../../../src/core/views/network/networkCoalitions';
import { MOST_NODES, MOST_TIES } from '../../../../src/core/views/network/networkSelection';
import { networkView, type NetworkView } from '../../../../src/core/views/network/networkView';
import {
  DEFAULT_ANALYSIS_STATE,
  type AnalysisState,
} from '../../../../src/core/views/filter/analysisState';
import { NETWORK_TIES, normalizationsFor } from '../../../../src/core/views/network/networkTools';
import { loadCorpus } from '../../../../src/cli/corpus/corpus';
import { caseCount, enough } from '../../../support/caseCount';
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

/** Two camps that say the opposite on five issues, each actor for itself. */
const TWO_CAMPS = ['v', 'w', 'x', 'y', 'z']
  .flatMap((issue) => [
    ...['a1', 'a2', 'a3'].map((actor) => `${actor}${issue}: ${actor} supports ${issue}`),
    ...['b1', 'b2', 'b3'].map((actor) => `${actor}${issue}: ${actor} opposes ${issue}`),
  ])
  .join('\n');

const EXAMPLES = path.resolve(__dirname, '../../../../examples');

/** Seventy actors in two camps that have nothing to do with each other; within a camp all agree,
 * some on more. */
const MANY = Array.from({ length: 70 }, (_, at) => {
  const camp = at % 2 === 0 ? 'x' : 'y';
  const second = at % 6 < 2 ? `+${camp}2` : '';
  return `p${String(at)}: a${String(at)} supports ${camp}${second}`;
}).join('\n');

suite('The network of what is shown', () => {
  test('ties those who agree, with the weight in words, the heaviest first', () => {
    const view = shown(CAMPS);
    assert.deepEqual(drawn(view), ['anna — bert: agree, 2', 'carl — dora: agree, 1']);
    assert.equal(view.counts, '4 actors · 2 ties');
    assert.equal(view.isDirected, false);
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
        assert.match(definition[0] ?? '', /^Weight of a tie\b/);
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
      tools.least.map(({ spoken }) => spoken),
      ['all: 4 ties', 'at least 2: 2 of 4 ties', 'at least 3: 1 of 4 ties'],
    );
    const heavy = shown(CAMPS, { networkTies: 'conflict', networkLeast: '2.5' });
    assert.equal(heavy.tools.leastAt, 2);
    assert.deepEqual(drawn(heavy), ['anna - - dora: disagree, 3']);
    assert.match(heavy.notes.join(), /2 nodes without ties are not drawn/);
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
      'Made of 7 claims for or against in 1 article. Positions included: 7 of 8.',
      'Excluded: 1 on neither side.',
    ]);
  });

  test('groups by coalitions, by what the codebook says, or not at all', () => {
    const book = codebook({
      actors: {
        a1: { name: 'a1', type: 'state', attributes: new Map([['camp', 'left']]) },
        a2: { name: 'a2', type: 'party' },
        a3: { name: 'a3', type: 'party' },
        b1: { name: 'b1', type: 'party', attributes: new Map([['camp', 'right']]) },
        b2: { name: 'b2', type: 'party', partOf: 'b1' },
        b3: { name: 'b3', type: 'party' },
      },
    });
    const grouped = (networkGroups: string): string[] => {
      const context = contextOf(claims(TWO_CAMPS, book));
      const state = stateOf({ networkGroups });
      runSync(comparedCoalitions(context, state));
      const { groups } = runSync(networkView(context, state));
      return groups.map(({ letter, name, count }) => `${letter} ${name} ${count}`.trim());
    };
    assert.deepEqual(grouped(''), ['A Coalition A 3', 'B Coalition B 3']);
    assert.deepEqual(grouped('actor_type'), ['A party 5', 'B state 1']);
    assert.deepEqual(grouped('attribute.camp'), ['A left 1', 'B right 1', 'None of these 4']);
    assert.deepEqual(grouped('part_of'), ['A b1 1', 'None of these 5']);
    assert.deepEqual(grouped('none'), []);
  });

  test('says that coalitions are more than chance, and what is compared', () => {
    const { definition, notes } = shown(TWO_CAMPS);
    assert.match(
      definition.join('\n'),
      /Coalitions: modularity 0\.\d+ is above 0\.\d+, the 95th percentile of 200 tables in which stances are permuted; no claim is joint\./,
    );
    assert.deepEqual(notes, []);
  });

  test('shows groups that are no clearer than chance as groups, not as coalitions, and says so', () => {
    const { groups, notes, noCoalitions } = shown(CAMPS);
    assert.deepEqual(
      groups.map(({ letter, name, count }) => `${letter} ${name} ${String(count)}`),
      ['A Group A 2', 'B Group B 2'],
    );
    // In the legend, too, since the rest is folded.
    assert.equal(noCoalitions, 'The groups are no clearer than chance would make them.');
    assert.equal(shown(TWO_CAMPS).noCoalitions, undefined);
    assert.equal(shown(CAMPS, { networkGroups: 'none' }).noCoalitions, undefined);
    assert.match(
      notes.join('\n'),
      /^The groups are not called coalitions, because .*: modularity 0\.\d+ is not above/m,
    );
  });

  test('shows no coalitions before they have been compared, and says that they come', () => {
    const context = contextOf(claims(TWO_CAMPS));
    const state = stateOf({});
    const groups = () => runSync(networkView(context, state)).groups.length;
    assert.equal(awaitsCoalitions(context, state), true);
    assert.equal(groups(), 0);
    assert.match(runSync(networkView(context, state)).notes.join(), /once they have been compared/);
    runSync(comparedCoalitions(context, state));
    assert.equal(awaitsCoalitions(context, state), false);
    assert.equal(groups(), 2);
    for (const other of [
      { networkTies: 'conflict' },
      { networkGroups: 'none' },
      { view: 'board' as const },
    ]) {
      assert.equal(awaitsCoalitions(contextOf(claims(TWO_CAMPS)), stateOf(other)), false);
    }
  });

  test('compares coalitions in steps, each a part of one table', () => {
    let steps = 0;
    const task = comparedCoalitions(contextOf(claims(TWO_CAMPS)), stateOf({}));
    while (task.next().done !== true) steps += 1;
    assert.ok(steps > 400, String(steps));
  });

  test('has the coalitions that the command line finds, whatever ties are drawn', () => {
    const names = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
    const spoken = fc.tuple(
      names,
      fc.constantFrom('supports', 'opposes'),
      fc.constantFrom('x', 'y'),
    );
    let found = 0;
    fc.assert(
      fc.property(fc.array(spoken, { maxLength: 6 }), fc.boolean(), (others, isSubtract) => {
        const more = others.map((one, at) => `q${String(at)}: ${one.join(' ')}`).join('\n');
        const notation = `${TWO_CAMPS}\n${more}`;
        const networkTies = isSubtract ? 'subtract' : 'agree';
        const view = shown(notation, { networkTies, networkIsolates: 'shown', networkLeast: '2' });
        const command = coalitionsOf(
          claims(notation),
          DEFAULT_FILTER,
          { ...COALITION_NETWORK, aggregation: isSubtract ? 'subtract' : 'congruence' },
          DEFAULT_RESOLUTION,
          DEFAULT_RESAMPLING,
        );
        assert.ok(command.kind === 'coalitions');
        const drawnGroups = view.groups
          .map((_, group) => view.nodes.flatMap((node) => (node.group === group ? [node.id] : [])))
          .filter(
            (_, group) => view.noCoalitions === undefined && view.groups[group]?.look !== undefined,
          );
        const listed = command.verdict === 'groups' ? command.coalitions : [];
        const sorted = (lists: readonly string[][]) =>
          lists.map((ids) => ids.sort().join(' ')).sort();
        assert.deepEqual(
          sorted(drawnGroups),
          sorted(listed.map(({ members }) => members.map(({ id }) => id))),
        );
        found += drawnGroups.length;
      }),
      { numRuns: caseCount(15), seed: 7 },
    );
    assert.ok(found > enough(10), String(found));
  });

  test('of disagreement says which: any opposite statements, or as listed', () => {
    const any = shown(CAMPS, { networkTies: 'conflict' });
    assert.deepEqual(
      any.tools.disagreements.map(({ name }) => name),
      ['Any opposite claims, all dates', 'As listed'],
    );
    assert.match(
      any.definition.join(' '),
      /Disagreement: any opposite claims, whatever their dates/,
    );
    const listed = shown(CAMPS, { networkTies: 'conflict', networkDisagreement: 'listed' });
    assert.equal(listed.tools.disagreement, 'listed');
    assert.deepEqual(drawn(listed).sort(), [
      'anna - - carl: disagree, 1',
      'anna - - dora: disagree, 2',
      'bert - - carl: disagree, 1',
      'bert - - dora: disagree, 1',
    ]);
    assert.match(
      listed.definition.join(' '),
      /Disagreement: as in the list of disagreements, which has one row for each issue/,
    );
    assert.deepEqual(shown(CAMPS).tools.disagreements, []);
  });

  test('of evaluations goes from who evaluates to who is evaluated, by sign', () => {
    const view = shown(
      `p1: anna evaluates target=bert evaluation=-1
       p2: anna evaluates target=bert evaluation=-1
       p3: bert evaluates target=anna evaluation=1
       p4: carl evaluates target=carl evaluation=1
       p5: carl supports taxes`,
      { networkTies: 'evaluations' },
    );
    assert.equal(view.isDirected, true);
    const names = view.nodes.map(({ name }) => name);
    assert.deepEqual(
      view.ties
        .map(
          ({ from, to, isOpposing, spoken }) =>
            `${names[from]} → ${names[to]} ${isOpposing ? 'dashed' : 'solid'}: ${spoken}`,
        )
        .sort(),
      [
        'anna → bert dashed: negative evaluation, 2',
        'bert → anna solid: positive evaluation, 1',
        'carl → carl solid: positive evaluation, 1',
      ],
    );
    assert.deepEqual(view.nodes.map(({ name, ties }) => `${name} ${String(ties)}`).sort(), [
      'anna 2',
      'bert 2',
      'carl 1',
    ]);
    assert.match(view.definition.join(' '), /the sum of one actor’s evaluations of the other/);
    assert.match(view.definition.join(' '), /Excluded: 1 without a target\./);
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
    assert.match(
      why(even, { networkTies: 'issues' }),
      /as many claims for each issue as against it/,
    );
  });

  test('of 400 actors has the 300 with the most ties and the 2,000 heaviest ties, and says so', () => {
    const lines = Array.from({ length: 400 }, (_, at) => `p${at}: a${at} supports x${at % 4}`);
    const { nodes, ties, notes } = shown(`${lines.join('\n')}\nq: a399 supports x0`);
    assert.equal(nodes.length, MOST_NODES);
    assert.equal(ties.length, MOST_TIES);
    assert.equal(nodes[0]?.name, 'a399');
    assert.match(notes.join('\n'), /^Showing the 300 nodes with the most ties, of 400\./);
    assert.match(notes.join('\n'), /Showing the 2000 heaviest ties, of \d{5}\./);
  });

  test('draws three ties for each node, says so, and shows all ties when asked to', () => {
    const whole = shown(MANY, { networkDrawn: 'all' });
    const view = shown(MANY);
    assert.equal(view.nodes.length, 70);
    const lines = view.ties.filter(({ isDrawn }) => isDrawn);
    assert.equal(lines.length, 210);
    assert.match(
      view.backbone?.spoken ?? '',
      /^210 ties are drawn, three times as many as nodes: the heaviest, and those that keep everything connected\. \d+ others are hidden\.$/,
    );
    assert.equal(componentsOf(view, lines), componentsOf(whole, whole.ties));
    assert.ok(whole.ties.every(({ isDrawn }) => isDrawn));
    assert.equal(whole.backbone?.action, 'Show Heaviest Ties');
    assert.equal(whole.backbone?.leadsTo, '');
    assert.equal(view.backbone?.leadsTo, 'all');
    // What is hidden draws nothing near, and is listed with its node and in the table.
    assert.ok(view.ties.every(({ isDrawn, pull }) => isDrawn || pull === 0));
    assert.equal(view.ties.length, whole.ties.length);
    assert.deepEqual(view.nodeTable.rows, whole.nodeTable.rows);
    assert.match(view.backbone?.note ?? '', /those of the whole network/);
    assert.equal(shown(CAMPS).backbone, undefined);
  });

  test('is thinned by the same rule whatever its size, and no node looks central by its place', () => {
    for (const size of [7, 8, 20, 59, 61, 200]) {
      const all = Array.from(
        { length: size },
        (_, at) => `p${String(at)}: a${String(at)} supports x`,
      );
      const { ties } = shown(all.join('\n'));
      const lines = ties.filter(({ isDrawn }) => isDrawn);
      assert.equal(lines.length, Math.min(3 * size, (size * (size - 1)) / 2, MOST_TIES));
      const degrees = Array.from({ length: size }, () => 0);
      for (const { from, to } of lines) {
        degrees[from] = (degrees[from] ?? 0) + 1;
        degrees[to] = (degrees[to] ?? 0) + 1;
      }
      // All have said the same: six lines each on average, and nobody many more.
      assert.ok(Math.max(...degrees) < 20, `${String(size)}: ${degrees.join(' ')}`);
    }
  });

  test('is a table of nodes or of ties as well, sorted by any column in either direction', () => {
    const nodes = (networkSort: string): string[] =>
      shown(CAMPS, {
        networkTies: 'conflict',
        networkTable: 'nodes',
        networkSort,
      }).nodeTable.rows.map(({ cells }) => cells.join(' '));
    const byTies = ['anna 2 5 3', 'dora 2 4 2', 'bert 2 2 1', 'carl 2 3 1'];
    assert.deepEqual(nodes(''), byTies);
    assert.deepEqual(nodes('no-such-column ascending'), byTies);
    assert.deepEqual(nodes('name ascending'), [
      'anna 2 5 3',
      'bert 2 2 1',
      'carl 2 3 1',
      'dora 2 4 2',
    ]);
    assert.deepEqual(nodes('weight ascending'), [
      'bert 2 2 1',
      'carl 2 3 1',
      'dora 2 4 2',
      'anna 2 5 3',
    ]);
    const { tieTable, nodeTable } = shown(CAMPS, {
      networkTies: 'conflict',
      networkTable: 'ties',
      networkSort: 'positions ascending',
    });
    assert.deepEqual(
      tieTable?.columns.map(({ name, sorted, sorts }) => `${name} ${sorted ?? '-'} ${sorts}`),
      [
        'Node 1 - one ascending',
        'Node 2 - other ascending',
        'Tie - tie ascending',
        'Weight - weight descending',
        'Positions ascending positions descending',
      ],
    );
    const counts = tieTable.rows.map(({ cells }) => Number(cells[4]));
    assert.deepEqual(
      counts,
      counts.toSorted((a, b) => a - b),
    );
    assert.equal(tieTable.rows.length, 4);
    assert.equal(tieTable.rows[0]?.opens?.count, counts[0]);
    // The list beside a picture has no room for the sum of weights.
    assert.equal(nodeTable.columns.length, 3);
    assert.equal(shown(CAMPS).tieTable, undefined);
  });

  test('counts as claims of an actor what the matrix counts for and against', async () => {
    const outcome = await loadCorpus(EXAMPLES, undefined, () => undefined);
    assert.ok(outcome.kind === 'corpus');
    const context = contextOf(outcome.corpus.reader);
    const { nodes } = runSync(networkView(context, stateOf({ networkIsolates: 'shown' })));
    const sides = new Map<string, number>();
    for (const row of context.facts.analysis.stances.values()) {
      for (const [actor, { plus, minus }] of row) {
        sides.set(actor, (sides.get(actor) ?? 0) + plus + minus);
      }
    }
    assert.ok(nodes.length > 10);
    for (const { id, statements } of nodes) assert.equal(statements, sides.get(id) ?? 0, id);
  });

  test('puts coalitions apart only where they are more than chance', () => {
    const communities = (view: NetworkView): Set<number | undefined> =>
      new Set(view.nodes.map(({ community }) => community));
    assert.deepEqual(communities(shown(TWO_CAMPS)), new Set([0, 1]));
    assert.deepEqual(communities(shown(CAMPS)), new Set([undefined]));
    assert.deepEqual(
      communities(shown(TWO_CAMPS, { networkGroups: 'none' })),
      new Set([undefined]),
    );
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

function stateOf(given: Partial<AnalysisState>): AnalysisState {
  return { ...DEFAULT_ANALYSIS_STATE, view: 'network', ...given };
}

function shown(notation: string, given: Partial<AnalysisState> = {}): NetworkView {
  const context = contextOf(claims(notation));
  const state = stateOf(given);
  runSync(comparedCoalitions(context, state));
  return runSync(networkView(context, state));
}

/** How many parts hang together by ties. */
function componentsOf({ nodes }: NetworkView, ties: NetworkView['ties']): number {
  const part = nodes.map((_, at) => at);
  for (const { from, to } of ties) {
    const [one, other] = [part[from], part[to]];
    for (const [at, of] of part.entries()) if (of === other) part[at] = one ?? at;
  }
  return new Set(part).size;
}

function drawn({ nodes, ties }: NetworkView): string[] {
  return ties.map(({ from, to, isOpposing, spoken }) => {
    const [one = '', other = ''] = [nodes[from]?.name, nodes[to]?.name];
    const [first, second] =
      nodes[from]?.layer === nodes[to]?.layer ? [one, other].sort() : [one, other];
    return `${first} ${isOpposing ? '- -' : '—'} ${second}: ${spoken}`;
  });
}
