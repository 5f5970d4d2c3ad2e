import assert from 'node:assert/strict';
import path from 'node:path';
import fs from 'node:fs';
import { assertMatchesSchema } from '../../../support/outputSchemas';
import { temporaryFolder } from '../../../support/temporaryFolder';
import { runCli, type CliResult } from '../session';
import { C_DATA, isPrinted, tableOf } from '../../intercoder/coefficients/publishedTables';

const folder = temporaryFolder('agreement');

/** Writes a table, and runs `agreement` on it. */
async function compare(
  option: '--units' | '--spans',
  text: string | Uint8Array,
  ...words: readonly string[]
): Promise<CliResult> {
  fs.writeFileSync(path.join(folder, 'table.csv'), text);
  return runCli(['agreement', option, 'table.csv', ...words], { folder, columns: 120 });
}

/** The table as rows of unit, coder and value. */
function long(words: string): string {
  const rows = tableOf(words).flatMap((values, unit) =>
    values.flatMap((value, coder) =>
      value === undefined ? [] : [`u${String(unit)},c${String(coder)},${value}`],
    ),
  );
  return ['unit,coder,value', ...rows, ''].join('\n');
}

async function imageOf(...words: Parameters<typeof compare>): Promise<Record<string, unknown>> {
  const { exitCode, stdout } = await compare(...words);
  assert.equal(exitCode, 0);
  const image = JSON.parse(stdout) as Record<string, unknown>;
  assertMatchesSchema(words[0] === '--units' ? 'agreement-units' : 'agreement-spans', image);
  return image;
}

const SPANS = `coder,start,end,category
Alex,2,9,1\nAlex,11,17,2\nAlex,24,30,5\nAlex,32,36,6\nAlex,36,44,6\nAlex,44,60,7
Paul,2,9,1\nPaul,11,17,3\nPaul,19,25,5\nPaul,32,44,6
Suzan,2,9,1\nSuzan,11,17,4\nSuzan,21,27,5\nSuzan,32,36,6\nSuzan,36,40,6\nSuzan,40,44,6
`;

