import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { stabilitiesOf } from '../../../../src/core/measures/coalitions';
import { seeded } from '../../../../src/core/measures/random';
import { degreeCentralisation } from '../../../../src/core/networks/weights/centralisation';
import { runs, skipFor } from '../../../support/programs';
import { temporaryFolder } from '../../../support/temporaryFolder';
import { runCli } from '../../cli/session';

// The figures of draws that the commands print, against those that another program computes from
// the exported table of draws.

interface Figure {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

type Drawn = Figure | null;

interface TimelineRow {
  readonly window: { readonly first: string } | null;
  readonly issue: string | null;
  readonly actors: number;
  readonly drawn: Drawn;
}

interface NetworkOutput {
  readonly rowIds: readonly string[];
  readonly columnIds: readonly string[];
  readonly matrix: readonly (readonly number[])[];
  readonly drawn: {
    readonly centralisation: Drawn;
    readonly ties: readonly ({ readonly row: string; readonly column: string } & Figure)[];
  };
}

interface CoalitionsOutput {
  readonly coalitions: readonly {
    readonly members: readonly { readonly id: string; readonly drawnStability: number }[];
  }[];
  readonly drawnModularity: Drawn;
}

interface Answer {
  readonly draws: number;
  readonly timeline: readonly Drawn[];
  readonly salience: readonly Drawn[];
  readonly networks: readonly {
    readonly ties: readonly (readonly Drawn[])[];
    readonly centralisation?: Drawn;
  }[];
  readonly coalitions: { readonly modularity: Drawn; readonly stability: Record<string, number> };
}

suite('Measures in draws of what is in the articles', () => {
  test('are those that Python with NumPy and NetworkX computes from the exported draws', async function () {
    if (!runs('python3', ['-c', 'import networkx, numpy'])) {
      skipFor(this, 'python3 with networkx and numpy is not there');
    }
    const folder = writtenStudy();
    const printed = async <T>(...words: readonly string[]): Promise<T> => {
      const { exitCode, stdout, stderr } = await runCli([...words, '--draws', '--json'], {
        folder,
      });
      assert.equal(exitCode, 0, stderr);
      return JSON.parse(stdout) as T;
    };
    const fast = ['--resamples', '0'];
    const timeline = [
      ...(await printed<TimelineRow[]>('timeline', ...fast)),
      ...(await printed<TimelineRow[]>('timeline', '--window', 'years', ...fast)),
    ];
    const salience = await printed<{ issue: string; read: number; drawn: Drawn }[]>(
      'salience',
      ...fast,
    );
    const networks = {
      congruence: await printed<NetworkOutput>('network', '--mode', 'one'),
      conflict: await printed<NetworkOutput>(
        'network',
        '--mode',
        'one',
        '--aggregation',
        'conflict',
      ),
      'two-mode': await printed<NetworkOutput>('network', '--mode', 'two'),
    };
    const coalitions = await printed<CoalitionsOutput>('coalitions', ...fast);
    const draws = path.join(folder, 'draws.csv');
    const exported = await runCli(['export', '--format', 'draws', '--out', draws], { folder });
    assert.equal(exported.exitCode, 0, exported.stderr);

    const asked = {
      draws,
      timeline: timeline.map(({ window, issue }) => ({
        window: window?.first ?? null,
        issue,
        issues: timeline
          .filter((one) => one.window?.first === window?.first && one.actors >= 5)
          .flatMap((one) => one.issue ?? []),
      })),
      salience,
      networks: Object.entries(networks).map(([aggregation, { rowIds, columnIds }]) => {
        return { aggregation, rows: rowIds, columns: columnIds };
      }),
      coalitions: {
        actors: networks.congruence.rowIds,
        coalitions: coalitions.coalitions.map(({ members }) => members.map(({ id }) => id)),
      },
    };
    const answer = opinionOf(asked);
    assert.equal(answer.draws, 200);

    let figures = 0;
    const same = (found: Drawn | undefined, wanted: Drawn | undefined, what: string): void => {
      assert.ok(found === null ? wanted === null : found && wanted, what);
      for (const key of ['mean', 'low', 'high'] as const) {
        const difference = Math.abs((found?.[key] ?? 0) - (wanted?.[key] ?? 0));
        assert.ok(difference < 1e-9, `${what}: ${JSON.stringify({ found, wanted })}`);
      }
      figures++;
    };
    for (const [at, row] of timeline.entries()) {
      // Where there is no figure as coded, there is none in draws.
      const isGiven = row.issue === null || row.actors >= 5;
      if (isGiven) same(row.drawn, answer.timeline[at], `timeline ${JSON.stringify(row)}`);
      else assert.equal(row.drawn, null);
    }
    for (const [at, { drawn, issue }] of salience.entries()) {
      same(drawn, answer.salience[at], `salience of ${issue}`);
    }
    for (const [at, [name, { rowIds, columnIds, drawn }]] of Object.entries(networks).entries()) {
      const other = answer.networks[at];
      if (other?.centralisation) same(drawn.centralisation, other.centralisation, name);
      else assert.equal(drawn.centralisation, null);
      assert.ok(drawn.ties.length > 10, name);
      for (const { row, column, ...figure } of drawn.ties) {
        const wanted = other?.ties[rowIds.indexOf(row)]?.[columnIds.indexOf(column)];
        same(figure, wanted, `${name}: ${row} and ${column}`);
      }
    }
    assert.ok(figures > 60, String(figures));

    // Ours looks for the best communities step by step, theirs goes through all.
    const { modularity, stability } = answer.coalitions;
    const found = coalitions.drawnModularity;
    assert.ok(found && modularity);
    assert.ok(modularity.mean - found.mean < 0.002, JSON.stringify({ found, modularity }));
    assert.ok(modularity.mean - found.mean > -1e-9, JSON.stringify({ found, modularity }));
    const members = coalitions.coalitions.flatMap((one) => one.members);
    assert.ok(members.length > 3);
    for (const { id, drawnStability } of members) {
      const difference = Math.abs(drawnStability - (stability[id] ?? NaN));
      assert.ok(difference < 0.03, `${id}: ${String(drawnStability)}, ${String(stability[id])}`);
    }
  });

  test('a star is centralised by 1, a ring by 0, and a path of four by a third', () => {
    const centralisation = (nodes: number, pairs: readonly (readonly [number, number])[]) =>
      degreeCentralisation(nodes, {
        from: pairs.map(([from]) => from),
        to: pairs.map(([, to]) => to),
      });
    assert.equal(
      centralisation(4, [
        [0, 1],
        [0, 2],
        [0, 3],
      ]),
      1,
    );
    assert.equal(
      centralisation(4, [
        [0, 1],
        [1, 2],
        [2, 3],
        [0, 3],
      ]),
      0,
    );
    // Degrees 1, 2, 2, 1: (1 + 0 + 0 + 1) / (3 · 2).
    assert.equal(
      centralisation(4, [
        [0, 1],
        [1, 2],
        [2, 3],
      ]),
      1 / 3,
    );
    assert.equal(centralisation(2, [[0, 1]]), undefined);
  });

  test('members who are always together are stable by 1, and who are half the time by a half', () => {
    const nodes = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    const samples = [
      { nodes, of: [0, 0, 0] },
      { nodes, of: [0, 0, 1] },
      // Where c does not occur it says nothing of c.
      { nodes: nodes.slice(0, 2), of: [0, 0] },
    ];
    assert.deepEqual(Object.fromEntries(stabilitiesOf([['a', 'b', 'c'], ['d']], samples)), {
      a: 0.75,
      b: 0.75,
      c: 0.5,
      d: undefined,
    });
  });
});

function opinionOf(asked: object): Answer {
  const { status, stdout, stderr } = spawnSync(
    'python3',
    [path.join(__dirname, 'secondOpinion.py')],
    { input: JSON.stringify(asked), encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout) as Answer;
}

const ACTORS = ['china', 'india', 'japan', 'kenya', 'korea', 'peru', 'spain'];
const ISSUES = ['exports', 'talks', 'tariffs'];

const CODEBOOK = [
  'format: policy-codebook/1',
  'coders:',
  '  lea: {name: Lea}',
  '  max: {name: Max}',
  'stances:',
  '  support: {polarity: 1}',
  '  oppose: {polarity: -1}',
  '  strong-oppose: {polarity: -2}',
  '  neutral: {polarity: 0}',
  'actors:',
  ...ACTORS.map((id) => `  ${id}: {name: ${id}}`),
  'issues:',
  ...ISSUES.map((id) => `  ${id}: {name: ${id}}`),
  '',
].join('\n');

/** Thirty articles of two years that Lea read, fourteen of which Max read, too. Each actor has a
 * side on each issue, from which it departs now and then; both coders miss and misread some. */
function writtenStudy(): string {
  const folder = temporaryFolder('draws');
  fs.writeFileSync(path.join(folder, 'codebook.yaml'), CODEBOOK);
  const next = seeded(5);
  const units = ACTORS.flatMap((actor) => ISSUES.map((issue) => ({ actor, issue })));
  const quoteOf = ({ actor, issue }: (typeof units)[number]) => `${actor} spoke of ${issue}`;
  const text = `${units.map(quoteOf).join('. ')}.\n`;
  for (let at = 0; at < 30; at++) {
    const coders = at < 14 ? ['lea', 'max'] : ['lea'];
    const positions: string[] = [];
    for (const [number, unit] of units.entries()) {
      if (next() < 0.6) continue;
      const isFor =
        ACTORS.indexOf(unit.actor) < 4 !== (unit.issue === 'tariffs' && number % 2 === 0);
      const side = next() < 0.2 ? !isFor : isFor;
      for (const coder of coders) {
        if (next() < 0.15) continue;
        const read = next() < 0.08 ? !side : side;
        const against = next() < 0.3 ? 'strong-oppose' : 'oppose';
        const stance = next() < 0.06 ? 'neutral' : read ? 'support' : against;
        const exact = quoteOf(unit);
        const quote = `{exact: "${exact}", start: ${String(text.indexOf(exact))}}`;
        const values = `actor: ${unit.actor}, stance: ${stance}, issue: ${unit.issue}`;
        positions.push(
          `  - {id: ${coder}${String(number)}, coder: ${coder}, ${values}, quote: ${quote}}`,
        );
      }
    }
    const name = path.join(folder, `a${String(at).padStart(2, '0')}.txt`);
    fs.writeFileSync(name, text);
    const date = `${at % 2 === 0 ? '2023' : '2024'}-0${String((at % 9) + 1)}-10`;
    const file = [
      'format: policy-annotations/1',
      `article: {date: "${date}"}`,
      'coded:',
      ...coders.map((coder) => `  ${coder}: {state: complete}`),
      'positions:',
      ...positions,
      '...',
      '',
    ];
    fs.writeFileSync(`${name}.annotations.yaml`, file.join('\n'));
  }
  return folder;
}
