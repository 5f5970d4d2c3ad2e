import assert from 'node:assert/strict';
import { assertMatchesSchema } from '../../../support/outputSchemas';
import { parsed, runCli } from '../session';
import { CODEBOOK, inFolder } from '../smallCorpus';

const ARTICLE = 'China wants them. Japan does not. China may stay neutral. China blames Japan.\n';

interface Entry {
  readonly id: string;
  readonly quote: string;
  readonly [key: string]: string;
}

function annotations(entries: readonly Entry[], date = '2024-04-26'): string {
  const lines = entries.flatMap(({ quote, ...keys }) => [
    ...Object.entries(keys).map(
      ([key, value], at) => `${at === 0 ? '  - ' : '    '}${key}: ${value}`,
    ),
    '    quote:',
    `      exact: "${quote}"`,
    `      start: ${String(ARTICLE.indexOf(quote))}`,
  ]);
  const article = date === '' ? [] : ['article:', `  date: "${date}"`];
  return ['format: policy-annotations/1', ...article, 'positions:', ...lines, '...', ''].join('\n');
}

function corpus(entries: readonly Entry[], date?: string) {
  return {
    'codebook.yaml': CODEBOOK,
    'talks.txt': ARTICLE,
    'talks.txt.annotations.yaml': annotations(entries, date),
  };
}

const on = (actor: string, stance: string) => ({ actor, issue: 'exports', stance });
const FOR: Entry = { id: 'p1', ...on('china', 'support'), quote: 'China wants them' };
const AGAINST: Entry = { id: 'p2', ...on('japan', 'oppose'), quote: 'Japan does not' };

suite('the command line: disagreements', () => {
  test('a one-sided row says who ascribes a position to its target', () =>
    inFolder(
      corpus([
        { ...FOR, target: 'japan', evaluation: '-1' },
        { ...AGAINST, 'according-to': 'china' },
      ]),
      async (folder) => {
        const table = await runCli(['disagreements', folder], { columns: Infinity });
        assert.match(table.stdout, /China ⊕ → Japan .*only ascribed, by China$/m);
        const rows = parsed<{ kind: string; ascribedBy: string[] }>(
          await runCli(['disagreements', folder, '--json']),
        );
        assertMatchesSchema('disagreements', rows);
        assert.deepEqual(
          rows.map(({ kind, ascribedBy }) => [kind, ascribedBy]),
          [['one-sided', ['china']]],
        );
        const csv = await runCli(['export', folder, '--format', 'disagreements-csv', '--no-bom']);
        assert.match(csv.stdout, /,ascribedBy\r\n.*,china\r\n/);
      },
    ));

  test('the dates of a row are those of the claims on its sides', () =>
    inFolder(
      corpus([
        FOR,
        AGAINST,
        {
          id: 'p3',
          ...on('china', 'neutral'),
          date: '"2024-01-05"',
          quote: 'China may stay neutral',
        },
      ]),
      async (folder) => {
        const [row] = parsed<{ firstDate: string; lastDate: string; dates: string[][] }>(
          await runCli(['disagreements', folder, '--json']),
        );
        assert.deepEqual([row?.firstDate, row?.lastDate], ['2024-04-26', '2024-04-26']);
        assert.deepEqual(row?.dates, Array(2).fill(['2024-04-26', '2024-04-26']));
      },
    ));

  test('claims without date, and actors on no side, are counted below the table', () =>
    inFolder(
      {
        ...corpus([FOR, AGAINST], ''),
        'later.txt': ARTICLE,
        'later.txt.annotations.yaml': annotations([
          { ...FOR, id: 'q1', date: '"2020-01-01"' },
          { ...FOR, id: 'q2', ...on('china', 'oppose') },
          { ...FOR, id: 'q3', ...on('china', 'oppose') },
        ]),
      },
      async (folder) => {
        const table = await runCli(['disagreements', folder]);
        assert.match(
          table.stdout,
          /^In no time window: 2 claims\. On neither side of an issue: 1 actor, counted once for each such issue\.$/m,
        );
        const [listed] = parsed<Record<string, unknown>>(
          await runCli(['disagreements', folder, '--sensitivity', '--json']),
        );
        assert.equal(listed?.['claims-without-date'], 2);
        assert.equal(listed['actors-on-no-side'], 1);
      },
    ));

  test('--sensitivity says how many positions each rule leaves out', () =>
    inFolder(corpus([{ ...FOR, status: 'draft' }, AGAINST]), async (folder) => {
      const rows = parsed<Record<string, unknown>>(
        await runCli(['disagreements', folder, '--sensitivity', '--json']),
      );
      assertMatchesSchema('disagreements-sensitivity', rows);
      assert.deepEqual(
        rows.slice(0, 3).map((row) => [row.rule, row['positions-left-out'], row.derived]),
        [
          ['as listed', 0, 1],
          ['without drafts', 1, 0],
          ['without possible', 0, 1],
        ],
      );
      const table = await runCli(['disagreements', folder, '--sensitivity'], { columns: Infinity });
      assert.match(table.stdout, /^without drafts +1 position +0 /m);
      const brief = await runCli(['export', folder, '--format', 'brief-md', '--length', 'full']);
      assert.match(brief.stdout, /^\| without drafts \| 1 \| 0 \|/m);
    }));

  test('a stance is called what its label says', () =>
    inFolder(
      {
        ...corpus([FOR, { ...AGAINST, stance: 'strong-oppose' }]),
        'codebook.yaml': `${CODEBOOK}stances:
  support: {polarity: 1, name: endorses}
  strong-oppose: {polarity: -2, label: strongly opposes}
`,
      },
      async (folder) => {
        const result = await runCli(['positions', folder], { columns: Infinity });
        assert.match(result.stdout, /endorses/);
        assert.match(result.stdout, /strongly opposes/);
        const check = await runCli(['check', folder]);
        assert.doesNotMatch(check.stderr, /label/);
        const brief = await runCli(['export', folder, '--format', 'brief-md', '--length', 'full']);
        assert.match(brief.stdout, /- strongly opposes: “Japan does not”/);
      },
    ));
});

suite('the command line: contradictions', () => {
  test('under different conditions have the words of both, and are not counted', () =>
    inFolder(
      corpus([
        { ...FOR, condition: '"if paid; or asked"' },
        { ...FOR, id: 'p2', condition: '"If paid;  or asked"' },
        { ...FOR, id: 'p3', stance: 'oppose' },
      ]),
      async (folder) => {
        const table = await runCli(['contradictions', folder], { columns: Infinity });
        assert.match(
          table.stdout,
          /contradiction, different conditions .*p1 \(2024-04-26, under the condition “if paid; or asked”\), p2/,
        );
        assert.match(table.stdout, /^0 contradictions and shifts/m);
        const rows = parsed<{ conditional: boolean; conditions: string[][] }>(
          await runCli(['contradictions', folder, '--json']),
        );
        assertMatchesSchema('contradictions', rows);
        assert.deepEqual(
          rows.map(({ conditional, conditions }) => [conditional, conditions]),
          [[true, [['if paid; or asked'], []]]],
        );
        const csv = await runCli(['contradictions', folder, '--format', 'csv', '--no-bom']);
        assert.match(
          csv.stdout,
          /conditions_for,conditions_against\r\n.*,\"\"\"if paid; or asked\"\"\",\r\n/,
        );
      },
    ));
});
