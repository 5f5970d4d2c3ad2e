import assert from 'node:assert/strict';
import { frameAt } from '../../../../src/core/anchoring/context/frame';
import { outlineOf } from '../../../../src/core/anchoring/context/outline';
import { marked } from '../../text/marked';

function frameOf(source: string): Readonly<Record<string, string>> {
  const { text, span } = marked(source);
  const frame = frameAt(text, outlineOf(text), span);
  return Object.fromEntries(Object.entries(frame).filter(([, words]) => words !== ''));
}

suite('What an article says about who speaks, outside of sentences', () => {
  test('the title is none of its headings, and short lines below it may name an author', () => {
    const { headings, byLines } = outlineOf(
      '---\ntitle: x\n---\n\n# On trade\n\nSpeech by Ana Roy, Lima\n\nWe met.\n\n## The vote\n\nAll voted.\n',
    );
    assert.deepEqual(
      headings.map(({ words }) => words),
      ['The vote'],
    );
    assert.deepEqual(byLines, [{ words: 'Speech by Ana Roy Lima', isNamed: true }]);
  });

  for (const [line, words] of [
    ['LEE: We object.', 'LEE'],
    ['**Ms. Roy:** We object.', 'Ms Roy'],
    ['**Ms. Roy**: We object.', 'Ms Roy'],
    ['[00:36] SPEAKER 3: We object.', '00 36 SPEAKER 3'],
    ['@a_roy · 3 May', '@a_roy'],
    ['李明：我们反对。', '李明'],
    ['他说：我们反对。', undefined],
    ['The result: all objected.', 'The result'],
    ['Mme Roy : non.', 'Mme Roy'],
    ['[00:12:44] Ana Roy', 'Ana Roy'],
    ['He said: we object.', undefined],
    ['President of the Council: we object.', 'President of the Council'],
    ['there were three of them: two stayed.', undefined],
    ['We object.', undefined],
  ] as const) {
    test(`${words === undefined ? 'no label' : `the label “${words}”`}: ${line}`, () => {
      const { labels } = outlineOf(`We met.\n\n${line}\n`);
      assert.deepEqual(
        labels.map((label) => label.words),
        words === undefined ? [] : [words],
      );
    });
  }

  test('a turn goes on over paragraphs, up to the next heading', () => {
    assert.deepEqual(frameOf('We met.\n\nLEE: Thanks.\n\nWe [[object]].\n'), { label: 'LEE' });
    assert.deepEqual(frameOf('We met.\n\nLEE: Thanks.\n\n## Vote\n\nWe [[object]].\n'), {
      heading: 'Vote',
    });
  });

  test('the line above a list or a quotation, the head of a table, the name below', () => {
    assert.deepEqual(frameOf('We met.\n\nHe holds:\n\n- one\n- [[two]]\n'), {
      above: 'He holds',
    });
    assert.deepEqual(frameOf('We met.\n\n> We [[object]].\n>\n> — Ana Roy\n'), {
      above: 'We met .',
      below: 'Ana Roy',
    });
    assert.deepEqual(frameOf('We met.\n\n| Who | What |\n|---|---|\n| Roy | [[object]] |\n'), {
      above: 'Who What We met .',
    });
  });

  test('the footnotes of a quote', () => {
    assert.deepEqual(frameOf('We met. They [[object]].[^2]\n\n[^2]: Roy, on Monday.\n'), {
      notes: 'Roy on Monday .',
    });
  });
});
