import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { tableIn } from '../../../support/dataPackages';
import { assertMatchesSchema } from '../../../support/outputSchemas';
import { folderOf, parsed, runCli, type CliResult } from '../session';

const BOOK = `format: policy-codebook/1
title: "Night shifts"
version: "2"
coders:
  lea: {name: Lea Ott}
  max: {name: Max}
actors:
  union: {name: The union}
  firm: {name: The firm}
issues:
  nights: {name: Night shifts}
  pay: {name: Pay}
annotation-files: one-per-coder
`;

const TEXT = 'The union rejects night shifts. The firm wants them. The union asks for more pay.\n';

interface Found {
  readonly words: string;
  readonly actor: string;
  readonly issue: string;
  readonly stance: string;
  readonly note?: string;
}

const NIGHTS: Found = {
  words: 'rejects night shifts',
  actor: 'union',
  issue: 'nights',
  stance: 'oppose',
};
const FIRM: Found = { words: 'wants them', actor: 'firm', issue: 'nights', stance: 'support' };
const PAY: Found = { words: 'asks for more pay', actor: 'union', issue: 'pay', stance: 'support' };

function annotations(coder: string, found: readonly Found[], state = 'complete', version = '2') {
  const positions = found.map(({ words, actor, issue, stance, note }, index) =>
    [
      `  - id: ${coder}${String(index)}`,
      `    actor: ${actor}`,
      `    issue: ${issue}`,
      `    stance: ${stance}`,
      `    coder: ${coder}`,
      ...(note === undefined ? [] : [`    note: "${note}"`]),
      '    quote:',
      `      exact: "${words}"`,
      `      start: ${String(TEXT.indexOf(words))}`,
    ].join('\n'),
  );
  return [
    'format: policy-annotations/1',
    'coded:',
    `  ${coder}: {state: ${state}, date: "2026-01-02", codebook: "${version}"}`,
    ...(positions.length > 0 ? ['positions:', ...positions] : []),
    '...\n',
  ].join('\n');
}

/** A corpus in which two coders coded the same articles. */
function study(
  articles: readonly (readonly [readonly Found[], readonly Found[]])[],
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const files: Record<string, string> = { 'codebook.yaml': BOOK };
  for (const [index, [lea, max]] of articles.entries()) {
    const name = `a${String(index).padStart(2, '0')}.md`;
    files[name] = TEXT;
    files[`${name}.lea.annotations.yaml`] = annotations('lea', lea);
    files[`${name}.max.annotations.yaml`] = annotations('max', max);
  }
  return { ...files, ...more };
}

async function inStudy(
  files: Readonly<Record<string, string>>,
  words: readonly string[],
): Promise<CliResult> {
  const { folder, remove } = folderOf(files);
  try {
    return await runCli([words[0] ?? '', folder, ...words.slice(1)]);
  } finally {
    remove();
  }
}

const LAX = { ...FIRM, stance: 'neutral' };
const TWELVE = Array.from({ length: 12 }, (_, index) => {
  const max = index % 4 === 0 ? [NIGHTS, LAX] : index % 4 === 1 ? [NIGHTS] : [NIGHTS, FIRM, PAY];
  return [[NIGHTS, FIRM, PAY], max] as const;
});

