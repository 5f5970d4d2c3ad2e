import assert from 'node:assert/strict';
import { assertMatchesSchema } from '../../../support/outputSchemas';
import { parsed, runCli } from '../session';
import { CORPUS, inFolder, TALKS_ANNOTATIONS } from '../smallCorpus';

suite('the command line: what it prints', () => {
  test('positions as JSON, with what their schema says', () =>
    inFolder(CORPUS, async (folder) => {
      const result = await runCli(['positions', folder, '--json']);
      assert.deepEqual([result.exitCode, result.stderr], [0, '']);
      const rows = parsed<{ id: string; date: string; quotes: object[]; anchor: string }>(result);
      assertMatchesSchema('positions', rows);
      assert.deepEqual(
        rows.map(({ id, date, anchor, quotes }) => [id, date, anchor, quotes[0]]),
        [
          ['p1', '2024-04-26', 'anchored', { exact: 'wants exports to go on', start: 8, end: 30 }],
          ['p2', '2024-04-26', 'anchored', { exact: 'wants them to end', start: 39, end: 56 }],
        ],
      );
    }));

  test('positions as a table fitted to the terminal, with names', () =>
    inFolder(CORPUS, async (folder) => {
      const { stdout } = await runCli(['positions', folder], { columns: 70 });
      const lines = stdout.split('\n');
      assert.match(lines[0] ?? '', /^ARTICLE +ACTOR +STANCE +ISSUE/);
      assert.match(lines[2] ?? '', /^talks\.md +China +support +Chinese…/);
      assert.ok(Math.max(...lines.map(({ length }) => length)) <= 70);
      assert.match(stdout, /^2 positions$/m);
    }));

  test('a table says which positions are ascribed, since they count for nothing', () => {
    const ascribed = TALKS_ANNOTATIONS.replace(
      'actor: china',
      'actor: china\n    according-to: japan',
    );
    const files = { ...CORPUS, 'talks.md.annotations.yaml': ascribed };
    return inFolder(files, async (folder) => {
      const { stdout } = await runCli(['positions', folder], { columns: 140 });
      assert.match(stdout, /^talks\.md +China \(according to Japan\) +support/m);
      assert.equal((await runCli(['disagreements', folder, '--json'])).stdout, '[]\n');
    });
  });

  test('a table names the person who speaks for an actor', () => {
    const spoken = TALKS_ANNOTATIONS.replace('actor: china', 'actor: china\n    speaker: japan');
    return inFolder({ ...CORPUS, 'talks.md.annotations.yaml': spoken }, async (folder) => {
      const { stdout } = await runCli(['positions', folder], { columns: 140 });
      assert.match(stdout, /^talks\.md +China \(by Japan\) +support/m);
      const own = {
        ...CORPUS,
        'talks.md.annotations.yaml': spoken.replace('speaker: japan', 'speaker: china'),
      };
      await inFolder(own, async (other) => {
        const { stdout: listed } = await runCli(['positions', other], { columns: 140 });
        assert.match(listed, /^talks\.md +China +support/m);
      });
    });
  });

  test('a table says of evaluations what they say of whom', () => {
    const judging = TALKS_ANNOTATIONS.replace(
      'stance: support',
      'evaluation: 1\n    target: japan',
    ).replace('stance: oppose', 'stance: oppose\n    evaluation: -1\n    target: china');
    return inFolder({ ...CORPUS, 'talks.md.annotations.yaml': judging }, async (folder) => {
      const { stdout } = await runCli(['positions', folder], { columns: 160 });
      assert.match(stdout, /^talks\.md +China +praise of Japan +Chinese exports/m);
      assert.match(stdout, /^talks\.md +Japan +oppose, criticism of China +Chinese exports/m);
    });
  });

  test('disagreements and contradictions', () =>
    inFolder(CORPUS, async (folder) => {
      const rows = parsed(await runCli(['disagreements', folder, '--json']));
      assertMatchesSchema('disagreements', rows);
      assert.deepEqual(rows, [
        {
          issue: 'exports',
          actors: ['china', 'japan'],
          kind: 'derived',
          stated: false,
          mixed: false,
          claims: [1, 1],
          positions: [['p1'], ['p2']],
          records: [],
          firstDate: '2024-04-26',
          lastDate: '2024-04-26',
          dates: [
            ['2024-04-26', '2024-04-26'],
            ['2024-04-26', '2024-04-26'],
          ],
          periods: [
            {
              from: '2024-04-26',
              to: '2024-04-26',
              for: 'china',
              against: 'japan',
              claims: [1, 1],
            },
          ],
          ascribedBy: [],
        },
      ]);
      assert.equal((await runCli(['contradictions', folder, '--json'])).stdout, '[]\n');
      assert.match((await runCli(['disagreements', folder])).stdout, /China ⊕ – Japan ⊖ +1 : 1/);
    }));

  test('mentions, weak ones only when asked for', () =>
    inFolder(CORPUS, async (folder) => {
      const rows = parsed<{ article: string; kind: string; id: string; text: string }>(
        await runCli(['mentions', folder, '--json']),
      );
      assertMatchesSchema('mentions', rows);
      assert.deepEqual(
        rows.map(({ article, kind, id, text }) => `${article} ${kind} ${id} ${text}`),
        [
          'talks.md actor china Beijing',
          'talks.md issue exports exports',
          'talks.md actor japan Japan',
          'wire/other.txt actor japan Japan',
          'wire/other.txt actor china China',
        ],
      );
      const weak = { ...CORPUS, 'talks.md': 'Chinese words.\n' };
      await inFolder(weak, async (other) => {
        const scope = ['--scope', 'article:talks.md', '--json'];
        assert.equal(parsed(await runCli(['mentions', other, ...scope])).length, 0);
        assert.equal(parsed(await runCli(['mentions', other, ...scope, '--weak'])).length, 1);
      });
    }));

  test('formats, without any corpus', async () => {
    const result = await runCli(['formats', '--json']);
    const rows = parsed<{ id: string }>(result);
    assertMatchesSchema('formats', rows);
    assert.deepEqual(
      rows.map(({ id }) => id),
      [
        ...['brief-docx', 'position-table-docx', 'report-html', 'position-table-html'],
        ...['brief-md', 'codebook-md'],
        ...['xlsx', 'positions-csv', 'claims-csv', 'matrix-csv', 'disagreements-csv'],
        ...['periods-csv', 'annotations-csv', 'codebook-csv'],
        ...['network-graphml', 'network-gexf', 'network-nodes-csv', 'network-edges-csv'],
        ...['affiliations-graphml'],
        ...['starter-r', 'starter-python', 'draws', 'draws-r', 'draws-python'],
        ...['positions-parquet', 'mentions-parquet'],
        ...['replication', 'replication-places'],
        ...['json', 'positions-jsonl', 'mentions-jsonl', 'refi', 'w3c', 'dna-events'],
      ],
    );
  });

  test('help for newcomers: every command has an example', async () => {
    const { stdout, exitCode } = await runCli(['--help']);
    assert.equal(exitCode, 0);
    for (const command of ['check', 'mentions', 'positions', 'contradictions', 'export']) {
      assert.match(stdout, new RegExp(`^ {2}policy-annotator ${command} `, 'm'));
      const own = await runCli([command, '--help']);
      assert.match(own.stdout, new RegExp(`Example\n {2}policy-annotator ${command} `));
    }
  });

  test('an export of each format', () =>
    inFolder(CORPUS, async (folder) => {
      const exported = async (format: string, ...more: string[]): Promise<string> =>
        (await runCli(['export', folder, '--format', format, ...more])).stdout;
      assert.match(await exported('positions-csv'), /^\ufeffid,article,.*\r\np1,talks\.md,/);
      assert.match(await exported('positions-csv', '--no-bom'), /^id,/);
      assert.match(
        await exported('matrix-csv'),
        /china,"1 for, 0 neutral, 0 against"\r\njapan,"0 for, 0 neutral, 1 against"\r\n$/,
      );
      assert.match(await exported('disagreements-csv'), /exports,china; japan,derived/);
      assert.match(await exported('brief-md'), /talks\.md ¶2/);
      assertMatchesSchema('export', JSON.parse(await exported('json')));
    }));

  test('briefs, tables and reports are German where that is asked for', () =>
    inFolder(CORPUS, async (folder) => {
      const exported = async (format: string, language: string): Promise<string> =>
        (await runCli(['export', folder, '--format', format, '--language', language])).stdout;
      for (const [format, german, english] of [
        ['brief-md', /Artikel gelesen/, /were read|was read/],
        ['position-table-html', /wer was will/, /who wants what/],
        ['report-html', /Wer wo steht/, /Who stands where/],
      ] as const) {
        const text = await exported(format, 'de');
        assert.match(text, german);
        assert.doesNotMatch(text, english);
        assert.match(await exported(format, 'en'), english);
      }
      const refused = await runCli(['export', folder, '--format', 'brief-md', '--language', 'fr']);
      assert.equal(refused.exitCode, 2);
    }));

  test('of an article that must not be quoted no words, and of an anonymous one no names', async () => {
    for (const [quotable, hidden] of [
      ['no', /wants|exports to go|end at once/],
      ['anonymous', /\b(?:China|Japan|Beijing)\b|["[]"?(?:china|japan)"/],
    ] as const) {
      const annotations = TALKS_ANNOTATIONS.replace(
        'article:\n',
        `article:\n  quotable: ${quotable}\n`,
      );
      const files = { ...CORPUS, 'talks.md.annotations.yaml': annotations };
      await inFolder(files, async (folder) => {
        for (const words of [
          ...[['positions'], ['positions', '--json'], ['positions', '--jsonl']],
          ...[['disagreements'], ['disagreements', '--json'], ['contradictions'], ['fragile']],
          ...[['mentions', '--scope', 'article:talks.md'], ['network'], ['salience'], ['timeline']],
        ]) {
          const [command = '', ...options] = words;
          const { stdout } = await runCli([command, folder, ...options], { columns: Infinity });
          assert.doesNotMatch(stdout, hidden, words.join(' '));
        }
        const found = await runCli(['concordance', folder, '--expression', 'exports', '--jsonl']);
        assert.equal(found.stdout, '');
      });
    }
  });

  test('terminal control characters of a file do not reach the terminal', () =>
    inFolder(
      {
        ...CORPUS,
        'talks.md.annotations.yaml': TALKS_ANNOTATIONS.replace(
          'actor: china',
          'actor: "a\\u001b[2J"',
        ),
      },
      async (folder) => {
        const result = await runCli(['positions', folder]);
        assert.doesNotMatch(result.stdout + result.stderr, /\u001b/);
      },
    ));
});
