import assert from 'node:assert/strict';
import type { FieldDefinition, FieldType } from '../../../../src/core/model/codebook';
import { codebook, corpus, placed, position, quotePart } from '../../../support/corpus';
import { typed } from '../../views/build';
import { rendered } from '../rendered';
import { readQuery } from '../../../../src/core/query/readQuery';

const field = (id: string, type: FieldType, list = false): [string, FieldDefinition] => [
  id,
  { id, name: undefined, type, values: [], list },
];

const READER = corpus(
  [
    {
      path: 'talks.md',
      metadata: { title: 'Talks', date: '2024-04-26' },
      annotations: [
        placed(position({ id: 'p1', quote: [quotePart('no position of these', 0)] })),
        placed(
          typed({
            id: 's1',
            coder: 'lea',
            tags: ['trade'],
            fields: new Map([['role', 'villain']]),
            quote: [quotePart('=the villain', 7)],
          }),
        ),
        placed(
          typed({
            id: 'm1',
            type: 'metaphor',
            coder: 'tom',
            fields: new Map<string, string | number | readonly string[]>([
              ['image', ['a flood', 'a wall']],
              ['role', 'other'],
              ['strength', 2],
              ['unlisted', 'kept'],
            ]),
            quote: [quotePart('flood', 30), quotePart('wall', 50)],
          }),
        ),
        placed(typed({ id: 'x1', type: 'unknown', quote: [quotePart('lost', 3)] }), 'orphaned'),
      ],
    },
  ],
  codebook({
    types: new Map([
      [
        'story-element',
        {
          id: 'story-element',
          name: 'Story element',
          color: undefined,
          fields: new Map([field('role', 'choice'), field('who', 'actor')]),
        },
      ],
      [
        'metaphor',
        {
          id: 'metaphor',
          name: 'Metaphor',
          color: undefined,
          fields: new Map([
            field('image', 'text', true),
            field('role', 'choice'),
            field('strength', 'integer'),
          ]),
        },
      ],
    ]),
  }),
);

suite('annotations-csv', () => {
  test('one row for each annotation of a type, a column for each field, guarded', async () => {
    assert.deepEqual((await rendered('annotations-csv', READER)).trimEnd().split('\r\n'), [
      'id,article,title,source,author,article_date,section,type,type_name,date,certainty,status,coder,tags,' +
        'note,quote,start,end,anchor,' +
        'field.image,field.role,field.strength,field.unlisted,field.who',
      "s1,talks.md,Talks,,,2024-04-26,,story-element,Story element,,,,lea,trade,,'=the villain,7,19,anchored,,villain,,,",
      'm1,talks.md,Talks,,,2024-04-26,,metaphor,Metaphor,,,,tom,,,flood […] wall,30,54,anchored,a flood; a wall,other,2,kept,',
      'x1,talks.md,Talks,,,2024-04-26,,unknown,unknown,,,,,,,lost,,,orphaned,,,,,',
    ]);
  });

  test('a coder and a search narrow it', async () => {
    const ids = async (filter: Parameters<typeof rendered>[2]) =>
      (await rendered('annotations-csv', READER, filter)).match(/^[a-z]\d(?=,)/gm) ?? [];
    assert.deepEqual(await ids({ filter: { coder: 'tom' } }), ['m1']);
    for (const [query, found] of [
      ['wall', ['m1']],
      ['tag:trade', ['s1']],
      ['coder:tom', ['m1']],
      ['in:talks.md', ['s1', 'm1', 'x1']],
      ['actor:china', []],
      ['issue:*', []],
    ] as const) {
      const search = readQuery(query, READER.codebook);
      assert.deepEqual(await ids({ filter: { query: search } }), found, query);
    }
  });

  test('without any there is the header only', async () => {
    const text = await rendered('annotations-csv', corpus([{ path: 'a.md' }], codebook()));
    assert.deepEqual(text.trimEnd().split('\r\n').length, 1);
  });
});
