import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { parsed } from '../session';
import { CODEBOOK, inFolder } from './claimsFolder';

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

/** Rows of a study, by its mapping. */
const IMPORT = ['import', 'claims.csv', '--into', 'corpus', '--mapping', 'my.yaml'] as const;

suite('import of positions', () => {
  test('guesses what the columns are, and writes that down', () =>
    inFolder(async (run, file) => {
      const stated = await run(
        'import',
        'claims.csv',
        '--into',
        'corpus',
        '--write-mapping',
        'mapping.yaml',
      );
      assert.deepEqual(stated, { exitCode: 0, stdout: '', stderr: '' });
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
      assert.match(again.stderr, /mapping\.yaml already exists/);
    }));

  test('writes what it understands, and says of the rest what and why', () =>
    inFolder(
      async (run, file) => {
        const stated = await run(...IMPORT);
        assert.equal(stated.exitCode, 1);
        assert.equal(
          stated.stderr,
          'claims.csv:4:1 error unknown-actor The codebook has no actor “Airport”.\n' +
            'claims.csv:5:1 error unknown-article The corpus has no article “nigth.txt”. Did you mean “night.txt”?\n' +
            'claims.csv:6:1 warning lost The quote is not in the article. The position needs review.\n',
        );
        assert.equal(
          stated.stdout,
          'STATE         ROWS  FOR REVIEW\n' +
            '────────────  ────  ──────────\n' +
            'new           3     1\n' +
            'not imported  2\n' +
            '\nNot in the codebook: actor “Airport” (1 row). Use --into-codebook add to add them.\n' +
            '1 document is not in the corpus. Import the missing texts first, or use --make-articles to make articles of the quotes.\n',
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
        const stated = await run(...IMPORT, '--into-codebook', 'add');
        assert.match(stated.stdout, /New in the codebook: actor airport \(“Airport”\)\./);
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
        const words = [...IMPORT, '--quiet'];
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
      const stated = await run(
        'import',
        'claims.csv',
        '--positions',
        '--into',
        'corpus',
        '--dry-run',
      );
      assert.match(stated.stdout, /Nothing was written \(--dry-run\)\.\n$/);
      assert.equal(file('corpus/harbour.txt.annotations.yaml'), '');
    }));

  test('writes nothing at all where one file cannot be written', () =>
    inFolder(
      async (run, file, folder) => {
        const place = path.join(folder, 'corpus/night.txt.annotations.yaml');
        fs.writeFileSync(place, 'format: policy-annotations/1\n...\n');
        fs.chmodSync(place, 0o444);
        const stated = await run(...IMPORT, '--into-codebook', 'add');
        assert.equal(stated.exitCode, 2);
        assert.match(
          stated.stderr,
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
        const stated = await run(...IMPORT);
        assert.match(stated.stderr, /claims\.csv:2:1 error unread-article/);
        assert.equal(file('corpus/harbour.txt.annotations.yaml'), 'positions: [');
      },
      { 'my.yaml': MAPPING, 'corpus/harbour.txt.annotations.yaml': 'positions: [' },
    ));

  test('of documents that the corpus lacks has a line for each, and can make them', () =>
    inFolder(
      async (run, file) => {
        const words = ['import', 'coded.csv', '--positions', '--into', 'corpus/coded'];
        const stated = await run(...words);
        assert.equal(
          stated.stderr,
          'coded.csv:2:1 error unknown-article-rows The corpus has no article “Speech A”, which 3 rows name.\n' +
            'coded.csv:5:1 error unknown-article The corpus has no article “speech-b.pdf”.\n',
        );
        assert.match(stated.stdout, /not imported +4\b/);
        assert.match(stated.stdout, /2 documents are not in the corpus\. .* --make-articles/);
        const made = await run(...words, '--make-articles');
        assert.equal(made.stderr, '');
        assert.match(made.stdout, /new +4\b/);
        assert.match(made.stdout, /2 articles made of quotes/);
        assert.equal(
          file('corpus/coded/2024-05-03-speech-a.md'),
          '---\ntitle: "Speech A"\ndate: "2024-05-03"\norigin: "Speech A"\nmade-of: "quotes"\n---\n\n' +
            'We close the harbour at night.\n\nThat is reckless.\n',
        );
        assert.match(file('corpus/coded/speech-b.md'), /\n\nNo ban\.\n$/);
        assert.match(
          file('corpus/coded/2024-05-03-speech-a.md.annotations.yaml'),
          /exact: "close the harbour"/,
        );
        const again = await run(...words, '--make-articles');
        assert.match(again.stdout, /same +4\b/);
        assert.doesNotMatch(again.stdout, /made of quotes/);
      },
      {
        'coded.csv':
          'Document,Organization,Concept,Agreement,Text,Start,Document date\n' +
          "Speech A,Dock workers' union,Cargo ban,oppose,That is reckless.,80,2024-05-03\n" +
          'Speech A,City council,Cargo ban,support,We close the harbour at night.,10,2024-05-03\n' +
          'Speech A,City council,Cargo ban,support,close the harbour,13,2024-05-03\n' +
          'speech-b.pdf,City council,Cargo ban,oppose,No ban.,4,\n',
      },
    ));

  test('of its own export changes nothing', () =>
    inFolder(
      async (run, file) => {
        await run(...IMPORT);
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
      assert.match(await wrong('claims.csv', '--positions'), /is not in a corpus/);
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
