import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { officeFile, paragraph } from '../../formats/officeFile';
import { workbookFile } from '../../formats/workbookFile';
import { folderOf, parsed, runCli } from '../session';
import { CODEBOOK } from '../smallCorpus';

const DAM = officeFile(paragraph('Dam or no dam', 'Title') + paragraph('The valley is split.'));
const PORT = `<html><head><title>Port talks</title><meta name="date" content="2024-05-02"></head><body><article>
<p>The dock workers reject night shifts, their chair said on Friday, and will not go back to the table.</p></article></body></html>`;

const STORY =
  'The union of the dock workers rejects night shifts, its chair said on Friday, and it will not go back to the table before the offer of the port authority has been withdrawn.';
const WIRE = `Nr,Head,Paper,Day,Words
1,Night shifts,The Quay,03/04/2024,"${STORY}"
2,No night shifts,Harbour Post,04/04/2024,"OLD QUAY – ${STORY}"
3,Empty,The Quay,05/04/2024,
`;

const FILES = {
  'corpus/codebook.yaml': CODEBOOK,
  'down/dam.docx': DAM,
  'down/port.html': PORT,
  'down/old.doc': 'x',
  'down/broken.docx': 'no zip',
  'elsewhere/dam.docx': DAM,
  'down/wire.csv': WIRE,
};

interface Row {
  readonly origin: string;
  readonly article: string;
  readonly state: string;
  readonly title: string | null;
  readonly date: string | null;
}

const NAMES = ['down/dam.docx', 'down/port.html'];

/** A folder with files of other programs and a corpus, and the command line in it. */
async function inFolder(
  work: (
    run: (...words: string[]) => ReturnType<typeof runCli>,
    read: (file: string) => string,
    folder: string,
  ) => Promise<void>,
): Promise<void> {
  const { folder, remove } = folderOf(FILES);
  try {
    await work(
      (...words) => runCli(words, { folder }),
      (file) => fs.readFileSync(path.join(folder, file), 'utf8'),
      folder,
    );
  } finally {
    remove();
  }
}