suite('agreement of a table of units', () => {
  test('as JSON, on each scale', async () => {
    const printed = {
      nominal: '0.743421',
      ordinal: '0.815388',
      interval: '0.849107',
      ratio: '0.797403',
    };
    for (const [metric, alpha] of Object.entries(printed)) {
      const image = await imageOf('--units', long(C_DATA), '--metric', metric, '--json');
      isPrinted(image.alpha as number, alpha);
      assert.equal(image.metric, metric);
    }
    const image = await imageOf('--units', long(C_DATA), '--json');
    isPrinted(image.percent as number, '0.8181818');
    isPrinted(image.fleiss as number, '0.76117');
    isPrinted(image.ac1 as number, '0.77544');
    isPrinted(image.observed as number, '0.2');
    isPrinted(image.expected as number, '0.779487');
    assert.deepEqual([image.coders, image.units, image.values, image.single], [4, 11, 40, 1]);
    assert.equal(image.scott, null);
    assert.deepEqual(image.reasons, { scott: 'it is defined for two coders only' });
    assert.deepEqual(
      (image.categories as { category: string; count: number }[]).map(({ count }) => count),
      [9, 13, 10, 5, 3],
    );
  });

  test('says null and why where nothing is defined', async () => {
    const reasons: readonly (readonly [string, RegExp])[] = [
      ['aa aa', /no variation/],
      ['a. b.', /only one coder/],
      ['a. .b', /no unit has values of two coders/],
    ];
    for (const [words, reason] of reasons) {
      const image = await imageOf('--units', long(words), '--json');
      assert.equal(image.alpha, null);
      assert.equal(image.observed, null);
      assert.match((image.reasons as { alpha: string }).alpha, reason);
      assert.equal(image.bootstrap, null);
      assert.ok(!JSON.stringify(image).includes('NaN'));
    }
  });

  test('as a table, with what one must know', async () => {
    const { stdout, exitCode } = await compare('--units', long(C_DATA));
    assert.equal(exitCode, 0);
    assert.match(stdout, /^Krippendorff’s α, nominal +0\.74 +0\.20 +0\.78$/m);
    assert.match(stdout, /^percent agreement +82 %$/m);
    assert.match(stdout, /^Scott’s π +not defined$/m);
    assert.match(stdout, /Scott’s π is not defined: it is defined for two coders only\./);
    assert.match(stdout, /11 units with 40 values of 4 coders\. Of one coder only.*1 unit\./);
    assert.match(stdout, /200 resamples .*Krippendorff’s bootstrap, seed 1\): α 0\.\d\d … 0\.\d\d/);
  });

  test('explains 88 % beside α of .19', async () => {
    const rows = [...Array<string>(43).fill('00'), ...Array<string>(5).fill('01'), '10', '11'];
    const { stdout } = await compare('--units', long(rows.join(' ')));
    assert.match(stdout, /88 % alike, but α 0\.19\. 92 % of all values are “0”/);
  });

  test('reads semicolons, a byte order mark, other columns and orders, and an empty value', async () => {
    const image = await imageOf(
      '--units',
      '\ufeffCoder;note;Value;Unit\r\nann;x;for;1\r\nbo;;against;1\r\nann;;for;2\r\nbo;;for;2\r\nann;;;3\r\nbo;;for;3\r\n',
      '--json',
    );
    assert.deepEqual([image.units, image.values, image.coders, image.single], [2, 4, 2, 1]);
    isPrinted(image.alpha as number, '0.0');
    const { stderr } = await compare('--units', 'unit,coder,value\n1,a,\n1,b,x\n2,a,x\n2,b,NA\n');
    assert.match(stderr, /Rows without a value are missing values: 1\./);
    assert.match(stderr, /Values such as “NA” are values like others: 1\./);
  });

  test('refuses what it cannot read, and says where', async () => {
    const refused: readonly (readonly [string, RegExp, ...string[]])[] = [
      ['unit,coder\n1,a\n', /table\.csv has no column “value”\./],
      [
        'unit,codr,value\n1,a,x\n',
        /no column “coder”\. Did you mean “codr”\? .* it has unit, codr, value\./,
      ],
      [
        'unit,coder,value\n1,a,x\n1,b,x\n1,a,y\n',
        /table\.csv, row 4: coder “a” has a value of unit “1” already, in row 2\./,
      ],
      [
        'unit,coder,value\n1,a,low\n1,b,2\n',
        /row 2: “low” is not a number\. --metric interval needs numbers\./,
        '--metric',
        'interval',
      ],
      [
        'unit,coder,value\n1,a,low\n1,b,2\n',
        /needs numbers that say the order/,
        '--metric',
        'ordinal',
      ],
      [
        'unit;coder;value\n1;a;1,5\n1;b;2\n',
        /“1,5” is not a number\. Write a point/,
        '--metric',
        'ratio',
      ],
      ['unit,coder,value\n1,a,-1\n1,b,2\n', /“-1” is below 0/, '--metric', 'ratio'],
      ['unit,coder,value\n1,a,1e300\n1,b,2\n', /too large to compute with/, '--metric', 'interval'],
      [
        'unit,coder,value\n,a,1\n1,,2\n',
        /2 mistakes; nothing was computed\.\n {2}row 2: the unit is missing\.\n {2}row 3: the coder/,
      ],
      ['', /This table is empty\. It needs a header and a row for each value\./],
      ['unit,coder,value\n', /This table is empty\./],
      ['unit,coder,value\n1,a,x\n1,b,x\n2,a,"x\n', /quotation mark that is not closed/],
      [
        'unit,coder,value\n1,a,x\n',
        /--metric must be one of .*Did you mean “nominal”\?/,
        '--metric',
        'nominl',
      ],
      ['unit,coder,value\n1,a,x\n', /--length belongs to --spans FILE\./, '--length', '5'],
      ['unit,coder,value\n1,a,x\n', /--units and --spans cannot be combined/, '--spans', 'b.csv'],
      ['unit,coder,value\n1,a,x\n', /without a folder: leave out “articles”/, 'articles'],
      ['unit,coder,value\n1,a,x\n', /--seed must be a whole number/, '--seed', 'x'],
    ];
    for (const [text, message, ...words] of refused) {
      const { exitCode, stderr, stdout } = await compare('--units', text, ...words);
      assert.equal(exitCode, 2, `${text}: ${stderr}`);
      assert.match(stderr, message);
      assert.equal(stdout, '');
    }
    const missing = await runCli(['agreement', '--units', 'none.csv'], { folder });
    assert.equal(missing.exitCode, 2);
    assert.match(missing.stderr, /none\.csv/);
    fs.writeFileSync(path.join(folder, 'table.odd'), 'unit,coder,value\n1,a,x\n');
    const odd = await runCli(['agreement', '--units', 'table.odd'], { folder });
    assert.equal(odd.exitCode, 2);
    assert.match(odd.stderr, /This is not a table\. Use a CSV file/);
    const alone = await runCli(['agreement', '--metric', 'nominal'], { folder });
    assert.match(alone.stderr, /--metric belongs to --units FILE\./);
  });

  test('computes a thousand categories, and doubts that they are some', async () => {
    const rows = Array.from(
      { length: 1000 },
      (_, unit) =>
        `u${String(unit)},a,v${String(unit)}\nu${String(unit)},b,v${String((unit * 7) % 1000)}`,
    );
    const { exitCode, stdout, stderr } = await compare(
      '--units',
      ['unit,coder,value', ...rows].join('\n'),
    );
    assert.equal(exitCode, 0);
    assert.match(stderr, /1000 different values/);
    assert.match(stdout, /α of each of 1000 values is in the JSON/);
    assert.ok(!stdout.includes('NaN'));
  });

  test('keeps names of objects and control characters apart from the rest', async () => {
    const image = await imageOf(
      '--units',
      'unit,coder,value\n__proto__,constructor,toString\n__proto__,b,x\n2,constructor,x\n2,b,x\n',
      '--json',
    );
    assert.deepEqual([image.units, image.coders], [2, 2]);
    const spans = await imageOf(
      '--spans',
      'coder,start,end,category\na,0,3,__proto__\nb,0,3,__proto__\na,4,6,x\nb,5,6,x\n',
      '--length',
      '9',
      '--json',
    );
    assert.deepEqual(Object.keys(spans.k as object), ['__proto__', 'x']);
  });

  test('writes to a file, and not over one', async () => {
    const first = await compare('--units', long(C_DATA), '--json', '--out', 'alpha.json');
    assert.equal(first.exitCode, 0);
    const text = fs.readFileSync(path.join(folder, 'alpha.json'), 'utf8');
    isPrinted((JSON.parse(text) as { alpha: number }).alpha, '0.743421');
    const second = await compare('--units', long(C_DATA), '--json', '--out', 'alpha.json');
    assert.equal(second.exitCode, 2);
    assert.equal(fs.readFileSync(path.join(folder, 'alpha.json'), 'utf8'), text);
  });
});

