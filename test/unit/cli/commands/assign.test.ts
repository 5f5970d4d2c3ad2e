import assert from 'node:assert/strict';
import { assertMatchesSchema } from '../../../support/outputSchemas';
import { CODEBOOK } from '../smallCorpus';
import { folderOf, parsed, runCli, type CliResult } from '../session';
import fs from 'node:fs';
import path from 'node:path';

interface Row {
  readonly article: string;
  readonly coders: readonly string[];
}

suite('assign', () => {
  test('draws the share, writes it into the codebook, and draws new articles by themselves', () =>
    inFolder(async ({ run, codebook, put }) => {
      const dry = await run('--coders', 'lea,max', '--share', '0.2', '--seed', '3', '--dry-run');
      assert.equal(dry.exitCode, 0, dry.stderr);
      assert.equal(codebook(), CODEBOOK);
      const done = await run('--coders', 'lea,max', '--share', '0.2', '--seed', '3', '--blind');
      assert.equal(
        done.stdout,
        `CODER  DRAWN  BEFORE  ARTICLES
─────  ─────  ──────  ────────
lea    6      0       6
max    6      0       6

Articles drawn: 10. Of these, several coders code 2.
`,
      );
      assert.match(codebook(), /\nannotation-files: one-per-coder\ncoding:\n {2}blind: true\n/);
      const first = assignedIn(codebook());
      put('new-1.md');
      put('new-2.md');
      const again = await run('--json');
      assert.deepEqual([again.exitCode, again.stderr], [0, '']);
      const rows = parsed<Row>(again);
      assertMatchesSchema('assign', rows);
      assert.deepEqual(
        rows.map(({ article }) => article),
        ['new-1.md', 'new-2.md'],
      );
      // ⌈0.2 · 2⌉ of the new ones.
      assert.equal(rows.filter(({ coders }) => coders.length === 2).length, 1);
      assert.ok(codebook().includes(first));
      const nothing = await run();
      assert.match(nothing.stdout, /^Articles drawn: 0\./m);
    }));

  test('does not draw reprints, and names assigned articles that are gone', () =>
    inFolder(async ({ run, put, remove }) => {
      put('reprint.md.annotations.yaml', REPRINT);
      put('reprint.md');
      await run('--share', '1');
      remove('a-1.md');
      const again = await run('--dry-run');
      assert.match(again.stdout, /articles that are not there: 1, such as a-1\.md\.$/m);
      assert.match(again.stdout, /^Articles drawn: 0\./m);
    }));

  test('what a coder has coded is assigned to that coder, in shared files and in own ones', () =>
    inFolder(async ({ run, put }) => {
      const coded = (coder: string): string =>
        `format: policy-annotations/1\ncoded: {${coder}: {state: complete}}\n`;
      for (let at = 0; at < 10; at++) {
        put(`a-${at}.md.annotations.yaml`, coded('max'));
        put(`a-${at}.md.lea.annotations.yaml`, coded('lea'));
      }
      const drawn = async (...words: readonly string[]): Promise<string> => {
        const result = await run('--share', '0', '--json', '--dry-run', ...words);
        return [...new Set(parsed<Row>(result).flatMap(({ coders }) => coders))].join();
      };
      assert.equal(await drawn(), 'max');
      assert.equal(await drawn('--blind'), 'lea');
    }));

  test('all coders can code the articles of the share together', () =>
    inFolder(
      async ({ run }) => {
        const words = ['--share', '0.5', '--together', 'all', '--json', '--dry-run'];
        const rows = parsed<Row>(await run(...words));
        assert.equal(rows.filter(({ coders }) => coders.length === 3).length, 5);
        assert.equal(rows.filter(({ coders }) => coders.length === 1).length, 5);
      },
      CODEBOOK.replace('  max: {name: Max}', '  max: {name: Max}\n  tom: {name: Tom}'),
    ));

  test('adds coders to a codebook that lists none', () =>
    inFolder(
      async ({ run, codebook }) => {
        await run('--coders', 'lea, max', '--share', '0');
        assert.match(codebook(), /\ncoders:\n {2}lea:\n {4}name: "lea"\n {2}max:\n/);
      },
      CODEBOOK.replace(/coders:\n.*\n.*\n/, ''),
    ));

  test('says what it does not understand, with what was probably meant', () =>
    inFolder(async ({ run, codebook }) => {
      const wrong = async (...words: string[]) => {
        const { exitCode, stderr } = await run(...words);
        assert.equal(exitCode, 2);
        return stderr;
      };
      assert.match(await wrong(), /--share 0\.2/);
      assert.match(await wrong('--share', '20'), /from 0 to 1, such as 0\.2, not “20”/);
      assert.match(await wrong('--share', ''), /from 0 to 1/);
      assert.match(await wrong('--share', '0.2', '--seed', 'x'), /whole number/);
      const share = ['--share', '0.2'];
      assert.match(
        await wrong(...share, '--coders', 'lea,mex'),
        /no coder “mex”. Did you mean “max”/,
      );
      assert.match(await wrong(...share, '--coders', 'lea'), /two coders or more/);
      assert.match(await wrong(...share, '--coders', 'lea,gold'), /standard of training articles/);
      assert.match(await wrong(...share, '--coders', 'lea,M!'), /not an id/);
      assert.match(await wrong(...share, '--together', 'three'), /--together/);
      assert.equal(codebook(), CODEBOOK);
    }));

  test('counts a coder once who is assigned twice to an article', () =>
    inFolder(async ({ run }) => {
      const { stdout } = await run('--coders', 'lea,max', '--share', '0', '--dry-run');
      assert.match(stdout, /^lea +4 +1 +5$/m);
    }, `${CODEBOOK}coding: {assigned: {a-1.md: [lea, lea]}}\n`));

  test('does nothing where the codebook cannot be read', () =>
    inFolder(async ({ run, codebook }) => {
      const text = codebook();
      const { exitCode, stderr } = await run('--share', '0.2');
      assert.equal(exitCode, 2);
      assert.match(stderr, /codebook\.yaml/);
      assert.equal(codebook(), text);
    }, `${CODEBOOK}coders: [\n`));
});

const REPRINT = 'format: policy-annotations/1\narticle: {duplicate-of: a-1.md}\n...\n';

interface Playing {
  readonly run: (...words: readonly string[]) => Promise<CliResult>;
  readonly codebook: () => string;
  readonly put: (file: string, text?: string) => void;
  readonly remove: (file: string) => void;
}

async function inFolder(play: (playing: Playing) => Promise<void>, text = CODEBOOK): Promise<void> {
  const names = Array.from({ length: 10 }, (_, at) => `a-${at}.md`);
  const { folder, remove } = folderOf({
    'codebook.yaml': text,
    ...Object.fromEntries(names.map((name) => [name, 'Beijing wants exports.\n'])),
  });
  const placeOf = (file: string): string => path.join(folder, file);
  try {
    await play({
      run: (...words) => runCli(['assign', ...words], { folder }),
      codebook: () => fs.readFileSync(placeOf('codebook.yaml'), 'utf8'),
      put: (file, content = 'Japan.\n') => fs.writeFileSync(placeOf(file), content),
      remove: (file) => fs.rmSync(placeOf(file)),
    });
  } finally {
    remove();
  }
}

function assignedIn(text: string): string {
  return text.slice(text.indexOf('  assigned:'));
}
