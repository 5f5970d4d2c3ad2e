import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { csvCell, csvTable } from '../../../src/core/tables/csv';
import { generator } from '../../bench/generated';
import { claims } from '../../support/claims';
import { codebook, corpus, placed, position, quotePart } from '../../support/corpus';
import { rendered } from '../exports/rendered';
import { temporaryFolder } from '../../support/temporaryFolder';

suite('cells of CSV', () => {
  const guarded = (text: string): string => csvCell(text, true);

  test('a plain cell is written as it is, an absent one is empty', () => {
    assert.equal(guarded('words; of “China”'), 'words; of “China”');
    assert.equal(csvCell(undefined, true), '');
    assert.equal(csvCell(-1, true), '-1');
    assert.equal(csvCell(false, true), 'false');
  });

  test('commas, quotes and line breaks are quoted, quotes doubled', () => {
    assert.equal(guarded('a,b'), '"a,b"');
    assert.equal(guarded('say "no"'), '"say ""no"""');
    assert.equal(guarded('two\nlines'), '"two\nlines"');
    assert.equal(guarded(' end '), '" end "');
  });

  test('what a spreadsheet would run gets an apostrophe, a number none', () => {
    for (const text of ['=1+1', '+SUM(A1)', '-2+3', '@x', '＝1', '  =1', '\u00a0=1']) {
      assert.ok(csvCell(text, true).replace(/^"/, '').startsWith("'"), text);
    }
    assert.equal(guarded('\t=1'), '"\'\t\'=1"');
    assert.equal(guarded('-5'), '-5');
    assert.equal(guarded('+5.25'), '+5.25');
    assert.equal(guarded('– 5'), '– 5');
    assert.equal(guarded('=HYPERLINK("http://x","y")'), '"\'=HYPERLINK(""http://x"",""y"")"');
  });

  test('so does each part of a cell that another locale would make a cell of its own', () => {
    assert.equal(guarded('a;=1+1;b'), "a;'=1+1;b");
    assert.equal(guarded('a; "=1+1";b'), '"a;\' ""=1+1"";b"');
    assert.equal(guarded('line\n\n=1+1'), '"line\n\n\'=1+1"');
    assert.equal(guarded('tab\t\u202e=1+1'), '"tab\t\'\u202e=1+1"');
    assert.equal(guarded('-5; 3; -2.5'), '-5; 3; -2.5');
    assert.equal(guarded('-5; =1'), "'-5;' =1");
    assert.equal(guarded('mother-in-law; a=b'), 'mother-in-law; a=b');
  });

  test('so does what stands behind any separator, whichever of the three we wrote', () => {
    assert.equal(guarded('a,=1+1'), '"a,\'=1+1"');
    assert.equal(guarded('a, -1+1,b'), '"a,\' -1+1,b"');
    assert.equal(guarded('a;@x\t+1'), '"a;\'@x\t\'+1"');
    assert.equal(guarded('one, two; three-four'), '"one, two; three-four"');
  });

  test('white space, controls and what is not drawn do not hide the sign', () => {
    for (const hidden of [
      ' ',
      '\u00a0',
      '\u3000',
      '\u0085',
      '\u0000',
      '\u001f',
      '\u00ad',
      '\u3164',
    ]) {
      for (const before of ['', 'a,', 'a;', 'a\t', 'a\n']) {
        const cell = guarded(`${before}${hidden}=1`).replaceAll('"', '');
        assert.equal(cell, `${before}'${hidden}=1`, JSON.stringify([before, hidden]));
      }
    }
  });

  test('no cell of any reading begins with a sign: three separators, with and without quotes', () => {
    const random = generator(5);
    const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    for (let count = 0; count < 5000; count++) {
      const cell = Array.from({ length: 1 + Math.floor(random() * 7) }, () => any(PIECES)).join('');
      const [line = ''] = [
        ...csvTable([['id', cell, 'x']], { byteOrderMark: false, guardFormulas: true }),
      ];
      for (const separator of [',', ';', '\t']) {
        for (const read of [cellsIn(line, separator, true), cellsIn(line, separator, false)]) {
          const formula = read.find((one) =>
            /^[=+\-@]/.test(one.replace(/^["\s\u0085\u202b\u3164]+/u, '')),
          );
          assert.equal(formula, undefined, JSON.stringify([cell, line, separator]));
        }
      }
    }
  });

  test('--raw leaves cells exact', () => {
    assert.equal(csvCell('=1+1', false), '=1+1');
  });

  test('lines end with CRLF, and a byte order mark comes first when asked for', () => {
    const options = { byteOrderMark: true, guardFormulas: true };
    assert.equal([...csvTable([['a', 1], ['b']], options)].join(''), '\ufeffa,1\r\nb\r\n');
  });
});

/** What runs, what cuts, what hides what runs, and words. No number, which runs nothing. */
const PIECES = [
  ...['=1', '+a', '-a', '@a', 'word', 'a-b', "'"],
  ...[',', ', ', ';', '\t', '\n', '\r\n', '"', '""', ' ', '\u0085', '\u202b', '\u3164'],
];

/** A line as a spreadsheet may read it: with its own separator, and where that is another than ours
 * also without our quotation marks. */
function cellsIn(line: string, separator: string, hasQuotes: boolean): string[] {
  if (!hasQuotes) return line.split(new RegExp(`[${separator}\\r\\n]`));
  const cells: string[] = [''];
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    const ends = character === separator || character === '\r' || character === '\n';
    if (!isQuoted && ends) cells.push('');
    else cells.push(`${cells.pop() ?? ''}${character}`);
  }
  return cells;
}

suite('positions-csv', () => {
  const book = codebook({
    actors: {
      china: { name: 'China', attributes: new Map([['wikidata', 'Q148']]) },
      wang: {
        name: 'Wang Yi',
        type: 'person',
        roles: [{ title: 'Minister', of: 'ministry', from: '2023', to: undefined }],
      },
    },
    issues: { exports: { name: 'Chinese exports' } },
    fields: new Map([
      ['frame', { id: 'frame', name: undefined, type: 'choice', values: [], list: false }],
    ]),
  });
  const reader = corpus(
    [
      {
        path: 'b.md',
        metadata: {
          title: 'Talks, "again"',
          author: 'Ana Lund',
          source: 'Example News',
          date: '2024-04-26',
          section: 'Opinion',
          attributes: new Map([['desk', 'foreign']]),
        },
        annotations: [
          placed(
            position({
              id: 'p2',
              actors: ['china', 'author'],
              speaker: 'wang',
              issues: ['exports', 'talks'],
              stance: 'oppose',
              target: ['united-states'],
              evaluation: -1,
              addressee: ['g7'],
              act: 'accuse',
              condition: 'if, and only if',
              intensity: 2,
              date: '2024-04',
              certainty: 'probable',
              status: 'draft',
              coder: 'lea',
              tags: ['economy', 'trade'],
              note: 'see\nbelow',
              fields: new Map<string, string | string[]>([
                ['frame', 'economic'],
                ['who', ['a', 'b']],
              ]),
              quote: [quotePart('Chinese exports', 20), quotePart('must end', 5)],
            }),
          ),
        ],
      },
      {
        path: 'a.md',
        annotations: [
          placed(
            position({
              id: 'p1',
              actors: ['wang'],
              accordingTo: 'japan',
              date: '2024',
              quote: [quotePart('=cmd|x', 3)],
            }),
            'orphaned',
          ),
        ],
      },
    ],
    book,
  );

  const GOLDEN = [
    'id,article,title,source,author,article_date,section,actor,actor_name,organization,speaker,' +
      'according_to,issue,issue_name,stance,polarity,target,evaluation,addressee,act,channel,speech,condition,' +
      'intensity,date,certainty,status,print,coder,tags,note,quote,page,start,end,anchor,' +
      'field.frame,field.who,actor_attribute.wikidata,article_attribute.desk',
    "p1,a.md,,,,,,wang,Wang Yi,ministry,,japan,exports,Chinese exports,support,1,,,,,,,,,2024,,,,,,,'=cmd|x,,,,orphaned,,,,",
    'p2,b.md,"Talks, ""again""",Example News,Ana Lund,2024-04-26,Opinion,china; author,China; Ana Lund,ministry,wang,' +
      ',exports; talks,Chinese exports; talks,oppose,-1,united-states,-1,g7,accuse,,,"if, and only if",' +
      '2,2024-04,probable,draft,,lea,economy; trade,"see\nbelow",Chinese exports […] must end,,5,35,anchored,' +
      'economic,a; b,Q148,foreign',
  ];

  test('one row for each position, in the published columns', async () => {
    assert.equal(await rendered('positions-csv', reader), `${GOLDEN.join('\r\n')}\r\n`);
  });

  test('Python’s csv module reads back what was written, hostile cells included', async () => {
    const notes = [
      'plain',
      'comma, "quote" and ; semicolon',
      'line\nbreak',
      'tab\tand 森田 😀',
      ' spaces ',
      '=1+1',
      "'apostrophe",
      '\\"backslash',
    ];
    const many = corpus([
      {
        path: 'a.md',
        annotations: notes.map((note, index) => position({ id: `p${String(index)}`, note })),
      },
    ]);
    const text = await rendered('positions-csv', many, {
      options: { byteOrderMark: true, guardFormulas: false },
    });
    const folder = temporaryFolder('csv');
    try {
      fs.writeFileSync(path.join(folder, 'positions.csv'), text);
      const program =
        'import csv, json, sys\n' +
        'rows = csv.DictReader(open(sys.argv[1], encoding="utf-8-sig", newline=""), strict=True)\n' +
        'print(json.dumps([row["note"] for row in rows]))';
      const read = execFileSync('python3', ['-c', program, path.join(folder, 'positions.csv')]);
      assert.deepEqual(JSON.parse(read.toString('utf8')), notes);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });
});

suite('matrix-csv and disagreements-csv', () => {
  const reader = claims(`
    p1: japan supports exports 2024
    p2: japan opposes exports
    p3: japan supports exports
    p4: china opposes exports 2023-05
    p5: china neutral-on talks
    p6: china opposes encirclement target=united-states
    s1: china | japan disagree on exports`);

  test('the matrix has a row for each actor, a column for each issue, counts in its cells', async () => {
    assert.equal(
      await rendered('matrix-csv', reader),
      [
        'actor,encirclement,exports,talks',
        'china,"0 for, 0 neutral, 1 against","0 for, 0 neutral, 1 against","0 for, 1 neutral, 0 against"',
        'japan,,"2 for, 0 neutral, 1 against",',
        '',
      ].join('\r\n'),
    );
  });

  test('no cell of the matrix is a date, a time or a formula for a spreadsheet', async () => {
    const text = await rendered('matrix-csv', reader);
    assert.doesNotMatch(text, /\d\s*[/:.-]\s*\d/);
    assert.doesNotMatch(text, /(?:^|,)"?[=+@-]/m);
  });

  test('disagreements have the keys of the JSON as columns, then sides, names, quotes and sources', async () => {
    const [header = '', ...rows] = (await rendered('disagreements-csv', reader)).split('\r\n');
    const columns = header.split(',');
    const [keys, names] = [columns.slice(0, 12), columns.slice(12)];
    assert.equal(
      keys.join(),
      'issue,actors,kind,stated,mixed,positions_a,positions_b,records,firstDate,lastDate,claims_a,claims_b',
    );
    assert.equal(
      names.join(),
      'side_a,side_b,issue_name,actor_a,actor_a_name,actor_b,actor_b_name,quotes_a,sources_a,quotes_b,sources_b,quotes_stated,sources_stated,ascribedBy',
    );
    assert.deepEqual(
      rows.map((row) => row.split(',').slice(0, 12).join()),
      [
        'exports,china; japan,apart,true,true,p4,p1; p3,s1,2023-05,2024,1,2',
        'exports,china; japan,stated,true,true,,,s1,,,0,0',
        '',
      ],
    );
  });

  test('each actor of a disagreement has id, name, quotes and sources in one order', async () => {
    const BOOK = codebook({
      actors: { china: { name: 'China' }, japan: { name: 'Japan' } },
      issues: { exports: { name: 'Chinese exports' } },
    });
    const sourced = claims(
      `in talks.md 2024-04-26 author=Ana source=News
       p1: china supports exports
       p2: china supports exports 2024-05
       p3: japan opposes exports
       in other.md
       s1: china | japan disagree on exports`,
      BOOK,
    );
    const [, row = ''] = (await rendered('disagreements-csv', sourced)).split('\r\n');
    assert.equal(
      row.split('1,for,against,Chinese').at(-1),
      ' exports,china,China,japan,Japan,words of p1; words of p2,' +
        '"Ana, News, 2024-04-26, talks.md; Ana, News, 2024-05, talks.md",words of p3,' +
        '"Ana, News, 2024-04-26, talks.md",words of s1,other.md,',
    );
  });

  test('both say when a roll-up is on', async () => {
    const given = { filter: { rollUp: 'actors' } } as const;
    assert.match(await rendered('matrix-csv', reader, given), /^actor \(roll-up: actors\),/);
    const [header, first] = (await rendered('disagreements-csv', reader, given)).split('\r\n');
    assert.match(header ?? '', /,rollUp$/);
    assert.match(first ?? '', /,actors$/);
  });
});