suite('policy-annotator agreement FOLDER', () => {
  test('prints where, what and on which issue coders agree', async () => {
    const { stdout, stderr, exitCode } = await inStudy(study(TWELVE), ['agreement']);
    assert.equal(exitCode, 0, stderr);
    assert.match(stdout, /^Lea Ott, Max: 12 articles, 36 passages, 27 of them shared\./);
    assert.match(stdout, /POSITIONS +VALUE +95 % +≥ \.8$/m);
    assert.match(stdout, /passages, mean F1 +0\.86 +0\.\d\d … 0\.\d\d +\d+ %$/m);
    assert.match(stdout, /^actor and issue, where both found something +27 +100 % +1\.00/m);
    assert.match(stdout, /^stance +27 +89 % +0\.\d\d +[−0]/m);
    assert.match(stdout, /^Night shifts +45 +24 /m);
    assert.match(stdout, /bootstrap over articles, 200 resamples, seed 1/);
  });

  test('gives a matrix for a field', async () => {
    const { stdout } = await inStudy(study(TWELVE), ['agreement', '--field', 'stance']);
    assert.match(stdout, /LEA OTT ↓ → MAX|Lea Ott ↓ → Max +support +oppose +neutral/);
    assert.match(stdout, /^support +12 +0 +3/m);
    const wrong = await inStudy(study(TWELVE), ['agreement', '--field', 'stanse']);
    assert.equal(wrong.exitCode, 2);
    assert.match(wrong.stderr, /no field “stanse” to compare\. Did you mean “stance”\?/);
  });

  test('as JSON is what its schema says, with the disputed passages', async () => {
    const { stdout, exitCode } = await inStudy(study(TWELVE), ['agreement', '--json']);
    assert.equal(exitCode, 0);
    const output = JSON.parse(stdout) as {
      readonly disputed: readonly { readonly article: string }[];
      readonly fields: readonly { readonly field: string; readonly alpha: number | null }[];
    };
    assertMatchesSchema('agreement', output);
    // Three with another stance and no pay, three with only the first passage.
    assert.equal(output.disputed.length, 3 + 3 + 6);
    assert.equal(output.fields.find(({ field }) => field === 'stance')?.alpha !== null, true);
  });

  test('lists disputed passages with the readings of all, also of one field', async () => {
    const all = await inStudy(study(TWELVE.slice(0, 2)), ['agreement', '--disputed']);
    assert.equal(all.exitCode, 0, all.stderr);
    assert.match(all.stdout, /^ARTICLE +PLACE +QUOTE +Lea Ott +Max$/m);
    assert.match(all.stdout, /^a01\.md +41–51 +wants them +The firm: support, Night.* +∅$/m);
    assert.match(all.stdout, /Read differently: 4 of 6 passages\./);
    const words = ['agreement', '--disputed', '--field', 'stance'];
    const stance = await inStudy(study(TWELVE.slice(0, 2)), words);
    assert.match(stance.stdout, /The firm: support.* The firm: neutral/);
    assert.match(stance.stdout, /Read differently: 1 of 6 passages\./);
  });

  test('as CSV comes with a description, also the long table of units', async () => {
    for (const [format, columns] of [
      ['csv', 13],
      ['units-csv', 5],
    ] as const) {
      const { folder, remove } = folderOf(study(TWELVE));
      try {
        const out = path.join(folder, 'figures.csv');
        const words = ['agreement', folder, '--format', format, '--out', out];
        const { exitCode, stderr } = await runCli(words);
        assert.equal(exitCode, 0, stderr);
        const lines = fs.readFileSync(out, 'utf8').split('\r\n');
        assert.ok(lines.length > 15);
        const described = path.join(folder, 'figures.datapackage.json');
        const { schema } = tableIn(fs.readFileSync(described, 'utf8'));
        assert.equal(schema.fields.length, columns);
      } finally {
        remove();
      }
    }
  });

  test('writes scripts that compute α of the long table', async () => {
    const python = await inStudy(study(TWELVE), ['agreement', '--format', 'python']);
    assert.equal(python.exitCode, 0, python.stderr);
    assert.match(python.stdout, /^ {4}"stance": "nominal",\n {4}"stance-order": "ordinal",$/m);
    const r = await inStudy(study(TWELVE), ['agreement', '--format', 'r']);
    assert.match(r.stdout, /^ {2}"claim" = "set",$/m);
    const wrong = await inStudy(study(TWELVE), ['agreement', '--format', 'pyhton']);
    assert.equal(wrong.exitCode, 2);
    assert.match(wrong.stderr, /Did you mean “python”/);
    const gold = await inStudy(study(TWELVE), ['agreement', '--against', 'gold', '--format', 'r']);
    assert.equal(gold.exitCode, 2);
  });

  test('ends with exit code 1 below a threshold', async () => {
    const low = ['agreement', '--fail-under', 'stance=0.99', '--fail-under', 'passage=0.5'];
    const below = await inStudy(study(TWELVE), low);
    assert.equal(below.exitCode, 1);
    assert.match(below.stdout, /Below the threshold 0\.99: stance, α 0\.\d\d\./);
    assert.doesNotMatch(below.stdout, /passage,/);
    const above = await inStudy(study(TWELVE), ['agreement', '--fail-under', 'stance=0.3']);
    assert.equal(above.exitCode, 0);
    const unused = await inStudy(study(TWELVE), ['agreement', '--fail-under', 'act=0.3']);
    assert.equal(unused.exitCode, 1);
    assert.match(unused.stdout, /act, since α is not defined \(no coder used the field\)/);
    for (const wrong of ['stance', 'stance=high', 'stance=2', 'stanze=0.8']) {
      const { exitCode } = await inStudy(study(TWELVE), ['agreement', '--fail-under', wrong]);
      assert.equal(exitCode, 2, wrong);
    }
  });

  test('states what is not compared, and why', async () => {
    const files = study(TWELVE.slice(0, 2), {
      'b.md': TEXT,
      'b.md.lea.annotations.yaml': annotations('lea', [NIGHTS]),
      'c.md': TEXT,
      'c.md.lea.annotations.yaml': annotations('lea', [NIGHTS], 'in-progress'),
      'c.md.max.annotations.yaml': annotations('max', [NIGHTS]),
      'd.md': TEXT,
      'd.md.lea.annotations.yaml': annotations('lea', [NIGHTS]),
      'd.md.max.annotations.yaml': annotations('max', [NIGHTS], 'complete', '1'),
    });
    const { stdout } = await inStudy(files, ['agreement']);
    assert.match(stdout, /Excluded: 1 article of one coder only\./);
    assert.match(stdout, /Excluded: 1 article that two coders began but not both completed\./);
    assert.match(stdout, /In 1 article the coders worked with different versions of the codebook/);
    assert.match(stdout, /No intervals: they need ten articles/);
  });

  test('has a reason where nothing can be compared', async () => {
    const alone = study([]);
    const one = {
      ...alone,
      'a.md': TEXT,
      'a.md.lea.annotations.yaml': annotations('lea', [NIGHTS]),
    };
    const cases: readonly (readonly [Record<string, string>, readonly string[], RegExp])[] = [
      [alone, [], /No coder has begun an article\./],
      [one, [], /Only one coder has begun an article\. .* needs two\./],
      [study(TWELVE), ['--coders', 'lea,maxi'], /no coder “maxi”\. Coders: .* mean “max”\?/],
      [study(TWELVE), ['--scope', 'article:a0.md'], /begun a0\.md\. Did you mean “a0\d\.md”\?/],
      [study(TWELVE), ['--coding', 'lea'], /--coding belongs to the commands /],
      [study(TWELVE), ['--against', 'silver'], /no machine, and --against is “gold” or/],
      [study(TWELVE), ['--json', '--format', 'csv'], /cannot be combined/],
      [study(TWELVE), ['--scope', 'article:a99.md'], /No coder has begun a99\.md\. Did you mean/],
      [study(TWELVE), ['--coders', 'lea'], /--coders needs two coders/],
      [study(TWELVE), ['--coders', ' ,'], /--coders needs two coders/],
      [study(TWELVE), ['--against', 'gold'], /No coder has completed .* gold standard/],
    ];
    for (const [files, words, expected] of cases) {
      const { stderr, exitCode } = await inStudy(files, ['agreement', ...words]);
      assert.equal(exitCode, 2);
      assert.match(stderr, expected);
    }
  });

  test('compares who can be compared with the gold standard, and names the others', async () => {
    const changed = annotations('max', [NIGHTS]).replace(
      'codebook: "2"',
      'codebook: "2", digest: x',
    );
    const files = study([[[NIGHTS], [NIGHTS]]], {
      'a00.md.gold.annotations.yaml': annotations('gold', [NIGHTS]),
      'a00.md.max.annotations.yaml': changed,
    });
    const gold = ['agreement', '--against', 'gold', '--resamples', '0'];
    const { stdout, stderr, exitCode } = await inStudy(files, gold);
    assert.equal(exitCode, 0);
    assert.match(stdout, /^Lea Ott: 1 article with a gold standard\. 1 hit/);
    assert.match(stderr, /^Max is not compared\. No article counts: 1 article .*shown the others/m);
    const failing = await inStudy(files, [...gold, '--quiet', '--fail-under', 'passage=0.5']);
    assert.deepEqual([failing.stderr, failing.exitCode], ['', 1]);
    const asked = await inStudy(files, [...gold, '--coders', 'max']);
    assert.equal(asked.exitCode, 2);
  });

  test('of several corpora compares those that can be, and names the others', async () => {
    const files = Object.fromEntries([
      ...Object.entries(study(TWELVE)).map(([name, text]) => [`one/${name}`, text]),
      ['two/codebook.yaml', BOOK],
    ]) as Record<string, string>;
    const { stdout, stderr, exitCode } = await inStudy(files, ['agreement', '--all', '--quiet']);
    assert.equal(exitCode, 1);
    assert.match(stdout, /Lea Ott, Max: 12 articles/);
    assert.match(stderr, /two: No coder has begun an article\./);
  });

  test('says that no coder used a field', async () => {
    const { stdout, exitCode } = await inStudy(study(TWELVE), ['agreement', '--field', 'act']);
    assert.equal(exitCode, 0);
    assert.match(stdout, /\n\nNo coder gave “act” in what coders share\.\n/);
    assert.doesNotMatch(stdout, /∅/);
  });

  test('compares coders in one article, and in every corpus below a folder', async () => {
    const one = await inStudy(study(TWELVE), ['agreement', '--scope', 'article:a01.md']);
    assert.match(one.stdout, /^Lea Ott, Max: 1 article, 3 passages, 1 of them shared\./);
    const { folder, remove } = folderOf(
      Object.fromEntries(
        Object.entries(study(TWELVE)).flatMap(([name, content]) => [
          [`one/${name}`, content],
          [`two/${name}`, content],
        ]),
      ),
    );
    try {
      const all = await runCli(['agreement', folder, '--all', '--json', '--resamples', '0']);
      assert.equal(all.exitCode, 0, all.stderr);
      const corpora = parsed<{ readonly rows: unknown }>(all);
      assert.equal(corpora.length, 2);
      for (const { rows } of corpora) assertMatchesSchema('agreement', rows);
    } finally {
      remove();
    }
  });

  test('compares each coder with the gold standard', async () => {
    const gold = [NIGHTS, { ...FIRM, note: 'wants is support' }, PAY];
    const files = study(
      [
        [
          [NIGHTS, LAX],
          [NIGHTS, FIRM, PAY],
        ],
      ],
      {
        'a00.md.gold.annotations.yaml': annotations('gold', gold),
      },
    );
    const { stdout, exitCode } = await inStudy(files, ['agreement', '--against', 'gold']);
    assert.equal(exitCode, 0);
    assert.match(
      stdout,
      /Lea Ott: 1 article with a gold standard\. 1 hit, 1 claim with other values, 1 miss, 0 extra\./,
    );
    assert.match(stdout, /stance: support, not neutral +wants is support/);
    assert.match(stdout, /Max: 1 article with a gold standard\. 3 hits/);
    const json = await inStudy(files, ['agreement', '--against', 'gold', '--json']);
    assertMatchesSchema('agreement-gold', JSON.parse(json.stdout));
    const strict = ['agreement', '--against', 'gold', '--fail-under', 'issue=0.8'];
    const failed = await inStudy(files, strict);
    assert.equal(failed.exitCode, 1);
    assert.match(failed.stdout, /^lea: Below the threshold 0\.8: issue/m);
    assert.doesNotMatch(failed.stdout, /^max: Below/m);
  });
});

suite('policy-annotator report --methods', () => {
  test('has a paragraph, tables and definitions', async () => {
    const { stdout, exitCode, stderr } = await inStudy(study(TWELVE), ['report', '--methods']);
    assert.equal(exitCode, 0, stderr);
    assert.match(stdout, /^# Night shifts: methods\n/);
    assert.match(
      stdout,
      /12 articles were coded to the end; 12 of them \(100 %\) by two or more of 2 coders \(Lea Ott, Max\), each in files of their own, but not blind to the others’ work\./,
    );
    assert.match(stdout, /Krippendorff’s α was 0\.\d\d \[0\.\d\d, [01]\.\d\d\]/);
    assert.match(stdout, /^\| stance \| 27 \| 89 % \| 0\.\d\d \|/m);
    assert.match(stdout, /^- \*\*α\*\*: Krippendorff/m);
    const without = await inStudy(study(TWELVE), ['report']);
    assert.match(without.stderr, /Add --methods/);
  });
});
