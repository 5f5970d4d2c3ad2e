import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fillMessage } from '../../../src/core/model/problem';
import { problem } from '../../../src/core/problems/report';
import { PROBLEMS, refusesFile } from '../../../src/core/problems/table';

suite('The problem table', () => {
  test('every message says in whole sentences what happened and what to do', () => {
    for (const [code, { message }] of Object.entries(PROBLEMS)) {
      assert.match(message, /^[A-Z“{].*\.$/, code);
      assert.ok(message.length <= 200, `${code}: ${message.length} characters`);
      assert.doesNotMatch(message, /YAML|sidecar|parse|schema|null|node|offset/i, code);
    }
  });

  test('an error refuses a file or an entry, and a warning or a hint nothing', () => {
    for (const [code, { severity, effect }] of Object.entries(PROBLEMS)) {
      assert.equal(severity === 'error', effect !== 'none', code);
    }
  });

  test('what refuses a file says so in its first words, and nothing else does', () => {
    for (const [code, { message, effect }] of Object.entries(PROBLEMS)) {
      assert.equal(message.startsWith('This file is not read: '), effect === 'file', code);
    }
  });

  test('codes are lower-case words joined by hyphens', () => {
    for (const code of Object.keys(PROBLEMS)) assert.match(code, /^[a-z]+(?:-[a-z]+)*$/);
  });

  test('arguments fill the message', () => {
    const { message } = PROBLEMS['unknown-actor'];
    assert.match(fillMessage(message, ['chna']), /no actor “chna”/);
  });

  test('an argument of a megabyte is cut, and not inside a character', () => {
    const [cut] = problem(
      'unknown-actor',
      { start: 0, end: 1 },
      'a'.repeat(118) + '😀'.repeat(99),
    ).args;
    assert.equal(cut, 'a'.repeat(118) + '…');
  });

  test('one problem that refuses the file is enough', () => {
    const at = { start: 0, end: 0 };
    assert.equal(refusesFile([problem('unknown-actor', at), problem('missing-id', at)]), false);
    assert.equal(refusesFile([problem('unknown-actor', at), problem('duplicate-id', at)]), true);
  });

  test('every problem of reading a file has a test that names it', () => {
    const files = [
      ...['yaml/read/readYaml', 'codebook/parse/parse', 'annotation-file/parse/parse'],
      ...['searches/parse', 'searches/queryProblems'],
    ];
    const tests = files
      .map((file) => readFileSync(path.join(__dirname, '..', `${file}.test.ts`), 'utf8'))
      .join('');
    const untested = Object.keys(PROBLEMS).filter(
      (code) => !tests.includes(`'${code}'`) && !tests.includes(`'${code}(`),
    );
    assert.deepEqual(untested, OF_THE_PROJECT);
  });
});

/** What only somebody who sees all the files can know. */
const OF_THE_PROJECT: readonly string[] = [
  'undecodable',
  'link-outside',
  'not-a-file',
  'issue-unused',
  'quote-orphaned',
  'quote-uncertain',
  'quote-speaker',
  'quote-names',
  'quote-changed',
  'id-elsewhere',
  'coded-differently',
  'article-missing',
  'same-name',
  'article-undecodable',
  'front-matter-unclosed',
  'front-matter-unread',
  'front-matter-value',
  'article-too-large',
  'original-missing',
  'reprint-cycle',
  'only-coder-files',
  'run-missing',
  'annotation-file-name',
  'coder-file-unused',
  'date-ahead',
  'date-after-article',
  'author-is-actor',
  'date-future',
  'codebook-version',
  'searches-file-name',
];
