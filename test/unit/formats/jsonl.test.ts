import assert from 'node:assert/strict';
import { reader } from '../../../src/formats/jsonl';
import { tablesIn } from './tablesIn';

const LINES = `{"id": "k1", "title": "Port strike", "text": "The union rejects night shifts.", "source": {"name": "Harbour Post"}}
{"id": "k2", "text": "All quiet.\\n\\nStill.", "date": "2024-05-04", "tags": ["port", "work"], "checked": true}

`;

const LINES_TABLE = `[id] [title] [text] [source.name] [date] [tags] [checked]
[k1] [Port strike] [The union rejects night shifts.] [Harbour Post] [] [] []
[k2] [] [All quiet.¶¶Still.] [] [2024-05-04] [port; work] [true]`;

const ANSWER = `{
  "status": "ok", "pages": [1, 2],
  "articles": [
    {"headline": "Night shifts", "body": "The ministry steps in.", "nr": 12345678901234567890, "words": 4},
    {"headline": "Said: \\"12345678901234567890,\\"", "body": null, "nr": 7, "words": 0.5}
  ]
}`;

const ANSWER_TABLE = `[headline] [body] [nr] [words]
[Night shifts] [The ministry steps in.] [12345678901234567890] [4]
[Said: "12345678901234567890,"] [] [7] [0.5]`;

suite('JSON is a table', () => {
  const read = (name: string, content: string): Promise<string> => tablesIn(reader, name, content);

  test('of an object a line, with all keys that any of them has', async () => {
    assert.equal(await read('news.jsonl', LINES), LINES_TABLE);
    assert.equal(await read('news.ndjson', `\ufeff${LINES.replaceAll('\n', '\r\n')}`), LINES_TABLE);
  });

  test('of a list of objects, alone or in an object; long numbers keep their figures', async () => {
    assert.equal(await read('answer.json', ANSWER), ANSWER_TABLE);
    const list = LINES.trim().split('\n').join(',\n');
    assert.equal(await read('list.json', `[${list}]`), LINES_TABLE);
    assert.equal(await read('list.jsonl', `[${list}]`), LINES_TABLE);
  });

  test('whose keys are days has them as columns, and letters that are no UTF-8 are told', async () => {
    assert.equal(
      await read('a.jsonl', '{"2024-01-01": "x", "text": "One."}'),
      '[2024-01-01] [text]\n[x] [One.]',
    );
    const latin = Uint8Array.from('{"text": "Caf\xe9"}', (one) => one.charCodeAt(0));
    assert.equal(
      await tablesIn(reader, 'a.jsonl', latin),
      '[text]\n[Café]\nwarning encoding-guessed',
    );
  });

  test('without the lines that are no objects, and the first of them is named', async () =>
    assert.equal(
      await read('a.jsonl', '{"text": "One."}\n{"text": \n[1, 2]\n{"text": "Two."}'),
      '[text]\n[One.]\n[Two.]\nwarning lines-unread 2',
    ));

  test('of other JSON is none', async () => {
    assert.equal(await read('a.json', '{"name": "policy"}'), 'error unknown-kind');
    assert.equal(await read('a.json', '[1, 2, 3]'), 'error unknown-kind');
    assert.equal(await read('a.json', '{"text": '), 'error unreadable');
    assert.equal(await read('a.jsonl', 'The port\nis shut.'), 'error unreadable');
    assert.equal(await read('a.jsonl', ''), 'error no-rows');
  });

  test('too deep or too wide is refused before it is parsed', async () => {
    assert.equal(await read('a.json', '['.repeat(5_000_000)), 'error too-deep');
    const deep = `{"text": ${'['.repeat(60)}${']'.repeat(60)}}`;
    assert.equal(await read('a.jsonl', deep), 'error too-deep');
    assert.equal(
      await read('a.jsonl', '{"text": "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["}'),
      '[text]\n[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]',
    );
    const wide = Array.from({ length: 20_000 }, (_, at) => `{"k${String(at)}": 1}`).join('\n');
    assert.equal(await read('a.jsonl', wide), 'error endless-line');
    const parents = '{"__proto__": {"text": "One."}, "text": "Two."}';
    assert.equal(await read('a.jsonl', parents), '[__proto__.text] [text]\n[One.] [Two.]');
  });
});