suite('import', () => {
  test('writes new articles into a folder, and says which', () =>
    inFolder(async (run, read) => {
      const result = await run('import', ...NAMES, '--into', 'corpus/new/folder');
      assert.deepEqual(result, {
        exitCode: 0,
        stdout:
          'STATE  FILE       ARTICLE\n' +
          '─────  ─────────  ───────────────────────────────────\n' +
          'new    dam.docx   new/folder/dam-or-no-dam.md\n' +
          'new    port.html  new/folder/2024-05-02-port-talks.md\n',
        stderr: '',
      });
      assert.equal(
        read('corpus/new/folder/dam-or-no-dam.md'),
        '---\ntitle: "Dam or no dam"\norigin: "dam.docx"\n---\n\n# Dam or no dam\n\nThe valley is split.\n',
      );
    }));

  test('a second time finds them where they are now, and leaves them', () =>
    inFolder(async (run, read, folder) => {
      await run('import', ...NAMES, '--into', 'corpus');
      fs.renameSync(
        path.join(folder, 'corpus/dam-or-no-dam.md'),
        path.join(folder, 'corpus/moved.md'),
      );
      const port = path.join(folder, 'corpus/2024-05-02-port-talks.md');
      fs.appendFileSync(port, 'A line of mine.\n');
      const again = await run('import', ...NAMES, '--into', 'corpus', '--json');
      assert.equal(again.exitCode, 1);
      assert.deepEqual(states(parsed<Row>(again)), [
        ['moved.md', 'same'],
        ['2024-05-02-port-talks.md', 'changed'],
      ]);
      assert.match(read('corpus/2024-05-02-port-talks.md'), /A line of mine/);
      const asTable = await run('import', ...NAMES, '--into', 'corpus');
      assert.match(
        asTable.stdout,
        /1 article differs from its file\. Nothing was replaced\. Use --force to replace the text/,
      );
      const forced = await run('import', ...NAMES, '--into', 'corpus', '--json', '--force');
      assert.equal(forced.exitCode, 0);
      assert.deepEqual(states(parsed<Row>(forced)), [
        ['moved.md', 'same'],
        ['2024-05-02-port-talks.md', 'replaced'],
      ]);
      assert.doesNotMatch(read('corpus/2024-05-02-port-talks.md'), /A line of mine/);
    }));

  test('of a table has an article for each row, by the columns that were named or guessed', () =>
    inFolder(async (run, read) => {
      const words = ['down/wire.csv', '--into', 'corpus', '--columns', 'text=words,title=Head'];
      const more = ['--columns', 'source=Paper', '--dates', 'day-first', '--duplicates', 'mark'];
      const result = await run('import', ...words, ...more);
      assert.equal(result.exitCode, 0);
      assert.equal(
        result.stdout.replace(/ +\n/g, '\n'),
        'STATE  FILE        ARTICLE                                     SAME STORY AS\n' +
          '─────  ──────────  ──────────────────────────────────────────  ─────────────\n' +
          'new    wire.csv#1  2024-04-03-the-quay-night-shifts.md\n' +
          'new    wire.csv#2  2024-04-04-harbour-post-no-night-shifts.md  wire.csv#1\n\n' +
          '1 article tells the same story as another one; new ones are marked with duplicate-of and not counted twice.\n' +
          'down/wire.csv was read with text=Words, title=Head, source=Paper, date=Day, id=Nr. Use --columns to choose others.\n',
      );
      assert.match(
        result.stderr,
        /^down\/wire\.csv:1:1 warning rows-without-text 1 row has no text/,
      );
      assert.equal(
        read('corpus/2024-04-04-harbour-post-no-night-shifts.md'),
        '---\ntitle: "No night shifts"\nsource: "Harbour Post"\ndate: "2024-04-04"\n' +
          'duplicate-of: "2024-04-03-the-quay-night-shifts.md"\norigin: "wire.csv#2"\n---\n\n' +
          `OLD QUAY – ${STORY}\n`,
      );
      const again = await run('import', ...words, ...more.slice(0, 4), '--json');
      const rows = parsed<Row & { readonly sameAs: string | null }>(again);
      assert.deepEqual(
        rows.map(({ state, sameAs }) => [state, sameAs]),
        [
          ['same', null],
          ['same', 'wire.csv#1'],
        ],
      );
    }));

  test('says which articles tell the story of one that was imported before', () =>
    inFolder(async (run, read, folder) => {
      const words = ['--into', 'corpus', '--dates', 'day-first', '--columns', 'text=Words'];
      fs.writeFileSync(path.join(folder, 'one.csv'), WIRE.split('\n').slice(0, 2).join('\n'));
      fs.writeFileSync(path.join(folder, 'two.csv'), WIRE.replace(/^1,.*\n/m, ''));
      await run('import', 'one.csv', ...words);
      const second = await run('import', 'two.csv', ...words, '--duplicates', 'mark', '--json');
      const rows = parsed<Row & { readonly sameAs: string | null }>(second);
      assert.deepEqual(
        rows.map(({ state, sameAs }) => [state, sameAs]),
        [['new', '2024-04-03-the-quay-night-shifts.md']],
      );
      assert.match(
        read('corpus/2024-04-04-harbour-post-no-night-shifts.md'),
        /\nduplicate-of: "2024-04-03-the-quay-night-shifts\.md"\n/,
      );
    }));

  test('of a table does not decide a date that can be read in two ways', () =>
    inFolder(async (run) => {
      const result = await run(
        'import',
        'down/wire.csv',
        '--into',
        'corpus',
        '--columns',
        'text=Words',
      );
      assert.match(result.stderr, /warning dates-unclear 1 date \(“03\/04\/2024”\) can be read/);
      assert.match(result.stdout, /the-quay-night-shifts\.md/);
    }));

  test('of a table says which columns there are where one is misspelt', () =>
    inFolder(async (run) => {
      const into = ['down/wire.csv', '--into', 'corpus'];
      const result = await run('import', ...into, '--columns', 'text=Word');
      assert.equal(result.exitCode, 2);
      assert.match(
        result.stderr,
        /There is no column “Word”\. Did you mean “Words”\? Available: Nr, Head/,
      );
      const role = await run('import', ...into, '--columns', 'txt=Words');
      assert.match(role.stderr, /one of text, title, .*not “txt”\. Did you mean “text”\?/);
      const order = await run('import', ...into, '--dates', 'dayfirst');
      assert.match(order.stderr, /--dates must be one of day-first, month-first/);
    }));

  test('states what a file does not say, and makes each turn of a hearing an article', () =>
    inFolder(async (run, read, folder) => {
      const page = `<html><head><title>Ferry bill</title></head><body><article>
<p>Mr. Lee: We oppose the bill, and we have said so in all the letters of the last years.</p>
<p>Ms. Orr: We do not, since the old ferry is too small and the new one would carry twice as many.</p>
<p>Mr. Lee: Well, then there is nothing left for us to say about it in this committee today.</p>
</article></body></html>`;
      fs.writeFileSync(path.join(folder, 'hearing.html'), page);
      const words = ['hearing.html', '--into', 'corpus', '--split-by-speaker'];
      const stated = ['--article-date', '2024-05-03', '--article-source', 'Harbour committee'];
      const result = await run('import', ...words, ...stated, '--json');
      assert.deepEqual(states(parsed<Row>(result)), [
        ['2024-05-03-harbour-committee-1-mr-lee-ferry-bill.md', 'new'],
        ['2024-05-03-harbour-committee-2-ms-orr-ferry-bill.md', 'new'],
        ['2024-05-03-harbour-committee-3-mr-lee-ferry-bill.md', 'new'],
      ]);
      const second = read('corpus/2024-05-03-harbour-committee-2-ms-orr-ferry-bill.md');
      assert.match(second, /^---\ntitle: "Ms. Orr – Ferry bill"\nauthor: "Ms. Orr"\n/);
      assert.match(second, /\n---\n\nWe do not, since the old ferry is too small/);
      const wrong = await run(
        'import',
        'hearing.html',
        '--into',
        'corpus',
        '--article-date',
        'May',
      );
      assert.match(wrong.stderr, /--article-date needs a date such as 2024-05-03/);
    }));

  test('with --dry-run writes nothing', () =>
    inFolder(async (run, _read, folder) => {
      const result = await run('import', ...NAMES, '--into', 'corpus/new', '--dry-run');
      assert.match(result.stdout, /^new +dam\.docx +new\/dam-or-no-dam\.md\n/m);
      assert.match(result.stdout, /Nothing was written/);
      assert.deepEqual(fs.readdirSync(path.join(folder, 'corpus')), ['codebook.yaml']);
    }));

  test('lists the titles of what the corpus has with another text', () =>
    inFolder(async (run, _read, folder) => {
      await run('import', 'down/port.html', '--into', 'corpus');
      const article = path.join(folder, 'corpus', '2024-05-02-port-talks.md');
      fs.writeFileSync(
        article,
        fs.readFileSync(article, 'utf8').replace(/^title: .*$/m, 'title: Harbour'),
      );
      const again = await run(
        'import',
        'down/port.html',
        '--into',
        'corpus',
        '--dry-run',
        '--force',
      );
      assert.match(again.stdout, /ARTICLE +TITLE IN THE CORPUS/);
      assert.match(again.stdout, /replaced +port\.html +2024-05-02-port-talks\.md +Harbour\n/);
    }));

  test('says how many articles it writes, and leaves none when it is interrupted', () =>
    inFolder(async (_run, _read, folder) => {
      const rows = Array.from(
        { length: 1200 },
        (_, at) => `Words ${String(at)},Title ${String(at)}`,
      );
      fs.writeFileSync(path.join(folder, 'many.csv'), `Text,Title\n${rows.join('\n')}\n`);
      const words = ['import', 'many.csv', '--into', 'corpus/a/b'];
      const interrupted = await runCli(words, {
        folder,
        onInterrupt: (work) => {
          setImmediate(work);
          return () => undefined;
        },
      });
      assert.equal(interrupted.exitCode, 2);
      assert.match(
        interrupted.stderr,
        /^Writing 1,200 articles into corpus\/a\/b\. Press Ctrl\+C/m,
      );
      assert.match(interrupted.stderr, /Nothing was imported/);
      assert.equal(interrupted.stdout, '');
      assert.deepEqual(fs.readdirSync(path.join(folder, 'corpus')), ['codebook.yaml']);
    }));

  test('says of each file that cannot be read what to do, and does the rest', () =>
    inFolder(async (run) => {
      const names = ['down/old.doc', 'down/broken.docx', 'down/none.docx', 'down'];
      const result = await run('import', ...NAMES, ...names, 'down/dam.docx', '--into', 'corpus');
      assert.equal(result.exitCode, 1);
      assert.equal(result.stdout.split('\n').length, 5, result.stdout);
      const lines = result.stderr.trimEnd().split('\n');
      const begins = lines.map((line) => line.split(' ').slice(0, 3).join(' '));
      assert.deepEqual(begins.sort(), [
        'down/broken.docx:1:1 error unreadable',
        'down/dam.docx:1:1 error name-twice',
        'down/none.docx:1:1 error unreadable',
        'down/old.doc:1:1 error convert-first',
        'down:1:1 error unreadable',
      ]);
      assert.match(result.stderr, /This is a \.doc file, .*save it as \.docx/);
      const none = await run('import', 'down/old.doc', '--into', 'corpus', '--quiet');
      assert.deepEqual(none, { exitCode: 2, stdout: '', stderr: '' });
    }));

  test('writes nothing of hostile files, and says what is wrong with each', () =>
    inFolder(async (run, _read, folder) => {
      const sheet = 'xl/worksheets/sheet1.xml';
      const hostile: Readonly<Record<string, readonly [string | Uint8Array, string]>> = {
        'bomb.xlsx': [
          workbookFile({ S: [['Text'], ['x']] }, { [sheet]: new Uint8Array(110_000_000) }),
          'error too-large',
        ],
        'slip.xlsx': [zipSync({ '../../evil.md': strToU8('x') }), 'error unreadable'],
        'outer.rss': [
          '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>',
          'error unreadable',
        ],
        'deep.json': ['['.repeat(1_000_000), 'error too-deep'],
        'line.csv': ['x'.repeat(20_000_000), 'error endless-line'],
        'parts.eml': [
          `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(100_000)}`,
          'warning entries-odd',
        ],
        'box.mbox': ['From a\nX: y\n\nx\n\n'.repeat(100_000), 'error too-large'],
      };
      const names = Object.keys(hostile);
      for (const name of names) fs.writeFileSync(path.join(folder, name), hostile[name]![0]);
      const before = fs.readdirSync(folder, { recursive: true }).sort();
      const result = await run('import', ...names, '--into', 'corpus');
      assert.equal(result.exitCode, 2);
      assert.equal(result.stdout, '');
      const begins = result.stderr.trimEnd().split('\n');
      assert.deepEqual(
        begins.map((line) => line.split(' ').slice(0, 3).join(' ')),
        names.map((name) => `${name}:1:1 ${hostile[name]![1]}`),
      );
      assert.deepEqual(fs.readdirSync(folder, { recursive: true }).sort(), before);
    }));

  test('needs files, and a folder in a corpus', () =>
    inFolder(async (run) => {
      for (const words of [[], ['down/dam.docx'], ['down/dam.docx', '--into', 'elsewhere']]) {
        const result = await run('import', ...words);
        assert.equal(result.exitCode, 2);
        assert.equal(result.stdout, '');
        assert.match(result.stderr, /FILES…|--into FOLDER|elsewhere is not in a corpus/);
      }
    }));

  test('writes nothing through a link that leads out of the corpus', () =>
    inFolder(async (run, _read, folder) => {
      fs.symlinkSync(path.join(folder, 'elsewhere'), path.join(folder, 'corpus/link'));
      const result = await run('import', 'down/dam.docx', '--into', 'corpus/link', '--json');
      assert.equal(result.exitCode, 1);
      assert.deepEqual(states(parsed<Row>(result)), [['link/dam-or-no-dam.md', 'failed']]);
      assert.deepEqual(fs.readdirSync(path.join(folder, 'elsewhere')), ['dam.docx']);
    }));
});

