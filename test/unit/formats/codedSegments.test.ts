import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { ForeignProject } from '../../../src/core';
import { readForeign } from '../../../src/formats/readForeign';
import { temporaryFolder } from '../../support/temporaryFolder';
import { formatFromSource, runCli } from '../cli/session';
import { workbookFile } from './workbookFile';

// Tables made by hand from what the manuals of the programs say of their columns.

const MAXQDA = [
  ['Color', 'Comment', 'Document group', 'Document name', 'Code', 'Beginning', 'End'],
  ['Weight score', 'Segment', 'Created by', 'Created', 'Area', 'Coverage %'],
].flat();
const MAXQDA_GERMAN = [
  ['Farbe', 'Kommentar', 'Dokumentgruppe', 'Dokumentname', 'Code', 'Anfang', 'Ende'],
  ['Gewicht', 'Segment', 'Erstellt von', 'Erstellt am', 'Fläche', 'Abdeckungsgrad %'],
].flat();
const ROWS = [
  ['Toll', 'Actors\\Ministry', 'wants a toll 😀', '3', 'Ada', '0', 'Ask them.'],
  ['Toll', 'Issues > Toll', 'wants a toll 😀', '3', 'Ada', '70', ''],
  ['Toll', 'Support', 'wants a toll 😀', '3', 'Ada', '0', ''],
  ['Toll', 'Irony', 'yes', '5', 'Ben', '0', ''],
  ['Toll', 'Irony', 'yes', '9', 'Ben', '0', ''],
  ['Port', 'Issues > Toll', 'rejects it', '1', 'Ada', '0', ''],
].map(([document, code, segment, at, coder, weight, note]) => [
  ...['', note!, 'Hearings', document!, code!, at!, at!, weight!, segment!, coder!],
  ...['2024-05-03', '10', '1.2'],
]);

async function read(sheet: readonly (readonly string[])[], name = 'p.xlsx') {
  const bytes = name.endsWith('.xlsx')
    ? workbookFile({ Segments: sheet })
    : new TextEncoder().encode(
        sheet
          .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
          .join('\n'),
      );
  return readForeign(
    { name, size: bytes.length, bytes: () => Promise.resolve(bytes) },
    formatFromSource,
    { isCancelled: () => false },
  );
}

/** The passages, with the paths of their codes. */
function passages({ codes, marks, documents }: ForeignProject) {
  const known = new Map(codes.map((code) => [code.id, code]));
  const pathOf = (id: string): string => {
    const { parent, name } = known.get(id)!;
    return parent === undefined ? name : `${pathOf(parent)}/${name}`;
  };
  return marks.map(({ document, quote, coder, codes: own, note, start, end }) => {
    const { text } = documents.find(({ id }) => id === document)!;
    assert.equal(text.slice(start, end), quote);
    return [document, quote, coder, own.map(pathOf).join('; '), note];
  });
}

