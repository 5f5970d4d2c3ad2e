import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { folderOf, parsed, say } from '../session';

const CODEBOOK = `format: policy-codebook/1
actors:
  council: {name: City council}
  union: {name: Dock workers' union}
issues:
  cargo: {name: Cargo ban}
...
`;

const FILES = {
  'corpus/codebook.yaml': CODEBOOK,
  'corpus/harbour.txt': 'The council wants to close the harbour. The union calls that reckless.\n',
  'corpus/night.txt': 'The council wants quiet nights.\n',
  'claims.csv':
    'Nr;Document;Organization;Concept;Agreement;Statement text\n' +
    '1;harbour.txt;City council;Cargo ban;1;wants to close the harbour\n' +
    "2;harbour.txt;Dock workers' union;Cargo ban;0;calls that reckless\n" +
    '3;night.txt;Airport;Cargo ban;0;quiet nights\n' +
    '4;nigth.txt;City council;Cargo ban;0;quiet nights\n' +
    '5;night.txt;City council;Cargo ban;1;noisy days\n',
};

const HARBOUR = `format: policy-annotations/1
positions:
  - id: "1"
    actor: council
    issue: cargo
    stance: support
    quote:
      exact: "wants to close the harbour"
      prefix: "The council "
      suffix: ". The union calls that reckless.\\n"
      start: 12
      repeated: false
  - id: "2"
    actor: union
    issue: cargo
    stance: oppose
    quote:
      exact: "calls that reckless"
      prefix: "cil wants to close the harbour. The union "
      suffix: ".\\n"
      start: 50
      repeated: false
...
`;

type Run = (...words: string[]) => ReturnType<typeof say>;

async function inFolder(
  work: (run: Run, file: (name: string) => string, folder: string) => Promise<void>,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { folder, remove } = folderOf({ ...FILES, ...more });
  try {
    await work(
      (...words) => say(words, { folder }),
      (name) => {
        const place = path.join(folder, name);
        return fs.existsSync(place) ? fs.readFileSync(place, 'utf8') : '';
      },
      folder,
    );
  } finally {
    remove();
  }
}

