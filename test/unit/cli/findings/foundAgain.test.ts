import assert from 'node:assert/strict';
import { assertMatchesSchema } from '../../../support/outputSchemas';
import { folderOf, parsed, runCli } from '../session';

const CODEBOOK = `format: policy-codebook/1
coders:
  lea: {name: Lea}
  max: {name: Max}
actors:
  china: {name: China}
  japan: {name: Japan}
  peru: {name: Peru}
issues:
  exports: {name: Exports}
  talks: {name: Talks}
`;

const TEXT = 'China wants exports. Japan does not. Peru wants talks.\n';

/** China and Japan disagree in two articles that Lea reads alone; some more are read by both. */
function study(twice: number): Record<string, string> {
  const files: Record<string, string> = { 'codebook.yaml': CODEBOOK };
  const add = (name: string, coders: readonly string[], positions: readonly string[]): void => {
    files[`${name}.txt`] = TEXT;
    files[`${name}.txt.annotations.yaml`] = [
      'format: policy-annotations/1',
      'article: {date: "2024-04-26"}',
      'coded:',
      ...coders.map((coder) => `  ${coder}: {state: complete}`),
      'positions:',
      ...positions,
      '...',
      '',
    ].join('\n');
  };
  const position = (id: string, coder: string, words: string, quote: string): string => {
    const [actor = '', stance = '', issue = ''] = words.split(' ');
    const exact = `quote: {exact: "${quote}", start: ${String(TEXT.indexOf(quote))}}`;
    return `  - {id: ${id}, coder: ${coder}, actor: ${actor}, stance: ${stance}, issue: ${issue}, ${exact}}`;
  };
  for (let at = 0; at < twice; at++) {
    add(
      `twice${String(at)}`,
      ['lea', 'max'],
      [
        position(`l${String(at)}`, 'lea', 'peru support talks', 'Peru wants talks'),
        position(`m${String(at)}`, 'max', 'peru support talks', 'Peru wants talks'),
      ],
    );
  }
  for (const name of ['one', 'two']) {
    add(
      name,
      ['lea'],
      [
        position(`c${name}`, 'lea', 'china support exports', 'China wants exports'),
        position(`j${name}`, 'lea', 'japan oppose exports', 'Japan does not'),
      ],
    );
  }
  return files;
}

async function inStudy(
  twice: number,
  work: (run: (...words: string[]) => ReturnType<typeof runCli>) => Promise<void>,
): Promise<void> {
  const { folder, remove } = folderOf(study(twice));
  try {
    await work((...words) => runCli(words, { folder }));
  } finally {
    remove();
  }
}

suite('the command line: found again', () => {
  test('each counted row has its share, interval and articles, and the claim is printed', () =>
    inStudy(12, async (run) => {
      const words = ['--found-again', '--fragility'];
      const json = await run('disagreements', ...words, '--json');
      const { stdout: out, stderr: err } = json;
      const rows = parsed<Record<string, unknown>>(json);
      assertMatchesSchema('disagreements', rows);
      assert.equal(rows.length, 1);
      const { foundAgain, foundAgainLow, foundAgainHigh, ...row } = rows[0] ?? {};
      assert.ok(Number(foundAgainLow) <= Number(foundAgain), out);
      assert.ok(Number(foundAgain) <= Number(foundAgainHigh), out);
      assert.equal(row.codedTwice, 12);
      assert.equal(row.fragility, 1);
      assert.equal(row.fragilityAtLeast, false);
      assert.deepEqual(row.fragileArticles, ['one.txt']);
      assert.match(err, /by other coders like these/);
      const { stdout: table } = await run('disagreements', ...words);
      assert.match(table, /FOUND AGAIN +STANDS ON/);
      assert.match(table, /It does not mean that a finding is true/);
      assert.match(table, /12 articles that two or more of them completed/);
      assert.match(table, /Seed: 1\./);
    }));

  test('a table for other programs has the same numbers', () =>
    inStudy(12, async (run) => {
      const json = await run('disagreements', '--found-again', '--fragility', '--json');
      const [row] = parsed<Record<string, unknown>>(json);
      const { stdout: out } = await run(
        ...['disagreements', '--found-again', '--fragility', '--format', 'csv', '--no-bom'],
      );
      const { foundAgain, foundAgainLow, foundAgainHigh } = row ?? {};
      const shares = [foundAgain, foundAgainLow, foundAgainHigh].join();
      assert.ok(out.trimEnd().endsWith(`,${shares},12,1,false,one.txt`), out);
      assert.match(
        out,
        /,foundAgain,foundAgainLow,foundAgainHigh,codedTwice,fragility,fragilityAtLeast,fragileArticles\r/,
      );
    }));

  test('with nine articles coded twice there is no share, and the reason is printed', () =>
    inStudy(9, async (run) => {
      const { stdout: out, exitCode: code } = await run('disagreements', '--found-again');
      assert.equal(code, 0);
      assert.match(out, /9 articles were completed by two or more coders, and 10 are needed/);
      const json = await run('disagreements', '--found-again', '--json');
      const [row] = parsed<Record<string, unknown>>(json);
      assert.equal(row?.foundAgain, null);
      assert.equal(row?.codedTwice, 9);
      assert.match(json.stderr, /10 are needed/);
    }));

  test('passages to code twice are those of one coder', () =>
    inStudy(3, async (run) => {
      const rows = parsed<Record<string, unknown>>(await run('fragile', '--json'));
      assertMatchesSchema('fragile', rows);
      assert.deepEqual(
        rows.map(({ id, standsOn, findings }) => [id, standsOn, findings]),
        [
          ['cone', 1, 1],
          ['jone', 1, 1],
        ],
      );
      const { stdout: table } = await run('fragile');
      assert.match(table, /Code their articles twice first/);
    }));

  test('options that do not go together are refused with what to do', () =>
    inStudy(1, async (run) => {
      const seed = await run('disagreements', '--seed', '4');
      assert.equal(seed.exitCode, 2);
      assert.match(seed.stderr, /--seed is for --found-again/);
      const both = await run('disagreements', '--sensitivity', '--fragility');
      assert.match(both.stderr, /--sensitivity replaces the list/);
      const elsewhere = await run('positions', '--fragility');
      assert.match(elsewhere.stderr, /belongs to the commands disagreements, contradictions/);
    }));

  test('contradictions have the same columns', () =>
    inStudy(12, async (run) => {
      const json = await run('contradictions', '--found-again', '--fragility', '--json');
      assertMatchesSchema('contradictions', parsed(json));
      const { stdout: csv } = await run('contradictions', '--fragility', '--format', 'csv');
      assert.match(csv, /positions_against,fragility,fragilityAtLeast,fragileArticles/);
    }));
});
