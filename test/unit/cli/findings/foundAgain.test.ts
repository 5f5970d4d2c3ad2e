import assert from 'node:assert/strict';
import { foundAgainText, shareText } from '../../../../src/core/views/words/foundAgainText';
import { createLocalizer } from '../../../../src/core/views/words/localizer';
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

/** Of a finding that nothing makes doubtful. */
function share(mean: number, low: number, high: number) {
  return { mean, low, high, isFixed: false, doubts: [] };
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
      const [period] = row.periods as Record<string, unknown>[];
      assert.deepEqual([period?.fragility, period?.fragileArticles], [1, ['one.txt']]);
      // The row is found again also where the two have exchanged their sides.
      const own = Number(period?.foundAgain);
      assert.ok(own > 0 && own <= Number(foundAgain), out);
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
      const doubts = row?.foundAgainDoubt as readonly string[];
      assert.ok(doubts.includes('few-articles') && doubts.includes('issue-not-coded-twice'), out);
      assert.ok(out.trimEnd().endsWith(`,${shares},${doubts.join('; ')},12,1,false,one.txt`), out);
      assert.match(
        out,
        /,foundAgain,foundAgainLow,foundAgainHigh,foundAgainDoubt,codedTwice,fragility,fragilityAtLeast,fragileArticles\r/,
      );
    }));

  test('what is adjudicated is said to be fixed, and not to be found by all', () => {
    const all = share(1, 1, 1);
    assert.equal(shareText(createLocalizer(), all), '1.00 (1.00–1.00)');
    assert.equal(shareText(createLocalizer(), { ...all, isFixed: true }), 'fixed: adjudicated');
    assert.equal(foundAgainText(createLocalizer(), all), 'found again: 1.00 (1.00–1.00)');
  });

  test('the wider an interval, the less is said', () => {
    const shown = [
      share(0.9999, 0.8, 1),
      share(0.52, 0.35, 0.7),
      share(0.8, 0.6, 0.94),
      { ...share(0.45, 0.0001, 0.8), doubts: ['open'] as const },
      { ...share(0.84, 0.7, 0.94), doubts: ['actor-not-coded-twice', 'not-random'] as const },
      { ...share(0.84, 0.7, 0.94), doubts: ['not-random'] as const },
    ].map((one) => shareText(createLocalizer(), one));
    assert.deepEqual(shown, [
      '0.99 (0.80–1.00)',
      'about half (0.35–0.70)',
      'about three quarters (0.60–0.94)',
      'open (0.01–0.80)',
      '0.84° (0.70–0.94)',
      '0.84 (0.70–0.94)',
    ]);
  });

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

  test('each tie of a network has its share, in each format for ties', () =>
    inStudy(12, async (run) => {
      const words = ['network', '--mode', 'two', '--found-again'];
      const json = await run(...words, '--json');
      const network = JSON.parse(json.stdout) as {
        rowIds: string[];
        columnIds: string[];
        foundAgain: Record<string, unknown>[];
        remarks: string[];
      };
      assertMatchesSchema('network', network);
      assert.deepEqual(
        network.foundAgain.map(({ row, column }) => [row, column]),
        [
          ['china', 'exports'],
          ['japan', 'exports'],
          ['peru', 'talks'],
        ],
      );
      const [china, , peru] = network.foundAgain;
      // Two articles that Lea reads alone may be read otherwise; twelve are read alike by both.
      assert.ok(Number(china?.foundAgain) < 1, json.stdout);
      assert.ok(Number(china?.foundAgain) > 0.5, json.stdout);
      assert.ok(Number(peru?.foundAgain) > 0.99, json.stdout);
      assert.match(network.remarks.join(' '), /by other coders like these.* Seed: 1\./);
      const { stdout: csv } = await run(...words, '--format', 'edges-csv', '--no-bom');
      const { foundAgain, foundAgainLow, foundAgainHigh } = china ?? {};
      const shares = [foundAgain, foundAgainLow, foundAgainHigh].join();
      const doubts = china?.foundAgainDoubt as readonly string[];
      assert.match(csv, /,window_last,foundAgain,foundAgainLow,foundAgainHigh,foundAgainDoubt\r/);
      assert.ok(csv.includes(`,china,exports,,,${shares},${doubts.join('; ')}\r`), csv);
      const { stdout: graphMl } = await run(...words, '--format', 'graphml');
      assert.match(graphMl, /<key id="foundAgain" for="edge" attr.name="foundAgain"/);
      assert.ok(graphMl.includes(`<data key="foundAgain">${String(foundAgain)}</data>`), graphMl);
      const { stdout: gexf } = await run(...words, '--format', 'gexf');
      assert.match(gexf, /<attributes class="edge">\n +<attribute id="foundAgain" /);
      assert.ok(gexf.includes(`<attvalue for="foundAgain" value="${String(foundAgain)}"/>`), gexf);
      const { stdout: table } = await run(...words);
      assert.match(table, /WEIGHT +FOUND AGAIN +ROW/);
      assert.match(table, /1\.00 \(1\.00–1\.00\) +Peru +Talks/);
      assert.match(table, /It does not mean that a finding is true/);
    }));

  test('ties of networks without enough articles coded twice have none, and the reason', () =>
    inStudy(9, async (run) => {
      const json = await run('network', '--mode', 'two', '--found-again', '--json');
      const network = JSON.parse(json.stdout) as { foundAgain: Record<string, unknown>[] };
      assertMatchesSchema('network', network);
      assert.equal(network.foundAgain[0]?.foundAgain, null);
      const { stdout: csv } = await run(
        ...['network', '--mode', 'two', '--found-again', '--format', 'edges-csv'],
      );
      assert.match(csv, /,china,exports,,,,,,\r/);
      const { stdout: table } = await run('network', '--mode', 'two', '--found-again');
      assert.match(table, /9 articles were completed by two or more coders, and 10 are needed/);
      const plain = await run('network', '--mode', 'two', '--json');
      assert.equal((JSON.parse(plain.stdout) as { foundAgain: unknown }).foundAgain, null);
    }));

  test('networks whose ties have no shares are refused with what to do', () =>
    inStudy(1, async (run) => {
      const matrix = await run('network', '--found-again', '--format', 'matrix-csv');
      assert.equal(matrix.exitCode, 2);
      assert.match(matrix.stderr, /write edges-csv, graphml, gexf or --json/);
      const windows = await run('network', '--found-again', '--window', 'years');
      assert.match(windows.stderr, /leave out --window/);
      const seed = await run('network', '--seed', '4');
      assert.match(seed.stderr, /--seed is for --found-again/);
    }));

  for (const command of ['salience', 'timeline', 'coalitions', 'network']) {
    test(`${command} has its figures in draws beside those of resampled articles, and says which is which`, () =>
      inStudy(12, async (run) => {
        const ofTies = command === 'network' ? ['--mode', 'two', '--resamples', '20'] : [];
        const words = [command, '--draws', ...ofTies];
        const json = await run(...words, '--json');
        assert.equal(json.exitCode, 0, json.stderr);
        assertMatchesSchema(command, JSON.parse(json.stdout));
        // The study has too few actors for divisiveness.
        const isThere = command === 'timeline' ? /"drawn": ?null/ : /"drawn(Modularity)?": ?\{/;
        assert.match(json.stdout, isThere);
        if (command !== 'network')
          assert.match(json.stdout, /"drawn": ?"[^"]+ 200 draws of what is in the articles/);
        const format = command === 'network' ? 'edges-csv' : 'csv';
        const { stdout: csv } = await run(...words, '--format', format, '--no-bom');
        const [heads = ''] = csv.split('\r\n');
        assert.match(heads, /,drawn,drawn(_l|L)ow,drawn(_h|H)igh$|,drawn_stability$/);
        const { stdout: table } = await run(...words);
        if (command !== 'coalitions') assert.match(table, / 95 % .* IN DRAWS/);
        assert.match(table, /Resampled articles show .* Draws show what is in these articles/);
        assert.match(table, /With fewer than 20 articles coded twice/);
        const plain = await run(command, '--json');
        assertMatchesSchema(command, JSON.parse(plain.stdout));
        const isAbsent = command === 'network' ? /"drawn": ?\{/ : /"drawn/;
        assert.doesNotMatch(plain.stdout, isAbsent);
      }));
  }

  test('figures in draws are not given where too few articles were coded twice, and the reason is', () =>
    inStudy(9, async (run) => {
      const { stdout } = await run('salience', '--draws');
      assert.match(stdout, /9 articles were completed by two or more coders, and 10 are needed/);
      const { stdout: json } = await run('salience', '--draws', '--json');
      assert.match(json, /"drawn": ?null/);
    }));

  test('figures in draws that would mean nothing are refused with what to do', () =>
    inStudy(12, async (run) => {
      const refusal = async (...words: string[]): Promise<string> => {
        const { exitCode, stderr } = await run(...words, '--draws');
        assert.equal(exitCode, 2);
        return stderr;
      };
      assert.match(await refusal('timeline', '--window', 'events:5'), /windows of the calendar/);
      assert.match(await refusal('network', '--window', 'years'), /leave out --window/);
      assert.match(await refusal('network', '--format', 'gexf'), /write edges-csv or --json/);
      assert.match(await refusal('network', '--coded-twice', 'each'), /leave out --coded-twice/);
      assert.match(await refusal('network', '--columns', 'source'), /leave actor and issue/);
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
      assert.match(csv, /conditions_against,fragility,fragilityAtLeast,fragileArticles/);
    }));
});
