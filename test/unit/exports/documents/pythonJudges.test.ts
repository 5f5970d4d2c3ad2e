import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parsed, runCli } from '../../cli/session';
import { inFolder } from '../../cli/smallCorpus';

const EXAMPLES = path.resolve(__dirname, '../../../../examples');
const FOREIGN = path.resolve(__dirname, '../../../fixtures/foreign');

/** The Python that has a module: that of the system has Debian's packages, where another comes
 * first. */
function pythonWith(module: string): string | undefined {
  return ['python3', '/usr/bin/python3'].find(
    (python) => spawnSync(python, ['-c', `import ${module}`]).status === 0,
  );
}

function runPython(python: string, script: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(python, ['-c', script, ...args], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  return stdout;
}

/** A test that is skipped, with the reason printed, where the module is not installed. */
function judgedBy(module: string, title: string, judge: (python: string) => Promise<void>): void {
  test(title, async function () {
    const python = pythonWith(module);
    if (python === undefined) {
      console.log(`Skipped: no Python has ${module}.`);
      this.skip();
    }
    await judge(python);
  });
}

async function exported(folder: string, format: string, file: string): Promise<string> {
  const words = ['export', EXAMPLES, '--format', format, '--length', 'full', '--out', file];
  const result = await runCli(words, { folder });
  assert.equal(result.exitCode, 0, result.stderr);
  return path.join(folder, file);
}

suite('What Python opens and makes', () => {
  judgedBy(
    'openpyxl',
    'openpyxl reads every sheet of the workbook, typed and without formulas',
    (python) =>
      inFolder({}, async (folder) => {
        const file = await exported(folder, 'xlsx', 'coded.xlsx');
        const sheets = JSON.parse(
          runPython(
            python,
            `
import json, sys, datetime, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
def of(sheet):
    rows = list(sheet.iter_rows())
    kinds = sorted({type(cell.value).__name__ for row in rows[1:] for cell in row if cell.value is not None})
    return {'rows': len(rows) - 1, 'frozen': sheet.freeze_panes, 'filter': sheet.auto_filter.ref, 'kinds': kinds,
            'links': sum(1 for row in rows for cell in row if cell.hyperlink),
            'formulas': sum(1 for row in rows for cell in row if cell.data_type == 'f')}
print(json.dumps({sheet.title: of(sheet) for sheet in book}))
`,
            file,
          ),
        ) as Record<
          string,
          {
            readonly rows: number;
            readonly frozen: string | null;
            readonly filter: string | null;
            readonly kinds: readonly string[];
            readonly links: number;
            readonly formulas: number;
          }
        >;
        const positions = parsed(await runCli(['positions', EXAMPLES, '--json']));
        const own = sheets.positions;
        assert.ok(own, Object.keys(sheets).join());
        assert.equal(own.rows, positions.length);
        assert.equal(own.frozen, 'A2');
        assert.match(own.filter ?? '', /^A1:/);
        assert.ok(own.links > 0);
        for (const kind of ['datetime', 'int', 'str']) assert.ok(own.kinds.includes(kind), kind);
        for (const [name, { formulas }] of Object.entries(sheets)) assert.equal(formulas, 0, name);
      }),
  );

  judgedBy('docx', 'python-docx reads the headings and tables of the brief', (python) =>
    inFolder({}, async (folder) => {
      const file = await exported(folder, 'brief-docx', 'brief.docx');
      const { headings, tables } = JSON.parse(
        runPython(
          python,
          `
import json, sys, docx
document = docx.Document(sys.argv[1])
print(json.dumps({'headings': [p.text for p in document.paragraphs if p.style.name.startswith('Heading')],
                  'tables': [[len(table.rows), len(table.columns)] for table in document.tables]}))
`,
          file,
        ),
      ) as {
        readonly headings: readonly string[];
        readonly tables: readonly (readonly number[])[];
      };
      assert.ok(headings.includes('U.S. permits'), headings.join(' | '));
      assert.ok(tables.length > 0);
      assert.ok(tables.every(([rows = 0, columns = 0]) => rows > 0 && columns > 1));
    }),
  );

  judgedBy('docx', 'what python-docx writes becomes an article', (python) =>
    inFolder({}, async (folder) => {
      runPython(
        python,
        `
import docx
document = docx.Document()
document.core_properties.title = 'The ferry stays'
document.core_properties.author = 'Ada Holm'
document.add_heading('The ferry stays', 1)
document.add_paragraph('The council kept the night ferry on Tuesday.')
document.add_paragraph('It will run until spring', style='List Bullet')
document.save('ferry.docx')
`.replace("'ferry.docx'", JSON.stringify(path.join(folder, 'ferry.docx'))),
      );
      const { stdout, stderr } = await runCli(['convert', 'ferry.docx'], { folder });
      assert.match(stdout, /title: "?The ferry stays/, stderr);
      assert.match(stdout, /author: "?Ada Holm/);
      assert.match(stdout, /^# The ferry stays$/m);
      assert.match(stdout, /^The council kept the night ferry on Tuesday\.$/m);
      assert.match(stdout, /^- It will run until spring$/m);
    }),
  );

  judgedBy('openpyxl', 'what openpyxl writes becomes an article for each row', (python) =>
    inFolder({}, async (folder) => {
      runPython(
        python,
        `
import datetime, openpyxl
book = openpyxl.Workbook()
sheet = book.active
sheet.append(['title', 'date', 'text'])
sheet.append(['Ferry', datetime.date(2024, 3, 5), 'The council kept the night ferry.'])
sheet.append(['Bridge', datetime.date(2024, 4, 9), 'The bridge opens in May.'])
book.save(${JSON.stringify(path.join(folder, 'rows.xlsx'))})
`,
      );
      const { stdout, stderr } = await runCli(['convert', 'rows.xlsx'], { folder });
      assert.match(stdout, /date: "?2024-03-05/, stderr);
      assert.match(stdout, /^The bridge opens in May\.$/m);
    }),
  );

  judgedBy('pypdf', 'pypdf reads the words that we read in each PDF', (python) =>
    inFolder({}, async (folder) => {
      const files = fs
        .readdirSync(FOREIGN, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.pdf'));
      assert.ok(files.length > 3, files.join());
      for (const name of files) {
        const file = path.join(FOREIGN, name);
        const theirs = runPython(
          python,
          `
import sys, pypdf
print(' '.join(page.extract_text() for page in pypdf.PdfReader(sys.argv[1]).pages))
`,
          file,
        );
        const { stdout } = await runCli(['convert', file], { folder });
        // Compared without spaces, since it puts some into words; the order of columns may differ.
        const letters = lettersOf(theirs);
        const ours = wordsOf(stdout.replace(/^---\n[^]*?\n---\n/, ''));
        const long = ours.filter(({ length }) => length >= 7);
        const share = long.filter((word) => letters.includes(word)).length / long.length;
        assert.ok(share > 0.9, `${name}: ${share.toFixed(2)}`);
      }
    }),
  );
});

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

function lettersOf(text: string): string {
  return wordsOf(text).join('');
}