suite('Tables of coded segments', () => {
  const MEANT = [
    ['Toll', 'wants a toll 😀', 'Ada', 'Actors/Ministry', 'Ask them.'],
    ['Toll', 'wants a toll 😀', 'Ada', 'Issues/Toll', 'weight of Toll: 70'],
    ['Toll', 'wants a toll 😀', 'Ada', 'Support', undefined],
    ['Toll', 'yes', 'Ben', 'Irony', undefined],
    ['Toll', 'yes', 'Ben', 'Irony', undefined],
    ['Port', 'rejects it', 'Ada', 'Issues/Toll', undefined],
  ];

  for (const [language, head] of [
    ['English', MAXQDA],
    ['German', MAXQDA_GERMAN],
  ] as const) {
    for (const name of ['p.xlsx', 'p.csv']) {
      test(`of MAXQDA in ${language} are read from ${name}`, async () => {
        const { project, problems } = await read([head, ...ROWS], name);
        assert.deepEqual(problems, []);
        assert.equal(project?.program, 'MAXQDA');
        assert.deepEqual(passages(project), MEANT);
        assert.deepEqual(
          project.documents.map(({ title, text, attributes }) => [title, text, ...attributes]),
          [
            ['Toll', 'wants a toll 😀\n\nyes\n\nyes\n', ['group', 'Hearings']],
            ['Port', 'rejects it\n', ['group', 'Hearings']],
          ],
        );
        const ids = project.marks.map(({ id }) => id);
        assert.equal(new Set(ids).size, ids.length);
        assert.deepEqual((await read([head, ...ROWS], name)).project, project);
      });
    }
  }

  for (const [language, head] of [
    [
      'English',
      [
        'ID',
        'Document',
        'Quotation Name',
        'Quotation Content',
        'Codes',
        'Comment',
        'Reference',
        'Created by',
      ],
    ],
    [
      'German',
      [
        'ID',
        'Dokument',
        'Zitatname',
        'Zitatinhalt',
        'Kodes',
        'Kommentar',
        'Referenz',
        'Erstellt von',
      ],
    ],
  ] as const) {
    test(`of ATLAS.ti in ${language} have the codes of a quotation in lines`, async () => {
      const row = [
        '1:3',
        'Toll',
        'wants',
        'wants a toll',
        'Actors: Ministry\nIssues: Toll\nIrony',
        'Said twice.',
        '3 - 3',
        'Ada',
      ];
      const { project } = await read([head, row]);
      assert.equal(project?.program, 'ATLAS.ti');
      assert.deepEqual(passages(project), [
        ['Toll', 'wants a toll', 'Ada', 'Actors/Ministry; Issues/Toll; Irony', 'Said twice.'],
      ]);
    });
  }

  for (const [language, head] of [
    ['English', ['Hierarchical Name', 'File Name', 'Coded Text', 'Coded By Initials', 'Coverage']],
    [
      'German',
      ['Hierarchischer Name', 'Dateiname', 'Codierter Text', 'Codiert von Initialen', 'Abdeckung'],
    ],
  ] as const) {
    test(`of NVivo in ${language} have codes by their paths`, async () => {
      const { project } = await read([
        head,
        ['Codes\\\\Actors\\\\Ministry', 'Toll.docx', 'wants a toll', 'AL', '1 %'],
      ]);
      assert.equal(project?.program, 'NVivo');
      assert.deepEqual(passages(project), [
        ['Toll.docx', 'wants a toll', 'AL', 'Actors/Ministry', undefined],
      ]);
    });
  }

  test('are no tables of positions, nor of articles', async () => {
    for (const head of [
      ['Document', 'Code', 'Segment', 'Actor'],
      ['Document', 'Code', 'Text'],
      ['Code', 'Segment', 'Comment'],
    ]) {
      const { project, tables } = await read([head, head.map(() => 'Words.')]);
      assert.deepEqual([project, tables.length], [undefined, 1]);
    }
  });

  test('are found in the articles of the corpus; of other documents an article is made', async () => {
    const folder = temporaryFolder('segments');
    const write = (name: string, content: string | Uint8Array) => {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), content);
    };
    write('corpus/codebook.yaml', 'format: policy-codebook/1\ntitle: T\n');
    const text = '---\ntitle: "toll"\n---\n\nThe 😀 ministry wants a toll 😀 now. Yes, said all.\n';
    write('corpus/news/a.md', text);
    write('p.xlsx', workbookFile({ Segments: [MAXQDA, ...ROWS] }));
    const run = () => runCli(['import', 'p.xlsx', '--into', 'corpus'], { folder, columns: 999 });
    const { stdout, stderr } = await run();
    assert.match(stdout, /articles +1 +1 +0\n/, stderr);
    assert.equal(fs.readFileSync(path.join(folder, 'corpus/news/a.md'), 'utf8'), text);
    const made = fs.readFileSync(path.join(folder, 'corpus/news/a.md.annotations.yaml'), 'utf8');
    assert.match(made, /actor: ministry\n +issue: toll\n +stance: support\n +coder: ada/);
    assert.match(made, /exact: "?wants a toll 😀"?\n/);
    assert.match(fs.readdirSync(path.join(folder, 'corpus')).join(), /port\.md/);
    assert.match((await run()).stdout, /articles +0 +2 +0\n/);
  });
});
