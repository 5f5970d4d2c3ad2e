import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { groupedBy } from '../../../src/core/analysis/records/groups';
import { folderOf, runCli } from '../cli/session';

suite('A table of draws', () => {
  test('has each claim once in each draw, missed ones too, and readings that err', () =>
    inStudy(14, async (run) => {
      const { stdout, stderr, exitCode } = await run('export', '--format', 'draws', '--no-bom');
      assert.equal(exitCode, 0, stderr);
      const rows = csvRows(stdout);
      const draws = groupedBy(rows, ({ draw }) => draw);
      assert.equal(draws.size, 200);
      for (const [draw, own] of draws) {
        const positions = own.flatMap(({ position }) => (position === '' ? [] : [position]));
        assert.equal(new Set(positions).size, positions.length, draw);
        // What was read was there: 14 articles with two units, and ten with one.
        assert.equal(positions.length, 38, draw);
      }
      const ofChina = rows.filter(({ actor, position }) => actor === 'china' && position !== '');
      const share = (column: 'side' | 'read', side: string): number =>
        ofChina.filter((row) => row[column] === side).length / ofChina.length;
      assert.ok(share('side', 'for') > 0.9, String(share('side', 'for')));
      // A new coder misses and misreads some of what is there.
      assert.ok(share('read', 'for') < share('side', 'for'));
      assert.ok(share('read', '') > 0 && share('read', '') < 0.3, String(share('read', '')));
      const missed = rows.filter(({ position }) => position === '');
      assert.ok(missed.length > 0 && missed.length < rows.length / 4, String(missed.length));
      const again = await run('export', '--format', 'draws', '--no-bom', '--seed', '1');
      assert.equal(again.stdout, stdout);
      const other = await run('export', '--format', 'draws', '--no-bom', '--seed', '2');
      assert.notEqual(other.stdout, stdout);
    }));

  test('is empty where too few articles were coded twice, and says why', () =>
    inStudy(9, async (run) => {
      const { stdout, stderr } = await run('export', '--format', 'draws', '--no-bom');
      assert.deepEqual(csvRows(stdout), []);
      assert.match(stderr, /9 articles were completed by two or more coders, and 10 are needed/);
    }));

  test('scripts in R and Python pool the same estimates', function () {
    const missing = ['Rscript', 'python3'].filter(
      (program) => spawnSync(program, ['--version']).status !== 0,
    );
    if (missing.length > 0) {
      console.log(`Skipped: there is no ${missing.join(' and no ')}.`);
      this.skip();
    }
    return inStudy(14, async (run, folder) => {
      for (const [format, out] of [
        ['draws', 'draws.csv'],
        ['draws-r', 'draws.R'],
        ['draws-python', 'draws.py'],
      ] as const) {
        const { exitCode, stderr } = await run('export', '--format', format, '--out', out);
        assert.equal(exitCode, 0, stderr);
      }
      assert.ok(fs.existsSync(path.join(folder, 'draws.datapackage.json')));
      const [ofR, ofPython] = [
        ['Rscript', 'draws.R'],
        ['python3', 'draws.py'],
      ].map(([program = '', file = '']) => {
        const { status, stdout, stderr } = spawnSync(program, [file], {
          cwd: folder,
          encoding: 'utf8',
        });
        assert.equal(status, 0, stderr);
        return stdout;
      });
      assert.equal(ofR, ofPython);
      // Japan comes to what China is for.
      assert.match(ofR ?? '', /^side by year: 0\.\d{3} \(95 % interval 0\.\d{3} to 0\.\d{3}\)$/m);
      assert.match(ofR ?? '', /^pairs opposed: 0\.[1-9]\d\d \(95 % interval /m);
    });
  });
});

/** The rows of a table without quoted cells. */
function csvRows(table: string) {
  const [heads = '', ...lines] = table.trimEnd().split('\r\n');
  const names = heads.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    const [draw = '', position = '', actor = '', side = '', read = ''] = [
      ...['draw', 'position', 'actor', 'side', 'read'],
    ].map((name) => cells[names.indexOf(name)]);
    return { draw, position, actor, side, read };
  });
}

const CODEBOOK = `format: policy-codebook/1
coders:
  lea: {name: Lea}
  max: {name: Max}
actors:
  china: {name: China}
  japan: {name: Japan}
issues:
  talks: {name: Talks}
`;

const TEXT = 'China wants talks. Japan does not.\n';

/** Lea reads all articles, Max the first ones. China is for talks, and Japan later so, too; Max
 * takes one of its positions for the other side, and misses one of China's. */
async function inStudy(
  twice: number,
  work: (run: (...words: string[]) => ReturnType<typeof runCli>, folder: string) => Promise<void>,
): Promise<void> {
  const files: Record<string, string> = { 'codebook.yaml': CODEBOOK };
  const position = (id: string, coder: string, words: string, quote: string): string => {
    const [actor = '', stance = ''] = words.split(' ');
    const exact = `quote: {exact: "${quote}", start: ${String(TEXT.indexOf(quote))}}`;
    return `  - {id: ${id}, coder: ${coder}, actor: ${actor}, stance: ${stance}, issue: talks, ${exact}}`;
  };
  for (let at = 0; at < twice + 10; at++) {
    const isTwice = at < twice;
    const japan = at < 8 ? 'oppose' : 'support';
    const name = `a${String(at).padStart(2, '0')}`;
    const china = 'China wants talks';
    const positions = [
      position(`c${name}`, 'lea', 'china support', china),
      ...(isTwice
        ? [
            position(`j${name}`, 'lea', `japan ${japan}`, 'Japan does not'),
            ...(at === 3 ? [] : [position(`m${name}`, 'max', 'china support', china)]),
            position(`n${name}`, 'max', `japan ${at === 5 ? 'support' : japan}`, 'Japan does not'),
          ]
        : []),
    ];
    files[`${name}.txt`] = TEXT;
    files[`${name}.txt.annotations.yaml`] = [
      'format: policy-annotations/1',
      `article: {date: "${String(2000 + at)}-03-01"}`,
      'coded:',
      '  lea: {state: complete}',
      ...(isTwice ? ['  max: {state: complete}'] : []),
      'positions:',
      ...positions,
      '...',
      '',
    ].join('\n');
  }
  const { folder, remove } = folderOf(files);
  try {
    await work((...words) => runCli(words, { folder }), folder);
  } finally {
    remove();
  }
}
