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
pages:
  - "1 Port talks stall"
  - "2 expects losses of three"
  - "3 Sources: minutes of the"
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

  test('with footnotes behind the text of their page, so that it goes on from column to column', async () => {
    const left = [
      'The council wants a price',
      'for water.1 It says that',
      'nothing else will save',
    ];
    const right = [
      'the river from drying up,',
      'as it did last summer, and',
      'asks for a vote in May.',
    ];
    const notes = [
      '1 In a letter to all of the',
      '12 farmers, and also in a',
      'speech that is kept in the',
    ];
    const more = ['minutes of the day.', '2 See the map of the valley.'];
    const page = [
      ...lines(
        60,
        780,
        Array(12).fill('Farmers of the valley and of the coast reject the price of water.'),
      ),
      ...lines(60, 560, left),
      ...lines(60, 505, notes, 8),
      ...lines(320, 560, right),
      ...lines(320, 505, more, 8),
    ];
    const text = await read(pdfFile([page]));
    assert.match(
      text,
      /nothing else will save the river[^]*in May\.\n\n1 In a letter to all of the 12 farmers, and also in a speech that is kept in the minutes of the day\.\n\n2 See the map/,
    );
  });

  test('columns with a narrow gap, whose lines are not at the same heights', async () => {
    const words = (side: string): string[] =>
      ['one', 'two', 'three', 'four', 'five'].map((n) => `${side} ${n} has words up to its edge`);
    const page = [
      [60, 780, 18, 'Price of water'] as const,
      ...lines(60, 740, words('left'), 10),
      ...lines(230, 735, words('middle'), 10),
      ...lines(410, 738, words('right'), 10),
      [60, 660, 18, 'Both columns end at this heading of the next part'] as const,
      ...lines(60, 640, words('lower'), 10),
      ...lines(240, 640, words('last'), 10),
    ];
    const text = (await read(pdfFile([page]))).replace(/ has words up to its edge/g, '');
    const order = [...text.matchAll(/(left|middle|right|lower|last) (one|five)|heading/g)];
    assert.equal(
      order.map(([found]) => found).join(', '),
      'left one, left five, middle one, middle five, right one, right five, heading, lower one, lower five, last one, last five',
    );
  });

  test('rows of a table stay rows, also where the table is on its side', async () => {
    const rows = [
      ['Harbour', 'Night shifts', '2023'],
      ['North', '120', '14 %'],
      ['South', '80', '9 %'],
      ['East', '310', '40 %'],
    ];
    const upright = rows.flatMap((row, at) =>
      row.map((cell, column): Piece => [60 + 150 * column, 700 - 20 * at, 11, cell]),
    );
    const onSide = upright.map(([x, y, size, cell]): Piece => [842 - y, x, size, cell, 90]);
    const table = `| Harbour | Night shifts | 2023 |
| --- | --- | --- |
| North | 120 | 14 % |
| South | 80 | 9 % |
| East | 310 | 40 % |
`;
    for (const page of [upright, onSide]) {
      assert.equal((await read(pdfFile([page]))).replace(/^---[^]*?---\n\n/, ''), table);
    }
  });

  test('the numbers of the lines of a hearing are left out', async () => {
    const spoken = [
      'THE CHAIR: We hear the port authority on the',
      'night shifts. Does it still reject the demand of',
      'the union?',
      'MS. LEE: It does, and it will do so in May. The',
      'losses would be three million a week, and the',
      'coast has no other port that could take over',
      'what ours cannot unload at night.',
      'THE CHAIR: Thank you. The union is next, and',
      'has ten minutes.',
    ];
    const page = [
      ...spoken.map((_, at): Piece => [at < 9 ? 66 : 60, 700 - 25 * at, 11, String(at + 1)]),
      ...spoken.map((words, at): Piece => [90, 700 - 25 * at, 11, words]),
    ];
    const text = await read(pdfFile([page]));
    assert.match(text, /reject the demand of the union\?/);
    assert.doesNotMatch(text, /\d/);
  });

  test('what is drawn several times, to look bold, is read once', async () => {
    const bold = [0, 0.3, 0.6, 0.9].map((off): Piece => [60 + off, 700, 16, 'The vote is off']);
    assert.match(await read(pdfFile([bold])), /\n# The vote is off\n$|\n\nThe vote is off\n$/);
  });

  test('Arabic in its own order, with Latin words and numbers in theirs', async () => {
    // As it is drawn from the left: the second word, a number and a name, the first word.
    const drawn = (word: string): string => Array.from(word).reverse().join('');
    const page: Piece[] = [
      [300, 700, 10, drawn('رفضت')],
      [240, 700, 10, 'Port 24'],
      [165, 700, 10, drawn('الاتفاق')],
    ];
    assert.match(await read(pdfFile([page])), /\nرفضت Port 24 الاتفاق\n$/);
  });

  test('two letters that fonts of Word give in the wrong order are put right', async () => {
    const page: Piece[] = [[180, 700, 10, Array.from('االتفاق').reverse().join('')]];
    assert.match(await read(pdfFile([page])), /\nالاتفاق\n$/);
  });

  test('Chinese without spaces, Korean with those between words', async () => {
    const page: Piece[] = [
      [60, 700, 10, '工会拒绝夜班'],
      [122, 700, 10, '因为工'],
      [60, 685, 10, '人需要休息。'],
      [60, 600, 10, '노조는 항만의'],
      [60, 585, 10, '요구를 거부했다. 노'],
      [60, 570, 10, '조는 다시 만난다.'],
    ];
    const text = await read(pdfFile([page]));
    assert.match(text, /工会拒绝夜班因为工人需要休息。/);
    assert.match(text, /항만의 요구를 거부했다. 노조는 다시/);
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

suite('PDF files of which a part is lost', () => {
  const page = lines(60, 700, ['The first page has words that are read.']);

  test('a page whose letters are unknown is a warning with its number', async () => {
    const unknown = lines(60, 700, ['\ue001\ue002\ue003\ue004\ue005'.repeat(10)]);
    const text = await read(pdfFile([page, unknown, unknown, page, unknown]));
    assert.match(text, /\nwarning pages-lost 2–3, 5$/);
  });

  test('a page that is a picture is one for text recognition; a blank page is none', async () => {
    const picture = '/W 1 /H 1 /BPC 8 /CS /G ID x EI';
    const text = await read(
      pdfFile([page, [], []], { drawn: new Map([[1, `q 500 0 0 700 0 0 cm BI ${picture} Q`]]) }),
    );
    assert.match(text, /\nwarning pages-pictures 2$/);
    assert.doesNotMatch(await read(pdfFile([page, []])), /warning/);
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
