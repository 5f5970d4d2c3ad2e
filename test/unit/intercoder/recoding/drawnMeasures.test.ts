import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { seeded } from '../../../../src/core/measures/random';
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

interface Answer {
  readonly draws: number;
  readonly timeline: readonly Drawn[];
  readonly salience: readonly Drawn[];
}

suite('Measures in draws of what is in the articles', () => {
  test('are those that Python with NumPy computes from the exported draws', async function () {
    if (!runs('python3', ['-c', 'import numpy'])) {
      skipFor(this, 'python3 with numpy is not there');
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
    assert.ok(figures > 12, String(figures));
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
