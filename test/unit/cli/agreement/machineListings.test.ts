import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { assertMatchesSchema } from '../../../support/outputSchemas';
import { runCli } from '../session';
import { CORPUS, inFolder } from '../smallCorpus';

const line = (answer: Readonly<Record<string, unknown>>): string => `${JSON.stringify(answer)}\n`;
const READINGS =
  line({ model: 'local-8b' }) +
  line({
    ...{ article: 'talks.md', actor: 'china', issue: 'exports', stance: 'oppose' },
    quote: 'wants exports to go on',
  }) +
  line({ article: 'wire/other.txt' });

/** Lea has coded both articles, and max, whose position stands in the same file, none. */
async function withMachine(body: (folder: string) => Promise<void>): Promise<void> {
  await inFolder({ ...CORPUS, 'readings.jsonl': READINGS }, async (folder) => {
    const file = path.join(folder, 'talks.md.annotations.yaml');
    const done = 'coded:\n  lea: {state: complete}\npositions:';
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('positions:', done));
    const other = 'format: policy-annotations/1\ncoded:\n  lea: {state: complete}\n...\n';
    fs.writeFileSync(path.join(folder, 'wire/other.txt.annotations.yaml'), other);
    await runCli(['import', 'readings.jsonl', '--as-machine', 'm1'], { folder });
    await body(folder);
  });
}

suite('A machine beside people', () => {
  test('adjudicate --list --against lists where it differs from those who have completed', () =>
    withMachine(async (folder) => {
      const asked = ['adjudicate', folder, '--list', '--against', 'm1'];
      const { exitCode, stdout } = await runCli(asked, { columns: Infinity });
      assert.equal(exitCode, 0);
      assert.match(
        stdout,
        /^talks\.md +Lea +another stance +waiting +China ⊕ .* +China ⊖ .*wants exports/m,
      );
      assert.match(stdout, /only the machine: 0; another stance: 1; only the person: 0\./);
      const image: unknown = JSON.parse((await runCli([...asked, '--json'])).stdout);
      assertMatchesSchema('adjudicate-machine', image);
    }));

  test('agreement --against says what it is worth, and what is not known', () =>
    withMachine(async (folder) => {
      const asked = ['agreement', folder, '--against', 'm1'];
      const { exitCode, stdout } = await runCli(asked, { columns: Infinity });
      assert.equal(exitCode, 0);
      assert.match(
        stdout,
        /^all +1\.00 \(1\/1\) \.21–1\.00 +unknown +1\.00 \(1\/1\) \S+ +unknown +\.00 \(0\/1\) \.00–\.79 +no$/m,
      );
      assert.match(stdout, /^issue +Chinese exports +1\.00/m);
      assert.match(stdout, /^2 readings of 2 articles, as they were before/m);
      const image: unknown = JSON.parse((await runCli([...asked, '--json'])).stdout);
      assertMatchesSchema('agreement-machine', image);
      const csv = (await runCli([...asked, '--format', 'csv', '--least', '0.2'])).stdout;
      assert.match(
        csv,
        /^.?of,id,precision,precision_n,precision_low,precision_high,precision_enough/,
      );
      assert.match(csv, /^all,,1,1,0\.2065\d*,1,yes,/m);
    }));

  test('a machine that the codebook lacks is refused, and so is one that read nothing', () =>
    withMachine(async (folder) => {
      for (const command of [['adjudicate', '--list'], ['agreement']]) {
        const [name = '', ...more] = command;
        const { exitCode, stderr } = await runCli([name, folder, ...more, '--against', 'm2']);
        assert.equal(exitCode, 2);
        assert.match(stderr, /no machine “m2”/);
      }
      fs.rmSync(path.join(folder, 'talks.md.m1.annotations.yaml'));
      fs.rmSync(path.join(folder, 'wire/other.txt.m1.annotations.yaml'));
      const { exitCode, stderr } = await runCli(['agreement', folder, '--against', 'm1']);
      assert.equal(exitCode, 2);
      assert.match(stderr, /No article that m1 read was completed/);
    }));
});
