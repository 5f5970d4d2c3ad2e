import assert from 'node:assert/strict';
import { parsed } from '../session';
import { CODEBOOK, inFolder } from './claimsFolder';

suite('import of entries of the codebook', () => {
  const LISTS = {
    'lists/persons.txt': 'Ada Lund\nLea Sommer\n',
    'lists/issues.csv': 'name,layer,keywords\nCargo ban,issue,cargo ships\n',
    'lists/read me.md': 'No list.',
  };

  test('writes what is new, and new names of what is there', () =>
    inFolder(async (run, file) => {
      const dry = await run('import', '--codebook', 'lists', '--into', 'corpus', '--dry-run');
      const table =
        'STATE       LAYER  ID          NAME        NEW NAMES\n' +
        '──────────  ─────  ──────────  ──────────  ───────────\n' +
        'more names  issue  cargo       Cargo ban   cargo ships\n' +
        'new         actor  ada-lund    Ada Lund\n' +
        'new         actor  lea-sommer  Lea Sommer\n';
      assert.deepEqual(dry, {
        exitCode: 0,
        stdout: `${table}\nNothing was written (--dry-run).\n`,
        stderr: '',
      });
      assert.equal(file('corpus/codebook.yaml'), CODEBOOK);
      const stated = await run('import', '--codebook', 'lists/', '--into', 'corpus');
      assert.deepEqual(stated, { exitCode: 0, stdout: table, stderr: '' });
      assert.match(
        file('corpus/codebook.yaml'),
        / {2}ada-lund:\n {4}name: "Ada Lund"\n {4}type: person\n/,
      );
      const again = await run('import', '--codebook', 'lists', '--into', 'corpus', '--json');
      assert.deepEqual(
        parsed<{ state: string }>(again).map(({ state }) => state),
        ['same', 'same', 'same'],
      );
    }, LISTS));

  test('finds nothing new in the table that the codebook was exported to', () =>
    inFolder(async (run, file) => {
      const made = await run(
        ...['export', 'corpus', '--format', 'codebook-csv', '--out', 'study.csv', '--quiet'],
      );
      assert.deepEqual([made.exitCode, made.stderr], [0, '']);
      assert.match(file('study.csv'), /^\ufefflayer,id,name,type,part_of/);
      const again = await run('import', '--codebook', 'study.csv', '--into', 'corpus', '--json');
      assert.deepEqual([again.exitCode, again.stderr], [0, '']);
      const states = parsed<{ state: string }>(again).map(({ state }) => state);
      assert.deepEqual([...new Set(states)], ['same']);
      assert.equal(file('corpus/codebook.yaml'), CODEBOOK);
    }));

  test('says what it cannot read or take', () =>
    inFolder(
      async (run) => {
        const wrong = async (...words: string[]) =>
          (await run('import', '--into', 'corpus', ...words)).stderr;
        assert.match(await wrong('--codebook', 'gone.csv'), /gone\.csv cannot be found/);
        assert.match(
          await wrong('--codebook', 'lists', 'more.csv'),
          /Name one file or folder after --codebook, and nothing else/,
        );
        assert.match(await wrong('--codebook', 'corpus/harbour.txt', '--quiet'), /^$/);
        assert.match(await wrong('--codebook', 'odd.csv'), /odd\.csv:2:1 error no-words/);
        assert.match(await wrong('--codebook', 'read me.md'), /read me\.md:1:1 error unknown-kind/);
      },
      { ...LISTS, 'odd.csv': 'name\n…\n', 'read me.md': 'No list.' },
    ));
});