suite('agreement of a table of spans', () => {
  test('as JSON', async () => {
    const image = await imageOf('--spans', SPANS, '--length', '60', '--json');
    isPrinted(image.u as number, '0.510');
    isPrinted(image.uBinary as number, '0.413');
    isPrinted(image.cu as number, '0.724');
    isPrinted(image.coverage as number, '0.461');
    assert.deepEqual(image.k, { 1: 1, 2: 0, 3: 0, 4: 0, 5: 1, 6: 1, 7: null });
    isPrinted((image.kCoverage as Record<string, number>)['5'] ?? NaN, '0.44');
    const { k } = image.reasons as { k: Record<string, string> };
    assert.deepEqual(Object.keys(k), ['7']);
    assert.match(k['7'] ?? '', /no other marked anything/);
  });

  test('as a table', async () => {
    const { stdout } = await compare('--spans', SPANS, '--length', '60');
    assert.match(stdout, /^u-α, places and categories +0\.51 .* 100 %$/m);
    assert.match(stdout, /^cu-α, categories alone +0\.72 .* 46 %$/m);
    assert.match(stdout, /^7 +not defined +0 %$/m);
    assert.match(stdout, /16 segments of 3 coders\./);
  });

  test('a coder who marked nothing is one', async () => {
    const two = await imageOf(
      '--spans',
      'coder,start,end,category\na,2,5,x\nb,,,\n',
      '--length',
      '20',
      '--json',
    );
    assert.equal(two.cu, null);
    assert.ok(typeof two.u === 'number' && two.u < 0.2);
    const one = await imageOf(
      '--spans',
      'coder,start,end,category\na,2,5,x\n',
      '--length',
      '20',
      '--json',
    );
    assert.equal(one.u, null);
    const none = await imageOf(
      '--spans',
      'coder,start,end,category\na,,,\nb,,,\n',
      '--length',
      '20',
      '--json',
    );
    assert.deepEqual([none.u, none.uBinary, none.cu, none.coverage], [null, null, null, 0]);
  });

  test('refuses what is no segment', async () => {
    const refused: readonly (readonly [string, RegExp])[] = [
      ['a,9,5,x', /row 2: the segment from 9 to 5 ends before it starts\./],
      ['a,5,5,x', /from 5 to 5 is empty\./],
      ['a,5,21,x', /ends at 21, beyond --length 20\./],
      ['a,1.5,3,x', /the start must be a whole number of characters from 0, not “1\.5”\./],
      ['a,-1,3,x', /the start must be/],
      ['a,1,,x', /the end must be .*, not “”\./],
      ['a,1,3,', /the category is missing\./],
      ['a,1,4,x\na,3,6,y', /row 3: this segment of coder “a” overlaps that of row 2\./],
      [',1,4,x', /the coder is missing\./],
    ];
    for (const [rows, message] of refused) {
      const text = `coder,start,end,category\n${rows}\nb,0,2,x\n`;
      const { exitCode, stderr } = await compare('--spans', text, '--length', '20');
      assert.equal(exitCode, 2, stderr);
      assert.match(stderr, message);
    }
    assert.match((await compare('--spans', SPANS)).stderr, /--spans needs --length N/);
    for (const length of ['0', '-3', '2.5', 'x', '99999999999999999999']) {
      const { stderr, exitCode } = await compare('--spans', SPANS, `--length=${length}`);
      assert.equal(exitCode, 2);
      assert.match(stderr, /--length must be a whole number above 0/);
    }
    const metric = await compare('--spans', SPANS, '--length', '60', '--metric', 'nominal');
    assert.match(metric.stderr, /--metric belongs to --units FILE\./);
  });
});

test('agreement --help tells of tables, too', async () => {
  const { stdout } = await runCli(['agreement', '--units', 'x.csv', '--help'], { folder: '/' });
  assert.match(stdout, /--spans FILE .* needs --length N/s);
});
