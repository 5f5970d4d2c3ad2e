import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fillMessage, type ProblemKind } from '../../../src/core/model/problem';
import { CODEBOOK_PROBLEMS } from '../../../src/core/problems/codebookProblems';
import { CORPUS_PROBLEMS } from '../../../src/core/problems/corpusProblems';
import { ENTRY_PROBLEMS } from '../../../src/core/problems/entryProblems';
import { FILE_PROBLEMS } from '../../../src/core/problems/fileProblems';
import { SEARCH_PROBLEMS } from '../../../src/core/problems/searchProblems';
import { PROBLEMS, type ProblemCode } from '../../../src/core/problems/table';
import { EXAMPLES, NEAR } from './examples';

const PAGE = path.join(__dirname, '../../../docs/evidence/problems.md');

suite('docs/evidence/problems.md', () => {
  test('has every message of the problem table, with an example (UPDATE_PROBLEMS=1 writes it)', () => {
    const page = pageText();
    if (process.env.UPDATE_PROBLEMS === '1') writeFileSync(PAGE, page);
    assert.equal(readFileSync(PAGE, 'utf8'), page);
  });

  test('each example fills its message, and leaves nothing over', () => {
    for (const code of Object.keys(PROBLEMS) as ProblemCode[]) {
      const { message } = PROBLEMS[code];
      const places = new Set(message.match(/\{\d\}/g));
      const filled = fillMessage(message, EXAMPLES[code]);
      assert.doesNotMatch(filled, /\{\d\}/, code);
      // A type of a field that is not known: its key is no news to whoever wrote it.
      const spare = code === 'unknown-field-type' ? 1 : 0;
      assert.equal(EXAMPLES[code].length, places.size + spare, code);
    }
  });

  test('where something near is known, its message has one place more', () => {
    for (const [code, { message, near }] of Object.entries(PROBLEMS)) {
      if (near === undefined) continue;
      const places = (text: string): number => new Set(text.match(/\{\d\}/g)).size;
      assert.equal(places(near), places(message) + 1, code);
      assert.ok(NEAR[code], code);
    }
  });

  test('no message counts one thing as several', () => {
    for (const [code, { message }] of Object.entries(PROBLEMS))
      assert.doesNotMatch(message, /\{\d\} (?:positions|annotations|articles|places)\b/, code);
  });
});

const SECTIONS: readonly (readonly [
  title: string,
  about: string,
  problems: Readonly<Record<string, ProblemKind>>,
])[] = [
  [
    'A file that is not read',
    'None of it is used or written until it is fixed. The message is followed by about how many annotations are missing, or says that the last readable version is still used.',
    FILE_PROBLEMS,
  ],
  [
    'Entries and values',
    'Of annotation files; those about keys and dates of the codebook, too.',
    ENTRY_PROBLEMS,
  ],
  ['The codebook', 'What only the codebook can have.', CODEBOOK_PROBLEMS],
  [
    'Places of quotes, and files among each other',
    'What is only found when an article, its annotation file and the others are compared.',
    CORPUS_PROBLEMS,
  ],
  [
    'Shared searches',
    'Of `searches.yaml`. Where a part of a search cannot be understood, the rest is searched for in the editor; on the command line `--search` prints nothing then.',
    SEARCH_PROBLEMS,
  ],
];

function pageText(): string {
  const sections = SECTIONS.map(([title, about, problems]) => {
    const lines = Object.keys(problems).map((code) => {
      const { severity, effect, message, near } = PROBLEMS[code as ProblemCode];
      const example = EXAMPLES[code as ProblemCode];
      const filled = fillMessage(message, example);
      const also =
        near === undefined
          ? ''
          : ` Or: ${markdown(fillMessage(near, [...example, NEAR[code] ?? '']))}`;
      return `- ${markdown(filled)}${also} \`${code}\`, ${effect === 'entry' ? 'error, entry' : severity}`;
    });
    return `## ${title}\n\n${about}\n\n${lines.join('\n')}\n`;
  });
  return `# What problems say

Every message of \`src/core/problems\`, with an example in place of what a file says; then its code, and how severe it is. An \`error\` refuses a file or, as said, an entry; a \`warning\` or \`info\` keeps everything. This page is written by \`test/unit/problems/page.test.ts\`.

${sections.join('\n')}`;
}

/** Signs that Markdown would take for its own. */
function markdown(text: string): string {
  return text.replace(/[\\*_<>`[\]]/g, '\\$&');
}
