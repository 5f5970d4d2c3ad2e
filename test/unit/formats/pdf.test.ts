import assert from 'node:assert/strict';
import { importer } from '../../../src/formats/pdf';
import { imported } from './importing';
import { lines, pdfFile, type Piece } from './pdfFile';

const read = (bytes: Uint8Array): Promise<string> => imported(importer, 'talks.pdf', bytes);

/** What stands on each page of a journal. */
const margins = (page: number): Piece[] => [
  [60, 810, 9, 'Harbour Review 12 (2024)'],
  [290, 30, 9, String(page)],
];

suite('PDF files become articles', () => {
  test('in paragraphs, without headers and page numbers, hyphens at line ends undone', async () => {
    const first = [
      ...margins(1),
      [60, 760, 20, 'Port talks stall'] as const,
      ...lines(60, 720, [
        'The dock workers reject night shifts, as their chair said at the nego-',
        'tiations on Friday. A well-known mediator was asked to help, and the well-',
        'known answer was no.',
      ]),
      ...lines(60, 660, ['What the union asks for'], 14),
      ...lines(60, 630, ['\x95 No work after ten at night.', '\x95 Two crews for each crane.']),
      ...lines(60, 585, ['The port authority calls the demand a danger to the whole coast, and']),
    ];
    const second = [
      ...margins(2),
      ...lines(60, 760, ['expects losses of three million a week from it.']),
      ...lines(60, 720, ['Talks go on in May.']),
    ];
    const third = [...margins(3), ...lines(60, 760, ['Sources: minutes of the union.'])];
    const info = '/Title (Port talks stall) /Author (Ann Lee) /CreationDate (D:20240501)';
    assert.equal(
      await read(pdfFile([first, second, third], { info })),
      `---
title: "Port talks stall"
author: "Ann Lee"
origin: "talks.pdf"
---

# Port talks stall

The dock workers reject night shifts, as their chair said at the negotiations on Friday. A well-known mediator was asked to help, and the well-known answer was no.

## What the union asks for

- No work after ten at night.
- Two crews for each crane.

The port authority calls the demand a danger to the whole coast, and expects losses of three million a week from it.

Talks go on in May.

Sources: minutes of the union.
`,
    );
  });

  test('column after column, with what goes over both before and after them', async () => {
    const left = [
      'The council wants a price',
      'for water. It says that',
      'nothing else will save',
      'the river from drying up,',
    ];
    const right = [
      'as it did last summer. All',
      'farmers of the valley',
      'reject the price and have',
      'asked for a new vote.',
    ];
    const page = [
      [60, 780, 20, 'Water prices divide the whole valley for good'] as const,
      ...lines(60, 740, left, 14).map(([x, y, , text]): Piece => [x, y, 11, text]),
      ...lines(320, 740, right, 14).map(([x, y, , text]): Piece => [x, y, 11, text]),
      ...lines(60, 640, [
        'Both sides meet again in June, when the minister will be there, in the town hall.',
      ]),
    ];
    assert.equal(
      await read(pdfFile([page])),
      `---
title: "Water prices divide the whole valley for good"
origin: "talks.pdf"
---

# Water prices divide the whole valley for good

The council wants a price for water. It says that nothing else will save the river from drying up, as it did last summer. All farmers of the valley reject the price and have asked for a new vote.

Both sides meet again in June, when the minister will be there, in the town hall.
`,
    );
  });

  test('a long table is looked through once, row by row', async () => {
    const rows = Array.from({ length: 1500 }, (_, at) => {
      const y = 790 - at * 0.5 * 1;
      return [60, 200, 340, 480].map((x) => [x, y, 0.4, `c${String(at)}`] as const);
    }).flat();
    const text = await imported(importer, 'long.pdf', pdfFile([rows]));
    assert.match(text, /\| c0 \| c0 \| c0 \| c0 \|\n\| --- \| --- \| --- \| --- \|\n\| c1 \|/);
    assert.match(text, /\| c1300 \|/);
  });

  test('what looks like code of a page stays text', async () => {
    const page = lines(60, 700, [
      'Mind <img src=x onerror=alert(1)> and ![a](https://evil.example/a.png).',
    ]);
    // As Node reads it from the disk.
    const bytes = Buffer.from(pdfFile([page]));
    assert.match(await read(bytes), /Mind \\<img src=x .* and !\\\[a\]/);
  });
});

suite('PDF files that are refused', () => {
  test('with a password, of pictures alone, damaged, empty, or none', async () => {
    const page = lines(60, 700, ['Secret.']);
    const none = '0'.repeat(64);
    const lock = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${none}> /U <${none}> /P -4 >> /ID [<00> <00>]`;
    assert.equal(await read(pdfFile([page], { trailer: lock })), 'error encrypted');
    assert.equal(await read(pdfFile([[]])), 'error no-text');
    assert.equal(await read(new Uint8Array(0)), 'error unreadable');
    assert.equal(await read(new TextEncoder().encode('<html>no PDF</html>')), 'error unreadable');
    assert.equal(
      await read(new TextEncoder().encode('%PDF-1.4\nnothing else')),
      'error unreadable',
    );
    assert.equal(await read(new Uint8Array(20_000_001)), 'error too-large');
  });

  test('scripts in them are not run', async () => {
    const more = '/OpenAction << /S /JavaScript /JS (globalThis.hostile = 6) >>';
    const page = lines(60, 700, ['Only this is read.']);
    assert.match(await read(pdfFile([page], { more })), /\n\nOnly this is read\.\n$/);
    assert.notEqual((globalThis as { hostile?: number }).hostile, 6);
  });
});
