import assert from 'node:assert/strict';
import { readDoccano } from '../../../src/formats/doccano/readDoccano';
import { readLabelStudio } from '../../../src/formats/labelstudio/readLabelStudio';

const TEXT = 'The mayor 😀 said the fee must go. Ms Holm disagreed.';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

suite('Label Studio', () => {
  const at = (words: string) => ({
    start: TEXT.indexOf(words),
    end: TEXT.indexOf(words) + words.length,
    text: words,
  });
  const region = (id: string, from_name: string, words: string, ...labels: string[]) => ({
    ...{ id, from_name, to_name: 'text', type: 'labels', value: { ...at(words), labels } },
  });
  const task = {
    id: 12,
    data: { text: TEXT, title: 'Talk', date: '2024-05-03T10:00:00Z', place: 'Quay Road' },
    annotations: [
      {
        completed_by: { id: 4, email: 'ines@example.org' },
        result: [
          region('a1', 'actor', 'The mayor', 'Mayor'),
          region('b2', 'issue', 'the fee must go', 'Fee', 'Money'),
          { id: 'b2', from_name: 'why', type: 'textarea', value: { text: ['Loud.', 'Clear.'] } },
          { from_id: 'a1', to_id: 'b2', type: 'relation', direction: 'right' },
        ],
      },
      { completed_by: 5, was_cancelled: true, result: [region('c3', 'actor', 'Ms Holm', 'Holm')] },
    ],
    predictions: [{ model_version: 'v1', result: [region('p', 'actor', 'Ms Holm', 'Holm')] }],
  };
  const read = (tasks: unknown) =>
    readLabelStudio({ name: 'export.json', bytes: bytes(JSON.stringify(tasks)) });

  test('reads spans with their labels, notes and annotators', () => {
    const { marks, codes, documents } = read([task]).project!;
    assert.deepEqual(
      marks.map(({ id, quote, codes: own, coder, note }) => [id, quote, own, coder, note]),
      [
        ['labelstudio-12-a1', 'The mayor', ['actor\nMayor'], 'ines@example.org', undefined],
        [
          ...['labelstudio-12-b2', 'the fee must go', ['issue\nFee', 'issue\nMoney']],
          ...['ines@example.org', 'Loud.\nClear.'],
        ],
      ],
    );
    assert.deepEqual(
      codes.map(({ name, parent }) => `${parent ?? ''}/${name}`),
      ['/actor', 'actor/Mayor', '/issue', 'issue/Fee', 'issue/Money'],
    );
    const [{ title, date, text, attributes } = documents[0]!] = documents;
    assert.deepEqual([title, date, text], ['Talk', '2024-05-03', TEXT]);
    assert.deepEqual([...attributes], [['place', 'Quay Road']]);
  });

  test('keeps apart what two annotators made of one suggestion', () => {
    const labelled = (by: number, label: string) => ({
      completed_by: by,
      result: [
        {
          ...{ id: 'r1', type: 'labels', from_name: 'label' },
          value: { start: 0, end: 9, text: 'The mayor', labels: [label] },
        },
      ],
    });
    const task = { id: 7, data: { text: TEXT }, annotations: [labelled(1, 'A'), labelled(2, 'B')] };
    const { project } = readLabelStudio({ name: 'a.json', bytes: bytes(JSON.stringify([task])) });
    assert.deepEqual(
      project!.marks.map(({ id, coder, codes }) => [id, coder, codes]),
      [
        ['labelstudio-7-r1', 'Annotator 1', ['label\nA']],
        ['labelstudio-7-r1-by-2', 'Annotator 2', ['label\nB']],
      ],
    );
  });

  test('says what it leaves: relations, and what a model suggested', () => {
    assert.deepEqual(
      read([task]).problems.map(({ code, count }) => [code, count]),
      [
        ['labels-left', 1],
        ['predictions-left', 1],
      ],
    );
  });

  test('takes no other JSON', () => {
    for (const other of [[{ text: 'A' }], [{ data: { text: 'A' } }], [{ annotations: 1 }]]) {
      assert.throws(() => read(other), { code: 'unknown-kind' });
    }
  });
});

suite('doccano', () => {
  const read = (...rows: readonly unknown[]) =>
    readDoccano({
      name: 'all.jsonl',
      bytes: bytes(rows.map((row) => `${JSON.stringify(row)}\n`).join('')),
    });
  const start = TEXT.indexOf('the fee');

  test('reads spans in both of its shapes', () => {
    const { project } = read(
      { id: 7, text: TEXT, label: [[start, start + 7, 'Fee']], meta: { url: 'https://a.example' } },
      { id: 8, text: TEXT, entities: [{ id: 1, start_offset: 0, end_offset: 9, label: 'Mayor' }] },
      { id: 9, text: 'Nothing here.', label: [] },
    );
    assert.deepEqual(
      project!.marks.map(({ id, quote, codes }) => [id, quote, codes]),
      [
        [`doccano-7-${String(start)}-${String(start + 7)}`, 'the fee', ['Fee']],
        ['doccano-8-0-9', 'The mayor', ['Mayor']],
      ],
    );
    const [{ url, title } = project!.documents[0]!] = project!.documents;
    assert.deepEqual([url, title], ['https://a.example', 'The mayor 😀 said the fee must go.']);
  });

  test('takes no other lines', () => {
    assert.throws(() => read({ text: 'A', labels: ['positive'] }), { code: 'unknown-kind' });
    assert.throws(() => read({ text: 'A' }), { code: 'unknown-kind' });
  });
});