suite('convert', () => {
  test('prints the article that import would write, or writes it to a file', () =>
    inFolder(async (run, read) => {
      const printed = await run('convert', 'down/port.html');
      assert.equal(printed.exitCode, 0);
      assert.match(printed.stdout, /^---\ntitle: "Port talks"\ndate: "2024-05-02"\norigin: "port/);
      const written = await run('convert', 'down/port.html', '--out', 'port.md');
      assert.deepEqual(written, { exitCode: 0, stdout: '', stderr: '' });
      assert.equal(read('port.md'), printed.stdout);
      const refused = await run('convert', 'down/port.html', '--out', 'port.md');
      assert.equal(refused.exitCode, 2);
    }));

  test('prints the articles of a table, one after the other', () =>
    inFolder(async (run) => {
      const result = await run('convert', 'down/wire.csv', '--columns', 'text=Head');
      assert.equal(result.exitCode, 0);
      assert.equal(result.stdout.match(/^origin: "wire\.csv#\d"$/gm)?.length, 3);
      assert.match(result.stderr, /down\/wire\.csv was read with text=Head, /);
    }));

  test('says why a file cannot be read', () =>
    inFolder(async (run) => {
      const result = await run('convert', 'down/broken.docx');
      assert.deepEqual([result.exitCode, result.stdout], [2, '']);
      assert.match(result.stderr, /^down\/broken\.docx:1:1 error unreadable This file is damaged/);
      assert.equal((await run('convert')).exitCode, 2);
    }));
});

function states(rows: readonly Row[]): readonly (readonly string[])[] {
  return rows.map(({ article, state }) => [article, state]);
}
