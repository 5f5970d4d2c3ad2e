import assert from 'node:assert/strict';
import { inputLines, TOO_LONG, type InputLine } from '../../../../src/cli/streams/inputLines';
import { runCli } from '../session';
import { CORPUS, inFolder } from '../smallCorpus';

async function linesOf(chunks: readonly string[], longest?: number): Promise<InputLine[]> {
  const lines: InputLine[] = [];
  const bytes = async function* () {
    for (const chunk of chunks) yield await Promise.resolve(Buffer.from(chunk));
  };
  for await (const line of inputLines(bytes(), longest)) lines.push(line);
  return lines;
}

suite('The lines of standard input', () => {
  test('end with a line feed, with or without a return, wherever chunks end', async () => {
    const text = 'one\r\ntwo\n\nth\u2028ree';
    const expected = ['one', 'two', '', 'th\u2028ree'];
    assert.deepEqual(await linesOf([text]), expected);
    assert.deepEqual(await linesOf(Array.from(text)), expected);
    assert.deepEqual(await linesOf(['one\n']), ['one']);
    assert.deepEqual(await linesOf([]), []);
  });

  test('that are too long are passed over, and the next ones are read', async () => {
    const chunks = ['12345\n123', '45', '6\n12', '345\n1234567'];
    assert.deepEqual(await linesOf(chunks, 5), ['12345', TOO_LONG, '12345', TOO_LONG]);
  });

  test('a line that is too long is a problem of that row, and the others are written', () =>
    inFolder(CORPUS, async (folder) => {
      const lines: InputLine[] = [TOO_LONG, JSON.stringify({ path: 'a.txt', text: 'China.' })];
      const words = ['mentions', folder, '--jsonl', '--articles', 'jsonl'];
      const result = await runCli(words, { lines });
      assert.equal(result.exitCode, 1);
      assert.match(result.stderr, /^-:1:1 error bad-line .*longer than 100 MB/);
      assert.match(result.stdout, /^\{"article":"a\.txt"[^\n]*\n$/);
    }));
});