suite('import of positions', () => {
  test('guesses what the columns are, and writes that down', () =>
    inFolder(async (run, file) => {
      const said = await run(
        'import',
        'claims.csv',
        '--into',
        'corpus',
        '--write-mapping',
        'mapping.yaml',
      );
      assert.deepEqual(said, { exitCode: 0, stdout: '', stderr: '' });
      assert.equal(
        file('mapping.yaml'),
        `format: policy-mapping/1
columns:
  article: "Document"
  quote: "Statement text"
  actor: "Organization"
  issue: "Concept"
  stance: "Agreement"
stances:
  "0": "oppose"
  "1": "support"
`,
      );
      const again = await run(
        'import',
        'claims.csv',
        '--into',
        'corpus',
        '--write-mapping',
        'mapping.yaml',
      );
      assert.match(again.stderr, /mapping\.yaml exists/);
    }));

  test('writes what it understands, and says of the rest what and why', () =>
    inFolder(
      async (run, file) => {
        const said = await run('import', 'claims.csv', '--into', 'corpus', '--mapping', 'my.yaml');
        assert.equal(said.exitCode, 1);
        assert.equal(
          said.stderr,
          'claims.csv:4:1 error unknown-actor The codebook has no actor “Airport”.\n' +
            'claims.csv:5:1 error unknown-article The corpus has no article “nigth.txt”. Did you mean “night.txt”?\n' +
            'claims.csv:6:1 warning lost The quote is not in the article; the position waits for review.\n',
        );
        assert.equal(
          said.stdout,
          'STATE     ROWS  FOR REVIEW\n' +
            '────────  ────  ──────────\n' +
            'new       3     1\n' +
            'left out  2\n' +
            '\nNot in the codebook: actor “Airport” (1 row). --into-codebook add takes them into it.\n',
        );
        assert.equal(file('corpus/harbour.txt.annotations.yaml'), HARBOUR);
        assert.match(
          file('corpus/night.txt.annotations.yaml'),
          /quote: "noisy days"|exact: "noisy days"/,
        );
        assert.equal(file('corpus/codebook.yaml'), CODEBOOK);
      },
      { 'my.yaml': MAPPING },
    ));

  test('adds what is new to the codebook, if told to', () =>
    inFolder(
      async (run, file) => {
        const said = await run(
          'import',
          'claims.csv',
          '--into',
          'corpus',
          '--mapping',
          'my.yaml',
          '--into-codebook',
          'add',
        );
        assert.match(said.stdout, /New in the codebook: actor airport \(“Airport”\)\./);
        assert.match(file('corpus/codebook.yaml'), /\n {2}airport:\n {4}name: "Airport"\n/);
        assert.match(file('corpus/night.txt.annotations.yaml'), /actor: airport/);
        const checked = await run('check', 'corpus');
        assert.match(checked.stderr, /^night\.txt\.annotations\.yaml:\d+:\d+ warning quote-/);
        assert.doesNotMatch(checked.stderr, /unknown/);
      },
      { 'my.yaml': MAPPING },
    ));

  test('a second time changes nothing, and a row that says something else is left alone without --force', () =>
    inFolder(
      async (run, file, folder) => {
        const words = [
          'import',
          'claims.csv',
          '--into',
          'corpus',
          '--mapping',
          'my.yaml',
          '--quiet',
        ];
        await run(...words);
        const before = file('corpus/harbour.txt.annotations.yaml');
        const again = parsed<{ state: string }>(await run(...words, '--json'));
        assert.deepEqual(
          again.map(({ state }) => state),
          ['same', 'same', 'same'],
        );
        assert.equal(file('corpus/harbour.txt.annotations.yaml'), before);
        const table = path.join(folder, 'claims.csv');
        fs.writeFileSync(
          table,
          fs
            .readFileSync(table, 'utf8')
            .replace(
              "2;harbour.txt;Dock workers' union;Cargo ban;0",
              '2;harbour.txt;City council;Cargo ban;1',
            ),
        );
        const changed = parsed<{ row: number; state: string }>(await run(...words, '--json'));
        assert.deepEqual(
          changed.map(({ state }) => state),
          ['same', 'changed', 'same'],
        );
        assert.equal(file('corpus/harbour.txt.annotations.yaml'), before);
        await run(...words, '--force');
        const now = file('corpus/harbour.txt.annotations.yaml');
        assert.equal(
          now,
          before
            .replace('actor: union', 'actor: council')
            .replace('stance: oppose', 'stance: support'),
        );
      },
      { 'my.yaml': MAPPING },
    ));

  test('only says what it would do with --dry-run', () =>
    inFolder(async (run, file) => {
      const said = await run(
        'import',
        'claims.csv',
        '--positions',
        '--into',
        'corpus',
        '--dry-run',
      );
      assert.match(said.stdout, /Nothing was written \(--dry-run\)\.\n$/);
      assert.equal(file('corpus/harbour.txt.annotations.yaml'), '');
    }));

  test('writes nothing at all where one file cannot be written', () =>
    inFolder(
      async (run, file, folder) => {
        const place = path.join(folder, 'corpus/night.txt.annotations.yaml');
        fs.writeFileSync(place, 'format: policy-annotations/1\n...\n');
        fs.chmodSync(place, 0o444);
        const said = await run(
          'import',
          'claims.csv',
          '--into',
          'corpus',
          '--mapping',
          'my.yaml',
          '--into-codebook',
          'add',
        );
        assert.equal(said.exitCode, 2);
        assert.match(
          said.stderr,
          /night\.txt\.annotations\.yaml:1:1 error unwritten .*Nothing was imported/,
        );
        assert.equal(file('corpus/codebook.yaml'), CODEBOOK);
        assert.equal(file('corpus/harbour.txt.annotations.yaml'), '');
        assert.equal(
          file('corpus/night.txt.annotations.yaml'),
          'format: policy-annotations/1\n...\n',
        );
      },
      { 'my.yaml': MAPPING },
    ));

  test('leaves rows of an article alone whose annotation file cannot be read', () =>
    inFolder(
      async (run, file) => {
        const said = await run('import', 'claims.csv', '--into', 'corpus', '--mapping', 'my.yaml');
        assert.match(said.stderr, /claims\.csv:2:1 error unread-article/);
        assert.equal(file('corpus/harbour.txt.annotations.yaml'), 'positions: [');
      },
      { 'my.yaml': MAPPING, 'corpus/harbour.txt.annotations.yaml': 'positions: [' },
    ));

  test('of its own export changes nothing', () =>
    inFolder(
      async (run, file) => {
        await run('import', 'claims.csv', '--into', 'corpus', '--mapping', 'my.yaml');
        await run('export', 'corpus', '--format', 'positions-csv', '--out', 'out.csv');
        const before = file('corpus/harbour.txt.annotations.yaml');
        const same = await run('import', 'out.csv', '--into', 'corpus', '--positions', '--json');
        assert.deepEqual(
          parsed<{ state: string }>(same).map(({ state }) => state),
          ['same', 'same', 'same'],
        );
        assert.deepEqual([same.exitCode, same.stderr], [0, '']);
        assert.equal(file('corpus/harbour.txt.annotations.yaml'), before);
      },
      { 'my.yaml': MAPPING },
    ));

  test('says what it does not understand of its options', () =>
    inFolder(async (run) => {
      const wrong = async (...words: string[]) => (await run('import', ...words)).stderr;
      assert.match(await wrong('claims.csv', '--positions'), /is in no corpus/);
      assert.match(
        await wrong('claims.csv', '--positions', '--into', 'corpus', '--into-codebook', 'ad'),
        /--into-codebook .*“ad”/,
      );
      assert.match(
        await wrong('claims.csv', '--mapping', 'gone.yaml', '--into', 'corpus'),
        /gone\.yaml cannot be read/,
      );
      assert.match(
        await wrong('claims.csv', 'b.csv', '--positions', '--into', 'corpus'),
        /one table at a time/,
      );
      assert.match(
        await wrong('corpus/harbour.txt', '--positions', '--into', 'corpus'),
        /harbour\.txt:1:1 error/,
      );
      assert.match(
        await wrong('gone.csv', '--positions', '--into', 'corpus'),
        /gone\.csv:1:1 error unreadable/,
      );
    }));
});

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
      const said = await run('import', '--codebook', 'lists/', '--into', 'corpus');
      assert.deepEqual(said, { exitCode: 0, stdout: table, stderr: '' });
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

  test('says what it cannot read or take', () =>
    inFolder(
      async (run) => {
        const wrong = async (...words: string[]) =>
          (await run('import', '--into', 'corpus', ...words)).stderr;
        assert.match(await wrong('--codebook', 'gone.csv'), /gone\.csv cannot be found/);
        assert.match(await wrong('--codebook', 'lists', 'more.csv'), /no others/);
        assert.match(await wrong('--codebook', 'corpus/harbour.txt', '--quiet'), /^$/);
        assert.match(await wrong('--codebook', 'odd.csv'), /odd\.csv:2:1 error no-words/);
        assert.match(await wrong('--codebook', 'read me.md'), /read me\.md:1:1 error unknown-kind/);
      },
      { ...LISTS, 'odd.csv': 'name\n…\n', 'read me.md': 'No list.' },
    ));
});

const MAPPING = `format: policy-mapping/1
columns:
  id: Nr
  article: Document
  quote: Statement text
  actor: Organization
  issue: Concept
  stance: Agreement
stances: {"1": support, "0": oppose}
`;
